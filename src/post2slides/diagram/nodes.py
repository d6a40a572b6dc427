"""The boxes of nodes: as large as their shape needs to be to hold their text, and what lies upon them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from post2slides.diagram.drawing import Box, BoxKind, Measure
from post2slides.model.diagram import Node, NodeForm

_ROOMIER: Mapping[NodeForm, tuple[float, float]] = MappingProxyType(
    {
        "diamond": (2.0, 2.0),
        "circle": (1.45, 1.45),
        "double circle": (1.7, 1.7),
        "crossed circle": (1.45, 1.45),
        "hexagon": (1.6, 1.0),
        "flag": (1.5, 1.0),
        "card": (1.0, 1.25),
        "note": (1.0, 1.2),
        "subroutine": (1.35, 1.0),
        "cylinder": (1.0, 1.75),
        "disk": (1.0, 1.75),
        "drum": (2.0, 1.0),
        "stadium": (1.3, 1.0),
        "slanted": (1.67, 1.0),
        "slanted back": (1.67, 1.0),
        "trapezoid": (1.5, 1.15),
        "trapezoid down": (1.67, 1.0),
        "triangle": (2.0, 2.0),
        "triangle down": (2.0, 2.0),
        "document": (1.0, 1.25),
        "documents": (1.2, 1.55),
        "delay": (1.3, 1.1),
        "display": (1.5, 1.0),
        "input": (1.0, 1.25),
        "storage": (1.2, 1.2),
        "stored data": (1.5, 1.0),
        "tape": (1.0, 1.67),
        "hourglass": (2.0, 2.0),
        "cloud": (1.6, 1.6),
        "bolt": (2.4, 2.4),
    }
)
"""How much larger than a rectangle a shape is that holds the same text (the `rect` of presetShapeDefinitions.xml)."""
_ROUND = frozenset({"circle", "double circle", "crossed circle"})
_LEAST = 3.4
_DOT, _RING, _FORK, _THICKNESS, _CHOICE = 1.1, 1.4, 5.0, 0.4, 2.2
"""em: the start and the end of a diagram of states, the bar where it forks, and a choice without words."""
_LONGEST_ROW = 30.0
"""em of a member of a class."""
BOLD = 1.1
"""How much wider bold type is."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room a chart takes, in em."""

    widest: float
    """Of a line in a node."""
    pad: tuple[float, float]
    """Between a node's text and its edge."""
    across: float
    """Between neighbours."""
    between: float
    """Between layers."""


ROOMY = Spacing(11.0, (1.0, 0.6), 1.6, 1.9)
COMPACT = Spacing(6.0, (0.6, 0.35), 1.2, 1.5)


@dataclass(frozen=True, slots=True)
class NodeMaker:
    """Makes the boxes of nodes with type of `em` points."""

    em: float
    measure: Measure
    spacing: Spacing

    def box(self, node: Node, *, upright: bool) -> Box:
        """The box of `node` at the corner 0,0, in a chart that runs up or down where it is `upright`."""
        kind, form, (width, height) = self._outline(node, upright=upright)
        text = "" if node.rows or kind == "sign" else node.label
        return Box(kind, 0, 0, width * self.em, height * self.em, text, form, node.tone)

    def _outline(self, node: Node, *, upright: bool) -> tuple[BoxKind, NodeForm, tuple[float, float]]:
        """What kind of box it is, of which form, and how large in em."""
        match node.form:
            case "dot":
                return "sign", "circle", (_DOT, _DOT)
            case "ring":
                return "node", "circle", (_RING, _RING)
            case "bar":
                return "sign", "box", (_FORK, _THICKNESS) if upright else (_THICKNESS, _FORK)
            case "diamond" if not node.label:
                return "node", "diamond", (_CHOICE, _CHOICE)
            case _ if node.rows:
                sizes = self._compartments(node)
                return "node", "table", (max(wide for wide, _ in sizes), sum(high for _, high in sizes))
            case _:
                return "node", node.form, self._around(node)

    def _around(self, node: Node) -> tuple[float, float]:
        """The size of a shape round its label."""
        text_width, text_height = self.measure(node.label, self.spacing.widest)
        wider, higher = _ROOMIER.get(node.form, (1.0, 1.0))
        across, along = self.spacing.pad
        width, height = (text_width + 2 * across) * wider, (text_height + 2 * along) * higher
        if node.form == "diamond":
            width, height = 2 * (text_width + 0.8), height - 0.4
        if node.form in _ROUND:
            width = height = max(width, height)
        return max(width, _LEAST), height

    def _compartments(self, node: Node) -> list[tuple[float, float]]:
        """The sizes (em) of the head and of each part of rows below it."""
        width, height = self.measure(node.label, 2 * self.spacing.widest)
        sizes = [(width * BOLD + 1.6, height + 0.7)]
        for part in node.rows:
            measured = [self.measure(row, _LONGEST_ROW) for row in part]
            sizes.append((max(wide for wide, _ in measured) + 1.4, sum(high for _, high in measured) + 0.6))
        return sizes

    def parts(self, node: Node, box: Box) -> list[Box]:
        """What lies upon the box of a node: compartments, and rings within rings."""
        if node.form in ("ring", "double circle"):
            gap = 0.3 * self.em
            kind: BoxKind = "sign" if node.form == "ring" else "outline"
            inner = Box(kind, 0, 0, box.width - 2 * gap, box.height - 2 * gap, "", "circle", node.tone)
            return [inner.moved(box.left + gap, box.top + gap)]
        if not node.rows:
            return []
        top, parts = box.top, []
        texts = (node.label, *("\n".join(part) for part in node.rows))
        for number, (text, (_, height)) in enumerate(zip(texts, self._compartments(node), strict=True)):
            part = Box("rows", box.left, top, box.width, height * self.em, text, "box", node.tone, align="left")
            parts.append(part if number else replace(part, kind="head", align="center"))
            top += part.height
        return parts
