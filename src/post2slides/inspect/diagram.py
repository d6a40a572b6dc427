"""Diagrams as plain text: one line per node, edge, group, participant or step."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.model.diagram import Drawable, Edge, Flowchart, Frame, Message, Remark, Step

_STROKES = {"solid": "--", "dashed": "-.", "thick": "==", "hidden": "~~"}


def dump_drawable(drawable: Drawable) -> Iterator[str]:
    """The rows of a diagram, those inside a frame indented."""
    if isinstance(drawable, Flowchart):
        yield f"runs {drawable.direction}"
        yield from (f"{node.form} {node.name}: {_line(node.label)}" for node in drawable.nodes)
        yield from map(_edge, drawable.edges)
        yield from (f"group {_line(group.label)}: {' '.join(group.members)}" for group in drawable.groups)
    else:
        yield from (f"participant {one.name}: {_line(one.label)}" for one in drawable.participants)
        yield from _steps(drawable.steps, "")


def _edge(edge: Edge) -> str:
    arrow = f"{'<' if edge.arrow_start else ''}{_STROKES[edge.stroke]}{'>' if edge.arrow_end else ''}"
    return f"{edge.start} {arrow} {edge.end}{f': {_line(edge.label)}' if edge.label else ''}"


def _steps(steps: tuple[Step, ...], indent: str) -> Iterator[str]:
    for step in steps:
        match step:
            case Message():
                arrow = f"{'-.' if step.dashed else '--'}{'>' if step.arrow else ''}"
                yield f"{indent}{step.start} {arrow} {step.end}: {_line(step.text)}"
            case Remark():
                yield f"{indent}note {step.side} {', '.join(step.participants)}: {_line(step.text)}"
            case Frame():
                for section in step.sections:
                    yield f"{indent}{step.kind}: {_line(section.label)}".rstrip(": ")
                    yield from _steps(section.steps, f"{indent}  ")


def _line(text: str) -> str:
    return text.replace("\n", "⏎")
