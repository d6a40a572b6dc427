"""What must hold for every slide that is set in place, whatever the post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.metrics import Font, Metrics, Piece, measure
from post2slides.model.placed import (
    Cell,
    ClipShape,
    DiagramShape,
    FormulaShape,
    PanelShape,
    Paragraph,
    PictureShape,
    PlacedDeck,
    PlacedSlide,
    Run,
    Shape,
    TableShape,
    TextShape,
)
from post2slides.theme.model import LayoutName, Level, Placeholder, Role, TextStyle, Theme
from post2slides.units import Emu, Insets, Rect, points, pt

_PICTURES_BEHIND_TEXT = {LayoutName.TITLE_PICTURE, LayoutName.PICTURE_COVER, LayoutName.PICTURE_COVER_TITLE}
_RAISED_SCALE = 0.66
_ROUNDING = pt(0.5)


def faults(placed: PlacedDeck, theme: Theme, metrics: Metrics) -> list[str]:
    """Everything that is wrong with the slides, in words."""
    checker = _Checker(theme, metrics, mirrored=placed.rtl)
    found = [
        f"slide {number} ({slide.title[:30]}): {fault}"
        for number, slide in enumerate(placed.slides, 1)
        for fault in checker.faults(slide)
    ]
    titles = [" ".join(slide.title.split()).casefold() for slide in placed.slides]
    return found + [f"the title “{title}” is there twice" for title in {t for t in titles if titles.count(t) > 1}]


class _Checker:
    def __init__(self, theme: Theme, metrics: Metrics, *, mirrored: bool) -> None:
        self.theme, self.metrics, self.mirrored = theme, metrics, mirrored
        self.slide = Rect(Emu(0), Emu(0), theme.size.width, theme.size.height)

    def faults(self, slide: PlacedSlide) -> Iterator[str]:
        if not slide.title.strip():
            yield "no title"
        for shape in slide.shapes:
            rect = self._rect(shape, slide)
            if not self.slide.holds(rect):
                yield f"{shape.name} at {rect} is off the slide"
            match shape:
                case TextShape() if not shape.decorative:
                    yield from self._text(shape, rect, slide)
                case TableShape():
                    yield from self._table(shape)
                case _:
                    pass
        yield from self._overlaps(slide)

    def _placeholder(self, shape: Shape, slide: PlacedSlide) -> Placeholder | None:
        if isinstance(shape, ClipShape | DiagramShape | FormulaShape | PanelShape) or shape.placeholder is None:
            return None
        offered = self.theme.layouts[LayoutName(slide.layout)].placeholders.values()
        return next(item for item in offered if item.ref == shape.placeholder)

    def _rect(self, shape: Shape, slide: PlacedSlide) -> Rect:
        if shape.rect is not None:
            return shape.rect
        placeholder = self._placeholder(shape, slide)
        assert placeholder, f"{shape.name} is nowhere"
        rect = placeholder.rect
        return Rect.of(self.slide.width - rect.right, *(rect.top, rect.width, rect.height)) if self.mirrored else rect

    def _style(self, shape: Shape, slide: PlacedSlide) -> TextStyle:
        if placeholder := self._placeholder(shape, slide):
            return placeholder.style
        if shape.name == "Footnotes" or shape.name.startswith("Caption "):
            return self.theme.styles[Role.CAPTION]
        layout, role = {"Code": (LayoutName.CODE, Role.CODE)}.get(shape.name, (LayoutName.CONTENT, Role.BODY))
        return self.theme.layouts[layout].placeholders[role].style

    def _text(self, shape: TextShape, rect: Rect, slide: PlacedSlide) -> Iterator[str]:
        style, placeholder = self._style(shape, slide), self._placeholder(shape, slide)
        insets = shape.insets or (placeholder.inner if placeholder else Insets())
        levels = placeholder.levels if placeholder else ()
        needed = self.height(shape.paragraphs, rect.inside(insets).width, style, levels)
        if needed > rect.inside(insets).height + _ROUNDING:
            yield f"{shape.name} needs {points(round(needed)):.0f} pt of {points(rect.inside(insets).height):.0f}"
        yield from self._sizes(shape.name, shape.paragraphs, style)
        if not any(run.text.strip() for paragraph in shape.paragraphs for run in paragraph.runs):
            yield f"{shape.name} is empty"

    def _sizes(self, name: str, paragraphs: Sequence[Paragraph], style: TextStyle) -> Iterator[str]:
        for run in (run for paragraph in paragraphs for run in paragraph.runs):
            least = self.theme.styles[Role.CODE].minimum if run.font == "code" else style.minimum
            if (run.size or style.size) < min(least, style.minimum) - 0.05:
                yield f"{name} has type of {run.size} pt: {run.text[:20]}"

    def height(
        self, paragraphs: Sequence[Paragraph], width: int, outer: TextStyle, levels: Sequence[Level] = ()
    ) -> float:
        """The height (EMU) that paragraphs need in lines of `width` EMU."""
        total = 0.0
        for number, paragraph in enumerate(paragraphs):
            level = levels[paragraph.level] if levels else Level(outer.size, Emu(0), Emu(0), False, 0.0)
            style = replace(outer, size=level.size)
            size = max((run.size or style.size for run in paragraph.runs), default=style.size)
            pieces = [Piece(run.text, self._font(run, style), self._drawn(run, style) / size) for run in paragraph.runs]
            margin = level.margin if paragraph.margin is None else paragraph.margin
            room = points(width - margin) / size
            lines = measure(pieces, self.metrics).count(room)
            spacing = max(paragraph.line_spacing or style.line_spacing, 0) / 100
            total += lines * pt(size * LINE_HEIGHT * spacing)
            before = paragraph.space_before
            inherited = level.space_before if levels else style.paragraph_spacing * size
            total += pt(inherited if before is None else before) if number else 0
        return total

    def _drawn(self, run: Run, style: TextStyle) -> float:
        """PowerPoint draws raised and lowered text at two thirds of the size that is written."""
        return (run.size or style.size) * (_RAISED_SCALE if run.baseline else 1)

    def _font(self, run: Run, style: TextStyle) -> Font:
        family = self.theme.fonts[run.font or style.font].latin
        bold = style.bold if run.bold is None else run.bold
        return Font(family, bold, style.italic if run.italic is None else run.italic)

    def _table(self, table: TableShape) -> Iterator[str]:
        style = self.theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].style
        if abs(sum(table.row_heights) - table.rect.height) > len(table.row_heights):
            yield "the rows are not as high as the table"
        if abs(sum(table.column_widths) - table.rect.width) > len(table.column_widths):
            yield "the columns are not as wide as the table"
        for row, height in zip(table.cells, table.row_heights, strict=True):
            if len(row) != len(table.column_widths):
                yield f"a row of {len(row)} cells"
            for cell, width in zip(row, table.column_widths, strict=True):
                if self._cell_height(cell, width, style) > height + _ROUNDING:
                    yield f"a row of {points(height):.0f} pt is too low for {_words(cell.paragraphs)[:40]}"
                yield from self._sizes("a cell", cell.paragraphs, style)

    def _cell_height(self, cell: Cell, width: int, style: TextStyle) -> float:
        text = self.height(cell.paragraphs, width - cell.insets.left - cell.insets.right, style)
        return text + cell.insets.top + cell.insets.bottom

    def _overlaps(self, slide: PlacedSlide) -> Iterator[str]:
        behind: tuple[type[Shape], ...] = (PanelShape,)
        if slide.layout in _PICTURES_BEHIND_TEXT:
            behind = (PanelShape, PictureShape)
        shown = [shape for shape in slide.shapes if not isinstance(shape, behind) and not _only_adorns(shape)]
        bodies = [(shape.name, self._rect(shape, slide)) for shape in shown]
        for (one, first), (other, second) in combinations(bodies, 2):
            if first.overlaps(second):
                yield f"{one} and {other} overlap"


def _only_adorns(shape: Shape) -> bool:
    return isinstance(shape, TextShape) and shape.decorative


def _words(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join("".join(run.text for run in paragraph.runs) for paragraph in paragraphs)
