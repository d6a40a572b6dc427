"""Mermaid's text, cleaned of comments and settings and given to the parser of its kind (mermaid.js.org/syntax)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from post2slides.diagram.c4 import read_c4
from post2slides.diagram.classes import read_classes
from post2slides.diagram.entities import read_entities
from post2slides.diagram.flowchart import read_flowchart
from post2slides.diagram.gantt import read_gantt
from post2slides.diagram.git import read_git
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.diagram.mindmap import read_mindmap
from post2slides.diagram.quadrant import read_quadrant
from post2slides.diagram.requirements import read_requirements
from post2slides.diagram.sequence import read_sequence
from post2slides.diagram.states import read_states
from post2slides.diagram.timeline import read_board, read_journey, read_timeline
from post2slides.model.diagram import Drawable, Flowchart
from post2slides.regex import regex

_MOST_LINES, _MOST_NODES = 400, 60
"""What has more is not read from a slide, and takes long to set out."""
_WORD = regex(r"\s*([\w-]+)")
_FRONT_MATTER = regex(r"\A\s*---[ \t]*\n(.*?)\n\s*---[ \t]*\n", re.DOTALL)
_TITLE = regex(r"^\s*title:\s*(.+?)\s*$", re.MULTILINE)
_COMMENT = regex(r"^\s*%%.*$", re.MULTILINE)
_TRAILING_COMMENT = regex(r"[ \t]+%%(?!\{)[^\"\n]*$", re.MULTILINE)
_DIRECTIVE = regex(r"%%\{.*?\}%%", re.DOTALL)
_ACCESSIBLE = regex(r"^\s*acc(?:Title|Descr)\s*(?::.*$|\{[^}]*\})", re.MULTILINE)
_KINDS: Mapping[str, Callable[[list[str]], Drawable]] = MappingProxyType(
    {
        "graph": read_flowchart,
        "flowchart": read_flowchart,
        "flowchart-elk": read_flowchart,
        "sequenceDiagram": read_sequence,
        "stateDiagram": read_states,
        "stateDiagram-v2": read_states,
        "classDiagram": read_classes,
        "classDiagram-v2": read_classes,
        "erDiagram": read_entities,
        "requirementDiagram": read_requirements,
        "C4Context": read_c4,
        "C4Container": read_c4,
        "C4Component": read_c4,
        "C4Deployment": read_c4,
        "C4Dynamic": read_c4,
        "mindmap": read_mindmap,
        "timeline": read_timeline,
        "journey": read_journey,
        "kanban": read_board,
        "gantt": read_gantt,
        "quadrantChart": read_quadrant,
        "gitGraph": read_git,
    }
)
"""The reader of each kind of diagram, by the word that begins it. All take lines, the first with that word."""
_NESTED = frozenset({"mindmap", "kanban"})
"""The kinds in which the indentation of a line tells where it belongs; in all others lines are stripped."""


def parse(source: str) -> Drawable | None:
    """The diagram of `source`; None where it is of a kind or has syntax that is unknown here."""
    title, lines = cleaned(source)
    kind = kind_of(source)
    read = _KINDS.get(kind)
    if read is None or len(lines) > _MOST_LINES:
        return None
    try:
        drawn = read(lines if kind in _NESTED else [line.strip() for line in lines])
    except UnknownSyntaxError:
        return None
    if isinstance(drawn, Flowchart) and len(drawn.nodes) > _MOST_NODES:
        return None
    return replace(drawn, title=drawn.title or title)


def kind_of(source: str) -> str:
    """The word that tells what kind of diagram `source` is; empty where there is none."""
    _, lines = cleaned(source)
    found = _WORD.match(lines[0]) if lines else None
    return found[1] if found else ""


def cleaned(source: str) -> tuple[str, list[str]]:
    """The title of the front matter, and the lines that are left without it, comments, settings and empty lines."""
    front = _FRONT_MATTER.match(source)
    body = _DIRECTIVE.sub("", _FRONT_MATTER.sub("", source))
    body = _TRAILING_COMMENT.sub("", _COMMENT.sub("", _ACCESSIBLE.sub("", body)))
    titled = _TITLE.search(front[1]) if front else None
    return label(titled[1].strip("'")) if titled else "", list(_whole(body.expandtabs(4).splitlines()))


def _whole(lines: list[str]) -> Iterator[str]:
    """`lines` with those joined that a quotation spans."""
    pending = ""
    for line in lines:
        joined = f"{pending}<br>{line.strip()}" if pending else line.rstrip()
        pending = joined if joined.count('"') % 2 and joined.count('"`') > joined.count('`"') else ""
        if not pending and joined.strip():
            yield joined
    if pending:
        yield pending
