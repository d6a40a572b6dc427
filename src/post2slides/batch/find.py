"""The posts in a folder, recognised by their names: a blog's repository holds much that is no post."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from post2slides.diagnostics import PostError

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".ipynb"})
"""The endings of files that can be posts."""

_SKIPPED_FOLDERS = frozenset(
    {"node_modules", "bower_components", "vendor", "venv", "site-packages", "licenses"}  # other people's
    | {"layouts", "includes", "partials", "templates", "shortcodes", "archetypes", "themes", "snippets"}  # generators'
    | {"_sass", "_data", "_plugins", "_static", "_extensions", "_freeze"}
    | {"_site", "_build", "_book", "dist", "build"}  # what generators make
)
"""With or without an underscore before the name; other names with one are collections of posts, in Jekyll and Go."""
_DRAFTS = "drafts"
_SKIPPED_FILES = frozenset(
    {
        "readme",
        "license",
        "licence",
        "licenses",
        "licences",
        "changelog",
        "changes",
        "contributing",
        "code_of_conduct",
        "security",
        "authors",
    }
    | {"summary", "404", "agents", "claude", "governance", "maintainers"}
)


def posts_in(folder: Path, *, drafts: bool = False) -> list[Path]:
    """The posts in `folder` and the folders below it, in the order of their paths.

    Files that begin with a dot or an underscore are the generator's. `drafts` adds the folders of drafts.
    """
    return sorted(_walk(folder, drafts=drafts))


def posts_of_folder(folder: Path, *, drafts: bool = False) -> list[Path]:
    """`posts_in` a folder that is meant to have some; raises PostError where it has none."""
    posts = posts_in(folder, drafts=drafts)
    if not posts:
        hint = f"Posts are files that end with {', '.join(sorted(SUFFIXES))}; README and the like are left out."
        raise PostError("there are no posts in this folder", file=str(folder), hint=hint)
    return posts


def _walk(folder: Path, *, drafts: bool) -> Iterator[Path]:
    for here, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if _is_for_posts(name.lower(), drafts=drafts)]
        yield from (Path(here, name) for name in names if _is_post(Path(name)))


def _is_for_posts(name: str, *, drafts: bool) -> bool:
    bare = name.removeprefix("_")
    if bare == _DRAFTS:
        return drafts
    return not (name.startswith(".") or name in _SKIPPED_FOLDERS or bare in _SKIPPED_FOLDERS)


def _is_post(name: Path) -> bool:
    return (
        name.suffix.lower() in SUFFIXES
        and not name.name.startswith((".", "_"))
        and name.stem.lower().replace("-", "_") not in _SKIPPED_FILES
    )
