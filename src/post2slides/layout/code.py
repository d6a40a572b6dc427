"""Code: a panel of coloured lines. A line too long for the panel goes on below, after a sign; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from post2slides.layout.frames import BREAK_CODE, BREAK_FREE, BREAK_INSIDE, BREAK_ITEM, FRAMED_FLOOR, LINE_HEIGHT, Aside
from post2slides.layout.highlight import CodeRun, highlighted
from post2slides.layout.ladder import Rung, size_at
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import FOLD, Paragraph, Run, Shape, TextShape
from post2slides.model.post import Code
from post2slides.text.scripts import language_runs
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.units import Emu, Rect, points, pt

_TAB = 4
_WIDTH_FLOOR = 0.4
"""How far down from the preferred size to the smallest a long line may push the type before it is broken instead."""


@dataclass(frozen=True)
class CodeFlow:
    block: Code
    width: Emu
    setter: Typesetter
    asides: tuple[Aside, ...] = ()
    _folded: dict[float, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def role(self) -> Role:
        return Role.CODE

    @property
    def line(self) -> int:
        return self.block.line

    @property
    def parts(self) -> int:
        return len(self._lines)

    @cached_property
    def _lines(self) -> tuple[tuple[CodeRun, ...], ...]:
        code = self.block.text.expandtabs(_TAB)
        return highlighted(code, self.block.language, self.setter.theme.code)

    @cached_property
    def _widths(self) -> tuple[float, ...]:
        """The width of each line, in em."""
        font = self.setter.font("code")
        return tuple(self.setter.metrics.advance("".join(run.text for run in line), font) for line in self._lines)

    @property
    def _frame(self) -> Placeholder:
        return self.setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE]

    @property
    def _style(self) -> TextStyle:
        return self._frame.style

    @property
    def _room(self) -> float:
        """The width of a line, in points."""
        return points(self.width - self._frame.insets.left - self._frame.insets.right)

    def size(self, rung: Rung) -> float:
        """The type size: what the rung gives, or less where that saves long lines from being broken."""
        style, preferred = self._style, size_at(self._style, rung, FRAMED_FLOOR)
        floor = max(style.minimum, min(preferred, style.size - _WIDTH_FLOOR * (style.size - style.minimum) - 1))
        widest = max(self._widths, default=0.0)
        size = preferred
        while size > floor and widest * size > self._room:
            size -= 1
        return size if widest * size <= self._room else min(preferred, max(floor, style.minimum))

    def height(self, first: int, last: int, rung: Rung) -> float:
        size = self.size(rung)
        lines = sum(self._fold_counts(size)[first:last])
        insets = self._frame.insets.top + self._frame.insets.bottom
        return insets + lines * pt(size * LINE_HEIGHT * self._style.line_spacing / 100)

    def _fold_counts(self, size: float) -> tuple[int, ...]:
        if size not in self._folded:
            self._folded[size] = tuple(
                1 if width * size <= self._room else len(list(self._fold(line, size)))
                for line, width in zip(self._lines, self._widths, strict=True)
            )
        return self._folded[size]

    def _fold(self, line: tuple[CodeRun, ...], size: float) -> Iterator[tuple[CodeRun, ...]]:
        """The pieces of a line, each narrow enough."""
        font, room = self.setter.font("code"), self._room / size
        sign = self.setter.metrics.advance(FOLD.strip("\n"), font)
        piece: list[CodeRun] = []
        used, before = 0.0, ""
        for run in line:
            pending = ""
            for character in run.text:
                advance = self._advance(before, character)
                before = character
                if used + advance > room:
                    yield (*piece, replace(run, text=pending)) if pending else tuple(piece)
                    piece, pending, used = [], "", sign
                pending += character
                used += advance
            if pending:
                piece.append(replace(run, text=pending))
        yield tuple(piece)

    def _advance(self, before: str, character: str) -> float:
        """By how much (em) a character lengthens a line that ends with `before`."""
        font = self.setter.font("code")
        return self.setter.metrics.advance(before + character, font) - self.setter.metrics.advance(before, font)

    def cost(self, after: int) -> float:
        lines = self._lines
        if after == len(lines) - 1:
            return BREAK_FREE
        if after < 1 or after >= len(lines) - 2:
            return BREAK_INSIDE
        following = "".join(run.text for run in lines[after + 1])
        if not following.strip():
            return BREAK_INSIDE
        if not lines[after]:
            return BREAK_ITEM + (BREAK_ITEM if following.startswith(" ") else 0)
        return BREAK_CODE + (BREAK_ITEM if following.startswith(" ") else 0)

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        return self.asides if last == self.parts else ()

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[Shape, ...]:
        size, frame = self.size(rung), self._frame
        lines = zip(self._lines[first:last], self._widths[first:last], strict=True)
        paragraphs = tuple(self._paragraph(line, width, size, placeholder) for line, width in lines)
        if placeholder:
            return (TextShape("Code", paragraphs, placeholder.ref, rect),)
        return (TextShape("Code", paragraphs, None, rect, insets=frame.insets, fill=frame.fill, corner=frame.corner),)

    def _paragraph(
        self, line: tuple[CodeRun, ...], width: float, size: float, placeholder: Placeholder | None
    ) -> Paragraph:
        pieces = [line] if width * size <= self._room else list(self._fold(line, size))
        runs: list[Run] = []
        for number, piece in enumerate(pieces):
            if number:
                runs.append(self._run(CodeRun(FOLD, self.setter.theme.code.comment), size, placeholder))
            runs += [self._run(run, size, placeholder) for coded in piece for run in _by_language(coded)]
        runs = runs or [self._run(CodeRun(""), size, placeholder)]
        return Paragraph(tuple(runs), line_spacing=None if placeholder else self._style.line_spacing)

    def _run(self, run: CodeRun, size: float, placeholder: Placeholder | None) -> Run:
        inherited = placeholder.style.size if placeholder else None
        return Run(
            run.text,
            next((tag for _, _, tag in language_runs(run.text, "en")), "en-US"),
            size=None if size == inherited else size,
            bold=run.bold or None,
            italic=run.italic or None,
            font=None if placeholder else "code",
            colour=run.colour,
            proof=False,
        )


def _by_language(run: CodeRun) -> Iterator[CodeRun]:
    if run.text.isascii():
        yield run
        return
    for start, end, _ in language_runs(run.text, "en"):
        yield replace(run, text=run.text[start:end])
