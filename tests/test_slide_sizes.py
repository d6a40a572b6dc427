"""Slides of 4:3 and 16:10: how themes adapt, and where the size can be chosen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from conversions import converted
from geometry import faults
from post2slides.diagnostics import SettingsError
from post2slides.layout.metrics import default_metrics
from post2slides.model.choice import SlideSize
from post2slides.pipeline import Source
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import LayoutName, Role, Theme
from post2slides.theme.reflow import reflowed
from post2slides.units import Emu, Rect, px

POST = "# Post\n\n## One\n\nText.\n\n```py\nx = 1\n```\n\n## Two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n## Three\n"
ADAPTED = [(name, size) for name in theme_names() for size in (SlideSize.STANDARD, SlideSize.SCREEN)]


@pytest.fixture(params=ADAPTED, ids=lambda pair: f"{pair[0]} {pair[1]}")
def pair(request: pytest.FixtureRequest) -> tuple[Theme, Theme]:
    """A theme as it is, and on slides of another width."""
    name, size = request.param
    theme = load_theme(name)
    return theme, reflowed(theme, size)


@pytest.mark.parametrize(("size", "width"), [(SlideSize.STANDARD, 960), (SlideSize.SCREEN, 1152)])
def test_the_height_stays_and_the_width_follows(size: SlideSize, width: int) -> None:
    theme = reflowed(load_theme("paper"), size)
    assert (theme.size.width, theme.size.height) == (px(width), px(720))


@pytest.mark.parametrize("size", [SlideSize.THEME, SlideSize.WIDE])
def test_a_theme_that_has_the_size_stays_as_it_is(size: SlideSize) -> None:
    assert reflowed(load_theme("plain"), size) is load_theme("plain")


def test_margins_stay_and_nothing_leaves_the_slide(pair: tuple[Theme, Theme]) -> None:
    before, after = pair
    slide = Rect(Emu(0), Emu(0), after.size.width, after.size.height)
    for name, layout in after.layouts.items():
        for role, placeholder in layout.placeholders.items():
            old, new = before.layouts[name].placeholders[role].rect, placeholder.rect
            assert slide.holds(new)
            assert (new.top, new.height) == (old.top, old.height)
            if old.right == before.layouts[LayoutName.CONTENT].placeholders[Role.TITLE].rect.right:
                assert after.size.width - new.right == before.size.width - old.right
        assert all(slide.holds(decoration.rect) for decoration in layout.decorations)


def test_edges_that_agree_still_do_and_what_is_beside_another_still_is(pair: tuple[Theme, Theme]) -> None:
    before, after = pair
    for name, layout in before.layouts.items():
        places = [(place.rect, after.layouts[name].placeholders[role].rect) for role, place in
                  layout.placeholders.items()]  # fmt: skip
        for old, new in places:
            for other, moved in places:
                assert (old.left == other.left) == (new.left == moved.left), name
                assert old.overlaps(other) or not new.overlaps(moved), name


def test_running_text_is_as_wide_as_the_slide_has_room_for() -> None:
    body = reflowed(load_theme("paper"), SlideSize.STANDARD).layouts[LayoutName.CONTENT].placeholders[Role.BODY].rect
    assert (body.left, body.right) == (px(72), px(960 - 72))


def test_short_marks_keep_their_width(pair: tuple[Theme, Theme]) -> None:
    before, after = pair
    for name, layout in before.layouts.items():
        for old, new in zip(layout.decorations, after.layouts[name].decorations, strict=True):
            assert new.rect.width == old.rect.width or old.rect.width > before.size.width / 8


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("size", ["4:3", "16:10"])
def test_a_deck_of_another_size_is_in_order(theme: str, size: str) -> None:
    made = converted(Source(f"---\nslides:\n  size: {size}\n---\n\n{POST}", "post"), theme=theme)
    assert "words-lost" not in made.codes()
    assert faults(made.stages.placed, made.stages.theme, default_metrics()) == []
    across, down = map(int, size.split(":"))
    deck: Any = Presentation(BytesIO(made.data))
    assert deck.slide_width * down == deck.slide_height * across
    title = made.stages.theme.layouts[LayoutName.CONTENT].placeholders[Role.TITLE].rect
    assert deck.slide_layouts.get_by_name("Title and Content").placeholders[0].width == title.width


def test_another_size_is_refused_with_the_sizes_there_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="16:9, 4:3 or 16:10"):
        converted(Source(POST, "post", tmp_path / "post.md"), size="5:4")
