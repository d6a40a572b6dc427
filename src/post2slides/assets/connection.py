"""HTTP connections that go only where `Resolver` allows, and that end when their time is up.

Its invariant: a connection is opened to a checked address and to no other, whatever a name or a redirect says, and no
server, however slowly it sends, holds it longer than `deadline`.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Mapping
from functools import cache
from threading import Timer
from types import TracebackType

import truststore
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Url

from post2slides.assets.addresses import Resolver
from post2slides.assets.faults import unreachable

_HEADERS = {"User-Agent": "post2slides", "Accept": "image/*,*/*;q=0.5", "Accept-Encoding": "identity"}


class _Wire:
    """Opens the sockets of one connection, and cuts them at the deadline."""

    def __init__(self, resolver: Resolver, connect_seconds: float, deadline: float) -> None:
        self._resolver = resolver
        self._connect_seconds = connect_seconds
        self._deadline = deadline
        self._handle: socket.socket | None = None
        self._timer = Timer(max(0.0, deadline - time.monotonic()), self._cut)
        self._timer.daemon = True

    def open(self, host: str, port: int) -> socket.socket:
        failure: OSError = OSError("no address")
        for address in self._resolver.resolve(host):
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            try:
                opened = socket.create_connection((address, port), min(self._connect_seconds, left))
            except OSError as error:
                failure = error
                continue
            opened.settimeout(left)
            self._handle = opened.dup()
            self._timer.start()
            return opened
        raise unreachable("no answer", f"{host} cannot be reached: {failure}") from failure

    def close(self) -> None:
        self._timer.cancel()
        if self._handle is not None:
            self._handle.close()

    def _cut(self) -> None:
        """Ends the connection below the TLS layer, which wakes a thread that waits for it."""
        if self._handle is not None:
            try:
                self._handle.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


class _PlainConnection(HTTPConnection):
    wire: _Wire

    def _new_conn(self) -> socket.socket:
        return self.wire.open(self.host, self.port)


class _TlsConnection(HTTPSConnection):
    wire: _Wire

    def _new_conn(self) -> socket.socket:
        return self.wire.open(self.host, self.port)


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that the system trusts, read once."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Exchange:
    """One request and its answer: a context manager that closes the connection."""

    def __init__(self, url: Url, resolver: Resolver, connect_seconds: float, deadline: float) -> None:
        host = (url.host or "").strip("[]")
        self._url = url
        self._connection: _PlainConnection | _TlsConnection
        if url.scheme == "https":
            self._connection = _TlsConnection(host, url.port or 443, ssl_context=_trust())
        else:
            self._connection = _PlainConnection(host, url.port or 80)
        self._connection.wire = _Wire(resolver, connect_seconds, deadline)

    def ask(self, headers: Mapping[str, str]) -> BaseHTTPResponse:
        """Sends a GET request and reads the head of the answer."""
        self._connection.request(
            "GET", self._url.request_uri, headers=_HEADERS | dict(headers), preload_content=False, decode_content=True
        )
        return self._connection.getresponse()

    def __enter__(self) -> Exchange:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.wire.close()
        self._connection.close()
