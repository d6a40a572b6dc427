"""Themes as data: what the built-in ones promise, and what the author of a new one is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from post2slides.diagnostics import ThemeError
from post2slides.layout.metrics import table
from post2slides.model.placed import Colour
from post2slides.theme.colour import READABLE, READABLE_LARGE, contrast, darker, lighter, readable, resolve
from post2slides.theme.layouts import ground
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.mirror import mirrored
from post2slides.theme.model import LayoutName, Role, Theme
from post2slides.theme.typography import SCRIPTS
from post2slides.units import Emu, Rect, px

BUILT_IN = ("midnight", "paper", "plain", "poster", "terminal")
UNREAD = {Role.PICTURE, Role.NUMBER}


@pytest.fixture(params=BUILT_IN)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


def write(folder: Path, text: str) -> Path:
    path = folder / "theme.yaml"
    path.write_text(text, "utf-8")
    return path


def refusal(folder: Path, text: str) -> ThemeError:
    with pytest.raises(ThemeError) as caught:
        load_theme(write(folder, text))
    return caught.value


def test_the_built_in_themes_are_listed() -> None:
    assert theme_names() == BUILT_IN


def test_every_theme_has_every_layout_with_a_title(theme: Theme) -> None:
    assert set(theme.layouts) == set(LayoutName)
    assert all(Role.TITLE in layout.placeholders for layout in theme.layouts.values())


def test_nothing_reaches_beyond_the_slide(theme: Theme) -> None:
    slide = Rect(Emu(0), Emu(0), theme.size.width, theme.size.height)
    for layout in theme.layouts.values():
        assert all(slide.holds(placeholder.rect) for placeholder in layout.placeholders.values())
        assert all(slide.holds(decoration.rect) for decoration in layout.decorations)


def test_texts_of_a_layout_do_not_share_a_place(theme: Theme) -> None:
    # there, text and what it leads to divide the body between them
    shared = {LayoutName.CODE, LayoutName.TABLE, LayoutName.CHART, LayoutName.CALLOUT}
    for layout in theme.layouts.values():
        rects = [
            placeholder.rect
            for role, placeholder in layout.placeholders.items()
            if role is not Role.PICTURE and not (layout.name in shared and role is Role.BODY)
        ]
        assert not any(one.overlaps(other) for n, one in enumerate(rects) for other in rects[n + 1 :]), layout.name


def test_every_text_is_readable_on_its_ground(theme: Theme) -> None:
    for layout in theme.layouts.values():
        for role, placeholder in layout.placeholders.items():
            if role in UNREAD:
                continue
            style = placeholder.style
            large = style.minimum >= (14 if style.bold else 18)
            ratio = contrast(theme.rgb(style.colour), theme.rgb(ground(placeholder, layout)))
            assert ratio >= (READABLE_LARGE if large else READABLE), (layout.name, role)


def test_small_text_in_the_accent_and_in_code_is_readable(theme: Theme) -> None:
    palette, code = theme.palette, theme.code
    background, panel = theme.rgb(palette.background), theme.rgb(palette.panel)
    for colour in (palette.accent_text, palette.link, palette.text, palette.muted):
        assert min(contrast(theme.rgb(colour), background), contrast(theme.rgb(colour), panel)) >= READABLE
    colours = (code.keyword, code.string, code.number, code.comment, code.name, code.builtin, code.operator)
    for colour in (*colours, code.inserted, code.deleted, code.error):
        assert contrast(theme.rgb(colour), panel) >= READABLE
    assert contrast(theme.rgb(palette.on_dark), theme.rgb(palette.dark)) >= READABLE
    assert contrast(theme.rgb(palette.on_dark_muted), theme.rgb(palette.dark)) >= READABLE
    assert contrast(theme.rgb(palette.on_accent), theme.rgb(palette.accent)) >= READABLE_LARGE


def test_themes_differ_in_more_than_colour() -> None:
    themes = [load_theme(name) for name in BUILT_IN]
    for layout in (LayoutName.TITLE, LayoutName.SECTION, LayoutName.QUOTE):
        looks = {
            (theme.layouts[layout].placeholders[Role.TITLE].rect, theme.layouts[layout].decorations) for theme in themes
        }
        assert len(looks) == len(themes), layout


def test_a_dark_theme_has_light_text_on_its_first_dark_colour() -> None:
    theme = load_theme("midnight")
    assert (theme.scheme["dk1"], theme.scheme["lt1"]) == ("0E1420", "EEF2F8")
    assert theme.rgb(Colour("bg1")) == "0E1420"
    assert theme.rgb(Colour("tx1")) == "EEF2F8"


def test_a_theme_that_extends_another_says_only_what_differs(tmp_path: Path) -> None:
    theme = load_theme(
        write(
            tmp_path,
            """
extends: paper
title: Ours
colours: {accent: 00539B}
styles: {title: {size: 30}}
layouts:
  Section Header: {background: second}
  Title and Content:
    placeholders: {title: {align: center}, footer: {at: [72, 680, 500, 24]}}
""",
        )
    )
    paper = load_theme("paper")
    content = theme.layouts[LayoutName.CONTENT].placeholders
    assert theme.name == tmp_path.name
    assert theme.scheme["accent1"] == "00539B"
    assert theme.scheme["accent2"] == paper.scheme["accent2"]
    assert theme.styles[Role.TITLE].size == 30
    assert theme.styles[Role.TITLE].bold
    assert theme.layouts[LayoutName.SECTION].background == theme.palette.second
    assert content[Role.TITLE].style.align == "center"
    assert content[Role.TITLE].rect == paper.layouts[LayoutName.CONTENT].placeholders[Role.TITLE].rect
    assert content[Role.FOOTER].rect == Rect(px(72), px(680), px(500), px(24))
    assert theme.layouts[LayoutName.CODE].placeholders[Role.FOOTER].rect.top == px(674)


def test_a_theme_may_extend_a_neighbour_by_path(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "ours").mkdir()
    write(tmp_path / "base", "extends: plain\ncolours: {accent: B00020}")
    path = write(tmp_path / "ours", "extends: ../base\ntitle: Ours")
    assert load_theme(path).scheme["accent1"] == "B00020"
    assert load_theme(path.parent).title == "Ours"


def test_an_accent_too_faint_for_small_text_is_darkened_there_alone(tmp_path: Path) -> None:
    theme = load_theme(write(tmp_path, "extends: plain\ncolours: {accent: 0A84FF}"))
    assert theme.palette.accent == Colour("accent1")
    assert theme.palette.accent_text.scheme == "accent1"
    assert theme.palette.accent_text.shade < 100
    assert theme.scheme["hlink"] == theme.rgb(theme.palette.accent_text)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("extends: paper\ncolour: {accent: B4472F}", 2, ("colour: unknown field", "'colours'")),
        ("extends: paper\ncolours:\n  acent: B4472F", 3, ("colours.acent", "Did you mean 'accent'?")),
        ("extends: paper\ncolours:\n  accent: red", 3, ("colours.accent", "six hexadecimal digits", "'red'")),
        ("extends: paper\ncolours:\n  muted: C0C0C0", 3, ("colours.muted", "on background", "4.5:1")),
        ("extends: paper\ncolours:\n  rule: pannel", 3, ("unknown colour 'pannel'", "'panel'")),
        ("extends: paper\ncolours:\n  rule: panel 10% darker", 3, ("not a colour", "text lighter 40%")),
        ("extends: paper\nstyles:\n  title: {size: huge}", 3, ("styles.title.size", "a number", "'huge'")),
        ("extends: paper\nstyles:\n  title: {size: 20}", 3, ("styles.title.size", "between min 24")),
        ("extends: paper\nstyles:\n  title: {bold: maybe}", 3, ("styles.title.bold", "yes or no")),
        ("extends: paper\nstyles:\n  title: {font: headings}", 3, ("styles.title.font", "'heading'")),
        ("extends: paper\nstyles:\n  titel: {size: 30}", 3, ("styles.titel", "'title'")),
        ("extends: paper\nslide: [1280]", 2, ("slide", "2 numbers are needed, not 1")),
        ("extends: paper\nbullets: no", 2, ("bullets", "a list is needed")),
        ("extends: paper\ngap: [1]", 2, ("gap", "a single value")),
        ("extends: paper\nfonts: Arial", 2, ("fonts", "names with values")),
        ("extends: paper\ngap: 20\ngap: 30", 3, ("gap", "there twice")),
        ("extends: paper\nlayouts:\n  Quotes: {}", 3, ("layouts.Quotes", "'Quote'")),
        (
            "extends: paper\nlayouts:\n  Quote:\n    placeholders:\n      quote: {at: [72, 72, 1300, 9]}",
            5,
            ("layouts.Quote.placeholders.quote.at", "beyond the slide"),
        ),
        (
            "extends: paper\nlayouts:\n  Quote:\n    placeholders:\n      quote: {colour: panel darker 10%}",
            5,
            ("quote.colour", "'Quote'", "3.0:1"),
        ),
        ("extends: paper\nlayouts:\n  Quote: {standard: [fotter]}", 3, ("standard[1]", "'footer'")),
        ("title: Alone", 1, ("'slide' is missing",)),
        ("extends: papr", 1, ("no theme 'papr'", "'paper'")),
        ("extends: [", 1, ("not YAML",)),
        ("title: \a", None, ("not YAML",)),
        ("", None, ("is empty",)),
        ("- a list", 1, ("names with values",)),
    ],
)
def test_a_mistake_is_named_with_file_line_and_field(
    tmp_path: Path, text: str, line: int | None, words: tuple[str, ...]
) -> None:
    error = refusal(tmp_path, text)
    assert all(word in str(error) for word in words), str(error)
    if "papr" not in text:
        assert (error.file, error.line) == (str(tmp_path / "theme.yaml"), line)


def test_a_layout_without_a_title_is_refused(tmp_path: Path) -> None:
    paper = load_theme("paper").name
    text = f"extends: {paper}\nlayouts:\n  Title and Content: {{standard: [body]}}"
    assert "a placeholder for the title is missing" in str(refusal(tmp_path, text))


def test_themes_that_extend_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    assert "in a circle" in str(refusal(tmp_path, f"extends: {tmp_path}"))


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="no theme 'midnigth'") as caught:
        load_theme("midnigth")
    assert caught.value.hint == "Did you mean 'midnight'?"
    with pytest.raises(ThemeError) as caught:
        load_theme("zzz")
    assert caught.value.hint == "There are: midnight, paper, plain, poster, terminal."
    with pytest.raises(ThemeError, match=r"has no theme\.yaml"):
        load_theme(tmp_path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").write_bytes(b"title: \xff\xfe")
    with pytest.raises(ThemeError, match="not UTF-8"):
        load_theme(tmp_path)


def test_a_theme_changed_on_disk_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, "extends: paper\ntitle: Before")
    assert load_theme(path).title == "Before"
    changed = path.stat().st_mtime_ns + 10**9
    write(tmp_path, "extends: paper\ntitle: After")
    os.utime(path, ns=(changed, changed))
    assert load_theme(path).title == "After"


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("B4472F", "B4472F") == 1


def test_darker_and_lighter_are_those_of_powerpoint() -> None:
    scheme = {"accent1": "4472C4", "dk1": "000000", "lt1": "FFFFFF"}
    accent = Colour("accent1")
    assert resolve(darker(accent, 25), scheme, dark=False) == "2F5597"
    assert resolve(lighter(accent, 40), scheme, dark=False) == "8FAADC"
    assert resolve(Colour("tx1"), scheme, dark=True) == "FFFFFF"
    assert resolve(Colour(rgb="abcdef"), scheme, dark=False) == "ABCDEF"


def test_a_colour_becomes_readable_by_the_smallest_change() -> None:
    scheme = {"accent1": "E4572E", "dk1": "1B1B1B", "lt1": "FFF4D6"}
    chosen = readable(Colour("accent1"), ["FFF4D6"], scheme, dark=False)
    step_before = Colour("accent1", shade=chosen.shade + 5)
    assert contrast(resolve(chosen, scheme, dark=False), "FFF4D6") >= READABLE
    assert contrast(resolve(step_before, scheme, dark=False), "FFF4D6") < READABLE


def test_the_mirror_image_has_everything_at_the_other_side(theme: Theme) -> None:
    image = mirrored(theme)
    for name, layout in theme.layouts.items():
        for role, placeholder in layout.placeholders.items():
            other = image.layouts[name].placeholders[role]
            assert other.rect.right == theme.size.width - placeholder.rect.left
            assert other.insets.left == placeholder.insets.right
    assert image.styles[Role.BODY].align == "right"
    assert mirrored(image).layouts == theme.layouts


EVERYWHERE = {"Arial", "Arial Narrow", "Courier New", "Georgia"}
"""Families that Windows and macOS have, or (Arial Narrow on Windows) that Office brings."""


def test_fonts_are_everywhere_and_their_widths_are_known(theme: Theme) -> None:
    families = {face.latin for face in theme.fonts.values()}
    assert families <= EVERYWHERE
    assert all(table.exists(family.lower().replace(" ", "-")) for family in families)
    assert all(set(face.scripts) == set(SCRIPTS) for face in theme.fonts.values())
