"""An HTML page, saved or fetched, read as a post: its facts, and the article in it as Markdown's tokens.

    text ── tree ──> page ── facts ──> front matter
                          ── what highlighters, formulas, scripts made of the post, undone
                          ── boilerplate out, article ──> the element with the post ── events ──> tokens

Invariant: what is in the article and no sign of the page's own is in the tokens, under the line on which it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from post2slides.diagnostics import Report
from post2slides.read.front_matter_formats import FrontMatter
from post2slides.read.page import (
    article,
    boilerplate,
    code,
    drawing,
    footnotes,
    headings,
    maths,
    opening,
    origin,
    pictures,
    widgets,
)
from post2slides.read.page.events import tokens
from post2slides.read.page.facts import read_facts
from post2slides.read.page.tree import parsed

__all__ = ["Page", "read_page"]

_PASSES = (code.plain, maths.found, widgets.settle, pictures.settle, boilerplate.remove)
"""What is done with the whole page. Code and formulas come first, since their classes are words of any kind."""


@dataclass(frozen=True, slots=True)
class Page:
    """A post taken out of a page."""

    matter: FrontMatter
    tokens: list[Token]
    base: str
    """The address against which the page's own are resolved; empty where it does not tell."""
    why: str
    """By what the article was found."""
    footnotes: Mapping[str, int]
    """The number of each footnote by its label."""


def read_page(text: str, report: Report) -> Page:
    """The post in the page `text`. What is not shown as it is in a browser goes to `report`."""
    root = parsed(text)
    matter, base = read_facts(root), origin.base(root)
    for settle in _PASSES:
        settle(root)
    found = article.find(root)
    headings.tidy(found.element)
    opening.tidy(found.element, _told(matter), _names(matter))
    widgets.unwrap_layout(found.element)
    drawing.settle(found.element)
    numbers = footnotes.found(found.element)
    return Page(matter, tokens(found.element, report), base, found.why, numbers)


def _told(matter: FrontMatter) -> tuple[str, ...]:
    return tuple(str(matter.fields.get(key, "")) for key in ("title", "subtitle", "description"))


def _names(matter: FrontMatter) -> tuple[str, ...]:
    names = matter.fields.get("authors")
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()
