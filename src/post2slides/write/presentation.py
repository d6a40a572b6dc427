"""`presentation.xml`: the template's, with the deck's slides and sections in it (ECMA-376 part 1, §19.2.1)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from post2slides.markup import NAMESPACES, Markup, element
from post2slides.write.sections import EXTENSION

_P = f"{{{NAMESPACES['p']}}}"
_BEFORE_THE_SLIDES = tuple(f"{_P}{tag}" for tag in ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"))
_FIRST_SLIDE_ID = 256
"""The lowest that a slide may have (ST_SlideId)."""


def slide_ids(count: int) -> range:
    """The ids of `count` slides."""
    return range(_FIRST_SLIDE_ID, _FIRST_SLIDE_ID + count)


def with_slides(presentation: bytes, relationship_ids: Sequence[str], sections: Markup) -> bytes:
    """The part `presentation` with the slides of `relationship_ids` and the section list `sections`, if any."""
    root = _tree(presentation)
    _replace_slides(root, relationship_ids)
    _replace_sections(root, sections)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tree(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _replace_slides(root: etree._Element, relationship_ids: Sequence[str]) -> None:
    for old in root.findall(f"{_P}sldIdLst"):
        root.remove(old)
    slides = [
        element("p:sldId", {"id": slide_id, "r:id": relationship_id})
        for slide_id, relationship_id in zip(slide_ids(len(relationship_ids)), relationship_ids, strict=True)
    ]
    position = sum(1 for child in root if child.tag in _BEFORE_THE_SLIDES)
    root.insert(position, _parsed("p:sldIdLst", *slides))


def _replace_sections(root: etree._Element, sections: Markup) -> None:
    extensions = root.find(f"{_P}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{_P}extLst")
    for old in extensions.findall(f"{_P}ext[@uri='{EXTENSION}']"):
        extensions.remove(old)
    if sections:
        extensions.insert(0, _parsed("p:ext", sections, uri=EXTENSION))
    if not len(extensions):
        root.remove(extensions)


def _parsed(tag: str, *children: Markup, **attributes: str) -> etree._Element:
    namespaces = {f"xmlns:{prefix}": uri for prefix, uri in NAMESPACES.items()}
    return etree.fromstring(element(tag, {**namespaces, **attributes}, *children))
