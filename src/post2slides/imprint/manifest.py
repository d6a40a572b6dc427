"""The mark of a deck as the deck itself carries it: a custom XML part, and a document property as a second anchor.

Office keeps both when it saves, and so do LibreOffice and python-pptx; other programs keep one or none. The property
also holds a digest of the whole file, so that an untouched deck is known without being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from lxml import etree

from post2slides.imprint.mark import DeckMark, Place, SlideMark
from post2slides.readback.package import Parts

NAMESPACE = "urn:post2slides:deck:1"
"""Of the custom XML part. Its number changes when what is remembered does."""
PROPERTY = "post2slides"
"""The custom document property."""
PROPERTIES = "docProps/custom.xml"
"""The part that holds the property, in all programs."""

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_ITEM = "{5B0A5C3E-2F0D-5C57-9A55-6C0D2E7B41A1}"
"""The identity of the part among others of a file; any GUID will do."""
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set to which custom properties belong ([MS-OLEPS], FMTID_UserDefinedProperties)."""
_FIRST_PROPERTY = 2
_FIELDS = {
    "words": "w",
    "look": "l",
    "pictures": "p",
    "figures": "f",
    "notes": "n",
    "motion": "m",
}


def manifest(mark: DeckMark) -> bytes:
    """The custom XML part."""
    root = etree.Element(f"{{{NAMESPACE}}}deck", {"master": mark.master}, {None: NAMESPACE})  # type: ignore[dict-item]
    for slide in mark.slides:
        digests = {short: value for name, short in _FIELDS.items() if (value := getattr(slide, name))}
        item = etree.SubElement(root, f"{{{NAMESPACE}}}s", {"id": str(slide.identity), **digests})
        item.set("at", " ".join(",".join(map(str, place)) for place in slide.places))
        item.text = _allowed(slide.title)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def settings() -> bytes:
    """The part that names the custom XML part (ECMA-376 part 1, §22.5)."""
    root = etree.Element(f"{{{_DATASTORE}}}datastoreItem", {f"{{{_DATASTORE}}}itemID": _ITEM}, {"ds": _DATASTORE})
    references = etree.SubElement(root, f"{{{_DATASTORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_DATASTORE}}}schemaRef", {f"{{{_DATASTORE}}}uri": NAMESPACE})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def properties(digests: Mapping[str, str]) -> bytes:
    """The custom document properties of a deck whose parts have these digests."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", {}, {None: _CUSTOM, "vt": _TYPES})  # type: ignore[dict-item]
    item = etree.SubElement(
        root, f"{{{_CUSTOM}}}property", {"fmtid": _FORMAT, "pid": str(_FIRST_PROPERTY), "name": PROPERTY}
    )
    etree.SubElement(item, f"{{{_TYPES}}}lpwstr").text = whole(digests)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def whole(digests: Mapping[str, str]) -> str:
    """A digest of all parts but the one that holds it."""
    listed = (f"{name} {digest}" for name, digest in sorted(digests.items()) if name != PROPERTIES)
    return blake2b("\n".join(listed).encode(), digest_size=16).hexdigest()


def remembered(parts: Parts) -> DeckMark | None:
    """The mark that a deck carries, whatever its part is called by now. None where it carries none."""
    listed = (parts.relations(name) for name in (parts.presentation, ""))  # LibreOffice lists it with the package
    for relation in (relation for relations in listed for relation in relations.values()):
        if relation.kind == "customXml" and relation.target in parts.names:
            root = parts.tree(relation.target)
            if root.tag == f"{{{NAMESPACE}}}deck":
                return DeckMark(tuple(map(_slide, root)), root.get("master", ""))
    return None


def anchor(parts: Parts) -> str | None:
    """The digest in a deck's custom property; None where it has none."""
    if PROPERTIES not in parts.names:
        return None
    for item in parts.tree(PROPERTIES):
        if item.get("name") == PROPERTY:
            return "".join(map(str, item.itertext())).strip()
    return None


def _slide(item: etree._Element) -> SlideMark:
    digests = {name: item.get(short, "") for name, short in _FIELDS.items()}
    return SlideMark(
        int(item.get("id", 0)), item.text or "", places=tuple(_places(item.get("at", "").split())), **digests
    )


def _places(texts: Iterable[str]) -> Iterable[Place]:
    for text in texts:
        left, top, width, height = map(int, text.split(","))
        yield left, top, width, height


def _allowed(title: str) -> str:
    """Without what no XML can hold."""
    return "".join(character for character in title if character.isprintable())
