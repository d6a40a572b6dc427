"""Reads SVG files that may mean harm: no entity is expanded beyond measure, no other file is read, nothing recurses.

Its invariant: the tree is at most `MAX_DEPTH` deep and has at most `MAX_ELEMENTS` elements.
"""

from __future__ import annotations

import zlib
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from post2slides.assets.faults import corrupt
from post2slides.assets.sniff import as_utf8

SVG = "{http://www.w3.org/2000/svg}"
MAX_BYTES = 20_000_000
MAX_DEPTH = 256
MAX_ELEMENTS = 200_000
_MAX_EXPANSION = 10_000_000
"""Characters that the entities of a file may add up to; the namespace entities of drawing programs need some 1,000."""


def unzip_svg(data: bytes) -> bytes:
    """The content of a gzipped SVG.

    Raises `PictureFault` `picture-corrupt` for a damaged one and for one that unpacks to more than `MAX_BYTES`.
    """
    unzipper = zlib.decompressobj(wbits=31)
    try:
        content = unzipper.decompress(data, MAX_BYTES)
    except zlib.error as error:
        raise corrupt("damaged file", str(error)) from error
    if unzipper.unconsumed_tail:
        raise corrupt("too large", f"it unpacks to more than {MAX_BYTES // 1_000_000} MB")
    return content


def parse_svg(data: bytes) -> Element:
    """The root element of an SVG file; comments, processing instructions and the document type are left out.

    Raises `PictureFault` `picture-corrupt` for what is not well-formed, or too large to be a drawing.
    """
    if len(data) > MAX_BYTES:
        raise corrupt("too large", f"a drawing may have {MAX_BYTES // 1_000_000} MB")
    builder = _Builder(data)
    try:
        return builder.parse(as_utf8(data))
    except expat.ExpatError as error:
        raise corrupt("damaged file", str(error)) from error


class _Builder:
    """Builds the tree from expat's events, which alone can be stopped half-way."""

    def __init__(self, data: bytes) -> None:
        self._references = data.count(b"&")
        self._depth = 0
        self._count = 0
        self._tree = TreeBuilder()
        marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
        self._parser = expat.ParserCreate("utf-8" if marked else None, namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._tree.data
        self._parser.EntityDeclHandler = self._entity

    def parse(self, data: bytes) -> Element:
        self._parser.Parse(data, True)
        root = self._tree.close()
        if root.tag == "svg":
            _add_namespace(root)
        return root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            raise corrupt("too large", "the drawing has too many parts, or too deeply nested ones")
        self._tree.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(_qualified(name))

    def _entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        grows = value is None or "&" in value or "%" in value or len(value) * self._references > _MAX_EXPANSION
        if is_parameter or grows:
            raise corrupt("refused drawing", f"its entity {name} reads another file or grows without measure")


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _add_namespace(root: Element) -> None:
    """Puts the elements of a file without namespace into SVG's, as it was surely meant."""
    for element in root.iter():
        if "}" not in element.tag:
            element.tag = SVG + element.tag
