"""What becomes of running text: all on slides, key points with the rest in the notes, or all in the notes.

In every mode the words of the post are on the slides and in the notes together, in the post's order. Lists, code,
tables and quotations stay on slides, with the line that introduces them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest
from typing import assert_never

from post2slides.model.choice import PictureRows, Prose
from post2slides.model.deck import Point, Slide, SlideKind
from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Formula, Hint, List, ListItem, Note, Paragraph, Text, plain
from post2slides.outline.ranking import Rank

Fits = Callable[[Text, Sequence[Block]], bool]
"""Whether a slide with this title holds these blocks at a comfortable size."""

_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "।", "؟")
_MOST_POINTS = 6
_LONGEST_SECTION = 5_000
_LONGEST_WITHOUT_HEADING = 1_500
"""Columns of prose (a wide character counts two) that one slide of points may stand for. Five thousand is what 99 % of
real sections stay under; a post without headings has nothing else to be divided by."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a post's running text is told."""

    prose: Prose
    fits: Fits
    rank: Rank
    gallery: Gallery
    rows: PictureRows
    given: tuple[Hint, ...] = ()
    """The points that the author gives for this heading."""


def tell(slides: Sequence[Slide], telling: Telling) -> list[Slide]:
    """The slides of one heading, with its running text made presentable."""
    match telling.prose:
        case Prose.FULL:
            return list(slides)
        case Prose.NOTES:
            return _in_notes(slides)
        case Prose.FIT:
            return _fitted(slides, telling)
        case _:
            assert_never(telling.prose)


def _in_notes(slides: Sequence[Slide]) -> list[Slide]:
    told: list[Slide] = []
    for slide in slides:
        prose, rest = _divided(slide.body) if slide.kind is SlideKind.CONTENT else ((), slide.body)
        if rest or not prose:
            told.append(replace(slide, body=rest, notes=(*prose, *slide.notes)))
        elif told:
            told[-1] = replace(told[-1], notes=(*told[-1].notes, *prose, *slide.notes))
        else:
            told.append(replace(slide, kind=SlideKind.STATEMENT, body=(), notes=(*prose, *slide.notes)))
    return told


def _fitted(slides: Sequence[Slide], telling: Telling) -> list[Slide]:
    texts = [slide for slide in slides if _is_running_text(slide, telling)]
    prose = [paragraph for slide in texts for paragraph in _paragraphs(slide.body)]
    if not texts or telling.fits(texts[0].title, prose):
        return list(slides)  # what is not left out stays where it stands, between the pictures of the heading
    limit = _LONGEST_SECTION if texts[0].heading else _LONGEST_WITHOUT_HEADING
    told: list[Slide] = []
    passages = {chunk[0]: _passage(chunk, texts[0].title, telling) for chunk in _chunks(prose, limit)}
    shown = {paragraph for passage in passages.values() if not passage.points for paragraph in passage.paragraphs}
    to_tell = set(map(id, texts))
    for slide in slides:
        if id(slide) in to_tell:
            _retell(slide, passages, shown, told, telling)
        else:
            told.append(slide)
    return told


def _is_running_text(slide: Slide, telling: Telling) -> bool:
    """Whether a slide has prose to be told in points. Prose around a list, code or a table that fits with it on one
    slide stays with it.
    """
    prose, rest = _divided(slide.body)
    if slide.kind is not SlideKind.CONTENT or not _shown(prose):
        return False
    return not (_shown(rest) and telling.fits(slide.title, slide.body))


def _shown(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if not isinstance(block, Note)]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Consecutive paragraphs of a heading and what its slide shows of them: themselves, or points."""

    paragraphs: tuple[Paragraph, ...]
    shown: tuple[Block, ...]
    points: tuple[Point, ...] = ()


def _passage(paragraphs: tuple[Paragraph, ...], title: Text, telling: Telling) -> _Passage:
    if telling.fits(title, paragraphs):
        return _Passage(paragraphs, paragraphs)
    ranked = _with_given(telling.rank(paragraphs, title), paragraphs, telling)
    for count in range(min(_MOST_POINTS, len(ranked)), 0, -1):
        points = tuple(point for point in ranked if point.rank <= count)
        shown = (_as_list(points),)
        if count == 1 or telling.fits(title, shown):
            return _Passage(paragraphs, shown, points)
    return _Passage(paragraphs, paragraphs)


def _with_given(ranked: Sequence[Point], paragraphs: Sequence[Paragraph], telling: Telling) -> list[Point]:
    """The points with those that the author gives in other words, in place of the point of the paragraph before."""
    lines = [paragraph.line for paragraph in paragraphs]
    stands_for = {
        max(before): hint for hint in telling.given if (before := [line for line in lines if line < hint.line])
    }
    kept = [point for point in ranked if point.line not in stands_for]
    given = [Point(hint.point, 0, "given by the author", line) for line, hint in stands_for.items()]
    best = [*given, *sorted(kept, key=lambda point: point.rank)]
    return sorted((replace(point, rank=rank) for rank, point in enumerate(best, 1)), key=lambda point: point.line)


def _as_list(points: Sequence[Point]) -> List:
    items = tuple(ListItem((Paragraph(point.text, point.line),), None, point.line) for point in points)
    return List(ordered=False, start=1, items=items, line=points[0].line)


def _retell(
    slide: Slide,
    passages: Mapping[Paragraph, _Passage],
    shown: Set[Paragraph],
    told: list[Slide],
    telling: Telling,
) -> None:
    """Add to `told` what becomes of a content slide: a text slide for each passage that begins on it, then the rest.

    Paragraphs that are not `shown` go to the notes of the slide that is on the screen when they come: the one with the
    passage's points, or the picture after it.
    """
    prose, rest = _divided(slide.body)
    opening = tuple(takewhile(lambda block: isinstance(block, Note), prose))
    for block in prose[len(opening) :]:
        if isinstance(block, Paragraph) and block in passages:
            told.append(replace(slide, body=passages[block].shown, points=passages[block].points, notes=()))
        told[-1] = _noted(told[-1], *opening, *(() if block in shown else (block,)))
        opening = ()
    begins = any(block in passages for block in prose)
    if not rest:
        told[-1] = _noted(told[-1], *slide.notes)
    elif begins and telling.fits(slide.title, (*told[-1].body, *rest)):
        told[-1] = _noted(replace(told[-1], body=(*told[-1].body, *rest)), *slide.notes)
    else:
        told.append(replace(slide, body=rest))


def _noted(slide: Slide, *blocks: Block) -> Slide:
    return replace(slide, notes=(*slide.notes, *blocks))


def _paragraphs(body: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of running text in `body`."""
    return tuple(block for block in _divided(body)[0] if isinstance(block, Paragraph))


def _divided(body: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Running text, and what stays on slides with its introductions; an aside goes with what it follows."""
    parts: tuple[list[Block], list[Block]] = ([], [])
    current = parts[0]
    for block, following in zip_longest(body, body[1:]):
        if not isinstance(block, Note):
            current = parts[0] if _is_prose(block, following) else parts[1]
        current.append(block)
    return tuple(parts[0]), tuple(parts[1])


def _is_prose(block: Block, following: Block | None) -> bool:
    """Whether a block is running text: a paragraph that does not introduce what follows it.

    An introduction ends with a colon, or what follows stands right below it without an empty line. A sentence that has
    not ended leads to a formula.
    """
    if not isinstance(block, Paragraph):
        return False
    if following is None or isinstance(following, Paragraph | Note):
        return True
    if isinstance(following, Formula):
        return plain(block.text).rstrip().endswith(_SENTENCE_ENDS)
    runs_on = following.line == block.line + 1
    return not (runs_on or plain(block.text).rstrip().endswith((":", "：")))


def _chunks(prose: Sequence[Paragraph], limit: int) -> list[tuple[Paragraph, ...]]:
    """Consecutive paragraphs, as evenly as paragraphs allow, with at most about `limit` columns each."""
    lengths = [_columns(plain(paragraph.text)) for paragraph in prose]
    share = sum(lengths) / max(1, round(sum(lengths) / limit + 0.49))
    chunks: list[list[Paragraph]] = [[]]
    passed = 0
    for paragraph, length in zip(prose, lengths, strict=True):
        if chunks[-1] and passed + length / 2 > share * len(chunks):
            chunks.append([])
        chunks[-1].append(paragraph)
        passed += length
    return [tuple(chunk) for chunk in chunks]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
