"""Pictures set in place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from laid_out import lines, picture, picture_slide, told, words
from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.model.placed import Colour, PanelShape, TextShape
from post2slides.theme.model import LayoutName


def photo(width: int, height: int, **facts: object) -> PictureFacts:
    return replace(PictureFacts("key", width, height, PictureKind.PHOTO), **facts)  # type: ignore[arg-type]


def graphic(width: int, height: int) -> PictureFacts:
    return PictureFacts("key", width, height, PictureKind.GRAPHIC)


@pytest.mark.parametrize(
    ("facts", "layout"),
    [
        (photo(1600, 900), LayoutName.PICTURE_COVER),
        (photo(1600, 1050), LayoutName.PICTURE_COVER),
        (photo(1600, 1200), LayoutName.PICTURE_WHOLE),
        (photo(3000, 600), LayoutName.PICTURE_WHOLE),
        (photo(1000, 1000), LayoutName.PICTURE_SIDE),
        (photo(900, 1600), LayoutName.PICTURE_SIDE),
        (graphic(1600, 900), LayoutName.PICTURE_FRAMED),
        (graphic(600, 1600), LayoutName.PICTURE_SIDE),
        (photo(300, 200), LayoutName.PICTURE_FRAMED),
        (graphic(200, 120), LayoutName.PICTURE_FRAMED),
    ],
)
def test_the_setting_suits_the_picture(facts: PictureFacts, layout: LayoutName) -> None:
    slide = picture_slide(facts)
    assert slide.layout == layout
    shown = picture(slide)
    crop = shown.crop
    seen = facts.aspect * (1 - crop.left - crop.right) / (1 - crop.top - crop.bottom)
    assert shown.rect.width / shown.rect.height == pytest.approx(seen, rel=1e-3)


def test_a_graphic_is_never_cropped() -> None:
    for facts in (graphic(1600, 900), graphic(600, 1600), graphic(3000, 500), graphic(100, 900)):
        crop = picture(picture_slide(facts)).crop
        assert (crop.left, crop.top, crop.right, crop.bottom) == (0, 0, 0, 0)


def test_a_small_picture_grows_by_half_at_most() -> None:
    rect = picture(picture_slide(graphic(200, 120))).rect
    assert (rect.width, rect.height) == (300 * 9525, 180 * 9525)


def test_a_crop_keeps_what_matters_in_sight() -> None:
    upper, lower = (picture(picture_slide(photo(1600, 1050, focus=(0.5, y)))).crop for y in (0.0, 1.0))
    assert (upper.top, lower.bottom) == (0, 0)
    assert upper.bottom == pytest.approx(lower.top)
    assert upper.bottom > 0.1


@pytest.mark.parametrize(("luminance", "lightest", "darkest"), [(0.02, 40, 40), (0.4, 45, 75), (1.0, 60, 95)])
def test_the_veil_is_as_dark_as_the_pixels_need(luminance: float, lightest: int, darkest: int) -> None:
    slide = picture_slide(photo(1600, 900, luminance=((luminance,),)))
    (scrim,) = [shape for shape in slide.shapes if isinstance(shape, PanelShape)]
    assert isinstance(scrim.fill, tuple)
    assert lightest <= scrim.fill[-1].colour.alpha <= darkest


def test_the_veil_looks_at_the_pixels_under_the_words() -> None:
    bright_above = photo(1600, 900, luminance=((1.0,), (1.0,), (1.0,), (0.02,)))
    bright_below = photo(1600, 900, luminance=((0.02,), (0.02,), (0.02,), (1.0,)))

    def opacity(facts: PictureFacts) -> int:
        fill = next(shape.fill for shape in picture_slide(facts).shapes if isinstance(shape, PanelShape))
        return fill.alpha if isinstance(fill, Colour) else fill[-1].colour.alpha

    assert opacity(bright_above) < opacity(bright_below)


def test_a_picture_that_opens_its_heading_shows_title_and_caption() -> None:
    placed = told(
        "---\ntitle: A talk\n---\n\n# Heading\n\n![A ship](x.jpg)*Sea*\n\nText.\n", {"x.jpg": photo(1600, 900)}
    )
    slide = placed.slides[1]
    assert slide.layout == LayoutName.PICTURE_COVER_TITLE
    assert lines(slide, "Title") == ["Heading"]
    assert lines(slide, "Caption") == ["Sea"]


def test_a_caption_that_is_the_title_is_shown_once() -> None:
    slide = picture_slide(photo(1600, 900))
    assert [words(item) for shape in slide.shapes if isinstance(shape, TextShape) for item in shape.paragraphs] == [
        "Sea"
    ]


def test_a_linked_picture_is_a_link() -> None:
    slide = picture_slide(photo(1600, 900), "[![A ship](x.jpg)](https://example.org)")
    assert picture(slide).link is not None
