"""The folder tree that a post's pictures come from: the site around the post, seen without opening a file.

Its invariant: the root is never a home folder or the top of a file system, and no walk goes through more than
`MAX_FILES` names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

MARKERS = (
    ".git",
    ".obsidian",
    "_config.yml",
    "_config.yaml",
    "_config.toml",
    "_quarto.yml",
    "astro.config.mjs",
    "astro.config.ts",
    "conf.py",
    "config.toml",
    "docusaurus.config.js",
    "docusaurus.config.ts",
    "eleventy.config.js",
    ".eleventy.js",
    "gatsby-config.js",
    "gatsby-config.ts",
    "hugo.toml",
    "hugo.yaml",
    "mkdocs.yml",
    "next.config.js",
    "nuxt.config.ts",
    "package.json",
    "pelicanconf.py",
)
"""A folder with one of these is the root of a site: the settings of the common generators, and of git."""

_CONTENT_FOLDERS = frozenset({"content", "contents", "source", "src"})
_POST_FOLDERS = frozenset({"articles", "blog", "docs", "notebooks", "notes", "posts"})
_SKIPPED = frozenset({"node_modules", "bower_components", "vendor", "__pycache__", "venv", "site-packages"})
MAX_FILES = 50_000
PICTURE_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".jfif", ".gif", ".svg", ".svgz", ".webp", ".avif", ".heic", ".heif", ".bmp", ".tif"}
    | {".tiff", ".ico", ".apng"}
)
CLIP_SUFFIXES = frozenset({".mp4", ".m4v", ".mov", ".webm", ".ogv", ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".flac"})


def site_root(folder: Path) -> Path:
    """The root of the site that the post's `folder` (absolute) belongs to, or the folder itself.

    The nearest folder with one of `MARKERS`; without any, the parent of the outermost `content` or `source`, else of
    the nearest `posts` or `blog`, since a post is often copied without its site's settings.
    """
    ancestors = list(_ancestors(folder))
    for ancestor in ancestors:
        if any((ancestor / marker).exists() for marker in MARKERS):
            return ancestor
    content = [path.parent for path in ancestors[:-1] if _bare(path.name) in _CONTENT_FOLDERS]
    posts = [path.parent for path in ancestors[:-1] if _bare(path.name) in _POST_FOLDERS]
    return content[-1] if content else posts[0] if posts else folder


def _ancestors(folder: Path) -> Iterator[Path]:
    """The folder and those above it, up to but without a home folder or one at the top of the file system."""
    yield folder
    home = _home()
    for ancestor in folder.parents:
        if (home and home.is_relative_to(ancestor)) or len(ancestor.parts) < 3:
            return
        yield ancestor


def _home() -> Path | None:
    """The user's home folder; None for a user without one, as in many containers."""
    try:
        return Path(os.path.realpath(Path.home()))
    except RuntimeError:
        return None


def _bare(name: str) -> str:
    return name.lstrip("_").lower()


def spelling(name: str) -> str:
    """The form in which two spellings of a file's name are equal: in letter case, and in composed or split accents."""
    return normalize("NFC", name).casefold()


@dataclass(frozen=True)
class Site:
    """The post's folder and the site around it, both absolute and without symbolic links."""

    folder: Path
    root: Path
    stem: str = ""
    """The post's file name without suffix: some generators keep a post's pictures in a folder of that name."""

    @classmethod
    def around(cls, post: Path | None) -> Site:
        """The site around the post's file; the current folder alone for a post from standard input."""
        if post is None:
            here = Path(os.path.realpath("."))
            return cls(here, here)
        folder = Path(os.path.realpath(post)).parent
        return cls(folder, site_root(folder), post.stem)

    @property
    def levels(self) -> tuple[Path, ...]:
        """The post's folder and those above it up to the root."""
        above = [self.folder, *self.folder.parents]
        return tuple(above[: above.index(self.root) + 1])

    @cached_property
    def pictures(self) -> tuple[Path, ...]:
        """The files of the site that a deck may show or play, in a fixed order."""
        return tuple(self._walk())

    def _walk(self) -> Iterator[Path]:
        seen = 0
        for folder, subfolders, names in os.walk(self.root):
            subfolders[:] = sorted(s for s in subfolders if s not in _SKIPPED and not s.startswith("."))
            seen += len(names) + len(subfolders)
            if seen > MAX_FILES:
                return
            shown = (name for name in sorted(names) if Path(name).suffix.lower() in PICTURE_SUFFIXES | CLIP_SUFFIXES)
            yield from (Path(folder, name) for name in shown)
