"""What the author may want to know of the layout: slides continued, type at its smallest, tables divided, large
diagrams as code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.layout.code import CodeFlow
from post2slides.layout.draft import Draft
from post2slides.layout.ladder import LADDER
from post2slides.layout.table import TableFlow
from post2slides.model.post import Diagram, Table, plain


def report_changes(drafts: Sequence[Draft], report: Report) -> None:
    """Tell what was done to the slides of `drafts` to make them fit."""
    for _, group in groupby(drafts, key=lambda draft: draft.source):
        slides = list(group)
        for code, message in _changes(slides):
            report(Diagnostic(Severity.INFO, code, message, slides[0].slide.line))


def _changes(slides: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    """(code, message) for what happened to one slide of the deck, which may have become several."""
    first = slides[0]
    title = plain(first.slide.title)
    if len(slides) > 1:
        yield "slide-split", f"“{title}” is continued on {len(slides)} slides"
    if first.rung is LADDER[-1]:
        yield "text-shrunk", f"the text of “{title}” is set at the theme's smallest size"
    codes = {part.flow.block.text for part in first.whole if isinstance(part.flow, CodeFlow)}
    if any(isinstance(block, Diagram) and block.source in codes for block in first.slide.body):
        yield "diagram-as-code", f"a diagram of “{title}” holds more than a slide can show; its source is shown"
    tables = sum(isinstance(block, Table) for block in first.slide.body)
    if sum(isinstance(part.flow, TableFlow) for part in first.whole) > tables:
        yield (
            "table-columns-split",
            f"a table of “{title}” is continued, with its first column repeated",
        )
