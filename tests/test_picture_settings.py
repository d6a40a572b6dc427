"""How pictures of every shape are set, with words that can be read and cover nothing that matters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from post2slides.assets.prepare import prepare
from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import default_metrics
from post2slides.layout.picture_strips import strips
from post2slides.model.deck import Prose
from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.model.placed import Colour, GradientStop, PanelShape, PictureShape, PlacedSlide, TextShape
from post2slides.outline import outline
from post2slides.read import read_post
from post2slides.theme.colour import luminance
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import LayoutName
from post2slides.units import Rect, px

CAPTION = "Sea"
LONG = "The author had a lot to say about the light of the evening, the camera and the long walk home. " * 3


def told(
    facts: PictureFacts, caption: str = CAPTION, theme: str = "paper", front: str = "title: T"
) -> list[PlacedSlide]:
    """The slides of a post with a picture after some text, and of one that opens its heading."""
    body = f"## One\n\nText.\n\n![](x.jpg)*{caption.strip()}*\n\n## Two\n\n![](x.jpg)*{caption.strip()}*\n"
    post = read_post(f"---\n{front}\n---\n\n{body}", name="post", report=lambda _: None)
    styled, metrics, gallery = load_theme(theme), default_metrics(), {"x.jpg": facts}
    deck = outline(post, gallery, prose=Prose.FULL, fits=Trial(styled, metrics, "en"))
    return list(lay_out(deck, styled, gallery, metrics, lambda _: None).slides)


def photo(width: int, height: int) -> PictureFacts:
    return PictureFacts("x", width, height, PictureKind.PHOTO)


def graphic(width: int, height: int, **facts: object) -> PictureFacts:
    return PictureFacts("x", width, height, PictureKind.GRAPHIC, **facts)  # type: ignore[arg-type]


def picture(slide: PlacedSlide) -> PictureShape:
    return next(shape for shape in slide.shapes if isinstance(shape, PictureShape))


def panels(slide: PlacedSlide, name: str) -> list[PanelShape]:
    return [shape for shape in slide.shapes if isinstance(shape, PanelShape) and shape.name == name]


@pytest.mark.parametrize(
    ("facts", "layouts"),
    [
        (photo(1920, 1080), ["Picture", "Picture with Title"]),
        (photo(4000, 3000), ["Whole Picture", "Whole Picture with Title"]),
        (photo(3000, 4000), ["Picture beside Text"] * 2),
        (photo(4800, 1200), ["Whole Picture", "Whole Picture with Title"]),
        (graphic(1920, 1080), ["Framed Picture", "Framed Picture with Title"]),
        (graphic(390, 844), ["Picture beside Text"] * 2),
        (photo(300, 200), ["Framed Picture", "Framed Picture with Title"]),
    ],
)
def test_the_five_settings(facts: PictureFacts, layouts: list[str]) -> None:
    shown = [slide for slide in told(facts) if any(isinstance(shape, PictureShape) for shape in slide.shapes)]
    assert [slide.layout for slide in shown] == layouts


def test_a_panorama_is_a_band_over_the_whole_width() -> None:
    for slide in (told(photo(4800, 1200))[2], told(photo(7000, 1000))[3]):
        rect = picture(slide).rect
        assert (rect.left, rect.width) == (0, px(1280))
        assert rect.height == pytest.approx(px(1280) * (1 / 4 if slide.title == CAPTION else 1 / 7), rel=0.01)


def test_a_tiny_picture_grows_half_as_large_again_and_no_more() -> None:
    assert picture(told(graphic(100, 80))[2]).rect.width == px(150)


# Captions


@pytest.mark.parametrize("theme", theme_names())
def test_a_long_caption_stands_under_the_photograph_not_on_it(theme: str) -> None:
    slide = told(photo(1920, 1080), LONG, theme)[2]
    layouts = load_theme(theme).layouts
    (title,) = (shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.name == "Title")
    below = next(h.rect for h in layouts[LayoutName(slide.layout)].placeholders.values() if h.ref == title.placeholder)
    assert picture(slide).rect.bottom <= (title.rect or below).top
    assert not panels(slide, "Scrim")


@pytest.mark.parametrize("theme", theme_names())
def test_a_long_caption_is_whole_beside_a_portrait(theme: str) -> None:
    slide = told(photo(3000, 4000), LONG, theme)[2]
    said = "".join(run.text for paragraph in slide.notes for run in paragraph.runs)
    assert slide.layout == "Picture beside Text"
    (title,) = (shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.name == "Title")
    shown = "".join(run.text for run in title.paragraphs[0].runs)
    assert LONG.strip() in shown.replace("\n", " ") or LONG.strip() in said
    assert title.rect is None or title.rect.right <= picture(slide).rect.left


# Endless captures


def test_an_endless_page_is_shown_part_by_part() -> None:
    slides = [slide for slide in told(graphic(1280, 8000)) if slide.title.startswith(CAPTION)]
    parts = [picture(slide) for slide in slides]
    assert 6 <= len(parts) <= 10
    assert {part.key for part in parts} == {"x"}
    assert (parts[0].crop.top, parts[-1].crop.bottom) == (0, 0)
    for part, following in pairwise(parts):
        assert following.crop.top < 1 - part.crop.bottom  # they overlap, for nothing is known of empty places
    for part in parts:
        seen = 8000 * (1 - part.crop.top - part.crop.bottom)
        assert part.rect.width / part.rect.height == pytest.approx(1280 / seen, rel=0.01)


def test_parts_meet_where_the_page_is_empty() -> None:
    cut = strips(graphic(1280, 4000, calm=(0.1, 0.21, 0.42, 0.6, 0.83)))
    assert [crop.top for crop in cut] == [0, 0.21, 0.42, 0.6, 0.83]
    assert [round(1 - crop.bottom, 2) for crop in cut] == [0.21, 0.42, 0.6, 0.83, 1]


@pytest.mark.parametrize("facts", [photo(1000, 8000), graphic(390, 844), graphic(100, 900), graphic(1280, 2600)])
def test_nothing_else_is_divided(facts: PictureFacts) -> None:
    assert len(strips(facts)) == 1


def test_empty_places_are_found_between_the_blocks_of_a_page(tmp_path: Path) -> None:
    page = Image.new("RGB", (640, 3200), "white")
    for top in range(0, 3200, 400):
        for line in range(top + 40, top + 360, 24):
            ImageDraw.Draw(page).text((30, line), "words on a page " * 8, fill="black", font_size=14)
    page.save(tmp_path / "page.png")
    facts = prepare((tmp_path / "page.png").read_bytes(), "x", tmp_path, 2560).facts
    assert facts.kind is PictureKind.GRAPHIC
    for gap in range(400, 3200, 400):
        assert any(abs(height * 3200 - gap) < 45 for height in facts.calm)


# Grounds


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("ink", [0.02, 0.98])
def test_line_art_gets_a_ground_where_it_would_vanish(theme: str, ink: float) -> None:
    styled = load_theme(theme)
    slide = told(graphic(1200, 800, transparent=True, ink=ink), theme=theme)[2]
    grounds = panels(slide, "Picture Ground")
    behind = grounds[0].fill if grounds else styled.layouts[LayoutName(slide.layout)].background
    assert isinstance(behind, Colour)
    light = luminance(styled.rgb(behind))
    assert (max(light, ink) + 0.05) / (min(light, ink) + 0.05) >= 3
    for ground in grounds:
        assert ground.rect.holds(picture(slide).rect)
        assert slide.shapes.index(ground) < slide.shapes.index(picture(slide))


def test_dark_words_among_bright_boxes_get_a_light_ground_in_a_dark_theme(tmp_path: Path) -> None:
    drawing = Image.new("RGBA", (1200, 700))
    draw = ImageDraw.Draw(drawing)
    draw.rectangle((300, 200, 900, 500), fill=(230, 70, 50, 255))
    draw.text((100, 60), "Main thread", fill=(70, 70, 70, 255), font_size=90)
    drawing.save(tmp_path / "x.png")
    facts = prepare((tmp_path / "x.png").read_bytes(), "x", tmp_path, 2560).facts
    assert panels(told(facts, theme="midnight")[2], "Picture Ground")
    assert not panels(told(facts, theme="paper")[2], "Picture Ground")


def test_an_opaque_picture_needs_no_ground() -> None:
    assert not panels(told(graphic(1200, 800, ink=0.9))[2], "Picture Ground")


# Words on pictures


def scenes() -> Iterator[tuple[str, Image.Image]]:
    size = (1280, 720)
    yield "white", Image.new("RGB", size, "white")
    yield "noise", Image.effect_noise(size, 120).convert("RGB")
    sky = Image.linear_gradient("L").resize(size).transpose(Image.Transpose.FLIP_TOP_BOTTOM).convert("RGB")
    yield "bright sky", Image.blend(sky, Image.new("RGB", size, (190, 220, 255)), 0.6)
    snow = Image.new("RGB", size, (20, 30, 60))
    ImageDraw.Draw(snow).rectangle((0, 560, 1280, 720), fill=(250, 250, 255))
    yield "snow at the foot", snow
    yield "black", Image.new("RGB", size, "black")


SCENES = dict(scenes())


@pytest.mark.parametrize(
    "theme",
    [name if name in ("paper", "midnight") else pytest.param(name, marks=pytest.mark.slow) for name in theme_names()],
)
@pytest.mark.parametrize("scene", SCENES)
def test_words_can_be_read_on_any_picture(scene: str, theme: str, tmp_path: Path) -> None:
    """The veil is laid over the very pixels, row by row, as a program does; at most one in twenty may be brighter."""
    image = SCENES[scene]
    image.save(tmp_path / "x.png")
    found = prepare((tmp_path / "x.png").read_bytes(), "x", tmp_path, 2560).facts
    facts = PictureFacts("x", 1280, 720, PictureKind.PHOTO, luminance=found.luminance)
    styled = load_theme(theme)
    cover, _, after, opening = told(facts, theme=theme, front="title: A talk\ncover: x.jpg")
    for slide in (cover, after, opening):
        (veil,) = panels(slide, "Scrim")
        text = luminance(styled.rgb(styled.palette.on_dark))
        dark = channels(styled.rgb(styled.palette.dark))
        for rect in word_rects(slide, theme):
            ratios = sorted(ratio for ratio in contrasts(image, veil, rect, text, dark))
            assert ratios[len(ratios) // 20] >= 4.4


def word_rects(slide: PlacedSlide, theme: str) -> Iterator[Rect]:
    """Where the words of title and caption stand: at the foot of their frames, as many lines as they have."""
    holders = load_theme(theme).layouts[LayoutName(slide.layout)].placeholders.values()
    for shape in slide.shapes:
        if isinstance(shape, TextShape) and shape.name in ("Title", "Caption"):
            holder = next(holder for holder in holders if holder.ref == shape.placeholder)
            size = shape.paragraphs[0].runs[0].size or holder.style.size
            height = min(holder.room.height, px(size * 96 / 72 * 1.2))
            top = holder.room.bottom - height if holder.anchor == "bottom" else holder.room.top
            yield Rect.of(holder.room.left, top, holder.room.width, height)


def contrasts(image: Image.Image, veil: PanelShape, rect: Rect, text: float, dark: tuple[int, ...]) -> Iterator[float]:
    scale = px(1280) / image.width
    for y in range(round(rect.top / scale), round(rect.bottom / scale), 3):
        alpha = alpha_at(veil, y * scale)
        for x in range(round(rect.left / scale), round(rect.right / scale), 7):
            pixel = image.getpixel((x, y))
            assert isinstance(pixel, tuple)
            mixed = [round(under * (1 - alpha) + over * alpha) for under, over in zip(pixel, dark, strict=True)]
            yield (text + 0.05) / (luminance("".join(f"{value:02X}" for value in mixed)) + 0.05)


def alpha_at(veil: PanelShape, y: float) -> float:
    if isinstance(veil.fill, Colour):
        return veil.fill.alpha / 100
    place = (y - veil.rect.top) / veil.rect.height
    before = max((stop for stop in veil.fill if stop.at <= place), key=at, default=veil.fill[0])
    after = min((stop for stop in veil.fill if stop.at >= place), key=at, default=veil.fill[-1])
    share = (place - before.at) / (after.at - before.at) if after.at > before.at else 0.0
    return (before.colour.alpha + share * (after.colour.alpha - before.colour.alpha)) / 100


def at(stop: GradientStop) -> float:
    return stop.at


def channels(digits: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(digits))


# The cover


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize(
    "facts",
    [
        photo(3000, 4000),
        photo(6000, 1500),
        photo(500, 375),
        graphic(90, 90),
        graphic(1600, 900),
        graphic(600, 200, transparent=True, ink=0.02),
    ],
    ids=["portrait", "panorama", "small", "tiny", "screenshot", "logo"],
)
def test_a_cover_of_any_shape_stands_clear_of_the_title(facts: PictureFacts, theme: str) -> None:
    title_slide = told(facts, theme=theme, front="title: A talk about ships at sea\nauthor: Ann\ncover: x.jpg")[0]
    shown = picture(title_slide).rect
    assert title_slide.layout == "Title Slide with Picture"
    assert shown.width / shown.height == pytest.approx(
        max(facts.aspect, 1280 / 302.4) if facts.aspect > 3 else facts.aspect, rel=0.2 if facts.aspect < 1 else 0.02
    )
    for shape in title_slide.shapes:
        if isinstance(shape, TextShape):
            assert shape.rect is not None
            assert not shape.rect.overlaps(shown)


def test_a_photograph_of_the_slides_shape_lies_under_the_title() -> None:
    title_slide = told(photo(1600, 900), front="title: T\ncover: x.jpg")[0]
    assert picture(title_slide).rect == Rect.of(0, 0, px(1280), px(720))
    assert panels(title_slide, "Scrim")
