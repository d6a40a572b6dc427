"""Draws the picture of the README: parts of the English example as its author wrote them, and the slide of each.

    python scripts/make_readme_picture.py

Wants LibreOffice, poppler and the Liberation fonts.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from make_block_pictures import converted
from PIL import Image, ImageDraw, ImageFont
from preview import GAP, IMAGES, PREVIEW, ROOT, contact_sheet, drawn

POST = ROOT / "examples" / "en" / "2026-06-20-forty-chairs" / "index.md"
PARTS = (
    (range(1, 2), ((1, 5),)),
    (range(39, 40), ((39, 39),)),
    (range(41, 54), ((43, 49), (53, 53))),
    (range(92, 103), ((92, 93), (96, 102))),
)
"""The lines of the post that a slide comes from, and those that are shown; of several slides, the first one is."""
SLIDE_WIDTH, COLUMNS = 560, 2
PAGE_WIDTH, MARGIN = 620, 28
SIZE, PITCH = 14, 18
"""Of the post's type and lines, in pixels."""
LETTERS = 66
"""In a line of the post; longer ones are broken, but for those of tables."""
GROUND, PAPER, INK, FAINT, HEADING, CODE = "#777777", "#FFFFFF", "#333333", "#9A9A9A", "#B4472F", "#09677C"
Line = tuple[str, str]
"""A line of the post and its colour."""


def main() -> None:
    PREVIEW.mkdir(exist_ok=True)
    sheet = contact_sheet(slides(), columns=COLUMNS, width=SLIDE_WIDTH)
    whole = Image.new("RGB", (PAGE_WIDTH + sheet.width, sheet.height), GROUND)
    whole.paste(page(PAGE_WIDTH - GAP, sheet.height - 2 * GAP), (GAP, GAP))
    whole.paste(sheet, (PAGE_WIDTH, 0))
    whole.save(IMAGES / "post-and-deck.webp", quality=82, method=6)


def slides() -> Sequence[Image.Image]:
    """The slide of each part."""
    deck = PREVIEW / "readme.pptx"
    placed = converted(POST, deck).placed.slides
    pictures = list(drawn(deck))
    return [
        pictures[min(number for number, slide in enumerate(placed) if slide.line in lines)] for lines, _shown in PARTS
    ]


def page(width: int, height: int) -> Image.Image:
    """The parts of the post as a page of an editor."""
    picture = Image.new("RGB", (width, height), PAPER)
    font = ImageFont.truetype("LiberationMono-Regular.ttf", SIZE)
    top = (height - PITCH * len(lines := list(post_lines()))) // 2
    for number, (line, colour) in enumerate(lines):
        ImageDraw.Draw(picture).text((MARGIN, top + number * PITCH), line, fill=colour, font=font)
    return picture


def post_lines() -> Iterator[Line]:
    text = POST.read_text(encoding="utf-8").splitlines()
    for number, (_lines, shown) in enumerate(PARTS):
        if number:
            yield from ((" ", FAINT), ("· · ·", FAINT), (" ", FAINT))
        for first, last in shown:
            for line in text[first - 1 : last]:
                yield from ((part, colour_of(line)) for part in broken(line))


def broken(line: str) -> list[str]:
    return [line[:LETTERS]] if line.startswith("|") else textwrap.wrap(line, LETTERS) or [" "]


def colour_of(line: str) -> str:
    match line[:1]:
        case "#":
            return HEADING
        case "!" | "`":
            return CODE
        case "-":
            return FAINT
        case _:
            return INK


if __name__ == "__main__":
    main()
