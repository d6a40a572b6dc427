"""Slides become drafts: each with its share of the content and its type size, before it is numbered and placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from post2slides.layout.agenda import agenda_drafts
from post2slides.layout.draft import PREFERRED, Draft
from post2slides.layout.flows import leading_notes
from post2slides.layout.ladder import Rung
from post2slides.layout.paging import Divider, fitting_rung, total_height, whole
from post2slides.layout.picture_strips import strips
from post2slides.layout.trial import Trial
from post2slides.layout.typesetter import Typesetter
from post2slides.model.deck import Deck, Slide, SlideKind
from post2slides.model.picture import Gallery, PictureFacts
from post2slides.model.post import Note


def drafts_of(deck: Deck, gallery: Gallery, setter: Typesetter, trial: Trial) -> Iterator[Draft]:
    """Each slide, and the slides that continue it. Where one slide of a heading needs smaller text than the theme
    prefers, none of its others grows beyond that.
    """
    numbered_slides = enumerate(deck.slides)
    for _, group in groupby(numbered_slides, key=lambda pair: pair[1].heading):
        members = list(group)
        contents = {
            index: _Content(slide, setter, trial) for index, slide in members if slide.kind is SlideKind.CONTENT
        }
        tightest = min((content.rung.step for content in contents.values()), default=0.0)
        for index, slide in members:
            if slide.kind is SlideKind.AGENDA:
                yield from agenda_drafts(slide, index, setter)
                continue
            if index not in contents:
                notes = tuple(block for block in slide.body if isinstance(block, Note))
                yield from _parts(Draft(slide, index, notes=(*slide.notes, *notes)), gallery)
                continue
            own = contents[index].rung
            yield from contents[index].drafts(index, PREFERRED if own.step > 0 > tightest else own)


def _parts(draft: Draft, gallery: Gallery) -> Iterator[Draft]:
    """The slide; one for each part of an endless picture. What is said goes with the first."""
    facts = gallery.get(draft.slide.picture.source) if draft.slide.picture else None
    if draft.slide.kind is not SlideKind.PICTURE or not isinstance(facts, PictureFacts):
        yield draft
        return
    for number, strip in enumerate(strips(facts)):
        slide = draft.slide if number == 0 else replace(draft.slide, opens=False)
        yield replace(draft, slide=slide, strip=strip, notes=draft.notes if number == 0 else ())


class _Content:
    """A content slide's flows and the rung on which it is set best by itself."""

    def __init__(self, slide: Slide, setter: Typesetter, trial: Trial) -> None:
        self.slide = slide
        self.flows = trial.flows(slide.body, setter)
        self.room = trial.room(slide.title, setter, slide.body)
        self._divider = Divider(self.flows, self.room)
        self.rung = fitting_rung(self.flows, self.room) or self._divider.best_rung()

    def drafts(self, source: int, rung: Rung) -> Iterator[Draft]:
        """Its slides on `rung`; the notes that the whole slide has go with the first."""
        found, everything = self._divider.pages(rung), whole(self.flows)
        needs = total_height(everything, rung, self.room)
        for number, page in enumerate(found):
            asides = (aside for part in page for aside in part.flow.notes(part.first, part.last))
            notes = [aside for aside in asides if isinstance(aside, Note)]
            opening = (*self.slide.notes, *leading_notes(self.slide.body)) if number == 0 else ()
            slide = self.slide if number == 0 else replace(self.slide, line=page[0].flow.line)
            yield Draft(slide, source, page, rung, (*opening, *notes), everything, needs, len(found))
