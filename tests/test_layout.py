"""Slides set in place: type sizes and pages.

With square metrics every character is 1 em wide, so that lines can be counted by hand: a body of 750 pt holds 31
characters at the preferred 24 pt, and 41 at the smallest 18 pt.
"""

from __future__ import annotations

import pytest

from laid_out import BODY, SQUARES, lines, shape, size, slides, titles, told, words
from post2slides.diagnostics import Diagnostic
from post2slides.model.placed import TextShape

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
