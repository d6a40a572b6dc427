"""Mermaid Gantt charts (mermaid.js.org/syntax/gantt.html): tasks with dates, in sections.

Invariant: reckoned from what the source says alone; a task without a date begins where the one before it ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import Period, Plan, Task
from post2slides.regex import regex

_SETTING = regex(
    r"(?:axisFormat|tickInterval|todayMarker|weekday|weekend|includes|inclusiveEndDates|topAxis|click|displayMode)\b"
)
_DURATION = regex(r"(\d+(?:\.\d+)?)\s*(ms|[smhdwMy])$")
_UNITS = {
    "ms": timedelta(milliseconds=1),
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "M": timedelta(days=30),
    "y": timedelta(days=365),
}
_FORMATS = {
    "YYYY": "%Y",
    "YY": "%y",
    "MMMM": "%B",
    "MMM": "%b",
    "MM": "%m",
    "DD": "%d",
    "HH": "%H",
    "mm": "%M",
    "ss": "%S",
    "SSS": "%f",
}
"""The tokens of dayjs (day.js.org/docs/en/parse/string-format) in those of `strptime`."""
_TOKEN = regex("|".join(sorted(_FORMATS, key=len, reverse=True)))
_STATES: dict[str, Literal["done", "active", "critical", "milestone"]] = {
    "done": "done",
    "active": "active",
    "crit": "critical",
    "milestone": "milestone",
    "vert": "milestone",
}
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Row:
    section: str
    task: Task
    name: str


def read_gantt(lines: list[str]) -> Plan:
    """The chart of stripped lines, the header first. Raises UnknownSyntaxError."""
    reader = _Reader()
    for line in lines[1:]:
        reader.take(line)
    if not reader.rows:
        raise UnknownSyntaxError("no tasks")
    sections = groupby(reader.rows, key=lambda row: row.section)
    periods = tuple(Period(name, tuple(row.task for row in rows)) for name, rows in sections)
    return Plan(periods, reader.title)


class _Reader:
    def __init__(self) -> None:
        self.title = self._section = ""
        self.rows: list[_Row] = []
        self._format = "%Y-%m-%d"
        self._free: frozenset[str] = frozenset()

    def take(self, line: str) -> None:
        key, _, value = line.partition(" ")
        if key == "title":
            self.title = label(value)
        elif key == "section":
            self._section = label(value)
        elif key == "dateFormat":
            self._format = _TOKEN.sub(lambda match: _FORMATS[match[0]], value.strip())
        elif key == "excludes":
            self._free = frozenset(value.lower().replace(",", " ").split())
        elif _SETTING.match(line):
            return
        elif ":" in line:
            self._task(line)
        else:
            raise UnknownSyntaxError(line)

    def _task(self, line: str) -> None:
        words, _, settings = line.rpartition(" :") if " :" in line else line.partition(":")
        parts = [part.strip() for part in settings.split(",") if part.strip()]
        states = [_STATES[part] for part in parts if part in _STATES]
        parts = [part for part in parts if part not in _STATES]
        name = parts.pop(0) if len(parts) > 2 or (len(parts) == 2 and not self._is_time(parts[0])) else ""
        start = self._start(parts[0]) if len(parts) > 1 else self._last_end()
        end = self._end(parts[-1], start) if parts else start + _DAY
        state = next((state for state in ("milestone", "critical", "done", "active") if state in states), "")
        task = Task(label(words), start, max(start, end), state)  # type: ignore[arg-type]
        self.rows.append(_Row(self._section, task, name))

    def _is_time(self, text: str) -> bool:
        return text.startswith(("after ", "until ")) or self._date(text) is not None

    def _date(self, text: str) -> datetime | None:
        for form in (self._format, "%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"):
            try:
                return datetime.strptime(text, form)
            except ValueError:
                continue
        return None

    def _last_end(self) -> datetime:
        if not self.rows:
            raise UnknownSyntaxError("the first task has no date")
        return self.rows[-1].task.end

    def _named(self, names: str) -> Iterable[Task]:
        wanted = names.split()
        found = [row.task for row in self.rows if row.name in wanted]
        if not found:
            raise UnknownSyntaxError(f"no task {names}")
        return found

    def _start(self, text: str) -> datetime:
        if text.startswith("after "):
            return max(task.end for task in self._named(text.removeprefix("after ")))
        date = self._date(text)
        if date is None:
            raise UnknownSyntaxError(text)
        return date

    def _end(self, text: str, start: datetime) -> datetime:
        if text.startswith("until "):
            return min(task.start for task in self._named(text.removeprefix("until ")))
        if match := _DURATION.match(text):
            return self._after_work(start, float(match[1]) * _UNITS[match[2]])
        if date := self._date(text):
            return date
        raise UnknownSyntaxError(text)

    def _after_work(self, start: datetime, work: timedelta) -> datetime:
        """`work` after `start`, with the days that are free left out."""
        if not self._free or work < _DAY:
            return start + work
        end, left = start, work
        while left > timedelta():
            left -= timedelta() if self._is_free(end) else min(left, _DAY)
            end += _DAY
        return end

    def _is_free(self, day: datetime) -> bool:
        weekend = "weekends" in self._free and day.weekday() > 4
        return weekend or f"{day:%A}".lower() in self._free or f"{day:%Y-%m-%d}" in self._free
