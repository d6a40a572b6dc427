"""Paragraphs and runs in the file."""

from __future__ import annotations

import pytest

from placed_decks import Written, content, deck, paragraph, run, slide, title
from post2slides.model.placed import Bullet, Colour, Paragraph, Run, TextShape
from post2slides.units import Rect, pt


def written(*paragraphs: Paragraph) -> Written:
    return Written(deck(slide(content(*paragraphs))))


def test_text_comes_back_as_it_went_in() -> None:
    texts = ["Plain", "Tags & <angles> \"quoted\" 'so'", "한국어 日本語 العربية ✏️ 👩‍💻", "  two  spaces ", "a\ttab"]
    shape = written(*map(paragraph, texts)).presentation.slides[0].placeholders[1]
    assert [item.text for item in shape.text_frame.paragraphs] == texts


def test_characters_that_xml_forbids_are_left_out() -> None:
    shape = written(paragraph("a\x00b\x1bc\ud800d\ufffe\uffffe")).presentation.slides[0].placeholders[1]
    assert shape.text_frame.text == "abcde"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\v", "\u2028"])
def test_a_line_end_is_a_break_within_the_paragraph(line_end: str) -> None:
    found = written(paragraph(f"one{line_end}two"))
    assert [element.tag.partition("}")[2] for element in found.one("//a:p")] == ["r", "br", "r"]


def test_runs_bear_their_marks() -> None:
    bold = run("b", bold=True, italic=False, underline=True, strike=True, baseline=30, size=17.5, proof=False)
    attributes = dict(written(paragraph(bold)).one("//a:rPr").attrib)
    assert attributes == {
        "lang": "en-US",
        "sz": "1750",
        "b": "1",
        "i": "0",
        "u": "sng",
        "strike": "sngStrike",
        "baseline": "30000",
        "noProof": "1",
    }


def test_a_run_says_nothing_that_it_inherits() -> None:
    found = written(paragraph("plain"))
    assert dict(found.one("//a:rPr").attrib) == {"lang": "en-US"}
    assert not found.find("//a:rPr/*")
    assert not found.find("//a:pPr | //a:endParaRPr")


def test_each_run_has_its_own_language() -> None:
    found = written(paragraph("In Seoul: ", run("서울", language="ko-KR")))
    assert found.find("//a:rPr/@lang") == ["en-US", "ko-KR"]


def test_headings_and_body_name_the_fonts_of_the_theme() -> None:
    found = written(paragraph(run("h", font="heading"), run("b", font="body")))
    assert found.find("//a:rPr/*/@typeface") == ["+mj-lt", "+mj-ea", "+mj-cs", "+mn-lt", "+mn-ea", "+mn-cs"]


def test_code_names_its_family_for_every_script() -> None:
    found = written(paragraph(run("# 주석", font="code", language="ko-KR")))
    assert found.one("//a:latin/@typeface") == found.one("//a:cs/@typeface")
    assert found.one("//a:ea/@typeface") != found.one("//a:latin/@typeface")


def test_a_colour_of_the_theme_stays_a_reference() -> None:
    found = written(paragraph(run("x", colour=Colour("accent1", shade=75, tint=25, alpha=60))))
    (colour,) = found.one("//a:rPr/a:solidFill")
    assert colour.get("val") == "accent1"
    assert [(change.tag.partition("}")[2], change.get("val")) for change in colour] == [
        ("lumMod", "75000"),
        ("lumOff", "25000"),
        ("alpha", "60000"),
    ]


def test_a_fixed_colour_and_a_highlight() -> None:
    found = written(paragraph(run("x", colour=Colour(rgb="c0ffee"), highlight=Colour("accent2"))))
    assert found.one("//a:rPr/a:solidFill/a:srgbClr/@val") == "C0FFEE"
    assert found.one("//a:rPr/a:highlight/a:schemeClr/@val") == "accent2"


def test_the_parts_of_a_run_are_in_the_order_of_the_schema() -> None:
    full = run("x", colour=Colour("tx1"), highlight=Colour("bg2"), font="code")
    names = [child.tag.partition("}")[2] for child in written(paragraph(full)).one("//a:rPr")]
    assert names == [name for name in ("solidFill", "highlight", "latin", "ea", "cs") if name in names]


def test_a_paragraph_bears_its_spacing_and_indents() -> None:
    found = written(
        paragraph(
            "x",
            level=2,
            margin=pt(40),
            indent=pt(-20),
            align="center",
            line_spacing=95,
            space_before=6.5,
            space_after=0,
        )
    )
    assert dict(found.one("//a:pPr").attrib) == {"marL": "508000", "indent": "-254000", "algn": "ctr", "lvl": "2"}
    assert found.find("//a:pPr/*/*/@val") == ["95000", "650", "0"]


def test_levels_below_the_ninth_are_the_ninth() -> None:
    assert written(paragraph("deep", level=12)).one("//a:pPr/@lvl") == "8"


def test_an_empty_line_has_the_height_of_its_text() -> None:
    found = written(paragraph(run("", size=14)), paragraph(run("last line is empty\n", size=15)), paragraph())
    assert found.find("//a:p/a:endParaRPr/@sz") == ["1400", "1500"]
    assert len(found.find("//a:p")) == 3


def test_a_shape_without_paragraphs_has_an_empty_one() -> None:
    assert len(written().find("//p:txBody/a:p")) == 1


def test_bullets_are_real_bullets() -> None:
    found = written(paragraph("x", bullet=Bullet("•", colour=Colour("accent1"))), paragraph("y", bullet=Bullet()))
    assert found.one("//a:buChar/@char") == "•"
    assert found.one("//a:buClr/a:schemeClr/@val") == "accent1"
    assert len(found.find("//a:buNone")) == 1


def numbered(number: int, level: int = 0) -> Paragraph:
    return paragraph(f"item {number}", bullet=Bullet(number=number), level=level)


def starts(*paragraphs: Paragraph) -> list[str | None]:
    return [sign.get("startAt") for sign in written(*paragraphs).find("//a:buAutoNum")]


def test_a_list_counts_by_itself() -> None:
    assert starts(numbered(1), numbered(2), numbered(3)) == [None, None, None]


def test_a_list_starts_where_the_author_starts_it() -> None:
    assert starts(numbered(7), numbered(8)) == ["7", "7"]


def test_deeper_paragraphs_do_not_break_a_list() -> None:
    assert starts(numbered(1), paragraph("x", level=1, bullet=Bullet("–")), numbered(2)) == [None, None]


def test_a_list_that_another_paragraph_breaks_goes_on_where_it_was() -> None:
    assert starts(numbered(1), paragraph("between"), numbered(2), numbered(3)) == [None, "2", "2"]


def test_an_item_without_text_is_not_counted_by_programs_so_the_next_says_its_number() -> None:
    empty = paragraph("", bullet=Bullet(number=2))
    assert starts(numbered(1), empty, numbered(3), numbered(4)) == [None, None, "3", "3"]


def test_a_nested_list_starts_anew_under_each_item() -> None:
    found = starts(numbered(1), numbered(1, 1), numbered(2, 1), numbered(2), numbered(1, 1))
    assert found == [None, None, None, None, None]
    assert starts(numbered(1), numbered(4, 1), numbered(2), numbered(5, 1)) == [None, "4", None, "5"]


@pytest.mark.parametrize("number", [0, 40_000])
def test_a_number_that_no_list_can_start_at_is_text(number: int) -> None:
    found = written(paragraph("item", bullet=Bullet(number=number), margin=pt(30), indent=pt(-30)))
    assert not found.find("//a:buAutoNum")
    assert "".join(found.find("//a:t/text()")) == f"{number}.\titem"


def test_text_from_right_to_left_in_a_deck_from_left_to_right() -> None:
    found = written(paragraph("مرحبا", rtl=True), paragraph("مرحبا", rtl=True, align="center"))
    assert found.find("//a:pPr/@rtl") == ["1", "1"]
    assert found.find("//a:pPr/@algn") == ["r", "ctr"]


def test_code_in_a_deck_from_right_to_left_begins_at_the_left() -> None:
    shapes = content(paragraph("مرحبا", rtl=True), paragraph("x = 1"))
    found = Written(deck(slide(shapes), rtl=True))
    assert [dict(properties.attrib) for properties in found.find("//a:pPr")] == [
        {"rtl": "1"},
        {"rtl": "0", "algn": "l"},
    ]


def test_a_text_box_in_a_deck_from_right_to_left_is_told_its_direction() -> None:
    box = TextShape("Box", (paragraph("مرحبا", rtl=True),), rect=Rect.of(0, 0, 100, 100))
    assert dict(Written(deck(slide(title("x"), box), rtl=True)).find("//a:pPr")[-1].attrib) == {"rtl": "1", "algn": "r"}


def test_the_slide_number_is_a_field() -> None:
    number = TextShape("Slide Number", (paragraph(Run("2", "en-US")),), content().placeholder, field="slidenum")
    found = Written(deck(slide(number), slide(number)))
    fields = [found.one("//a:fld", f"ppt/slides/slide{index}.xml") for index in (1, 2)]
    assert {field.get("type") for field in fields} == {"slidenum"}
    assert fields[0].findtext("{*}t") == "2"
    assert fields[0].get("id") == fields[1].get("id")
