"""What `check` finds in decks of any program and in posts, and what it lets pass."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches, Pt

from conversions import ENGLISH, KOREAN, OFFLINE, converted
from post2slides import cli
from post2slides.check import CODES, check_deck, check_post
from post2slides.diagnostics import DeckError, Severity
from post2slides.pipeline import Options, Source
from post2slides.theme.load import theme_names

ROOT = Path(__file__).parent.parent
GREY = RGBColor(0xAA, 0xAA, 0xAA)  # type: ignore[no-untyped-call]
LONG = "Measuring text before it is set keeps a slide from running over its edge. " * 30


def picture(width: int, height: int) -> BytesIO:
    data = BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, "PNG")
    data.seek(0)
    return data


def nothing(slide: Any) -> None:
    """The slide as it is."""


def too_much(slide: Any) -> None:
    slide.placeholders[1].text = LONG


def grown_off_the_slide(slide: Any) -> None:
    box = slide.shapes.add_textbox(Inches(1), Inches(6), Inches(8), Inches(1))
    box.text_frame.word_wrap = True
    box.text_frame.auto_size = MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT
    box.text_frame.text = LONG


def beside_the_edge(slide: Any) -> None:
    slide.shapes.add_textbox(Inches(8), Inches(1), Inches(4), Inches(1)).text_frame.text = "Look"


def long_table(slide: Any) -> None:
    table = slide.shapes.add_table(20, 2, Inches(1), Inches(2), Inches(8), Inches(1)).table
    for row in range(20):
        table.cell(row, 0).text = LONG[:120]


def tiny(slide: Any) -> None:
    slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(9)


def faint(slide: Any) -> None:
    slide.placeholders[1].text_frame.paragraphs[0].runs[0].font.color.rgb = GREY


def faint_on_a_panel(slide: Any) -> None:
    box = slide.shapes.add_shape(1, Inches(1), Inches(5), Inches(6), Inches(1))
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0x33, 0x33, 0x33)  # type: ignore[no-untyped-call]
    box.text_frame.text = "Dark on dark"
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(0, 0, 0)  # type: ignore[no-untyped-call]


def no_title(slide: Any) -> None:
    slide.shapes.title._element.getparent().remove(slide.shapes.title._element)


def same_title(slide: Any) -> None:
    slide.shapes.title.text = "The first"


def empty_body(slide: Any) -> None:
    slide.placeholders[1].text = ""


def undescribed(slide: Any) -> None:
    shape = slide.shapes.add_picture(picture(900, 600), Inches(1), Inches(5), Inches(3))
    shape._element.xpath(".//p:cNvPr")[0].set("descr", "")


def described_by_its_file(slide: Any) -> None:
    shape = slide.shapes.add_picture(picture(900, 600), Inches(1), Inches(5), Inches(3))
    shape._element.xpath(".//p:cNvPr")[0].set("descr", "IMG_2041.jpg")


def blurred(slide: Any) -> None:
    shape = slide.shapes.add_picture(picture(300, 100), Inches(1), Inches(4), Inches(8))
    shape._element.xpath(".//p:cNvPr")[0].set("descr", "A sea in teal")


FAULTS: dict[Callable[[Any], None], set[str]] = {
    nothing: set(),
    too_much: {"overflow"},
    grown_off_the_slide: {"overflow"},
    beside_the_edge: {"overflow"},
    long_table: {"overflow"},
    tiny: {"type-small"},
    faint: {"contrast-low"},
    faint_on_a_panel: {"contrast-low"},
    no_title: {"title-missing"},
    same_title: {"title-repeated"},
    empty_body: {"placeholder-empty"},
    undescribed: {"description-missing"},
    described_by_its_file: {"description-file-name"},
    blurred: {"picture-blurred"},
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_of_any_program_s_deck_is_found_and_no_other(fault: Callable[[Any], None], tmp_path: Path) -> None:
    """python-pptx's own template has the layouts of PowerPoint's 4:3 slides."""
    deck = Presentation()
    for title in ("The first", "The second"):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, "A few words."
    fault(deck.slides[1])
    deck.save(str(tmp_path / "deck.pptx"))
    checked = check_deck(tmp_path / "deck.pptx")
    found = [finding for finding in checked.findings if finding.code != "talk-length"]
    assert {finding.code for finding in found} == FAULTS[fault]
    assert all(finding.slide == 2 and finding.severity is Severity.WARNING and finding.remedy for finding in found)
    assert checked.slides == 2


@pytest.mark.parametrize(
    ("post", "theme"),
    [
        (ENGLISH, "paper"),
        (KOREAN, "terminal"),
        *(pytest.param(post, theme, marks=pytest.mark.slow) for post in (ENGLISH, KOREAN) for theme in theme_names()),
    ],
    ids=lambda value: value if isinstance(value, str) else value.parent.parent.name,
)
def test_our_own_decks_are_well_set(post: Path, theme: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(converted(post, theme=theme).data)
    assert not [finding for finding in check_deck(path).findings if finding.severity is Severity.WARNING]


def test_slides_of_one_title_are_counted(tmp_path: Path) -> None:
    deck = Presentation()
    for number in range(1, 9):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"How it went ({number}/8)"
    deck.save(str(tmp_path / "deck.pptx"))
    (found,) = [finding for finding in check_deck(tmp_path / "deck.pptx").findings if finding.code == "section-long"]
    assert (found.message, found.slide) == ("8 slides bear this title", 1)


def test_the_minutes_count_what_is_said_once(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "word " * 65
    slide.notes_slide.notes_text_frame.text = "word " * 130
    deck.save(str(tmp_path / "deck.pptx"))
    assert check_deck(tmp_path / "deck.pptx").minutes == pytest.approx(1.0)


def test_korean_is_counted_by_characters(tmp_path: Path) -> None:
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "가나다 " * 200
    deck.save(str(tmp_path / "deck.pptx"))
    assert check_deck(tmp_path / "deck.pptx").minutes == pytest.approx(2.0)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_no_deck_is_said_so(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(data)
    with pytest.raises(DeckError) as caught:
        check_deck(tmp_path / "deck.pptx")
    assert caught.value.file == str(tmp_path / "deck.pptx")


POST = """\
---
title: A talk
---

# Pictures

![IMG_2041](images/coins.jpg)

![](images/clock.jpg)

![The clock of the hall](images/clock.jpg)

![](images/clock.jpg)*The clock again*

![A picture that is gone](images/gone.jpg)

{% unheard_of tag %}
"""


def test_a_post_is_told_by_its_lines() -> None:
    checked = check_post(Source(POST, "post", ENGLISH), "post.md", Options({"dialect": "jekyll"}, fetch=OFFLINE))
    found = {(finding.line, finding.code) for finding in checked.findings}
    assert {(7, "description-file-name"), (9, "description-missing")} <= found
    assert {(15, "picture-missing"), (17, "tag-unknown")} <= found
    assert not {11, 13} & {line for line, code in found if code.startswith("description")}
    assert [finding.line or 0 for finding in checked.findings] == sorted(
        finding.line or 0 for finding in checked.findings
    )


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command in a folder with a post that is well, one that is not, and no network."""
    monkeypatch.chdir(tmp_path)
    Path("good.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    Path("bad.md").write_text("# One\n\n![Coins on a table](coins.jpg)\n", encoding="utf-8")
    Path("long.md").write_text("# One\n\n" + f"{LONG}\n\n" * 4, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(cli.main, ["check", "--offline", *arguments])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("good.md",), 0),
        (("bad.md",), 1),
        (("good.md", "bad.md"), 1),
        (("bad.md", "--fail-on", "never"), 0),
        (("good.md", "--fail-on", "info"), 0),
        (("long.md", "--prose", "full"), 0),
        (("long.md", "--prose", "full", "--fail-on", "info"), 1),
        (("none.md",), 2),
        (("none.pptx",), 2),
        ((), 2),
        (("good.md", "--fail-on", "often"), 2),
    ],
)
def test_exit_codes(check: Callable[..., Result], arguments: tuple[str, ...], code: int) -> None:
    result = check(*arguments)
    assert result.exit_code == code
    assert "Traceback" not in result.output
    assert "bug" not in result.output
    assert not list(Path().glob("*.pptx"))


def test_the_table_has_place_code_and_what_to_do(check: Callable[..., Result]) -> None:
    lines = check("bad.md", "-q").stdout.splitlines()
    assert re.split(r"\s{2,}", lines[0]) == ["where", "slide", "severity", "code", "what"]
    assert re.split(r"\s{2,}", lines[1])[:4] == ["bad.md:3", "warning", "picture-missing", lines[1].split("  ")[-1]]
    assert lines[2].strip() == "Check the path and its capital letters."
    assert lines[-1] == "bad.md: 2 slides, about 1 minute, 1 warning"


def test_a_folder_stands_for_its_posts(check: Callable[..., Result]) -> None:
    Path("blog").mkdir()
    assert "there are no posts in this folder" in check("blog").stderr
    Path("bad.md").rename("blog/bad.md")
    Path("blog/README.md").write_text("No post.", encoding="utf-8")
    assert [one["file"] for one in json.loads(check("blog", "--json").stdout)["files"]] == [str(Path("blog/bad.md"))]


def test_json_for_other_programs(check: Callable[..., Result]) -> None:
    result = check("good.md", "bad.md", "--json")
    good, bad = json.loads(result.stdout)["files"]
    assert (good["file"], good["slides"], [one["code"] for one in good["findings"]]) == ("good.md", 2, ["talk-length"])
    (missing,) = [one for one in bad["findings"] if one["code"] == "picture-missing"]
    assert (missing["severity"], missing["line"]) == ("warning", 3)
    assert missing["remedy"]


def test_every_finding_is_explained_and_none_else() -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^### `(.+)`$", page, re.MULTILINE)) == set(CODES)
