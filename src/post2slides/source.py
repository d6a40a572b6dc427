"""Where a post comes from: its text, its file, and the site around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from post2slides.assets.site import site_root
from post2slides.diagnostics import PostError
from post2slides.read import Site, decode
from post2slides.read.notebook import is_notebook, notebook_markdown


@dataclass(frozen=True, slots=True)
class Source:
    """A post's text and where it comes from."""

    text: str
    name: str
    """Its file's name without folder and ending."""
    path: Path | None = None
    """Its file; None for standard input."""

    @property
    def folder(self) -> Path:
        """The folder of its file; the current one for standard input."""
        return self.path.parent if self.path else Path()


def open_source(path: Path) -> Source:
    """The post in a file.

    Raises PostError where there is none, or where it is no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PostError(
            "there is no such file", file=str(path), hint="Check the name, and the folder you are in."
        ) from None
    except IsADirectoryError:
        raise PostError("is a folder, not a post", file=str(path), hint="Name the Markdown file inside it.") from None
    except OSError as error:
        raise PostError(f"cannot be read ({error.strerror})", file=str(path), hint="Check its permissions.") from None
    text = decode(data, str(path))
    text = notebook_markdown(text, str(path)) if is_notebook(path.name) else text
    return Source(text, _name(path), path)


def site_around(path: Path | None) -> Site:
    """What the folders around a post tell of the site that it belongs to."""
    if path is None:
        return Site()
    file = path.resolve()
    root = site_root(file.parent)
    try:
        names = frozenset(entry.name for entry in root.iterdir())
    except OSError:
        names = frozenset()
    return Site(file.relative_to(root).as_posix(), names)


def _name(path: Path) -> str:
    """The file's name, or its folder's where the file's says nothing (`my-post/index.md`)."""
    absolute = path.resolve()
    return absolute.parent.name if absolute.stem.lower() in {"index", "readme", "post"} else absolute.stem
