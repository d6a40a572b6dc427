"""Converts every example in every theme and draws the decks as contact sheets in `preview/`.

    python scripts/preview.py [THEME ...]
    python scripts/preview.py --gallery      also puts the first slides of each theme into docs/images/

Wants LibreOffice and poppler.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PREVIEW = ROOT / "preview"
IMAGES = ROOT / "docs" / "images"
SHOWN = 16
"""Slides of each theme in the gallery."""
COLUMNS = 4
WIDTH = 480
"""Of a slide on the sheet, in pixels."""
GAP = 10


def main(themes: Sequence[str], *, gallery: bool) -> None:
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"preview needs {' and '.join(missing)} (Debian: libreoffice-impress, poppler-utils)")
    PREVIEW.mkdir(exist_ok=True)
    for theme in themes or sorted(folder.parent.name for folder in ROOT.glob("themes/*/theme.yaml")):
        for post in sorted(ROOT.glob("examples/*/*/index.md")):
            deck = PREVIEW / f"{post.parent.parent.name}-{theme}.pptx"
            convert(post, theme, deck)
            slides = list(drawn(deck))
            contact_sheet(slides).save(deck.with_suffix(".png"), optimize=True)
            if gallery and post.parent.parent.name == "en":
                IMAGES.mkdir(exist_ok=True)
                contact_sheet(slides[:SHOWN]).save(IMAGES / f"{theme}.jpg", quality=80, optimize=True)
            print(deck.with_suffix(".png").relative_to(ROOT))


def convert(post: Path, theme: str, deck: Path) -> None:
    deck.unlink(missing_ok=True)
    ours = Path(sys.executable).with_name("post2slides")
    subprocess.run([ours, "convert", post, "-t", theme, "-o", deck, "--offline", "-q"], check=True)


def drawn(deck: Path) -> Iterator[Image.Image]:
    """Each slide as LibreOffice shows it."""
    pages = PREVIEW / deck.stem
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    profile = f"-env:UserInstallation=file://{PREVIEW / '.profile'}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(pages), str(deck)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts_without_colour())}
    subprocess.run(office, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    subprocess.run(["pdftoppm", "-r", "96", "-png", pages / f"{deck.stem}.pdf", pages / "slide"], check=True)
    for page in sorted(pages.glob("slide-*.png")):
        yield Image.open(page).convert("RGB")


def fonts_without_colour() -> Path:
    """A list of fonts without those of coloured emoji, which LibreOffice leaves blank in a PDF."""
    path = PREVIEW / "fonts.conf"
    path.write_text(
        '<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>'
        '<patelt name="color"><bool>true</bool></patelt></pattern></rejectfont></selectfont></fontconfig>',
        encoding="utf-8",
    )
    return path


def contact_sheet(slides: Sequence[Image.Image]) -> Image.Image:
    height = round(WIDTH * slides[0].height / slides[0].width)
    rows = -(-len(slides) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (WIDTH + GAP) + GAP, rows * (height + GAP) + GAP), "#777777")
    for index, slide in enumerate(slides):
        corner = (GAP + index % COLUMNS * (WIDTH + GAP), GAP + index // COLUMNS * (height + GAP))
        sheet.paste(slide.resize((WIDTH, height), Image.Resampling.LANCZOS), corner)
    return sheet


if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != "--gallery"]
    main(names, gallery="--gallery" in sys.argv)
