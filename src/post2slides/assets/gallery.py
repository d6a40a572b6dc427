"""The way of a post's pictures: from the addresses that it names to files that a deck can hold.

Its invariant: every address that is asked for is answered, with facts or with the reason why there are none.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from post2slides.assets.data_address import decode_data_address
from post2slides.assets.faults import PictureFault, corrupt
from post2slides.assets.locate import Locator
from post2slides.assets.options import FetchOptions, PictureRequest, Progress, Step
from post2slides.assets.prepare import prepare
from post2slides.assets.prepared import Prepared
from post2slides.assets.site import Site
from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.model.picture import Gallery, Media, MissingPicture, PictureFacts


@dataclass(frozen=True, slots=True)
class Assets:
    """A post's pictures: what the stages may know of them, and the files for the writer."""

    gallery: Gallery
    media: Mapping[str, Media]
    """Prepared files by `PictureFacts.key`."""


def gather(
    requests: Sequence[PictureRequest],
    post: Path | None,
    workdir: Path,
    options: FetchOptions,
    report: Report,
    progress: Progress | None = None,
) -> Assets:
    """Finds, fetches and prepares the pictures of a post.

    `post` is the post's file, None for standard input; `workdir` a folder of the caller's in which the prepared files
    stay until the deck is written. A picture that cannot be shown is reported once and is in the gallery as missing;
    no fault of a picture is raised.
    """
    sources = list(dict.fromkeys(request.source for request in requests))
    files = _obtain(sources, post, workdir, options, progress)
    prepared = _prepare_all(files, workdir, options, progress)
    _report_faults(requests, prepared, report)
    return Assets(
        {source: _entry(prepared[source]) for source in sources},
        {made.facts.key: made.media for made in prepared.values() if isinstance(made, Prepared)},
    )


def _entry(result: Prepared | PictureFault) -> PictureFacts | MissingPicture:
    return result.facts if isinstance(result, Prepared) else MissingPicture(result.reason)


def is_remote(source: str) -> bool:
    """Whether an address is on the web; `//host/path` is, as in a browser."""
    return source.lower().lstrip().startswith(("http://", "https://", "//"))


def _obtain(
    sources: Sequence[str], post: Path | None, workdir: Path, options: FetchOptions, progress: Progress | None
) -> dict[str, Path | PictureFault]:
    """The file of each address, or why there is none."""
    remote = [source for source in sources if is_remote(source)]
    found: dict[str, Path | PictureFault] = {}
    if remote:
        from post2slides.assets.fetch import fetch_all  # brings the HTTP client

        found.update(fetch_all(remote, workdir, options, progress))
    locator = Locator(Site.around(post), options.allow_paths)
    for source in sources:
        if source not in found:
            found[source] = _obtain_local(source, locator, workdir)
    return found


def _obtain_local(source: str, locator: Locator, workdir: Path) -> Path | PictureFault:
    try:
        if source.lstrip().lower().startswith("data:"):
            return decode_data_address(source, workdir)
        return locator.find(source)
    except PictureFault as fault:
        return fault


def _prepare_all(
    files: Mapping[str, Path | PictureFault], workdir: Path, options: FetchOptions, progress: Progress | None
) -> dict[str, Prepared | PictureFault]:
    """Prepares each distinct file once, on all cores: Pillow lets go of Python's lock while it works."""
    paths = list(dict.fromkeys(file for file in files.values() if isinstance(file, Path)))
    with ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="prepare") as pool:
        keys = dict(zip(paths, pool.map(lambda path: _digest(path, options.local_bytes), paths), strict=True))
        first = {key: path for path, key in reversed(keys.items()) if isinstance(key, str)}
        tasks = {
            pool.submit(_prepare_file, path, key, workdir, options.max_side): key
            for key, path in reversed(first.items())
        }
        results: dict[str, Prepared | PictureFault] = {}
        for done, task in enumerate(as_completed(tasks), start=1):
            results[tasks[task]] = task.result()
            if progress:
                progress(Step.PREPARING, done, len(tasks))

    def result(file: Path | PictureFault) -> Prepared | PictureFault:
        key = file if isinstance(file, PictureFault) else keys[file]
        return key if isinstance(key, PictureFault) else results[key]

    return {source: result(file) for source, file in files.items()}


def _digest(path: Path, limit: int) -> str | PictureFault:
    """The name of a file's content, by which equal pictures are known."""
    try:
        if path.stat().st_size > limit:
            return corrupt("too large", f"the file has more than {limit // 1_000_000} MB")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:20]
    except OSError as error:
        return PictureFault("picture-missing", "cannot be read", str(error))


def _prepare_file(path: Path, key: str, workdir: Path, max_side: int) -> Prepared | PictureFault:
    try:
        return prepare(path.read_bytes(), key, workdir, max_side)
    except PictureFault as fault:
        return fault
    except OSError as error:
        return PictureFault("picture-missing", "cannot be read", str(error))


_WHAT = {
    "picture-missing": "picture not found",
    "picture-refused": "picture refused",
    "picture-unreachable": "picture not fetched",
    "picture-corrupt": "picture cannot be shown",
}


def _report_faults(
    requests: Sequence[PictureRequest], results: Mapping[str, Prepared | PictureFault], report: Report
) -> None:
    """Reports each address once, where it is written first, in the order of the post."""
    first = {request.source: request for request in reversed(requests)}
    for source in dict.fromkeys(request.source for request in requests):
        fault = results[source]
        if isinstance(fault, PictureFault):
            report(Diagnostic(Severity.WARNING, fault.code, _message(source, fault), first[source].line))


def _message(source: str, fault: PictureFault) -> str:
    address = source if len(source) <= 120 else f"{source[:117]}…"
    reason = "; ".join(part for part in (fault.reason, fault.detail) if part)
    if fault.code == "picture-missing" and fault.reason == "not found":
        return f"picture not found: {address} ({fault.detail})"
    return f"{_WHAT[fault.code]}: {address} ({reason})"
