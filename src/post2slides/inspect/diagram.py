"""Diagrams as plain text: one line per node, edge, group, participant, step, task or card."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.model.diagram import (
    Activity,
    Columns,
    Commit,
    Drawable,
    Edge,
    Field,
    Flowchart,
    Frame,
    Group,
    Head,
    History,
    Message,
    Node,
    Participant,
    Plan,
    Remark,
    Sequence,
    Step,
)

_STROKES = {"solid": "--", "dashed": "-.", "thick": "==", "hidden": "~~"}
_SIGNS: dict[Head, tuple[str, str]] = {"none": ("", ""), "arrow": ("<", ">")}


def dump_drawable(drawable: Drawable) -> Iterator[str]:
    """The rows of a diagram, those inside a frame indented."""
    if drawable.title:
        yield f"title {_line(drawable.title)}"
    match drawable:
        case Flowchart():
            yield from _chart(drawable)
        case Sequence():
            yield from map(_participant, drawable.participants)
            yield from (f"lane {_line(lane.label)}: {' '.join(lane.members)}" for lane in drawable.lanes)
            yield from _steps(drawable.steps, "")
        case Plan():
            yield from _plan(drawable)
        case Columns():
            yield from _columns(drawable)
        case Field():
            yield from _field(drawable)
        case History():
            yield from map(_commit, drawable.commits)


def _chart(chart: Flowchart) -> Iterator[str]:
    yield f"runs {chart.direction}"
    yield from (row for node in chart.nodes for row in _node(node))
    yield from map(_edge, chart.edges)
    yield from map(_group, chart.groups)


def _plan(plan: Plan) -> Iterator[str]:
    for period in plan.periods:
        yield f"section {_line(period.label)}"
        for task in period.tasks:
            span = f"{task.start:%Y-%m-%d %H:%M} to {task.end:%Y-%m-%d %H:%M}".replace(" 00:00", "")
            yield f"  {_line(task.label)}: {span}{f', {task.state}' if task.state else ''}"


def _columns(board: Columns) -> Iterator[str]:
    for column in board.columns:
        section = f"{column.section} / " if column.section else ""
        yield f"{section}{_line(column.label)}{f' {column.score}/5' if column.score else ''}"
        yield from (f"  {_line(card)}" for card in column.cards)


def _field(field: Field) -> Iterator[str]:
    yield f"from {field.left or '-'} to {field.right or '-'}"
    yield f"up from {field.bottom or '-'} to {field.top or '-'}"
    yield f"quarters {' | '.join(quarter or '-' for quarter in field.quarters)}"
    yield from (f"{_line(spot.label)} at {spot.x:g} {spot.y:g}" for spot in field.spots)


def _commit(commit: Commit) -> str:
    words = " ".join(filter(None, (commit.label, f"tag {commit.tag}" if commit.tag else "", commit.kind)))
    return f"{commit.branch}{f': {words}' if words else ''}"


def _node(node: Node) -> Iterator[str]:
    name = node.name.replace("\0", "·")
    yield f"{node.form} {name}: {_line(node.label)}{_tone(node.tone)}".rstrip()
    for part in node.rows:
        yield from (f"  {row}" for row in part)


def _tone(tone: str) -> str:
    return f" in {tone}" if tone else ""


def _group(group: Group) -> str:
    members = " ".join(group.members).replace("\0", "·")
    turned = f" runs {group.direction}" if group.direction else ""
    return f"group {_line(group.label)}: {members}{turned}{_tone(group.tone)}"


def _edge(edge: Edge) -> str:
    tail = _SIGNS.get(edge.tail, (f"({edge.tail})", ""))[0]
    head = _SIGNS.get(edge.head, ("", f"({edge.head})"))[1]
    ends = f"{edge.start} {edge.start_label}".strip(), f"{edge.end_label} {edge.end}".strip()
    row = f"{ends[0]} {tail}{_STROKES[edge.stroke]}{head} {ends[1]}{f': {_line(edge.label)}' if edge.label else ''}"
    return row.replace("\0", "·")


def _participant(one: Participant) -> str:
    kind = {"box": "participant", "stadium": "actor"}.get(one.form, one.form)
    return f"{kind} {one.name}: {_line(one.label)}{' created' if one.created else ''}"


def _steps(steps: tuple[Step, ...], indent: str) -> Iterator[str]:
    for step in steps:
        match step:
            case Message():
                tail = _SIGNS.get(step.tail, ("", ""))[0]
                head = _SIGNS.get(step.head, ("", f"({step.head})"))[1]
                arrow = f"{tail}{'-.' if step.dashed else '--'}{head}"
                yield f"{indent}{step.start} {arrow} {step.end}: {_line(step.text)}"
            case Remark():
                yield f"{indent}note {step.side} {', '.join(step.participants)}: {_line(step.text)}"
            case Frame():
                for section in step.sections:
                    yield f"{indent}{step.kind}: {_line(section.label)}".rstrip(": ")
                    yield from _steps(section.steps, f"{indent}  ")
            case Activity():
                yield f"{indent}{step.participant} {step.change}"


def _line(text: str) -> str:
    return text.replace("\n", "⏎")
