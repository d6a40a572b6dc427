"""Dates as people and engines write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from post2slides.read.date import read_date

DAY = date(2026, 6, 20)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-20", "2026/6/20", "2026. 6. 20.", "2026年6月20日", "2026년 6월 20일", "20260620", "20.06.2026",
        "20/06/2026",
        "06/20/2026", "20 June 2026", "June 20th, 2026", "Saturday, June 20, 2026", "20. Juni 2026", "20 juin 2026",
        "20 de junio de 2026", "20 giugno 2026", "20 de junho de 2026",
    ],
)  # fmt: skip
def test_a_day(text: str) -> None:
    assert read_date(text) == DAY


def test_a_moment() -> None:
    assert read_date("2026-06-20T10:00:00.000Z") == datetime(2026, 6, 20, 10, tzinfo=UTC)
    assert read_date("Sat, 20 Jun 2026 10:00:00 GMT") == datetime(2026, 6, 20, 10, tzinfo=UTC)
    assert read_date("1781949600") == datetime(2026, 6, 20, 10, tzinfo=UTC)
    assert read_date("1781949600000") == datetime(2026, 6, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["02/03/2026", "2017-02-29", "31.02.2026", "20269999", "soon", "20 Foo 2026", "2026", ""]
)
def test_what_is_no_date_or_two_dates_is_not_read(text: str) -> None:
    assert read_date(text) is None
