"""Finds the file that a post means by a local address, wherever its generator would have served it from.

Of 2,600 local addresses in real posts, half are relative to the post, a quarter to the repository's root, a fifth to a
folder of it that the generator serves as the root; a few can only be found by their bare name.

Its invariant: no path is returned that lies, after symbolic links are followed, outside the post's folder, the site's
folder and the folders that the caller allows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from post2slides.assets.faults import PictureFault, refused
from post2slides.assets.site import Site, spelling
from post2slides.regex import regex

SERVED_FOLDERS = ("", "static", "public", "source", "assets", "content", "src", "docs", "website/static")
"""The folders of a repository that the common generators serve as the root of the site."""

_TEMPLATE = regex(r"""\{\{-?\s*(?:["']([^"']*)["'][^}]*|[^}]*)\}\}|\{%.*?%\}""")
_ALIAS = regex(r"^(?:@site|@|~)/")
_SUFFIX = regex(r"[?#].*$")
_DRIVE = regex(r"^[A-Za-z]:[\\/]")
_NETWORK = regex(r"\s*(?:\\\\|//|\\/|/\\)")
"""`\\\\host\\share`: Windows sends the user's name and a digest of the password there before any file is read."""
_LANGUAGE = regex(r"^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")
_MAX_PATH = 4096


class Locator:
    """Finds pictures for one post."""

    def __init__(self, site: Site, allow_paths: Sequence[Path] = ()) -> None:
        self._site = site
        self._names: dict[Path, dict[str, str]] = {}
        self.found: set[Path] = set()
        """The files that were found so far."""
        self._allowed = (site.folder, site.root, *(Path(os.path.realpath(path)) for path in allow_paths))

    def find(self, source: str) -> Path:
        """The file that `source` means, absolute.

        Raises `PictureFault` `picture-refused` when it may not be read and `picture-missing` when there is none; the
        fault's detail says where was looked, and which file of the site has a similar name.
        """
        if len(source) > _MAX_PATH or "\0" in source:
            raise PictureFault("picture-missing", "not found", "the address is no path")
        if is_on_network(source):
            raise refused("address not supported", f"a path on a network is not asked for; not {source[:60]}")
        if _has_scheme(source) and not _DRIVE.match(source):
            raise refused("address not supported", f"only paths, http(s) and data addresses are; not {source[:60]}")
        spellings = tuple(_spellings(source))
        outside: list[Path] = []
        for candidate in self._candidates(spellings):
            if not _is_file(candidate):
                continue
            if self._is_allowed(candidate):
                self.found.add(file := Path(os.path.realpath(candidate)))
                return file
            outside.append(candidate)
        if outside:
            raise refused("outside the post's folder", f"{outside[0]} lies outside {self._site.root}")
        raise PictureFault("picture-missing", "not found", self._whereabouts(spellings[-1]))

    def _candidates(self, spellings: tuple[str, ...]) -> Iterator[Path]:
        """Where the picture may be, likeliest first."""
        folders = tuple(self._folders())
        for spelt in spellings:
            if Path(spelt).is_absolute():
                yield Path(spelt)
            yield from (folder / spelt.lstrip("/") for folder in folders)
        for spelt in spellings:
            yield from filter(None, (self._respelt(folder, spelt.lstrip("/")) for folder in folders))
        for spelt in spellings:
            yield from (folder / spelt.lstrip("/") for folder in self._translations())
        for spelt in spellings:
            yield from self._by_name(spelt)

    def _folders(self) -> Iterator[Path]:
        yield self._site.folder
        if self._site.stem:
            yield self._site.folder / self._site.stem
        for level in self._site.levels:
            yield from (level / served for served in SERVED_FOLDERS)

    def _translations(self) -> Iterator[Path]:
        """The folders of this post in the site's other languages, English first: translations borrow pictures."""
        way = self._site.folder.relative_to(self._site.root).parts
        for place, part in enumerate(way):
            if not _LANGUAGE.match(part):
                continue
            above = self._site.root.joinpath(*way[:place])
            others = (name for name in _entries(above) if name != part and _LANGUAGE.match(name))
            for other in sorted(others, key=lambda name: (not name.startswith("en"), name)):
                yield above.joinpath(other, *way[place + 1 :])

    def _respelt(self, folder: Path, path: str) -> Path | None:
        """The existing file below `folder` whose path differs only in letter case or in how accents are composed."""
        here = folder
        for part in PurePosixPath(path).parts:
            name = part if part == ".." else self._names_in(here).get(spelling(part))
            if name is None:
                return None
            here = here / name
        return here

    def _names_in(self, folder: Path) -> dict[str, str]:
        if folder not in self._names:
            self._names[folder] = {spelling(name): name for name in sorted(_entries(folder), reverse=True)}
        return self._names[folder]

    def _by_name(self, spelt: str) -> Iterator[Path]:
        """The one file of the site with this name; among several, the one whose path agrees best."""
        wanted = [spelling(part) for part in PurePosixPath(spelt).parts]
        namesakes = [path for path in self._site.pictures if wanted and spelling(path.name) == wanted[-1]]
        ranked = sorted(((_shared_tail(path, wanted), path) for path in namesakes), reverse=True)
        if len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] > ranked[1][0]):
            yield ranked[0][1]

    def _is_allowed(self, path: Path) -> bool:
        return any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in self._allowed)

    def _whereabouts(self, spelt: str) -> str:
        """What helps to mend an address: the file that was probably meant, else where was looked."""
        site = self._site
        by_name = {path.name: path for path in reversed(site.pictures)}
        close = get_close_matches(PurePosixPath(spelt).name, by_name, n=1, cutoff=0.7)
        if close and spelt.startswith("/"):
            return f"there is {by_name[close[0]].relative_to(site.root).as_posix()}"
        if close:
            return f"did you mean {Path(os.path.relpath(by_name[close[0]], site.folder)).as_posix()}?"
        served = ", ".join(folder for folder in SERVED_FOLDERS if folder and (site.root / folder).is_dir())
        looked = "looked in " + " and ".join(dict.fromkeys((str(site.folder), str(site.root))))
        looked += f", in {served} there" if served else ""
        return looked + (", and for the name alone" if site.root != site.folder else "")


def _has_scheme(source: str) -> bool:
    try:
        return bool(urlsplit(source).scheme)
    except ValueError:  # brackets that hold no IPv6 address, which only an address on the web has
        return True


def is_on_network(path: str) -> bool:
    """Whether a path names another computer, be it of Windows or POSIX."""
    return _NETWORK.match(unquote(path)) is not None


def _spellings(source: str) -> Iterator[str]:
    """The paths that an address may stand for: as written, without `?query` and `#fragment`, percent-decoded."""
    path = _TEMPLATE.sub(lambda match: match[1] or "", source.strip()).strip()
    path = _ALIAS.sub("", path)
    forms = (path, _SUFFIX.sub("", path))
    decoded = tuple(unquote(form) for form in forms)
    yield from dict.fromkeys(form.replace("\\", "/") for form in (*forms, *decoded) if form and "\0" not in form)
    if not any(forms):
        yield source


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _entries(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _shared_tail(path: Path, wanted: Sequence[str]) -> int:
    """How many parts, counted from the end, the path has in common with the one that is wanted."""
    count = 0
    for mine, theirs in zip(reversed(path.parts), reversed(wanted), strict=False):
        if spelling(mine) != theirs:
            break
        count += 1
    return count
