"""A sequence diagram set out: participants side by side, their messages one below the other."""

from __future__ import annotations

from itertools import pairwise

from post2slides.diagram.drawing import Box, Drawing, Glue, Line, Measure, Point, drawing
from post2slides.model.diagram import Frame, Message, Remark, Sequence, Step, Stroke

_WIDEST_NAME = 9.0
_WIDEST_TEXT = 13.0
"""em of a line in a participant's box, and over a message."""
_LEAST = 6.5
_GAP = 0.8
"""em between two steps."""
_MARGIN = 1.4
"""em by which a frame stands out beyond the lifelines that it holds."""


def draw_lanes(sequence: Sequence, size: float, measure: Measure) -> Drawing:
    """`sequence` with type of `size` points."""
    return _Draughtsman(sequence, size, measure).drawing()


class _Draughtsman:
    def __init__(self, sequence: Sequence, size: float, measure: Measure) -> None:
        self._sequence, self._em, self._measure = sequence, size, measure
        self._column = {participant.name: place for place, participant in enumerate(sequence.participants)}
        self._boxes: list[Box] = []
        self._frames: list[Box] = []
        self._lines: list[Line] = []
        self._heads = self._participants()
        self._y = max(head.bottom for head in self._heads)

    def _text(self, text: str, widest: float) -> tuple[float, float]:
        width, height = self._measure(text, widest) if text else (0.0, 0.0)
        return width * self._em, height * self._em

    def _participants(self) -> list[Box]:
        """The boxes at the top, as far apart as their names and the messages between them need."""
        sizes = [self._text(participant.label, _WIDEST_NAME) for participant in self._sequence.participants]
        height = max(high for _, high in sizes) + 1.1 * self._em
        widths = [max(wide + 1.8 * self._em, _LEAST * self._em) for wide, _ in sizes]
        middles = [widths[0] / 2]
        needs = self._needs(self._sequence.steps)
        for place in range(1, len(widths)):
            least = middles[-1] + (widths[place - 1] + widths[place]) / 2 + self._em
            for (first, last), width in needs.items():
                if last == place and first < place:
                    least = max(least, middles[first] + width)
            middles.append(least)
        return [
            Box("participant", middle - width / 2, 0, width, height, one.label, "stadium" if one.actor else "box")
            for middle, width, one in zip(middles, widths, self._sequence.participants, strict=True)
        ]

    def _needs(self, steps: tuple[Step, ...]) -> dict[tuple[int, int], float]:
        """The width that stands between two columns."""
        needs: dict[tuple[int, int], float] = {}
        for step in steps:
            if isinstance(step, Frame):
                inner = [self._needs(section.steps) for section in step.sections]
                found = [pair for each in inner for pair in each.items()]
            elif isinstance(step, Message):
                first, last = sorted((self._column[step.start], self._column[step.end]))
                width = self._text(step.text, _WIDEST_TEXT)[0]
                to_itself = first == last
                found = [((first, last + to_itself), width + (3.2 if to_itself else 1.6) * self._em)]
            else:
                columns = [self._column[name] for name in step.participants]
                width = self._text(step.text, _WIDEST_TEXT)[0] + 1.6 * self._em
                place = columns[0] if step.side != "left" else columns[0] - 1
                found = [((place, place + 1), width if step.side != "over" else width / 2 + 2 * self._em)]
                if step.side == "over" and columns[0] > 0:
                    found.append(((columns[0] - 1, columns[0]), width / 2 + 2 * self._em))
            for pair, width in found:
                needs[pair] = max(width, needs.get(pair, 0.0))
        return needs

    def drawing(self) -> Drawing:
        self._steps(self._sequence.steps)
        self._y += _GAP * self._em
        frames = list(reversed(self._frames))
        base = len(frames)
        lifelines = [
            Line((head.port("bottom"), Point(head.middle.x, self._y)), Glue(base + place, "bottom"), stroke="dashed")
            for place, head in enumerate(self._heads)
        ]
        return drawing([*frames, *self._heads, *self._boxes], [*lifelines, *self._lines])

    def _steps(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            self._y += _GAP * self._em
            match step:
                case Message():
                    self._message(step)
                case Remark():
                    self._remark(step)
                case Frame():
                    self._frame(step)

    def _x(self, name: str) -> float:
        return self._heads[self._column[name]].middle.x

    def _message(self, message: Message) -> None:
        start, end = self._x(message.start), self._x(message.end)
        width, height = self._text(message.text, _WIDEST_TEXT)
        stroke: Stroke = "dashed" if message.dashed else "solid"
        left = (start + end - width) / 2 - 0.2 * self._em
        text = Box("label", left, self._y, width + 0.4 * self._em, height, message.text)
        if start == end:
            text = text.moved(width / 2 + 2.1 * self._em, 0)
            self._to_itself(start, self._y + max(height, 1.3 * self._em), stroke, arrow=message.arrow)
        else:
            self._y += height + 0.25 * self._em
            self._lines.append(
                Line((Point(start, self._y), Point(end, self._y)), stroke=stroke, arrow_end=message.arrow)
            )
        self._boxes += [text] if message.text else []

    def _to_itself(self, x: float, low: float, stroke: Stroke, *, arrow: bool) -> None:
        """Three lines: programs draw a connector that ends where it began in ways of their own."""
        out = x + 1.6 * self._em
        corners = Point(x, self._y), Point(out, self._y), Point(out, low), Point(x, low)
        for place, stretch in enumerate(pairwise(corners)):
            self._lines.append(Line(stretch, stroke=stroke, arrow_end=arrow and place == 2))
        self._y = low

    def _remark(self, remark: Remark) -> None:
        width, height = self._text(remark.text, _WIDEST_TEXT)
        width, height = width + 1.2 * self._em, height + 0.7 * self._em
        places = [self._x(name) for name in remark.participants]
        middle = (min(places) + max(places)) / 2
        if remark.side == "over":
            width = max(width, max(places) - min(places) + 2 * self._em)
        else:
            middle += (1 if remark.side == "right" else -1) * (width / 2 + 0.5 * self._em)
        self._boxes.append(Box("remark", middle - width / 2, self._y, width, height, remark.text))
        self._y += height

    def _frame(self, frame: Frame) -> None:
        top, first_box = self._y, len(self._boxes)
        first_frame = len(self._frames)
        titles: list[tuple[float, str]] = []
        for number, section in enumerate(frame.sections):
            title = f"{frame.kind} [{section.label}]" if section.label else frame.kind
            title = title if not number else f"[{section.label}]" if section.label else ""
            titles.append((self._y, title))
            self._y += self._text(title or " ", 3 * _WIDEST_TEXT)[1] + 0.3 * self._em
            self._steps(section.steps)
            self._y += _GAP * self._em
        columns = sorted(set(self._columns((frame,)))) or [0]
        inner = [*self._boxes[first_box:], *self._frames[first_frame:]]
        margin, beyond = _MARGIN * self._em, 0.6 * self._em
        left = min([self._heads[columns[0]].middle.x - margin, *(box.left - beyond for box in inner)])
        right = max([self._heads[columns[-1]].middle.x + margin, *(box.right + beyond for box in inner)])
        widths = [self._text(title, 3 * _WIDEST_TEXT) for _, title in titles]
        right = max(right, left + max(width for width, _ in widths) + 1.2 * self._em)
        self._frames.append(Box("frame", left, top, right - left, self._y - top))
        for number, ((y, title), (width, height)) in enumerate(zip(titles, widths, strict=True)):
            if number:
                self._lines.append(Line((Point(left, y), Point(right, y)), stroke="dashed"))
            if title:
                self._boxes.append(Box("tag", left, y, width + 1.0 * self._em, height + 0.2 * self._em, title))

    def _columns(self, steps: tuple[Step, ...]) -> list[int]:
        found: list[int] = []
        for step in steps:
            match step:
                case Message():
                    found += [self._column[step.start], self._column[step.end]]
                case Remark():
                    found += [self._column[name] for name in step.participants]
                case Frame():
                    found += [place for section in step.sections for place in self._columns(section.steps)]
        return found
