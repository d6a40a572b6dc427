"""How a paragraph stands in its frame: its level, indents and type size, and what of these the placeholder gives it.

Invariant: what is measured with a `Standing` is what is set with it, in a placeholder or in a text box.
"""

from __future__ import annotations

from dataclasses import dataclass

from post2slides.layout.entries import Entry
from post2slides.model.placed import Bullet
from post2slides.theme.model import Level, TextStyle
from post2slides.units import Emu, pt

_FARTHEST = 8.0
"""em: no text stands in farther, however deep its list or quotation, so that there is room for it."""
NO_BULLET = Bullet()
"""No sign, where the placeholder's level may have one."""


@dataclass(frozen=True, slots=True)
class Standing:
    level: int
    size: float
    """Points."""
    margin: Emu
    indent: Emu
    space_before: float
    """Points."""
    space_after: float
    bullet: Bullet | None
    """None where the paragraph has no sign."""
    inherited: Level | None = None
    """What a paragraph of this level has in a placeholder without saying so."""
    takes_sign: bool = False
    """Whether its sign is the level's."""

    def own_bullet(self) -> Bullet | None:
        """The sign as a placeholder has to be told it: none where it is the level's, and in the level's colour."""
        signed = self.inherited is not None and self.inherited.bulleted
        if self.bullet is None:
            return NO_BULLET if signed else None
        if not signed:
            return self.bullet
        return None if self.takes_sign else Bullet(self.bullet.character, self.bullet.number)


def standing(entry: Entry, style: TextStyle, levels: tuple[Level, ...], size: float, *, begins: bool) -> Standing:
    """How an entry stands at `size` points; not `begins`: what is left of it, on a slide that continues another."""
    signed = [number for number, level in enumerate(levels) if level.bulleted]
    if entry.in_list and signed:
        return _levelled(entry, style, levels, signed[min(entry.level, len(signed) - 1)], size, begins=begins)
    number = min(entry.level, max(0, len(levels) - 1))
    bullet = entry.bullet if begins else None
    return Standing(
        number,
        size,
        pt(min(entry.margin, max(_FARTHEST, entry.hang)) * size),
        pt(-entry.hang * size) if bullet else Emu(0),
        _space(entry, style, size),
        levels[number].space_after if levels else 0.0,
        bullet,
        levels[number] if levels else None,
    )


def _levelled(
    entry: Entry, style: TextStyle, levels: tuple[Level, ...], number: int, size: float, *, begins: bool
) -> Standing:
    """An item of a list stands as the level does, unless its number needs more room."""
    level = levels[number]
    own = _size(level, levels[0], style, size)
    margin, hang = level.margin, -level.indent
    if not entry.takes_sign and (needed := pt(entry.hang * own)) > hang:
        margin, hang = Emu(margin - hang + needed), needed
    bullet = entry.bullet if begins else None
    before = round(level.space_before * own / level.size, 1)
    return Standing(
        number,
        own,
        margin,
        Emu(-hang) if bullet else Emu(0),
        before if entry.bullet else min(before, _space(entry, style, own)),
        level.space_after,
        bullet,
        level,
        takes_sign=entry.takes_sign,
    )


def _size(level: Level, outermost: Level, style: TextStyle, size: float) -> float:
    """The size of a level where plain text has `size`: a smaller level keeps its proportion, down to the minimum."""
    if size == style.size:
        return level.size
    return max(min(style.minimum, level.size), float(round(size * level.size / outermost.size)))


def _space(entry: Entry, style: TextStyle, size: float) -> float:
    return round(entry.spacing * style.paragraph_spacing * size, 1)
