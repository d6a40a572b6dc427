"""The posts in a folder that Notion or Medium exported: files whose names are titles with a date and an identifier."""

from __future__ import annotations

from pathlib import Path

from post2slides.read.export.exported import Exported
from post2slides.regex import regex

_ENDINGS = frozenset({".md", ".markdown", ".html", ".htm"})
_DATED = regex(r"^(?:\d{4}-\d\d-\d\d|draft)_")
_IDENTIFIER = regex(r"[ _-]+(?:[0-9a-f]{32}|[0-9a-f]{10,12})$")
_NO_POSTS = frozenset({"readme.html", "index.html", "sitemap.html"})


def posts(folder: Path) -> list[Exported]:
    """The posts below `folder`; `page` is each one's file. One that is alone at the top is all there is."""
    found = (path for path in folder.rglob("*") if "__MACOSX" not in path.parts)
    files = sorted(path for path in found if path.suffix.lower() in _ENDINGS)
    of_medium = [path for path in files if path.parent.name == "posts" and path.suffix == ".html"]
    files = of_medium or [path for path in files if path.name.lower() not in _NO_POSTS] or files
    depth = min((len(path.parts) for path in files), default=0)
    top = [path for path in files if len(path.parts) == depth]
    return [_exported(path) for path in (top if len(top) == 1 and not of_medium else files)]


def _exported(path: Path) -> Exported:
    name = _IDENTIFIER.sub("", _DATED.sub("", path.stem))
    title = name.replace("-", " ").replace("_", " ").strip() if " " not in name else name
    return Exported(title or path.stem, path.stem, str(path), path.stem.startswith("draft_"))
