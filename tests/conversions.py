"""Posts converted whole, without a network, and what became of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from pptx import Presentation

from post2slides.assets import FetchOptions
from post2slides.diagnostics import Diagnostic
from post2slides.model.deck import Prose
from post2slides.pipeline import Options, Source, Stages, convert, open_source

EXAMPLES = Path(__file__).parent.parent / "examples"
KOREAN = EXAMPLES / "ko" / "2026-03-14-first-conference" / "index.md"
ENGLISH = EXAMPLES / "en" / "2026-06-20-forty-chairs" / "index.md"
OFFLINE = FetchOptions(offline=True, cache=Path(tempfile.gettempdir()) / "post2slides-tests-without-a-cache")


@dataclass(frozen=True)
class Conversion:
    """A deck as it is in the file, the stages it came through, and what was reported."""

    stages: Stages
    diagnostics: tuple[Diagnostic, ...]
    data: bytes

    @cached_property
    def archive(self) -> ZipFile:
        return ZipFile(BytesIO(self.data))

    @cached_property
    def slides(self) -> list[Any]:
        return list(Presentation(BytesIO(self.data)).slides)

    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.diagnostics]

    def text(self) -> str:
        """Every word on slides, in descriptions and in notes."""
        return "\n".join(part for slide in self.slides for part in (*slide_texts(slide), notes(slide)))


def converted(source: Source | Path, *, theme: str = "paper", prose: Prose = Prose.FIT, **chosen: object) -> Conversion:
    """`source` as a deck in memory."""
    found: list[Diagnostic] = []
    target = BytesIO()
    whole = open_source(source) if isinstance(source, Path) else source
    stages = convert(whole, target, Options({"theme": theme, "prose": prose, **chosen}, OFFLINE), found.append)
    return Conversion(stages, tuple(found), target.getvalue())


def slide_texts(slide: Any) -> Iterator[str]:
    """The texts of a slide, table cells and pictures' descriptions among them."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        yield shape._element.xpath(".//p:cNvPr")[0].get("descr", "")


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text) if slide.has_notes_slide else ""


def title(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text).replace("\v", " ")


def pictures(slide: Any) -> list[Any]:
    """The shapes that show a picture, whether they fill a placeholder or not."""
    return [shape for shape in slide.shapes if shape._element.tag.endswith("}pic")]
