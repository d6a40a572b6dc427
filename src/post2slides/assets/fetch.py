"""Fetches pictures from the web, several at a time, within limits of time and space.

Its invariant: every address is answered with a file or a fault; no answer is believed to be a picture but by its bytes.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from http.client import HTTPException
from pathlib import Path
from ssl import SSLError
from threading import Lock
from urllib.parse import quote, urljoin

from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.exceptions import SSLError as TlsError
from urllib3.util import Url, parse_url

from post2slides.assets.addresses import Resolver
from post2slides.assets.cache import Cache, Entry
from post2slides.assets.connection import Exchange
from post2slides.assets.faults import PictureFault, refused, unreachable
from post2slides.assets.options import MIB, FetchOptions, Progress, Step
from post2slides.assets.sniff import HEAD, resembles, sniff

_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {408, 429, 500, 502, 503, 504}
"""Answers after which it is worth asking again (RFC 9110, §15)."""
_CHUNK = 65_536
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_FAULTS = (HTTPError, HTTPException, OSError, ValueError)
"""What urllib3 and the sockets below it raise for a server that fails."""


class _PassingFault(Exception):  # noqa: N818 - no error: the reason to try once more
    """A fault that may be gone in a second."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


def fetch_all(
    sources: Sequence[str], workdir: Path, options: FetchOptions, progress: Progress | None = None
) -> dict[str, Path | PictureFault]:
    """Fetches pictures into `workdir`; gives the file of each address, or why there is none.

    `progress` is called in the caller's thread, with how many of how many are done.
    """
    session = _Session(options)
    results: dict[str, Path | PictureFault] = {}
    with ThreadPoolExecutor(options.parallel, thread_name_prefix="fetch") as pool:
        tasks = {pool.submit(session.fetch, source, workdir): source for source in sources}
        for done, task in enumerate(as_completed(tasks), start=1):
            results[tasks[task]] = task.result()
            if progress:
                progress(Step.FETCHING, done, len(tasks))
    session.cache.prune()
    return results


class _Session:
    """What the fetches of one post share: looked-up hosts, the cache, and the bytes that are left to spend."""

    def __init__(self, options: FetchOptions) -> None:
        self.cache = Cache(options.cache)
        self._options = options
        self._resolver = Resolver(options.resolve_seconds, options.allow_hosts)
        self._lock = Lock()
        self._bytes_left = options.post_bytes
        self._silent: set[str] = set()

    def fetch(self, source: str, workdir: Path) -> Path | PictureFault:
        try:
            address = _address(source)
            content = self._content(address)
        except PictureFault as fault:
            return fault
        path = workdir / f"web-{hashlib.sha256(content).hexdigest()[:20]}"
        path.write_bytes(content)
        return path

    def _content(self, address: str) -> bytes:
        """The picture's bytes: from the server, or from the cache when the server is not to be asked or is away."""
        cached = self.cache.find(address)
        if self._options.offline:
            if cached is None:
                raise unreachable("offline", "it is not in the cache")
            return cached.content
        try:
            content = self._try_hard(address, cached)
        except PictureFault as fault:
            if cached is None or fault.code == "picture-refused":
                raise
            content = cached.content
        self.cache.touch(address)
        return content

    def _try_hard(self, address: str, cached: Entry | None) -> bytes:
        """Asks again after a passing fault, within the time that a picture may take."""
        deadline = time.monotonic() + self._options.picture_seconds
        wait = self._options.retry_seconds
        for tries_left in range(self._options.retries, -1, -1):
            try:
                return self._follow(address, cached, deadline)
            except _PassingFault as passing:
                if not tries_left or time.monotonic() + wait >= deadline:
                    raise passing.fault from passing
            time.sleep(wait)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _follow(self, address: str, cached: Entry | None, deadline: float) -> bytes:
        """Asks for the picture and goes where the server sends on to; each host is checked anew."""
        here = address
        for _ in range(self._options.redirects + 1):
            answer = self._ask(here, address, cached, deadline)
            if isinstance(answer, bytes):
                return answer
            here = urljoin(here, answer)
        raise unreachable("too many redirects", f"more than {self._options.redirects}")

    def _ask(self, here: str, address: str, cached: Entry | None, deadline: float) -> bytes | str:
        """The picture's bytes, or the address to which the server sends on."""
        url = _parsed(here)
        host = str(url.host)
        if host in self._silent:
            raise unreachable("no answer", f"{host} gave no answer before")
        try:
            with Exchange(url, self._resolver, self._options.connect_seconds, deadline) as exchange:
                response = exchange.ask(_validators(cached))
                return self._answer(response, address, cached, deadline)
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

    def _answer(self, response: BaseHTTPResponse, address: str, cached: Entry | None, deadline: float) -> bytes | str:
        if response.status == 304 and cached:
            return cached.content
        if response.status in _REDIRECTS and "location" in response.headers:
            return _escaped(response.headers["location"])
        if response.status != 200:
            fault = unreachable(f"HTTP {response.status}", f"the server said: {response.reason or 'no reason'}")
            raise _PassingFault(fault) if response.status in _PASSING else fault
        content = self._read(response, deadline)
        if sniff(content[:HEAD]) is None:
            raise unreachable("not a picture", f"the server sent {resembles(content[:HEAD])}")
        headers = response.headers
        self.cache.keep(address, content, headers.get("etag", ""), headers.get("last-modified", ""))
        return content

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


def _address(source: str) -> str:
    """The address as a server is asked for it; `//host/path` is asked over https."""
    address = source.strip()
    return _escaped(f"https:{address}" if address.startswith("//") else address)


def _escaped(address: str) -> str:
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


def _parsed(address: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise unreachable("damaged address", str(error)) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise refused("address not supported", f"it leads to {address[:100]}")
    return url


def _validators(cached: Entry | None) -> dict[str, str]:
    """The headers that ask for the picture only if it has changed (RFC 9110, §13.1)."""
    if cached is None:
        return {}
    pairs = {"If-None-Match": cached.etag, "If-Modified-Since": cached.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
