"""Formulas that stand on their own: an equation, standing in a little, as large as the text around it.

One too wide is set smaller, down to the smallest size of running text, and then broken before its relation signs; where
that does not help either, it is text. A derivation can be divided between its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from post2slides.layout.formula_size import Box, formula_box
from post2slides.layout.frames import BREAK_FREE, BREAK_ROW, LINE_HEIGHT, Aside
from post2slides.layout.ladder import Rung, size_at
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.formula import Element, Matrix, Row, Symbol
from post2slides.model.placed import Align, Colour, FormulaShape, PanelShape, Paragraph, Shape
from post2slides.model.post import Formula
from post2slides.text.formula import formula_text
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.units import Emu, Rect, points, pt, px

_RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝→⇒⇔⟹⟺≪≫∈⊂⊆≔≜")
_SUMS = frozenset("+−±")
_AIR = 0.2
"""em above and below, besides the gap between two blocks."""
_AIR_IN_CARD = 0.6
_CORNER = px(10)
_INDENT = 1.25
"""em by which it stands in, as a list does."""
_SLACK = 1.04
"""Programs draw equations a little wider or narrower than each other."""
_SMALLEST_TEXT = 10.0
"""Points, of the characters that stand in for an equation."""

_measured = lru_cache(maxsize=2**12)(formula_box)


@dataclass(frozen=True)
class FormulaFlow:
    block: Formula
    math: Row
    setter: Typesetter
    asides: tuple[Aside, ...] = ()

    @property
    def spreads(self) -> bool:
        return False

    @property
    def role(self) -> None:
        """No layout has a placeholder for an equation."""

    @property
    def line(self) -> int:
        return self.block.line

    @property
    def width(self) -> Emu:
        return self._frame.rect.width

    @property
    def parts(self) -> int:
        return len(self._lines.rows) if self._lines else 1

    @cached_property
    def _lines(self) -> Matrix | None:
        return _derivation(self.math)

    @property
    def _frame(self) -> Placeholder:
        return _body(self.setter)

    @property
    def _style(self) -> TextStyle:
        return self._frame.style

    @cached_property
    def _box(self) -> Box:
        return _measured(self.math, self.setter.metrics)

    def _part(self, first: int, last: int) -> Row:
        return (replace(self._lines, rows=self._lines.rows[first:last]),) if self._lines else self.math

    def size(self, rung: Rung) -> float:
        """The type size (pt): what the rung gives, or as much less as the width and height of the body demand."""
        room = self._frame.rect
        line_height = self._box.height / self.parts
        widest = points(room.width) / (self._box.width * _SLACK)
        return float(int(min(size_at(self._style, rung), widest, points(room.height) / (line_height + 2 * self._air))))

    def height(self, first: int, last: int, rung: Rung) -> float:
        box = _measured(self._part(first, last), self.setter.metrics)
        return pt(self.size(rung) * (box.height + 2 * self._air))

    def cost(self, after: int) -> float:
        return BREAK_FREE if after == self.parts - 1 else BREAK_ROW

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        return self.asides if last == self.parts else ()

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[Shape, ...]:
        math, size = self._part(first, last), self.size(rung)
        box, words = _measured(math, self.setter.metrics), styled(formula_text(math), self._style, self.setter)
        width, height = pt(box.width * size), pt(box.height * size)
        indent = min(pt(_INDENT * size), (rect.width - width) // 2)
        wider = min(rect.width - 2 * indent, max(width, pt(words.measured.width * size * _SLACK)))
        place = Rect.of(rect.left + indent, rect.top + (rect.height - height) / 2, width, height)
        room = Rect.of(place.left, rect.top, wider, rect.height)
        align: Align = "right" if self.setter.rtl else "left"
        text = (self._in_characters(words, size, room, align),)
        return (
            *self._card(Rect.of(rect.left, rect.top, wider + 2 * indent, rect.height)),
            FormulaShape("Formula", self.block.latex, place, math, size, self._colour, align, text, room),
        )

    def _card(self, rect: Rect) -> tuple[PanelShape, ...]:
        """A light panel on a dark ground: LibreOffice draws every equation black."""
        theme = self.setter.theme
        return (PanelShape("Formula", rect, theme.palette.text, _CORNER),) if theme.dark else ()

    @property
    def _colour(self) -> Colour:
        palette = self.setter.theme.palette
        return palette.background if self.setter.theme.dark else self._style.colour

    @property
    def _air(self) -> float:
        return _AIR_IN_CARD if self.setter.theme.dark else _AIR

    def _in_characters(self, words: StyledText, size: float, room: Rect, align: Align) -> Paragraph:
        """The formula as text that fits the same room."""
        while size > _SMALLEST_TEXT and self._text_height(words, size, room.width) > room.height:
            size -= 1
        runs = (replace(run, colour=self._colour, proof=False) for run in words.sized(size, None))
        return Paragraph(tuple(runs), align=align)

    def _text_height(self, words: StyledText, size: float, width: Emu) -> Emu:
        return pt(words.count(points(width) / size) * size * LINE_HEIGHT)


def formula_flow(block: Formula, setter: Typesetter, asides: tuple[Aside, ...]) -> FormulaFlow | None:
    """The flow of a formula; None where it is too wide for an equation of any readable size."""
    body = _body(setter)
    room = points(body.room.width) / body.style.minimum / _SLACK
    math: Row | None = block.math
    if _measured(block.math, setter.metrics).width > room:
        math = _broken(block.math, room, setter)
    return FormulaFlow(block, math, setter, asides) if math else None


def _body(setter: Typesetter) -> Placeholder:
    return setter.theme.layouts[LayoutName.CONTENT].placeholders[Role.BODY]


def _derivation(math: Row) -> Matrix | None:
    match math:
        case (Matrix(lines=True) as lines,) if len(lines.rows) > 1:
            return lines
        case _:
            return None


def _broken(math: Row, room: float, setter: Typesetter) -> Row | None:
    """`math` on several lines, each within `room` em; None where that is not enough.

    It is broken before relation signs, and before sums and differences where those are too far apart. No space stands
    before the sign of a further line: LibreOffice would miss what the sign relates.
    """
    for signs in (_RELATIONS, _RELATIONS | _SUMS):
        lines: list[Row] = []
        for piece in _pieces(math, signs):
            if lines and _measured((*lines[-1], *piece), setter.metrics).width <= room:
                lines[-1] = (*lines[-1], *piece)
            else:
                lines.append(piece)
        if all(_measured(line, setter.metrics).width <= room for line in lines):
            return (Matrix(tuple((line,) for line in lines), ("left",), lines=True),)
    return None


def _pieces(math: Row, signs: frozenset[str]) -> Sequence[Row]:
    pieces: list[list[Element]] = [[]]
    for element in math:
        if pieces[-1] and isinstance(element, Symbol) and element.text in signs:
            pieces.append([])
        pieces[-1].append(element)
    return [tuple(piece) for piece in pieces]
