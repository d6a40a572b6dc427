"""Diagrams: Mermaid's text becomes boxes and arrows, and these are set out in points. Colours are the layout's."""

from post2slides.diagram.figures import figures
from post2slides.diagram.parse import kind_of, parse

__all__ = ["figures", "kind_of", "parse"]
