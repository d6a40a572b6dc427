"""Whether LibreOffice draws every text inside its frame, on slides as full as they get.

The program's own shrinking of text is taken away first, because it would hide an overflow.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from post2slides.assets import FetchOptions
from post2slides.diagnostics import Diagnostic
from post2slides.model.deck import Prose
from post2slides.model.placed import PlacedSlide
from post2slides.pipeline import Options, open_source
from post2slides.pipeline import convert as make_deck
from post2slides.theme.model import LayoutName, Role, Theme
from post2slides.units import points

pdfium = pytest.importorskip("pypdfium2")

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(ROOT.glob("examples/*/*/index.md"))
SLACK = 6.0
"""Points by which a descender may reach below the frame: the lines are budgeted, their ink is not."""

SENTENCE = "Measuring text before it is set is what keeps a slide from running over its edge in any program. "
KOREAN = "글자를 놓기 전에 너비를 재는 일은 어느 프로그램에서나 슬라이드가 넘치지 않게 하는 가장 확실한 방법이다. "
FULL = f"""# As full as they get

## Prose
{SENTENCE * 12}

{KOREAN * 8}

## A list
{"".join(f"- {SENTENCE}{chr(10)}" for _ in range(14))}
## Code
```python
{"".join(f"value_{n} = measure(text, width={n})  # {SENTENCE[: 3 * n]}{chr(10)}" for n in range(40))}
```

## Text and a table
{SENTENCE * 2}

| what | how wide |
|---|---|
{"".join(f"| row {n} | {SENTENCE} |{chr(10)}" for n in range(12))}
"""


@pytest.mark.parametrize("theme", ["paper", "poster"])
@pytest.mark.parametrize("name", ["en", "ko", "full"])
def test_no_text_is_drawn_below_the_body(name: str, theme: str, tmp_path: Path) -> None:
    post = next((path for path in EXAMPLES if path.parts[-3] == name), tmp_path / "full.md")
    if name == "full":
        post.write_text(FULL, encoding="utf-8")
    deck = tmp_path / "deck.pptx"
    options = Options({"theme": theme, "prose": Prose.FULL}, fetch=FetchOptions(offline=True))
    found: list[Diagnostic] = []
    stages = make_deck(open_source(post), deck, options, found.append)
    footer = points(stages.theme.layouts[LayoutName.CONTENT].placeholders[Role.FOOTER].rect.top)

    drawn = lowest_inks(rendered(without_autofit(deck)), above=footer)

    limits = [lowest_allowed(slide, stages.theme) for slide in stages.placed.slides]
    assert len(drawn) == len(limits)
    over = {number: pair for number, pair in enumerate(zip(drawn, limits, strict=True), 1) if pair[0] > pair[1] + SLACK}
    assert not over


def lowest_allowed(slide: PlacedSlide, theme: Theme) -> float:
    """The lowest point (pt from the top) that the slide's text may reach, footers aside."""
    layout = theme.layouts[LayoutName(slide.layout)]
    return points(layout.placeholders[Role.BODY].rect.bottom if slide.fit else theme.size.height)


def without_autofit(deck: Path) -> Path:
    """The deck as PowerPoint shows it before anybody edits it."""
    bare = deck.with_name("bare.pptx")
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, re.sub(rb"<a:normAutofit[^>]*/>", b"<a:noAutofit/>", data))
    return bare


def rendered(deck: Path) -> Path:
    profile = deck.parent / "profile"
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", deck.parent, deck], check=True, capture_output=True, timeout=180)
    return deck.with_suffix(".pdf")


def lowest_inks(pdf: Path, *, above: float) -> list[float]:
    """For each page the lowest ink (pt from the top) of its text, without the line of the footer, which begins at
    `above`.
    """
    lowest: list[float] = []
    for page in pdfium.PdfDocument(pdf):
        height, text = page.get_height(), page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        lowest.append(max((height - bottom for _, bottom, _, top in boxes if height - top < above), default=0.0))
    return lowest
