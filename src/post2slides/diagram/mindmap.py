"""Mermaid mind maps (mermaid.js.org/syntax/mindmap.html): a tree that grows to the right, by indentation."""

from __future__ import annotations

from post2slides.diagram.mermaid_text import UnknownSyntaxError, indented, label
from post2slides.diagram.tones import TONES
from post2slides.model.diagram import Edge, Flowchart, Node, NodeForm
from post2slides.regex import regex

_SHAPED = regex(
    r"(?P<name>[^\[({)]*?)(?P<open>\(\(|\)\)|\{\{|\[|\(|\))(?P<words>.*?)(?P<close>\)\)|\(\(|\}\}|\]|\)|\()$"
)
_FORMS: dict[str, NodeForm] = {"((": "circle", "))": "cloud", "{{": "hexagon", "[": "box", "(": "round", ")": "cloud"}
_DECORATION = regex(r"::icon\(|:::")
_BRANCHES = TONES
"""One for each branch from the root."""


def read_mindmap(lines: list[str]) -> Flowchart:
    """The map of lines with their indentation, the header first. Raises UnknownSyntaxError."""
    nodes: list[Node] = []
    edges: list[Edge] = []
    open_nodes: list[tuple[int, str]] = []
    branches: dict[str, str] = {}
    for depth, text in indented("\n".join(lines[1:])):
        if _DECORATION.match(text):
            continue
        while open_nodes and open_nodes[-1][0] >= depth:
            open_nodes.pop()
        if not open_nodes and nodes:
            raise UnknownSyntaxError("a second root")
        name = str(len(nodes))
        if len(open_nodes) == 1:
            branches[name] = _BRANCHES[len(branches) % len(_BRANCHES)]
        elif open_nodes:
            branches[name] = branches[open_nodes[-1][1]]
        nodes.append(_node(name, text.split(":::")[0].strip(), branches.get(name, "")))
        if open_nodes:
            edges.append(Edge(open_nodes[-1][1], name, head="none"))
        open_nodes.append((depth, name))
    if not nodes:
        raise UnknownSyntaxError("no root")
    return Flowchart("right", tuple(nodes), tuple(edges))


def _node(name: str, text: str, tone: str) -> Node:
    if match := _SHAPED.match(text):
        return Node(name, label(match["words"]), _FORMS[match["open"]], tone=tone)
    return Node(name, label(text), "round", tone=tone)
