"""What the deck remembers of itself, so that work done on it by hand is known later: see `imprint`."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import TypeGuard

from post2slides.imprint.manifest import PROPERTIES, manifest, properties, settings
from post2slides.readback.package import digest
from post2slides.write.archive import BLOCK, Content, opened
from post2slides.write.opc import CT, RT
from post2slides.write.package import Package

_RESERVED = b"<reserved/>"
"""Stands in a part that is filled in when all others are there."""


Entries = dict[str, Content]
"""What is in the file, by name."""


def reserve_memory(package: Package) -> None:
    """Add the parts that will tell what the deck in `package` is like, still empty."""
    number = next(number for number in count(1) if f"/customXml/item{number}.xml" not in package)
    part = package.add(f"/customXml/item{number}.xml", CT.XML, _RESERVED)
    named = package.add(f"/customXml/itemProps{number}.xml", CT.OFC_CUSTOM_XML_PROPERTIES, settings())
    part.relationships.to_part(RT.CUSTOM_XML_PROPS, named.name)
    package.presentation.relationships.to_part(RT.CUSTOM_XML, part.name)
    package.add_properties(RT.CUSTOM_PROPERTIES, f"/{PROPERTIES}", CT.OFC_CUSTOM_PROPERTIES, _RESERVED)


def with_memory(entries: Entries) -> Entries:
    """`entries`, with the reserved parts filled in: everything else is as it will be in the file."""
    file_digest = cache(_file_digest)
    digests = {name: _digest(content, file_digest) for name, content in entries.items() if content is not _RESERVED}
    markup = {name: content for name, content in entries.items() if name in digests and _is_markup(content, name)}
    others = {name: value for name, value in digests.items() if name not in markup}
    reserved = next(name for name, content in entries.items() if content is _RESERVED and name != PROPERTIES)
    told = manifest(markup, others)
    return {**entries, reserved: told, PROPERTIES: properties({**digests, reserved: _digest(told, file_digest)})}


def _is_markup(content: Content, name: str) -> TypeGuard[bytes]:
    return isinstance(content, bytes) and name.endswith((".xml", ".rels"))


def _digest(content: Content, file_digest: Callable[[Path], str]) -> str:
    return digest(zlib.crc32(content), len(content)) if isinstance(content, bytes) else file_digest(content)


def _file_digest(file: Path) -> str:
    crc, size = 0, 0
    with opened(file) as source:
        while block := source.read(BLOCK):
            crc, size = zlib.crc32(block, crc), size + len(block)
    return digest(crc, size)
