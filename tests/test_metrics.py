"""How wide text is, and where its lines end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from post2slides.layout.metrics import Font, Measured, Piece, SquareMetrics, default_metrics, measure

ARIAL = Font("Arial")
SQUARE = SquareMetrics()


def square(text: str) -> Measured:
    return measure([Piece(text, ARIAL)], SQUARE)


def lines(text: str, width: float, first_indent: float = 0.0) -> list[str]:
    return [text[line.start : line.end] for line in square(text).lines(width, first_indent)]


def em(text: str, font: Font = ARIAL) -> float:
    return default_metrics().advance(text, font)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one two three", 8, ["one two ", "three"]),
        ("well-known", 6, ["well-", "known"]),
        ("and/or so", 5, ["and/o", "r so"]),
        ("see example.com/page", 12, ["see ", "example.com/", "page"]),
        ("a (b) c", 3, ["a ", "(b) ", "c"]),
        ("one\ntwo", 9, ["one\n", "two"]),
        ("one\vtwo", 9, ["one\v", "two"]),
        ("one\n\ntwo", 9, ["one\n", "\n", "two"]),
        ("one\n", 9, ["one\n", ""]),
        ("", 9, [""]),
        ("12\u00a0km away", 6, ["12\u00a0km ", "away"]),
        ("long\u200bword", 5, ["long\u200b", "word"]),
        ("incompre\u00adhensible", 9, ["incompre\u00ad", "hensible"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab cdefgh", 4, ["ab ", "cdef", "gh"]),
        ("ab", 0.5, ["a", "b"]),
        ("    indented", 12, ["    indented"]),
        ("Quoi\u00a0?", 5, ["Quoi\u00a0", "?"]),
        ("so what !", 7, ["so ", "what !"]),
    ],
)
def test_lines_end_between_words(text: str, width: float, expected: list[str]) -> None:
    assert lines(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("漢字仮名", 2, ["漢字", "仮名"]),
        ("漢字です。また", 4, ["漢字で", "す。また"]),
        ("これは「本」だ", 4, ["これは", "「本」だ"]),
        ("サーバーです", 3, ["サー", "バーで", "す"]),
        ("ちょっと", 1, ["ち", "ょ", "っ", "と"]),
        ("使うAPI設計", 4, ["使う", "API設", "計"]),
        ("中文（括号）", 4, ["中文（括", "号）"]),
    ],
)
def test_east_asian_lines_keep_kinsoku(text: str, width: float, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_korean_is_broken_between_words_or_between_syllables() -> None:
    text = "한국어를 쓴다."
    paragraph = square(text)
    by_word = paragraph.lines(6, breaking="words")
    by_syllable = paragraph.lines(6, breaking="syllables")
    assert [text[line.start : line.end] for line in by_word] == ["한국어를 ", "쓴다."]
    assert [text[line.start : line.end] for line in by_syllable] == ["한국어를 쓴", "다."]


def test_the_count_is_the_worse_of_both_ways_to_break_korean() -> None:
    paragraph = square("가나다 라마바 사아자")
    assert len(paragraph.lines(6, breaking="syllables")) == 2
    assert len(paragraph.lines(6, breaking="words")) == 3
    assert paragraph.count(6) == len(paragraph.lines(6)) == 3


def test_thai_lines_keep_room_for_the_rest_of_a_word() -> None:
    paragraph = square("กขคงจฉ")
    assert [line.width for line in paragraph.lines(6)] == [6.0]
    assert paragraph.lines(4)[0].end == 2


def test_emoji_sequences_stay_whole() -> None:
    family, flag = "👨‍👩‍👧", "🇰🇷"
    assert lines(f"{family}{flag}✏️", 1) == [family, flag, "✏️"]


def test_the_first_line_may_be_shorter() -> None:
    assert lines("one two three", 7, first_indent=4) == ["one ", "two ", "three"]


def test_natural_width_is_that_of_the_longest_line_and_of_the_widest_word() -> None:
    paragraph = square("a longer line\nshort ")
    assert (paragraph.width, paragraph.widest) == (13.0, 6.0)
    assert paragraph.count(paragraph.width) == 2


def test_widths_leave_out_the_spaces_at_the_ends_of_lines() -> None:
    assert [line.width for line in square("one two  three").lines(8)] == [7.0, 5.0]


def test_pieces_are_measured_in_their_fonts_and_scales_and_words_run_across_them() -> None:
    paragraph = measure([Piece("ab", ARIAL), Piece("cd", Font("Courier New"), scale=0.5), Piece(" e", ARIAL)], SQUARE)
    assert paragraph.width == 2 + 1 + 1 + 1
    assert [(line.start, line.end) for line in paragraph.lines(3)] == [(0, 5), (5, 6)]


def test_a_paragraph_without_pieces_is_one_empty_line() -> None:
    paragraph = measure([], SQUARE)
    assert paragraph.count(10) == 1
    assert paragraph.width == paragraph.widest == 0


WRITTEN = st.text(alphabet="ab -(),.!?\n“”한글漢、。っ「」กเ—…é\u0301👍\u200d\ufe0f\u00a0🇰\t/", max_size=60)


@given(WRITTEN, st.floats(min_value=0.3, max_value=40))
def test_lines_hold_the_whole_text_in_order(text: str, width: float) -> None:
    for breaking in ("words", "syllables", None):
        found = measure([Piece(text[:9], ARIAL), Piece(text[9:], ARIAL)], SQUARE).lines(width, breaking=breaking)
        assert found[0].start == 0
        assert found[-1].end == len(text)
        assert all(former.end == latter.start for former, latter in pairwise(found))


@given(WRITTEN, st.floats(min_value=6, max_value=40))  # a tab is 4 em, and nothing may stand between it and a "?"
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    assert all(line.width <= width + 1e-5 for line in measure([Piece(text, ARIAL)], default_metrics()).lines(width))


@given(WRITTEN)
def test_a_paragraph_in_its_natural_width_is_not_wrapped(text: str) -> None:
    paragraph = measure([Piece(text, ARIAL)], default_metrics())
    assert paragraph.count(paragraph.width) == len(paragraph.lines(float("inf")))


@pytest.mark.parametrize(
    ("text", "family", "expected"),
    [
        ("Hello", "Arial", (1479 + 1139 + 455 + 455 + 1139) / 2048),
        ("Hello", "Courier New", 5 * 1229 / 2048),
        ("Hello", "Consolas", 5 * 1126 / 2048),
        ("n", "Calibri", 1076 / 2048),
        ("n", "Times New Roman", 0.5),
        ("n", "Georgia", 0.59),
        ("n", "Verdana", 0.63),
    ],
)
def test_advances_are_those_of_the_fonts(text: str, family: str, expected: float) -> None:
    assert em(text, Font(family)) == pytest.approx(expected, rel=0.01)


def test_bold_is_wider_and_kerned_pairs_are_closer() -> None:
    assert em("width", Font("Arial", bold=True)) > em("width")
    assert em("AV") < em("A") + em("V") - 0.05


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한국", 1.84),
        ("漢字", 2.0),
        ("ﾊﾛｰ", 1.5),
        ("“漢”", 3.0),
        ("👍", 1.37),
        ("👨‍👩‍👧", 1.37),
        ("🇰🇷", 1.37),
        ("1️⃣", 1.37),
        ("✏️", 1.37),
        ("e\u0301", 1139 / 2048),
        ("a\u200bb", 2 * 1139 / 2048),
        ("لا", 0.582),
        ("क्या", 1.4),
        ("ที่", 0.63),
    ],
)
def test_other_scripts_and_emoji_have_their_own_widths(text: str, expected: float) -> None:
    assert em(text) == pytest.approx(expected, rel=0.06)


def test_room_is_kept_between_east_asian_and_latin_text() -> None:
    mixed = measure(
        [Piece("한국어", ARIAL), Piece("API", Font("Arial", bold=True)), Piece("를 본다", ARIAL)], default_metrics()
    )
    apart = em("한국어") + em("API", Font("Arial", bold=True)) + em("를 본다")
    assert mixed.width == pytest.approx(apart + 2 * 0.24, rel=0.001)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize(
    "family",
    [
        *("Arial", "Arial Narrow", "Calibri", "Cambria", "Consolas", "Courier New", "Georgia", "Helvetica", "Impact"),
        *("Malgun Gothic", "Menlo", "Noto Sans", "Noto Serif", "Segoe UI", "Tahoma", "Times New Roman"),
        *("Trebuchet MS", "Verdana"),
    ],
)
def test_every_family_has_four_styles_with_european_letters(family: str, bold: bool, italic: bool) -> None:
    font = Font(family, bold, italic)
    for letter in "aZ09.éßøščğωЖя€…–“":
        assert 0.1 < em(letter, font) < 1.6, letter


def test_an_unknown_family_is_measured_rather_wide() -> None:
    assert em("some text", Font("No Such Sans")) > em("some text")
    assert em("some text", Font("No Such Mono")) == em("some text", Font("Courier New"))


def test_a_long_deck_is_measured_in_well_under_a_second() -> None:
    sentence = "It is a truth, universally acknowledged, that 글자의 너비를 재는 일은 slow 文字の幅 "
    texts = [f"{sentence}{number} {sentence}" for number in range(1500)]
    begun = time.process_time()
    counts = [measure([Piece(text, ARIAL)], default_metrics()).count(40) for text in texts]
    assert time.process_time() - begun < 3
    assert min(counts) >= 2


@pytest.mark.parametrize(("bold", "width"), [(False, 15.348), (True, 18.093)])
def test_arabic_is_as_wide_as_the_widest_font_in_which_it_may_be_drawn(bold: bool, width: float) -> None:
    """The widths are DejaVu Sans's, in which LibreOffice on Linux draws the Arabic of a deck in Arial."""
    assert em("يمكنك تنشيط عمليات التصيير الأخرى", Font("Arial", bold=bold)) >= width


@given(
    st.lists(st.sampled_from(["a", "mill-wheel", "(so", "it)", "?", "“end.”", "unbelievable", "a\nb"]), min_size=3),
    st.data(),
)
def test_lines_between_two_words_are_those_of_the_words_alone(words: list[str], data: st.DataObject) -> None:
    """Paging asks for the lines of many parts of a paragraph that is measured once."""
    text = " ".join(words)
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(words) - 1)] * 2)))
    start = len(" ".join([*words[:first], ""]))
    end = len(" ".join(words[: last + 1]))
    for width in (1.5, 7.0, 20.0):
        between = square(text).count_between(start, end, width)
        assert between in (None, square(text[start:end]).count(width))


def test_lines_between_two_offsets_amid_words_take_a_measure_of_their_own() -> None:
    assert square("one two three").count_between(4, 13, 5) == 2
    assert square("one two three").count_between(4, 12, 5) is None
    assert square("one two three").count_between(5, 13, 5) is None


def test_the_space_between_korean_words_is_not_that_of_a_narrow_font() -> None:
    narrow = Font("Arial Narrow", bold=True)
    assert em("있었다 있었다", narrow) - 2 * em("있었다", narrow) >= 0.278
    assert em("was was", narrow) - 2 * em("was", narrow) < 0.25
