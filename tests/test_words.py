"""Words, counted to show that a deck has lost none."""

from __future__ import annotations

from post2slides.text.words import missing_words, words


def test_case_forms_and_punctuation_make_no_difference() -> None:
    assert list(words("Don’t ＰＡＮＩＣ — ﬁle_name, v1.2!")) == ["don", "t", "panic", "file", "name", "v1", "2"]


def test_text_without_spaces_is_counted_by_character() -> None:
    assert list(words("한글 text와 漢字かなカ")) == ["한", "글", "text", "와", "漢", "字", "か", "な", "カ"]


def test_a_combining_accent_is_the_same_as_a_composed_one() -> None:
    assert list(words("cafe\u0301")) == list(words("café")) == ["café"]


def test_missing_words_are_counted() -> None:
    assert missing_words("one two two 셋", "Two (2/3) one") == {"two": 1, "셋": 1}
    assert not missing_words("a b", "b, a, c")


def test_the_pieces_of_an_endless_word_are_found_among_words_that_it_begins_with() -> None:
    word = "abcdefghij" * 20
    assert not missing_words(f"a post {word}", f"a post {word[:95]} (2/2) a post {word[95:]}")
    assert missing_words(f"a post {word}", f"a post {word[:95]} (2/2) a post {word[105:]}") == {word: 1}
