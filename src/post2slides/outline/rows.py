"""Pictures that stand in a row: each on a slide of its own, or side by side where the author wants it so.

The row goes on over the presenter's asides, which then belong to its slide. A picture that cannot be shown leaves the
row, for its card needs a slide; so does an endless one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from post2slides.model.choice import PictureRows
from post2slides.model.deck import Exhibit, Slide, SlideKind
from post2slides.model.picture import Gallery, PictureFacts
from post2slides.model.post import Block, Hint, Note, Picture, Span, Text
from post2slides.outline.pictures import description
from post2slides.outline.sections import Section

_NARROWEST = 0.35
"""Width by height."""
_MOST = 6
"""Pictures on a slide; more would be stamps."""


@dataclass(frozen=True, slots=True)
class Row:
    """Pictures to be shown side by side, at most `_MOST`."""

    pictures: tuple[Picture, ...]
    caption: Text = ()
    """What is said of all of them."""

    @property
    def line(self) -> int:
        return self.pictures[0].line


def in_rows(blocks: Sequence[Block], usual: PictureRows, gallery: Gallery) -> list[Block | Row]:
    """`blocks` without the hints on rows; pictures that are to stand side by side are in a `Row`."""
    arranged: list[Block | Row] = []
    asked: PictureRows | None = None
    for is_row, group in groupby(_runs(blocks), key=lambda run: isinstance(run[0], Picture)):
        for run in group:
            if isinstance(hint := run[0], Hint) and hint.pictures:
                asked = PictureRows(hint.pictures)
            elif is_row:
                arranged += _side_by_side(run, gallery) if (asked or usual) is PictureRows.GRID else run
                asked = None
            else:
                arranged += run
    return arranged


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Pictures in a row with the asides after them, and each other block by itself."""
    run: list[Block] = []
    for block in blocks:
        goes_on = isinstance(block, Picture) or (isinstance(block, Note) and run)
        if run and not goes_on:
            yield run
            run = []
        if goes_on:
            run.append(block)
        else:
            yield [block]
    if run:
        yield run


def _side_by_side(run: Sequence[Block], gallery: Gallery) -> Iterator[Block | Row]:
    """The pictures of a row, as even in number on each slide as can be; behind each slide's, what was said of them."""
    said: dict[int, list[Block]] = {}
    pictures: list[Picture] = []
    for block in run:
        if isinstance(block, Picture):
            pictures.append(block)
        else:
            said.setdefault(len(pictures), []).append(block)
    passed = 0
    for row in _rows_of(pictures, gallery):
        yield row
        for _ in row.pictures if isinstance(row, Row) else (row,):
            passed += 1
            yield from said.get(passed, ())


def _rows_of(pictures: Sequence[Picture], gallery: Gallery) -> Iterator[Picture | Row]:
    for fits, group in groupby(pictures, key=lambda picture: _fits_a_row(gallery.get(picture.source))):
        members = tuple(group)
        yield from _rows(members) if fits and len(members) > 1 else members


def _fits_a_row(facts: object) -> bool:
    """Whether a picture can stand beside others: beside them, an endless one would be a line with a line of words."""
    return isinstance(facts, PictureFacts) and facts.width >= _NARROWEST * facts.height


def _rows(pictures: tuple[Picture, ...]) -> Iterator[Row]:
    captioned, caption = _common_caption(pictures)
    slides = -(-len(pictures) // _MOST)
    ends = [round(len(pictures) * number / slides) for number in range(slides + 1)]
    for start, end in pairwise(ends):
        yield Row(captioned[start:end], caption)


def _common_caption(pictures: tuple[Picture, ...]) -> tuple[tuple[Picture, ...], Text]:
    """A caption after the last picture alone is said of all of them."""
    *others, last = pictures
    if not last.caption or any(picture.caption for picture in others):
        return pictures, ()
    return (*others, replace(last, caption=())), last.caption


def row_slide(section: Section, row: Row, *, opens: bool) -> Slide:
    """The slide of a row: under the heading's title where it opens that, else under what is said of all pictures."""
    title = section.title if opens else row.caption or section.title
    return Slide(
        SlideKind.PICTURES,
        title,
        line=row.line,
        heading=section.heading,
        kicker=section.kicker if opens else (),
        exhibits=tuple(_exhibits(row, title)),
        caption=row.caption,
        opens=opens,
        section=section.group,
    )


def _exhibits(row: Row, title: Text) -> Iterator[Exhibit]:
    for number, picture in enumerate(row.pictures, 1):
        yield Exhibit(picture, description(picture, (*title, Span(f" ({number})"))))
