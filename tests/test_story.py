"""What the deck has beside the post: agenda, closing slide, footer, number, date, transitions, points at a click."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from conversions import OFFLINE, Conversion, notes, title
from package_lint import NAMESPACES, Package, faults
from post2slides.check import check_deck
from post2slides.diagnostics import Diagnostic
from post2slides.model.choice import Transition
from post2slides.pipeline import Options, Source, convert
from post2slides.theme.load import theme_names

POST = """\
---
title: Forty chairs
author: Ann
date: 2026-06-20
canonical: https://example.org/forty-chairs
---

# One

## First

Words before.

- point
- another
    - under it

    More of it.
- third

# Two

## Second

Words.

✏️ Say this.

# Three

## Third

Words.
"""
TITLE, AGENDA, FIRST, CLOSING = 0, 1, 3, -1
"""The positions of slides."""


@cache
def told(post: str = POST, **settings: str | bool) -> Conversion:
    found: list[Diagnostic] = []
    target = BytesIO()
    stages = convert(Source(post, "post"), target, Options(settings, fetch=OFFLINE), found.append)
    return Conversion(stages, tuple(found), target.getvalue())


def find(element: Any, path: str) -> list[Any]:
    """What an XPath finds under an element; the elements of timings are no classes of python-pptx."""
    found: Any = etree.ElementBase.xpath(element, path, namespaces=NAMESPACES)
    return list(found)


def placeholder(slide: Any, kind: str) -> Any:
    """The text of the placeholder of a type; None where the slide has none."""
    shapes = [shape for shape in slide.placeholders if shape._element.xpath(f".//p:ph[@type='{kind}']")]
    return shapes[0].text_frame.text if shapes else None


@pytest.mark.parametrize(
    ("theme", "language"), [*((theme, "en") for theme in theme_names()), ("paper", "ko"), ("poster", "ar")]
)
def test_a_deck_with_everything_has_nothing_to_repair(theme: str, language: str) -> None:
    post = POST.replace("author:", f"lang: {language}\nauthor:")
    deck = told(post, theme=theme, date="post", transition="morph", builds=True)
    assert faults(Package(deck.archive)) == []
    assert [slide.slide_layout.name for slide in deck.slides][AGENDA] == "Agenda"
    assert [slide.slide_layout.name for slide in deck.slides][CLOSING] == "Closing"
    assert "words-lost" not in deck.codes()


def test_each_line_of_the_agenda_leads_to_its_section() -> None:
    deck = told()
    agenda = deck.slides[AGENDA]
    assert title(agenda) == "Agenda"
    runs = [run for paragraph in agenda.placeholders[1].text_frame.paragraphs for run in paragraph.runs]
    targets = [run._r.xpath("./a:rPr/a:hlinkClick[@action='ppaction://hlinksldjump']/@r:id")[0] for run in runs]
    parts = [agenda.part.rels[target].target_part for target in targets]
    names = {slide.part: title(slide) for slide in deck.slides}
    assert [(run.text, names[part]) for run, part in zip(runs, parts, strict=True)] == [
        (name, name) for name in ("One", "Two", "Three")
    ]


def test_the_closing_slide_leads_to_the_post() -> None:
    closing = told().slides[CLOSING]
    assert title(closing) == "Thank you"
    texts = [shape.text_frame.text for shape in closing.placeholders if shape.has_text_frame]
    assert texts[1:] == ["example.org/forty-chairs", "Ann\vForty chairs"]
    links = {relation.target_ref for relation in closing.part.rels.values() if relation.is_external}
    assert links == {"https://example.org/forty-chairs"}
    (code,) = [shape for shape in closing.shapes if shape._element.tag.endswith("}pic")]
    assert code.width == code.height
    assert code._element.xpath(".//p:cNvPr/@descr") == ["QR code: https://example.org/forty-chairs"]


def test_the_code_is_sharp_and_has_its_quiet_zone() -> None:
    closing = told().slides[CLOSING]
    (code,) = [shape for shape in closing.shapes if shape._element.tag.endswith("}pic")]
    picture = Image.open(BytesIO(code.image.blob)).convert("L")
    assert {value for _, value in picture.getcolors() or ()} == {0, 255}
    module = (picture.width - (17 + 4 * 3) * 16) // 8  # of a code of version 3 with four modules of white around it
    assert module == 16
    assert picture.crop((0, 0, picture.width, 4 * module)).getextrema() == (255, 255)
    corner = picture.crop((4 * module, 4 * module, 11 * module, 11 * module))
    assert corner.getpixel((0, 0)) == corner.getpixel((3 * module, 3 * module)) == 0
    assert corner.getpixel((module, module)) == 255


def test_an_address_in_other_letters_is_shown_in_them_and_encoded_for_cameras() -> None:
    closing = told(POST.replace("/forty-chairs", "/의자")).slides[CLOSING]
    assert closing.placeholders[1].text_frame.text == "example.org/의자"
    links = {relation.target_ref for relation in closing.part.rels.values() if relation.is_external}
    assert links == {"https://example.org/%EC%9D%98%EC%9E%90"}


def test_an_address_that_no_camera_reads_has_no_code() -> None:
    closing = told(POST.replace("/forty-chairs", "/x" * 400)).slides[CLOSING]
    assert not [shape for shape in closing.shapes if shape._element.tag.endswith("}pic")]
    assert "/x/x/x" in notes(closing), "what is too long for its line is in the notes"


@pytest.mark.parametrize(
    ("settings", "layouts"),
    [
        ({"agenda": "off"}, {"Closing"}),
        ({"closing": "off"}, {"Agenda"}),
        ({"agenda": "off", "closing": "off"}, set()),
    ],
)
def test_each_can_be_left_out(settings: dict[str, Any], layouts: set[str]) -> None:
    names = {slide.slide_layout.name for slide in told(**settings).slides}
    assert names & {"Agenda", "Closing"} == layouts


def test_the_post_can_say_so() -> None:
    post = POST.replace(
        "date:", "slides: {agenda: off, closing: off, footer: off, numbers: no, date: on Monday}\ndate:"
    )
    slides = told(post).slides
    assert not {slide.slide_layout.name for slide in slides} & {"Agenda", "Closing"}
    shown = slides[2]
    assert [placeholder(shown, kind) for kind in ("ftr", "sldNum", "dt")] == [None, None, "on Monday"]


@pytest.mark.parametrize(
    ("settings", "footer", "number", "date"),
    [
        ({}, "Forty chairs", "‹#›", None),
        ({"footer": "ACME 2026"}, "ACME 2026", "‹#›", None),
        ({"footer": "off", "numbers": False}, None, None, None),
        ({"date": "post"}, "Forty chairs", "‹#›", "2026-06-20"),
        ({"date": "today"}, "Forty chairs", "‹#›", "2026-06-20"),
        ({"date": "June"}, "Forty chairs", "‹#›", "June"),
    ],
)
def test_footer_number_and_date_are_in_their_placeholders(
    settings: dict[str, Any], footer: str | None, number: str | None, date: str | None
) -> None:
    slide = told(**settings).slides[FIRST]
    assert [placeholder(slide, kind) for kind in ("ftr", "sldNum", "dt")] == [footer, number, date]
    fields = slide._element.xpath(".//a:fld/@type")
    assert fields == (["datetime1"] if settings.get("date") == "today" else []) + (["slidenum"] if number else [])


def test_the_day_s_date_needs_no_clock_here() -> None:
    without = told(POST.replace("date: 2026-06-20\n", ""), date="today")
    assert placeholder(without.slides[FIRST], "dt") == "–"
    assert without.data == told(POST.replace("date: 2026-06-20\n", ""), date="today").data


@pytest.mark.parametrize("kind", list(Transition))
def test_slides_give_way_as_asked(kind: Transition) -> None:
    deck = told(transition=str(kind))
    assert faults(Package(deck.archive)) == []
    effects = [find(slide._element, "./p:transition/*|./*//p:transition/*") for slide in deck.slides]
    names = {tuple(effect.tag.rpartition("}")[2] for effect in found) for found in effects}
    assert names == {{Transition.NONE: (), Transition.MORPH: ("morph", "fade")}.get(kind, (str(kind),))}


def test_a_push_comes_from_where_lines_end() -> None:
    def side(post: str) -> str:
        return str(told(post, transition="push").slides[FIRST]._element.xpath("./p:transition/p:push/@dir")[0])

    assert (side(POST), side(POST.replace("author:", "lang: ar\nauthor:"))) == ("l", "r")


def test_points_come_one_at_a_click_with_what_stands_under_them() -> None:
    deck = told(builds=True)
    assert faults(Package(deck.archive)) == []
    slide = deck.slides[FIRST]
    clicks = find(slide._element, ".//p:timing//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par")
    moved = [[int(number) for number in find(click, ".//p:pRg/@st")] for click in clicks]
    texts = [paragraph.text for paragraph in slide.placeholders[1].text_frame.paragraphs]
    assert [[texts[number] for number in step] for step in moved] == [
        ["point"],
        ["another", "under it", "More of it."],
        ["third"],
    ]
    kinds = [find(click, ".//p:cTn[@presetClass='entr']/@nodeType") for click in clicks]
    assert kinds == [["clickEffect"], ["clickEffect", "withEffect", "withEffect"], ["clickEffect"]]
    moving = [index for index, each in enumerate(deck.slides) if each._element.xpath("./p:timing")]
    assert moving == [FIRST], "neither the agenda nor slides without lists"


def test_nothing_moves_unless_asked() -> None:
    assert not [slide for slide in told().slides if slide._element.xpath("./p:timing|./p:transition")]


def test_the_lint_finds_what_moves_wrongly() -> None:
    deck = told(builds=True)
    broken = Package(deck.archive)
    tree = broken.trees["ppt/slides/slide4.xml"]
    for node in tree.iter("{*}spTgt"):
        node.set("spid", "99")
    assert any("moves shape 99" in fault for fault in faults(broken))


def test_a_check_finds_nothing_wrong_with_them(tmp_path: Any) -> None:
    path = tmp_path / "deck.pptx"
    for theme in theme_names():
        path.write_bytes(told(theme=theme, date="post").data)
        assert {finding.code for finding in check_deck(path).findings} == {"talk-length"}
