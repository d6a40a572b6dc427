"""The XML of somebody's template as trees, which are changed in place."""

from __future__ import annotations

from lxml import etree

from post2slides.markup import NAMESPACES, Markup, document

Element = etree._Element

__all__ = ["NAMESPACES", "Element", "parsed", "serialised"]


def serialised(tree: Element) -> bytes:
    """A whole part, in UTF-8."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def parsed(markup: Markup) -> Element:
    """One element of PresentationML or DrawingML as a tree."""
    return etree.fromstring(document("p:parent", markup))[0]
