"""Numbers as people write them in tables: `1,234`, `1.234,5`, `45 %`, `$3.20`, `12 ms`, `−5`, `٣٫٥`.

How a column's numbers are written becomes its number format, so that a chart shows them as the author did.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from post2slides.regex import regex

_MISSING = frozenset({"", "-", "–", "—", "−", "?", "n/a", "na", "nan", "null", "none"})
_SIGNS = str.maketrans({"−": "-", "٫": ".", "٬": ",", "．": ".", "，": ",", "％": "%", "٪": "%"})
_LONGEST_UNIT = 24
"""Characters; more are a remark."""
_CELL = regex(
    r"(?P<before>[^\d.,+\-]*?)\s*(?P<sign>[+\-]?)\s*(?P<currency>[^\d\s.,+\-]*)\s*"
    r"(?P<digits>(?=[.,]?\d)(?:\d{1,3}(?:[\s'’_]\d{3})+|\d*)(?:[.,]\d+)*)(?P<exponent>[eE][+\-]?\d+)?"
    r"(?P<after>\s*(?:[^\s\d.,:/+\-].*)?)"
)


class NumberError(ValueError):
    """A cell is no number, or not of its column's unit. The message says which."""


@dataclass(frozen=True, slots=True)
class _Cell:
    before: str
    sign: str
    digits: str
    exponent: str
    after: str


def read_column(cells: Sequence[str]) -> tuple[tuple[float | None, ...], str]:
    """The values of `cells`, None for those without one, and the number format that shows them as written.

    Raises NumberError where a cell is no number, or where units differ.
    """
    parsed = [_parsed(cell) for cell in cells]
    given = [cell for cell in parsed if cell]
    if not given:
        raise NumberError("a column has no number in it")
    before, after = _unit([cell for cell in given if float(_bare(cell.digits)) or cell.after or cell.before])
    comma = any(_has_decimal_comma(cell.digits) for cell in given)
    plain = [_plain(cell.digits, comma) for cell in given]
    shift = -2 if after.strip() == "%" else 0
    values = iter(_value(cell, digits, shift) for cell, digits in zip(given, plain, strict=True))
    pattern = _pattern(given, plain)
    return tuple(next(values) if cell else None for cell in parsed), f"{_quoted(before)}{pattern}{_quoted(after)}"


def _parsed(cell: str) -> _Cell | None:
    written = cell.strip().translate(_SIGNS)
    if written.lower() in _MISSING:
        return None
    match = _CELL.fullmatch(written)
    if match is None or len(match["before"] + match["after"]) > _LONGEST_UNIT:
        raise NumberError(f"“{cell.strip()}” is no number")
    before = match["before"] + match["currency"]
    return _Cell(before, match["sign"], match["digits"], match["exponent"] or "", match["after"].rstrip())


def _unit(cells: Sequence[_Cell]) -> tuple[str, str]:
    """What stands before and after each number. A zero may stand without."""
    units = {(cell.before.strip(), cell.after.strip()): (cell.before, cell.after) for cell in reversed(cells)}
    if len(units) > 1:
        named = " and ".join(f"“{before}{after}”" for before, after in sorted(units))
        raise NumberError(f"a column has numbers of several units: {named}")
    return next(iter(units.values()), ("", ""))


def _has_decimal_comma(digits: str) -> bool:
    """Whether a comma must be what separates the decimals, and not the thousands."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma < 0 or digits.count(",") > 1:
        return digits.count(".") > 1
    lone = point < 0 and (len(digits) - comma != 4 or digits.startswith(("0,", ",")) or comma > 3)
    return lone or -1 < point < comma


def _plain(digits: str, decimal_comma: bool) -> str:
    """`digits` without separators of thousands, and with a decimal point."""
    thousands, decimals = (".", ",") if decimal_comma else (",", ".")
    whole = re.sub(r"[\s'’_]", "", digits).replace(thousands, "").replace(decimals, ".")
    if whole.count(".") > 1:
        raise NumberError(f"“{digits}” is no number")
    return whole


def _value(cell: _Cell, digits: str, shift: int) -> float:
    """The number, its decimal point shifted to the right by so many digits: in decimals, so that 7 % is 0.07."""
    value = float(f"{cell.sign}{digits}e{int(cell.exponent[1:] or 0) + shift}")
    if not math.isfinite(value):
        raise NumberError(f"“{cell.digits}{cell.exponent}” is too large a number")
    return value


def _pattern(cells: Sequence[_Cell], plain: Sequence[str]) -> str:
    if any(cell.exponent for cell in cells):
        return "General"
    decimals = max(len(digits.partition(".")[2]) for digits in plain)
    grouped = any(len(cell.digits) > len(digits) for cell, digits in zip(cells, plain, strict=True))
    return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")


def _quoted(unit: str) -> str:
    """A unit as a number format has it: a percentage by its sign, all else as a literal."""
    unit = unit.replace('"', "")
    return unit.strip() if unit.strip() == "%" else f'"{unit}"' if unit else ""


def _bare(digits: str) -> str:
    return "".join(character for character in digits if character.isdecimal())
