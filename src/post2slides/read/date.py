"""Dates as front matter has them, in the forms of Jekyll, Hugo, Pelican, Hexo and of people.

Invariant: a date that could be read in two ways (`02/03/2023`) is not read.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from post2slides.regex import regex

_YEAR_FIRST = regex(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?(?=$|[\sT,])")
_DAY_FIRST = regex(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = regex(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_TIME = regex(r"[\sT]+(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|(?:UTC|GMT)?\s*[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_NUMBERS = regex(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=$|[\sT,])")
_COMPACT = regex(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_STAMP = regex(r"\d{10}(?:\d{3})?")
_WEEKDAY = regex(r"^[^\W\d]{2,12}\.?,?\s+(?=[^\W\d]{3,9}\.?\s+\d|\d)")
_WORDED = regex(r"(\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+|d['’])?([^\W\d]{3,10})\.?,?\s+(?:de\s+)?(\d{4})")
_NAMES = (
    ("janv", "ene", "jan", "gen"), ("févr", "fevr", "feb", "fev"), ("mars", "mär", "mrt", "mar"),
    ("avr", "abr", "apr"), ("mai", "may", "mei", "mag"), ("juin", "jun", "giu"), ("juil", "jul", "lug"),
    ("août", "aout", "aug", "ago"), ("sep", "set"), ("okt", "oct", "out", "ott"), ("nov",),
    ("déc", "dez", "dic", "dec"),
)  # fmt: skip
"""How the names of the months begin in French, Spanish, Portuguese, German, Dutch and Italian."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str) -> date | datetime | None:
    """The date in `text`, with the time of day where it has one; None where there is no such date."""
    try:
        return _year_first(text) or _named_month(text) or _mail_date(text) or _otherwise(_WEEKDAY.sub("", text))
    except (ValueError, OverflowError):
        return None


def _otherwise(text: str) -> date | datetime | None:
    """A date with its weekday, in digits alone, in seconds since 1970, or with a month in another language."""
    if match := _COMPACT.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if _STAMP.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    if match := _NUMBERS.match(text):
        return _numbered(int(match[1]), int(match[3]), int(match[4]), dotted=match[2] == ".")
    if match := _WORDED.match(text):
        month = next((n for n, names in enumerate(_NAMES, 1) if match[2].lower().startswith(names)), 0)
        return date(int(match[3]), month, int(match[1])) if month else None
    return _named_month(text)


def _numbered(first: int, second: int, year: int, *, dotted: bool) -> date | None:
    """The day comes first where it is divided by full stops, or where no month has that number."""
    if dotted or first > 12:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None


def _year_first(text: str) -> date | datetime | None:
    match = _YEAR_FIRST.match(text)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return _with_time(day, text[match.end() :])


def _with_time(day: date, rest: str) -> date | datetime:
    match = _TIME.match(rest)
    if match is None:
        return day
    zone = re.sub(r"UTC|GMT|\s", "", match[3] or "", flags=re.IGNORECASE)
    return datetime.fromisoformat(f"{day.isoformat()}T{match[1]:0>5}{match[2] or ''}{zone.upper()}")


def _named_month(text: str) -> date | None:
    if match := _DAY_FIRST.match(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.match(text):
        month, day, year = match.groups()
    else:
        return None
    short = month[:3].lower()
    return date(int(year), _MONTHS.index(short) + 1, int(day)) if short in _MONTHS else None


def _mail_date(text: str) -> datetime | None:
    """The form of e-mail (RFC 5322): `Tue, 28 Feb 2023 10:00:00 +0900`."""
    if not re.match(r"[A-Z][a-z]{2},\s", text):
        return None
    from email.utils import parsedate_to_datetime  # slow to load, and few posts bear such a date

    return parsedate_to_datetime(text)
