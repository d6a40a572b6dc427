"""Opens the file of a template, and says in plain words why one cannot be used.

A template comes from somewhere: what it unpacks to is bounded, and its XML may define no entities.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from lxml import etree

from post2slides.diagnostics import ThemeError
from post2slides.theme.template.tree import NAMESPACES, Element, serialised

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What files of Office 97 begin with, and newer ones that are protected with a password ([MS-CFB] §2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that holds a protected package ([MS-OFFCRYPTO] §2.3.4.4)."""
_LARGEST = 512 * 1024 * 1024
_MOST_PARTS = 20_000
_ENCRYPTED_ENTRY = 0x1
_EPOCH = (1980, 1, 1, 0, 0, 0)

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_TYPES = "/[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    kind: str
    """The last word of its type: `slideLayout`, `image`, `theme` …"""
    target: str
    """The name of a part, or an address outside."""
    external: bool


@dataclass
class Parts:
    """The parts of a package by name, such as `/ppt/presentation.xml`."""

    file: str
    entries: dict[str, bytes]
    _trees: dict[str, Element] = field(default_factory=dict)

    @cached_property
    def main(self) -> str:
        """The name of the presentation part."""
        for relation in self.relations("/").values():
            if relation.kind == "officeDocument":
                return relation.target
        return self.damaged("no presentation in it")

    def tree(self, name: str) -> Element:
        """The part's XML; what is changed in it is written by `packed`."""
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part, or of the package (`/`), by identifier."""
        if (rels := relations_of(name)) not in self.entries:
            return {}
        return {
            item.get("Id", ""): _relation(item, posixpath.dirname(name))
            for item in self.tree(rels)
            if isinstance(item.tag, str)
        }

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts inside that a part has relationships of this kind to."""
        found = self.relations(name).values()
        return tuple(item.target for item in found if item.kind == kind and not item.external)

    def content_type(self, name: str) -> str:
        ending = name.rpartition(".")[2].lower()
        types = self.tree(_TYPES)
        for item in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if item.get("PartName", "").lower() == name.lower():
                return item.get("ContentType", "")
        defaults = types.findall(f"{{{CONTENT_TYPES}}}Default")
        return next(
            (item.get("ContentType", "") for item in defaults if item.get("Extension", "").lower() == ending), ""
        )

    def set_content_type(self, name: str, content_type: str) -> None:
        types = self.tree(_TYPES)
        for item in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if item.get("PartName", "").lower() == name.lower():
                types.remove(item)
        etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", PartName=name, ContentType=content_type)

    def add(self, name: str, content: bytes, content_type: str) -> None:
        self.entries[name] = content
        self._trees.pop(name, None)
        self.set_content_type(name, content_type)

    def relate(self, name: str, kind: str, target: str) -> str:
        """A new relationship from a part to another; its identifier."""
        rels = relations_of(name)
        if rels not in self.entries:
            self.entries[rels] = serialised(etree.XML(f'<Relationships xmlns="{RELATIONSHIPS}"/>'))
        taken = set(self.relations(name))
        identifier = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(name))
        etree.SubElement(
            self.tree(rels),
            f"{{{RELATIONSHIPS}}}Relationship",
            Id=identifier,
            Type=f"{OFFICE}/{kind}",
            Target=path,
        )
        return identifier

    def unrelate(self, name: str, identifiers: set[str]) -> None:
        tree = self.tree(relations_of(name))
        for item in list(tree):
            if item.get("Id") in identifiers:
                tree.remove(item)

    def packed(self, *, compressed: bool = False) -> bytes:
        """The package as a file; not compressed where it is read again at once."""
        for name, tree in self._trees.items():
            self.entries[name] = serialised(tree)
        buffer = BytesIO()
        kind = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
        with zipfile.ZipFile(buffer, "w", kind) as package:
            for name in sorted(self.entries, key=lambda name: (name != _TYPES, name)):
                package.writestr(zipfile.ZipInfo(name.lstrip("/"), _EPOCH), self.entries[name], kind)
        return buffer.getvalue()

    def check_markup(self) -> None:
        """Raise ThemeError where the markup of any part is damaged, also of one that nobody but PowerPoint reads."""
        for name in self.entries:
            if name.endswith((".xml", ".rels")):
                self._parsed(name)

    def damaged(self, what: str) -> NoReturn:
        """Raises ThemeError."""
        raise ThemeError(
            f"is damaged: {what}",
            file=self.file,
            hint="Open it in PowerPoint, let it be repaired, and save it under another name.",
        )

    def _parsed(self, name: str) -> Element:
        if (data := self.entries.get(name)) is None:
            self.damaged(f"{name.lstrip('/')} is missing")
        if b"<!DOCTYPE" in data[:1024]:
            self.damaged(f"{name.lstrip('/')} has a document type, which no program of Office writes")
        try:
            return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            self.damaged(f"{name.lstrip('/')} cannot be read ({error.msg})")


def relations_of(name: str) -> str:
    """The name of the part with a part's relationships."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relation(item: Element, folder: str) -> Relation:
    target, external = item.get("Target", ""), item.get("TargetMode") == "External"
    path = target if external else posixpath.normpath(posixpath.join(folder, target))
    return Relation(item.get("Type", "").rpartition("/")[2], path, external)


def open_parts(path: Path) -> Parts:
    """The parts of the presentation in a file. Raises ThemeError, which says what is wrong with it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ThemeError(f"cannot be read: {error.strerror}", file=str(path)) from error
    return parts_of(data, str(path))


def parts_of(data: bytes, file: str) -> Parts:
    """The parts of the presentation in `data`; `file` is its name in messages."""
    if data.startswith(_OLE):
        _refuse_compound(data, file)
    parts = Parts(file, _unpacked(data, file))
    if _TYPES not in parts.entries:
        _refuse_other(parts)
    _check_kind(parts)
    parts.check_markup()
    return parts


def _unpacked(data: bytes, file: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            found = [entry for entry in package.infolist() if not entry.is_dir()]
            if len(found) > _MOST_PARTS or sum(entry.file_size for entry in found) > _LARGEST:
                raise ThemeError(
                    f"unpacks to more than {_LARGEST // 2**20} MB, which no template needs",
                    file=file,
                    hint="Compress its pictures in PowerPoint, or remove its sample slides.",
                )
            if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in found):
                _refuse_password(file)
            return {f"/{entry.filename.lstrip('/')}": package.read(entry) for entry in found}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise ThemeError(
            f"is no PowerPoint file, or is damaged ({error})",
            file=file,
            hint="Templates are .pptx or .potx files. Open it in PowerPoint and save it again.",
        ) from error


def _refuse_compound(data: bytes, file: str) -> NoReturn:
    if _ENCRYPTED in data:
        _refuse_password(file)
    raise ThemeError(
        "is a file of PowerPoint 97–2003", file=file, hint="Open it in PowerPoint and save it as .pptx or .potx."
    )


def _refuse_password(file: str) -> NoReturn:
    raise ThemeError(
        "is protected with a password",
        file=file,
        hint="In PowerPoint: File, Info, Protect Presentation, Encrypt with Password; empty the field and save.",
    )


def _refuse_other(parts: Parts) -> NoReturn:
    if b"opendocument" in parts.entries.get("/mimetype", b""):
        hint = "Open it in LibreOffice or PowerPoint and save it as .pptx."
        raise ThemeError("is an OpenDocument file", file=parts.file, hint=hint)
    if any(name.endswith(".iwa") or name == "/Index.zip" for name in parts.entries):
        raise ThemeError("is a Keynote file", file=parts.file, hint="In Keynote: File, Export To, PowerPoint.")
    raise ThemeError("is no PowerPoint file", file=parts.file, hint="Templates are .pptx or .potx files.")


def _check_kind(parts: Parts) -> None:
    """Not Strict Open XML, which python-pptx cannot read, and no document of another program."""
    root = parts.tree(parts.main)
    if str(root.nsmap.get(root.prefix, "")).startswith(_STRICT) or str(root.tag).startswith(f"{{{_STRICT}"):
        raise ThemeError(
            "is a Strict Open XML presentation",
            file=parts.file,
            hint="In PowerPoint: Save As, PowerPoint Presentation (.pptx) or PowerPoint Template (.potx).",
        )
    if root.tag != f"{{{NAMESPACES['p']}}}presentation":
        raise ThemeError("is no presentation", file=parts.file, hint="Templates are .pptx or .potx files.")
    if not parts.related(parts.main, "slideMaster"):
        parts.damaged("it has no slide master")
