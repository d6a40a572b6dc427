"""From MathML Core, as math-core writes it, to the tree of a formula (https://www.w3.org/TR/mathml-core/).

Invariant: every character of the MathML is in the tree; an element that is not known raises `NotShownError`, so that no
half formula is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html.entities import html5
from types import MappingProxyType
from typing import Literal
from xml.etree.ElementTree import Element as Tag
from xml.etree.ElementTree import ParseError, XMLParser

from post2slides.model.formula import (
    Accent,
    Boxed,
    Brace,
    Element,
    Fraction,
    Limits,
    Matrix,
    Root,
    Row,
    Rule,
    Scripts,
    Space,
    Symbol,
)
from post2slides.read.formula.grouping import APPLY, Fence, Item, fence, fenced, grouped
from post2slides.regex import regex

_ENTITY = regex(r"&(?!(?:lt|gt|amp|quot|apos);)(\w+;)")
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\ufe00\ufe01")

_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "ˆ": "\u0302",
        "^": "\u0302",
        "̂": "\u0302",
        "˜": "\u0303",
        "~": "\u0303",
        "̃": "\u0303",
        "˙": "\u0307",
        "¨": "\u0308",
        "⃛": "\u20db",
        "´": "\u0301",
        "`": "\u0300",
        "˘": "\u0306",
        "ˇ": "\u030c",
        "̌": "\u030c",
        "¯": "\u0304",
        "˚": "\u030a",
        "⃗": "\u20d7",
    }
)
"""The combining character of each mark."""
_RULES = frozenset("\u0332\u0305_‾")
_BRACES = frozenset("⏞⏟⎴⎵⏜⏝→←↔⇒⇐⇀↼")


class NotShownError(Exception):
    """The MathML has something for which the tree has no element."""


def read_mathml(mathml: str) -> Row:
    """The tree of a `math` element. Raises NotShownError."""
    parser = XMLParser()  # noqa: S314 - what is parsed is written by math-core, without document types or entities
    try:
        parser.feed(_ENTITY.sub(lambda match: html5.get(match[1], match[0]), mathml))
        return _children(parser.close())
    except (ParseError, RecursionError) as error:
        raise NotShownError(str(error)) from error


def _children(tag: Tag) -> Row:
    return grouped(_items(tag))


def _row(tag: Tag) -> Row:
    """The row that a tag makes by itself."""
    return grouped(_read(tag))


def _items(tag: Tag) -> list[Item]:
    return [item for child in tag for item in _read(child)]


def _read(tag: Tag) -> Iterator[Item]:
    try:
        reader = _READERS[tag.tag]
    except KeyError:
        raise NotShownError(tag.tag) from None
    yield from reader(tag)


def _identifier(tag: Tag) -> Iterator[Item]:
    text = _text(tag)
    if not text:
        return
    upright = tag.get("mathvariant") == "normal" or sum(not _is_mark(character) for character in text) > 1
    yield Symbol(text, "word" if upright else "variable")


def _number(tag: Tag) -> Iterator[Item]:
    yield Symbol(_text(tag), "number")


def _words(tag: Tag) -> Iterator[Item]:
    words = "".join(tag.itertext()).replace("\N{NO-BREAK SPACE}", " ")
    if words:
        yield Symbol(words, "word")


def _operator(tag: Tag) -> Iterator[Item]:
    raw = "".join(tag.itertext())
    if raw == APPLY:
        yield Symbol(APPLY, "operator")
        return
    text = _text(tag)
    if text:
        yield fence(text, tag.get("form", "")) or Symbol(text, "operator")


def _space(tag: Tag) -> Iterator[Item]:
    width = tag.get("width", "")
    if width.endswith("em"):
        yield Space(round(float(width[:-2]), 4))


def _group(tag: Tag) -> Iterator[Item]:
    children = list(tag)
    ends = (children[0], children[-1]) if len(children) > 1 else ()
    if all(_stretches(end) for end in ends) and ends:
        first, last = (_text(end) for end in ends)
        yield fenced(first, last, _separated(children[1:-1]))
    else:
        yield from _items(tag)


def _stretches(tag: Tag) -> bool:
    r"""Whether a sign comes from `\left` or `\right`."""
    text = "".join(tag.itertext())
    is_sign = text in {"\u2063", "", "."} or fence(text, "") is not None or text in {"/", "↑", "↓", "⇑", "⇓"}
    return tag.tag == "mo" and is_sign and tag.get("stretchy") != "false" and tag.get("minsize") is None


def _separated(tags: Sequence[Tag]) -> list[tuple[str, Row]]:
    r"""The rows between the signs of `\middle`, each with the sign before it."""
    parts: list[tuple[str, list[Item]]] = [("", [])]
    for tag in tags:
        if tag.tag == "mo" and tag.get("stretchy") == "true":
            parts.append((_text(tag), []))
        else:
            parts[-1][1].extend(_read(tag))
    return [(sign, grouped(items)) for sign, items in parts]


def _fraction(tag: Tag) -> Iterator[Item]:
    numerator, denominator = tag
    yield Fraction(_row(numerator), _row(denominator), bar=tag.get("linethickness") != "0")


def _square_root(tag: Tag) -> Iterator[Item]:
    yield Root(_children(tag))


def _root(tag: Tag) -> Iterator[Item]:
    radicand, degree = tag
    yield Root(_row(radicand), _row(degree))


def _scripts(tag: Tag) -> Iterator[Item]:
    base, *scripts = tag
    rows = [_row(script) for script in scripts]
    sub = rows[0] if tag.tag != "msup" else ()
    sup = rows[-1] if tag.tag != "msub" else ()
    match list(_read(base)):
        case [Fence() as sign]:
            yield sign.scripted(sub, sup)
        case items:
            yield Scripts(_base(items), sub, sup)


def _base(items: Sequence[Item]) -> Row:
    """What bears scripts or limits; a sum stays a sign, until it is known what is summed."""
    match items:
        case [Symbol() as sign]:
            return (sign,)
        case _:
            return grouped(items)


def _limits(tag: Tag) -> Iterator[Item]:
    base, *marks = tag
    accented = tag.get("accent") == "true" or tag.get("accentunder") == "true"
    sign = _text(marks[0])
    if accented and len(marks) == 1:
        yield _accented(sign, _row(base), above=tag.tag == "mover")
        return
    rows = [_row(mark) if _is_visible(mark) else () for mark in marks]
    under = rows[0] if tag.tag != "mover" else ()
    over = rows[-1] if tag.tag != "munder" else ()
    if under or over:
        yield Limits(_base(list(_read(base))), under, over)
    else:
        yield from _read(base)


def _is_visible(tag: Tag) -> bool:
    return bool(_text(tag))


def _accented(sign: str, base: Row, *, above: bool) -> Element:
    if sign in _RULES:
        return Rule(base, above)
    if sign in _ACCENTS and above:
        return Accent(_ACCENTS[sign], base)
    if sign in _BRACES:
        return Brace(sign, base, above)
    mark: Row = (Symbol(sign, "operator"),)
    return Limits(base, over=mark) if above else Limits(base, under=mark)


def _table(tag: Tag) -> Iterator[Item]:
    rows = [[(_alignment(cell), _children(cell)) for cell in row] for row in tag]
    count = max(map(len, rows), default=0)
    padded = [[*row, *[("", ())] * (count - len(row))] for row in rows]
    kept = [index for index in range(count) if any(row[index][1] for row in padded)]
    if not kept:
        return
    yield Matrix(
        tuple(tuple(row[index][1] for index in kept) for row in padded),
        tuple(_column([row[index][0] for row in padded]) for index in kept),
        lines=tag.get("displaystyle") == "true",
    )


def _alignment(cell: Tag) -> str:
    match = re.search(r"text-align:\s*(\w+)", cell.get("style", ""))
    return match[1] if match else ""


def _column(alignments: Iterable[str]) -> Literal["left", "center", "right"]:
    match next(filter(None, alignments), ""):
        case "left":
            return "left"
        case "right":
            return "right"
        case _:
            return "center"


def _enclosed(tag: Tag) -> Iterator[Item]:
    notation = tag.get("notation", "")
    yield Boxed(_children(tag), struck="strike" in notation)


def _invisible(tag: Tag) -> Iterator[Item]:
    yield Space(0.5)


def _text(tag: Tag) -> str:
    return "".join(character for character in "".join(tag.itertext()) if character not in _INVISIBLE)


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f" or "\u20d0" <= character <= "\u20ff"


_READERS: Mapping[str, Callable[[Tag], Iterator[Item]]] = MappingProxyType(
    {
        "mi": _identifier,
        "mn": _number,
        "mo": _operator,
        "mtext": _words,
        "ms": _words,
        "mspace": _space,
        "mrow": _group,
        "mstyle": _group,
        "mpadded": _group,
        "mphantom": _invisible,
        "mfrac": _fraction,
        "msqrt": _square_root,
        "mroot": _root,
        "msub": _scripts,
        "msup": _scripts,
        "msubsup": _scripts,
        "munder": _limits,
        "mover": _limits,
        "munderover": _limits,
        "mtable": _table,
        "menclose": _enclosed,
    }
)
"""What reads each element."""
