"""A plan set out: the names of tasks at the left, their bars over an axis of time at the right."""

from __future__ import annotations

from datetime import datetime, timedelta

from post2slides.diagram.drawing import Box, Drawing, Line, Measure, Point, drawing
from post2slides.diagram.nodes import BOLD
from post2slides.diagram.tones import CRITICAL, TONES
from post2slides.model.diagram import Period, Plan, Task

_WIDEST_NAME = 18.0
"""em of a task's name."""
_LEAST_TIME = 18.0
"""em of the axis."""
_BAR, _BETWEEN, _AFTER_SECTION = 1.1, 0.35, 0.5
_MOST_TICKS = 8
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_PACES = (
    *(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30)),
    *(hours * _HOUR for hours in (1, 2, 4, 6, 12)),
    *(days * _DAY for days in (1, 2, 7, 14)),
)
"""Between two marks of the axis; longer ones are whole months."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60)


def draw_plan(plan: Plan, size: float, measure: Measure, width: float) -> Drawing:
    """`plan` with type of `size` points in `width` points."""
    return _Draughtsman(plan, size, measure).drawing(width)


class _Draughtsman:
    def __init__(self, plan: Plan, size: float, measure: Measure) -> None:
        self._plan, self._em, self._measure = plan, size, measure
        self._first, self._last = plan.span
        self._last = max(self._last, self._first + timedelta(minutes=1))
        self._boxes: list[Box] = []
        self._lines: list[Line] = []
        names = [task.label for period in plan.periods for task in period.tasks]
        heads = [period.label for period in plan.periods]
        self._names = max(self._measure(name, _WIDEST_NAME)[0] for name in names) + 1.0
        self._names = max(self._names, *(min(self._measure(head, _WIDEST_NAME)[0] * 1.1, 18.0) + 0.5 for head in heads))

    def drawing(self, room: float) -> Drawing:
        em = self._em
        self._left = self._names * em
        self._width = max(room - self._left - 0.6 * em, _LEAST_TIME * em)
        y = 0.0
        for period in self._plan.periods:
            y = self._period(period, y)
        self._axis(y)
        return drawing(self._boxes, self._lines)

    def _x(self, moment: datetime) -> float:
        return self._left + self._width * ((moment - self._first) / (self._last - self._first))

    def _period(self, period: Period, y: float) -> float:
        em, tone = self._em, TONES[self._plan.tone_of(period) % len(TONES)]
        if period.label:
            width, height = self._measure(period.label, _WIDEST_NAME)
            self._boxes.append(
                Box("tag", -0.5 * em, y, (width + 0.6) * BOLD * em, height * em, period.label, align="left")
            )
            y += (height + _BETWEEN) * em
        for task in period.tasks:
            width, height = self._measure(task.label, _WIDEST_NAME)
            height = max(height, _BAR) * em
            self._boxes.append(Box("words", 0, y, self._left - 0.6 * em, height, task.label, align="left"))
            self._boxes.append(self._bar(task, y + (height - _BAR * em) / 2, tone))
            y += height + _BETWEEN * em
        return y + _AFTER_SECTION * em

    def _bar(self, task: Task, y: float, tone: str) -> Box:
        start, end, height = self._x(task.start), self._x(task.end), _BAR * self._em
        if task.state == "milestone":
            middle = (start + end) / 2
            return Box("sign", middle - height / 2, y, height, height, "", "diamond", tone)
        if task.state == "critical":
            tone = CRITICAL
        kind = "card" if task.state == "done" else "bar"
        return Box(kind, start, y, max(end - start, 0.3 * self._em), height, "", "box", tone)  # type: ignore[arg-type]

    def _axis(self, y: float) -> None:
        em = self._em
        self._lines.append(Line((Point(self._left, y), Point(self._left + self._width, y))))
        free = float("-inf")
        for moment, words in self._ticks():
            x = self._x(moment)
            self._lines.insert(0, Line((Point(x, 0), Point(x, y)), stroke="dashed", tone="rule"))
            width, height = (length * em for length in self._measure(words, _WIDEST_NAME))
            left = min(max(x - width / 2, 0), self._left + self._width - width + 0.6 * em)
            if left > free:
                self._boxes.append(Box("caption", left, y + 0.3 * em, width, height, words))
                free = left + width + 0.5 * em

    def _ticks(self) -> list[tuple[datetime, str]]:
        """Some eight moments between first and last, and what they are called: in figures, the same in all tongues."""
        length = self._last - self._first
        most = max(2, min(_MOST_TICKS, int(self._width / (5.5 * self._em))))
        pace = next((pace for pace in _PACES if length / pace <= most), None)
        if pace is None:
            return self._months(length, most)
        start = self._first.replace(minute=0, second=0, microsecond=0)
        if pace >= _DAY:
            start = start.replace(hour=0)
        moments = [start + number * pace for number in range(int((self._last - start) / pace) + 1)]
        moments = [moment for moment in moments if self._first <= moment <= self._last]
        form = "%m-%d" if pace >= _DAY else "%H:%M"
        years = len({moment.year for moment in moments}) > 1
        return [(moment, f"{moment:%Y-%m-%d}" if years else f"{moment:{form}}") for moment in moments]

    def _months(self, length: timedelta, most: int) -> list[tuple[datetime, str]]:
        pace = next((pace for pace in _MONTHS if length / (pace * 30 * _DAY) <= most), _MONTHS[-1])
        count = self._first.year * 12 + self._first.month - 1
        found: list[tuple[datetime, str]] = []
        while True:
            moment = datetime(count // 12, count % 12 + 1, 1)
            if moment > self._last:
                return found
            if moment >= self._first and (count % 12) % min(pace, 12) == 0:
                found.append((moment, f"{moment:%Y}" if pace >= 12 else f"{moment:%Y-%m}"))
            count += 1
