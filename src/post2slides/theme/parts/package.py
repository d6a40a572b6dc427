"""The package around the parts: content types, relationships, and the zip file, whose bytes are always the same."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from post2slides.markup import element, plain_document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIPS = f"{_PACKAGE}/relationships"
_CONTENT_TYPES = f"{_PACKAGE}/content-types"
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_OOXML = "application/vnd.openxmlformats-officedocument"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can bear."""

KINDS: Mapping[str, tuple[str, str]] = {
    "presentation": (f"{_PML}.presentation.main+xml", f"{_OFFICE}/officeDocument"),
    "slideMaster": (f"{_PML}.slideMaster+xml", f"{_OFFICE}/slideMaster"),
    "slideLayout": (f"{_PML}.slideLayout+xml", f"{_OFFICE}/slideLayout"),
    "notesMaster": (f"{_PML}.notesMaster+xml", f"{_OFFICE}/notesMaster"),
    "theme": (f"{_OOXML}.theme+xml", f"{_OFFICE}/theme"),
    "presProps": (f"{_PML}.presProps+xml", f"{_OFFICE}/presProps"),
    "viewProps": (f"{_PML}.viewProps+xml", f"{_OFFICE}/viewProps"),
    "tableStyles": (f"{_PML}.tableStyles+xml", f"{_OFFICE}/tableStyles"),
    "png": ("image/png", f"{_OFFICE}/image"),
    "jpeg": ("image/jpeg", f"{_OFFICE}/image"),
    "gif": ("image/gif", f"{_OFFICE}/image"),
    "svg": ("image/svg+xml", f"{_OFFICE}/image"),
    "core": (
        "application/vnd.openxmlformats-package.core-properties+xml",
        f"{_RELATIONSHIPS}/metadata/core-properties",
    ),
    "app": (f"{_OOXML}.extended-properties+xml", f"{_OFFICE}/extended-properties"),
}
"""The kinds of parts: content type and relationship type."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `related` are the names of the parts that it refers to, as rId1, rId2 … in this order."""

    name: str
    """Its path in the package, such as `ppt/presentation.xml`."""
    kind: str
    """One of `KINDS`."""
    content: bytes
    related: tuple[str, ...] = field(default=())


def packed(parts: tuple[Part, ...], roots: tuple[str, ...]) -> bytes:
    """The package, not compressed since it is read again at once.

    `roots` are the names of the parts that the package itself refers to.
    """
    kinds = {part.name: part.kind for part in parts}
    files: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relationships("", roots, kinds),
    }
    for part in parts:
        files[part.name] = part.content
        if part.related:
            folder, name = posixpath.split(part.name)
            files[f"{folder}/_rels/{name}.rels"] = _relationships(folder, part.related, kinds)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return buffer.getvalue()


def _content_types(parts: tuple[Part, ...]) -> bytes:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return plain_document(
        element(
            "Types",
            {"xmlns": _CONTENT_TYPES},
            *(element("Default", {"Extension": name, "ContentType": kind}) for name, kind in defaults.items()),
            *(element("Override", {"PartName": f"/{part.name}", "ContentType": KINDS[part.kind][0]}) for part in parts),
        )
    )


def _relationships(folder: str, targets: tuple[str, ...], kinds: Mapping[str, str]) -> bytes:
    related = (
        element(
            "Relationship",
            {
                "Id": f"rId{number}",
                "Type": KINDS[kinds[target]][1],
                "Target": posixpath.relpath(f"/{target}", f"/{folder}") if folder else target,
            },
        )
        for number, target in enumerate(targets, 1)
    )
    return plain_document(element("Relationships", {"xmlns": _RELATIONSHIPS}, *related))
