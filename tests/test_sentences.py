"""Sentences of many languages, and the slices that are cut by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from post2slides.model.post import InlinePicture, LineBreak, Span, Text, plain
from post2slides.text.sentences import sentences, sentences_of
from post2slides.text.slices import slice_text


def split(text: str, language: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["We use e.g. U.S. servers with v1.2 of file.js.", "It took 3.5 s, i.e. less.", "Really?", "Yes!"]),
        ("en", ["Dr. Lee wrote it.", "(It was late.)", "Then we slept…", "And so on."]),
        ("en", ["Fig. 3. shows it.", "He said “Go. Now.” and left.", "Done."]),
        ("en-GB", ["1. Install it.", "2. Run it."]),
        ("en", ["Shipped! 🎉", "Next came the bugs."]),
        ("ko", ["저는 개발자입니다.", "Node.js 3.2를 씁니다...", "정말 그럴까요?", "네!"]),
        ("ko", ["빠르고 좋네요 :)", "그래서 계속 씁니다ㅎㅎ", "다음 글에서 만나요~", "끝."]),
        ("ko", ["“오늘은 쉰다.”라고 했다.", "그는 갔다(바빴다...) 왔다."]),
        ("ko", ["미리 알았다면 좋지 않았을까... 하는 생각이 들었다.", "늦었다🌝", "다음은 나았다."]),
        ("ja", ["「はい。そうです。」と言いました。", "本当ですか?", "はい!", "次はv1.2を使う。"]),
        ("zh", ["这是测试。", "“你好。”他说。", "真的吗？", "是的！"]),
        ("zh-Hant", ["這是測試。", "真的嗎？"]),
        ("ar", ["هذا اختبار.", "هل هذا صحيح؟", "نعم!"]),
        ("fr", ["M. Dupont est là.", "C'est génial !", "« Oui. Non. » dit-il.", "Cf. p. 12."]),
        ("de", ["Das ist z. B. gut.", "Am 3. Mai kam Dr. Meier."]),
        ("es", ["¿Cómo estás?", "¡Bien!", "El Sr. López vino."]),
        ("ru", ["Это тест, т.е. проверка.", "Конец."]),
        ("hi", ["यह परीक्षण है।", "क्या यह सही है?"]),
        ("th", ["สวัสดีครับ", "วันนี้เราจะพูดถึง Node.js กันครับ", "ขอบคุณครับ"]),
        ("", ["A language nobody named.", "It works."]),
    ],
)
def test_sentences_of_many_languages(language: str, expected: list[str]) -> None:
    gap = "" if language[:2] in {"ja", "zh"} else " "

    assert split(gap.join(expected), language) == expected


def test_a_long_thai_text_is_cut_at_its_pauses() -> None:
    text = "ภาษาไทยไม่มีเครื่องหมายจบประโยคเหมือนภาษาอังกฤษ เราจึงต้องใช้ช่องว่างแทน แล้วรวมวลีสั้นเข้าด้วยกันเพื่อให้อ่านง่าย"

    assert len(sentences(text, "th")) == 2


def test_what_has_no_word_joins_its_neighbour() -> None:
    assert split("Fine. ... ---", "en") == ["Fine. ... ---"]
    assert split("...", "en") == ["..."]


def test_code_is_never_cut() -> None:
    text = (Span("Run "), Span("a ? b : c. D! e", code=True), Span(" twice. It ends."))

    assert [plain(slice_text(text, *found)) for found in sentences_of(text, "en")] == [
        "Run a ? b : c. D! e twice. ",
        "It ends.",
    ]


def test_a_line_that_the_author_broke_after_a_sentence_ends_it() -> None:
    broken = (Span("첫째 줄이다"), LineBreak(), Span("둘째 줄이다"))
    wrapped = (Span("a line broken"), LineBreak(), Span("in the middle"))

    assert len(sentences_of(broken, "ko")) == 2
    assert len(sentences_of(wrapped, "en")) == 1


TEXTS = st.lists(
    st.one_of(
        st.builds(Span, st.text("ab .!?。」「(){}“”다요ครับ👋\t", min_size=1), strong=st.booleans(), code=st.booleans()),
        st.just(LineBreak()),
        st.builds(InlinePicture, st.just("x.png"), st.text("ab .", max_size=4)),
    )
).map(tuple)


@given(text=TEXTS, language=st.sampled_from(["en", "ko", "ja", "th", ""]))
def test_sentences_cover_the_whole_text_without_a_gap(text: Text, language: str) -> None:
    found = sentences_of(text, language)

    assert "".join(plain(text)[start:end] for start, end in found) == plain(text)
    assert all(start < end for start, end in found)


@given(text=TEXTS, data=st.data())
def test_slices_hold_the_whole_text_with_its_marks(text: Text, data: st.DataObject) -> None:
    length = len(plain(text))
    cut = data.draw(st.integers(0, length))
    first, second = slice_text(text, 0, cut), slice_text(text, cut, length)
    parts = (*first, *second) if cut < length else first

    assert _marked(parts) == _marked(text)


def _marked(text: Text) -> list[object]:
    """Every character with the marks of its span, and everything else."""
    return [
        part
        for inline in text
        for part in (
            [(character, inline.strong, inline.code) for character in inline.text]
            if isinstance(inline, Span)
            else [inline]
        )
    ]
