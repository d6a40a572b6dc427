"""The levels of a body: plain text, and eight levels of bulleted lists.

The first level is plain, so that a paragraph has no bullet until somebody asks for a list, with the Tab key. Both the
template and the layout go by these levels: what a slide's text inherits need not be said there, and *Reset Slide* takes
nothing away.
"""

from __future__ import annotations

from post2slides.theme.model import Level, TextStyle
from post2slides.units import Emu, pt

LEVELS = 9
HANGING = 1.25
"""How far a list's text stands from its sign, in em."""
_ITEM, _INNER_ITEM = 0.7, 0.35
"""The space before an item of a list, and of a list inside a list, as a share of the space between paragraphs."""


def levels_of(style: TextStyle) -> tuple[Level, ...]:
    """The levels of a body of this style."""
    return tuple(_level(number, style) for number in range(LEVELS))


def _level(number: int, style: TextStyle) -> Level:
    step = pt(HANGING * style.size)
    share = 1.0 if number == 0 else _ITEM if number == 1 else _INNER_ITEM
    return Level(
        size=style.size,
        margin=Emu(step * number),
        indent=Emu(-step if number else 0),
        bulleted=number > 0,
        space_before=round(share * style.paragraph_spacing * style.size, 1),
    )
