"""A formula in characters, for where no equation can stand: inside sentences, in titles, table cells and notes.

`x²` is a raised 2, a fraction becomes `(a + b)/c`, a root `√(x + 1)`. Scripts within scripts, which a line of text
cannot show, are written `x^(y_i)`. Invariant: every character of the formula is in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

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
from post2slides.model.post import Inline, LineBreak, Script, Span, Text, plain

_NARROW = "\N{NARROW NO-BREAK SPACE}"
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_TIGHT = frozenset("./!′″‴%°∂∇∀∃¬…⋯⋮⋱|‖#$@()[]{}⟨⟩⌊⌋⌈⌉∞∅∠")
"""Operators that stand close to what is beside them."""
_PUNCTUATION = frozenset(",;")
_SIGNS = frozenset("+−-±∓")
"""Signs of a number where no operand stands before them."""

_COMBINED: Mapping[bool, str] = MappingProxyType({True: "\u0305", False: "\u0332"})
_SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


def formula_text(math: Row) -> Text:
    """`math` in one line; in several where it is a derivation with several."""
    match math:
        case (Matrix(rows=rows, lines=True),) if len(rows) > 1:
            lines = [_trimmed(_joined(list(row), (Span(" "),))) for row in rows]
            return tuple(_merged(_between(lines, (LineBreak(),))))
        case _:
            return _trimmed(tuple(_merged(_row(math))))


def _row(row: Row) -> Text:
    """`row` with spaces around the operators that have operands at both sides."""
    found: list[Inline] = []
    for position, element in enumerate(row):
        if isinstance(element, Symbol) and element.kind == "operator":
            found.append(_operator(element, row, position))
            continue
        if position and _would_run_together(row[position - 1], element):
            found.append(Span(_NARROW))
        found += _element(element)
    return tuple(found)


def _operator(symbol: Symbol, row: Row, position: int) -> Span:
    sign = symbol.text
    if sign in _PUNCTUATION:
        return Span(sign + " ")
    before = _neighbour(row[:position][::-1])
    after = _neighbour(row[position + 1 :])
    unary = sign in _SIGNS and (before is None or _is_operator(before))
    if sign in _TIGHT or unary or after is None:
        return Span(sign)
    if before is None:
        return Span(f"{sign} ")
    return Span(f" {sign} ")


def _neighbour(elements: Sequence[Element]) -> Element | None:
    return next((element for element in elements if not isinstance(element, Space)), None)


def _is_operator(element: Element) -> bool:
    return isinstance(element, Symbol) and element.kind == "operator" and element.text not in _TIGHT


def _would_run_together(left: Element, right: Element) -> bool:
    """Whether a name or a fraction would stick to its neighbour."""
    if isinstance(left, Space) or isinstance(right, Space) or (isinstance(left, Symbol) and left.kind == "operator"):
        return False
    if isinstance(right, Fenced) or (isinstance(right, Scripts) and isinstance(right.base[0], Fenced)):
        return False
    return _is_wide(left) or _is_wide(right)


def _is_wide(element: Element) -> bool:
    match element:
        case Symbol(text=text, kind="word"):
            return len(text) > 1 and " " not in (text[0], text[-1])
        case Function() | BigOperator() | Fraction():
            return True
        case _:
            return False


def _element(element: Element) -> Text:  # noqa: C901 - one case for each kind of element
    match element:
        case Symbol():
            return (_symbol(element),)
        case Space(width):
            return (Span(" " if width > 0.3 else _NARROW),) if width > 0.1 else ()
        case Fraction():
            return _fraction(element)
        case Root():
            degree = plain(_row(element.degree))
            sign = (Span(_ROOTS[degree]),) if degree in _ROOTS else (*_script(element.degree, "super"), Span("√"))
            return (*sign, *_operand(element.radicand))
        case Scripts():
            base = _operand(element.base) if _is_compound(element.base) else _row(element.base)
            return (*base, *_script(element.sub, "sub"), *_script(element.sup, "super"))
        case Limits():
            base = _operand(element.base) if _needs_fence(element.base) else _row(element.base)
            return (*base, *_script(element.under, "sub"), *_script(element.over, "super"))
        case BigOperator():
            limits = (*_script(element.lower, "sub"), *_script(element.upper, "super"))
            return (Span(element.sign), *limits, *((Span(_NARROW), *_row(element.body)) if element.body else ()))
        case Fenced():
            inside = _joined(element.parts, (Span(f" {element.separator} "),))
            return (Span(element.opening), *inside, Span(element.closing))
        case Matrix():
            rows = [_joined(_filled(row), (Span(" " if element.lines else ", "),)) for row in element.rows]
            return tuple(_between(rows, (Span("; "),)))
        case Accent():
            return _combined(_row(element.base), element.mark)
        case Rule():
            return _combined(_row(element.base), _COMBINED[element.above])
        case Brace():
            arrow = {"→": "\u20d7", "←": "\u20d6"}.get(element.sign, "")
            return _combined(_row(element.base), arrow) if arrow else _row(element.base)
        case Function():
            gap = () if isinstance(element.argument[0], Fenced) else (Span(_NARROW),)
            return (*_row(element.name), *gap, *_row(element.argument))
        case Boxed():
            return _row(element.base)
        case _:
            assert_never(element)


def _symbol(symbol: Symbol) -> Span:
    """A variable is italic, bold letters of mathematics are bold letters."""
    text = "".join(_letter(character) for character in symbol.text)
    bold = text != symbol.text
    slanted = symbol.kind == "variable" and text.isalpha() and not _is_upright(text)
    return Span(text, strong=bold, emphasis=slanted)


def _letter(character: str) -> str:
    """Bold mathematical letters are hardly in any font for text; the other alphabets have no counterpart."""
    if ord(character) > 0xFFFF and unicodedata.name(character, "").startswith("MATHEMATICAL BOLD"):
        return unicodedata.normalize("NFKC", character)
    return character


def _is_upright(text: str) -> bool:
    """Whether the letters are no italics in mathematics: ideographs, and alphabets that have a look of their own."""
    return any(unicodedata.east_asian_width(letter) in "WF" or letter != _plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter) if letter not in "ϕϵϑϖϱϰ" else letter


def _fraction(fraction: Fraction) -> Text:
    if not fraction.bar:
        return (*_row(fraction.numerator), Span(" over "), *_row(fraction.denominator))
    over = _row(fraction.numerator) if _is_product(fraction.numerator) else _operand(fraction.numerator)
    under = _row(fraction.denominator) if _is_differential(fraction.denominator) else _operand(fraction.denominator)
    return (*over, Span("/"), *under)


def _is_product(row: Row) -> bool:
    """Whether it can stand before a stroke without brackets."""
    return all(
        isinstance(part, Root | Scripts | Fenced | Accent | Space)
        or (isinstance(part, Symbol) and not _is_operator(part))
        for part in row
    )


def _is_differential(row: Row) -> bool:
    match row:
        case (Symbol(text="d" | "∂"), Symbol(kind="variable")):
            return True
        case _:
            return False


def _operand(row: Row) -> Text:
    """`row` in brackets, unless it is one thing."""
    return (Span("("), *_row(row), Span(")")) if _is_compound(row) else _row(row)


def _needs_fence(row: Row) -> bool:
    return any(isinstance(part, Brace) and _is_compound(part.base) for part in row)


def _is_compound(row: Row) -> bool:
    match row:
        case () | (Symbol() | Scripts() | Fenced() | Accent() | Root() | Limits() | Rule() | Boxed(),):
            return False
        case (Symbol(kind="number"), Symbol(kind="variable")):
            return False
        case (Symbol(kind="variable", text=text), Fenced()) if text:
            return False
        case _:
            return True


def _script(row: Row, script: Script) -> Text:
    """What is raised or lowered. White space in it would tear it apart."""
    if not row:
        return ()
    flat = tuple(_merged(_row(row)))
    if _is_stars(flat):
        return flat
    return tuple(
        replace(part, text=part.text.replace(" ", ""), script=script)
        if part.script == "normal"
        else Span(_nested(part), part.strong, part.emphasis, script=script)
        for part in flat
        if isinstance(part, Span)
    )


def _is_stars(text: Text) -> bool:
    """Whether it is raised by itself: a prime, a degree sign."""
    return all(isinstance(part, Span) and set(part.text) <= set("′″‴°") for part in text)


def _nested(span: Span) -> str:
    """A script of a script: as a small character where there is one."""
    table, sign = (_SUPERSCRIPTS, "^") if span.script == "super" else (_SUBSCRIPTS, "_")
    small = span.text.translate(table)
    if all(character not in span.text for character in small):
        return small
    return sign + (span.text if len(span.text) == 1 else f"({span.text})")


def _combined(text: Text, mark: str) -> Text:
    return tuple(
        replace(part, text="".join(character + mark for character in part.text)) if isinstance(part, Span) else part
        for part in text
    )


def _filled(row: Sequence[Row]) -> list[Row]:
    return [cell for cell in row if cell]


def _joined(rows: Sequence[Row], separator: Text) -> Text:
    return tuple(_between([_row(row) for row in rows], separator))


def _between(texts: Sequence[Text], separator: Text) -> Iterator[Inline]:
    for number, text in enumerate(texts):
        if number:
            yield from separator
        yield from text


def _merged(inlines: Iterator[Inline] | Text) -> Iterator[Inline]:
    """`inlines` with equal neighbours made one and without repeated spaces."""
    last: Inline | None = None
    for inline in inlines:
        if isinstance(inline, Span) and isinstance(last, Span):
            if last.text.endswith(" "):
                inline = replace(inline, text=inline.text.lstrip(" "))
            if not inline.text:
                continue
            if replace(last, text="") == replace(inline, text=""):
                last = replace(last, text=last.text + inline.text)
                continue
        if last is not None:
            yield last
        last = inline
    if last is not None:
        yield last


def _trimmed(text: Text) -> Text:
    parts = list(text)
    if parts and isinstance(first := parts[0], Span):
        parts[0] = replace(first, text=first.text.lstrip())
    if parts and isinstance(last := parts[-1], Span):
        parts[-1] = replace(last, text=last.text.rstrip())
    return tuple(part for part in parts if not isinstance(part, Span) or part.text)
