"""What stands under one heading becomes its slides.

Pictures and thematic breaks split it into stretches; each stretch is a content slide, each picture a slide of its own.
A presenter's aside goes with the slide that shows what came just before it: inside a stretch it stays in place, so
that it follows its neighbour when the stretch is continued on another slide.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from post2slides.model.deck import Prose, Slide, SlideKind
from post2slides.model.post import Block, Embed, Hint, Note, Paragraph, Picture, Quote, ThematicBreak, plain
from post2slides.outline.asked_layout import as_asked
from post2slides.outline.embeds import embed_slide
from post2slides.outline.footnotes import divided, with_footnotes
from post2slides.outline.pictures import picture_slide
from post2slides.outline.prose import Telling, tell
from post2slides.outline.rows import Row, in_rows, row_slide
from post2slides.outline.sections import Section

_LONGEST_QUOTE = 240
"""A quotation of up to so many characters that stands alone is set large; a longer one is text."""


def slides_of(section: Section, telling: Telling) -> list[Slide]:
    """The slides of one heading, at least one; the first bears the heading's anchor."""
    unfooted, footnotes = divided(section.blocks)
    blocks, telling, layout = _heeded(unfooted, telling)
    groups, asides = _groups(section, in_rows(blocks, telling.rows, telling.gallery), layout)
    slides = _told(groups, telling) or [_bare(section, SlideKind.STATEMENT)]
    slides[0] = replace(slides[0], notes=(*asides, *slides[0].notes))
    slides = with_footnotes(slides, footnotes)
    return [replace(slides[0], anchor=section.anchor), *slides[1:]]


@dataclass(slots=True)
class _Group:
    """The slides between two thematic breaks."""

    line: int
    slides: list[Slide]


def _groups(section: Section, blocks: Sequence[Block | Row], layout: str) -> tuple[list[_Group], tuple[Block, ...]]:
    """The slides of a heading before its running text is told, and the asides that come before all of them."""
    groups = [_Group(0, [_bare(section, SlideKind.SECTION)] if section.opens_group else [])]
    asides: tuple[Block, ...] = ()
    for part in _parts(blocks):
        shown = next((group.slides for group in reversed(groups) if group.slides), None)
        opens = not shown and section.heading > 0
        match part:
            case ThematicBreak():
                groups.append(_Group(part.line, []))
            case Picture():
                groups[-1].slides.append(picture_slide(section, part, opens=opens))
            case Row():
                groups[-1].slides.append(row_slide(section, part, opens=opens))
            case Embed():
                groups[-1].slides.append(embed_slide(section, part, opens=opens))
            case [*notes] if all(isinstance(block, Note) for block in notes):
                if shown:
                    shown[-1] = replace(shown[-1], notes=(*shown[-1].notes, *notes))
                else:
                    asides = (*asides, *notes)
            case [*blocks]:
                groups[-1].slides += as_asked(_stretch(section, tuple(blocks)), layout)
    return groups, asides


def _told(groups: Sequence[_Group], telling: Telling) -> list[Slide]:
    """The slides with their running text made presentable. Key points never stand for text beyond a break."""
    if telling.prose is not Prose.FIT:
        return tell([slide for group in groups for slide in group.slides], telling)
    told: list[Slide] = []
    for group, following in zip_longest(groups, groups[1:]):
        end = following.line if following else math.inf
        given = tuple(hint for hint in telling.given if group.line <= hint.line < end)
        told += tell(group.slides, replace(telling, given=given))
    return told


def _heeded(blocks: Sequence[Block], telling: Telling) -> tuple[list[Block], Telling, str]:
    """The blocks without the author's hints, and how the hints want the heading told and shown."""
    hints = [block for block in blocks if isinstance(block, Hint)]
    asked = [hint.prose for hint in hints if hint.prose]
    given = tuple(hint for hint in hints if hint.point)
    prose = Prose(asked[-1]) if asked else telling.prose
    layout = next((hint.layout for hint in reversed(hints) if hint.layout), "")
    kept = [block for block in blocks if block not in hints or (isinstance(block, Hint) and block.pictures)]
    return kept, replace(telling, prose=prose, given=given), layout


def _parts(blocks: Sequence[Block | Row]) -> list[Picture | Row | Embed | ThematicBreak | list[Block]]:
    """Each picture, row, card and break, and each stretch of blocks between those; asides after one are apart, those
    right under the heading are not. Short quotations one after the other are a stretch each.
    """
    parts: list[Picture | Row | Embed | ThematicBreak | list[Block]] = []
    fresh = True
    for block in blocks:
        if isinstance(block, Picture | Row | Embed | ThematicBreak):
            parts.append(block)
            fresh = True
        elif fresh or not isinstance(last := parts[-1], list):
            parts.append([block])
            fresh = isinstance(block, Note) and len(parts) > 1
        elif _is_short_quote(block) and all(_is_short_quote(before) or isinstance(before, Note) for before in last):
            parts.append([block])
        else:
            last.append(block)
    return parts


def _stretch(section: Section, blocks: tuple[Block, ...]) -> Slide:
    shown = [block for block in blocks if not isinstance(block, Note)]
    kind = SlideKind.QUOTE if len(shown) == 1 and _is_short_quote(shown[0]) else SlideKind.CONTENT
    return replace(_bare(section, kind), body=blocks, line=shown[0].line)


def _is_short_quote(block: Block) -> bool:
    if not isinstance(block, Quote):
        return False
    words = [plain(inner.text) for inner in block.blocks if isinstance(inner, Paragraph)]
    return len(words) == len(block.blocks) <= 2 and sum(map(len, words)) <= _LONGEST_QUOTE


def _bare(section: Section, kind: SlideKind) -> Slide:
    return Slide(
        kind,
        section.title,
        line=section.line,
        heading=section.heading,
        kicker=section.kicker,
        section=section.group,
        number=section.opens_group if kind is SlideKind.SECTION else 0,
    )
