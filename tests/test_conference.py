"""A real kind of post, a conference visit with photographs, asides and captions, is whole in the written file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from conversions import KOREAN, Conversion, converted, notes, pictures, slide_texts, title
from post2slides.diagnostics import Severity
from post2slides.model.deck import Prose
from post2slides.pipeline import Source
from post2slides.text.words import missing_words

POST = KOREAN.read_text(encoding="utf-8")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)(?:\*([^*]+)\*)?")
PICTURES = [(file, caption) for _, file, caption in _PICTURE.findall(POST)]
"""File and caption of each picture, as they stand in the post."""
_HANGUL, _LATIN = re.compile("[가-힣]"), re.compile("[A-Za-z]")


@pytest.fixture(scope="module")
def full() -> Conversion:
    return converted(KOREAN, prose=Prose.FULL)


@pytest.fixture(scope="module")
def fit() -> Conversion:
    return converted(KOREAN)


@pytest.fixture(scope="module")
def unreachable() -> Conversion:
    """The same post with its pictures on the web, and no network."""
    text = re.sub(r"\]\((?=[^)]+\.(?:jpe?g|png)\))", "](https://example.invalid/photos/", POST)
    assert text.count("https://example.invalid/") == len(PICTURES)
    return converted(Source(text, "conference", KOREAN), prose=Prose.FULL)


def text_of_the_post() -> str:
    """Read by hand, and not by the reader that is tested."""
    text = _PICTURE.sub(lambda match: match[3] or "", POST)
    text = re.sub(r"^---\ntitle: \"(.+)\"\n---", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    return re.sub(r"^\d\. ", "", text, flags=re.MULTILINE)


def picture_slides(deck: Conversion) -> list[tuple[Any, Any]]:
    """Each picture with its slide, in the deck's order."""
    return [(slide, shape) for slide in deck.slides for shape in pictures(slide)]


def runs(deck: Conversion) -> Iterator[Any]:
    for slide in deck.slides:
        yield from slide._element.xpath(".//a:r[a:t]")
        if slide.has_notes_slide:
            yield from slide.notes_slide._element.xpath(".//a:r[a:t]")


@pytest.mark.parametrize("prose", list(Prose))
def test_every_word_is_on_a_slide_or_in_the_notes(prose: Prose) -> None:
    deck = converted(KOREAN, prose=prose)
    assert not missing_words(text_of_the_post(), deck.text())
    assert "words-lost" not in deck.codes()


def test_nothing_is_wrong_with_the_post(full: Conversion) -> None:
    assert [diagnostic for diagnostic in full.diagnostics if diagnostic.severity is Severity.WARNING] == []


def test_each_heading_is_a_slide_and_there_are_no_sections(full: Conversion) -> None:
    headings = [heading.replace("\\", "") for heading in re.findall(r"^### (.+)$", POST, re.MULTILINE)]
    titles = [title(slide) for slide in full.slides]
    assert [words for words in titles if words in headings] == headings
    assert {slide.slide_layout.name for slide in full.slides}.isdisjoint({"Section Header"})


def test_a_heading_with_nothing_under_it_is_a_statement(full: Conversion) -> None:
    (statement,) = [slide for slide in full.slides if slide.slide_layout.name == "Statement"]
    assert title(statement) == "11:00-11:45/ 아무도 가르쳐 주지 않은 색 이야기"


def test_what_stands_before_the_first_heading_follows_the_title_slide(full: Conversion) -> None:
    first, second = full.slides[:2]
    assert title(first) == "처음 가 본 개발자 콘퍼런스, 파도콘 2026 후기"
    text = "\n".join(slide_texts(second))
    assert text.index("입사하고 2년 동안") < text.index("<콘퍼런스에 혼자 가도 되는지 고민하는 사람> <썸네일을")


def test_escaped_signs_are_shown_as_themselves(full: Conversion) -> None:
    assert "\\" not in full.text()
    assert "12:00-13:15/ [파도콘 2026] 발표자와 먹는 점심" in map(title, full.slides)


def thumbnail(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as opened:
        return ImageOps.exif_transpose(opened).convert("RGB").resize((24, 24))


def test_all_pictures_are_placed_in_order(full: Conversion) -> None:
    shown = [thumbnail(shape.image.blob) for _, shape in picture_slides(full)]
    written = [thumbnail((KOREAN.parent / file).read_bytes()) for file, _ in PICTURES]
    assert len(shown) == len(written) == 10
    for one, other in zip(shown, written, strict=True):
        assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 4


def test_no_picture_is_distorted(full: Conversion) -> None:
    for _, shape in picture_slides(full):
        width, height = shape.image.size
        seen_width = width * (1 - shape.crop_left - shape.crop_right)
        seen_height = height * (1 - shape.crop_top - shape.crop_bottom)
        assert shape.width / shape.height == pytest.approx(seen_width / seen_height, rel=0.005)
        assert min(shape.crop_left, shape.crop_right, shape.crop_top, shape.crop_bottom) >= 0


def test_each_picture_has_a_slide_of_its_own_with_its_own_caption(full: Conversion) -> None:
    slides = [slide for slide, _ in picture_slides(full)]
    assert len({slide.slide_id for slide in slides}) == len(slides)
    for slide, (_, caption) in zip(slides, PICTURES, strict=True):
        shown = " ".join(" ".join(slide_texts(slide)).split())
        assert caption in shown
        assert not any(other in shown for _, other in PICTURES if other and other != caption)


def test_each_picture_has_a_fitting_description(full: Conversion) -> None:
    described = [shape._element.nvPicPr.cNvPr.get("descr") for _, shape in picture_slides(full)]
    expected = [caption for _, caption in PICTURES]
    expected[0] = "파도콘에서 듣고 싶었던 세션"  # the only alternative text that is no file name
    expected[5] = "12:00-13:15/ [파도콘 2026] 발표자와 먹는 점심"  # no caption: the heading
    expected[7] = "14:00-14:45/ 너구리는 밤 열한 시에 온다"
    assert described == expected


def test_pictures_right_under_a_heading_bear_its_title(full: Conversion) -> None:
    titles = {file: title(slide) for (slide, _), (file, _) in zip(picture_slides(full), PICTURES, strict=True)}
    assert titles["DSC04417.jpg"] == "10:00-10:45/ 썸네일 1억 장을 다시 만들며 배운 것들"
    assert titles["IMG_0430.jpg"] == "14:00-14:45/ 너구리는 밤 열한 시에 온다"
    assert titles["IMG_0415.jpg"] == "서버 이야기는 10분, 고양이 이야기는 20분"


NOTES = {
    "동료는 라이트닝 토크를 했다는 말을": "그 3초 동안 나는 조금 유명했다",
    "질문하고 싶었는데 손을 들지 못했다": "그것이 지금까지 우리의 최적화였다",
    "3번은 찾아보니 20년도 더 된 기능이었다": "콘퍼런스란 무서운 곳이다",
}
"""How each aside begins, and what stands on the slide just before it."""


@pytest.mark.parametrize("aside", NOTES)
def test_asides_are_the_notes_of_the_slide_before_them(full: Conversion, aside: str) -> None:
    (slide,) = [slide for slide in full.slides if aside in notes(slide)]
    assert NOTES[aside] in "\n".join(slide_texts(slide))


def test_only_asides_are_notes_and_their_pencils_are_gone(full: Conversion) -> None:
    assert sum(bool(notes(slide)) for slide in full.slides) == len(NOTES)
    assert "✏" not in full.text()
    assert "월요일에 따져 묻기로 했다.🙈" in full.text()


def test_the_list_is_a_real_numbered_list(full: Conversion) -> None:
    numbered = [item for slide in full.slides for item in slide._element.xpath(".//a:p[a:pPr/a:buAutoNum]")]
    assert [item.xpath("string()")[:8] for item in numbered] == [
        "하루 동안 아무",
        "원본을 여섯 번",
        "JPEG을 처음",
        "그래도 느리면 ",
    ]
    assert {sign.get("type") for item in numbered for sign in item.xpath(".//a:buAutoNum")} == {"arabicPeriod"}
    assert len({item.getparent() for item in numbered}) == 1


def test_text_goes_on_after_the_list(full: Conversion) -> None:
    (slide,) = [slide for slide in full.slides if slide._element.xpath(".//a:buAutoNum")]
    text = "\n".join(slide_texts(slide))
    assert text.index("그 순서란") < text.index("하루 동안") < text.index("였다. 2번에서")


def test_links_are_links(full: Conversion) -> None:
    linked = {
        run.text: run.hyperlink.address
        for slide in full.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    }
    assert linked == {"파도콘": "https://padocon.example/2026", "사진 인화 서비스": "https://photobook.example"}


def test_each_slide_has_a_unique_title_in_a_title_placeholder(full: Conversion) -> None:
    titles = [title(slide) for slide in full.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_korean_runs_are_korean_and_english_runs_are_english(fit: Conversion, full: Conversion) -> None:
    for deck in (fit, full):
        for run in runs(deck):
            text, language = run.xpath("string(a:t)"), run.xpath("string(a:rPr/@lang)")
            if _HANGUL.search(text):
                assert language == "ko-KR", text
            elif _LATIN.search(text):
                assert language == "en-US", text


def bold_texts(deck: Conversion) -> Iterator[str]:
    """Stretches of bold runs."""
    for slide in deck.slides:
        for paragraph in slide._element.xpath(".//a:p"):
            for bold, stretch in groupby(paragraph.xpath("./a:r"), lambda run: run.xpath("string(a:rPr/@b)") == "1"):
                if bold:
                    yield "".join(run.text for run in stretch)


@pytest.mark.parametrize(
    "words",
    [
        "'느린 코드는 없다. 재 보지 않은 코드가 있을 뿐이다.'",
        "대기열(queue)",
        "사람(과 그 사람의 주말)",
        '"그때가 제일 좋죠"',
        "무릎(특히 키가 큰 사람의 무릎)",
    ],
)
def test_bold_text_that_a_particle_follows_is_bold(full: Conversion, words: str) -> None:
    assert words in list(bold_texts(full))


def test_no_star_is_left_standing(full: Conversion, fit: Conversion) -> None:
    assert "*" not in full.text() + fit.text()


def test_without_a_network_every_picture_is_a_card_and_a_warning(unreachable: Conversion) -> None:
    cards = [slide for slide in unreachable.slides if slide.slide_layout.name == "Card"]
    addresses = [f"https://example.invalid/photos/{file}" for file, _ in PICTURES]
    links = [
        link.target_ref for slide in cards for link in slide.part.rels.values() if link.reltype.endswith("/hyperlink")
    ]
    assert links == addresses
    warnings = [diagnostic for diagnostic in unreachable.diagnostics if diagnostic.severity is Severity.WARNING]
    assert [warning.code for warning in warnings] == ["picture-unreachable"] * len(PICTURES)
    for warning, (file, _) in zip(warnings, PICTURES, strict=True):
        assert file in POST.splitlines()[(warning.line or 0) - 1]


def test_without_a_network_the_deck_is_complete(unreachable: Conversion, full: Conversion) -> None:
    assert len(unreachable.slides) == len(full.slides)
    assert [title(slide) for slide in unreachable.slides] == [title(slide) for slide in full.slides]
    assert not missing_words(text_of_the_post(), unreachable.text())


def test_a_card_says_what_the_picture_is_and_where(unreachable: Conversion) -> None:
    card = next(slide for slide in unreachable.slides if slide.slide_layout.name == "Card")
    text = " ".join(" ".join(slide_texts(card)).split())
    assert PICTURES[0][1] in text
    assert "https://example.invalid/photos/schedule.png" in text


def test_the_deck_is_the_same_from_another_folder(tmp_path: Path, full: Conversion) -> None:
    for file in KOREAN.parent.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    elsewhere = Source(POST, KOREAN.parent.name, tmp_path / "index.md")
    assert converted(elsewhere, prose=Prose.FULL).data == full.data
