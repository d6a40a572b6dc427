"""Builds XML elements of PresentationML and DrawingML."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def a(tag: str, *children: Element | str | None, **attributes: object) -> Element:
    """An element of DrawingML (`a:`)."""
    return _element("a", tag, children, attributes)


def p(tag: str, *children: Element | str | None, **attributes: object) -> Element:
    """An element of PresentationML (`p:`)."""
    return _element("p", tag, children, attributes)


def serialised(element: Element) -> bytes:
    """A whole part, in UTF-8."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _element(
    prefix: str, tag: str, children: tuple[Element | str | None, ...], attributes: dict[str, object]
) -> Element:
    """None among the children or attributes is left out; a string is the text; `r_id` is the attribute `r:id`."""
    element = etree.Element(f"{{{NAMESPACES[prefix]}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        if value is not None:
            element.set(_attribute(name), _value(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
        elif child is not None:
            element.append(child)
    return element


def _attribute(name: str) -> str:
    return f"{{{NAMESPACES['r']}}}{name[2:]}" if name.startswith("r_") else name


def _value(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
