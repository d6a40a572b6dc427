"""Posts that once were set over an edge, without text or without a word, found among posts made at random."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from post2slides.model.choice import SlideSize
from post2slides.model.deck import Prose

_WORD = "Donaudampfschifffahrt" * 20
_ADDRESS = "https://example.org/a/long/address?with=query&and=more"
_THAI = "และเขาพูดถึงเซิร์ฟเวอร์ นี่คือข้อความสำคัญมาก ที่เราเขียนในงานสัมมนา"
_UNSPACED = _THAI.replace(" ", "")


class Tight(NamedTuple):
    text: str
    theme: str = "paper"
    size: SlideSize = SlideSize.THEME
    prose: Prose = Prose.FIT


TIGHT: Mapping[str, Tight] = MappingProxyType(
    {
        "a line of code longer than a slide": Tight("```json\n" + '{"a": [1, 2, 3]}, ' * 400 + "\n```\n"),
        "a line of code without a gap": Tight("```\n" + "x" * 9_000 + "\n```\n"),
        "empty lines after code": Tight(f"---\ntitle: {_WORD}\n---\n\n```\nx = 1\n" + "\n" * 30 + "```\n", "midnight"),
        "words without spaces": Tight("$$" + "\\frac{" * 2_000 + "$$\n"),
        "words without spaces in code": Tight("```\n" + "wordafterword_" * 900 + "\n```\n"),
        "a word longer than a slide": Tight("x" * 5_000, prose=Prose.FULL),
        "a sentence without spaces": Tight(_UNSPACED * 40, prose=Prose.FULL),
        "a cut title whose words stand below": Tight(f"## {_WORD}\n\n**{_WORD}**\n", "plain", SlideSize.STANDARD),
        "a title that is higher without its mark": Tight(
            "##### **ครั้งล่าสุด** ที่เราเขียนในงานสัมมนา และเขาพูดถึงเซิร์ฟเวอร์ นี่คือข้อความสำคัญมาก "
            "นี่คือข้อความสำคัญมาก ที่เราเขียนในงานสัมมนา นี่คือข้อความสำคัญมาก และเขาพูดถึงเซิร์ฟเวอร์\n"
            ">และเขาพูดถึงเซิร์ฟเวอร์\n"
            ">\n"
            ">นี่คือข้อความสำคัญมาก\n"
            ">\n"
            ">ที่เราเขียนในงานสัมมนานี่คือข้อความสำคัญมากและเขาพูดถึงเซิร์ฟเวอร์นี่คือข้อความสำคัญมากและเขาพูดถึงเซิร์ฟเวอร์ที่เราเขียนในงานสัมมนาที่เราเขียนในงานสัมมนา**ครั้งล่าสุด****ครั้งล่าสุด**ที่เราเขียนในงานสัมมนา\n"
            ">\n"
            ">ที่เราเขียนในงานสัมมนา\n",
            "midnight",
            prose=Prose.NOTES,
        ),
        "a quotation of several paragraphs": Tight(
            "**これは**\n> **ครั้งล่าสุด**\n>\n> **ครั้งล่าสุด****ครั้งล่าสุด** ที่เราเขียนในงานสัมมนา นี่คือข้อความสำคัญมาก "
            "ที่เราเขียนในงานสัมมนา\n\n**重要これは**\n",
            "midnight",
        ),
        "a film with a long title": Tight(
            f"![](phone.mp4)*ครั้งล่าสุดครั้งล่าสุด{_UNSPACED[:44]}{_UNSPACED[:23]}*\n", "terminal", SlideSize.STANDARD
        ),
        "a high row below a high header": Tight(
            f"| {_ADDRESS * 4} | b |\n|---|---|\n| | {_ADDRESS * 2} {_WORD[:126]} {_WORD[:126]} {_ADDRESS * 2} "
            f"{_WORD[:126]} {'x' * 90}{_ADDRESS * 2} {_WORD[:126]} {_ADDRESS * 2} |\n",
            size=SlideSize.SCREEN,
        ),
        "a cell of one word": Tight(f"| a | b |\n|---|---|\n| x | {'x' * 9_000} |\n"),
        "a word beside one without end": Tight(
            f"| {_WORD[:21]} | b |\n|---|---|\n| a | {'x, ' * 30}{'x' * 3_000} |\n", size=SlideSize.STANDARD
        ),
        "bullets without items": Tight("- x\n" + "-\n" * 60),
        "bullets in bullets": Tight("- " * 5_000 + "x\n"),
        "quotations in quotations": Tight(">" * 3_000 + " x\n"),
    }
)
