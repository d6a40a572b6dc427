"""Converts every example in every theme and draws the decks as contact sheets in `preview/`.

    python scripts/preview.py [THEME ...]
    python scripts/preview.py --gallery      also puts pictures of both examples in each theme into docs/images/, and
                                             one of all themes beside each other

Wants LibreOffice and poppler.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
PREVIEW = ROOT / "preview"
IMAGES = ROOT / "docs" / "images"
SHOWN = {"en": 16, "ko": 12}
"""Slides of each example in a theme's pictures, by the example's folder."""
BESIDE = (("ko", 1), ("en", 4), ("en", 5), ("ko", 10), ("en", 13), ("ko", 6))
"""Example and number of the slides that show all themes: title, section, text, statement, code, picture."""
COLUMNS = 4
WIDTH = 480
"""Of a slide on the sheet, in pixels."""
GAP = 10


Decks = Mapping[str, Sequence[Image.Image]]
"""The slides of each example, by its folder."""


def main(themes: Sequence[str], *, gallery: bool) -> None:
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"preview needs {' and '.join(missing)} (Debian: libreoffice-impress, poppler-utils)")
    PREVIEW.mkdir(exist_ok=True)
    decks = {theme: drawn_in(theme) for theme in themes or all_themes()}
    if gallery:
        show(decks)


def all_themes() -> list[str]:
    """The built-in themes, `paper`, which the others extend, first."""
    return sorted((folder.parent.name for folder in ROOT.glob("themes/*/theme.yaml")), key=lambda n: (n != "paper", n))


def drawn_in(theme: str) -> Decks:
    """Every example in a theme, whose contact sheets are put into `preview/`."""
    decks: dict[str, Sequence[Image.Image]] = {}
    for post in sorted(ROOT.glob("examples/*/*/index.md")):
        example = post.parent.parent.name
        deck = PREVIEW / f"{example}-{theme}.pptx"
        convert(post, theme, deck)
        decks[example] = list(drawn(deck))
        contact_sheet(decks[example]).save(deck.with_suffix(".png"), optimize=True)
        print(deck.with_suffix(".png").relative_to(ROOT))
    return decks


def show(decks: Mapping[str, Decks]) -> None:
    """The pictures of the documentation."""
    IMAGES.mkdir(exist_ok=True)
    for theme, examples in decks.items():
        for example, slides in examples.items():
            name = theme if example == "en" else f"{theme}-{example}"
            save(contact_sheet(slides[: SHOWN[example]]), name)
    beside = [examples[example][number - 1] for examples in decks.values() for example, number in BESIDE]
    save(contact_sheet(beside, columns=len(BESIDE), width=320), "themes")


def save(picture: Image.Image, name: str) -> None:
    picture.save(IMAGES / f"{name}.webp", quality=80, method=6)


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


def contact_sheet(slides: Sequence[Image.Image], columns: int = COLUMNS, width: int = WIDTH) -> Image.Image:
    height = round(width * slides[0].height / slides[0].width)
    rows = -(-len(slides) // columns)
    sheet = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), "#777777")
    for index, slide in enumerate(slides):
        corner = (GAP + index % columns * (width + GAP), GAP + index // columns * (height + GAP))
        sheet.paste(slide.resize((width, height), Image.Resampling.LANCZOS), corner)
    return sheet


if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != "--gallery"]
    main(names, gallery="--gallery" in sys.argv)
