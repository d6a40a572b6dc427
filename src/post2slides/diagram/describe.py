"""A diagram in words, for those who cannot see it: the same in every language, with arrows."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.model.diagram import Drawable, Flowchart, Frame, Message, Remark, Step


def describe(drawable: Drawable) -> str:
    """Every connection with its ends, and what is connected to nothing."""
    return "; ".join(" ".join(part.split()) for part in _parts(drawable))


def _parts(drawable: Drawable) -> Iterator[str]:
    match drawable:
        case Flowchart():
            names = {node.name: node.label for node in drawable.nodes}
            names |= {group.name: group.label for group in drawable.groups}
            joined = {name for edge in drawable.edges for name in (edge.start, edge.end)}
            for edge in drawable.edges:
                arrow = f"{'←' if edge.arrow_start else ''}{'→' if edge.arrow_end else '–'}"
                yield f"{names.get(edge.start, '')} {arrow} {names.get(edge.end, '')}{_behind(edge.label)}"
            yield from (node.label for node in drawable.nodes if node.name not in joined)
        case _:
            yield from _steps(drawable.steps, {one.name: one.label for one in drawable.participants})


def _steps(steps: tuple[Step, ...], names: dict[str, str]) -> Iterator[str]:
    for step in steps:
        match step:
            case Message():
                yield f"{names[step.start]} → {names[step.end]}{_behind(step.text)}"
            case Remark():
                yield f"{', '.join(names[name] for name in step.participants)}{_behind(step.text)}"
            case Frame():
                for section in step.sections:
                    yield f"{step.kind} [{section.label}]"
                    yield from _steps(section.steps, names)


def _behind(text: str) -> str:
    return f": {text}" if text else ""
