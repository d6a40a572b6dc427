"""Colours that everybody can read and tell apart, in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from post2slides.layout.callout_colour import callout_colour
from post2slides.model.placed import Colour
from post2slides.model.post import CalloutKind
from post2slides.theme.colour import READABLE, READABLE_LARGE, contrast
from post2slides.theme.layouts import ground
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import CodeColours, Role, Theme

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

VISIONS: dict[str, Matrix] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Linear sRGB as people with protanopia, deuteranopia and tritanopia see it (Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.0)."""
APART = 0.085
"""The distance in OKLab from which two patches are told apart at a glance; 0.02 is just noticeable side by side."""
GRAPHIC = 3.0
"""The contrast that bars and lines need (WCAG 2.2, success criterion 1.4.11)."""


@pytest.fixture(params=theme_names())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


def series(theme: Theme) -> list[str]:
    """The colours of a chart: five accents, and that of text."""
    return [theme.rgb(colour) for colour in (*(Colour(f"accent{n}") for n in range(1, 6)), theme.palette.text)]


def linear(digits: str) -> Rgb:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return _linear(red), _linear(green), _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def product(matrix: Matrix, vector: Rgb) -> Rgb:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def seen(digits: str, vision: Matrix) -> Rgb:
    """A colour in OKLab (Ottosson 2020), as somebody with that vision sees it."""
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in product(vision, linear(digits)))
    cones = product(
        ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
         (0.0883024619, 0.2817188376, 0.6299787005)),
        (red, green, blue),
    )  # fmt: skip
    long, middle, short = (cone ** (1 / 3) for cone in cones)
    return product(
        ((0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099),
         (0.0259040371, 0.7827717662, -0.8086757660)),
        (long, middle, short),
    )  # fmt: skip


def distance(one: str, other: str, vision: Matrix) -> float:
    pairs = zip(seen(one, vision), seen(other, vision), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def test_the_measure_of_difference_knows_what_people_mix_up() -> None:
    assert distance("4F7A3A", "8A6A1F", VISIONS["usual"]) > APART
    assert distance("4F7A3A", "8A6A1F", VISIONS["without green cones"]) < APART / 2


@pytest.mark.parametrize("vision", VISIONS)
def test_the_colours_of_charts_are_told_apart_by_everybody(theme: Theme, vision: str) -> None:
    pairs = {(one, other): distance(one, other, VISIONS[vision]) for one, other in combinations(series(theme), 2)}
    assert min(pairs.values()) >= APART, min(pairs, key=lambda pair: pairs[pair])


def test_the_colours_of_charts_stand_out_from_the_slide(theme: Theme) -> None:
    background = theme.rgb(theme.palette.background)
    assert min(contrast(colour, background) for colour in series(theme)) >= GRAPHIC


def inks(theme: Theme) -> Iterator[tuple[str, Colour, Colour]]:
    """What is written outside placeholders, in which colour and on which ground."""
    palette = theme.palette
    for background in (palette.background, palette.panel):
        for name in ("text", "muted", "accent_text", "link"):
            yield name, getattr(palette, name), background
        yield "followed link", Colour("folHlink"), background
    for field in fields(CodeColours):
        yield f"code: {field.name}", getattr(theme.code, field.name), palette.panel
    kinds: tuple[CalloutKind, ...] = ("note", "tip", "important", "warning", "caution", "question", "example")
    for kind in kinds:
        yield f"callout: {kind}", callout_colour(kind, theme), palette.panel
    yield "table header", palette.accent_text, palette.background
    yield "chart labels", palette.text, palette.background
    yield "on dark", palette.on_dark, palette.dark
    yield "muted on dark", palette.on_dark_muted, palette.dark
    yield "on accent", palette.on_accent, palette.accent
    yield "on second", palette.on_second, palette.second


def unreadable(theme: Theme) -> list[str]:
    """Every text that has too little contrast, in words."""
    found = [
        f"{name} has {ratio:.2f}:1"
        for name, ink, background in inks(theme)
        if (ratio := contrast(theme.rgb(ink), theme.rgb(background))) < READABLE
    ]
    for layout in theme.layouts.values():
        for role, placeholder in layout.placeholders.items():
            style = placeholder.style
            if role in {Role.PICTURE, Role.NUMBER}:
                continue
            large = style.minimum >= (14 if style.bold else 18)
            ratio = contrast(theme.rgb(style.colour), theme.rgb(ground(placeholder, layout)))
            if ratio < (READABLE_LARGE if large else READABLE):
                found.append(f"{role} of {layout.name} has {ratio:.2f}:1")
    return found


def test_every_text_is_readable(theme: Theme) -> None:
    assert unreadable(theme) == []


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(base=st.sampled_from(theme_names()), accent=COLOURS, second=COLOURS)
def test_any_two_colours_make_a_theme_that_can_be_read(tmp_path: Path, base: str, accent: str, second: str) -> None:
    file = tmp_path / f"{base}-{accent}-{second}.yaml"
    file.write_text(f'extends: {base}\ncolours: {{accent: "{accent}", second: "{second}"}}\n', "utf-8")
    assert unreadable(load_theme(file)) == []
