"""The types of parts and of relationships that a deck has (ECMA-376 part 1, annex A and §15; part 2, annex F).

They are python-pptx's names. Its own list cannot be had without all of python-pptx, which takes as long to load as ten
slides take to make.
"""

from __future__ import annotations

_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "application/vnd.openxmlformats-package"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGED = "http://schemas.openxmlformats.org/package/2006/relationships"


class CT:
    """Content types."""

    DML_CHART = f"{_OFFICE}.drawingml.chart+xml"
    OFC_CUSTOM_PROPERTIES = f"{_OFFICE}.custom-properties+xml"
    OFC_CUSTOM_XML_PROPERTIES = f"{_OFFICE}.customXmlProperties+xml"
    OFC_EXTENDED_PROPERTIES = f"{_OFFICE}.extended-properties+xml"
    OPC_CORE_PROPERTIES = f"{_PACKAGE}.core-properties+xml"
    OPC_RELATIONSHIPS = f"{_PACKAGE}.relationships+xml"
    PML_NOTES_SLIDE = f"{_OFFICE}.presentationml.notesSlide+xml"
    PML_SLIDE = f"{_OFFICE}.presentationml.slide+xml"
    SML_SHEET = f"{_OFFICE}.spreadsheetml.sheet"
    XML = "application/xml"


class RT:
    """Relationship types."""

    AUDIO = f"{_RELATED}/audio"
    CHART = f"{_RELATED}/chart"
    CORE_PROPERTIES = f"{_PACKAGED}/metadata/core-properties"
    CUSTOM_PROPERTIES = f"{_RELATED}/custom-properties"
    CUSTOM_XML = f"{_RELATED}/customXml"
    CUSTOM_XML_PROPS = f"{_RELATED}/customXmlProps"
    EXTENDED_PROPERTIES = f"{_RELATED}/extended-properties"
    HYPERLINK = f"{_RELATED}/hyperlink"
    IMAGE = f"{_RELATED}/image"
    MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
    NOTES_MASTER = f"{_RELATED}/notesMaster"
    NOTES_SLIDE = f"{_RELATED}/notesSlide"
    OFFICE_DOCUMENT = f"{_RELATED}/officeDocument"
    PACKAGE = f"{_RELATED}/package"
    SLIDE = f"{_RELATED}/slide"
    SLIDE_LAYOUT = f"{_RELATED}/slideLayout"
    SLIDE_MASTER = f"{_RELATED}/slideMaster"
    TABLE_STYLES = f"{_RELATED}/tableStyles"
    VIDEO = f"{_RELATED}/video"
