"""A sequence diagram set out: participants side by side, their messages one below the other."""

from __future__ import annotations

from itertools import pairwise

from post2slides.diagram.drawing import Box, Drawing, Glue, Line, Measure, Point, drawing
from post2slides.diagram.ends import end_marks
from post2slides.model.diagram import Activity, Frame, Head, Message, Remark, Sequence, Step, Stroke

_WIDEST_NAME = 9.0
_WIDEST_TEXT = 13.0
"""em of a line in a participant's box, and over a message."""
_LEAST = 6.5
_GAP = 0.8
"""em between two steps."""
_MARGIN = 1.4
"""em by which a frame stands out beyond the lifelines that it holds."""
_WORK = 0.7
"""em: the width of the bar on the lifeline of one who is at work."""


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
        self._work: list[Box] = []
        self._begun: dict[str, list[float]] = {participant.name: [] for participant in sequence.participants}
        self._dead: dict[str, float] = {}
        self._dying: set[str] = set()
        self._heads = self._participants()
        self._unborn = {one.name for one in sequence.participants if one.created}
        self._y = max(head.bottom for head in self._heads)

    def _text(self, text: str, widest: float) -> tuple[float, float]:
        width, height = self._measure(text, widest) if text else (0.0, 0.0)
        return width * self._em, height * self._em

    def _participants(self) -> list[Box]:
        """The boxes at the top, as far apart as their names and the messages between them need."""
        sizes = [self._text(participant.label, _WIDEST_NAME) for participant in self._sequence.participants]
        height = max(high for _, high in sizes) + 1.1 * self._em
        if any(one.form in ("cylinder", "documents") for one in self._sequence.participants):
            height += 0.9 * self._em
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
            Box("participant", middle - width / 2, 0, width, height, one.label, one.form)
            for middle, width, one in zip(middles, widths, self._sequence.participants, strict=True)
        ]

    def _needs(self, steps: tuple[Step, ...]) -> dict[tuple[int, int], float]:
        """The width that stands between two columns."""
        needs: dict[tuple[int, int], float] = {}
        for step in steps:
            if isinstance(step, Activity):
                found = []
            elif isinstance(step, Frame):
                inner = [self._needs(section.steps) for section in step.sections]
                found = [pair for each in inner for pair in each.items()]
            elif isinstance(step, Message):
                first, last = sorted((self._column[step.start], self._column[step.end]))
                width = self._text(step.text, _WIDEST_TEXT)[0]
                to_itself = first == last
                created = self._sequence.participants[self._column[step.end]]
                if created.created:
                    width += self._text(created.label, _WIDEST_NAME)[0] / 2 + 0.9 * self._em
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
        for name, begun in self._begun.items():
            for _ in range(len(begun)):
                self._rest(name)
        lanes, frames = self._lanes(), list(reversed(self._frames))
        base = len(lanes) + len(frames)
        lifelines = [
            Line(
                (head.port("bottom"), Point(head.middle.x, self._dead.get(one.name, self._y))),
                Glue(base + place, "bottom"),
                stroke="dashed",
                head="cross" if one.name in self._dead else "none",
            )
            for place, (one, head) in enumerate(zip(self._sequence.participants, self._heads, strict=True))
        ]
        lines = [*lifelines, *self._lines]
        marks, strokes = end_marks(lines, self._em)
        work = sorted(self._work, key=lambda box: box.left)
        return drawing([*lanes, *frames, *self._heads, *work, *marks, *self._boxes], [*lines, *strokes])

    def _lanes(self) -> list[Box]:
        """The grounds behind the heads of those who belong together, as high as the whole."""
        em, boxes = self._em, []
        titles = [self._text(lane.label, 3 * _WIDEST_NAME) for lane in self._sequence.lanes]
        above = max((height for _, height in titles), default=0.0) + 0.7 * em
        for lane, (width, _) in zip(self._sequence.lanes, titles, strict=True):
            heads = [self._heads[self._column[name]] for name in lane.members]
            left, right = min(head.left for head in heads), max(head.right for head in heads)
            wider = max(0.0, width + 0.8 * em - (right - left)) / 2 + 0.4 * em
            boxes.append(Box("group", left - wider, -above, right - left + 2 * wider, self._y + above, lane.label))
        return boxes

    def _steps(self, steps: tuple[Step, ...]) -> None:
        for step in steps:
            match step:
                case Message():
                    self._y += _GAP * self._em
                    self._message(step)
                case Remark():
                    self._y += _GAP * self._em
                    self._remark(step)
                case Frame():
                    self._y += _GAP * self._em
                    self._frame(step)
                case Activity():
                    self._act(step)

    def _act(self, step: Activity) -> None:
        match step.change:
            case "begins":
                self._begun[step.participant].append(self._y)
            case "ends":
                self._rest(step.participant)
            case "dies":
                self._dying.add(step.participant)

    def _rest(self, name: str) -> None:
        """Draw the bar of one who was at work until now."""
        if not self._begun[name]:
            return
        start, nested = self._begun[name].pop(), len(self._begun[name])
        width = _WORK * self._em
        left = self._x(name) - width / 2 + nested * width / 2
        self._work.append(Box("work", left, start, width, max(self._y - start, 0.5 * self._em)))

    def _edge(self, name: str, towards: float) -> float:
        """Where a message leaves or reaches a lifeline: at its bar, where there is one."""
        x, at_work = self._x(name), len(self._begun[name])
        if not at_work or towards == x:
            return x
        reach = _WORK * self._em / 2
        return x + reach * at_work if towards > x else x - reach

    def _x(self, name: str) -> float:
        return self._heads[self._column[name]].middle.x

    def _message(self, message: Message) -> None:
        start, end = self._x(message.start), self._x(message.end)
        width, height = self._text(message.text, _WIDEST_TEXT)
        stroke: Stroke = "dashed" if message.dashed else "solid"
        reached = self._reached(message, start) if start != end else end
        left = (start + reached - width) / 2 - 0.2 * self._em
        text = Box("label", left, self._y, width + 0.4 * self._em, height, message.text)
        if start == end:
            out = self._edge(message.start, start + 1) - start
            text = text.moved(width / 2 + 2.1 * self._em + out, 0)
            self._to_itself(start + out, self._y + max(height, 1.3 * self._em), stroke, message.head)
        else:
            self._y += height + 0.25 * self._em
            ends = self._edge(message.start, end), reached
            head: Head = "none" if message.end in self._dying else message.head
            self._lines.append(
                Line(tuple(Point(x, self._y) for x in ends), stroke=stroke, tail=message.tail, head=head)
            )
            self._y += self._born(message.end)
        for name in self._dying & {message.start, message.end}:
            self._dead[name] = self._y + 0.5 * self._em  # the cross stands half an em before the end
            self._dying.discard(name)
        self._boxes += [text] if message.text else []

    def _reached(self, message: Message, start: float) -> float:
        """Where a message ends: at the box of one who appears with it."""
        if message.end not in self._unborn:
            return self._edge(message.end, start)
        head = self._heads[self._column[message.end]]
        return head.left if start < head.left else head.right

    def _born(self, name: str) -> float:
        """Move the box of one who appears now to where the message reaches it; the height that it takes below."""
        if name not in self._unborn:
            return 0.0
        self._unborn.discard(name)
        place = self._column[name]
        head = self._heads[place]
        self._heads[place] = head.moved(0, self._y - head.middle.y)
        return head.height / 2

    def _to_itself(self, x: float, low: float, stroke: Stroke, head: Head) -> None:
        """Three lines: programs draw a connector that ends where it began in ways of their own."""
        out = x + 1.6 * self._em
        corners = Point(x, self._y), Point(out, self._y), Point(out, low), Point(x, low)
        for place, stretch in enumerate(pairwise(corners)):
            self._lines.append(Line(stretch, stroke=stroke, head=head if place == 2 else "none"))
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
            title = "" if frame.kind == "rect" else title
            titles.append((self._y, title))
            if frame.kind != "rect":
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
        self._frames.append(Box("band" if frame.kind == "rect" else "frame", left, top, right - left, self._y - top))
        for number, ((y, title), (width, height)) in enumerate(zip(titles, widths, strict=True)):
            if number:
                self._lines.append(Line((Point(left, y), Point(right, y)), stroke="dashed"))
            if title:
                self._boxes.append(
                    Box("tag", left + 0.2 * self._em, y + 0.1 * self._em, width + 0.8 * self._em, height, title)
                )

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
                case Activity():
                    found.append(self._column[step.participant])
        return found
