"""Tables: columns as wide as what they hold, rows as high as their text in PowerPoint.

A table too long for a slide goes on with its header repeated; one with too many columns goes on with the first column
repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from post2slides.layout.frames import BREAK_FREE, BREAK_ROW, BREAK_SENTENCE, FRAMED_FLOOR, LINE_HEIGHT, Aside
from post2slides.layout.ladder import Rung, size_at
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Border, Cell, Paragraph, TableShape
from post2slides.model.post import Alignment, Table, Text, plain
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.units import Emu, Insets, Rect, points, pt, px

_SIDE = px(14)
_ROOMY, _TIGHT = 9.0, 5.0
"""px above and below a cell's text, from the preferred size down to the smallest."""
HEADER = -1
_RULE, _HEADER_RULE = px(1), px(2)
_SAFETY = 1.03
"""The viewer's font may be a little wider than the one measured; a cell has no room to spare."""


@dataclass(frozen=True)
class TableFlow:
    block: Table
    width: Emu
    setter: Typesetter
    asides: tuple[Aside, ...] = ()
    _columns_at: dict[float, tuple[Emu, ...]] = field(default_factory=dict, compare=False, repr=False)
    _heights_at: dict[Rung, tuple[Emu, ...]] = field(default_factory=dict, compare=False, repr=False)
    _bottoms_at: dict[Rung, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Where each row would end if the table were never divided: paging asks for the height of any run of rows."""

    @property
    def spreads(self) -> bool:
        return False

    @property
    def role(self) -> Role:
        return Role.TABLE

    @property
    def line(self) -> int:
        return self.block.line

    @cached_property
    def parts(self) -> int:
        return max(1, len(self.block.rows))

    @property
    def _style(self) -> TextStyle:
        return self.setter.theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].style

    @cached_property
    def _has_header(self) -> bool:
        return any(plain(text).strip() for text in self.block.header)

    @cached_property
    def _cells(self) -> tuple[tuple[StyledText, ...], ...]:
        """The header, then the rows."""
        header = replace(self._style, bold=True)
        count = len(self.block.columns)
        rows = [[styled(text, header, self.setter) for text in _padded(self.block.header, count)]]
        rows += [[styled(text, self._style, self.setter) for text in _padded(row, count)] for row in self.block.rows]
        return tuple(tuple(row) for row in rows)

    @cached_property
    def _natural(self) -> tuple[float, ...]:
        """Em that each column needs to keep every cell on one line."""
        return tuple(max(cell.measured.width for cell in column) * _SAFETY for column in zip(*self._cells, strict=True))

    @cached_property
    def _narrowest(self) -> tuple[float, ...]:
        """Em that each column needs to keep every word whole."""
        return tuple(
            max(cell.measured.widest for cell in column) * _SAFETY for column in zip(*self._cells, strict=True)
        )

    def smallest_width(self, columns: Sequence[int]) -> float:
        """The width (EMU) that these columns need at the smallest size."""
        return 2 * _SIDE * len(columns) + sum(pt(self._narrowest[column] * self._style.minimum) for column in columns)

    def size(self, rung: Rung) -> float:
        """The type size: what the rung gives, or less where words would be broken."""
        size = size_at(self._style, rung, FRAMED_FLOOR)
        room = points(self.width - 2 * _SIDE * len(self.block.columns))
        while size > self._style.minimum and sum(self._narrowest) * size > room:
            size -= 1
        return size

    def _columns(self, size: float) -> tuple[Emu, ...]:
        if size not in self._columns_at:
            natural = [pt(width * size) + 2 * _SIDE for width in self._natural]
            narrowest = [pt(width * size) + 2 * _SIDE for width in self._narrowest]
            self._columns_at[size] = _shared(natural, narrowest, self.width)
        return self._columns_at[size]

    def _row_heights(self, rung: Rung) -> tuple[Emu, ...]:
        if rung not in self._heights_at:
            size, insets = self.size(rung), _insets(rung)
            widths = [points(width - 2 * _SIDE) / size / _SAFETY for width in self._columns(size)]
            pitch = pt(size * LINE_HEIGHT * self._style.line_spacing / 100)
            counts = (max(cell.count(width) for cell, width in zip(row, widths, strict=True)) for row in self._cells)
            self._heights_at[rung] = tuple(Emu(count * pitch + insets.top + insets.bottom) for count in counts)
        return self._heights_at[rung]

    def _shown(self, first: int, last: int) -> list[int]:
        header = [0] if self._has_header else []
        return [*header, *range(first + 1, min(last, len(self.block.rows)) + 1)]

    def height(self, first: int, last: int, rung: Rung) -> float:
        if rung not in self._bottoms_at:
            self._bottoms_at[rung] = tuple(accumulate(self._row_heights(rung)))
        bottoms = self._bottoms_at[rung]
        return bottoms[min(last, len(self.block.rows))] - bottoms[first] + (bottoms[0] if self._has_header else 0)

    def row_height(self, index: int, rung: Rung) -> float:
        """The height (EMU) of one row; `HEADER` is the index of the header."""
        return self._row_heights(rung)[index + 1]

    def cost(self, after: int) -> float:
        if after == self.parts - 1:
            return BREAK_FREE
        return BREAK_SENTENCE if after in (0, self.parts - 2) else BREAK_ROW

    def notes(self, first: int, last: int) -> tuple[Aside, ...]:
        return self.asides if last == self.parts else ()

    def place(
        self, first: int, last: int, rung: Rung, rect: Rect, placeholder: Placeholder | None
    ) -> tuple[TableShape]:
        size = self.size(rung)
        columns, heights = self._columns(size), self._row_heights(rung)
        shown = self._shown(first, last)
        table = TableShape(
            "Table",
            plain(self.block.caption) or ", ".join(filter(None, map(plain, self.block.header))),
            Rect.of(rect.left, rect.top, sum(columns), sum(heights[index] for index in shown)),
            columns,
            tuple(heights[index] for index in shown),
            tuple(self._row(index, size, _insets(rung)) for index in shown),
            header=self._has_header,
            placeholder=placeholder.ref if placeholder else None,
            rtl=self.setter.rtl,
        )
        return (table,)

    def _row(self, index: int, size: float, insets: Insets) -> tuple[Cell, ...]:
        palette = self.setter.theme.palette
        head = index == 0
        border = Border(palette.accent, _HEADER_RULE) if head else Border(palette.rule, _RULE)
        return tuple(
            Cell(
                (self._paragraph(text, align, size, head=head),),
                self._at_edge(column, insets),
                bottom=border,
                anchor="bottom" if head else "top",
            )
            for column, (text, align) in enumerate(zip(self._cells[index], self.block.columns, strict=True))
        )

    def _at_edge(self, column: int, insets: Insets) -> Insets:
        """The insets of a column: text at the table's edge stands on it, as the title above does."""
        align, last = self.block.columns[column], len(self.block.columns) - 1
        before, after = ("right", "left") if self.setter.rtl else ("left", "right")
        both = Emu(insets.left + insets.right)
        if column == 0 and align in (None, before):
            return _beside(insets, before, both)
        return _beside(insets, after, both) if column == last and align == after else insets

    def _paragraph(self, text: StyledText, align: Alignment, size: float, *, head: bool) -> Paragraph:
        palette = self.setter.theme.palette
        runs = tuple(
            replace(
                run,
                bold=True if head else run.bold,
                font=run.font or self.setter.named(self._style.font),
                colour=run.colour or (palette.accent_text if head else palette.text),
            )
            for run in text.sized(size, None)
        )
        return Paragraph(
            runs, align=align, line_spacing=self._style.line_spacing, space_before=0.0, rtl=self.setter.rtl
        )


def _insets(rung: Rung) -> Insets:
    """The air in a cell: less of it before the type gets small."""
    air = px(_ROOMY + min(0.0, rung.step) * (_ROOMY - _TIGHT))
    return Insets(_SIDE, air, _SIDE, air)


def _beside(insets: Insets, edge: str, both: Emu) -> Insets:
    """`insets` with all of the sides' air away from `edge`, so that the text has as much room as before."""
    left, right = (Emu(0), both) if edge == "left" else (both, Emu(0))
    return replace(insets, left=left, right=right)


def _padded(row: Sequence[Text], count: int) -> list[Text]:
    return [*row, *([()] * (count - len(row)))][:count]


def _shared(natural: Sequence[int], narrowest: Sequence[int], width: int) -> tuple[Emu, ...]:
    """Column widths: what each would like where there is room, with some of the rest; else the spare width beyond the
    narrowest, dealt out by what each column still wants; where words must be broken, those of the widest columns.
    """
    if sum(natural) <= width:
        spare = min(width - sum(natural), sum(natural) // 2)
        widths = [wish + spare * wish / sum(natural) for wish in natural]
        if sum(widths) > 0.8 * width:
            widths = [part * width / sum(widths) for part in widths]
    elif sum(narrowest) <= width:
        wants = [wish - need for wish, need in zip(natural, narrowest, strict=True)]
        spare = width - sum(narrowest)
        widths = [need + spare * want / sum(wants) for need, want in zip(narrowest, wants, strict=True)]
    else:
        modest = [need if need <= width / len(narrowest) else 0 for need in narrowest]
        rest = (width - sum(modest)) / (sum(narrowest) - sum(modest))
        widths = [kept or need * rest for kept, need in zip(modest, narrowest, strict=True)]
    return tuple(Emu(int(part)) for part in widths)
