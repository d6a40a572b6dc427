"""What a dialect is: the signs of it, the calls it knows, and the passes that turn it into Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from post2slides.diagnostics import Report
from post2slides.read.dialects.calls import Vocabulary
from post2slides.read.dialects.draft import Draft
from post2slides.regex import regex

Pass = Callable[[Draft, Vocabulary, Report], Draft]
"""Turns one construct of a dialect into Markdown or HTML, outside of code."""


def _no_text(_name: str) -> str | None:
    """A post that is no file has no others beside it."""
    return None


@dataclass(frozen=True, slots=True)
class Site:
    """What is known of the files around a post."""

    path: str = ""
    """The post's file, from the site's root, with slashes: `_posts/2026-03-14-hall.md`."""
    files: frozenset[str] = frozenset()
    """The names of what lies in the site's root."""
    text: Callable[[str], str | None] = field(default=_no_text, compare=False)
    """Gives the text of another file of the site, by its path or the name of a note; None where there is none."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something by which a dialect is recognised. It is there when its pattern is found, or one of its files."""

    why: str
    """What is said of it: `shortcodes in {{< >}}`."""
    pattern: re.Pattern[str] | None = None
    """Looked for in the text, where it is no code."""
    in_code: bool = False
    """Whether it is looked for in code as well."""
    needs: str = ""
    """What stands in all that the pattern finds: Python looks for it a hundred times as fast as for most patterns."""
    path: re.Pattern[str] | None = None
    """Looked for in the post's path."""
    files: frozenset[str] = frozenset()


def sign(pattern: str, why: str, *, needs: str = "", in_code: bool = False) -> Sign:
    """A sign in the text; `^` and `$` are the bounds of a line."""
    return Sign(why, regex(pattern, re.MULTILINE), in_code, needs)


def path_sign(pattern: str, why: str) -> Sign:
    """A sign in the post's path."""
    return Sign(why, path=regex(pattern, re.IGNORECASE))


def file_sign(*names: str) -> Sign:
    """A sign in the site's root."""
    return Sign(f"{names[0]} in the site's folder", files=frozenset(names))


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way of writing posts that goes beyond Markdown."""

    name: str
    """What `--dialect` takes."""
    signs: tuple[Sign, ...]
    passes: tuple[Pass, ...]
    vocabulary: Vocabulary = field(default_factory=dict)
    """Its calls, beside those that all dialects know."""
    indented_code: bool = True
    """Whether lines indented by four spaces are code, as in CommonMark."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A dialect that a post is written in, and by what that was seen."""

    dialect: Dialect
    why: str
    line: int | None = None
    """The line of the post with the sign; None where it lies outside of its text."""
