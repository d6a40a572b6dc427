"""Exports of whole blogs: which posts are in Ghost's JSON and WordPress's XML, each as an HTML page, and in folders.

Invariant: no entity, address or file that an export names is ever opened.
"""

from __future__ import annotations

from collections.abc import Sequence

from post2slides.diagnostics import PostError
from post2slides.read.export import files
from post2slides.read.export.exported import Exported

__all__ = ["Exported", "choose", "exported", "files"]

_MOST_LISTED = 40


def exported(text: str, file: str) -> list[Exported] | None:
    """The posts in an export; None where `text` is none. Raises PostError where it is a damaged one."""
    from post2slides.read.export import ghost, wordpress  # the second brings the parser of XML

    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if start.startswith("<") and ("<rss" in start or "wordpress.org/export" in start):
        return wordpress.posts(text, file)
    return ghost.posts(text, file) if start.startswith("{") else None


def choose(found: Sequence[Exported], wanted: str, file: str) -> Exported:
    """The post that is called `wanted`, or the only one.

    Raises PostError, with the titles, where that is none or not one alone.
    """
    if not wanted and len(found) == 1:
        return found[0]
    if not found:
        raise PostError("has no post in it", file=file, hint="Export the blog's posts, and try again.")
    if not wanted:
        raise PostError(f"has {len(found)} posts in it", file=file, hint=_listed("Choose one with --post", found))
    matching = _matching(found, wanted)
    if len(matching) == 1:
        return matching[0]
    if matching:
        message = f"has {len(matching)} posts called {wanted!r}"
        raise PostError(message, file=file, hint=_listed("Name one in full", matching))
    raise PostError(f"has no post called {wanted!r}", file=file, hint=_listed("There are", found))


def _matching(found: Sequence[Exported], wanted: str) -> list[Exported]:
    """Those with that very title or name in their address, else those whose title has it in it."""
    for attempt in (
        [post for post in found if _folded(wanted) in (_folded(post.title), _folded(post.slug))],
        [post for post in found if _folded(wanted) in _folded(post.title)],
    ):
        published = [post for post in attempt if not post.draft]
        if attempt:
            return published if len(published) == 1 else attempt
    return []


def _folded(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words.casefold()).split())


def _listed(lead: str, found: Sequence[Exported]) -> str:
    lines = [f"  {post.title}{' (draft)' if post.draft else ''}" for post in found[:_MOST_LISTED]]
    more = len(found) - len(lines)
    return "\n".join([f"{lead}:", *lines, *([f"  and {more} more"] if more else [])])
