"""A brand's theme in three lines: two colours and a logo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from conversions import Conversion, converted
from package_lint import Package, faults
from post2slides.diagnostics import ThemeError
from post2slides.pipeline import Source
from post2slides.theme.load import theme_names

THREE_LINES = 'extends: {base}\ncolours: {{accent: "0B5FFF", second: "00875A"}}\nlogo: {logo}\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100"/></svg>'
POST = "# Post\n\n## One\n\nText.\n\n## Two\n\n```py\nx = 1\n```\n"
SHOWN = {"Title Slide", "Title and Content", "Closing"}
IMAGES = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Logos of three by one: dark and light ones without a ground, and one on white."""
    Image.new("RGBA", (600, 200), (20, 20, 60, 255)).save(tmp_path / "solid.png")
    for name, colour in (("dark", (20, 20, 60, 255)), ("light", (250, 250, 250, 255))):
        logo = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
        logo.paste(colour, (0, 0, 300, 200))
        logo.save(tmp_path / f"{name}.png")
    Image.new("RGB", (600, 200), "white").save(tmp_path / "paper.jpg")
    (tmp_path / "sign.svg").write_text(SVG, "utf-8")
    return tmp_path


def brand(folder: Path, logo: str, base: str = "paper") -> Path:
    path = folder / "acme.yaml"
    path.write_text(THREE_LINES.format(base=base, logo=logo), "utf-8")
    return path


def deck(theme: Path, size: str = "theme") -> Conversion:
    return converted(Source(POST, "post"), theme=str(theme), size=size)


def shapes(made: Conversion, layout: str) -> dict[str, Any]:
    found: Any = Presentation(BytesIO(made.data)).slide_layouts.get_by_name(layout)
    return {shape.name: shape for shape in found.shapes}


@pytest.mark.parametrize("base", theme_names())
def test_three_lines_make_a_theme(folder: Path, base: str) -> None:
    made = deck(brand(folder, "dark.png", base))
    theme = made.stages.theme
    assert (theme.name, theme.scheme["accent1"], theme.scheme["accent2"]) == ("acme", "0B5FFF", "00875A")
    assert faults(Package(made.archive)) == []
    for layout in SHOWN:
        logo = shapes(made, layout)["Logo"]
        assert logo.width == pytest.approx(3 * logo.height, rel=0.01)
        room = next(placed.logo for name, placed in theme.layouts.items() if name == layout)
        assert room is not None
        assert room.left <= logo.left
        assert logo.left + logo.width <= room.right


def test_the_logo_is_described_and_stored_once(folder: Path) -> None:
    made = deck(brand(folder, "{file: dark.png, description: Acme}"))
    assert shapes(made, "Title Slide")["Logo"]._element.xpath(".//p:cNvPr/@descr") == ["Acme"]
    assert [name for name in made.archive.namelist() if "media" in name] == ["ppt/media/logo1.png"]


def test_a_logo_that_would_vanish_gets_a_plate_or_the_one_for_dark_grounds(folder: Path) -> None:
    alone = deck(brand(folder, "dark.png", "midnight"))
    assert shapes(alone, "Title Slide")["Logo Plate"].fill.fore_color.theme_color is not None
    plate, logo = shapes(alone, "Title Slide")["Logo Plate"], shapes(alone, "Title Slide")["Logo"]
    assert plate.left < logo.left
    assert plate.left + plate.width > logo.left + logo.width
    both = deck(brand(folder, "{file: dark.png, on_dark: light.png}", "midnight"))
    assert "Logo Plate" not in shapes(both, "Title Slide")
    assert shapes(both, "Title Slide")["Logo"].image.blob != shapes(deck(brand(folder, "dark.png")), "Title Slide")[
        "Logo"].image.blob  # fmt: skip


def test_a_logo_on_a_ground_of_its_own_needs_no_plate(folder: Path) -> None:
    made = deck(brand(folder, "paper.jpg", "midnight"))
    assert "Logo Plate" not in shapes(made, "Title Slide")


def test_a_drawing_is_embedded_with_a_picture_for_programs_that_show_none(folder: Path) -> None:
    made = deck(brand(folder, "sign.svg"))
    assert sorted(name for name in made.archive.namelist() if "media" in name) == [
        "ppt/media/logo1.png",
        "ppt/media/logo1.svg",
    ]
    logo = shapes(made, "Title Slide")["Logo"]
    assert logo._element.findall(f".//{IMAGES}ext")
    assert b"svgBlip" in etree.tostring(logo._element)
    assert faults(Package(made.archive)) == []


def test_the_logo_keeps_its_corner_on_narrow_slides_and_changes_sides_from_right_to_left(folder: Path) -> None:
    theme = brand(folder, "dark.png")
    wide, narrow = (shapes(deck(theme, size=size), "Title and Content")["Logo"] for size in ("16:9", "4:3"))
    assert (wide.width, wide.height, wide.top) == (narrow.width, narrow.height, narrow.top)
    sizes = {size: deck(theme, size=size).stages.theme.size.width for size in ("16:9", "4:3")}
    assert sizes["16:9"] - wide.left == sizes["4:3"] - narrow.left
    hebrew = converted(Source("---\nlang: he\n---\n\n# כותרת\n\n## אחת\n\nמילים.\n", "post"), theme=str(theme))
    logo = shapes(hebrew, "Title and Content")["Logo"]
    assert logo.left == sizes["16:9"] - wide.left - wide.width


def test_a_theme_without_a_logo_shows_none() -> None:
    made = converted(Source(POST, "post"))
    assert not any("Logo" in shapes(made, layout) for layout in SHOWN)


def test_the_same_logo_gives_the_same_bytes(folder: Path) -> None:
    theme = brand(folder, "sign.svg")
    assert deck(theme).data == deck(theme).data


@pytest.mark.parametrize(
    ("logo", "words"),
    [
        ("gone.png", ("acme.yaml:3", "logo", "there is no file 'gone.png'")),
        ("acme.yaml", ("acme.yaml", "the logo cannot be shown", "SVG, PNG or JPEG")),
        ("{fiel: dark.png}", ("acme.yaml:3", "logo.fiel", "'file'")),
        ("{on_dark: light.png}", ("acme.yaml:3", "'file' is missing")),
    ],
)
def test_a_logo_that_is_none_is_refused_with_its_place(folder: Path, logo: str, words: tuple[str, ...]) -> None:
    with pytest.raises(ThemeError) as caught:
        deck(brand(folder, logo))
    assert all(word in str(caught.value) for word in words), str(caught.value)
