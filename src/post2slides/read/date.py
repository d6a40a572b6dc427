"""Dates as front matter has them, in the forms of Jekyll, Hugo, Pelican, Hexo and of people.

Invariant: a date that could be read in two ways (`02/03/2023`) is not read.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?(?=$|[\sT,])")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_TIME = re.compile(r"[\sT]+(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|(?:UTC|GMT)?\s*[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str) -> date | datetime | None:
    """The date in `text`, with the time of day where it has one; None where there is no such date."""
    try:
        return _year_first(text) or _named_month(text) or _mail_date(text)
    except (ValueError, OverflowError):
        return None


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
    return parsedate_to_datetime(text) if re.match(r"[A-Z][a-z]{2},\s", text) else None
