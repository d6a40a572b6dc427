"""What belongs together in a row, which MathML leaves side by side.

Brackets and what they hold, a sum and what is summed, a function and its argument.

Invariant: nothing is added to the row and nothing is lost; brackets without a partner stay signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from post2slides.model.formula import BigOperator, Element, Fenced, Function, Limits, Row, Scripts, Space, Symbol

APPLY = "\u2061"
"""FUNCTION APPLICATION: stands between a function's name and its argument."""
_OPENING, _CLOSING, _EITHER = "([{⟨⌊⌈⟦⎰", ")]}⟩⌋⌉⟧⎱", "|‖"
_BIG = frozenset("∑∏∐∫∬∭⨌∮∯∰⋂⋃⋁⋀⨁⨂⨀⨄⨆")
_ENDS_BODY = frozenset("=<>≤≥≠≈≡∼≃≅∝→←↔⇒⇐⇔∈∉⊂⊆⊃⊇≪≫≔+−-±∓,;:.|∣∧∨")
"""Signs before which what is summed has ended."""


_STOP = Symbol(".", "operator")


@dataclass(frozen=True, slots=True)
class Fence:
    """A bracket of which it is not known yet whether it has a partner."""

    text: str
    side: Literal["opening", "closing", "either"]
    sub: Row = ()
    sup: Row = ()

    def scripted(self, sub: Row, sup: Row) -> Fence:
        return replace(self, sub=sub, sup=sup)

    def with_scripts(self, base: Element) -> Element:
        """`base`, which ends at this bracket, with the bracket's scripts."""
        return Scripts((base,), self.sub, self.sup) if self.sub or self.sup else base

    @property
    def sign(self) -> Element:
        """The bracket as a mere sign."""
        return self.with_scripts(Symbol(self.text, "operator"))


Item = Element | Fence


def fence(text: str, form: str) -> Fence | None:
    """The bracket `text`; None where it is none. `form` is MathML's, if it says which side it is."""
    if text in _OPENING or (form == "prefix" and text in _EITHER):
        return Fence(text, "opening")
    if text in _CLOSING or (form == "postfix" and text in _EITHER):
        return Fence(text, "closing")
    return Fence(text, "either") if text in _EITHER else None


def fenced(opening: str, closing: str, parts: Sequence[tuple[str, Row]]) -> Fenced:
    """Rows in brackets, each with the sign before it; rows behind different signs are one."""
    signs = {sign for sign, _ in parts[1:]}
    opening, closing = opening.strip("."), closing.strip(".")
    if len(signs) < 2:
        return Fenced(opening, closing, tuple(row for _, row in parts), next(iter(signs), ""))
    whole = tuple(element for sign, row in parts for element in ((Symbol(sign, "operator"),) if sign else ()) + row)
    return Fenced(opening, closing, (whole,))


def grouped(items: Iterable[Item]) -> Row:
    """`items` as a row of elements that each hold what belongs to them."""
    return tuple(_with_bodies(_applied(_in_fences(_with_ellipses(items)))))


def _with_ellipses(items: Iterable[Item]) -> list[Item]:
    """`items` with three full stops made the one sign that they mean."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        if found[-3:] == [_STOP] * 3:
            found[-3:] = [Symbol("…", "operator")]
    return found


def _in_fences(items: Iterable[Item]) -> list[Element]:
    levels: list[list[Element]] = [[]]
    opened: list[Fence] = []
    for item in items:
        if not isinstance(item, Fence):
            levels[-1].append(item)
        elif _opens(item, levels[-1], opened):
            opened.append(item)
            levels.append([])
        elif opened and _closes(item, opened[-1]):
            inside = grouped(levels.pop())
            levels[-1].append(item.with_scripts(Fenced(opened.pop().text, item.text, (inside,))))
        else:
            levels[-1].append(item.sign)
    while opened:
        unpaired = levels.pop()
        levels[-1] += [opened.pop().sign, *unpaired]
    return levels[0]


def _opens(item: Fence, before: Sequence[Element], opened: Sequence[Fence]) -> bool:
    """Whether a bracket opens; a bar does where an operand is due and no bar is open."""
    if item.side != "either":
        return item.side == "opening"
    if any(fence.text == item.text for fence in opened) or item.sub or item.sup:
        return False
    last = next((element for element in reversed(before) if not isinstance(element, Space)), None)
    return last is None or (isinstance(last, Symbol) and last.kind == "operator" and last.text not in "!′″%")


def _closes(item: Fence, opening: Fence) -> bool:
    if item.text in _EITHER or opening.text in _EITHER:
        return item.text == opening.text
    return True


def _applied(elements: Sequence[Element]) -> list[Element]:
    """`elements` with each function's name and argument made one; from the end, since `log log n` is `log (log n)`."""
    found: list[Element] = []
    is_name = False
    for element in reversed(elements):
        if is_name:
            found.append(Function((element,), (found.pop(),)))
            is_name = False
        elif element == Symbol(APPLY, "operator"):
            is_name = bool(found)
        else:
            found.append(element)
    return found[::-1]


def _with_bodies(elements: Sequence[Element]) -> list[Element]:
    """`elements` with each sum or integral holding what it is taken of."""
    found: list[Element] = []
    for position, element in enumerate(elements):
        operator = _big_operator(element)
        if operator is None:
            found.append(element)
            continue
        body = _with_bodies(elements[position + 1 :])
        end = next((index for index, part in enumerate(body) if _ends_body(part, index)), len(body))
        return [*found, replace(operator, body=tuple(body[:end])), *body[end:]]
    return found


def _ends_body(element: Element, index: int) -> bool:
    """A sign that starts the body is part of it: the minus of a negative term."""
    return isinstance(element, Symbol) and element.kind == "operator" and element.text in _ENDS_BODY and index > 0


def _big_operator(element: Element) -> BigOperator | None:
    match element:
        case Symbol(text=sign, kind="operator") if sign in _BIG:
            return BigOperator(sign, (), (), (), stacked=False)
        case Scripts(base=(Symbol(text=sign, kind="operator"),), sub=lower, sup=upper) if sign in _BIG:
            return BigOperator(sign, lower, upper, (), stacked=False)
        case Limits(base=(Symbol(text=sign, kind="operator"),), under=lower, over=upper) if sign in _BIG:
            return BigOperator(sign, lower, upper, (), stacked=True)
        case _:
            return None
