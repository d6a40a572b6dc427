"""Pictures side by side: on the slide, whole, in order, in line, and as large as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import default_metrics
from post2slides.layout.picture_wall import Pictures, hang
from post2slides.model.choice import PictureRows
from post2slides.model.deck import Prose
from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.model.placed import PictureShape, PlacedDeck, PlacedSlide, TextShape, WebLink
from post2slides.outline import outline
from post2slides.read import read_post
from post2slides.theme.load import load_theme
from post2slides.units import Emu, Rect, px

THEME = load_theme("paper")
AREA = Rect(Emu(100), Emu(50), Emu(12_000), Emu(6_000))
ASPECTS = {
    "alike": (4 / 3,) * 6,
    "mixed": (0.56, 1.78, 1.0, 3.2, 0.75, 1.5),
    "screens of phones": (0.46,) * 6,
    "panoramas": (5.0,) * 6,
}
GALLERY = {
    "a.jpg": PictureFacts("a", 4000, 3000, PictureKind.PHOTO),
    "b.jpg": PictureFacts("b", 3000, 4000, PictureKind.PHOTO),
    "c.png": PictureFacts("c", 1600, 1000, PictureKind.GRAPHIC),
    "tiny.png": PictureFacts("tiny", 90, 90, PictureKind.GRAPHIC),
}
LONG = (
    "What can be seen here is told at such length that it takes more than the three lines that it may have. " * 5
    + "It ends."
)


def told(markdown: str, rows: PictureRows = PictureRows.GRID) -> PlacedDeck:
    post = read_post(f"---\ntitle: A talk\n---\n\n# Heading\n\n{markdown}\n", name="post", report=lambda _: None)
    metrics = default_metrics()
    deck = outline(post, GALLERY, prose=Prose.FULL, fits=Trial(THEME, metrics, "en"), rows=rows)
    return lay_out(deck, THEME, GALLERY, metrics, lambda _: None)


def pictures(slide: PlacedSlide) -> list[PictureShape]:
    return [shape for shape in slide.shapes if isinstance(shape, PictureShape)]


def captions(slide: PlacedSlide) -> list[TextShape]:
    return [shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.name.startswith("Caption ")]


@pytest.mark.parametrize("one_large", [False, True])
@pytest.mark.parametrize("count", range(2, 7))
@pytest.mark.parametrize("name", ASPECTS)
def test_a_wall_keeps_every_picture_whole_and_apart(name: str, count: int, one_large: bool) -> None:
    aspects = ASPECTS[name][:count]
    wall = hang(Pictures(aspects, lambda index, width: 400.0 if index % 2 else 0.0, AREA, 100), one_large=one_large)
    for rect, aspect in zip(wall, aspects, strict=True):
        assert AREA.holds(rect)
        assert rect.width / rect.height == pytest.approx(aspect, rel=0.02)
    for index, rect in enumerate(wall):
        assert not any(rect.overlaps(other) for other in wall[:index])


def covered(aspects: Sequence[float], *, one_large: bool = False) -> float:
    wall = hang(Pictures(aspects, lambda *_: 0.0, AREA, 100), one_large=one_large)
    return sum(rect.width * rect.height for rect in wall) / (AREA.width * AREA.height)


def test_walls_are_well_filled() -> None:
    assert covered((4 / 3,) * 2) > 0.7
    assert covered((4 / 3,) * 4) > 0.6
    assert covered((1.5,) * 6) > 0.7
    assert covered((4 / 3,) * 3, one_large=True) > 0.8


def test_rows_are_in_the_order_of_reading_and_as_wide_as_each_other() -> None:
    wall = hang(Pictures(ASPECTS["mixed"], lambda *_: 0.0, AREA, 100), one_large=False)
    rows = [[rect for rect in wall if rect.top == top] for top in dict.fromkeys(rect.top for rect in wall)]
    assert [rect for row in rows for rect in row] == list(wall)
    for upper, lower in pairwise(rows):
        assert lower[0].top >= upper[0].bottom + 99
        assert lower[0].left == pytest.approx(upper[0].left, abs=3)
        assert lower[-1].right == pytest.approx(upper[-1].right, abs=3)


def test_a_setting_puts_pictures_side_by_side() -> None:
    row = "Text.\n\n![](a.jpg)\n![](b.jpg)\n![](a.jpg)"
    assert [len(pictures(slide)) for slide in told(row).slides] == [0, 0, 3]
    assert [len(pictures(slide)) for slide in told(row, PictureRows.EACH).slides] == [0, 0, 1, 1, 1]


def test_a_hint_wins_over_the_setting() -> None:
    row = "Text.\n\n<!-- slides: pictures=each -->\n\n![](a.jpg)\n![](b.jpg)"
    assert [len(pictures(slide)) for slide in told(row).slides] == [0, 0, 1, 1]


def test_a_row_right_under_its_heading_bears_its_title() -> None:
    slide = told("![](a.jpg)*One*\n![](b.jpg)*Two*").slides[1]
    assert (slide.layout, slide.title) == ("Whole Picture with Title", "Heading")
    assert ["".join(run.text for run in shape.paragraphs[0].runs) for shape in captions(slide)] == ["One", "Two"]
    for shape, caption in zip(pictures(slide), captions(slide), strict=True):
        assert caption.rect is not None
        assert (caption.rect.left, caption.rect.width) == (shape.rect.left, shape.rect.width)
        assert shape.rect.bottom < caption.rect.top
        assert caption.rect.bottom <= THEME.size.height


def test_what_is_said_of_all_is_the_title() -> None:
    slide = told("Text.\n\n![](a.jpg)\n![](c.png)\n*Two views*").slides[2]
    assert (slide.layout, slide.title) == ("Framed Picture", "Two views")
    assert not captions(slide)


def test_a_long_caption_is_whole_in_the_notes() -> None:
    slide = told(f"Text.\n\n![](a.jpg)*{LONG}*\n![](b.jpg)*Two*").slides[2]
    notes = " ".join(run.text for paragraph in slide.notes for run in paragraph.runs)
    assert LONG in notes
    assert all(caption.rect and caption.rect.height < px(70) for caption in captions(slide))


def test_a_small_picture_in_a_row_is_not_blown_up() -> None:
    slide = told("Text.\n\n![](tiny.png)\n![](c.png)").slides[2]
    assert pictures(slide)[0].rect.width <= px(90 * 1.5)


def test_every_picture_keeps_its_link_and_its_description() -> None:
    row = "Text.\n\n[![The hall](a.jpg)](https://example.com/a)\n[![](b.jpg)](https://example.com/b)"
    shapes = pictures(told(row).slides[2])
    assert [shape.link for shape in shapes] == [WebLink("https://example.com/a"), WebLink("https://example.com/b")]
    assert [shape.description for shape in shapes] == ["The hall", "Heading (2)"]
