"""The HTTP client: asks for one address, within limits of time and space, and goes where the server sends on to.

Its invariant: every host on the way is checked, no request takes longer and no answer is larger than the caller allows,
and every failure is a fault with its reason.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from ssl import SSLError
from threading import Lock
from urllib.parse import quote, urljoin

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.exceptions import SSLError as TlsError
from urllib3.util import Url, parse_url

from post2slides.assets.addresses import Resolver
from post2slides.assets.connection import Exchange
from post2slides.assets.faults import PictureFault, refused, unreachable
from post2slides.assets.options import MIB, FetchOptions

_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {408, 429, 500, 502, 503, 504}
"""Answers after which it is worth asking again (RFC 9110, §15)."""
_NOT_MODIFIED = 304
_CHUNK = 65_536
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_FAULTS = (HTTPError, HTTPException, OSError, ValueError)
"""What urllib3 and the sockets below it raise for a server that fails."""


class _PassingFault(Exception):  # noqa: N818 - no error: the reason to try once more
    """A fault that may be gone in a second."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave."""

    content: bytes
    address: str
    """Where it was in the end, behind all redirects."""
    headers: Mapping[str, str]
    """By their names in lower case."""
    unchanged: bool = False
    """Whether the server said that what the caller has is still true; then there is no content."""


class Client:
    """What the requests for one post share: looked-up hosts, and the bytes that are left to spend."""

    def __init__(self, options: FetchOptions) -> None:
        self._options = options
        self._resolver = Resolver(options.resolve_seconds, options.allow_hosts)
        self._lock = Lock()
        self._bytes_left = options.post_bytes
        self._silent: set[str] = set()

    def get(self, address: str, headers: Mapping[str, str]) -> Answer:
        """The answer at an address that `escaped` made; asks again after a passing fault.

        Raises `PictureFault`.
        """
        deadline = time.monotonic() + self._options.picture_seconds
        wait = self._options.retry_seconds
        for tries_left in range(self._options.retries, -1, -1):
            try:
                return self._follow(address, headers, deadline)
            except _PassingFault as passing:
                if not tries_left or time.monotonic() + wait >= deadline:
                    raise passing.fault from passing
            time.sleep(wait)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _follow(self, address: str, headers: Mapping[str, str], deadline: float) -> Answer:
        """Asks, and goes where the server sends on to; each host is checked anew."""
        here = address
        for _ in range(self._options.redirects + 1):
            answer = self._ask(here, headers, deadline)
            if isinstance(answer, Answer):
                return answer
            here = _onward(here, answer)
        raise unreachable("too many redirects", f"more than {self._options.redirects}")

    def _ask(self, here: str, headers: Mapping[str, str], deadline: float) -> Answer | str:
        """The answer, or the address to which the server sends on."""
        url = _parsed(here)
        host = str(url.host)
        if host in self._silent:
            raise unreachable("no answer", f"{host} gave no answer before")
        try:
            with Exchange(url, self._resolver, self._options.connect_seconds, deadline) as exchange:
                return self._answer(exchange.ask(headers), here, deadline)
        except PictureFault as fault:
            if fault.reason == "no answer":
                self._silent.add(host)
            raise
        except _FAULTS as error:
            if time.monotonic() >= deadline:
                raise self._too_slow() from error
            if isinstance(error, (SSLError, TlsError)):
                raise unreachable("no secure connection", _told(error)) from error
            raise _PassingFault(unreachable("connection broken", _told(error))) from error

    def _answer(self, response: BaseHTTPResponse, here: str, deadline: float) -> Answer | str:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if response.status == _NOT_MODIFIED:
            return Answer(b"", here, headers, unchanged=True)
        if response.status in _REDIRECTS and "location" in headers:
            return escaped(headers["location"])
        if response.status != 200:
            fault = unreachable(f"HTTP {response.status}", f"the server said: {response.reason or 'no reason'}")
            raise _PassingFault(fault) if response.status in _PASSING else fault
        return Answer(self._read(response, deadline), here, headers)

    def _read(self, response: BaseHTTPResponse, deadline: float) -> bytes:
        """The body, unpacked, as far as the limits go.

        At the deadline the connection is cut, which can look like the body's end.
        """
        limit = self._options.picture_bytes
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > limit:
            raise unreachable("too large", f"more than {limit // MIB} MB")
        body = bytearray()
        while chunk := response.read1(_CHUNK):
            body += chunk
            self._spend(len(chunk))
            if len(body) > limit:
                raise unreachable("too large", f"more than {limit // MIB} MB")
        if time.monotonic() >= deadline:
            raise self._too_slow()
        return bytes(body)

    def _too_slow(self) -> PictureFault:
        return unreachable("too slow", f"longer than {self._options.picture_seconds:g} s")

    def _spend(self, count: int) -> None:
        with self._lock:
            self._bytes_left -= count
            if self._bytes_left < 0:
                limit = self._options.post_bytes // MIB
                raise unreachable("too much", f"the post's pictures have more than {limit} MB")


def escaped(address: str) -> str:
    """The address in ASCII, as browsers send it: the path percent-encoded where needed, the host in IDNA."""
    scheme, slashes, rest = address.partition("://")
    if not slashes:
        return quote(address, safe=_SAFE)
    host, slash, path = rest.partition("/")
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise unreachable("damaged address", str(error)) from error
    return f"{scheme}://{host}{slash}{quote(path, safe=_SAFE)}"


def _onward(here: str, answer: str) -> str:
    try:
        return urljoin(here, answer)
    except ValueError as error:
        raise unreachable("damaged address", str(error)) from error


def _parsed(address: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise unreachable("damaged address", str(error)) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise refused("address not supported", f"it leads to {address[:100]}")
    return url


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
