"""A history of commits set out: branches as lanes from left to right, each commit a dot with its words below."""

from __future__ import annotations

from post2slides.diagram.drawing import Box, Drawing, Glue, Line, Measure, Point, drawing
from post2slides.diagram.nodes import BOLD
from post2slides.diagram.tones import TONES
from post2slides.model.diagram import Commit, History

_DOT, _BETWEEN = 0.9, 1.3
"""em: a commit, and what is free between two."""
_WIDEST = 6.5
"""em of a commit's words."""
_GAP = 0.35


def draw_history(history: History, size: float, measure: Measure) -> Drawing:
    """`history` with type of `size` points."""
    return _Draughtsman(history, size, measure).drawing()


class _Draughtsman:
    def __init__(self, history: History, size: float, measure: Measure) -> None:
        self._history, self._em, self._measure = history, size, measure
        self._tones = {name: TONES[place % len(TONES)] for place, name in enumerate(history.branches)}

    def _size(self, text: str) -> tuple[float, float]:
        width, height = self._measure(text, _WIDEST) if text else (0.0, 0.0)
        return width * self._em, height * self._em

    def drawing(self) -> Drawing:
        em, lanes = self._em, self._lanes()
        sizes = {name: self._measure(name, 2 * _WIDEST) for name in self._history.branches}
        names = {name: (BOLD * width, height) for name, (width, height) in sizes.items()}
        x = (max(width for width, _ in names.values()) + 1.2 + _BETWEEN) * em
        places: dict[str, Point] = {}
        boxes: list[Box] = []
        words: list[Box] = []
        dots: list[str] = []
        for commit in self._history.commits:
            (width, height), (tag_width, tag_height) = self._size(commit.label), self._size(commit.tag)
            reach = max(width, tag_width + 0.6 * em, _DOT * em)
            at = Point(x + reach / 2, lanes[commit.branch])
            places[commit.name] = at
            drawn = self._dot(commit, at)
            boxes += drawn
            dots += [commit.name] * len(drawn)
            dot = _DOT / 2 + _GAP
            if commit.label:
                words.append(Box("words", at.x - width / 2, at.y + dot * em, width, height, commit.label))
            if commit.tag:
                tag_width, tag_height = tag_width + 0.6 * em, tag_height + 0.2 * em
                top = at.y - dot * em - tag_height
                words.append(Box("card", at.x - tag_width / 2, top, tag_width, tag_height, commit.tag))
            x += reach + _BETWEEN * em
        heads = [
            Box(
                "bar", 0, lanes[name] - (high + 0.5) / 2 * em, (wide + 1.2) * em, (high + 0.5) * em, name, "round", tone
            )
            for (name, (wide, high)), tone in zip(names.items(), self._tones.values(), strict=True)
        ]
        glued = {commit.name: len(heads) + dots.index(commit.name) for commit in self._history.commits}
        return drawing([*heads, *boxes, *words], self._lines(places, lanes, heads, glued))

    def _lanes(self) -> dict[str, float]:
        """The height of each branch's line, with room for words below and tags above."""
        lanes: dict[str, float] = {}
        y = 0.0
        for name in self._history.branches:
            own = [commit for commit in self._history.commits if commit.branch == name]
            above = max((self._size(commit.tag)[1] for commit in own), default=0.0)
            below = max((self._size(commit.label)[1] for commit in own), default=0.0)
            head = self._measure(name, 2 * _WIDEST)[1] / 2 * self._em + 0.5 * self._em
            y += max(head, above + (1.4 if above else 0.8) * self._em)
            lanes[name] = y
            y += max(head, below + (1.2 if below else 0.8) * self._em)
        return lanes

    def _dot(self, commit: Commit, at: Point) -> list[Box]:
        size, tone = _DOT * self._em, self._tones[commit.branch]
        box = Box("sign", at.x - size / 2, at.y - size / 2, size, size, "", "circle", tone)
        match commit.kind:
            case "highlight":
                return [Box("sign", box.left, box.top, size, size, "", "box", tone)]
            case "reverse":
                return [Box("mark", box.left, box.top, size, size, "", "circle", tone)]
            case "merge":
                inner = size * 0.45
                hole = Box("mark", at.x - inner / 2, at.y - inner / 2, inner, inner, "", "circle", tone)
                return [box, hole]
            case _:
                return [box]

    def _lines(
        self, places: dict[str, Point], lanes: dict[str, float], heads: list[Box], glued: dict[str, int]
    ) -> list[Line]:
        lines: list[Line] = []
        for branch, head in zip(self._history.branches, heads, strict=True):
            own = [places[commit.name].x for commit in self._history.commits if commit.branch == branch]
            if own:
                tone = self._tones[branch]
                lines.append(
                    Line((Point(head.right, lanes[branch]), Point(own[0], lanes[branch])), stroke="dashed", tone=tone)
                )
                if len(own) > 1:
                    lines.append(
                        Line((Point(own[0], lanes[branch]), Point(own[-1], lanes[branch])), stroke="thick", tone=tone)
                    )
        for commit in self._history.commits:
            for place, parent in enumerate(commit.parents):
                start, end = places[parent], places[commit.name]
                if start.y != end.y:
                    near = end.x - (_DOT / 2 + 0.5) * self._em
                    bends = Point(near, start.y), Point(near, end.y)
                    reach = _DOT / 2 * self._em
                    points = Point(start.x + reach, start.y), *bends, Point(end.x - reach, end.y)
                    ends = Glue(glued[parent], "right"), Glue(glued[commit.name], "left")
                    picked = place and commit.kind != "merge"
                    tone = self._tones[commit.branch]
                    lines.append(Line(points, *ends, "dashed" if picked else "solid", tone=tone))
        return lines
