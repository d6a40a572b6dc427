"""Where a post comes from: its text, its file, and the site around it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from post2slides.assets import FetchOptions
from post2slides.assets.neighbours import Neighbours
from post2slides.assets.site import site_root
from post2slides.diagnostics import PostError
from post2slides.model.post import Code, Embed, Picture, Post, plain, texts, walk
from post2slides.read import Site, decode
from post2slides.read.charset import decode_page
from post2slides.regex import regex

_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_TEXTS = (".md", ".markdown", ".mdown", ".mdx", ".qmd", ".rmd", ".txt", ".ipynb")
_EXPORTS = (".xml", ".json", ".rss", ".wxr")
_PAGE_START = regex(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
_ZIP = b"PK\x03\x04"
_LONGEST_NAME = 80
_LOGIN = regex(r"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)
_LARGEST, _LARGEST_EXPORT = 64 << 20, 512 << 20
"""Bytes of a post, with pictures that may be written into it, and of a whole blog."""
_FEWEST = 40
"""Letters of the shortest post, if it has no picture."""
_SILENT_NAMES = frozenset({"index", "readme", "post"})


class Form(StrEnum):
    """How a post is written."""

    MARKDOWN = "Markdown"
    PAGE = "HTML page"


@dataclass(frozen=True, slots=True)
class Source:
    """A post's text and where it comes from."""

    text: str
    name: str
    """Its file's name without folder and ending."""
    path: Path | None = None
    """Its file; None for standard input, and for what was fetched."""
    form: Form = Form.MARKDOWN
    address: str = ""
    """Where it was fetched from; empty for a file."""
    among_others: bool = False
    """Whether its file has other posts in it, or had it packed: its deck is named by its title."""

    @property
    def folder(self) -> Path:
        """The folder of its file; the current one for standard input."""
        return self.path.parent if self.path else Path()


def open_source(path: Path, wanted: str = "") -> Source:
    """The post in a file; of an export of several, the one that is called `wanted`.

    Raises PostError where there is none, or where it is no text.
    """
    data = _content(path)
    if data.startswith(_ZIP) and path.suffix.lower() == ".zip":
        return _unpacked(path, wanted)
    if _is_page(path.name, "", data):
        return Source(decode_page(data), _name(path), path, Form.PAGE)
    text = decode(data, str(path))
    if path.suffix.lower() in _EXPORTS and (post := _exported(text, path, wanted)):
        return post
    if wanted:
        raise PostError("has one post in it, so --post has none to choose", file=str(path), hint="Leave --post out.")
    return Source(_markdown(text, path.name, str(path)), _name(path), path)


def _exported(text: str, path: Path, wanted: str) -> Source | None:
    """A post in an export; None where `text` is none."""
    from post2slides.read.export import choose, exported

    posts = exported(text, str(path))
    if posts is None:
        return None
    post = choose(posts, wanted, str(path))
    return Source(post.page, post.slug or post.title, path, Form.PAGE, among_others=True)


def _markdown(text: str, name: str, file: str) -> str:
    """The Markdown in a file of that name: a notebook's is written out."""
    if not name.lower().endswith(".ipynb"):
        return text
    from post2slides.read.notebook import notebook_markdown

    return notebook_markdown(text, file)


def _unpacked(path: Path, wanted: str) -> Source:
    """A post in an export that is packed."""
    from post2slides.assets.archive import unpacked
    from post2slides.read.export import choose, files

    post = choose(files.posts(unpacked(path)), wanted, str(path))
    return replace(open_source(Path(post.page)), among_others=True)


def _content(path: Path) -> bytes:
    try:
        largest = _LARGEST_EXPORT if path.suffix.lower() in (*_EXPORTS, ".zip") else _LARGEST
        if (size := path.stat().st_size) > largest:
            hint = f"It may have {largest >> 20} MiB. Is it the right file?"
            raise PostError(f"is too large for a post: {size >> 20:,} MiB", file=str(path), hint=hint)
        return path.read_bytes()
    except FileNotFoundError:
        raise _missing(path) from None
    except IsADirectoryError:
        raise PostError("is a folder, not a post", file=str(path), hint="Name the Markdown file inside it.") from None
    except OSError as error:
        raise PostError(f"cannot be read ({error.strerror})", file=str(path), hint="Check its permissions.") from None


def _missing(path: Path) -> PostError:
    """That there is no such file, with the name that was probably meant."""
    if not path.parent.is_dir():
        return PostError("there is no such folder", file=str(path.parent), hint="Check the name of the folder.")
    from difflib import get_close_matches

    close = get_close_matches(path.name, sorted(entry.name for entry in path.parent.iterdir()), 1, cutoff=0.7)
    hint = f"Did you mean {path.with_name(close[0])}?" if close else "Check the name, and the folder you are in."
    return PostError("there is no such file", file=str(path), hint=hint)


def is_address(post: str) -> bool:
    """Whether a post is named by its address on the web."""
    return post.lower().startswith(("http://", "https://"))


def open_address(address: str, limits: FetchOptions) -> Source:
    """The post at an address on the web: an HTML page, Markdown, or a notebook.

    Raises PostError where there is none.
    """
    from post2slides.assets.fetch_post import fetch_post  # brings the HTTP client

    fetched = fetch_post(address, limits)
    file = PurePosixPath(unquote(urlsplit(fetched.address).path))
    name = file.parent.name if file.stem.lower() in _SILENT_NAMES else file.stem
    name = name or urlsplit(fetched.address).hostname or "presentation"
    if _is_page(file.name, fetched.media_type, fetched.content):
        text = decode_page(fetched.content, fetched.charset)
        return Source(text, name, form=Form.PAGE, address=fetched.address)
    text = _markdown(decode(fetched.content, address), file.name, address)
    return Source(text, name, address=fetched.address)


def _is_page(name: str, media_type: str, data: bytes) -> bool:
    """Whether a file is an HTML page: by its name, by what its server says, else by how it begins."""
    if name.lower().endswith(_PAGES):
        return True
    if name.lower().endswith(_TEXTS) and media_type not in ("text/html", "application/xhtml+xml"):
        return False
    return media_type in ("text/html", "application/xhtml+xml") or _PAGE_START.match(data[:_HEAD]) is not None


def checked(post: Post, source: Source) -> Post:
    """The post of a page.

    Raises PostError where there is nothing in it to show: it wants a login, or scripts write it.
    """
    words = sum(len(plain(text)) for block in walk(post.blocks) for text in texts(block))
    shown = any(isinstance(block, Picture | Code | Embed) for block in walk(post.blocks))
    if words >= (1 if source.among_others else _FEWEST) or shown:
        return post
    file = source.address or str(source.path)
    if _LOGIN.search(source.text):
        hint = "Log in with a browser, save the page there (Save Page As), and convert the file."
        raise PostError("asks for a login and has no post in it", file=file, hint=hint)
    hint = "If scripts write it, open it in a browser, save it there (Save Page As), and convert the file."
    raise PostError("is a page without any text of a post", file=file, hint=hint)


def site_around(path: Path | None) -> Site:
    """What the folders around a post tell of the site that it belongs to."""
    if path is None:
        return Site()
    file = Path(os.path.realpath(path))
    root = site_root(file.parent)
    try:
        names = frozenset(entry.name for entry in root.iterdir())
    except OSError:
        names = frozenset()
    return Site(file.relative_to(root).as_posix(), names, Neighbours(file, root).text)


def file_name(title: str) -> str:
    """A name for a file that any system takes, with the words of `title`."""
    words = re.sub(r"[^\w.-]+", "-", normalize("NFC", title).strip().lower()).strip("-._")
    return words[:_LONGEST_NAME].rstrip("-._") or "presentation"


def _name(path: Path) -> str:
    """The file's name, or its folder's where the file's says nothing (`my-post/index.md`)."""
    absolute = Path(os.path.realpath(path))
    return absolute.parent.name if absolute.stem.lower() in _SILENT_NAMES else absolute.stem
