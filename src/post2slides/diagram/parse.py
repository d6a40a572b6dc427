"""Mermaid's text, cleaned of comments and settings and given to the parser of its kind (mermaid.js.org/syntax)."""

from __future__ import annotations

import re

from post2slides.diagram.flowchart import read_flowchart
from post2slides.diagram.mermaid_text import UnknownSyntaxError
from post2slides.diagram.sequence import read_sequence
from post2slides.model.diagram import Drawable

_FRONT_MATTER = re.compile(r"\A\s*---\n(.*?)\n---\s*\n", re.DOTALL)
_COMMENT = re.compile(r"^\s*%%.*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"%%\{.*?\}%%", re.DOTALL)


def parse(source: str) -> Drawable | None:
    """The flowchart or sequence diagram of `source`; None where it is another kind or has syntax unknown here."""
    front = _FRONT_MATTER.match(source)
    if front and re.search(r"^title:", front[1], re.MULTILINE):
        return None
    body = _COMMENT.sub("", _DIRECTIVE.sub("", _FRONT_MATTER.sub("", source)))
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    if not lines:
        return None
    try:
        if re.match(r"(graph|flowchart)\b", lines[0]):
            return read_flowchart(lines)
        if re.fullmatch(r"sequenceDiagram;?", lines[0]):
            return read_sequence(lines[1:])
    except UnknownSyntaxError:
        return None
    return None
