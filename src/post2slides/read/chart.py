"""Charts: a fence `chart bar` with comma-separated values, and a table after the comment `<!-- slides: chart=bar -->`.

Invariant: what cannot be read as figures stays what it was, code or a table, and a diagnostic says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, get_args

from post2slides.model.chart import ChartKind
from post2slides.model.post import Block, Chart, Hint, Span, Table, Text, plain, walk
from post2slides.read.chart_data import ChartError, chart_data, rows_of
from post2slides.read.context import Context

if TYPE_CHECKING:
    from post2slides.diagram.figures import Figures

_OTHER_NAMES = {
    "donut": "doughnut",
    "ring": "doughnut",
    "bars": "bar",
    "columns": "column",
    "lines": "line",
    "stack": "stacked",
}
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)


def read_fence(info: str, title: str, source: str, line: int, context: Context) -> Block | None:
    """The chart of a fence; None where it is code. `info` is what stands behind the opening fence."""
    fence, *words = info.split() or [""]
    if fence.lower() != "chart":
        return None
    named = " ".join(takewhile(lambda word: "=" not in word, words)).lower() or "bar"
    caption = (Span(title),) if title else ()
    try:
        return _chart(named, caption, rows_of(source), line)
    except ChartError as error:
        _warn(error, line, context)
        return None


def read_figures(figures: Figures, line: int) -> Chart | None:
    """The chart that a diagram of figures is; None where there are no figures in it."""
    try:
        return _chart(figures.kind, (Span(figures.title),) if figures.title else (), figures.rows, line)
    except ChartError:
        return None


def with_charts(blocks: Iterable[Block], context: Context) -> tuple[Block, ...]:
    """`blocks` with each table that follows a hint to show it as a chart as that chart."""
    joined: list[Block] = []
    for block in blocks:
        match joined, block:
            case [*_, Hint(chart=kind)], Table() if kind:
                joined[-1] = _charted(block, kind, context)
            case _:
                joined.append(block)
    return tuple(joined)


def report_idle_hints(blocks: tuple[Block, ...], context: Context) -> None:
    """Tell of hints to show a table as a chart that no table follows."""
    for block in walk(blocks):
        if isinstance(block, Hint) and block.chart:
            context.warn("hint-unknown", "“chart” stands right before a table; there is none here", block.line)


def _charted(table: Table, kind: str, context: Context) -> Block:
    rows = [[plain(cell).strip() for cell in row] for row in (table.header, *table.rows)]
    try:
        return _chart(kind, table.caption, rows, table.line)
    except ChartError as error:
        _warn(error, table.line, context)
        return table


def _chart(named: str, title: Text, rows: Sequence[Sequence[str]], line: int) -> Chart:
    kind = kind_named(named)
    if kind is None:
        raise ChartError(f"there is no chart “{named}”; there are {', '.join(KINDS)}")
    return Chart(kind, title, chart_data(rows, kind), line)


def kind_named(words: str) -> ChartKind | None:
    """The kind of chart that `words` name: `bar`, `stacked bar`, `bar-stacked`, `donut`."""
    named = {_OTHER_NAMES.get(word, word) for word in re.split(r"[\s-]+", words.lower())}
    return next((kind for kind in KINDS if set(kind.split("-")) == named), None)


def _warn(error: ChartError, line: int, context: Context) -> None:
    context.warn("chart-unreadable", f"this cannot be shown as a chart: {error}", line)
