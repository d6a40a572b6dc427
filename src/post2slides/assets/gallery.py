"""The way of a post's pictures, films and sounds: from the addresses that it names to files that a deck can hold.

Its invariant: every address that is asked for is answered, with facts or with the reason why there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from post2slides.assets.data_address import decode_data_address
from post2slides.assets.faults import PictureFault
from post2slides.assets.locate import Locator
from post2slides.assets.options import (
    ClipRequest,
    FetchOptions,
    PictureRequest,
    PosterColours,
    Progress,
    is_remote,
)
from post2slides.assets.prepared import Clip, Prepared
from post2slides.assets.site import Site
from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.model.picture import ClipFacts, Gallery, Media, MissingPicture, PictureFacts

_NEUTRAL = PosterColours()


@dataclass(frozen=True, slots=True)
class Assets:
    """A post's pictures, films and sounds: what the stages may know of them, and the files for the writer."""

    gallery: Gallery
    media: Mapping[str, Media]
    """Prepared files by `PictureFacts.key`, and films and sounds by `ClipFacts.key`."""
    files: tuple[Path, ...] = ()
    """The local files that were found for the post."""


def gather(
    requests: Sequence[PictureRequest | ClipRequest],
    post: Path | None,
    workdir: Path,
    options: FetchOptions,
    report: Report,
    progress: Progress | None = None,
    colours: PosterColours = _NEUTRAL,
    base: str = "",
) -> Assets:
    """Finds, fetches and prepares the pictures of a post, and its films and sounds.

    `post` is the post's file, None for standard input and for a post from the web. `base` is the address where it was
    published: what is not found in a folder is asked for there. `workdir` is a folder of the caller's in which the
    prepared files stay until the deck is written; `colours` are those of posters that are drawn. A picture that cannot
    be shown is reported once and is in the gallery as missing; so is a film or a sound beside the post that cannot be
    played. No fault of either is raised.
    """
    pictures = [request for request in requests if isinstance(request, PictureRequest)]
    films = [request for request in requests if isinstance(request, ClipRequest)]
    locator = Locator(Site.around(post) if post or not base else Site(workdir, workdir), options.allow_paths)
    sources = [request.source for request in pictures] + [film.poster for film in films if film.poster]
    files = _obtain(list(dict.fromkeys(sources)), locator, workdir, options, progress, base)
    shown = _prepared({request.source: files[request.source] for request in pictures}, workdir, options, progress)
    played = _played(films, files, locator, workdir, options, colours)
    _report_faults([*pictures, *_written_posters(films)], {**files, **shown}, report)
    _report_faults(films, played, report)
    return Assets(
        {source: _entry(result) for source, result in {**shown, **played}.items()},
        {key: media for result in (*shown.values(), *played.values()) for key, media in _media(result)},
        tuple(sorted(locator.found)),
    )


def _entry(result: Prepared | Clip | PictureFault) -> PictureFacts | ClipFacts | MissingPicture:
    return MissingPicture(result.reason) if isinstance(result, PictureFault) else result.facts


def _media(result: Prepared | Clip | PictureFault) -> Iterator[tuple[str, Media]]:
    match result:
        case Prepared():
            yield result.facts.key, result.media
        case Clip():
            yield from result.media.items()
        case PictureFault():
            pass


def _prepared(
    files: Mapping[str, Path | PictureFault], workdir: Path, options: FetchOptions, progress: Progress | None
) -> Mapping[str, Prepared | PictureFault]:
    faults = {source: file for source, file in files.items() if isinstance(file, PictureFault)}
    if len(faults) == len(files):
        return faults
    from post2slides.assets.preparation import prepare_all  # brings Pillow

    return prepare_all(files, workdir, options, progress)


def _played(
    films: Sequence[ClipRequest],
    files: Mapping[str, Path | PictureFault],
    locator: Locator,
    workdir: Path,
    options: FetchOptions,
    colours: PosterColours,
) -> Mapping[str, Clip | PictureFault]:
    if not films:
        return {}
    from post2slides.assets.clip import Desk, clips  # one post in fifty has a film

    return clips(films, files, locator, Desk(workdir, colours, options.clip_bytes))


def _written_posters(films: Sequence[ClipRequest]) -> list[PictureRequest]:
    """The posters that an author gave. One that a site has may be had or not: it only adorns the card."""
    return [PictureRequest(film.poster, film.line) for film in films if film.poster and not is_remote(film.source)]


def _obtain(
    sources: Sequence[str],
    locator: Locator,
    workdir: Path,
    options: FetchOptions,
    progress: Progress | None,
    base: str,
) -> dict[str, Path | PictureFault]:
    """The file of each address, or why there is none."""
    found = {source: _obtain_local(source, locator, workdir) for source in sources if not is_remote(source)}
    remote = {source: source for source in sources if is_remote(source)}
    if base:
        missing = (source for source, result in found.items() if _is_missing(result))
        remote |= {source: _joined(base, source) for source in missing}
    if remote:
        from post2slides.assets.fetch import fetch_all  # brings the HTTP client

        fetched = fetch_all(list(dict.fromkeys(remote.values())), workdir, options, progress)
        found |= {source: _better(found.get(source), fetched[address]) for source, address in remote.items()}
    return found


def _joined(base: str, source: str) -> str:
    try:
        return urljoin(base, source)
    except ValueError:
        return source


def _is_missing(result: Path | PictureFault) -> bool:
    return isinstance(result, PictureFault) and result.code == "picture-missing"


def _better(local: Path | PictureFault | None, fetched: Path | PictureFault) -> Path | PictureFault:
    """What the web gives; where it was not to be asked, what the folders told."""
    return local if isinstance(fetched, PictureFault) and fetched.reason == "offline" and local else fetched


def _obtain_local(source: str, locator: Locator, workdir: Path) -> Path | PictureFault:
    try:
        if source.lstrip().lower().startswith("data:"):
            return decode_data_address(source, workdir)
        return locator.find(source)
    except PictureFault as fault:
        return fault


_WHAT = {
    "picture-missing": "picture not found",
    "picture-refused": "picture refused",
    "picture-unreachable": "picture not fetched",
    "picture-corrupt": "picture cannot be shown",
    "media-missing": "film or sound not found",
    "media-refused": "film or sound refused",
    "media-unplayable": "film or sound cannot be played in the deck",
}


def _report_faults(
    requests: Sequence[PictureRequest | ClipRequest], results: Mapping[str, object], report: Report
) -> None:
    """Reports each address once, where it is written first, in the order of the post."""
    first = {request.source: request for request in reversed(requests)}
    for source in dict.fromkeys(request.source for request in requests):
        fault = results.get(source)
        if isinstance(fault, PictureFault):
            report(Diagnostic(Severity.WARNING, fault.code, _message(source, fault), first[source].line))


def _message(source: str, fault: PictureFault) -> str:
    address = source if len(source) <= 120 else f"{source[:117]}…"
    if fault.reason == "not found":
        return f"{_WHAT[fault.code]}: {address} ({fault.detail})"
    reason = "; ".join(part for part in (fault.reason, fault.detail) if part)
    return f"{_WHAT[fault.code]}: {address} ({reason})"
