"""Templates of companies, made in code: each as different from the others as real ones are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
KOREAN = {
    "Title Slide": "제목 슬라이드",
    "Title and Content": "제목 및 내용",
    "Section Header": "구역 머리글",
    "Title Only": "제목만",
}
GERMAN = {
    "Title Slide": "Titelfolie",
    "Title and Content": "Titel und Inhalt",
    "Section Header": "Abschnittsüberschrift",
    "Title Only": "Nur Titel",
}


def opened(package: bytes | None = None) -> Any:
    return Presentation(BytesIO(package) if package else None)


def saved(presentation: Any) -> bytes:
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def plain() -> bytes:
    """python-pptx's own, 4:3, with Microsoft's eleven layouts."""
    return saved(opened())


def named(names: Mapping[str, str], *, types: bool = False) -> bytes:
    """With layouts that have other names, and no types to tell them by."""
    deck = opened()
    for layout in deck.slide_layouts:
        layout.name = names.get(layout.name, layout.name)
        if not types:
            layout._element.attrib.pop("type", None)
    return saved(deck)


def branded() -> bytes:
    """16:9, dark, with a band behind titles, a logo at the lower right inside the text, and sample slides."""
    deck = opened()
    deck.slide_width, deck.slide_height = Emu(12_192_000), Emu(6_858_000)
    master = deck.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = RGBColor.from_string("102030")  # type: ignore[no-untyped-call]
    _widen(deck)
    _draw(master, (10_600_000, 5_200_000, 1_000_000, 900_000), "ellipse")
    _draw(master, (0, 0, 12_192_000, 1_500_000), "rect")
    _whiten(master._element)
    for layout, text in zip(list(deck.slide_layouts)[:2], ("A sample", "Another sample"), strict=True):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = text
    return saved(deck)


def without_pictures() -> bytes:
    """With no layout for pictures, captions, or sections."""
    deck = opened()
    for layout in list(deck.slide_layouts):
        if layout.name not in ("Title Slide", "Title and Content", "Title Only", "Blank"):
            deck.slide_layouts.remove(layout)
    return saved(deck)


def only_blank() -> bytes:
    """With nothing but an empty layout."""
    deck = opened()
    for layout in list(deck.slide_layouts):
        if layout.name != "Blank":
            deck.slide_layouts.remove(layout)
    return saved(deck)


def small_type() -> bytes:
    """A dense one, whose text is of 14 pt, with titles in capitals."""
    return changed(
        plain(),
        "ppt/slideMasters/slideMaster1.xml",
        lambda xml: re.sub(r'sz="(2|3)\d00"', 'sz="1400"', xml).replace('sz="4400"', 'sz="2800" cap="all"'),
    )


def changed(package: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """`package` with the text of one part changed."""
    return repacked(package, lambda path, data: change(data.decode()).encode() if path == name else data)


def repacked(package: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """`package` with every part changed, or left out where that gives None; and with `more` parts."""
    buffer = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            if (data := change(name, source.read(name))) is not None:
                target.writestr(name, data)
        for name, data in more.items():
            target.writestr(name, data)
    return buffer.getvalue()


def of_kind(package: bytes, content_type: str) -> bytes:
    """The same as another kind of presentation: a template, a show, one with macros."""
    return changed(package, "[Content_Types].xml", lambda xml: xml.replace(PRESENTATION, content_type))


def written(folder: Path, package: bytes, name: str = "company.pptx") -> Path:
    path = folder / name
    path.write_bytes(package)
    return path


def _draw(master: Any, place: tuple[int, int, int, int], form: str) -> None:
    """A red shape behind everything else."""
    left, top, width, height = place
    number = 900 + len(master.shapes)
    shape = (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="Drawn"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        "<p:spPr>"
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="C03010"/></a:solidFill></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    master.shapes._spTree.insert(2, parse_xml(shape))


def _widen(deck: Any) -> None:
    """Make everything on masters and layouts as much wider as 16:9 is than 4:3."""
    for owner in (deck.slide_master, *deck.slide_layouts):
        for offset in owner._element.xpath(".//a:off[@x]"):
            offset.set("x", str(int(offset.get("x")) * 4 // 3))
        for extent in owner._element.xpath(".//a:ext[@cx]"):
            extent.set("cx", str(int(extent.get("cx")) * 4 // 3))


def _whiten(element: Any) -> None:
    for colour in element.xpath(".//p:txStyles//a:schemeClr[@val='tx1']"):
        colour.set("val", "bg1")
