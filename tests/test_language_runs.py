"""The language of each run, told by its script."""

from __future__ import annotations

import pytest

from post2slides.text.scripts import full_tag, is_right_to_left, language_runs


def runs(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[start:end].strip(), tag) for start, end, tag in language_runs(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("오늘은 React를", "ko", [("오늘은", "ko-KR"), ("React", "en-US"), ("를", "ko-KR")]),
        ("Das 회의", "de", [("Das", "de-DE"), ("회의", "ko-KR")]),
        ("The word 日本語です", "en", [("The word", "en-US"), ("日本語です", "ja-JP")]),
        ("The word 漢字", "en", [("The word", "en-US"), ("漢字", "zh-CN")]),
        ("The word 這個", "en", [("The word", "en-US"), ("這個", "zh-TW")]),
        ("The word 這個", "zh-TW", [("The word", "en-US"), ("這個", "zh-TW")]),
        ("한자 漢字", "ko", [("한자 漢字", "ko-KR")]),
        ("일본어 日本語です", "ko", [("일본어", "ko-KR"), ("日本語です", "ja-JP")]),
        ("هذا Python جيد", "ar", [("هذا", "ar-SA"), ("Python", "en-US"), ("جيد", "ar-SA")]),
        ("این پایتون", "fa", [("این پایتون", "fa-IR")]),
        ("Це ідея", "uk", [("Це ідея", "uk-UA")]),
        ("Ένα மொழி", "el", [("Ένα", "el-GR"), ("மொழி", "ta-IN")]),
    ],
)
def test_runs(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text, language) == expected


def test_tags_have_a_region() -> None:
    assert [full_tag(tag) for tag in ("ko", "en-gb", "zh-Hant", "zh-Hant-HK", "sr")] == [
        "ko-KR", "en-GB", "zh-TW", "zh-HK", "sr-Cyrl-RS",
    ]  # fmt: skip


def test_what_runs_from_right_to_left() -> None:
    assert [language for language in ("ar", "fa-IR", "he", "ckb", "ko", "tr") if is_right_to_left(language)] == [
        "ar", "fa-IR", "he", "ckb",
    ]  # fmt: skip
