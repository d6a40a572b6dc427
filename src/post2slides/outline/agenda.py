"""The agenda: a slide with a line for each section, which leads there.

Where the author wrote a table of contents, its words and its order hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from post2slides.model.choice import Extra
from post2slides.model.deck import Entry, Slide, SlideKind
from post2slides.model.post import Post, Span, plain
from post2slides.outline.sections import Section
from post2slides.text.phrases import agenda_title

_FEWEST_SECTIONS = 2
_FEWEST_ENTRIES = 3
"""Fewer need no agenda, unless it is asked for."""


def agenda_slides(post: Post, sections: Sequence[Section], asked: Extra) -> list[Slide]:
    """The agenda, if the deck is to have one and there is anything to list."""
    entries = _of_contents(post, sections) or _of_sections(sections)
    if not entries or asked is Extra.OFF or (asked is Extra.AUTO and not _is_useful(post, sections, len(entries))):
        return []
    if not all(entry.number for entry in entries):
        entries = [replace(entry, number=0) for entry in entries]
    title = post.contents_title or (Span(agenda_title(post.meta.language)),)
    return [Slide(SlideKind.AGENDA, title, line=1, entries=tuple(entries))]


def _is_useful(post: Post, sections: Sequence[Section], entries: int) -> bool:
    groups = sum(section.opens_group > 0 for section in sections)
    return entries >= _FEWEST_ENTRIES and (groups >= _FEWEST_SECTIONS or bool(post.contents))


def _of_contents(post: Post, sections: Sequence[Section]) -> list[Entry]:
    """The author's lines, as far as they lead to a heading that is told."""
    by_anchor = {section.anchor: section for section in sections if section.anchor}
    by_title = {_folded(plain(section.title)): section for section in sections if section.anchor}
    entries = []
    for line in post.contents:
        href = next((inline.href for inline in line if isinstance(inline, Span) and inline.href), "")
        section = by_anchor.get(unquote(href.rpartition("#")[2])) or by_title.get(_folded(plain(line)))
        if section:
            entries.append(_entry(plain(line), section))
    return entries


def _of_sections(sections: Sequence[Section]) -> list[Entry]:
    """The headings of the first level; where its author opens sections elsewhere, these too."""
    top = [section for section in sections if section.top or section.opens_group]
    return [_entry(plain(section.title), section) for section in top]


def _entry(words: str, section: Section) -> Entry:
    return Entry((Span(" ".join(words.split()), href=f"#{section.anchor}"),), section.opens_group)


def _folded(words: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words).casefold().split())
