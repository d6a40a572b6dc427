"""Looks up hosts, and holds the rule that no private address is ever asked for a picture.

Its invariant: `Resolver.resolve` gives no address that is not public, but for hosts that the caller allows by name.
A connection is made to the very address that was checked here, so that a second look-up cannot give another (DNS
rebinding).
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from post2slides.assets.faults import PictureFault, refused, unreachable

_NAT64 = IPv6Address("64:ff9b::")
_ENOUGH_FAILURES = 2
"""Hosts that have no address, with none that has one, before the network is held to be down."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet (IANA's special-purpose registries).

    An IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64) is judged as itself.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _inner_ipv4(ip)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner_ipv4(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    if int(ip) >> 32 == int(_NAT64) >> 32:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


class Resolver:
    """Looks each host up once; may be used from several threads."""

    def __init__(self, seconds: float, allow_hosts: Sequence[str] = ()) -> None:
        self._seconds = seconds
        self._allowed = {host.lower() for host in allow_hosts}
        self._lock = Lock()
        self._host_locks: dict[str, Lock] = {}
        self._slow = False
        self._known: dict[str, tuple[str, ...] | PictureFault] = {}

    def resolve(self, host: str) -> tuple[str, ...]:
        """The addresses at which `host` may be asked.

        Raises `PictureFault`: `picture-unreachable` when its name cannot be looked up, or none of several can;
        `picture-refused` when all its addresses are private.
        """
        with self._lock:
            host_lock = self._host_locks.setdefault(host, Lock())
        with host_lock:
            if host not in self._known:
                self._known[host] = unreachable("no network") if self._network_is_down() else self._look_up(host)
        known = self._known[host]
        if isinstance(known, PictureFault):
            raise known
        return known

    def _network_is_down(self) -> bool:
        """A look-up without any answer tells as much as several that fail, as long as none has succeeded."""
        answers = list(self._known.values())
        if any(isinstance(answer, tuple) or answer.code == "picture-refused" for answer in answers):
            return False
        return self._slow or len(answers) >= _ENOUGH_FAILURES

    def _look_up(self, host: str) -> tuple[str, ...] | PictureFault:
        """Asks in a thread of its own, since the system's look-up cannot be told when to give up."""
        answers: SimpleQueue[tuple[str, ...] | PictureFault] = SimpleQueue()
        Thread(target=lambda: answers.put(self._ask_system(host)), daemon=True).start()
        try:
            return answers.get(timeout=self._seconds)
        except Empty:
            self._slow = True
            return unreachable("no network", f"looking up {host} took longer than {self._seconds:g} s")

    def _ask_system(self, host: str) -> tuple[str, ...] | PictureFault:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            return unreachable("no network", f"{host}: {getattr(error, 'strerror', None) or error}")
        found = tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
        if not found:
            return unreachable("no network", f"the name {host} has no address")
        public = tuple(address for address in found if host.lower() in self._allowed or is_public(address))
        return public or refused("private address", f"{host} is {found[0]}; allow it with --allow-host {host}")
