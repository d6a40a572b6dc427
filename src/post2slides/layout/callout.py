"""Callouts: a panel with a bar and a title in the colour of their kind, and the text in it.

A long one goes on on the next slide, in a panel with the same title. Invariant: what is measured is what is set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from post2slides.layout.callout_colour import callout_colour
from post2slides.layout.callout_labels import label
from post2slides.layout.entries import Entry, entries
from post2slides.layout.frames import BREAK_FREE, BREAK_INSIDE, Aside
from post2slides.layout.ladder import Rung
from post2slides.layout.runs import styled
from post2slides.layout.text import TextFlow
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Colour, PanelShape, Paragraph, Shape, TextShape
from post2slides.model.post import Callout, Span
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, px

_INSETS = Insets(px(44), px(20), px(28), px(22))
_BAR_INSET, _BAR_WIDTH = px(20), px(5)
_SCALE = 0.84
"""A remark is set a little smaller than what it is about."""
_TITLE_GAP = 0.35
"""Space between title and text, as a share of the space between paragraphs."""


@dataclass(frozen=True)
class CalloutFlow:
    block: Callout
    width: Emu
    setter: Typesetter
    asides: tuple[Aside, ...] = ()

    @property
    def role(self) -> None:
        return None

    @property
    def line(self) -> int:
        return self.block.line

    @property
    def parts(self) -> int:
        return max(1, self._text.parts - self._title.parts)

    @cached_property
    def _style(self) -> TextStyle:
        body = self.setter.theme.layouts[LayoutName.CONTENT].placeholders[Role.BODY].style
        size = max(body.minimum, round(body.size * _SCALE))
        return replace(body, size=size, maximum=body.size)

    @cached_property
    def _colour(self) -> Colour:
        return callout_colour(self.block.kind, self.setter.theme)

    @cached_property
    def _heading(self) -> Entry:
        title = self.block.title or (Span(label(self.block.kind, self.setter.language)),)
        text = styled(title, replace(self._style, bold=True), self.setter)
        runs = tuple(replace(run, bold=True, colour=run.colour or self._colour) for run in text.runs)
        return Entry(replace(text, runs=runs), self.block.line)

    @cached_property
    def _title(self) -> TextFlow:
        return self._flow((self._heading,))

    @cached_property
    def _text(self) -> TextFlow:
        """The title and all that stands under it."""
        first, *rest = entries(self.block.blocks, self._style, self.setter) or [None]
        under = (replace(first, spacing=_TITLE_GAP), *(entry for entry in rest if entry)) if first else ()
        return self._flow((self._heading, *under))

    def _flow(self, shown: tuple[Entry, ...]) -> TextFlow:
        width = Emu(self.width - _INSETS.left - _INSETS.right)
        return TextFlow(shown, self._style, width, self.setter)

    def _shown(self, first: int, last: int) -> TextFlow:
        """What stands in the panel of these parts, as a flow that begins with the title."""
        return self._text

    def height(self, first: int, last: int, rung: Rung) -> float:
        return 0.0
