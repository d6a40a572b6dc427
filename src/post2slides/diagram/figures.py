"""Mermaid's charts of figures: `pie` and `xychart` (mermaid.js.org/syntax: pie, xyChart). They become native charts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.diagram.parse import cleaned
from post2slides.regex import regex

_PIE = regex(r"pie\b\s*(?:showData\b\s*)?(?:title\s+(?P<title>.*))?$")
_SLICE = regex(r"\"(?P<words>[^\"]*)\"\s*:\s*(?P<value>[\d.]+)$")
_XY = regex(r"xychart(?:-beta)?\s*(?P<lying>horizontal)?\s*$")
_TITLE = regex(r"title\s+(.*)$")
_AXIS = regex(
    r"(?P<axis>[xy])-axis\s*(?P<title>\"[^\"]*\"|[^\[\"\d-][^\[]*?)?\s*"
    r"(?:\[(?P<words>.*)\]|(?P<low>-?[\d.]+)\s*-->\s*(?P<high>-?[\d.]+))?$"
)
_SERIES = regex(r"(?P<kind>bar|line)\s*(?P<name>\"[^\"]*\"|[^\[\s]\S*)?\s*\[(?P<values>[^\]]*)\]$")


@dataclass(frozen=True, slots=True)
class Figures:
    """A chart as rows of a table, the first with the names of the series."""

    kind: Literal["pie", "bar", "column", "line"]
    title: str
    rows: tuple[tuple[str, ...], ...]


def figures(source: str) -> Figures | None:
    """The chart of `source`; None where it is another kind, or has syntax unknown here."""
    title, lines = cleaned(source)
    lines = [line.strip() for line in lines]
    try:
        if lines and (pie := _PIE.match(lines[0])):
            return _pie(label(pie["title"] or "") or title, lines[1:])
        if lines and (chart := _XY.match(lines[0])):
            return _xy(title, lines[1:], lying=bool(chart["lying"]))
    except UnknownSyntaxError:
        return None
    return None


def _pie(title: str, lines: list[str]) -> Figures:
    rows = []
    for line in lines:
        if match := _SLICE.match(line):
            rows.append((label(match["words"]), match["value"]))
        elif match := _TITLE.match(line):
            title = label(match[1])
        elif line != "showData":
            raise UnknownSyntaxError(line)
    if not rows:
        raise UnknownSyntaxError("no slices")
    return Figures("pie", title, (("", ""), *rows))


@dataclass
class _Axes:
    title: str
    names: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    ends: tuple[float, float] | None = None
    series: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)


def _xy(title: str, lines: list[str], *, lying: bool) -> Figures:
    axes = _Axes(title)
    for line in lines:
        _take(line, axes)
    count = max((len(values) for _, _, values in axes.series), default=0)
    if not count:
        raise UnknownSyntaxError("no figures")
    kinds = {kind for kind, _, _ in axes.series}
    series = list({values: (name or axes.names.get("y", ""), values) for _, name, values in axes.series}.values())
    categories = axes.words or list(_steps(axes.ends or (1, count), count))
    if len(categories) < count:
        raise UnknownSyntaxError("more figures than names")
    columns = (values + ("",) * (len(categories) - len(values)) for _, values in series)
    rows = zip(categories, *columns, strict=True)
    head = (axes.names.get("x", ""), *(name for name, _ in series))
    kind: Literal["bar", "column", "line"] = "line" if kinds == {"line"} else "bar" if lying else "column"
    return Figures(kind, axes.title, (head, *rows))


def _take(line: str, axes: _Axes) -> None:
    if match := _TITLE.match(line):
        axes.title = label(match[1])
    elif match := _AXIS.match(line):
        axes.names[match["axis"]] = label(match["title"] or "")
        if match["axis"] == "x" and match["words"]:
            axes.words = [label(word) for word in _cells(match["words"])]
        elif match["axis"] == "x" and match["low"]:
            axes.ends = _number(match["low"]), _number(match["high"])
    elif match := _SERIES.match(line):
        axes.series.append((match["kind"], label(match["name"] or ""), tuple(_cells(match["values"]))))
    else:
        raise UnknownSyntaxError(line)


def _cells(text: str) -> list[str]:
    (row,) = csv.reader([text], skipinitialspace=True) if text.strip() else ([],)
    return [cell.strip() for cell in row]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UnknownSyntaxError(text) from error


def _steps(ends: tuple[float, float], count: int) -> Iterator[str]:
    """`count` numbers from the one end of an axis to the other."""
    first, last = ends
    pace = (last - first) / max(count - 1, 1)
    yield from (f"{first + number * pace:g}" for number in range(count))
