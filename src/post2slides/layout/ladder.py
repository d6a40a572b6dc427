"""The ladder of fitting: how large text is set, from the roomiest rung to the tightest.

Short text grows, so that a slide with one sentence does not look empty; long text shrinks to the theme's minimum; what
does not fit then is continued on further slides. One rung holds for all that is on a slide, so that sizes stay in
proportion.
"""

from __future__ import annotations

from typing import NamedTuple

from post2slides.theme.model import TextStyle


class Rung(NamedTuple):
    """A step between a style's largest size (1), its preferred (0) and its smallest (-1)."""

    step: float
    fill: float
    """Taken only where the slide is no fuller than this share of its height."""


LADDER: tuple[Rung, ...] = (
    Rung(1.0, 0.42),
    Rung(0.5, 0.55),
    Rung(0.0, 1.0),
    Rung(-0.35, 1.0),
    Rung(-0.7, 1.0),
    Rung(-1.0, 1.0),
)
COMFORTABLE = Rung(LADDER[3].step, 0.85)
"""What is comfortable to read from the last row. Running text that needs smaller type or fills more becomes points."""
READABLE = LADDER[4]
"""The tightest rung that continued slides are counted at."""


def size_at(style: TextStyle, rung: Rung, floor: float = 0.0) -> float:
    """The type size (pt) of `style` on `rung`, in whole points, and at least `floor` where the style prefers more."""
    lowest = min(style.size, max(style.minimum, floor))
    reach = style.maximum - style.size if rung.step > 0 else style.size - lowest
    return float(round(style.size + rung.step * reach))
