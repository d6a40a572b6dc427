"""Code: a panel of coloured lines. A line too long for the panel goes on below, after a sign; nothing is cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, groupby

from post2slides.layout.code_bands import CLEAR, bands
from post2slides.layout.code_fold import SIGN, CodeLine, divided, fold
from post2slides.layout.code_label import label_height, label_shapes
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
_CLOSING = (")", "]", "}", "</", "end")
"""What a line begins with that ends something, and should not stand first on a slide."""
_OPENING = ("{", "(", "[", ":", "=>")
"""What a line ends with that begins something, and should not stand last on a slide."""
_DOCUMENT = "---"
"""Between two documents of YAML."""
_WIDTH_FLOOR = 0.4
"""How far down from the preferred size to the smallest a long line may push the type before it is broken instead."""


@dataclass(frozen=True)
class CodeFlow:
    block: Code
    width: Emu
    setter: Typesetter
    asides: tuple[Aside, ...] = ()
    _folded: dict[float, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    _ends_at: dict[float, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    _sizes: dict[Rung, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def spreads(self) -> bool:
        return False

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
    def _lines(self) -> tuple[CodeLine, ...]:
        code = self.block.text.expandtabs(_TAB)
        lines = highlighted(code, self.block.language, self.setter.theme.code)
        return tuple(divided(lines, self._room / self._style.minimum, self.setter))

    @cached_property
    def _widths(self) -> tuple[float, ...]:
        """The width of each line, in em, with the sign before what continues one."""
        font = self.setter.font("code")
        signed = (SIGN + line.text if line.continues else line.text for line in self._lines)
        return tuple(self.setter.metrics.advance(text, font) for text in signed)

    @cached_property
    def _frame(self) -> Placeholder:
        return self.setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE]

    @cached_property
    def _style(self) -> TextStyle:
        return self._frame.style

    @cached_property
    def _room(self) -> float:
        """The width of a line, in points."""
        return points(self.width - self._frame.insets.left - self._frame.insets.right)

    def size(self, rung: Rung) -> float:
        """The type size: what the rung gives, or less where that saves long lines from being broken."""
        if rung not in self._sizes:
            self._sizes[rung] = self._size(rung)
        return self._sizes[rung]

    def _size(self, rung: Rung) -> float:
        style, preferred = self._style, size_at(self._style, rung, FRAMED_FLOOR)
        floor = max(style.minimum, min(preferred, style.size - _WIDTH_FLOOR * (style.size - style.minimum) - 1))
        widest = max(self._widths, default=0.0)
        size = preferred
        while size > floor and widest * size > self._room:
            size -= 1
        return size if widest * size <= self._room else min(preferred, max(floor, style.minimum))

    def height(self, first: int, last: int, rung: Rung) -> float:
        size = self.size(rung)
        ends, (begin, end) = self._ends(size), self._kept(first, last)
        lines = ends[end] - ends[begin]
        insets = self._frame.insets.top + self._frame.insets.bottom + self._label_height(first)
        return insets + lines * pt(size * LINE_HEIGHT * self._style.line_spacing / 100)

    def _kept(self, first: int, last: int) -> tuple[int, int]:
        """The lines of a part without the empty ones at its cut ends."""
        begin, end = bisect_left(self._filled, first), bisect_left(self._filled, last)
        if begin == end:
            return (last - 1, last) if first else (first, last if last == self.parts else first + 1)
        return self._filled[begin] if first else 0, last if last == self.parts else self._filled[end - 1] + 1

    @cached_property
    def _filled(self) -> tuple[int, ...]:
        """The lines that are not empty."""
        return tuple(number for number, line in enumerate(self._lines) if line.text.strip())

    def _ends(self, size: float) -> tuple[int, ...]:
        """On which line of the panel each line of the code begins, and where the last ends."""
        if size not in self._ends_at:
            self._ends_at[size] = tuple(accumulate(self._fold_counts(size), initial=0))
        return self._ends_at[size]

    def _fold_counts(self, size: float) -> tuple[int, ...]:
        if size not in self._folded:
            self._folded[size] = tuple(
                1 if width * size <= self._room else len(list(fold(line, self._room / size, self.setter)))
                for line, width in zip(self._lines, self._widths, strict=True)
            )
        return self._folded[size]

    def cost(self, after: int) -> float:
        lines = self._lines
        if after == len(lines) - 1:
            return BREAK_FREE
        if after < 1 or after >= len(lines) - 2 or lines[after + 1].continues:
            return BREAK_INSIDE
        _, end = self._kept(0, after + 1)
        begin, _ = self._kept(after + 1, len(lines))
        before, following = lines[end - 1].text, lines[begin].text
        if following.lstrip().startswith(_CLOSING) or before.rstrip().endswith(_OPENING):
            return BREAK_INSIDE
        at_gap = begin > end or following.strip() == _DOCUMENT
        return (BREAK_ITEM if at_gap else BREAK_CODE) + (BREAK_ITEM if following.startswith(" ") else 0)

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        return self.asides if last == self.parts else ()

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[Shape, ...]:
        size, frame = self.size(rung), self._frame
        label, top = label_shapes(self.block, rect, self.setter) if first == 0 else (), self._label_height(first)
        rect = Rect(rect.left, Emu(rect.top + top), rect.width, Emu(rect.height - top))
        first, last = self._kept(first, last)
        stressed = [line.number in self.block.highlighted for line in self._lines[first:last]]
        behind = bands(stressed, self._fold_counts(size)[first:last], size, rect, frame, self.setter)
        fill = CLEAR if behind else None
        paragraphs = tuple(
            self._paragraph(tuple(pieces), size, placeholder)
            for _, pieces in groupby(range(first, last), key=lambda index: self._lines[index].number)
        )
        insets, corner = frame.insets, frame.corner
        if placeholder:
            return (*label, *behind, TextShape("Code", paragraphs, placeholder.ref, rect, fill=fill, corner=corner))
        fill = fill or frame.fill
        return (*label, *behind, TextShape("Code", paragraphs, None, rect, insets=insets, fill=fill, corner=corner))

    def _label_height(self, first: int) -> Emu:
        """Of the label over the code, which stands over its first part alone."""
        return self._label if first == 0 else Emu(0)

    @cached_property
    def _label(self) -> Emu:
        return label_height(self.block, self.setter)

    def _paragraph(self, shown: Sequence[int], size: float, placeholder: Placeholder | None) -> Paragraph:
        """A line of the code, or as much of it as these parts hold."""
        runs: list[Run] = []
        for piece in (piece for index in shown for piece in self._pieces(index, size)):
            if runs or self._lines[shown[0]].continues:
                sign = FOLD if runs else SIGN
                runs.append(self._run(CodeRun(sign, self.setter.theme.code.comment), size, placeholder))
            runs += [self._run(run, size, placeholder) for coded in piece for run in _by_language(coded)]
        runs = runs or [self._run(CodeRun(""), size, placeholder)]
        return Paragraph(tuple(runs), line_spacing=None if placeholder else self._style.line_spacing)

    def _pieces(self, index: int, size: float) -> list[tuple[CodeRun, ...]]:
        line = self._lines[index]
        whole = self._widths[index] * size <= self._room
        return [line.runs] if whole else list(fold(line, self._room / size, self.setter))

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
