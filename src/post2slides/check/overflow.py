"""Text that runs out of its frame or the slide. Programs fit text only when somebody edits it, so it is measured here.

Lines are reckoned at 1.2 em, PowerPoint's own, with the widths of the fonts that the deck names; what is over by less
than `_SLACK` may fit all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.check.subject import Subject, is_small_print, quoted
from post2slides.diagnostics import Severity
from post2slides.layout.metrics import Font, Metrics, Piece, measure
from post2slides.readback.values import Kind, Paragraph, Shape, Slide
from post2slides.units import Emu, points

_LINE = 1.2
"""PowerPoint's single line, in em of the largest type in it."""
_SLACK = 4.0
"""Points."""
_REMEDY = "Shorten the text, or continue it on another slide."


def overflow(subject: Subject) -> Iterator[Finding]:
    """Frames whose text is higher than they are, and shapes that reach beyond the slide."""
    for slide in subject.deck.slides:
        for shape in slide.shapes:
            over = _over(shape, subject)
            if over > _SLACK:
                message = f"{quoted(shape.text)} needs {over:.0f} pt more than there are"
                yield subject.finding(Severity.WARNING, "overflow", slide, message, _REMEDY)
            elif _beyond(shape, slide, subject) > _SLACK:
                message = f"{_named(shape)} reaches beyond the slide"
                yield subject.finding(Severity.WARNING, "overflow", slide, message, "Move it, or make it smaller.")


def _over(shape: Shape, subject: Subject) -> float:
    """By how many points text reaches out of its frame; of a table or a growing frame, out of the slide."""
    if shape.rect is None or not shape.text.strip() or is_small_print(shape):
        return 0.0
    bottom = points(subject.deck.size.height)
    if shape.kind is Kind.TABLE:
        return points(shape.rect.top) + _table_height(shape, subject.metrics) - bottom
    frame = shape.frame
    if shape.kind is not Kind.TEXT or not frame.upright:
        return 0.0
    room = shape.rect.inside(frame.insets)
    width = points(room.width) if frame.wraps else float("inf")
    height = text_height(shape.paragraphs, width, subject.metrics, frame.scale)
    return height - (bottom - points(room.top) if frame.grows else points(room.height))


def text_height(paragraphs: tuple[Paragraph, ...], width: float, metrics: Metrics, scale: float = 1.0) -> float:
    """How high text is when it is set in lines of `width`, both in points."""
    height = 0.0
    for number, paragraph in enumerate(paragraphs):
        size = max((run.size for run in paragraph.runs), default=paragraph.size) * scale
        pieces = [
            Piece(run.text, Font(run.typeface, run.bold, run.italic), run.size * scale / size) for run in paragraph.runs
        ]
        room = max(size, width - points(paragraph.margin))
        lines = (
            measure(pieces, metrics).count(room / size, points(Emu(min(0, paragraph.indent))) / size) if pieces else 1
        )
        spacing = paragraph.line_spacing
        height += lines * (-spacing if spacing < 0 else size * _LINE * spacing / 100)
        height += (paragraph.space_before if number else 0) * scale + paragraph.space_after * scale
    return height


def _table_height(table: Shape, metrics: Metrics) -> float:
    height = 0.0
    for row, least in zip(table.cells, table.rows, strict=False):
        cells = []
        for column, cell in enumerate(row):
            width = sum(table.columns[column : column + cell.across])
            inner = points(width - cell.insets.left - cell.insets.right)
            around = points(cell.insets.top + cell.insets.bottom)
            cells += [text_height(cell.paragraphs, inner, metrics) + around] if cell.across else []
        height += max([points(least), *cells])
    return height


def _beyond(shape: Shape, slide: Slide, subject: Subject) -> float:
    """By how many points a shape that shows something reaches beyond the slide. Much of it beside it is meant so."""
    rect, size = shape.rect, subject.deck.size
    if rect is None or (shape.kind is Kind.TEXT and not shape.text.strip()) or shape.kind is Kind.LINE:
        return 0.0
    if rect.left >= size.width or rect.top >= size.height or rect.right <= 0 or rect.bottom <= 0:
        return 0.0
    return points(max(-rect.left, -rect.top, rect.right - size.width, rect.bottom - size.height))


def _named(shape: Shape) -> str:
    return quoted(shape.text) if shape.text.strip() else f"the {shape.kind} “{shape.name}”"
