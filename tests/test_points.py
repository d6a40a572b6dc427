"""Key points: which sentences of a section are shown, in which order of merit, and how they are shortened."""

from __future__ import annotations

import time

import pytest

from post2slides.model.deck import Point
from post2slides.model.post import LineBreak, Paragraph, Span, Text, plain
from post2slides.outline.points import context, rank_points
from post2slides.text.words import words

Written = str | Text
"""A paragraph: its words, or its spans where it has marks."""


def points(*paragraphs: Written, title: str = "", language: str = "en") -> tuple[Point, ...]:
    """The points of a post of one section."""
    blocks = [
        Paragraph((Span(text),) if isinstance(text, str) else text, line) for line, text in enumerate(paragraphs, 1)
    ]
    post = context(blocks, (Span(title),), language)
    return rank_points(blocks, title=(Span(title),), post=post, language=language)


def shown(found: tuple[Point, ...]) -> list[str]:
    return [plain(point.text) for point in found]


def best(found: tuple[Point, ...]) -> str:
    return next(plain(point.text) for point in found if point.rank == 1)


CACHE = (
    "The build cache keeps every compiled module on disk. Somebody has to clean it now and then.",
    "A cold build of the whole project takes eleven minutes. A warm build from the cache takes forty seconds. "
    "It was a surprise to everybody in the room.",
    "Every module is stored under the hash of its sources. That makes a stale entry impossible.",
    "The cache is shared by all machines of the team through one bucket. Nobody compiles the same module twice.",
)


def test_points_stand_in_the_order_of_the_post_and_ranks_are_unique() -> None:
    found = points(*CACHE, title="The build cache")

    assert [point.line for point in found] == sorted(point.line for point in found)
    assert sorted(point.rank for point in found) == list(range(1, len(found) + 1))
    assert all(point.reason for point in found)


def test_a_paragraph_gives_one_point_and_a_long_one_two() -> None:
    lines = [point.line for point in points(*CACHE)]

    assert [lines.count(line) for line in (1, 3, 4)] == [1, 1, 1]
    assert lines.count(2) <= 2


def test_the_best_points_come_from_different_paragraphs() -> None:
    found = points(*CACHE)

    for count in range(1, len(CACHE) + 1):
        assert len({point.line for point in found if point.rank <= count}) == count


def test_the_first_paragraph_opens_the_talk() -> None:
    assert best(points(*CACHE, title="The build cache")) == "The build cache keeps every compiled module on disk."


def test_a_paragraph_of_one_short_sentence_is_a_point() -> None:
    found = points("Measure before you cut.", "Cut once the numbers agree with the plan.")

    assert shown(found) == ["Measure before you cut.", "Cut once the numbers agree with the plan."]
    assert {point.reason for point in found} == {"short paragraph"}


def test_a_sentence_in_bold_is_the_first_point_with_its_marks() -> None:
    bold = Span("We throw the cache away every Friday.", strong=True)
    found = points(*CACHE, (Span("Old entries pile up over the weeks. "), bold, Span(" Then all is well again.")))

    assert best(found) == bold.text
    assert next(point for point in found if point.rank == 1).text == (bold,)


def test_a_run_in_heading_stays_with_its_sentence_where_both_fit() -> None:
    label, sentence = Span("Signing keys.", strong=True), " The keys are no input of the build any more."
    long = " The keys that sign the release are kept on one machine" + " behind a second door" * 6 + "."

    assert best(points((label, Span(sentence + " It took a year.")))) == label.text + sentence
    assert best(points((label, Span(long + " It took a year.")))) == label.text


def test_a_phrase_in_bold_lifts_its_sentence() -> None:
    plainly = "A cold build compiles each of the modules. A warm build reads only a few of the modules. All is well."
    marked = (
        Span("A cold build compiles each of the modules. A warm build "),
        Span("reads only a few of the modules", strong=True),
        Span(". All is well."),
    )

    assert best(points(plainly)).startswith("A cold build")
    assert best(points(marked)).startswith("A warm build")


@pytest.mark.parametrize(
    ("language", "paragraph", "kept"),
    [
        (
            "en",
            "But why is any of this so terribly slow? The linker reads each file twice.",
            "The linker reads each file twice.",
        ),
        (
            "en",
            "Thank you for reading all of this to the end! The tool is free software.",
            "The tool is free software.",
        ),
        (
            "en",
            "For more details, refer to the long manual. The cache is a plain folder.",
            "The cache is a plain folder.",
        ),
        (
            "en",
            "(We tried that for a while last year.) Two servers answer every request.",
            "Two servers answer every request.",
        ),
        (
            "ko",
            "왜 이렇게 오래 걸리는 걸까? 링커가 모든 파일을 두 번씩 읽기 때문이다.",
            "링커가 모든 파일을 두 번씩 읽기 때문이다.",
        ),
        (
            "ko",
            "자세한 내용은 공식 문서를 참고하면 된다. 캐시는 평범한 폴더 하나로 이루어진다.",
            "캐시는 평범한 폴더 하나로 이루어진다.",
        ),
        (
            "ja",
            "これはどういうことなのでしょうか？キャッシュはただのフォルダに保存されます。",
            "キャッシュはただのフォルダに保存されます。",
        ),
        ("en", "We were not done, though. The cache is a plain folder.", "The cache is a plain folder."),
        ("zh", "这是为什么呢？链接器会把每个文件读取两遍。", "链接器会把每个文件读取两遍。"),
        (
            "fr",
            "Pourquoi est-ce donc si lent ? L'éditeur de liens lit chaque fichier deux fois.",
            "L'éditeur de liens lit chaque fichier deux fois.",
        ),
        (
            "ar",
            "لماذا كل هذا البطء؟ يقرأ الرابط كل ملف مرتين في كل عملية بناء.",
            "يقرأ الرابط كل ملف مرتين في كل عملية بناء.",
        ),
    ],
)
def test_questions_courtesies_and_pointers_are_no_points(language: str, paragraph: str, kept: str) -> None:
    assert shown(points(paragraph, language=language)) == [kept]


def test_a_sentence_that_code_was_to_complete_is_no_point() -> None:
    found = points("app.js에 엔진과 폴더를 정해주고", "템플릿에 값을 넣은 페이지가 사용자에게 전달된다.", language="ko")

    assert shown(found) == ["템플릿에 값을 넣은 페이지가 사용자에게 전달된다."]


@pytest.mark.parametrize(
    ("language", "rest"),
    [("ja", "を見たら、「何かがおかしい」ことになります。"), ("ko", "와 같은 가이드라인이 중요하다는 것을 깨달았다.")],
)
def test_the_rest_of_a_sentence_after_a_list_is_no_point(language: str, rest: str) -> None:
    whole = {"ja": "キャッシュはただのフォルダに保存されます。", "ko": "캐시는 평범한 폴더 하나로 이루어진다."}[
        language
    ]

    assert shown(points(rest, whole, language=language)) == [whole]


def test_the_line_before_a_list_is_no_point() -> None:
    found = points("In that case, these are the steps to follow:", "The server restarts by itself every night.")

    assert shown(found) == ["The server restarts by itself every night."]


def test_a_section_of_nothing_but_courtesies_still_has_a_point() -> None:
    assert len(points("Thank you for reading!")) == 1
    assert points() == ()


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "However, the cache is shared by the whole team.", "The cache is shared by the whole team."),
        ("en", "This means that nobody compiles a module twice.", "Nobody compiles a module twice."),
        ("ko", "그래서 우리는 캐시를 팀 전체가 함께 쓰기로 했다.", "우리는 캐시를 팀 전체가 함께 쓰기로 했다."),
        ("ja", "しかし、キャッシュはチーム全体で共有されます。", "キャッシュはチーム全体で共有されます。"),
        ("zh", "但是，缓存由整个团队共享使用。", "缓存由整个团队共享使用。"),
        ("fr", "Cependant, le cache est partagé par toute l'équipe.", "Le cache est partagé par toute l'équipe."),
        ("ar", "ومع ذلك، يتشارك الفريق كله الذاكرة المؤقتة نفسها.", "يتشارك الفريق كله الذاكرة المؤقتة نفسها."),
        (
            "en",
            "The cache lives in one bucket (we tried three, which nobody could keep in step) for the whole team.",
            "The cache lives in one bucket for the whole team.",
        ),
        (
            "en",
            "The garbage collector (GC) runs while the page is idle.",
            "The garbage collector (GC) runs while the page is idle.",
        ),
        (
            "en",
            "The cache is shared by every machine that builds the project in the office and at home, which means that "
            "nobody has to wait for a module that a colleague has already compiled today.",
            "The cache is shared by every machine that builds the project in the office and at home.",
        ),
        (
            "en",
            "Builds in the office, which has its own network and its own rules, take eleven minutes from a cold start, "
            "which is as long as the walk to the canteen, and nobody minds it much.",
            "Builds in the office, which has its own network and its own rules, take eleven minutes from a cold start, "
            "which is as long as the walk to the canteen, and nobody minds it much.",
        ),
    ],
)
def test_a_sentence_is_shortened_by_whole_parts_and_ends_well(language: str, sentence: str, expected: str) -> None:
    assert shown(points(sentence, language=language)) == [expected]


def test_marks_survive_shortening() -> None:
    link = Span("the shared cache", href="https://example.org/cache")
    text = (
        Span("But "),
        link,
        Span(" (a bucket that all of us pay for together) calls "),
        Span("fetch()", code=True),
        Span("."),
    )

    assert points(text)[0].text == (
        Span("The shared cache", href=link.href),
        Span(" calls "),
        Span("fetch()", code=True),
        Span("."),
    )


def test_brackets_in_code_are_never_dropped() -> None:
    call = Span("open(name, mode, encoding, errors)", code=True)

    assert points((Span("Every file is read with "), call, Span(" and nothing else.")))[0].text[1] == call


def test_a_line_break_becomes_a_space() -> None:
    assert shown(points((Span("Two lines of"), LineBreak(), Span("one single sentence.")))) == [
        "Two lines of one single sentence."
    ]


def test_every_word_of_a_point_is_the_author_s_and_in_the_author_s_order() -> None:
    said = [word for paragraph in CACHE for word in words(paragraph)]
    for point in points(*CACHE):
        rest = iter(said)
        assert all(word in rest for word in words(plain(point.text)))


def test_the_same_post_always_gives_the_same_points() -> None:
    assert points(*CACHE) == points(*CACHE)


def test_a_long_post_takes_about_half_a_second() -> None:
    paragraphs = [
        Paragraph((Span(text.replace("module", f"module{number}")),), number) for number in range(200) for text in CACHE
    ]
    assert sum(len(plain(paragraph.text).split()) for paragraph in paragraphs) > 10_000

    begin = time.process_time()
    post = context(paragraphs, (), "en")
    found = rank_points(paragraphs, title=(), post=post, language="en")

    assert time.process_time() - begin < 5  # half a second on a quiet machine
    assert len(found) < 50
