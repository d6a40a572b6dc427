"""Titles set in place.

With square metrics every character is 1 em wide, so that lines can be counted by hand: a body of 750 pt holds 31
characters at the preferred 24 pt, and 41 at the smallest 18 pt.
"""

from __future__ import annotations

import pytest

from laid_out import BODY, SQUARES, THEME, lines, shape, size, titles, told, words
from post2slides.model.picture import PictureFacts, PictureKind
from post2slides.theme.model import LayoutName, Role


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
