"""What the rooms of the block kinds have in common: a flow of content that can be measured, divided and placed.

A flow knows in how many parts it can be divided, how high any run of its parts is on a rung of the ladder, and what a
break between two parts costs the reader. It does not know where on the slide it will stand.
"""

from __future__ import annotations

from typing import Protocol

from post2slides.layout.ladder import Rung
from post2slides.model.placed import Shape
from post2slides.model.post import Footnote, Note
from post2slides.theme.model import Placeholder, Role
from post2slides.units import Emu, Rect

LINE_HEIGHT = 1.22
"""PowerPoint's line in em. It draws 1.2 whatever the font, and saves boxes of 1.212; the rest is safety."""

Aside = Note | Footnote
"""What goes with a block of the slide and is not part of its text."""

FRAMED_FLOOR = 13.0
"""Points: code and tables are set no smaller to fit a slide, only to fit its width."""

# What a break between two slides costs, in hundredths of an empty slide.
BREAK_FREE = 0.0
BREAK_ITEM = 10.0
BREAK_ROW = 20.0
BREAK_CODE = 45.0
BREAK_SENTENCE = 25.0
BREAK_INSIDE = 90.0
"""Inside a sentence, or near the edges of a block of code."""
BREAK_WRONG = 600.0
"""Between an introduction and what it introduces."""


class Flow(Protocol):
    """A stretch of a slide's content: running text, code, or a table."""

    @property
    def role(self) -> Role | None:
        """Which placeholder it fills; None where layouts have none for it."""

    @property
    def line(self) -> int:
        """The post's source line."""

    @property
    def width(self) -> Emu:
        """The width of its frame."""

    @property
    def spreads(self) -> bool:
        """Whether it has the whole body where it stands alone."""

    @property
    def parts(self) -> int:
        """Into how many parts it can be divided, at least one."""

    def height(self, first: int, last: int, rung: Rung) -> float:
        """The height (EMU) of the parts from `first` up to, not including, `last`."""

    def cost(self, after: int) -> float:
        """What a break after part `after` costs."""

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        """The presenter's asides that follow these parts, and the footnotes that they call."""

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[Shape, ...]:
        """The shapes of these parts, set in `rect`, filling `placeholder` where there is one for it."""
