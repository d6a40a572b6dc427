"""Whether LibreOffice ends its lines where post2slides expects them.

Paragraphs of random words in many languages are set at random widths in a deck, LibreOffice makes a PDF of it, and the
lines are read from where the characters stand. The fonts are those that LibreOffice sets for the deck's: all as wide.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from post2slides.layout.metrics import Font, Piece, default_metrics, measure

pdfium = pytest.importorskip("pypdfium2")

FONTS = (
    *("Carlito", "Caladea", "Liberation Mono", "Liberation Sans", "Liberation Serif", "Noto Sans CJK JP"),
    *("Noto Sans Arabic", "Noto Sans Thai", "Noto Sans Devanagari"),
)


def _missing() -> str:
    """What the test needs and this machine has not."""
    if not shutil.which("soffice") or not shutil.which("fc-list"):
        return "LibreOffice or fontconfig"
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    return ", ".join(font for font in FONTS if font not in listed)


pytestmark = [pytest.mark.office, pytest.mark.skipif(bool(_missing()), reason=f"missing: {_missing()}")]

EACH = 60
"""Paragraphs in each language."""

MARGIN = 20
"""Of the text from the slide's upper and left edges, in points."""

WORDS = {
    "en-US": (
        "the of measuring a well-known baker—who never slept— quietly, “counts” (by hand) every loaf; it "
        "isn't 3.5% of what's AVAILABLE today! Typography matters: Ways To Yield 1,024 co-operative "
        "low-cost and/or results? yes…"
    ),
    "fr-FR": (
        "l'été où les élèves de l'école apprennent à mesurer «\u00a0la largeur\u00a0» des mots\u00a0: "
        "c'est-à-dire œuvre, garçon, naïveté, aujourd'hui\u00a0! peut-être bien voilà"
    ),
    "de-DE": (
        "die Donaudampfschifffahrt fährt täglich über größere Flüsse, außerdem „schnell“ und "
        "Straßen-Bahn-Linien Geschwindigkeitsbegrenzung für alle Übungen"
    ),
    "ru-RU": (
        "каждый охотник желает знать, где сидит фазан; измерение ширины слов — «важная» работа, кое-что ещё из-за"
    ),
    "ko-KR": (
        "글자의 너비를 재는 일은 생각보다 어렵습니다. 그래서 “정확하게” 맞추려고(꼭!) 슬라이드에 넣을 "
        "문장, 단어와 줄바꿈을 LibreOffice에서 확인하고 PDF로 봅니다. 2024년 3월까지 100% 했나요? 네"
    ),
    "ja-JP": (
        "文字の幅を測るのは、思ったより難しい。 「正確に」合わせるため、 スライドに入れる文章と "
        "改行をPDFで確かめます。 コンピューターのデータ、ちょっとしたメモ（例えばURL）も 2024年に調べた！"
    ),
    "zh-CN": (
        "测量文字的宽度比想象中困难。 为了“准确地”对齐， 我们把句子放进幻灯片， 然后用PDF检查换行 "
        "（例如标点符号）。 2024年的数据、 结果：百分之百！"
    ),
    "ar-SA": (
        "قياس عرض النص ليس سهلا كما يبدو، لذلك نضع الجمل في الشرائح ثم نتحقق من نهاية كل سطر بدقة عالية الكلمات لا لأن"
    ),
    "he-IL": "מדידת רוחב הטקסט אינה פשוטה כפי שנדמה, לכן אנו שמים את המשפטים בשקפים ובודקים את סוף כל שורה",
    "th-TH": ("การวัดความกว้างของตัวอักษร ไม่ง่ายอย่างที่คิด ดังนั้นเราจึงใส่ประโยคลงในสไลด์ แล้วตรวจสอบการขึ้นบรรทัดใหม่ทุกครั้ง"),
    "hi-IN": (
        "पाठ की चौड़ाई मापना उतना आसान नहीं है जितना लगता है, इसलिए हम वाक्यों को स्लाइड में रखते हैं और "
        "हर पंक्ति का अंत देखते हैं। विद्यार्थी प्रकाश क्षेत्र"
    ),
    "code": (
        "return self._width[i] if x != None: print(f'{name}={value}') for (k, v) in items.map(lambda e: "
        "e.id) --verbose ./path/to/file.py 0xFF git commit -m"
    ),
    "links": (
        "https://example.com/articles/2024/03/a-very-long-address-that-goes-on?with=parameters&and=more#fragment "
        "see www.example.org/docs/index.html or mail name.surname@example.com now"
    ),
}
"""Words by language. What is between two spaces stays together."""

LATIN = ("Arial", "Calibri", "Times New Roman", "Cambria")
FAMILIES = {"code": ("Courier New",), "ru-RU": ("Arial", "Calibri", "Times New Roman")}
"""Caladea, which LibreOffice sets for Cambria, has no Cyrillic."""
EAST_ASIAN = {"ko-KR": "Noto Sans CJK KR", "ja-JP": "Noto Sans CJK JP", "zh-CN": "Noto Sans CJK SC"}
COMPLEX = {
    "ar-SA": "Noto Sans Arabic",
    "he-IL": "Liberation Sans",
    "th-TH": "Noto Sans Thai",
    "hi-IN": "Noto Sans Devanagari",
}
UNSPACED = {"ja-JP", "zh-CN", "th-TH"}


@dataclass(frozen=True)
class Sample:
    language: str
    text: str
    font: Font
    size: int
    width: float
    """Points."""


def samples() -> list[Sample]:
    chance = random.Random(14)  # noqa: S311
    return [_sample(language, chance) for language in WORDS for _ in range(EACH)]


def _sample(language: str, chance: random.Random) -> Sample:
    words = chance.choices(WORDS[language].split(" "), k=chance.randint(3, 10 if language in UNSPACED else 40))
    font = Font(chance.choice(FAMILIES.get(language, LATIN)), bold=chance.random() < 0.3, italic=chance.random() < 0.2)
    text = ("" if language in UNSPACED else " ").join(words)
    return Sample(language, text, font, chance.choice((12, 14, 18, 20, 24, 32)), chance.uniform(240, 860))


def make_deck(paragraphs: list[Sample], path: Path) -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(960), Pt(3000)
    for sample in paragraphs:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        frame = slide.shapes.add_textbox(Pt(MARGIN), Pt(MARGIN), Pt(sample.width), Pt(100)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        _set(frame.paragraphs[0], sample)
    deck.save(str(path))


def _set(paragraph: Any, sample: Sample) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("hangingPunct", "0")
    if sample.language in {"ar-SA", "he-IL"}:
        properties.set("rtl", "1")
    run = paragraph.add_run()
    run.text = sample.text
    run.font.name, run.font.size = sample.font.family, Pt(sample.size)
    run.font.bold, run.font.italic = sample.font.bold, sample.font.italic
    language = sample.language if "-" in sample.language else "en-US"
    run._r.rPr.attrib.update({"lang": language, "kern": "1200"})
    for tag, families in (("a:ea", EAST_ASIAN), ("a:cs", COMPLEX)):
        if language in families:
            etree.SubElement(run._r.rPr, qn(tag)).set("typeface", families[language])


def drawn_lines(deck: Path, paragraphs: list[Sample]) -> list[list[str]]:
    """The text of each line of each paragraph, without spaces and in the order of the PDF."""
    command = ["soffice", f"-env:UserInstallation={(deck.parent / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(deck.parent), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    document = pdfium.PdfDocument(str(deck.with_suffix(".pdf")))
    return [_page_lines(document[number], sample) for number, sample in enumerate(paragraphs)]


def _page_lines(page: Any, sample: Sample) -> list[str]:
    text = page.get_textpage()
    lines: dict[int, str] = {}
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            _, bottom, _, top = text.get_charbox(index, loose=True)
            below = page.get_height() - (top + bottom) / 2 - MARGIN
            number = int(below / (1.2 * sample.size))
            lines[number] = lines.get(number, "") + character
    return [lines[number] for number in sorted(lines)]


def test_lines_are_where_libreoffice_has_them(tmp_path: Path) -> None:
    paragraphs = samples()
    make_deck(paragraphs, tmp_path / "deck.pptx")
    drawn = drawn_lines(tmp_path / "deck.pptx", paragraphs)
    wrong, short = Counter[str](), Counter[str]()
    for sample, lines in zip(paragraphs, drawn, strict=True):
        measured = measure([Piece(sample.text, sample.font)], default_metrics())
        width = sample.width / sample.size
        wrong[sample.language] += len(measured.lines(width, breaking="words")) != len(lines)
        short[sample.language] += measured.count(width) < len(lines)
    del wrong["ar-SA"]  # measured in the wider of the two fonts in which it may be drawn
    assert sum(wrong.values()) <= 0.03 * len(paragraphs), wrong
    assert sum(short.values()) <= 0.005 * len(paragraphs), short
