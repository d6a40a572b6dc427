"""How large a formula is, by TeX's model of boxes (*The TeXbook*, appendix G), a little to the generous side.

Widths are those of Cambria, which Cambria Math, the face of Office's equations, agrees with; the constants are those of
Cambria Math's MATH table (OpenType specification, "MATH", MathConstants), rounded up. All lengths are in em.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from post2slides.layout.metrics import Font, Metrics
from post2slides.model.formula import (
    Accent,
    BigOperator,
    Boxed,
    Brace,
    Element,
    Fenced,
    Fraction,
    Function,
    Limits,
    Matrix,
    Root,
    Row,
    Rule,
    Scripts,
    Space,
    Symbol,
)

MATHS_FACE = "Cambria Math"
_MEASURED_FACE = "Cambria"
_ASCENT, _DEPTH = 0.72, 0.24
"""Of a line of letters."""
_AXIS = 0.29
"""AxisHeight: where fraction bars are, above the baseline."""
_SCRIPT, _SMALLEST = 0.73, 0.6
"""ScriptPercentScaleDown and ScriptScriptPercentScaleDown."""
_RAISED, _LOWERED = 0.38, 0.2
"""SuperscriptShiftUp and SubscriptShiftDown."""
_BAR_GAP = 0.14
"""Between a fraction's bar and what is over or under it, the bar's half included."""
_LIMIT_GAP = 0.15
_RELATION, _BINARY, _COMMA, _THIN = 5 / 18, 4 / 18, 3 / 18, 3 / 18
"""Space at each side of a relation and of an operation, behind a comma, and before a function."""
_FENCE = 0.4
_COLUMN_GAP, _ROW_GAP = 1.0, 0.3
_LINE_GAP = 0.35
_BINARY_SIGNS = frozenset("+−-±∓×⋅·÷∘∗*⊕⊗∩∪∧∨∖")
_BARE_SIGNS = frozenset("/!′″‴%°∂∇∀∃¬…⋯⋮⋱|‖.()[]{}∞∅")


@dataclass(frozen=True, slots=True)
class Box:
    """A width, and how far it reaches above and below the baseline."""

    width: float = 0.0
    ascent: float = 0.0
    depth: float = 0.0

    @property
    def height(self) -> float:
        return self.ascent + self.depth

    def scaled(self, scale: float) -> Box:
        return Box(self.width * scale, self.ascent * scale, self.depth * scale)


def formula_box(math: Row, metrics: Metrics) -> Box:
    """The size of a formula that stands on its own."""
    return _Measure(metrics).row(math)


class _Measure:
    def __init__(self, metrics: Metrics, level: int = 0) -> None:
        self.metrics = metrics
        self.level = level
        """How deep in scripts: those of scripts are hardly smaller, and none is smaller than these."""

    def row(self, row: Row) -> Box:
        boxes = [self._element(element, position) for position, element in enumerate(row)]
        return _side_by_side([*boxes, Box(0.0, _ASCENT, _DEPTH)])

    def script(self, row: Row) -> Box:
        if not row:
            return Box()
        inner = _Measure(self.metrics, self.level + 1)
        return inner.row(row).scaled((_SCRIPT, _SMALLEST / _SCRIPT, 1.0)[min(self.level, 2)])

    def _element(self, element: Element, position: int) -> Box:  # noqa: C901 - one case for each kind of element
        match element:
            case Symbol():
                return self._symbol(element, first=position == 0)
            case Space(width):
                return Box(width)
            case Fraction():
                return self._fraction(element)
            case Root():
                inside = self.row(element.radicand)
                hook = max(0.85, self.script(element.degree).width + 0.4)
                return Box(inside.width + hook + 0.1, inside.ascent + 0.25, inside.depth + 0.05)
            case Scripts():
                return self._scripts(self.row(element.base), self.script(element.sub), self.script(element.sup))
            case Limits():
                return _stacked(self.row(element.base), self.script(element.under), self.script(element.over))
            case BigOperator():
                return self._big_operator(element)
            case Fenced():
                return self._fenced(element)
            case Matrix():
                return self._matrix(element)
            case Accent() | Rule():
                inside = self.row(element.base)
                return Box(inside.width + 0.05, inside.ascent + 0.2, inside.depth + 0.1)
            case Brace():
                inside = self.row(element.base)
                return Box(
                    inside.width + 0.1,
                    inside.ascent + (0.4 if element.above else 0),
                    inside.depth + (0 if element.above else 0.4),
                )
            case Function():
                return _side_by_side((self.row(element.name), Box(_THIN), self.row(element.argument)))
            case Boxed():
                inside = self.row(element.base)
                return Box(inside.width + 0.3, inside.ascent + 0.15, inside.depth + 0.15)
            case _:
                assert_never(element)

    def _symbol(self, symbol: Symbol, *, first: bool) -> Box:
        font = Font(_MEASURED_FACE, italic=symbol.kind == "variable")
        width = self.metrics.advance(symbol.text, font)
        if symbol.kind == "operator" and self.level == 0:
            width += _spacing(symbol.text, first=first)
        return Box(width, _ASCENT, _DEPTH)

    def _fraction(self, fraction: Fraction) -> Box:
        over, under = self.row(fraction.numerator), self.row(fraction.denominator)
        width = max(over.width, under.width) + 0.2
        return Box(width, _AXIS + _BAR_GAP + over.height, max(_DEPTH, under.height + _BAR_GAP - _AXIS))

    def _scripts(self, base: Box, sub: Box, sup: Box) -> Box:
        raised = max(_RAISED, base.ascent - 0.35)
        lowered = max(_LOWERED, base.depth - 0.05)
        return Box(
            base.width + max(sub.width, sup.width) + 0.06,
            max(base.ascent, raised + sup.ascent if sup.height else 0.0),
            max(base.depth, lowered + sub.depth if sub.height else 0.0),
        )

    def _big_operator(self, operator: BigOperator) -> Box:
        tall = operator.sign in "∫∬∭⨌∮∯∰"
        count = {"∬": 1.6, "∯": 1.6, "∭": 2.2, "∰": 2.2, "⨌": 2.8}.get(operator.sign, 1.0)
        sign = Box(0.75 * count, 1.3, 0.75) if tall else Box(1.2, 1.0, 0.45)
        lower, upper = self.script(operator.lower), self.script(operator.upper)
        sign = _stacked(sign, lower, upper) if operator.stacked else self._scripts(sign, lower, upper)
        return _side_by_side((sign, Box(_THIN), self.row(operator.body)))

    def _fenced(self, fenced: Fenced) -> Box:
        inside = _side_by_side([self.row(part) for part in fenced.parts])
        signs = sum(bool(sign) for sign in (fenced.opening, fenced.closing))
        signs += bool(fenced.separator) * (len(fenced.parts) - 1)
        reach = max(inside.ascent - _AXIS, inside.depth + _AXIS) + 0.05
        is_tall = inside.height > 1.4 * (_ASCENT + _DEPTH)
        fence = _FENCE * (1.3 if is_tall else 1.0)
        return Box(inside.width + signs * fence, max(inside.ascent, reach + _AXIS), max(inside.depth, reach - _AXIS))

    def _matrix(self, matrix: Matrix) -> Box:
        cells = [[self.row(cell) for cell in row] for row in matrix.rows]
        widths = [max(column) for column in zip(*[[cell.width for cell in row] for row in cells], strict=True)]
        gap = _LINE_GAP if matrix.lines else _COLUMN_GAP
        heights = [max(cell.ascent for cell in row) + max(cell.depth for cell in row) for row in cells]
        height = sum(heights) + _ROW_GAP * (len(heights) - 1)
        return Box(sum(widths) + gap * (len(widths) - 1), height / 2 + _AXIS, height / 2 - _AXIS)


def _spacing(sign: str, *, first: bool) -> float:
    if sign in ",;":
        return _COMMA
    if sign in _BARE_SIGNS or (first and sign in _BINARY_SIGNS):
        return 0.0
    return 2 * (_BINARY if sign in _BINARY_SIGNS else _RELATION)


def _side_by_side(boxes: Iterable[Box]) -> Box:
    found: Sequence[Box] = tuple(boxes)
    return Box(
        sum(box.width for box in found),
        max((box.ascent for box in found), default=0.0),
        max((box.depth for box in found), default=0.0),
    )


def _stacked(base: Box, under: Box, over: Box) -> Box:
    return Box(
        max(base.width, under.width, over.width),
        base.ascent + (over.height + _LIMIT_GAP if over.height else 0.0),
        base.depth + (under.height + _LIMIT_GAP if under.height else 0.0),
    )
