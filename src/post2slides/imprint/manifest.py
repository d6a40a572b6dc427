"""The memory of a deck as the deck itself carries it: a custom XML part, and a document property as a second anchor.

The part holds a copy of the deck's XML, packed in one piece; slides are so much alike that it takes a tenth of the room
of the slides themselves. What it says is only looked at when the deck is to be replaced.

Office keeps both when it saves, and so do LibreOffice and python-pptx; other programs keep one or none. The property
also holds a digest of the whole file, so that an untouched deck is known without being read.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import accumulate, pairwise

from lxml import etree

from post2slides.readback.package import Parts, digest

NAMESPACE = "urn:post2slides:deck:2"
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
_LARGEST = 512 << 20
"""Bytes that a memory may unpack to; what says more is none of ours."""


def manifest(markup: Mapping[str, bytes], digests: Mapping[str, str]) -> bytes:
    """The custom XML part of a deck with these XML parts by name, and with other parts that have these digests."""
    names = sorted(markup)
    table = {"parts": [[name, len(markup[name])] for name in names], "digests": dict(sorted(digests.items()))}
    packed = _packed((json.dumps(table).encode(), b"\n", *(markup[name] for name in names)))
    root = etree.Element(f"{{{NAMESPACE}}}deck", {}, {None: NAMESPACE})  # type: ignore[dict-item]
    root.text = b64encode(packed).decode()
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _packed(pieces: Iterable[bytes]) -> bytes:
    """The pieces in one, compressed. They are never joined before: of a long deck they are many megabytes."""
    packing = zlib.compressobj()
    return b"".join([*map(packing.compress, pieces), packing.flush()])


def _unpacked(text: str) -> Parts:
    """The parts that a manifest holds. Raises ValueError where it is damaged."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(b64decode(text), _LARGEST)
        head, _, body = data.partition(b"\n")
        table = json.loads(head)
        ends = accumulate((length for _, length in table["parts"]), initial=0)
        names = [name for name, _ in table["parts"]]
        markup = {name: body[start:end] for name, (start, end) in zip(names, pairwise(ends), strict=True)}
        others: dict[str, str] = dict(table["digests"])
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError("the memory is damaged") from error

    def digest_of(name: str) -> str:
        return others[name] if name in others else digest(zlib.crc32(markup[name]), len(markup[name]))

    return Parts({*markup, *others}, markup.__getitem__, digest_of)


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


def remembered(parts: Parts) -> Parts | None:
    """The parts of a deck as they were made, from the part that holds them, whatever it is called by now."""
    listed = (parts.relations(name) for name in (parts.presentation, ""))  # LibreOffice lists it with the package
    for relation in (relation for relations in listed for relation in relations.values()):
        if relation.kind == "customXml" and relation.target in parts.names:
            root = parts.tree(relation.target)
            if root.tag == f"{{{NAMESPACE}}}deck":
                return _restored(root.text or "")
    return None


def _restored(text: str) -> Parts | None:
    try:
        return _unpacked(text)
    except ValueError:
        return None


def anchor(parts: Parts) -> str | None:
    """The digest in a deck's custom property; None where it has none."""
    if PROPERTIES not in parts.names:
        return None
    for item in parts.tree(PROPERTIES):
        if item.get("name") == PROPERTY:
            return "".join(map(str, item.itertext())).strip()
    return None
