"""The elements of PresentationML and DrawingML in the short form that the modules around write them in."""

from __future__ import annotations

from post2slides.markup import Markup, element

Value = str | int | None


def a(tag: str, *children: Markup | None, **attributes: Value) -> Markup:
    """An element of DrawingML (`a:`). None among the children or the attributes is left out."""
    return _element(f"a:{tag}", children, attributes)


def p(tag: str, *children: Markup | None, **attributes: Value) -> Markup:
    """An element of PresentationML (`p:`)."""
    return _element(f"p:{tag}", children, attributes)


def _element(tag: str, children: tuple[Markup | None, ...], attributes: dict[str, Value]) -> Markup:
    """`r_id` is the attribute `r:id`."""
    named = {
        name.replace("r_", "r:", 1) if name.startswith("r_") else name: value for name, value in attributes.items()
    }
    return element(tag, named, *filter(None, children))
