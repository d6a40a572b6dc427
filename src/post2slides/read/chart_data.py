"""From the rows of a table to the figures of a chart: categories in the first column, numbers in all others."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from post2slides.model.chart import ROUND, ChartData, ChartKind, Series
from post2slides.read.number import NumberError, read_column

_SEPARATORS = ("\t", ";", ",")


class ChartError(ValueError):
    """No chart can be made of a table. The message says why."""


def rows_of(source: str) -> list[list[str]]:
    """The rows of comma-separated values (RFC 4180), or of values separated by tabs or semicolons."""
    lines = [line for line in source.splitlines() if line.strip()]
    if not lines:
        raise ChartError("there is nothing in it")
    separator = next((sign for sign in _SEPARATORS if sign in lines[0]), ",")
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator, skipinitialspace=True)]
    except csv.Error as error:
        raise ChartError(str(error)) from error


def chart_data(rows: Sequence[Sequence[str]], kind: ChartKind) -> ChartData:
    """The figures in `rows`, the first of which is the header.

    Raises ChartError where these are no figures of a chart of this kind.
    """
    head, body = rows[0], rows[1:]
    if len(head) < 2 or not body:
        raise ChartError("it needs a header row, a column of names, and a column of numbers")
    uneven = next((row for row in body if len(row) > len(head)), None)
    if uneven is not None:
        raise ChartError(f"the row “{', '.join(uneven)}” has more cells than the header")
    label, *names = head
    categories, *columns = zip(*([*row, *[""] * (len(head) - len(row))] for row in body), strict=True)
    try:
        series = tuple(_series(name, column) for name, column in zip(names, columns, strict=True))
        positions = _positions(categories) if kind == "scatter" else ()
    except NumberError as error:
        raise ChartError(str(error)) from error
    if kind in ROUND:
        _check_shares(series)
    return ChartData(label, categories, series, positions)


def _series(name: str, column: Sequence[str]) -> Series:
    values, number_format = read_column(column)
    return Series(name, values, number_format, tuple(column))


def _positions(categories: Sequence[str]) -> tuple[float, ...]:
    values, _ = read_column(categories)
    found = tuple(value for value in values if value is not None)
    if len(found) < len(values):
        raise NumberError("a scatter chart needs a number in each cell of the first column")
    return found


def _check_shares(series: Sequence[Series]) -> None:
    if len(series) > 1:
        raise ChartError("a pie or a doughnut shows one column of numbers")
    if any(value is not None and value < 0 for value in series[0].values) or not any(series[0].values):
        raise ChartError("a pie or a doughnut shows shares of a whole, which are not negative")
