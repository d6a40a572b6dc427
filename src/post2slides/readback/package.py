"""The parts of a deck's file (ECMA-376 part 2) and what they refer to. Nothing is believed of a file from elsewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from post2slides.diagnostics import DeckError

Element = etree._Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "a14": "http://schemas.microsoft.com/office/drawing/2010/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}
A, P, R = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("a", "p", "r"))
_LARGEST_PART = 256 << 20
"""Bytes of XML. A slide has some 10,000; a file that says more than this of a part is no deck."""
_MOST_PARTS = 100_000
_MOST_XML = 1 << 30
"""Bytes of all XML together; a thousand slides have some 20 million."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How compound files begin: old .ppt, and .pptx with a password."""


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    """The last word of its type, such as `slideLayout`."""
    target: str
    """A part's name without a slash before it, or an address."""
    outside: bool


class Parts:
    """The parts of a package by name, wherever they are kept."""

    def __init__(self, names: Collection[str], read: Callable[[str], bytes], digest: Callable[[str], str]) -> None:
        self.names = frozenset(names)
        self.read = read
        self.digest = digest
        """Equal for equal contents, and had without reading them."""

    def tree(self, name: str) -> Element:
        """The root of an XML part. Raises DeckError where there is none, or no XML."""
        if name not in self.names:
            raise DeckError(f"the deck lacks a part that it names: {name}")
        try:
            return etree.fromstring(self.read(name), _PARSER)
        except etree.XMLSyntaxError:
            raise DeckError(f"a part of the deck is damaged: {name}") from None

    def relations(self, name: str) -> dict[str, Relation]:
        """What the part `name` refers to, by id; with an empty name, what the package itself does."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self.names:
            return {}
        return {item.get("Id", ""): _relation(item, folder) for item in self.tree(listed)}

    @cached_property
    def presentation(self) -> str:
        """The name of the main part. Raises DeckError where the file is something else."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.tree(relation.target).tag == f"{P}presentation":
                return relation.target
        raise DeckError("is no presentation", hint="Name a .pptx file.")


def zip_parts(source: Path | BinaryIO) -> Parts:
    """The parts of a file. Raises DeckError where it is no deck."""
    try:
        archive = ZipFile(source)
    except BadZipFile:
        raise _no_deck(source) from None
    except OSError as error:
        raise DeckError(f"cannot be read ({error.strerror})") from None
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(entries) > _MOST_PARTS or sum(map(_size_of_xml, entries.values())) > _MOST_XML:
        raise DeckError("is too large for a deck", hint="Is it an archive of something else?")

    def read(name: str) -> bytes:
        if entries[name].file_size > _LARGEST_PART:
            raise DeckError(f"a part of the deck is too large: {name}")
        try:
            return archive.read(name)
        except (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
            raise DeckError(f"a part of the deck is damaged: {name}") from None

    return Parts(entries, read, lambda name: digest(entries[name].CRC, entries[name].file_size))


def _size_of_xml(entry: ZipInfo) -> int:
    return entry.file_size if entry.filename.endswith((".xml", ".rels")) else 0


def digest(crc: int, size: int) -> str:
    """What tells two files apart, from what a zip file's directory says of each."""
    return f"{crc:08x}{size:x}"


def _no_deck(source: Path | BinaryIO) -> DeckError:
    if isinstance(source, Path) and source.read_bytes()[:4] == _ENCRYPTED:
        return DeckError("has a password, or is in the format before 2007", hint="Save it as .pptx without one.")
    return DeckError("is no .pptx file", hint="Name a presentation, or a post in Markdown.")


def _relation(item: Element, folder: str) -> Relation:
    kind, target = item.get("Type", "").rpartition("/")[2], item.get("Target", "")
    if item.get("TargetMode") == "External":
        return Relation(kind, target, outside=True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), outside=False)
