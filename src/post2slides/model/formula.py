"""A formula as a tree: what mathematics means, free of LaTeX, MathML and OMML, so that layout can measure it.

A `Row` is a run of elements side by side; every part of an element is a row, empty where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SymbolKind = Literal["variable", "number", "operator", "word"]
"""A word is set upright: a function's name, or text."""


@dataclass(frozen=True, slots=True)
class Symbol:
    text: str
    kind: SymbolKind


@dataclass(frozen=True, slots=True)
class Space:
    width: float
    """em."""


@dataclass(frozen=True, slots=True)
class Fraction:
    """One row over another; without the bar it is the inside of a binomial coefficient."""

    numerator: Row
    denominator: Row
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    radicand: Row
    degree: Row = ()
    """Empty for a square root."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """A base with what is lowered and raised at its right."""

    base: Row
    sub: Row = ()
    sup: Row = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """A base with something under or over it."""

    base: Row
    under: Row = ()
    over: Row = ()


@dataclass(frozen=True, slots=True)
class BigOperator:
    """A sum, product, integral or the like, and what it is taken of."""

    sign: str
    lower: Row
    upper: Row
    body: Row
    stacked: bool
    """Whether the limits stand under and over the sign rather than beside it."""


@dataclass(frozen=True, slots=True)
class Fenced:
    """Rows between signs that grow with them; either sign may be empty."""

    opening: str
    closing: str
    parts: tuple[Row, ...]
    separator: str = ""
    """Between the parts."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of cells. All rows have as many cells as there are columns."""

    rows: tuple[tuple[Row, ...], ...]
    columns: tuple[Literal["left", "center", "right"], ...]
    lines: bool = False
    """Whether the rows are lines of a derivation rather than of a matrix."""


@dataclass(frozen=True, slots=True)
class Accent:
    """A mark over a base, as the combining character."""

    mark: str
    base: Row


@dataclass(frozen=True, slots=True)
class Rule:
    """A line over or under a base."""

    base: Row
    above: bool


@dataclass(frozen=True, slots=True)
class Brace:
    """A brace or arrow, as wide as its base, over or under it."""

    sign: str
    base: Row
    above: bool


@dataclass(frozen=True, slots=True)
class Function:
    """A named function and its argument."""

    name: Row
    argument: Row


@dataclass(frozen=True, slots=True)
class Boxed:
    """A base in a frame, or struck out."""

    base: Row
    struck: bool = False


Element = (
    Symbol
    | Space
    | Fraction
    | Root
    | Scripts
    | Limits
    | BigOperator
    | Fenced
    | Matrix
    | Accent
    | Rule
    | Brace
    | Function
    | Boxed
)
Row = tuple[Element, ...]
