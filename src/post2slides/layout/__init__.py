"""From a deck as it is told to slides set in place: type sizes, line breaks, pages, rectangles.

Everything is measured here, so that nothing overflows in any program and nothing is left for the writer to decide. The
stage reads no file and knows no XML.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from post2slides.diagnostics import Report
from post2slides.layout.agenda import place_agenda
from post2slides.layout.card import place_card
from post2slides.layout.changes import report_changes
from post2slides.layout.clip import place_clip
from post2slides.layout.closing import place_closing
from post2slides.layout.content import place_content
from post2slides.layout.cover import covers_apart
from post2slides.layout.cut_text import restore_cut_text
from post2slides.layout.draft import Draft
from post2slides.layout.drafts import drafts_of
from post2slides.layout.embed import place_embed
from post2slides.layout.links import point_links
from post2slides.layout.metrics import Metrics
from post2slides.layout.mirror import mirrored, mirrored_within
from post2slides.layout.motion import in_motion
from post2slides.layout.notes import note_paragraphs
from post2slides.layout.opening import place_quote, place_section, place_statement, place_title
from post2slides.layout.picture import place_picture
from post2slides.layout.picture_row import place_pictures
from post2slides.layout.runs import forget_styled
from post2slides.layout.title_picture import place_cover
from post2slides.layout.titles import numbered
from post2slides.layout.trial import Trial
from post2slides.layout.typesetter import Typesetter
from post2slides.model.choice import Manner
from post2slides.model.deck import Deck, Slide, SlideKind
from post2slides.model.picture import ClipFacts, Gallery, MissingPicture, PictureFacts
from post2slides.model.placed import PlacedDeck, PlacedSlide
from post2slides.theme.model import Theme

_PLAIN = Manner()


def lay_out(
    deck: Deck,
    theme: Theme,
    gallery: Gallery,
    metrics: Metrics,
    report: Report,
    manner: Manner = _PLAIN,
    trial: Trial | None = None,
) -> PlacedDeck:
    """Set every slide of `deck` in place, continued on further slides where its content needs them.

    `trial` is what told the outline of `deck` what fits: what was set then is not set again.
    """
    setter = Typesetter(theme, metrics, deck.properties.language, deck.anchors, manner)
    footer = deck.properties.title if manner.footer is None else manner.footer
    found = drafts_of(deck, gallery, setter, trial or Trial(theme, metrics, setter.language))
    drafts = numbered(list(covers_apart(found, gallery, theme)))
    report_changes(drafts, report)
    slides = [in_motion(_placed(draft, gallery, setter, footer), manner) for draft in drafts]
    forget_styled()
    first = {draft.source: index for index, draft in reversed(list(enumerate(drafts)))}
    slides = [point_links(slide, first) for slide in slides]
    if setter.rtl:
        turn = mirrored_within if theme.template else mirrored
        slides = [turn(slide, theme) for slide in slides]
    return PlacedDeck(theme.size, deck.properties, tuple(slides), rtl=setter.rtl)


def _placed(draft: Draft, gallery: Gallery, setter: Typesetter, footer: str) -> PlacedSlide:
    slide = restore_cut_text(_set(draft, gallery, setter, footer), draft, setter)
    return replace(slide, notes=(*slide.notes, *note_paragraphs(draft.notes, setter.language)))


def _set(  # noqa: C901 - one case for each kind of slide
    draft: Draft, gallery: Gallery, setter: Typesetter, footer: str
) -> PlacedSlide:
    """The slide, set by the room of its kind."""
    picture = _shown(draft.slide, gallery)
    match draft.slide.kind:
        case SlideKind.TITLE:
            return _opened(draft, picture, setter)
        case SlideKind.SECTION:
            return place_section(draft, setter, footer)
        case SlideKind.CONTENT:
            return place_content(draft, setter, footer)
        case SlideKind.STATEMENT:
            return place_statement(draft, setter, footer)
        case SlideKind.QUOTE:
            return place_quote(draft, setter, footer)
        case SlideKind.AGENDA:
            return place_agenda(draft, setter, footer)
        case SlideKind.CLOSING:
            return place_closing(draft, picture, setter)
        case SlideKind.EMBED:
            return _set_embed(draft, gallery, setter, footer)
        case SlideKind.PICTURE:
            return _pictured(draft, picture, setter, footer)
        case SlideKind.PICTURES:
            return place_pictures(draft, gallery, setter, footer)
        case _:
            assert_never(draft.slide.kind)


def _set_embed(draft: Draft, gallery: Gallery, setter: Typesetter, footer: str) -> PlacedSlide:
    """What plays, or has a picture, is shown; of all else there is a card."""
    clip = gallery.get(draft.slide.embed.address) if draft.slide.embed else None
    if isinstance(clip, ClipFacts):
        return place_clip(draft, clip, setter, footer)
    return place_embed(draft, setter, footer)


def _opened(draft: Draft, picture: PictureFacts | MissingPicture, setter: Typesetter) -> PlacedSlide:
    if isinstance(picture, PictureFacts):
        return place_cover(draft, picture, setter)
    return place_title(draft, setter)


def _pictured(draft: Draft, picture: PictureFacts | MissingPicture, setter: Typesetter, footer: str) -> PlacedSlide:
    if isinstance(picture, PictureFacts):
        return place_picture(draft, picture, setter, footer)
    return place_card(draft, picture, setter, footer)


def _shown(slide: Slide, gallery: Gallery) -> PictureFacts | MissingPicture:
    facts = gallery.get(slide.picture.source) if slide.picture else None
    return facts if isinstance(facts, PictureFacts | MissingPicture) else MissingPicture("not available")


__all__ = ["Trial", "lay_out"]
