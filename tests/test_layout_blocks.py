"""Tables, code and runs set in place.

With square metrics every character is 1 em wide, so that lines can be counted by hand: a body of 750 pt holds 31
characters at the preferred 24 pt, and 41 at the smallest 18 pt.
"""

from __future__ import annotations

from laid_out import BODY, THEME, cells, lines, shape, size, slides, table, told, words
from post2slides.model.placed import SlideLink, TableShape, TextShape

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
