"""The tree of an HTML page, and what is done with its elements.

Invariant: an element that goes leaves the text behind it in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml import etree

from post2slides.regex import regex

Element: TypeAlias = etree._Element

_WORD = regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_DENSE = regex(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]")
"""Letters of scripts that say in one what Latin says in two or three."""
_BLOCKS = frozenset(
    {"br", "div", "p", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "dd", "dt"}
)
_DEEPEST = 120
"""Elements within one another. Pages of large sites have some forty."""
_SILENT = frozenset({"script", "style", "template", "title", "textarea"})
_MOST = 0.6
"""The share of a table's text in one of its cells that makes it a frame around that."""


def parsed(text: str) -> Element:
    """The root of the page in `text`; an empty page where there is no element in it."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    return etree.Element("html") if root is None else _flattened(root)


def _flattened(root: Element) -> Element:
    """The tree without what lies deeper than any page has a use for: its text stays, in the element above."""
    depth, deep = 0, list[Element]()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST:
            deep.append(element)
    for element in deep:
        unwrap(element)
    return root


def elements(root: Element, *names: str) -> Iterator[Element]:
    """The elements within `root`, itself too, that have one of the names; all of them without any."""
    for element in root.iter(*names) if names else root.iter(etree.Element):
        if isinstance(element.tag, str):
            yield element


def has(root: Element, *names: str) -> bool:
    """Whether an element of one of the names is within `root`, or is it. Elements themselves are no truth values."""
    return next(elements(root, *names), None) is not None


def name_of(element: Element) -> str:
    """The element's name; empty for a comment."""
    return element.tag if isinstance(element.tag, str) else ""


def get(element: Element, attribute: str) -> str:
    """The value of an attribute, or nothing."""
    return str(element.get(attribute) or "").strip()


def classes(element: Element) -> set[str]:
    return set(get(element, "class").split())


def labels(element: Element) -> set[str]:
    """The words of which the names in `class` and `id` are made: `relatedPosts` and `related-posts` have the same."""
    return {word.lower() for word in _WORD.findall(f"{get(element, 'class')} {get(element, 'id')}")}


def text_of(element: Element) -> str:
    """All text within, white space and the bounds of blocks made one space."""
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            gap = " " if inner.tag in _BLOCKS else ""
            pieces += (gap, inner.text or "")
        pieces += (_gap_behind(inner), inner.tail or "")
    return " ".join("".join(pieces).split())


def _gap_behind(element: Element) -> str:
    return " " if element.tag in _BLOCKS else ""


def is_layout(table: Element) -> bool:
    """Whether a table places the parts of a page: it has no heading of its own, and most of its text in one cell."""
    if parts(table, "th", "caption"):
        return False
    cells = parts(table, "td")
    blocks = [cell for cell in cells if has(cell, "p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "pre", "center")]
    if get(table, "role") == "presentation":
        return bool(blocks)
    return bool(blocks) and max(map(weight, blocks)) >= _MOST * max(1, weight(table))


def parts(table: Element, *names: str) -> list[Element]:
    """The parts of `table` itself, not of tables within it."""
    return [part for part in elements(table, *names) if next(part.iterancestors("table"), None) is table]


def children(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str)]


def within(element: Element, names: Iterable[str]) -> bool:
    """Whether an element of one of `names` is around `element`."""
    wanted = frozenset(names)
    return any(name_of(ancestor) in wanted for ancestor in element.iterancestors())


def weight(element: Element) -> int:
    """How much running text is within: its letters that are in no link."""
    total = sum(_size(node.text) for node in elements(element) if node.tag not in _SILENT)
    total += sum(_size(node.tail) for node in element.iterdescendants())
    linked = sum(len(text_of(link)) for link in elements(element, "a"))
    return max(0, total - linked)


def line_of(element: Element) -> int:
    """The source line, counted from 1."""
    line: object = element.sourceline
    return line if isinstance(line, int) and line > 0 else 1


def _size(text: str | None) -> int:
    """How much a text says, in Latin letters."""
    return len(text.strip()) + 2 * len(_DENSE.findall(text)) if text else 0


def drop(element: Element) -> None:
    """Take `element` out, with all that is in it."""
    parent = element.getparent()
    if parent is None:
        return
    _leave(element, parent, element.tail or "")
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Take the tags of `element` away, and leave what is in it."""
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    inner = list(element)
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + (element.tail or "")
        _leave(element, parent, element.text or "")
    else:
        _leave(element, parent, (element.text or "") + (element.tail or ""))
    parent.remove(element)
    for offset, child in enumerate(inner):
        parent.insert(place + offset, child)


def replace(element: Element, other: Element) -> None:
    """Put `other` in the place of `element`."""
    parent = element.getparent()
    if parent is not None:
        other.tail = element.tail
        other.sourceline = element.sourceline
        parent.replace(element, other)


def made(name: str, text: str = "", **attributes: str) -> Element:
    """A new element."""
    element = etree.Element(name, {key.replace("_", "-"): value for key, value in attributes.items() if value})
    element.text = text
    return element


def _leave(element: Element, parent: Element, text: str) -> None:
    """Put `text` where `element` begins."""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
