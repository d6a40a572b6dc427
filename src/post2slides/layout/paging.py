"""Where content is divided into slides: at the breaks that cost the reader least, with slides evenly filled.

This is Knuth and Plass's idea for paragraphs applied to slides: the cost of a division is that of its breaks and of
the room it leaves, and dynamic programming finds the cheapest of all (*Breaking paragraphs into lines*, 1981).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from post2slides.layout.footnotes import Feet
from post2slides.layout.frames import Flow
from post2slides.layout.ladder import LADDER, READABLE, Rung
from post2slides.layout.text import TO_THE_END, TextFlow
from post2slides.model.post import Footnote
from post2slides.theme.model import Role
from post2slides.units import Emu

_PAGE = 150.0
"""What one more slide costs, in hundredths of an empty slide: fewer slides first, then good breaks, then evenness."""
_SCANT = 120.0
"""What a last slide costs that is all but empty."""
_SCANT_FILL = 0.12
_TORN = 260.0
"""What it costs to tear code or a table apart that fits a slide: more than one more slide, however empty."""
_STUB = 130.0
"""What it costs to begin code or a table below another that ended, only to tear it."""
_OVERFULL = 1e6
"""What a slide costs that cannot hold what stands on it."""
_ENDLESS = 1_500
"""Parts; for content as long as this, no roomier division is looked for."""
_WORSE = 60.0
"""How much more a division on a roomier rung may cost."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The parts of one flow that stand on a page."""

    flow: Flow
    first: int
    last: int


Page = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What a slide offers to its content."""

    height: Emu
    gap: Emu
    feet: Feet | None = None
    """Of a slide that has footnotes."""


def total_height(page: Sequence[Stretch], rung: Rung, room: Room) -> float:
    """The height (EMU) of a page's content, gaps included."""
    content = sum(part.flow.height(part.first, part.last, rung) for part in page) + room.gap * (len(page) - 1)
    return content + room.feet.height(called(page)) if room.feet else content


def called(page: Sequence[Stretch]) -> tuple[Footnote, ...]:
    """The footnotes that a page calls."""
    asides = (aside for part in page for aside in part.flow.notes(part.first, part.last))
    return tuple(aside for aside in asides if isinstance(aside, Footnote))


def whole(flows: Sequence[Flow]) -> Page:
    """Everything on one page."""
    return tuple(Stretch(flow, 0, TO_THE_END if isinstance(flow, TextFlow) else flow.parts) for flow in flows)


def fitting_rung(flows: Sequence[Flow], room: Room) -> Rung | None:
    """The roomiest rung on which everything fits one slide; None where nothing helps."""
    page = whole(flows)
    return next((rung for rung in LADDER if total_height(page, rung, room) <= rung.fill * room.height), None)


class Divider:
    """Divides the content of a slide on the rungs of the ladder; what was found is remembered."""

    def __init__(self, flows: Sequence[Flow], room: Room) -> None:
        self._flows, self._room = flows, room
        self._divisions: dict[float, _Division] = {}

    def best_rung(self) -> Rung:
        """The rung for content that must be divided: the roomiest that is hardly worse than `READABLE`.

        What overfills a slide even there, such as a high row of a table, is set at the smallest size; so is code
        or a table that is torn less often at that size.
        """
        if sum(flow.parts for flow in self._flows) > _ENDLESS:
            return READABLE
        division = self._division(READABLE)
        readable = division.cost
        if readable >= _OVERFULL or (division.torn and self._division(LADDER[-1]).torn < division.torn):
            return LADDER[-1]
        rungs = (rung for rung in LADDER if rung.step <= 0)
        return next(rung for rung in rungs if rung is READABLE or self._division(rung).cost <= readable + _WORSE)

    def pages(self, rung: Rung) -> tuple[Page, ...]:
        """The content divided into slides on `rung`. A part higher than a slide stands alone."""
        page = whole(self._flows)
        if total_height(page, rung, self._room) <= self._room.height:
            return (page,)
        return self._division(rung).pages

    def _division(self, rung: Rung) -> _Division:
        if rung.step not in self._divisions:
            self._divisions[rung.step] = _Division(self._flows, rung, self._room)
        return self._divisions[rung.step]


class _Division:
    """The cheapest division of flows into pages, and what it costs."""

    def __init__(self, flows: Sequence[Flow], rung: Rung, room: Room) -> None:
        self._flows, self._rung, self._room = flows, rung, room
        self._starts = list(accumulate((flow.parts for flow in flows), initial=0))
        self._fits = [flow.height(0, flow.parts, rung) <= room.height for flow in flows]
        self._breaks = [self._break(end) for end in range(1, self._starts[-1])]
        self.cost, came_from = self._search()
        self.pages = self._walk_back(came_from)

    @property
    def torn(self) -> int:
        """How often code or a table goes on on the next page."""
        return sum(
            part.flow.role is not Role.BODY and part.last < part.flow.parts for page in self.pages for part in page
        )

    def _search(self) -> tuple[float, list[int]]:
        """The least cost, and for each end of a page where that page began."""
        count = self._starts[-1]
        best = [0.0] + [float("inf")] * count
        came_from = [0] * (count + 1)
        for start in range(count):
            for end, height in self._heights(start):
                overfull = height > self._room.height
                if overfull and end > start + 1:
                    break
                if best[start] + _PAGE < best[end]:  # else no page of any height is cheap enough
                    cost = best[start] + self._page_cost(height, end == count) + self._end_cost(start, end)
                    cost += _OVERFULL if overfull else 0.0
                    if cost < best[end]:
                        best[end], came_from[end] = cost, start
                if overfull:
                    break
        return best[count], came_from

    def _heights(self, start: int) -> Iterator[tuple[int, float]]:
        """Where pages that begin at `start` may end, and their heights (EMU) as `total_height` has them."""
        above = 0.0
        for index in range(bisect_right(self._starts, start) - 1, len(self._flows)):
            flow, begin = self._flows[index], self._starts[index]
            first, height = max(start - begin, 0), 0.0
            for last in range(first + 1, flow.parts + 1):
                height = flow.height(first, last, self._rung)
                yield begin + last, above + height + self._feet(start, begin + last)
            above += height + self._room.gap

    def _feet(self, start: int, end: int) -> float:
        """The height of the footnotes that a page calls."""
        return self._room.feet.height(called(self._page(start, end))) if self._room.feet else 0.0

    def _walk_back(self, came_from: list[int]) -> tuple[Page, ...]:
        found: list[Page] = []
        end = self._starts[-1]
        while end:
            found.append(self._page(came_from[end], end))
            end = came_from[end]
        return tuple(reversed(found))

    def _page(self, start: int, end: int) -> Page:
        return tuple(
            Stretch(flow, max(start - begin, 0), min(end - begin, flow.parts))
            for flow, begin in zip(self._flows, self._starts, strict=False)
            if start < begin + flow.parts and begin < end
        )

    def _end_cost(self, start: int, end: int) -> float:
        return self._breaks[end - 1].on_page(start) if end < self._starts[-1] else 0.0

    def _page_cost(self, height: float, is_last: bool) -> float:
        fill = min(1.0, height / self._room.height)
        scant = _SCANT if is_last and fill < _SCANT_FILL else 0.0
        return _PAGE + 100 * (1 - fill) ** 2 + scant

    def _break(self, end: int) -> _Break:
        index = bisect_left(self._starts, end) - 1
        flow, after = self._flows[index], end - self._starts[index] - 1
        if flow.role is Role.BODY or after == flow.parts - 1:
            return _Break(flow.cost(after))
        below = index > 0 and self._flows[index - 1].role is not Role.BODY
        return _Break(flow.cost(after) + (_TORN if self._fits[index] else 0.0), self._starts[index] if below else 0)


class _Break(NamedTuple):
    """What it costs to end a page; more inside code or a table that would fit a slide of its own, or that begins below
    another.
    """

    cost: float
    stub_before: int = 0
    """Before which part a page begins that has another above what is torn."""

    def on_page(self, start: int) -> float:
        """What it costs on a page that begins at `start`."""
        return self.cost + (_STUB if start < self.stub_before else 0.0)
