"""The document properties: what *File > Info* shows (ECMA-376 part 2, core properties; part 1, §22.2)."""

from __future__ import annotations

from datetime import datetime

from post2slides.markup import NOTHING, Markup, element, plain_document, text
from post2slides.model.deck import Properties

_PRODUCT = "post2slides"
_CORE = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_EXTENDED = {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}


def core_properties(properties: Properties, date: datetime) -> bytes:
    """Who wrote what and when. `date` stands for both making and changing, because a deck is made in one go."""
    authors = "; ".join(properties.authors)
    return plain_document(
        element(
            "cp:coreProperties",
            _CORE,
            _field("dc:title", properties.title),
            _field("dc:subject", properties.subject),
            _field("dc:creator", authors),
            _field("cp:keywords", ", ".join(properties.keywords)),
            _field("cp:lastModifiedBy", authors or _PRODUCT),
            _field("cp:revision", "1"),
            _date("dcterms:created", date),
            _date("dcterms:modified", date),
            _field("dc:language", properties.language),
        )
    )


def extended_properties(slides: int, notes: int) -> bytes:
    """Which program made the deck, and how many slides it has, with notes and without."""
    return plain_document(
        element(
            "Properties",
            _EXTENDED,
            _field("Application", _PRODUCT),
            _field("Slides", str(slides)),
            _field("Notes", str(notes)),
            _field("HiddenSlides", "0"),
        )
    )


def _field(tag: str, value: str) -> Markup:
    return element(tag, None, text(value)) if value else NOTHING


def _date(tag: str, date: datetime) -> Markup:
    """As Open Packaging has it: W3CDTF, to the second."""
    return element(
        tag, {"xsi:type": "dcterms:W3CDTF"}, text(f"{date.replace(tzinfo=None).isoformat(timespec='seconds')}Z")
    )
