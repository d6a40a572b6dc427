"""The whole deck: its slides, their notes, and the parts that list them."""

from __future__ import annotations

from collections.abc import Mapping

from post2slides.diagnostics import ThemeError
from post2slides.model.picture import Media
from post2slides.model.placed import PlacedDeck, PlacedSlide
from post2slides.theme.model import Theme
from post2slides.write.chart_parts import ChartParts
from post2slides.write.epoch import moment
from post2slides.write.fonts import Fonts
from post2slides.write.media import MediaParts
from post2slides.write.memory import reserve_memory
from post2slides.write.notes import notes_document
from post2slides.write.opc import CT, RT
from post2slides.write.package import Package, Part
from post2slides.write.presentation import slide_ids, with_slides
from post2slides.write.properties import core_properties, extended_properties
from post2slides.write.references import References
from post2slides.write.sections import section_list
from post2slides.write.slide import SlideWriter
from post2slides.write.table import default_style
from post2slides.write.text import TextWriter


def deck_package(deck: PlacedDeck, theme: Theme, template: bytes, media: Mapping[str, Media]) -> Package:
    """The package of `deck`. Raises ThemeError when the template has not what the deck needs."""
    package = Package(template)
    parts = _SlideParts(package, deck, theme, media)
    for slide, name in zip(deck.slides, parts.names, strict=True):
        parts.add(slide, name)
    _list_slides(package, deck, parts.names)
    _describe(package, deck)
    reserve_memory(package)
    return package


class _SlideParts:
    """Adds slides and their notes to the package."""

    def __init__(self, package: Package, deck: PlacedDeck, theme: Theme, media: Mapping[str, Media]) -> None:
        self.names = [f"/ppt/slides/slide{number}.xml" for number in range(1, len(deck.slides) + 1)]
        self._package = package
        self._fonts = Fonts(theme, deck.properties.language)
        self._rtl = theme.template.rtl if theme.template else deck.rtl
        self._layouts = {str(layout.name): layout.part for layout in theme.layouts.values() if layout.part}
        self._media = MediaParts(package, media)
        self._charts = ChartParts(package, self._fonts)
        self._notes_master = package.presentation.relationships.first(RT.NOTES_MASTER)
        table_styles = package.presentation.relationships.first(RT.TABLE_STYLES)
        own_style = default_style(package.read(table_styles) if table_styles else None)
        self._table_style = theme.table_style or own_style

    def add(self, slide: PlacedSlide, name: str) -> None:
        part = self._package.add(name, CT.PML_SLIDE)
        layout = self._layouts.get(slide.layout) or self._package.layout(slide.layout)
        part.relationships.to_part(RT.SLIDE_LAYOUT, layout)
        part.content = SlideWriter(self._text(part), self._table_style).document(slide)
        if slide.notes:
            self._add_notes(slide, part)

    def _add_notes(self, slide: PlacedSlide, shown: Part) -> None:
        if self._notes_master is None:
            raise ThemeError("the template has no notes master, but the deck has speaker notes")
        part = self._package.add(shown.name.replace("/slides/slide", "/notesSlides/notesSlide"), CT.PML_NOTES_SLIDE)
        part.relationships.to_part(RT.NOTES_MASTER, self._notes_master)
        part.relationships.to_part(RT.SLIDE, shown.name)
        shown.relationships.to_part(RT.NOTES_SLIDE, part.name)
        part.content = notes_document(slide.notes, self._text(part))

    def _text(self, part: Part) -> TextWriter:
        references = References(part.relationships, self.names, self._media, self._charts)
        return TextWriter(self._fonts, references, self._rtl)


def _list_slides(package: Package, deck: PlacedDeck, names: list[str]) -> None:
    part = package.presentation
    relationship_ids = [part.relationships.to_part(RT.SLIDE, name) for name in names]
    sections = section_list(
        [slide.section for slide in deck.slides], slide_ids(len(names)), deck.properties.title or "Title"
    )
    part.content = with_slides(package.read(part.name), relationship_ids, sections)


def _describe(package: Package, deck: PlacedDeck) -> None:
    core = core_properties(deck.properties, moment(deck.properties.published))
    package.add_properties(RT.CORE_PROPERTIES, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core)
    extended = extended_properties(len(deck.slides), sum(1 for slide in deck.slides if slide.notes))
    package.add_properties(RT.EXTENDED_PROPERTIES, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, extended)
