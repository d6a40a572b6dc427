"""Office's equations as a line of text, and the order of elements that their schema demands (ECMA-376-1, §22.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "acc": ("accPr", "e"),
    "bar": ("barPr", "e"),
    "borderBox": ("borderBoxPr", "e"),
    "d": ("dPr", "e+"),
    "f": ("fPr", "num", "den"),
    "func": ("funcPr", "fName", "e"),
    "groupChr": ("groupChrPr", "e"),
    "limLow": ("limLowPr", "e", "lim"),
    "limUpp": ("limUppPr", "e", "lim"),
    "m": ("mPr", "mr+"),
    "mr": ("e+",),
    "nary": ("naryPr", "sub", "sup", "e"),
    "rad": ("radPr", "deg", "e"),
    "sSub": ("sSubPr", "e", "sub"),
    "sSubSup": ("sSubSupPr", "e", "sub", "sup"),
    "sSup": ("sSupPr", "e", "sup"),
}
"""The children of each object."""

PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "accPr": ("chr", "ctrlPr"),
    "barPr": ("pos", "ctrlPr"),
    "borderBoxPr": ("hideTop", "hideBot", "hideLeft", "hideRight", "strikeH", "strikeV", "strikeBLTR", "ctrlPr"),
    "dPr": ("begChr", "sepChr", "endChr", "grow", "shp", "ctrlPr"),
    "fPr": ("type", "ctrlPr"),
    "funcPr": ("ctrlPr",),
    "groupChrPr": ("chr", "pos", "vertJc", "ctrlPr"),
    "limLowPr": ("ctrlPr",),
    "limUppPr": ("ctrlPr",),
    "mPr": ("baseJc", "plcHide", "rSpRule", "rSp", "cSpRule", "cSp", "cGpRule", "cGp", "mcs", "ctrlPr"),
    "naryPr": ("chr", "limLoc", "grow", "subHide", "supHide", "ctrlPr"),
    "radPr": ("degHide", "ctrlPr"),
    "sSubPr": ("ctrlPr",),
    "sSubSupPr": ("alnScr", "ctrlPr"),
    "sSupPr": ("ctrlPr",),
}
"""The children of each object's properties, in order; each may be absent."""
_HIDDEN = {"deg": "degHide", "sub": "subHide", "sup": "supHide"}
"""Slots that may be empty, and the property that then hides them."""


def name(node: Any) -> str:
    return str(node.tag).removeprefix(MATHS)


def faults(node: Any) -> Iterator[str]:
    """What PowerPoint would repair, or show as a dotted box."""
    kind, children = name(node), [name(child) for child in node]
    if kind in ARGUMENTS and not _matches(children, ARGUMENTS[kind]):
        yield f"{kind} has {children}"
    if kind in PROPERTIES and children != [child for child in PROPERTIES[kind] if child in children]:
        yield f"{kind} has {children}"
    if kind == "r":
        if children not in (["rPr", f"{DRAWING}rPr", "t"], [f"{DRAWING}rPr", "t"]):
            yield f"r has {children}"
        if not "".join(node.itertext()):
            yield "an empty run"
    if kind in {"e", "num", "den", "sub", "sup", "deg", "lim", "fName"} and not children and not _is_hidden(node):
        yield f"{kind} of {name(node.getparent())} is empty"
    for child in node:
        yield from faults(child)


def _matches(children: list[str], wanted: tuple[str, ...]) -> bool:
    if wanted[-1].endswith("+"):
        fixed, repeated = wanted[:-1], wanted[-1][:-1]
        rest = children[len(fixed) :]
        return tuple(children[: len(fixed)]) == fixed and bool(rest) and set(rest) == {repeated}
    return tuple(children) == wanted


def _is_hidden(node: Any) -> bool:
    properties = node.getparent()[0]
    return any(name(child) == _HIDDEN.get(name(node)) for child in properties)


def linear(node: Any) -> str:
    """An equation in a notation for tests: `f(a; b)` is a fraction, `nary∑(i=1; n; i)` a sum, `d()(x)` brackets.

    A word that is set upright stands in quotation marks, so that it is told from a product of variables.
    """
    kind = name(node)
    if kind == "r":
        return _run(node)
    if kind in {"oMath", "e", "num", "den", "sub", "sup", "deg", "lim", "fName"}:
        return "".join(linear(child) for child in node)
    if kind == "m":
        rows = ["; ".join(linear(cell) for cell in row) for row in node if name(row) == "mr"]
        return f"m({' / '.join(rows)})"
    arguments = [linear(child) for child in node[1:] if not (name(child) in _HIDDEN and not len(child))]
    return f"{kind}{_signs(node[0])}({'; '.join(arguments)})"


def _run(node: Any) -> str:
    text = "".join(node.itertext()).replace("\N{ZERO WIDTH SPACE}", "")
    upright = node.find(f"{MATHS}rPr") is not None
    return f'"{text}"' if upright and any(character.isalpha() for character in text) else text


def _signs(properties: Any) -> str:
    wanted = ("chr", "begChr", "sepChr", "endChr", "type", "pos", "strikeBLTR")
    return "".join(child.get(f"{MATHS}val") for child in properties if name(child) in wanted)
