"""Long sequence diagrams and plans go on on further slides, each with the participants, or the axis, of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as Many
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from post2slides.model.diagram import (
    Activity,
    Drawable,
    Frame,
    Message,
    Participant,
    Period,
    Plan,
    Section,
    Sequence,
    Step,
)

_MOST = 6
"""Slides; what needs more is easier read as its source."""

Fits = Callable[[Drawable], bool]


def pages(drawable: Drawable, fits: Fits) -> tuple[Drawable, ...]:
    """`drawable` in as few parts as each fit, of about the same length; none where it cannot be divided so."""
    match drawable:
        case Sequence():
            units = tuple(_units(drawable.steps, ()))
            return _divided(len(units), lambda first, last: _sequence(drawable, units, first, last), fits)
        case Plan():
            count = sum(len(period.tasks) for period in drawable.periods)
            return _divided(count, lambda first, last: _plan(drawable, first, last), fits)
        case _:
            return ()


def _divided(count: int, part: Callable[[int, int], Drawable], fits: Fits) -> tuple[Drawable, ...]:
    for number in range(2, min(_MOST, count) + 1):
        ends = [round(count * place / number) for place in range(number + 1)]
        parts = tuple(part(first, last) for first, last in pairwise(ends))
        if all(map(fits, parts)):
            return parts
    return ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A frame that holds a step, and the section in it."""

    frame: Frame
    section: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """A step between which and the next a page may end, and the frames around it, from the outermost."""

    step: Step | None
    """None stands for an empty section."""
    around: tuple[_Place, ...]


def _units(steps: tuple[Step, ...], around: tuple[_Place, ...]) -> Iterator[_Unit]:
    for step in steps:
        if not isinstance(step, Frame):
            yield _Unit(step, around)
            continue
        for number, section in enumerate(step.sections):
            within = (*around, _Place(step, number))
            yield from _units(section.steps, within) if section.steps else [_Unit(None, within)]


def _sequence(whole: Sequence, units: Many[_Unit], first: int, last: int) -> Sequence:
    before = [unit.step for unit in units[:first] if unit.step]
    steps = (*_at_work(before), *_rebuilt(units[first:last], 0))
    return replace(whole, participants=tuple(_born(whole.participants, before)), steps=steps)


def _rebuilt(units: Many[_Unit], depth: int) -> Iterator[Step]:
    """The steps of `units` with the frames around them, from the frame at `depth` inwards."""
    for frame, group in groupby(units, key=lambda unit: unit.around[depth].frame if unit.around[depth:] else None):
        held = list(group)
        if frame is None:
            yield from (unit.step for unit in held if unit.step)
            continue
        sections = groupby(held, key=lambda unit: unit.around[depth].section)
        yield Frame(
            frame.kind,
            tuple(
                Section(frame.sections[number].label, tuple(_rebuilt(list(inner), depth + 1)))
                for number, inner in sections
            ),
        )


def _at_work(before: Many[Step]) -> list[Activity]:
    """What has begun and not ended."""
    begun: list[Activity] = []
    for step in before:
        if not isinstance(step, Activity):
            continue
        if step.change == "begins":
            begun.append(step)
            continue
        last = next((one for one in reversed(begun) if one.participant == step.participant), None)
        if last:
            begun.remove(last)
    return begun


def _born(participants: tuple[Participant, ...], before: Many[Step]) -> Iterator[Participant]:
    """Those who appeared on an earlier page are there from the start."""
    met = {step.end for step in before if isinstance(step, Message)}
    for one in participants:
        yield replace(one, created=one.created and one.name not in met)


def _plan(whole: Plan, first: int, last: int) -> Plan:
    rows = [(place, task) for place, period in enumerate(whole.periods) for task in period.tasks][first:last]
    sections = groupby(rows, key=lambda row: row[0])
    periods = tuple(Period(whole.periods[place].label, tuple(task for _, task in tasks)) for place, tasks in sections)
    return Plan(periods, whole.title, whole)
