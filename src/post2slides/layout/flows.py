"""The blocks of a slide become flows: running text, code and tables, each measured in its own way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest

from post2slides.layout.callout import CalloutFlow
from post2slides.layout.code import CodeFlow
from post2slides.layout.entries import entries
from post2slides.layout.footnotes import with_calls
from post2slides.layout.frames import Aside, Flow
from post2slides.layout.table import TableFlow
from post2slides.layout.table_parts import divided
from post2slides.layout.text import TextFlow
from post2slides.layout.typesetter import Typesetter
from post2slides.model.post import Block, Callout, Chart, Code, Diagram, Formula, Note, Paragraph, Table, Text
from post2slides.theme.model import LayoutName, Role


def flows(blocks: Sequence[Block], setter: Typesetter) -> tuple[Flow, ...]:
    """The flows of `blocks`, in order. A note goes with the flow before it."""
    found: list[Flow] = []
    pairs_of_kind = groupby(
        _with_asides(with_calls(blocks)), key=lambda pair: type(pair[0]) if is_framed(pair[0]) else None
    )
    for kind, group in pairs_of_kind:
        pairs = list(group)
        if kind is None:
            found.append(_text([block for pair in pairs for block in (pair[0], *pair[1])], setter))
        else:
            found += [flow for block, asides in pairs for flow in _framed(block, asides, setter)]
    return tuple(_held_together(found) if any(isinstance(block, Formula) for block in blocks) else found)


def _held_together(flows: Sequence[Flow]) -> Iterator[Flow]:
    """`flows`, with text that leads to a formula kept beside it: the two are one sentence."""
    from post2slides.layout.formula import FormulaFlow

    for flow, following in zip_longest(flows, flows[1:]):
        if isinstance(flow, TextFlow) and isinstance(following, FormulaFlow):
            last = replace(flow.entries[-1], introduces=True)
            yield replace(flow, entries=(*flow.entries[:-1], last))
        elif flow:
            yield flow


def is_framed(block: Block) -> bool:
    """Whether a block has a frame of its own, and is no running text."""
    return isinstance(block, Callout | Chart | Code | Diagram | Formula | Table)


def _with_asides(blocks: Sequence[Block]) -> Iterator[tuple[Block, tuple[Aside, ...]]]:
    """Each block with the notes and footnotes that follow it; those that nothing precedes are the caller's."""
    pending: list[Block] = []
    for block in blocks:
        if isinstance(block, Aside) and pending:
            pending.append(block)
        elif not isinstance(block, Aside):
            if pending:
                yield pending[0], tuple(note for note in pending[1:] if isinstance(note, Aside))
            pending = [block]
    if pending:
        yield pending[0], tuple(note for note in pending[1:] if isinstance(note, Aside))


def leading_notes(blocks: Sequence[Block]) -> tuple[Note, ...]:
    """The notes that stand before anything else."""
    notes: list[Note] = []
    for block in blocks:
        if not isinstance(block, Note):
            break
        notes.append(block)
    return tuple(notes)


def _text(blocks: Sequence[Block], setter: Typesetter) -> TextFlow:
    body = setter.theme.layouts[LayoutName.CONTENT].placeholders[Role.BODY]
    return TextFlow(tuple(entries(blocks, body.style, setter)), body.style, body.room.width, setter, body.levels)


def _leading_text(text: Text, line: int, setter: Typesetter) -> TextFlow:
    """Text that stays with what follows it: the caption of a table."""
    flow = _text((Paragraph(text, line),), setter)
    return replace(flow, entries=(replace(flow.entries[0], introduces=True),))


def _framed(block: Block, asides: tuple[Aside, ...], setter: Typesetter) -> Iterator[Flow]:
    """The flows of a block with a frame. What one post in ten has is loaded for that post."""
    match block:
        case Code():
            frame = setter.theme.layouts[LayoutName.CODE].placeholders[Role.CODE]
            yield CodeFlow(block, frame.rect.width, setter, asides)
        case Callout():
            frame = setter.theme.layouts[LayoutName.CALLOUT].placeholders[Role.CALLOUT]
            yield CalloutFlow(block, frame.rect.width, setter, asides)
        case Chart():
            from post2slides.layout.chart import ChartFlow

            frame = setter.theme.layouts[LayoutName.CHART].placeholders[Role.CHART]
            yield ChartFlow(block, frame.rect.width, setter, asides)
        case Diagram():
            from post2slides.layout.diagram import diagram_flows

            yield from diagram_flows(block, setter, asides)
        case Formula():
            from post2slides.layout.formula import formula_flow

            yield formula_flow(block, setter, asides) or _text((Paragraph(block.text, block.line), *asides), setter)
        case Table():
            if block.caption:
                yield _leading_text(block.caption, block.line, setter)
            frame = setter.theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE]
            parts = divided(block, frame.rect.size, setter)
            yield from (TableFlow(part, frame.rect.width, setter) for part in parts[:-1])
            yield TableFlow(parts[-1], frame.rect.width, setter, asides)
        case _:
            raise TypeError(f"{type(block).__name__} has no frame of its own")
