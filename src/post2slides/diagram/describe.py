"""A diagram in words, for those who cannot see it: the same in every language, with arrows."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.model.diagram import (
    Activity,
    Columns,
    Drawable,
    Edge,
    Field,
    Flowchart,
    Frame,
    History,
    Message,
    Node,
    Plan,
    Remark,
    Sequence,
    Step,
)


def describe(drawable: Drawable) -> str:
    """Every connection with its ends, and what is connected to nothing."""
    parts = (" ".join(part.split()) for part in (drawable.title, *_parts(drawable)))
    return "; ".join(filter(None, parts))


def _parts(drawable: Drawable) -> Iterator[str]:
    match drawable:
        case Flowchart():
            return _chart(drawable)
        case Sequence():
            return _steps(drawable.steps, {one.name: one.label for one in drawable.participants})
        case Plan():
            return _plan(drawable)
        case Columns():
            return _columns(drawable)
        case Field():
            return _field(drawable)
        case History():
            return _history(drawable)


def _plan(plan: Plan) -> Iterator[str]:
    for period in plan.periods:
        for task in period.tasks:
            label = f"{period.label}: {task.label}" if period.label else task.label
            yield f"{label}, {task.start:%Y-%m-%d %H:%M} → {task.end:%Y-%m-%d %H:%M}".replace(" 00:00", "")


def _columns(board: Columns) -> Iterator[str]:
    for column in board.columns:
        score = f" ({column.score}/5)" if column.score else ""
        yield f"{column.label}{score}{_behind(', '.join(column.cards))}"


def _field(field: Field) -> Iterator[str]:
    yield from (f"{low} → {high}" for low, high in ((field.left, field.right), (field.bottom, field.top)) if low)
    yield from (f"{spot.label} ({spot.x:g}, {spot.y:g})" for spot in field.spots)


def _history(history: History) -> Iterator[str]:
    for commit in history.commits:
        words = ", ".join(filter(None, (commit.label, commit.tag)))
        yield f"{' + '.join(_branches(history, commit.parents, commit.branch))}{_behind(words)}"


def _branches(history: History, parents: tuple[str, ...], own: str) -> Iterator[str]:
    """The branch of a commit, and those that are joined to it."""
    yield own
    branch_of = {commit.name: commit.branch for commit in history.commits}
    yield from (branch_of[parent] for parent in parents[1:])


def _chart(chart: Flowchart) -> Iterator[str]:
    names = {node.name: _node(node) for node in chart.nodes} | {group.name: group.label for group in chart.groups}
    joined = {name for edge in chart.edges for name in (edge.start, edge.end)}
    for edge in chart.edges:
        yield f"{names.get(edge.start, '')} {_arrow(edge)} {names.get(edge.end, '')}{_behind(edge.label)}"
    for node in chart.nodes:
        if node.rows:
            yield f"{node.label}: {', '.join(row for part in node.rows for row in part)}"
        elif node.name not in joined:
            yield node.label


def _node(node: Node) -> str:
    return {"dot": "●", "ring": "◉"}.get(node.form, node.label)


def _arrow(edge: Edge) -> str:
    ends = [edge.start_label, "←" if edge.tail != "none" else "", "→" if edge.head != "none" else "", edge.end_label]
    middle = "".join(ends[1:3]) or "–"
    return " ".join(filter(None, (ends[0], middle, ends[3])))


def _steps(steps: tuple[Step, ...], names: dict[str, str]) -> Iterator[str]:
    for step in steps:
        match step:
            case Message():
                yield f"{names[step.start]} → {names[step.end]}{_behind(step.text)}"
            case Remark():
                yield f"{', '.join(names[name] for name in step.participants)}{_behind(step.text)}"
            case Frame():
                for section in step.sections:
                    if step.kind != "rect":
                        yield f"{step.kind} [{section.label}]"
                    yield from _steps(section.steps, names)
            case Activity():
                pass


def _behind(text: str) -> str:
    return f": {text}" if text else ""
