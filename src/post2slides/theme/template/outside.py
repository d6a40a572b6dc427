"""Takes out of a template what leads out of its file or acts: linked pictures, objects, controls, programs, macros.

A deck is shown on other computers, and PowerPoint asks for linked files when it opens one: that tells their owner who
opened it, and on Windows a network path sends the name of the user along. Links to the web stay.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from post2slides.regex import regex
from post2slides.theme.parts.xml import a
from post2slides.theme.template.archive import Parts, Relation
from post2slides.theme.template.tree import NAMESPACES, Element, parsed

_A, _P, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in "apr")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ACTING = frozenset({"oleObject", "control", "activeXControlBinary", "vmlDrawing", "vbaProject", "package", "mail"})
"""Kinds of relationships to what runs a program of its own (ECMA-376 part 1, §15.2; [MS-OFFMACRO] §2.2)."""
_ACTIONS = regex(r"ppaction://(?:macro|program|ole|hlinkfile|hlinkpres)", re.IGNORECASE)
"""What a click may do that needs a file or a program ([MS-OE376] §2.1.1309)."""
_HARMLESS = regex(r"(?:https?://[^/\\]|mailto:)", re.IGNORECASE)
_LINKS = frozenset({f"{_A}hlinkClick", f"{_A}hlinkHover", f"{_A}hlinkMouseOver"})
_REFERENCES = tuple(_R + name for name in ("id", "link", "embed", "pict", "href"))
_TREES = frozenset({f"{_P}spTree", f"{_P}grpSp", f"{_P}controls", f"{_MC}Choice", f"{_MC}Fallback"})
"""Of what is in these, each child stands alone."""


def cut_off(parts: Parts) -> None:
    """Leave nothing in `parts` that leads out of the file but links to the web, and nothing that acts."""
    sheets = set(_sheets(parts))
    for name in list(parts.entries):
        if name in sheets or (name.endswith(".xml") and any(map(_is_bad, parts.relations(name).values()))):
            _mend(parts, name)


def _sheets(parts: Parts) -> Iterator[str]:
    """What holds shapes, on which a click may act."""
    for kind in ("slideMaster", "notesMaster", "handoutMaster"):
        for master in parts.related(parts.main, kind):
            yield from (master, *parts.related(master, "slideLayout"))


def _is_bad(relation: Relation) -> bool:
    if relation.kind in _ACTING:
        return True
    return relation.external and not (relation.kind == "hyperlink" and _HARMLESS.match(relation.target))


def _mend(parts: Parts, name: str) -> None:
    bad = {key for key, relation in parts.relations(name).items() if _is_bad(relation)}
    for element in list(parts.tree(name).iter()):
        if isinstance(element.tag, str):
            _mend_element(element, bad)
    if bad:
        parts.unrelate(name, bad)


def _mend_element(element: Element, bad: set[str]) -> None:
    if element.tag in _LINKS and _ACTIONS.match(element.get("action", "")):
        _drop(element)
        return
    named = [attribute for attribute in _REFERENCES if element.get(attribute) in bad]
    if not named:
        return
    if element.tag == f"{_A}blip":
        _unlink(element, named)
    elif element.tag in _LINKS or posixpath.basename(str(element.tag)).endswith("File"):
        _drop(element)
    else:
        _drop_shape(element)


def _unlink(blip: Element, named: list[str]) -> None:
    """Forget the file outside; without a copy of it in the template, the picture goes, or the ground is left empty."""
    for attribute in named:
        del blip.attrib[attribute]
    fill = blip.getparent()
    if blip.get(f"{_R}embed") or fill is None:
        return
    holder = fill.getparent()
    if holder is not None and holder.tag == f"{_P}pic":
        _drop_shape(holder)
    elif holder is not None:
        holder.replace(fill, parsed(a("noFill")))


def _drop_shape(element: Element) -> None:
    """Take out the whole shape in which the element is; the element alone, where it is in none."""
    whole, above = element, element.getparent()
    while above is not None and above.tag not in _TREES:
        whole, above = above, above.getparent()
    _drop(element if above is None else whole)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
