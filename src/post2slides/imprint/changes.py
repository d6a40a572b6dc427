"""What somebody changed in a deck since it was made: its mark of then beside its mark of now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from post2slides.imprint.mark import DeckMark, Place, SlideMark

_NEAR = 2
"""Points. LibreOffice counts in hundredths of a millimetre, and a move by hand is rarely as small."""
MASTER = "the slide master, a layout or the theme"
_KINDS = {
    "words": "text",
    "look": "formatting",
    "pictures": "pictures",
    "figures": "charts or formulas",
    "notes": "notes",
    "motion": "animation",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A slide that is no longer as it was made."""

    number: int | None
    """Where it is now, counted from 1; None for one that is gone, and for the master."""
    title: str
    what: str
    """In a few words: `text and notes`, `order`, `new`, `deleted`, or `MASTER`."""


def changes(then: DeckMark, now: DeckMark, *, flattened: bool) -> list[Change]:
    """The slides that differ, in their present order, then those that are gone.

    `flattened` is whether the deck was saved by a program that rewrites formulas, charts, ids and the master, so that
    these tell nothing. Where the theme has changed, the look of slides follows it.
    """
    themed = not flattened and then.master != now.master
    pairs = _pairs(then.slides, now.slides, flattened=flattened)
    silent = {"figures" if flattened else "", "look" if themed else ""}
    kinds = {name: word for name, word in _KINDS.items() if name not in silent}
    stayed = _in_order([pairs.get(index) for index in range(len(now.slides))])
    found: list[Change] = []
    for index, slide in enumerate(now.slides):
        if index not in pairs:
            found.append(Change(index + 1, slide.title, "new"))
            continue
        words = list(_differences(then.slides[pairs[index]], slide, kinds))
        words += [] if index in stayed else ["order"]
        if words:
            found.append(Change(index + 1, slide.title, _listed(words)))
    gone = sorted(set(range(len(then.slides))) - set(pairs.values()))
    found += [Change(None, then.slides[index].title, "deleted") for index in gone]
    return [*found, Change(None, "", MASTER)] if themed else found


def _differences(then: SlideMark, now: SlideMark, kinds: dict[str, str]) -> Iterator[str]:
    for name, word in kinds.items():
        if getattr(then, name) != getattr(now, name) and not (name == "look" and then.words != now.words):
            yield word
    same_shapes = len(then.places) == len(now.places)
    if same_shapes and any(map(_is_apart, then.places, now.places)):
        yield "position"
    if not same_shapes and then.words == now.words and then.pictures == now.pictures:
        yield "shapes"


def _is_apart(one: Place, other: Place) -> bool:
    return any(abs(a - b) > _NEAR for a, b in zip(one, other, strict=True))


def _pairs(then: Sequence[SlideMark], now: Sequence[SlideMark], *, flattened: bool) -> dict[int, int]:
    """For each slide of now the slide of then that it was: known by its content, its id, its title, or its place."""
    found: dict[int, int] = {}
    keys: list[Callable[[SlideMark], Hashable]] = [lambda slide: (slide.content, slide.identity)]
    keys += [lambda slide: slide.content]
    keys += [] if flattened else [lambda slide: slide.identity]
    keys += [lambda slide: slide.title or None, lambda slide: slide.words or None]
    for key in keys:
        free = [index for index in range(len(then)) if index not in set(found.values())]
        waiting: dict[Hashable, list[int]] = {}
        for index in reversed(free):
            waiting.setdefault(key(then[index]), []).append(index)
        for index, slide in enumerate(now):
            value = key(slide)
            if index not in found and value is not None and waiting.get(value):
                found[index] = waiting[value].pop()
    return {**found, **_neighbours(found, len(then), len(now))}


def _neighbours(found: dict[int, int], then: int, now: int) -> dict[int, int]:
    """A slide that stands alone between the same two as one of then is that one, however it has changed."""
    taken = set(found.values())
    more: dict[int, int] = {}
    for index in range(now):
        before = found.get(index - 1, -1 if index == 0 else None)
        after = found.get(index + 1, then if index == now - 1 else None)
        if index not in found and before is not None and after == before + 2 and before + 1 not in taken:
            more[index] = before + 1
    return more


def _in_order(origins: Sequence[int | None]) -> set[int]:
    """The indexes of as many as can be said to have stayed in order: a longest ascending row (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for index, origin in enumerate(origins):
        if origin is None:
            continue
        at = bisect_left(tails, origin)
        before[index] = ends[at - 1] if at else None
        tails[at : at + 1], ends[at : at + 1] = [origin], [index]
    stayed: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stayed.add(last)
        last = before[last]
    return stayed


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
