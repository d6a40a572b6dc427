"""The date that a deck bears. It is never the present one, so that the same post gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from post2slides.diagnostics import OutputError

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first that a zip file can say (APPNOTE 4.4.6)."""
_LATEST = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
_YEARS = range(1602, 9999)


def build_date() -> datetime:
    """`SOURCE_DATE_EPOCH` (reproducible-builds.org/specs/source-date-epoch), else 1980, within what a zip file can say.

    Raises OutputError when the variable is no number of seconds.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return _EARLIEST
    try:
        return min(max(datetime.fromtimestamp(int(seconds), UTC), _EARLIEST), _LATEST)
    except (ValueError, OverflowError, OSError) as error:
        raise OutputError(f"SOURCE_DATE_EPOCH is no number of seconds since 1970: {seconds!r}") from error


def moment(published: date | datetime | None) -> datetime:
    """When the post was published, in UTC. A date without a time is its noon, which is that day in most of the world.

    `build_date` where it is unknown, or in a year that Windows cannot say (its FILETIME begins in 1601).
    """
    if published is None or published.year not in _YEARS:
        return build_date()
    if not isinstance(published, datetime):
        return datetime.combine(published, time(12), UTC)
    return published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC)
