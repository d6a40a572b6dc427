"""A table with more columns than a slide can hold becomes several, each beginning with the first column."""

from __future__ import annotations

from dataclasses import replace

from post2slides.layout.table import TableFlow
from post2slides.layout.typesetter import Typesetter
from post2slides.model.post import Table
from post2slides.units import Emu


def split_columns(table: Table, width: Emu, setter: Typesetter) -> tuple[Table, ...]:
    """`table` itself where its words fit `width` (EMU) at the smallest size; else the tables that it becomes."""
    flow = TableFlow(table, width, setter)
    groups: list[list[int]] = [[0]]
    for column in range(1, len(table.columns)):
        if len(groups[-1]) > 1 and flow.smallest_width([*groups[-1], column]) > width:
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
