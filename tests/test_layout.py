"""Slides set in place: pages, type sizes, titles, tables, code, pictures and links.

With square metrics every character is 1 em wide, so that lines can be counted by hand: a body of 750 pt holds 31
characters at the preferred 24 pt, and 41 at the smallest 18 pt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from post2slides.diagnostics import Diagnostic
from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import Metrics, SquareMetrics, default_metrics
from post2slides.model.deck import Prose
from post2slides.model.picture import Gallery, PictureFacts, PictureKind
from post2slides.model.placed import (
    Colour,
    PanelShape,
    Paragraph,
    PictureShape,
    PlacedDeck,
    PlacedSlide,
    SlideLink,
    TableShape,
    TextShape,
)
from post2slides.outline import outline
from post2slides.read import read_post
from post2slides.theme.load import load_theme
from post2slides.theme.model import LayoutName, Role

THEME = load_theme("paper")
SQUARES, TRUE = SquareMetrics(), default_metrics()
BODY = THEME.layouts[LayoutName.CONTENT].placeholders[Role.BODY]


def told(
    text: str, gallery: Gallery | None = None, metrics: Metrics = TRUE, reports: list[Diagnostic] | None = None
) -> PlacedDeck:
    """`text` with every word on slides."""
    post = read_post(text, name="post", report=lambda _: None)
    deck = outline(post, gallery or {}, prose=Prose.FULL, fits=Trial(THEME, metrics, post.meta.language))
    return lay_out(deck, THEME, gallery or {}, metrics, (reports if reports is not None else []).append)


def slides(text: str, metrics: Metrics = TRUE) -> list[PlacedSlide]:
    """The slides under the only heading of `text`."""
    return list(told(f"---\ntitle: A talk\n---\n\n# Heading\n\n{text}\n", metrics=metrics).slides[1:])


def picture_slide(facts: PictureFacts, markdown: str = "![A ship](x.jpg)*Sea*") -> PlacedSlide:
    return told(f"---\ntitle: A talk\n---\n\n# Heading\n\nText.\n\n{markdown}\n", {"x.jpg": facts}).slides[2]


def shape(slide: PlacedSlide, name: str) -> TextShape:
    found = next(shape for shape in slide.shapes if shape.name == name)
    assert isinstance(found, TextShape)
    return found


def table(slide: PlacedSlide) -> TableShape:
    return next(shape for shape in slide.shapes if isinstance(shape, TableShape))


def picture(slide: PlacedSlide) -> PictureShape:
    return next(shape for shape in slide.shapes if isinstance(shape, PictureShape))


def titles(slides: Iterable[PlacedSlide]) -> list[str]:
    """The titles, however a program is kept from setting a mark on a line of its own."""
    return [slide.title.replace("\xa0", " ") for slide in slides]


def words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def lines(slide: PlacedSlide, name: str = "Text") -> list[str]:
    return [words(paragraph) for paragraph in shape(slide, name).paragraphs]


def size(slide: PlacedSlide, name: str = "Text") -> float:
    """The only type size of a text."""
    style = THEME.layouts[LayoutName(slide.layout)].placeholders
    inherited = {"Text": style.get(Role.BODY), "Code": style.get(Role.CODE), "Title": style.get(Role.TITLE)}[name]
    found = {
        run.size or (inherited.style.size if inherited else 0.0)
        for paragraph in shape(slide, name).paragraphs
        for run in paragraph.runs
        if run.font is None and run.bold is not False
    }
    (only,) = found
    return only


def cells(slide: PlacedSlide) -> list[list[str]]:
    return [[" ".join(map(words, cell.paragraphs)) for cell in row] for row in table(slide).cells]


# Type sizes


def test_a_sentence_alone_is_set_as_large_as_the_theme_allows() -> None:
    (slide,) = slides("One sentence.")
    assert size(slide) == BODY.style.maximum


def test_the_more_text_the_smaller_the_type_down_to_the_minimum() -> None:
    sizes = [size(slides(" ".join(["A short sentence."] * count))[0]) for count in (1, 10, 25, 40, 55)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == BODY.style.maximum
    assert min(sizes) >= BODY.style.minimum


def test_lines_are_counted_in_squares() -> None:
    """Eleven lines of 31 characters at 24 pt fill 337 pt; one more does not fit at that size."""
    pitch = 24 * 1.22 * BODY.style.line_spacing / 100
    assert int(337.5 / pitch) == 10
    fitting, fuller = slides("x" * 310, SQUARES), slides("x" * 320, SQUARES)
    assert size(fitting[0]) == 24
    assert size(fuller[0]) < 24
    assert len(fitting) == len(fuller) == 1


# Pages


def test_pages_of_a_heading_share_a_size_and_are_numbered() -> None:
    pages = slides("- One more item of a list that goes on.\n" * 60)
    assert titles(pages) == [
        "Heading",
        *(f"Heading ({n}/{len(pages)})" for n in range(2, len(pages) + 1)),
    ]
    assert len({size(page) for page in pages}) == 1


def test_a_divided_heading_is_told() -> None:
    reports: list[Diagnostic] = []
    told("# One\n\n" + "- An item.\n" * 60, reports=reports)
    assert [(report.code, report.line) for report in reports] == [("slide-split", 3)]


@pytest.mark.parametrize("count", range(11, 60, 4))
def test_pages_are_balanced(count: int) -> None:
    pages = slides("- One more item of a list that goes on.\n" * count)
    counts = [len(lines(page)) for page in pages]
    assert sum(counts) == count
    assert counts[-1] >= min(3, count)
    assert max(counts) - min(counts) <= max(3, max(counts) // 2)


def test_an_ordered_list_goes_on_counting() -> None:
    pages = slides("\n".join(f"{number}. Step number {number} of them all." for number in range(5, 65)))
    assert len(pages) > 1
    numbers = [
        item.bullet.number for page in pages for item in shape(page, "Text").paragraphs if item.bullet is not None
    ]
    assert numbers == list(range(5, 65))


def test_a_paragraph_is_divided_between_sentences() -> None:
    pages = slides(" ".join(f"This is the sentence with the number {number} in it." for number in range(100)))
    assert len(pages) > 1
    assert all(lines(page)[-1].endswith("in it.") for page in pages)
    assert all(lines(page)[0].startswith("This is") for page in pages)


def test_the_rest_of_an_item_has_no_second_sign() -> None:
    pages = slides("- " + " ".join(f"This is the sentence with the number {number} in it." for number in range(100)))
    first, second = (shape(page, "Text").paragraphs[0] for page in pages[:2])
    assert (first.level, first.bullet) == (1, None)
    assert second.bullet is not None
    assert (second.bullet.character, second.bullet.number) == ("", None)
    assert second.margin == first.margin


def test_a_list_takes_signs_indents_and_sizes_from_the_levels_of_its_placeholder() -> None:
    (page,) = slides(
        "Some words of an introduction, and some more words, so that the slide is well filled.\n\n" * 3
        + "- one\n  - two\n"
    )
    *_, outer, inner = shape(page, "Text").paragraphs
    for paragraph, level in ((outer, 1), (inner, 2)):
        assert paragraph.level == level
        inherited = (paragraph.bullet, paragraph.margin, paragraph.indent, paragraph.space_before)
        assert inherited == (None, None, None, None)
        assert [run.size for run in paragraph.runs] == [None]


def test_a_numbered_list_has_the_indents_of_its_level_unless_its_numbers_are_too_wide() -> None:
    words = "Some words, so that the slide is well filled and its type has the size that the theme prefers.\n\n" * 3
    few, many = (shape(slides(words + "1. word\n" * count)[0], "Text").paragraphs[3] for count in (2, 12))
    assert (few.level, few.margin, few.indent) == (1, None, None)
    assert many.margin
    assert many.indent == -many.margin


@pytest.mark.parametrize("count", [3, 8, 9, 10, 11, 12, 30])
def test_an_introduction_stays_with_its_list(count: int) -> None:
    pages = slides("A paragraph that fills the page. " * 12 + "\n\nThese are:\n\n" + "- An item.\n" * count)
    for page in pages:
        assert lines(page)[-1] != "These are:"


@pytest.mark.parametrize("count", [2, 5, 9, 14, 30])
def test_an_introduction_stays_with_its_code(count: int) -> None:
    pages = slides("A paragraph that fills the page. " * 12 + "\n\nThis is it:\n\n```\n" + "line\n" * count + "```\n")
    for page in pages:
        texts = [shape for shape in page.shapes if isinstance(shape, TextShape) and shape.name == "Text"]
        if texts and words(texts[-1].paragraphs[-1]) == "This is it:":
            assert any(shape.name == "Code" for shape in page.shapes)


@pytest.mark.parametrize("count", [13, 14, 15, 16])
def test_code_that_fits_a_slide_is_not_torn(count: int) -> None:
    blocks = ["```\n" + "line\n" * count + "```\n"] * 2
    assert [lines(page, "Code") for page in slides("\n".join(blocks))] == [["line"] * count] * 2


def test_long_code_does_not_begin_below_other_code() -> None:
    pages = slides("```\nshort\n```\n\n```\n" + "line\n" * 28 + "```\n")
    assert [lines(page, "Code")[0] for page in pages] == ["short", "line", "line"]


def test_code_is_not_divided_behind_a_line_that_opens_something() -> None:
    first, _ = slides("```\n" + "line\n" * 13 + "if there {\n" + "  line\n" * 14 + "}\n```\n")
    assert lines(first, "Code")[-2:] == ["if there {", "  line"]


def test_no_slide_of_code_begins_or_ends_with_an_empty_line() -> None:
    pages = slides("```\n" + "\n\n".join(["line\n" * 4] * 9) + "```\n")
    assert len(pages) > 1
    assert all(lines(page, "Code")[edge] for page in pages for edge in (0, -1))


def test_code_is_divided_at_blank_lines() -> None:
    function = "def name(one, two):\n    three = one + two\n    return three\n"
    pages = slides("```python\n" + "\n".join([function] * 12) + "```\n")
    assert len(pages) > 1
    for page in pages:
        code = [line for line in lines(page, "Code") if line]
        assert code[0].startswith("def")
        assert code[-1] == "    return three"


def test_asides_follow_what_they_are_about_to_its_page() -> None:
    pages = slides(
        "\n\n".join(f"Paragraph {number}. " + "More of it. " * 30 + f"\n\n✏️ About {number}." for number in range(6))
    )
    assert len(pages) > 1
    for page in pages:
        told_here = [words(note).removeprefix("About ").rstrip(".") for note in page.notes]
        shown = [line.removeprefix("Paragraph ").split(".")[0] for line in lines(page) if line.startswith("Paragraph")]
        assert set(told_here) <= set(shown)


def test_a_paragraph_of_700_words() -> None:
    text = " ".join("This sentence has exactly seven words inside." for _ in range(100))
    pages = slides(text)
    assert " ".join(line for page in pages for line in lines(page)) == text
    assert len(pages) <= 6
    assert {size(page) for page in pages} <= {float(points) for points in range(18, 25)}


def test_a_sentence_without_an_end_is_divided_all_the_same() -> None:
    text = " ".join(["word"] * 900)
    pages = slides(text)
    assert len(pages) > 1
    assert " ".join(line for page in pages for line in lines(page)) == text


def test_a_list_of_250_items() -> None:
    pages = slides("\n".join(f"- Item {number}" for number in range(250)))
    assert [line for page in pages for line in lines(page)] == [f"Item {number}" for number in range(250)]
    assert 10 <= len(pages) <= 30


def test_a_section_of_6000_words() -> None:
    text = "\n\n".join(" ".join("This sentence has exactly seven words inside." for _ in range(9)) for _ in range(95))
    pages = slides(text)
    assert sum(line.count("exactly") for page in pages for line in lines(page)) == 95 * 9
    assert len({size(page) for page in pages}) == 1
    fills = [len(lines(page)) for page in pages]
    assert min(fills) >= 1


# Titles


def title_size(heading: str) -> tuple[float, int]:
    """The size and the number of lines of a heading's title."""
    slide = told(f"---\ntitle: A talk\n---\n\n# {heading}\n\nText.\n", metrics=SQUARES).slides[1]
    title = size(slide, "Title")
    return title, -(-len(slide.title) // int(852 / title))


def test_a_title_takes_one_line_where_it_can() -> None:
    assert title_size("x" * 20) == (36, 1)
    assert title_size("x" * 30)[1] == 1
    assert title_size("x" * 30)[0] < 36


def test_a_large_title_is_made_smaller_before_a_word_in_it_is_torn() -> None:
    title = told(f"---\ntitle: {'x' * 20} {'y' * 12}\n---\n\nText.\n", metrics=SQUARES).slides[0]
    assert size(title, "Title") == 852 // 20


def test_a_title_is_made_smaller_before_a_word_in_it_is_broken_at_its_hyphen() -> None:
    opening = told("---\ntitle: Many a mark-up thing\n---\n\nText.\n", metrics=SQUARES).slides[0]
    assert words(shape(opening, "Title").paragraphs[0]) == "Many a\nmark-up thing"
    assert size(opening, "Title") == 852 // 13


def test_a_title_of_two_scripts_leaves_room_for_the_seams_between_them() -> None:
    assert title_size("가나" * 12) == (35, 1)
    assert title_size("가a" * 12) == (29, 1)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A state of mill", "A state\nof mill"),  # not: mill
        ("A new mark-up tool", "A new\nmark-up tool"),  # not: A new mark-
        ("우리가 만드는 이것들 - 그 뒤의 일", "우리가 만드는\n이것들 - 그 뒤의 일"),  # not: - 그 뒤의 일
        ("The history of windmills", "The history of windmills"),
    ],
)
def test_the_lines_of_a_title_are_even_and_words_stay_whole(title: str, expected: str) -> None:
    opening = told(f"---\ntitle: {title}\n---\n\nText.\n", metrics=SQUARES).slides[0]
    assert words(shape(opening, "Title").paragraphs[0]) == expected


def test_a_link_in_a_caption_has_the_colour_of_the_caption() -> None:
    portrait = {"x.jpg": PictureFacts("x", 900, 1600, PictureKind.PHOTO)}
    text = "---\ntitle: A talk\n---\n\n# Heading\n\n![A ship](x.jpg)*By [her](https://example.org)*\n"
    (linked,) = [run for run in shape(told(text, portrait).slides[1], "Caption").paragraphs[0].runs if run.link]
    assert linked.colour == THEME.layouts[LayoutName.PICTURE_SIDE].placeholders[Role.CAPTION].style.colour


def test_a_longer_title_takes_two_lines_and_smaller_type() -> None:
    assert title_size("word " * 9)[0] < 36
    assert title_size("word " * 9)[1] == 2


@pytest.mark.parametrize("length", [200, 400])
def test_a_heading_of_hundreds_of_characters_is_kept_whole(length: int) -> None:
    heading = ("A heading that never comes to its end and " * 20)[:length].strip()
    slide = told(f"---\ntitle: A talk\n---\n\n# {heading}\n\nText.\n").slides[1]
    shown = " ".join(lines(slide, "Title")[0].split())
    notes = " ".join(map(words, slide.notes))
    assert heading in shown or heading in notes
    assert lines(slide) == ["Text."]
    assert size(slide, "Title") >= 24


def test_the_body_begins_below_a_title_of_several_lines() -> None:
    slide = told("---\ntitle: A talk\n---\n\n# " + "A heading that goes on and on. " * 5 + "\n\nText.\n").slides[1]
    title, body = shape(slide, "Title"), shape(slide, "Text")
    top = THEME.layouts[LayoutName.CONTENT].placeholders[Role.TITLE].rect
    assert (body.rect or BODY.rect).top >= (title.rect or top).bottom


def test_the_same_words_under_two_headings_are_told_apart() -> None:
    placed = told("---\ntitle: A talk\n---\n\n# Example\n\nOne.\n\n# Other\n\nTwo.\n\n# Example\n\nThree.\n")
    assert titles(placed.slides) == ["A talk", "Example", "Other", "Example (2)"]


# Tables


def test_a_table_s_header_is_repeated() -> None:
    rows = "\n".join(f"| {number} | value {number} |" for number in range(60))
    pages = slides(f"| Number | Value |\n|---|---|\n{rows}")
    assert len(pages) > 1
    assert all(cells(page)[0] == ["Number", "Value"] for page in pages)
    assert [row[0] for page in pages for row in cells(page)[1:]] == [str(number) for number in range(60)]
    assert all(table(page).header for page in pages)


def test_a_wide_table_goes_on_with_its_first_column_repeated() -> None:
    head = " | ".join(f"Considerable{number}" for number in range(20))
    row = " | ".join(f"value{number}" for number in range(20))
    pages = slides(f"| {head} |\n|{'---|' * 20}\n| {row} |")
    tables = [shape for page in pages for shape in page.shapes if isinstance(shape, TableShape)]
    assert len(tables) > 1
    firsts = {words(part.cells[0][0].paragraphs[0]) for part in tables}
    assert firsts == {"Considerable0"}
    rest = [words(cell.paragraphs[0]) for part in tables for cell in part.cells[1][1:]]
    assert rest == [f"value{number}" for number in range(1, 20)]


def test_columns_are_as_wide_as_what_they_hold() -> None:
    (slide,) = slides("| a | b |\n|---|---|\n| x | " + "a good many words " * 6 + "|")
    narrow, wide = table(slide).column_widths
    assert wide > 4 * narrow


def test_the_text_at_the_edges_of_a_table_stands_on_the_edges_of_the_slide_s_text() -> None:
    (slide,) = slides("| A | B | C |\n|:--|--:|--:|\n| one | 1 | 2 |")
    first, middle, last = (row.insets for row in table(slide).cells[1])
    assert (first.left, last.right) == (0, 0)
    assert middle.left == middle.right > 0
    assert {insets.left + insets.right for insets in (first, middle, last)} == {middle.left * 2}
    hebrew = told("---\ntitle: א\nlang: he\n---\n\n# ה\n\n| א | ב |\n|---|---|\n| אחת | 1 |\n").slides[-1]
    assert table(hebrew).cells[1][0].insets.right == 0


def test_a_table_without_a_header_has_none() -> None:
    (slide,) = slides("|   |   |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |")
    assert cells(slide) == [["1", "2"], ["3", "4"]]
    assert not table(slide).header


def test_an_empty_cell_is_no_higher_than_its_row() -> None:
    """A program takes 18 pt for a cell that says nothing, and the row grows when the deck is opened."""
    (slide,) = slides("| a | b |\n|---|---|\n| 1 |   |")
    runs = [run for row in table(slide).cells for cell in row for item in cell.paragraphs for run in item.runs]
    assert len(runs) == 4
    assert len({run.size for run in runs}) == 1


# Code


def test_a_long_line_of_code_goes_on_after_a_sign_and_nothing_is_cut() -> None:
    line = "value = " + " + ".join(f"number_{number}" for number in range(40))
    (slide,) = slides(f"```python\n{line}\n```")
    (shown,) = lines(slide, "Code")
    assert "\n↳ " in shown
    assert shown.replace("\n↳ ", "") == line
    assert size(slide, "Code") >= 12


def test_a_line_a_little_too_long_is_set_smaller_and_not_broken() -> None:
    (slide,) = slides("```\n" + "x" * 84 + "\n```")
    assert lines(slide, "Code") == ["x" * 84]


def test_an_empty_line_of_code_is_as_high_as_the_others() -> None:
    (slide,) = slides("```\none\n\n" + "x" * 84 + "\n```")
    assert {run.size for item in shape(slide, "Code").paragraphs for run in item.runs} == {
        shape(slide, "Code").paragraphs[0].runs[0].size
    }
    assert all(item.runs for item in shape(slide, "Code").paragraphs)


def test_code_is_not_proofread() -> None:
    (slide,) = slides("```python\nprint(1)  # 하나\n```")
    runs = [run for item in shape(slide, "Code").paragraphs for run in item.runs]
    assert not any(run.proof for run in runs)
    assert len({run.colour for run in runs}) > 1


def test_code_that_its_lexer_does_not_expect_is_shown() -> None:
    (slide,) = slides("```console\nno prompt here\n```")
    assert lines(slide, "Code") == ["no prompt here"]


# Runs


def test_raised_and_lowered_text_has_the_size_of_its_line() -> None:
    """Programs draw it smaller by themselves."""
    (slide,) = slides("H<sub>2</sub>O and x<sup>2</sup>.")
    runs = shape(slide, "Text").paragraphs[0].runs
    assert {run.size for run in runs} == {BODY.style.maximum}
    assert [run.baseline for run in runs] == [0, -25, 0, 30, 0]


def test_a_line_break_bears_a_full_language() -> None:
    placed = told("---\ntitle: 말\nlang: ko\n---\n\n# 제목\n\n첫 줄\\\n둘째 줄\n\n✏️ 하나\\\n둘\n")
    slide = placed.slides[1]
    languages = {run.language for item in (*shape(slide, "Text").paragraphs, *slide.notes) for run in item.runs}
    assert languages == {"ko-KR"}


def test_links_in_the_post_lead_to_the_slide_of_their_heading() -> None:
    text = "---\ntitle: A talk\n---\n\n# One\n\n[Go](#two) and [stay](#nowhere).\n\n- Item.\n" + "- Item.\n" * 60
    placed = told(text + "\n# Two\n\nText.\n")
    runs = [
        run
        for shape in placed.slides[1].shapes
        if isinstance(shape, TextShape)
        for item in shape.paragraphs
        for run in item.runs
    ]
    (link,) = [run.link for run in runs if run.link]
    assert isinstance(link, SlideLink)
    assert placed.slides[link.index].title == "Two"
    assert link.index > 2


def test_a_post_from_right_to_left_is_mirrored() -> None:
    placed = told(
        "---\ntitle: عنوان\nlang: ar\n---\n\n# عنوان\n\nنص قصير.\n\n```\ncode\n```\n\n| ا | ب |\n|---|---|\n| ج | د |\n"
    )
    assert placed.rtl
    slide = placed.slides[1]
    assert all(item.rtl for item in shape(slide, "Text").paragraphs)
    assert table(slide).rtl
    margin = BODY.rect.left
    assert table(slide).rect.right == THEME.size.width - margin


# Pictures


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
