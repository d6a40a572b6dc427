"""Tables that no slide can hold: too many columns, or a row higher than a slide.

A table with too many columns becomes several, each beginning with the first column. A row that is too high is divided
at its cells' sentences into rows below each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.layout.ladder import LADDER
from post2slides.layout.table import TableFlow
from post2slides.layout.typesetter import Typesetter
from post2slides.model.post import Table, Text, plain
from post2slides.text.sentences import sentences
from post2slides.text.slices import slice_text
from post2slides.units import Size

_HIGHEST = 0.7
"""How much of a slide's height a row may take, so that it has room below the header."""


_LONGEST_WORD = 60
"""Characters."""


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
    while True:
        flow = TableFlow(table, room.width, setter)
        high = [
            index
            for index in range(len(table.rows))
            if flow.row_height(index, LADDER[-1]) > _HIGHEST * room.height and any(map(_halves, table.rows[index]))
        ]
        if not high:
            return table
        rows = [
            half for index, row in enumerate(table.rows) for half in (_halved(row, setter) if index in high else [row])
        ]
        table = replace(table, rows=tuple(rows))


def _halves(text: Text) -> bool:
    """Whether a cell can be divided without tearing a word; a very long one without spaces may be."""
    return " " in plain(text).strip() or len(plain(text)) > _LONGEST_WORD


def _halved(row: tuple[Text, ...], setter: Typesetter) -> Iterator[tuple[Text, ...]]:
    longest = max(len(plain(cell)) for cell in row)
    long = [len(plain(cell)) > longest / 2 and _halves(cell) for cell in row]
    cells = [_cut(cell, setter) if is_long else (cell, ()) for cell, is_long in zip(row, long, strict=True)]
    yield tuple(first for first, _ in cells)
    yield tuple(second for _, second in cells)


def _cut(text: Text, setter: Typesetter) -> tuple[Text, Text]:
    """The two halves of a cell: cut between sentences, else between words, else anywhere."""
    words = plain(text)
    middle = len(words) / 2
    ends = [end for _, end in sentences(words, setter.language)][:-1]
    ends = ends or [index + 1 for index, letter in enumerate(words[:-1]) if letter == " "] or [len(words) // 2]
    end = min(ends, key=lambda end: abs(end - middle))
    return slice_text(text, 0, end), slice_text(text, end, len(words))
