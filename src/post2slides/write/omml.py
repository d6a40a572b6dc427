"""Equations: Office Math Markup Language (ECMA-376 part 1, §22.1).

Two rules of PowerPoint's that the schema does not tell: an empty slot shows as a dotted box, so that what is absent is
hidden by a property or holds a zero-width space; and every sign needs its own size and colour, in the run or in
`m:ctrlPr`.
"""

from __future__ import annotations

from typing import assert_never

from post2slides.markup import NOTHING, Markup, element, joined, text
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
from post2slides.model.placed import Align, Colour
from post2slides.write.colour import solid_fill

MATH_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FACE = "Cambria Math"
"""The only face with a table of mathematics that comes with Office."""

_NOTHING_VISIBLE = (Symbol("\N{ZERO WIDTH SPACE}", "word"),)
_BAR = "\N{DIVIDES}"
"""Looks like the bar of the keyboard, which LibreOffice takes for a logical or."""
_SPACES = ((0.9, "\u2003"), (0.45, "\u2002"), (0.25, "\u2005"), (0.1, "\u2009"))
"""Unicode's spaces by their least width in em."""
_TWIPS_EXACTLY = 3
"""The rule of a gap that is given as a length (§22.1.2.18, `cGpRule`)."""


class Equation:
    """Writes one formula at `size` points in one colour."""

    def __init__(self, size: float, colour: Colour) -> None:
        self._slanted = _face(size, colour, italic=True)
        self._upright = _face(size, colour, italic=False)
        self._control = element("m:ctrlPr", None, self._slanted)

    def paragraph(self, math: Row, align: Align) -> Markup:
        """`m:oMathPara`: a formula on a line of its own."""
        properties = element("m:oMathParaPr", None, _value("m:jc", align))
        content = element("m:oMath", None, self._row(math))
        return element("m:oMathPara", {"xmlns:m": MATH_NAMESPACE}, properties, content)

    def _row(self, row: Row) -> Markup:
        return joined(self._element(part) for part in row)

    def _slot(self, tag: str, row: Row) -> Markup:
        """An argument that must not be empty."""
        return element(tag, None, self._row(row or _NOTHING_VISIBLE))

    def _element(self, part: Element) -> Markup:  # noqa: C901 - one case for each kind of element
        match part:
            case Symbol():
                return self._run(part)
            case Space(width):
                sign = next((sign for least, sign in _SPACES if width >= least), "")
                return self._run(Symbol(sign, "operator")) if sign else NOTHING
            case Fraction():
                kind = NOTHING if part.bar else _value("m:type", "noBar")
                slots = (self._slot("m:num", part.numerator), self._slot("m:den", part.denominator))
                return self._object("m:f", (kind,), *slots)
            case Root():
                hidden = NOTHING if part.degree else _value("m:degHide", 1)
                degree = element("m:deg", None, self._row(part.degree))
                return self._object("m:rad", (hidden,), degree, self._slot("m:e", part.radicand))
            case Scripts():
                return self._scripts(part)
            case Limits():
                return self._limits(part)
            case BigOperator():
                return self._big_operator(part)
            case Fenced():
                signs = (
                    _value("m:begChr", part.opening),
                    _value("m:sepChr", part.separator) if part.separator else NOTHING,
                    _value("m:endChr", part.closing),
                )
                return self._object("m:d", signs, *[self._slot("m:e", row) for row in part.parts])
            case Matrix():
                return self._matrix(part)
            case Accent():
                return self._object("m:acc", (_value("m:chr", part.mark),), self._slot("m:e", part.base))
            case Rule():
                position = _value("m:pos", "top" if part.above else "bot")
                return self._object("m:bar", (position,), self._slot("m:e", part.base))
            case Brace():
                return self._brace(part)
            case Function():
                return self._object("m:func", (), self._slot("m:fName", part.name), self._slot("m:e", part.argument))
            case Boxed():
                return self._boxed(part)
            case _:
                assert_never(part)

    def _object(self, tag: str, properties: tuple[Markup, ...], *arguments: Markup) -> Markup:
        return element(tag, None, element(f"{tag}Pr", None, *properties, self._control), *arguments)

    def _run(self, symbol: Symbol) -> Markup:
        """Variables are slanted unless told. Words are normal text: LibreOffice takes `sum` for a sign else."""
        if symbol.kind == "variable":
            manner, face = NOTHING, self._slanted
        elif symbol.kind == "word" and (len(symbol.text) > 1 or not symbol.text.isalpha()):
            manner, face = element("m:rPr", None, element("m:nor")), self._upright
        else:
            manner, face = element("m:rPr", None, _value("m:sty", "p")), self._upright
        content = element(
            "m:t",
            {"xml:space": "preserve"} if " " in symbol.text else None,
            text(_BAR if symbol.text == "|" else symbol.text),
        )
        return element("m:r", None, manner, face, content)

    def _scripts(self, part: Scripts) -> Markup:
        base = self._slot("m:e", part.base)
        if part.sub and part.sup:
            return self._object("m:sSubSup", (), base, self._slot("m:sub", part.sub), self._slot("m:sup", part.sup))
        if part.sub:
            return self._object("m:sSub", (), base, self._slot("m:sub", part.sub))
        return self._object("m:sSup", (), base, self._slot("m:sup", part.sup))

    def _limits(self, part: Limits) -> Markup:
        written = self._row(part.base or _NOTHING_VISIBLE)
        if part.under:
            written = self._object("m:limLow", (), element("m:e", None, written), self._slot("m:lim", part.under))
        if part.over:
            written = self._object("m:limUpp", (), element("m:e", None, written), self._slot("m:lim", part.over))
        return written

    def _big_operator(self, part: BigOperator) -> Markup:
        properties = (
            _value("m:chr", part.sign),
            _value("m:limLoc", "undOvr" if part.stacked else "subSup"),
            NOTHING if part.lower else _value("m:subHide", 1),
            NOTHING if part.upper else _value("m:supHide", 1),
        )
        limits = (element("m:sub", None, self._row(part.lower)), element("m:sup", None, self._row(part.upper)))
        return self._object("m:nary", properties, *limits, self._slot("m:e", part.body))

    def _matrix(self, part: Matrix) -> Markup:
        columns = [
            element("m:mc", None, element("m:mcPr", None, _value("m:count", 1), _value("m:mcJc", column)))
            for column in part.columns
        ]
        tight = (_value("m:cGpRule", _TWIPS_EXACTLY), _value("m:cGp", 0)) if part.lines else ()
        properties = (_value("m:plcHide", 1), *tight, element("m:mcs", None, *columns))
        rows = [element("m:mr", None, *[self._slot("m:e", _spaced(cell)) for cell in row]) for row in part.rows]
        return self._object("m:m", properties, *rows)

    def _brace(self, part: Brace) -> Markup:
        position, beside = ("top", "bot") if part.above else ("bot", "top")
        properties = (_value("m:chr", part.sign), _value("m:pos", position), _value("m:vertJc", beside))
        return self._object("m:groupChr", properties, self._slot("m:e", part.base))

    def _boxed(self, part: Boxed) -> Markup:
        sides = [_value(f"m:hide{side}", 1) for side in ("Top", "Bot", "Left", "Right")]
        properties = (*sides, _value("m:strikeBLTR", 1)) if part.struck else ()
        return self._object("m:borderBox", properties, self._slot("m:e", part.base))


def _face(size: float, colour: Colour, *, italic: bool) -> Markup:
    return element(
        "a:rPr",
        {"lang": "en-US", "sz": round(size * 100), "b": 0, "i": italic},
        solid_fill(colour),
        element("a:latin", {"typeface": FACE}),
    )


def _spaced(cell: Row) -> Row:
    """A cell in which a sign at the beginning has something before it: programs set it as the sign of a number else."""
    match cell:
        case (Symbol(kind="operator"), *_):
            return (*_NOTHING_VISIBLE, *cell)
        case _:
            return cell


def _value(tag: str, value: str | int) -> Markup:
    return element(tag, {"m:val": value})
