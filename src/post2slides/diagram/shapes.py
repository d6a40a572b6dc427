"""The shapes of flowcharts by name: `A@{ shape: cyl, label: "Data" }` (mermaid.js.org/syntax/flowchart.html)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from post2slides.diagram.mermaid_text import label
from post2slides.model.diagram import Node, NodeForm
from post2slides.regex import regex

SETTINGS = regex(r"@\{((?:\"[^\"]*\"|[^\"}])*)\}")
_PAIR = regex(r"([\w-]+)\s*:\s*(\"[^\"]*\"|'[^']*'|[^,}\n]+)")
_NAMES: Mapping[NodeForm, str] = MappingProxyType(
    {
        "box": "rect proc process rectangle",
        "round": "rounded event",
        "stadium": "stadium pill terminal",
        "subroutine": "subproc fr-rect subprocess subroutine framed-rectangle"
        " st-rect procs processes stacked-rectangle",
        "cylinder": "cyl db database cylinder",
        "disk": "lin-cyl disk lined-cylinder",
        "drum": "h-cyl das horizontal-cylinder",
        "circle": "circle circ",
        "double circle": "dbl-circ double-circle",
        "crossed circle": "cross-circ crossed-circle summary",
        "diamond": "diam decision diamond question",
        "hexagon": "hex hexagon prepare",
        "flag": "odd",
        "note": "comment brace brace-l brace-r braces",
        "card": "notch-rect card notched-rectangle",
        "slanted": "lean-r lean-right in-out",
        "slanted back": "lean-l lean-left out-in",
        "trapezoid": "trap-b priority trapezoid trapezoid-bottom",
        "trapezoid down": "trap-t manual inv-trapezoid trapezoid-top",
        "triangle": "tri extract triangle",
        "triangle down": "flip-tri manual-file flipped-triangle",
        "document": "doc document lin-doc lined-document tag-doc tagged-document",
        "documents": "docs documents st-doc stacked-document",
        "delay": "delay half-rounded-rectangle",
        "display": "curv-trap curved-trapezoid display",
        "input": "sl-rect manual-input sloped-rectangle",
        "storage": "win-pane internal-storage window-pane",
        "stored data": "bow-rect bow-tie-rectangle stored-data",
        "tape": "flag paper-tape",
        "hourglass": "hourglass collate",
        "cloud": "cloud",
        "bolt": "bolt com-link lightning-bolt",
        "text": "text",
        "dot": "sm-circ small-circle start f-circ filled-circle junction",
        "ring": "fr-circ framed-circle stop",
        "bar": "fork join",
    }
)
"""Mermaid's names and their short forms; what is only a variant is drawn as what it varies."""
_FORMS: Mapping[str, NodeForm] = MappingProxyType(
    {name: form for form, names in _NAMES.items() for name in names.split()}
)
WORDLESS: frozenset[NodeForm] = frozenset({"dot", "ring", "bar"})
"""Shapes that hold no text."""


def node(name: str, settings: str) -> Node | None:
    """The node that `settings` describe; None where they say nothing of a node, but animate an edge, say."""
    pairs = {key.lower(): value.strip().strip("\"'") for key, value in _PAIR.findall(settings)}
    if not pairs.keys() & {"shape", "label", "icon", "img"}:
        return None
    form = _FORMS.get(pairs.get("shape", ""), "box")
    return Node(name, "" if form in WORDLESS else label(pairs.get("label", "")) or name, form)
