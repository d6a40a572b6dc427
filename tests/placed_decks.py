"""Small decks set by hand, and what became of them in the file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree
from PIL import Image
from pptx import Presentation

from post2slides.model.deck import Properties
from post2slides.model.picture import Media
from post2slides.model.placed import (
    Paragraph,
    PlacedDeck,
    PlacedSlide,
    PlaceholderRef,
    Run,
    Shape,
    TextShape,
)
from post2slides.theme.build import build_template
from post2slides.theme.load import load_theme
from post2slides.write import write_deck

THEME = load_theme("paper")
TEMPLATE = build_template(THEME, "en-US")
PROPERTIES = Properties("A talk", ("Ann",), "", (), "en-US", None)
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
}


def run(text: str, **marks: Any) -> Run:
    return Run(text, marks.pop("language", "en-US"), **marks)


def paragraph(*runs: str | Run, **properties: Any) -> Paragraph:
    return Paragraph(tuple(run(item) if isinstance(item, str) else item for item in runs), **properties)


def title(text: str) -> TextShape:
    return TextShape("Title", (paragraph(text),), PlaceholderRef("title", 0))


def content(*paragraphs: Paragraph, **properties: Any) -> TextShape:
    return TextShape("Content", paragraphs, PlaceholderRef("obj", 1), **properties)


def slide(*shapes: Shape, **properties: Any) -> PlacedSlide:
    """A slide of the layout for titles and content, unless told."""
    settings = {"layout": "Title and Content", "title": "", "notes": (), "line": 1, **properties}
    return PlacedSlide(shapes=shapes, **settings)


def deck(*slides: PlacedSlide, properties: Properties = PROPERTIES, rtl: bool = False) -> PlacedDeck:
    return PlacedDeck(THEME.size, properties, slides, rtl)


def image(folder: Path, name: str = "picture.png", colour: str = "navy") -> Media:
    path = folder / name
    Image.new("RGB", (40, 30), colour).save(path)
    return Media(path, "png", "image/png")


class Written:
    """A deck as it is in the file."""

    def __init__(
        self, placed: PlacedDeck, media: Mapping[str, Media] | None = None, template: bytes = TEMPLATE
    ) -> None:
        target = BytesIO()
        write_deck(placed, THEME, template, media or {}, target)
        self.bytes = target.getvalue()

    @cached_property
    def presentation(self) -> Any:
        return Presentation(BytesIO(self.bytes))

    @cached_property
    def archive(self) -> ZipFile:
        return ZipFile(BytesIO(self.bytes))

    def find(self, path: str, part: str = "ppt/slides/slide1.xml") -> list[Any]:
        """What the XPath `path` finds in a part."""
        found: Any = etree.fromstring(self.archive.read(part)).xpath(path, namespaces=NAMESPACES)
        return list(found) if isinstance(found, list) else [found]

    def one(self, path: str, part: str = "ppt/slides/slide1.xml") -> Any:
        """The only thing that the XPath `path` finds in a part."""
        (found,) = self.find(path, part)
        return found
