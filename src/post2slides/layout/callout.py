"""Callouts: a panel with a bar, a sign and a title in the colour of their kind, and the text in it.

A long one goes on on the next slide, in a panel with the same title. Invariant: what is measured is what is set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType

from post2slides.layout.callout_colour import callout_colour
from post2slides.layout.callout_labels import label
from post2slides.layout.entries import Entry, entries
from post2slides.layout.frames import BREAK_FREE, BREAK_ITEM, Aside
from post2slides.layout.ladder import Rung, size_at
from post2slides.layout.runs import styled
from post2slides.layout.text import TextFlow
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Colour, PanelShape, Paragraph, Run, Shape, TextShape
from post2slides.model.post import Block, Callout, CalloutKind, Note, Span
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, points, pt, px

_BAR_INSET, _BAR_WIDTH = px(20), px(5)
_SAFETY = 1.02
_SIGNS: Mapping[CalloutKind, str] = MappingProxyType(
    {
        "note": "i",
        "tip": "✓",
        "important": "★",
        "warning": "!",
        "caution": "×",
        "question": "?",
        "example": "»",
    }
)
_SIGN, _SIGN_ROOM, _SIGN_TYPE = 1.05, 1.5, 0.7
"""em of the title: the diameter of the sign, the room for it, and the size of its character."""
_TITLE_GAP = 0.3
"""em between title and text."""


@dataclass(frozen=True)
class CalloutFlow:
    block: Callout
    width: Emu
    setter: Typesetter
    asides: tuple[Aside, ...] = ()

    @property
    def spreads(self) -> bool:
        return False

    @property
    def role(self) -> Role:
        return Role.CALLOUT

    @property
    def line(self) -> int:
        return self.block.line

    @property
    def parts(self) -> int:
        return max(1, self._text.parts)

    @property
    def _frame(self) -> Placeholder:
        return self.setter.theme.layouts[LayoutName.CALLOUT].placeholders[Role.CALLOUT]

    @property
    def _style(self) -> TextStyle:
        return self._frame.style

    @cached_property
    def _title(self) -> TextFlow:
        style = replace(self._style, bold=True, colour=callout_colour(self.block.kind, self.setter.theme))
        words = self.block.title or (Span(label(self.block.kind, self.setter.language)),)
        text = styled(words, style, self.setter)
        title = text.looking(replace(run, bold=True, colour=style.colour) for run in text.runs)
        return self._flow((Entry(title, self.block.line, margin=_SIGN_ROOM),))

    @cached_property
    def _text(self) -> TextFlow:
        shown = self.block.blocks[len(self._leading) :]
        return self._flow(tuple(entries(shown, self._style, self.setter)))

    @property
    def _leading(self) -> tuple[Note, ...]:
        """What the presenter says before anything else."""
        return tuple(block for block in takewhile(_is_note, self.block.blocks) if isinstance(block, Note))

    def _flow(self, shown: tuple[Entry, ...]) -> TextFlow:
        return TextFlow(shown, self._style, self._line_width, self.setter)

    @property
    def _line_width(self) -> Emu:
        """The longest line: a little less than the panel has room for, since the viewer's font may be wider."""
        insets = self._frame.insets
        return Emu(round((self.width - insets.left - insets.right) / _SAFETY))

    def _gap(self, rung: Rung) -> float:
        """Points between title and text."""
        return _TITLE_GAP * size_at(self._style, rung) if self._text.parts else 0.0

    def height(self, first: int, last: int, rung: Rung) -> float:
        title = self._title.height(0, self._title.parts, rung)
        text = self._text.height(first, last, rung) if self._text.parts else 0.0
        insets = self._frame.insets
        return insets.top + title + pt(self._gap(rung)) + text + insets.bottom

    def cost(self, after: int) -> float:
        return BREAK_FREE if after == self.parts - 1 else self._text.cost(after) + BREAK_ITEM

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        inner: tuple[Aside, ...] = self._text.notes(first, last) if self._text.parts else ()
        inner = (*self._leading, *inner) if first == 0 else inner
        return (*inner, *self.asides) if last == self.parts else inner

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[Shape, ...]:
        frame = self._frame
        title = self._placed(self._title, 0, self._title.parts, rung, placeholder)
        words = (*title, *self._body(first, last, rung, placeholder))
        text = TextShape("Callout", words, None, rect, insets=frame.insets, fill=frame.fill, corner=frame.corner)
        if placeholder:
            text = TextShape("Callout", words, placeholder.ref, rect, corner=frame.corner)
        return (text, self._bar(rect), self._sign(rect, rung))

    def _body(self, first: int, last: int, rung: Rung, placeholder: Placeholder | None) -> tuple[Paragraph, ...]:
        if not self._text.parts:
            return ()
        beginning, *rest = self._placed(self._text, first, last, rung, placeholder)
        return (replace(beginning, space_before=round(self._gap(rung), 1)), *rest)

    def _placed(
        self, flow: TextFlow, first: int, last: int, rung: Rung, placeholder: Placeholder | None
    ) -> tuple[Paragraph, ...]:
        shapes = flow.place(first, last, rung, self._frame.rect, placeholder)
        paragraphs = tuple(paragraph for shape in shapes for paragraph in shape.paragraphs)
        return paragraphs if placeholder else tuple(self._inked(paragraph) for paragraph in paragraphs)

    def _inked(self, paragraph: Paragraph) -> Paragraph:
        """With the colour of text, which a text box does not inherit; links have their own."""
        return replace(
            paragraph, runs=tuple(replace(run, colour=run.colour or self._ink(run)) for run in paragraph.runs)
        )

    def _ink(self, run: Run) -> Colour | None:
        return None if run.link else self._style.colour

    def _sign(self, rect: Rect, rung: Rung) -> TextShape:
        """A disc before the title, with the character of the kind."""
        size, insets = size_at(self._style, rung), self._frame.insets
        diameter = pt(size * _SIGN)
        line = self._title.height(0, self._title.parts, rung) / self._title_lines(rung)
        top = rect.top + insets.top + (line - diameter) / 2
        run = Run(
            _SIGNS[self.block.kind],
            self.setter.tag,
            size=round(size * _SIGN_TYPE, 1),
            bold=True,
            colour=self.setter.theme.palette.panel,
            proof=False,
        )
        return TextShape(
            "Sign",
            (Paragraph((run,), align="center"),),
            rect=Rect.of(rect.left + insets.left, top, diameter, diameter),
            anchor="middle",
            insets=Insets(),
            fill=callout_colour(self.block.kind, self.setter.theme),
            corner=Emu(diameter // 2),
            decorative=True,
        )

    def _title_lines(self, rung: Rung) -> int:
        size = size_at(self._style, rung)
        return self._title.entries[0].text.count(points(self._line_width) / size - _SIGN_ROOM)

    def _bar(self, rect: Rect) -> PanelShape:
        place = Rect.of(rect.left + _BAR_INSET, rect.top + _BAR_INSET, _BAR_WIDTH, rect.height - 2 * _BAR_INSET)
        colour = callout_colour(self.block.kind, self.setter.theme)
        return PanelShape("Callout Bar", place, colour, Emu(_BAR_WIDTH // 2) if self._frame.corner else None)


def _is_note(block: Block) -> bool:
    return isinstance(block, Note)
