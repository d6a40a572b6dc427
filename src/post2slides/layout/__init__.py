"""From a deck as it is told to slides set in place: type sizes, line breaks, pages, rectangles.

Everything is measured here, so that nothing overflows in any program and nothing is left for the writer to decide. The
stage reads no file and knows no XML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.layout.card import place_card
from post2slides.layout.content import place_content, room
from post2slides.layout.cut_text import restore_cut_text
from post2slides.layout.draft import PREFERRED, Draft
from post2slides.layout.embed import place_embed
from post2slides.layout.flows import flows, leading_notes
from post2slides.layout.ladder import COMFORTABLE, Rung
from post2slides.layout.links import point_links
from post2slides.layout.metrics import Metrics
from post2slides.layout.mirror import mirrored
from post2slides.layout.notes import note_paragraphs
from post2slides.layout.opening import place_quote, place_section, place_statement, place_title
from post2slides.layout.paging import best_rung, fitting_rung, pages, total_height, whole
from post2slides.layout.picture import place_cover, place_picture
from post2slides.layout.titles import numbered
from post2slides.layout.typesetter import Typesetter
from post2slides.model.deck import Deck, Slide, SlideKind
from post2slides.model.picture import Gallery, MissingPicture, PictureFacts
from post2slides.model.placed import PlacedDeck, PlacedSlide
from post2slides.model.post import Block, Note, Text, plain
from post2slides.theme.model import Theme


def lay_out(deck: Deck, theme: Theme, gallery: Gallery, metrics: Metrics, report: Report) -> PlacedDeck:
    """Set every slide of `deck` in place, continued on further slides where its content needs them."""
    setter = Typesetter(theme, metrics, deck.properties.language, deck.anchors)
    drafts = numbered(list(_drafts(deck, setter)))
    _report_divided(drafts, report)
    slides = [_placed(draft, gallery, setter, deck.properties.title) for draft in drafts]
    first = {draft.source: index for index, draft in reversed(list(enumerate(drafts)))}
    slides = [point_links(slide, first) for slide in slides]
    if setter.rtl:
        slides = [mirrored(slide, theme.size.width) for slide in slides]
    return PlacedDeck(theme.size, deck.properties, tuple(slides), rtl=setter.rtl)


def room_for(theme: Theme, metrics: Metrics, language: str) -> Callable[[Text, Sequence[Block]], bool]:
    """A test whether a content slide with a title holds some blocks at a size that is comfortable to read."""
    setter = Typesetter(theme, metrics, language)

    def fits(title: Text, blocks: Sequence[Block]) -> bool:
        space = room(title, setter)
        return total_height(whole(flows(blocks, setter)), COMFORTABLE, space) <= space.height

    return fits


def _drafts(deck: Deck, setter: Typesetter) -> Iterator[Draft]:
    """Each slide, and the slides that continue it. Where one slide of a heading needs smaller text than the theme
    prefers, none of its others grows beyond that.
    """
    numbered_slides = enumerate(deck.slides)
    for _, group in groupby(numbered_slides, key=lambda pair: pair[1].heading):
        members = list(group)
        contents = {index: _Content(slide, setter) for index, slide in members if slide.kind is SlideKind.CONTENT}
        tightest = min((content.rung.step for content in contents.values()), default=0.0)
        for index, slide in members:
            if index not in contents:
                notes = tuple(block for block in slide.body if isinstance(block, Note))
                yield Draft(slide, index, notes=(*slide.notes, *notes))
                continue
            own = contents[index].rung
            yield from contents[index].drafts(index, PREFERRED if own.step > 0 > tightest else own)


class _Content:
    """A content slide's flows and the rung on which it is set best by itself."""

    def __init__(self, slide: Slide, setter: Typesetter) -> None:
        self.slide = slide
        self.flows = flows(slide.body, setter)
        self.room = room(slide.title, setter, slide.body)
        self.rung = fitting_rung(self.flows, self.room) or best_rung(self.flows, self.room)

    def drafts(self, source: int, rung: Rung) -> Iterator[Draft]:
        """Its slides on `rung`; the notes that the whole slide has go with the first."""
        found = pages(self.flows, rung, self.room)
        for number, page in enumerate(found):
            asides = (aside for part in page for aside in part.flow.notes(part.first, part.last))
            notes = [aside for aside in asides if isinstance(aside, Note)]
            opening = (*self.slide.notes, *leading_notes(self.slide.body)) if number == 0 else ()
            slide = self.slide if number == 0 else replace(self.slide, line=page[0].flow.line)
            yield Draft(slide, source, page, rung, (*opening, *notes), whole(self.flows), len(found))


def _report_divided(drafts: Sequence[Draft], report: Report) -> None:
    for _, group in groupby(drafts, key=lambda draft: draft.source):
        slides = list(group)
        if len(slides) > 1:
            message = f"“{plain(slides[0].slide.title)}” is continued on {len(slides)} slides"
            report(Diagnostic(Severity.INFO, "slide-split", message, slides[0].slide.line))


def _placed(draft: Draft, gallery: Gallery, setter: Typesetter, footer: str) -> PlacedSlide:
    slide = restore_cut_text(_set(draft, gallery, setter, footer), draft, setter)
    return replace(slide, notes=(*slide.notes, *note_paragraphs(draft.notes, setter.language)))


def _set(draft: Draft, gallery: Gallery, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide, set by the room of its kind."""
    picture = _shown(draft.slide, gallery)
    match draft.slide.kind:
        case SlideKind.TITLE:
            if isinstance(picture, PictureFacts):
                return place_cover(draft, picture, setter)
            return place_title(draft, setter)
        case SlideKind.SECTION:
            return place_section(draft, setter)
        case SlideKind.CONTENT:
            return place_content(draft, setter, footer)
        case SlideKind.STATEMENT:
            return place_statement(draft, setter, footer)
        case SlideKind.QUOTE:
            return place_quote(draft, setter, footer)
        case SlideKind.EMBED:
            return place_embed(draft, setter, footer)
        case SlideKind.PICTURE:
            if isinstance(picture, PictureFacts):
                return place_picture(draft, picture, setter)
            return place_card(draft, picture, setter, footer)
        case _:
            assert_never(draft.slide.kind)


def _shown(slide: Slide, gallery: Gallery) -> PictureFacts | MissingPicture:
    source = slide.picture.source if slide.picture else ""
    return gallery.get(source, MissingPicture("not available"))


__all__ = ["lay_out", "room_for"]
