"""Draws the slides of `docs/blocks.md`: of each post in `docs/blocks/` one picture a heading, named after both.

    python scripts/make_block_pictures.py [POST ...]

Of a post in `docs/blocks/decks/` the whole deck is one picture. What the speaker says stands below a slide. Wants
LibreOffice and poppler.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from preview import IMAGES, PREVIEW, ROOT, contact_sheet, drawn

from post2slides.assets import FetchOptions
from post2slides.assets.cache import Cache
from post2slides.model.placed import PlacedSlide
from post2slides.pipeline import Options, Stages, convert, open_source

POSTS = ROOT / "docs" / "blocks"
PICTURES = IMAGES / "blocks"
WIDTH = 480
"""Of a slide, in pixels."""
SHEET_WIDTH = 720
QUALITY = 78
NOTES_SIZE, NOTES_COLUMNS, NOTES_LINES = 14, 64, 4
THUMBNAIL = "https://i.ytimg.com/vi/aBcDeFgHiJk/hqdefault.jpg"
"""Of a video that there is not: what stands for it comes from an example, so that no network is needed."""
STAND_IN = ROOT / "examples" / "en" / "2026-06-20-forty-chairs" / "images" / "dandelions.jpg"


def main(posts: Sequence[Path]) -> None:
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"the pictures need {' and '.join(missing)} (Debian: libreoffice-impress, poppler-utils)")
    PREVIEW.mkdir(exist_ok=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for post in posts or sorted(POSTS.rglob("*.md")):
        for name, picture in pictures_of(post):
            picture.save(PICTURES / f"{name}.webp", quality=QUALITY, method=6)
            print((PICTURES / f"{name}.webp").relative_to(ROOT))


def pictures_of(post: Path) -> Iterator[tuple[str, Image.Image]]:
    """The name and the picture of every heading of a post, or of the post as a whole."""
    deck = PREVIEW / f"blocks-{post.stem}.pptx"
    stages = converted(post, deck)
    slides = list(drawn(deck))
    if post.parent != POSTS:
        sheet = contact_sheet(slides)
        yield post.stem, sheet.resize((SHEET_WIDTH, round(SHEET_WIDTH * sheet.height / sheet.width)))
        return
    for anchor, index in stages.deck.anchors.items():
        line = stages.deck.slides[index].line
        place = next(place for place, slide in enumerate(stages.placed.slides) if slide.line == line)
        yield f"{post.stem}-{anchor}", with_notes(small(slides[place]), stages.placed.slides[place])


def converted(post: Path, deck: Path) -> Stages:
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        cache.keep(THUMBNAIL, STAND_IN.read_bytes(), "", "")
        options = Options({"theme": "paper"}, FetchOptions(offline=True, cache=Path(folder)))
        return convert(open_source(post), deck, options, lambda _diagnostic: None)


def small(slide: Image.Image) -> Image.Image:
    return slide.resize((WIDTH, round(WIDTH * slide.height / slide.width)), Image.Resampling.LANCZOS)


def with_notes(picture: Image.Image, slide: PlacedSlide) -> Image.Image:
    """The picture with what the speaker says on a strip below it, as far as there is room."""
    said = " ".join("".join(run.text for run in paragraph.runs) for paragraph in slide.notes)
    lines = textwrap.wrap(f"Notes: {said}", NOTES_COLUMNS, max_lines=NOTES_LINES, placeholder=" …") if said else []
    if not lines:
        return picture
    pitch = round(NOTES_SIZE * 1.4)
    whole = Image.new("RGB", (picture.width, picture.height + pitch * len(lines) + NOTES_SIZE), "#E9E9E9")
    whole.paste(picture, (0, 0))
    font = ImageFont.load_default(NOTES_SIZE)
    for number, line in enumerate(lines):
        place = (NOTES_SIZE, picture.height + NOTES_SIZE // 2 + number * pitch)
        ImageDraw.Draw(whole).text(place, line, fill="#333333", font=font)
    return whole


if __name__ == "__main__":
    main([Path(name).resolve() for name in sys.argv[1:]])
