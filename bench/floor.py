"""The floor of the measurement: the least that a program built on python-pptx does for the same post.

    python bench/floor.py POST DECK.pptx

A slide a heading, its lines as paragraphs in the placeholders of python-pptx's own template. Nothing is parsed,
measured, placed or coloured.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pptx import Presentation

TITLE_AND_CONTENT = 1


def main(post: Path, deck: Path) -> None:
    presentation = Presentation()
    layout = presentation.slide_layouts[TITLE_AND_CONTENT]
    for chapter in post.read_text(encoding="utf-8").split("\n## ")[1:]:
        heading, _, body = chapter.partition("\n")
        slide = presentation.slides.add_slide(layout)
        slide.shapes.title.text_frame.text = heading
        slide.placeholders[1].text_frame.text = body
    presentation.save(str(deck))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
