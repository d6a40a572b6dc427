"""The foot of a slide: a thin rule, and under it the footnotes that the slide calls, small and numbered.

Invariant: they stand at the bottom of the body's frame, and the content above them has only the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import PanelShape, Paragraph, Shape, TextShape
from post2slides.model.post import Block, Footnote, Inline, LineBreak, Span, Text, texts, walk
from post2slides.model.post import Paragraph as PostParagraph
from post2slides.theme.model import LayoutName, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, points, pt, px

_AIR, _UNDER_RULE = px(18), px(8)
_RULE_WIDTH, _RULE_HEIGHT = px(96), px(1)
_BETWEEN = 0.15
"""em between two footnotes."""


def with_calls(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` with each footnote right behind the block that calls it."""
    footnotes = {str(block.number): block for block in blocks if isinstance(block, Footnote)}
    if not footnotes:
        return tuple(blocks)
    placed: list[Block] = []
    for block in (block for block in blocks if not isinstance(block, Footnote)):
        called = [footnotes.pop(number) for number in _calls(block) if number in footnotes]
        placed += [block, *called]
    return (*placed, *footnotes.values())


def _calls(block: Block) -> Iterator[str]:
    for inner in walk((block,)):
        for text in texts(inner):
            yield from (inline.text for inline in text if isinstance(inline, Span) and inline.script == "super")


@dataclass(frozen=True, slots=True)
class Feet:
    """Measures and sets footnotes."""

    setter: Typesetter

    @property
    def _style(self) -> TextStyle:
        return self.setter.theme.styles[Role.CAPTION]

    @property
    def _width(self) -> Emu:
        return self.setter.theme.layouts[LayoutName.CONTENT].placeholders[Role.BODY].room.width

    def height(self, footnotes: Sequence[Footnote]) -> float:
        """The height (EMU) that they take from the slide, with the air above them."""
        if not footnotes:
            return 0.0
        size, width = self._style.minimum, points(self._width) / self._style.minimum
        lines = sum(self._text(footnote).count(width) for footnote in footnotes)
        return _AIR + _UNDER_RULE + pt(lines * size * LINE_HEIGHT + (len(footnotes) - 1) * size * _BETWEEN)

    def above(self, footnotes: Sequence[Footnote], body: Rect) -> Rect:
        """What is left of the body."""
        return Rect(body.left, body.top, body.width, Emu(body.height - round(self.height(footnotes))))

    def shapes(self, footnotes: Sequence[Footnote], body: Rect) -> tuple[Shape, ...]:
        """The rule and the text; nothing where there are no footnotes."""
        if not footnotes:
            return ()
        top = self.above(footnotes, body).bottom + _AIR
        rule = Rect.of(body.left, top, _RULE_WIDTH, _RULE_HEIGHT)
        text = Rect.of(body.left, top + _UNDER_RULE, body.width, body.bottom - top - _UNDER_RULE)
        return (
            PanelShape("Footnote Rule", rule, self.setter.theme.palette.muted),
            TextShape("Footnotes", tuple(self._paragraphs(footnotes)), rect=text, insets=Insets()),
        )

    def _paragraphs(self, footnotes: Sequence[Footnote]) -> Iterator[Paragraph]:
        size = self._style.minimum
        for position, footnote in enumerate(footnotes):
            muted = self.setter.theme.palette.muted
            runs = self._text(footnote).sized(size, None)
            named = self.setter.named(self._style.font)
            runs = tuple(replace(run, font=run.font or named, colour=run.colour if run.link else muted) for run in runs)
            yield Paragraph(
                runs,
                space_before=round(size * _BETWEEN, 1) if position else 0.0,
                rtl=self.setter.rtl,
                line_spacing=100.0,
            )

    def _text(self, footnote: Footnote) -> StyledText:
        return styled(
            (Span(str(footnote.number), script="super"), Span(" "), *_flat(footnote)), self._style, self.setter
        )


def _flat(footnote: Footnote) -> Text:
    joined: list[Inline] = []
    for block in footnote.blocks:
        if isinstance(block, PostParagraph):
            joined += [LineBreak()] if joined else []
            joined += block.text
    return tuple(joined)
