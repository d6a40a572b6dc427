"""Tables that stand for nothing but the arrangement of pictures, as blogs put two of them side by side.

Each picture gets its slide; what stands over, under or beside it in its column is its caption. Invariant: a table with
any word that would be no caption stays a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from post2slides.model.picture import Gallery
from post2slides.model.post import Block, InlinePicture, LineBreak, Picture, Span, Table, Text, plain
from post2slides.outline.inline_pictures import is_small


def open_picture_tables(blocks: tuple[Block, ...], gallery: Gallery) -> tuple[Block, ...]:
    """`blocks` with pictures in place of the tables that only arrange them."""
    return tuple(opened for block in blocks for opened in _opened(block, gallery))


def _opened(block: Block, gallery: Gallery) -> tuple[Block, ...]:
    return (isinstance(block, Table) and _pictures(block, gallery)) or (block,)


@dataclass(frozen=True, slots=True)
class _Cell:
    pictures: tuple[InlinePicture, ...]
    words: Text


def _pictures(table: Table, gallery: Gallery) -> tuple[Block, ...]:
    """The pictures of a table that only arranges pictures; none of another."""
    found: list[Picture] = []
    headed = any(_cell(text).pictures for text in table.header)
    labels: tuple[Text, ...] = ((),) * len(table.header) if headed else table.header
    rows = [tuple(map(_cell, row)) for row in ((table.header, *table.rows) if headed else table.rows)]
    for row, below in zip_longest(rows, rows[1:], fillvalue=()):
        under = () if any(cell.pictures for cell in below) else below
        for column, cell in enumerate(row):
            said = (labels[column], cell.words, under[column].words if under else ())
            found += [_picture(picture, table.line, said) for picture in cell.pictures]
    worth_a_slide = not any(is_small(picture.source, gallery) for picture in found)
    return tuple(found) if worth_a_slide and _says_all(table, found) else ()


def _cell(text: Text) -> _Cell:
    pictures = tuple(inline for inline in text if isinstance(inline, InlinePicture))
    return _Cell(pictures, tuple(_trimmed(inline for inline in text if not isinstance(inline, InlinePicture))))


def _trimmed(inlines: Iterator[Span | LineBreak]) -> Iterator[Span | LineBreak]:
    """The words, without the breaks and spaces around them."""
    kept = list(inlines)
    while kept and _is_gap(kept[0]):
        kept.pop(0)
    while kept and _is_gap(kept[-1]):
        kept.pop()
    yield from kept


def _is_gap(inline: Span | LineBreak) -> bool:
    return isinstance(inline, LineBreak) or not inline.text.strip()


def _picture(picture: InlinePicture, line: int, parts: tuple[Text, ...]) -> Picture:
    caption: list[Span | LineBreak] = []
    for part in parts:
        caption += [Span(" · ")] if caption and part else []
        caption += [inline for inline in part if isinstance(inline, Span | LineBreak)]
    return Picture(picture.source, picture.alt, line, tuple(caption), picture.href)


def _says_all(table: Table, pictures: list[Picture]) -> bool:
    """Whether the captions have all words of the table."""
    said = " ".join(plain(picture.caption) for picture in pictures)
    cells = (*table.header, *(cell for row in table.rows for cell in row), table.caption)
    words = (inline.text.strip() for cell in cells for inline in cell if isinstance(inline, Span))
    return bool(pictures) and all(word in said for word in words)
