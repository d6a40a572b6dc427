"""From a post as it is written to a deck as it is told: which slides there are, what is on each, and what is said.

One slide per heading; pictures are slides of their own, in their place; the presenter's asides become notes. The order
of the post is kept. The stage knows nothing of sizes, fonts and files: what it must know about room, it asks `fits`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from post2slides.diagnostics import PostError
from post2slides.model.choice import Extras, PictureRows, Prose
from post2slides.model.deck import Deck, Slide
from post2slides.model.picture import Gallery
from post2slides.model.post import Block, Heading, Note, Post
from post2slides.outline.agenda import agenda_slides
from post2slides.outline.closing import closing_slides, public_address
from post2slides.outline.dead_links import note_dead_links
from post2slides.outline.embeds import link_nested_embeds
from post2slides.outline.empty_blocks import drop_empty
from post2slides.outline.hoist import hoist
from post2slides.outline.inline_pictures import place_inline_pictures
from post2slides.outline.opening import deck_title, properties, title_slide
from post2slides.outline.picture_tables import open_picture_tables
from post2slides.outline.prose import Fits, Telling
from post2slides.outline.pseudo_headings import promote_pseudo_headings
from post2slides.outline.ranking import ranking
from post2slides.outline.sections import sections
from post2slides.outline.slides import slides_of

_NO_EXTRAS = Extras()
Pass = Callable[[tuple[Block, ...], Gallery], tuple[Block, ...]]

PASSES: tuple[Pass, ...] = (
    link_nested_embeds,
    open_picture_tables,
    place_inline_pictures,
    hoist,
    note_dead_links,
    drop_empty,
    promote_pseudo_headings,
)
"""What is done to the post's blocks before they are dealt out to slides, in this order."""


_MOST_SLIDES = 20_000


def outline(
    post: Post,
    gallery: Gallery,
    *,
    prose: Prose,
    fits: Fits,
    rows: PictureRows = PictureRows.EACH,
    extras: Extras = _NO_EXTRAS,
) -> Deck:
    """Tell `post` as slides. `gallery` has the facts of its pictures."""
    blocks = post.blocks
    for apply in PASSES:
        blocks = apply(blocks, gallery)
    title, language = deck_title(post), post.meta.language
    telling = Telling(prose, fits, ranking(blocks, title, language), gallery, rows)
    asides = tuple(takewhile(lambda block: isinstance(block, Note), blocks))
    _refuse_endless([block.line for block in blocks if isinstance(block, Heading)])
    told = list(sections(blocks[len(asides) :], title))
    slides = [title_slide(post, gallery, asides)]
    for opening in (True, False):  # what comes before the first heading, the agenda, and what follows
        slides += [] if opening else agenda_slides(post, told, extras.agenda)
        slides += [
            slide for section in told if opening != bool(section.heading) for slide in slides_of(section, telling)
        ]
    slides += closing_slides(post, gallery, slides, extras.closing)
    _refuse_endless([slide.line for slide in slides])
    return Deck(properties(post), tuple(slides), _anchors(slides))


def _refuse_endless(lines: Sequence[int]) -> None:
    """PowerPoint gives up at some 20,000 slides, and an audience long before. `lines` has a source line for each."""
    if len(lines) > _MOST_SLIDES:
        message = f"it would make more than {_MOST_SLIDES:,} slides"
        raise PostError(message, line=lines[_MOST_SLIDES], hint="Divide the post, or give it fewer headings.")


def _anchors(slides: Sequence[Slide]) -> dict[str, int]:
    anchors: dict[str, int] = {}
    for index, slide in enumerate(slides):
        if slide.anchor:
            anchors.setdefault(slide.anchor, index)
    return anchors


__all__ = ["Fits", "outline", "public_address"]
