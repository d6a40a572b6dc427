"""How running text is told in the default mode, and what holds in all. The other rules are in `cases/outline.md`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from post2slides.model.deck import Deck, Prose, SlideKind
from post2slides.model.picture import Gallery, MissingPicture, PictureFacts, PictureKind
from post2slides.model.post import Block, Text, plain
from post2slides.outline import outline
from post2slides.read import read_post
from posts import PLACES

SENTENCES = (
    "The mill was closed in spring, and nobody noticed before the bread ran out. "
    "Its owner had moved to the coast with three cats and a barometer. "
    "A wheel that stands still for a year needs new bearings and a patient smith. "
)
LONG = "\n\n".join([SENTENCES * 3] * 3)


def told(text: str, prose: Prose, *, room: int = 1_000) -> Deck:
    """`text` on slides that hold `room` characters."""

    def fits(title: Text, blocks: Sequence[Block]) -> bool:
        return sum(len(repr(block)) for block in blocks) <= room

    post = read_post(f"---\ntitle: A talk\n---\n\n{text}\n", name="post", report=lambda _: None)
    return outline(post, PLACES, prose=prose, fits=fits)


def test_prose_that_fits_stays_on_its_slide() -> None:
    deck = told("## One\n\nA short text.\n", Prose.FIT)
    assert [slide.kind for slide in deck.slides] == [SlideKind.TITLE, SlideKind.CONTENT]
    assert not deck.slides[1].points
    assert not deck.slides[1].notes


@pytest.mark.parametrize("text", [LONG, f"![A ship](wide.jpg)\n\n{LONG}", f"{LONG}\n\n![A ship](wide.jpg)\n\n{LONG}"])
def test_long_prose_is_one_slide_of_points(text: str) -> None:
    deck = told(f"## One\n\n{text}\n", Prose.FIT)
    (pointed,) = [slide for slide in deck.slides if slide.kind is SlideKind.CONTENT]
    assert pointed.points
    assert sum(slide.kind is SlideKind.PICTURE for slide in deck.slides) == text.count("![")


def test_prose_that_fits_one_slide_stays_between_its_pictures() -> None:
    deck = told("## One\n\nBefore.\n\n![A ship](wide.jpg)\n\nAfter.\n", Prose.FIT)
    assert [slide.kind for slide in deck.slides[1:]] == [SlideKind.CONTENT, SlideKind.PICTURE, SlideKind.CONTENT]


def test_points_are_the_author_s_own_words() -> None:
    deck = told(f"## One\n\n{LONG}\n", Prose.FIT)
    for point in deck.slides[1].points:
        assert plain(point.text).strip().rstrip(".") in LONG


def test_what_points_leave_out_is_in_the_notes() -> None:
    deck = told(f"## One\n\n{LONG}\n", Prose.FIT)
    said = "".join(repr(slide.notes) for slide in deck.slides)
    assert said.count("The mill was closed in spring") >= 1
    assert [block.line for block in deck.slides[1].notes] == [7, 9, 11]


def test_a_list_stays_on_slides_beside_points() -> None:
    deck = told(f"## One\n\n{LONG}\n\nThese are:\n\n- first\n- second\n", Prose.FIT)
    bodies = repr([slide.body for slide in deck.slides])
    assert "first" in bodies
    assert "These are:" in bodies


def test_an_aside_about_prose_that_became_points_is_kept() -> None:
    deck = told(f"## One\n\n✏️ Before.\n\n{LONG}\n\n✏️ After.\n\n{LONG}\n", Prose.FIT)
    said = repr([slide.notes for slide in deck.slides])
    assert said.index("Before.") < said.index("The mill") < said.index("After.")


def test_asides_between_thematic_breaks_are_kept() -> None:
    deck = told(f"## One\n\n✏️ Before.\n\n---\n\n{LONG}\n\n---\n\n✏️ After.\n", Prose.FIT)
    said = repr([slide.notes for slide in deck.slides])
    assert said.index("Before.") < said.index("After.")


@pytest.mark.parametrize("prose", list(Prose))
def test_every_mode_has_a_slide_for_every_heading(prose: Prose) -> None:
    deck = told(f"## One\n\n{LONG}\n\n## Two\n\nShort.\n\n## Three\n\n- item\n", prose)
    titles = [plain(slide.title) for slide in deck.slides]
    assert list(dict.fromkeys(titles)) == ["A talk", "One", "Two", "Three"]


@pytest.mark.parametrize("prose", list(Prose))
def test_links_in_the_post_name_the_first_slide_of_their_heading(prose: Prose) -> None:
    deck = told(f"## One\n\n{LONG}\n\n## Two\n\n![A ship](wide.jpg)\n\nText.\n", prose)
    assert plain(deck.slides[deck.anchors["two"]].title) == "Two"
    assert deck.slides[deck.anchors["two"]].kind is SlideKind.PICTURE


def test_any_cover_but_an_icon_stands_on_the_title_slide() -> None:
    gallery: Gallery = {
        "flow.png": PictureFacts("flow", 1200, 300, PictureKind.GRAPHIC),
        "portrait.jpg": PictureFacts("portrait", 800, 1200, PictureKind.PHOTO),
        "icon.png": PictureFacts("icon", 32, 32, PictureKind.GRAPHIC),
        "gone.jpg": MissingPicture("not found"),
    }
    shown = {}
    for source in gallery:
        post = read_post(f"---\ncover: {source}\n---\n# T\n\n## A\n\n![](flow.png)\n", name="", report=lambda _: None)
        slides = outline(post, gallery, prose=Prose.FULL, fits=lambda *_: True).slides
        shown[source] = bool(slides[0].picture)
        assert [slide.kind for slide in slides] == [SlideKind.TITLE, SlideKind.PICTURE]
    assert shown == {"flow.png": True, "portrait.jpg": True, "icon.png": False, "gone.jpg": False}
