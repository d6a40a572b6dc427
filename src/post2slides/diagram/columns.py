"""Timelines, journeys and boards set out: heads side by side, their cards below them, sections over both."""

from __future__ import annotations

from itertools import groupby

from post2slides.diagram.drawing import Box, Drawing, Measure, drawing
from post2slides.diagram.tones import TONES
from post2slides.model.diagram import Column, Columns

_WIDEST, _NARROWEST = 15.0, 4.5
"""em of a column."""
_GAP, _PAD = 0.6, 0.5
_BEST = 5
_DOT = 0.75
"""em of each of the five dots that say how good a step of a journey is."""


def draw_columns(board: Columns, size: float, measure: Measure, width: float) -> Drawing:
    """`board` with type of `size` points in `width` points; in several rows where one is too long."""
    return _Draughtsman(board, size, measure).drawing(width)


class _Draughtsman:
    def __init__(self, board: Columns, size: float, measure: Measure) -> None:
        self._board, self._em, self._measure = board, size, measure
        sections = list(dict.fromkeys(column.section for column in board.columns))
        named = any(sections)
        self._tones = {
            place: TONES[(sections.index(column.section) if named else place) % len(TONES)]
            for place, column in enumerate(board.columns)
        }
        self._boxes: list[Box] = []

    def drawing(self, room: float) -> Drawing:
        columns = self._board.columns
        least = max(self._least(column) for column in columns) * self._em
        gap = _GAP * self._em
        abreast = max(1, min(len(columns), int((room + gap) / (least + gap))))
        rows = -(-len(columns) // abreast)
        abreast = -(-len(columns) // rows)
        width = min(_WIDEST * self._em, (room + gap) / abreast - gap)
        top = 0.0
        for first in range(0, len(columns), abreast):
            top = self._row(range(first, min(first + abreast, len(columns))), max(width, least), top) + 2.5 * gap
        return drawing(self._boxes, [])

    def _least(self, column: Column) -> float:
        """The width (em) of the longest word, with air."""
        words = (column.label, *column.cards, "•" * _BEST if column.score else "")
        longest = max(self._measure(word, 0.0)[0] for text in words for word in text.split() or [""])
        return max(longest * 1.12 + 2 * _PAD, _NARROWEST, _BEST * (_DOT + 0.25) + 2 * _PAD if column.score else 0.0)

    def _row(self, places: range, width: float, top: float) -> float:
        """The columns of one row, and where they end."""
        pitch, columns = width + _GAP * self._em, self._board.columns
        if any(columns[place].section for place in places):
            highest = 0.0
            for section, group in groupby(places, key=lambda place: columns[place].section):
                members = list(group)
                left, span = (members[0] - places[0]) * pitch, len(members) * pitch - _GAP * self._em
                height = (self._measure(section or " ", span / self._em - 1)[1] + 0.5) * self._em
                if section:
                    self._boxes.append(Box("band", left, top, span, height, section, tone=self._tones[members[0]]))
                highest = max(highest, height)
            top += highest + _GAP * self._em
        inner = width / self._em - 2 * _PAD
        tallest = max(self._measure(columns[place].label, inner / 1.1)[1] for place in places)
        bottom = top
        for place in places:
            left, y = (place - places[0]) * pitch, top
            column = columns[place]
            head = Box("bar", left, y, width, (tallest + 0.9) * self._em, column.label, tone=self._tones[place])
            self._boxes.append(head)
            y = head.bottom + _GAP * self._em
            if column.score:
                y = self._dots(column.score, left + width / 2, y, self._tones[place])
            for card in column.cards:
                height = (self._measure(card, inner)[1] + 0.7) * self._em
                self._boxes.append(Box("card", left, y, width, height, card))
                y += height + _GAP * self._em
            bottom = max(bottom, y - _GAP * self._em)
        return bottom

    def _dots(self, score: int, middle: float, top: float, tone: str) -> float:
        dot, pitch = _DOT * self._em, (_DOT + 0.25) * self._em
        left = middle - (pitch * _BEST - 0.25 * self._em) / 2
        for number in range(_BEST):
            kind = "sign" if number < score else "mark"
            self._boxes.append(Box(kind, left + number * pitch, top, dot, dot, "", "circle", tone))  # type: ignore[arg-type]
        return top + dot + _GAP * self._em
