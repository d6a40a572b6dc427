"""Tables that no slide can hold: too many columns, or a row higher than a slide.

A table with too many columns becomes several, each beginning with the first column. A row that is too high is divided
at its cells' sentences into rows below each other; a header that is too high becomes a row.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from post2slides.layout.ladder import LADDER
from post2slides.layout.metrics.breaking import clusters
from post2slides.layout.table import HEADER, TableFlow
from post2slides.layout.typesetter import Typesetter
from post2slides.model.post import Span, Table, Text, plain
from post2slides.text.sentences import sentences
from post2slides.text.slices import slice_text
from post2slides.text.words import ENDLESS
from post2slides.units import Size

_HIGHEST = 0.75
"""How much of a slide's height a row may take with the header above it; the title may need some of the rest."""
_HIGHEST_HEADER = 0.4
"""How much of it a header may take, which every slide repeats."""


def divided(table: Table, room: Size, setter: Typesetter) -> tuple[Table, ...]:
    """`table` itself where a slide can hold its columns and each of its rows; else what it becomes."""
    return tuple(_with_low_rows(part, room, setter) for part in _by_columns(table, room, setter))


def _by_columns(table: Table, room: Size, setter: Typesetter) -> tuple[Table, ...]:
    flow = TableFlow(table, room.width, setter)
    groups: list[list[int]] = [[0]]
    for column in range(1, len(table.columns)):
        if len(groups[-1]) > 1 and flow.smallest_width([*groups[-1], column]) > room.width:
            groups.append([0])
        groups[-1].append(column)
    return tuple(_selected(table, group) for group in groups) if len(groups) > 1 else (table,)


def _selected(table: Table, columns: list[int]) -> Table:
    return replace(
        table,
        columns=tuple(table.columns[column] for column in columns),
        header=tuple(table.header[column] for column in columns if column < len(table.header)),
        rows=tuple(tuple(row[column] for column in columns if column < len(row)) for row in table.rows),
    )


def _with_low_rows(table: Table, room: Size, setter: Typesetter) -> Table:
    """`table` with every row halved until it is low enough or has nothing to divide."""
    table = _with_low_header(table, room, setter)
    while True:
        flow = TableFlow(table, room.width, setter)
        free = _HIGHEST * room.height - flow.height(0, 0, LADDER[-1])
        high = {
            index
            for index, row in enumerate(table.rows)
            if flow.row_height(index, LADDER[-1]) > free and any(_cuts(cell, setter) for cell in row)
        }
        if not high:
            return table
        halved = (_halved(row, setter) if index in high else [row] for index, row in enumerate(table.rows))
        table = replace(table, rows=tuple(row for rows in halved for row in rows))


def _with_low_header(table: Table, room: Size, setter: Typesetter) -> Table:
    """`table` itself; or without a header, which is then its first row, where that would fill the slide."""
    header = TableFlow(table, room.width, setter).row_height(HEADER, LADDER[-1])
    if header <= _HIGHEST_HEADER * room.height:
        return table
    bold = tuple(_bold(cell) for cell in table.header)
    return replace(table, header=tuple(() for _ in table.header), rows=(bold, *table.rows))


def _bold(text: Text) -> Text:
    return tuple(replace(inline, strong=True) if isinstance(inline, Span) else inline for inline in text)


def _halved(row: tuple[Text, ...], setter: Typesetter) -> Iterator[tuple[Text, ...]]:
    longest = max(len(plain(cell)) for cell in row if _cuts(cell, setter))
    long = [len(plain(cell)) > longest / 2 and bool(_cuts(cell, setter)) for cell in row]
    cells = [_cut(cell, setter) if is_long else (cell, ()) for cell, is_long in zip(row, long, strict=True)]
    yield tuple(first for first, _ in cells)
    yield tuple(second for _, second in cells)


def _cut(text: Text, setter: Typesetter) -> tuple[Text, Text]:
    """The two halves of a cell, as even as they can be without tearing a word."""
    words = plain(text)
    end = min(_cuts(text, setter), key=lambda end: abs(end - len(words) / 2))
    return slice_text(text, 0, end), slice_text(text, end, len(words))


def _cuts(text: Text, setter: Typesetter) -> list[int]:
    """Where a cell may be divided: between sentences; else between words; else after a mark in an address, or between
    characters that are words of their own; else anywhere in a word that no slide can hold.
    """
    words = plain(text)
    between = [end for _, end in sentences(words, setter.language)][:-1]
    spaces = [index for index in range(1, len(words)) if words[index - 1] == " "]
    marks = [index for index in range(1, len(words)) if _ends_word(words[index - 1], words[index])]
    return between or spaces or marks or (_amid(words) if len(words) >= ENDLESS else [])


def _amid(word: str) -> list[int]:
    return list(accumulate(map(len, clusters(word, 0, len(word)))))[:-1]


def _ends_word(before: str, after: str) -> bool:
    return not before.isalnum() or unicodedata.east_asian_width(before) == unicodedata.east_asian_width(after) == "W"
