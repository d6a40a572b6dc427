"""Diagrams: Mermaid's text becomes boxes and arrows, and these are set out in points. Colours are the layout's."""

from post2slides.diagram.parse import parse

__all__ = ["parse"]
