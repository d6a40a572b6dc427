"""Which numbered paragraphs count as one list.

Each `a:buAutoNum` says where its list starts, and paragraphs that say the same belong together: a program then keeps
counting when somebody adds an item (ECMA-376 part 1, §21.1.2.4). A list is broken by a paragraph of its level that is
not its next number, or by any paragraph of a level above; deeper ones stand inside its items. An item without text is
not counted by any program, so that the next begins a list anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from post2slides.model.placed import Paragraph

STARTS = range(1, 32_768)
"""The numbers that a list may start at (ST_TextBulletStartAtNum)."""


class _Counted(NamedTuple):
    start: int
    last: int


def list_starts(paragraphs: Sequence[Paragraph]) -> Iterator[int | None]:
    """For each paragraph the number at which its list starts, or None where it has no number that a list can count."""
    open_lists: dict[int, _Counted] = {}
    for paragraph in paragraphs:
        number = paragraph.bullet.number if paragraph.bullet else None
        current = open_lists.get(paragraph.level)
        open_lists = {level: counted for level, counted in open_lists.items() if level < paragraph.level}
        if number is None or number not in STARTS:
            yield None
            continue
        start = current.start if current and number == current.last + 1 else number
        if any(run.text for run in paragraph.runs):
            open_lists[paragraph.level] = _Counted(start, number)
        yield start
