"""Fetches pictures from the web, several at a time, within limits of time and space.

Its invariant: every address is answered with a file or a fault; no answer is believed to be a picture but by its bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from post2slides.assets.cache import Cache, Entry
from post2slides.assets.client import Client, escaped
from post2slides.assets.faults import PictureFault, unreachable
from post2slides.assets.options import FetchOptions, Progress, Step
from post2slides.assets.sniff import HEAD, resembles, sniff


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
    """What the fetches of one post share: the client and the cache."""

    def __init__(self, options: FetchOptions) -> None:
        self.cache = Cache(options.cache)
        self._offline = options.offline
        self._client = Client(options)

    def fetch(self, source: str, workdir: Path) -> Path | PictureFault:
        try:
            content = self._content(_address(source))
        except PictureFault as fault:
            return fault
        path = workdir / f"web-{hashlib.sha256(content).hexdigest()[:20]}"
        path.write_bytes(content)
        return path

    def _content(self, address: str) -> bytes:
        """The picture's bytes: from the server, or from the cache when the server is not to be asked or is away."""
        cached = self.cache.find(address)
        if self._offline:
            if cached is None:
                raise unreachable("offline", "it is not in the cache")
            return cached.content
        try:
            content = self._asked(address, cached)
        except PictureFault as fault:
            if cached is None or fault.code == "picture-refused":
                raise
            content = cached.content
        self.cache.touch(address)
        return content

    def _asked(self, address: str, cached: Entry | None) -> bytes:
        """The picture's bytes from the server, kept for the next time."""
        answer = self._client.get(address, _validators(cached))
        if answer.unchanged and cached:
            return cached.content
        if sniff(answer.content[:HEAD]) is None:
            raise unreachable("not a picture", f"the server sent {resembles(answer.content[:HEAD])}")
        headers = answer.headers
        self.cache.keep(address, answer.content, headers.get("etag", ""), headers.get("last-modified", ""))
        return answer.content


def _address(source: str) -> str:
    """The address as a server is asked for it; `//host/path` is asked over https."""
    address = source.strip()
    return escaped(f"https:{address}" if address.startswith("//") else address)


def _validators(cached: Entry | None) -> dict[str, str]:
    """The headers that ask for the picture only if it has changed (RFC 9110, §13.1)."""
    if cached is None:
        return {}
    pairs = {"If-None-Match": cached.etag, "If-Modified-Since": cached.last_modified}
    return {name: value for name, value in pairs.items() if value}
