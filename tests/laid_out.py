"""Posts set in place, and what stands on their slides."""

from __future__ import annotations

from collections.abc import Iterable

from post2slides.diagnostics import Diagnostic
from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import Metrics, SquareMetrics, default_metrics
from post2slides.model.deck import Prose
from post2slides.model.picture import Gallery, PictureFacts
from post2slides.model.placed import Paragraph, PictureShape, PlacedDeck, PlacedSlide, TableShape, TextShape
from post2slides.outline import outline
from post2slides.read import read_post
from post2slides.theme.load import load_theme
from post2slides.theme.model import LayoutName, Role

THEME = load_theme("paper")
SQUARES, TRUE = SquareMetrics(), default_metrics()
BODY = THEME.layouts[LayoutName.CONTENT].placeholders[Role.BODY]


def told(
    text: str, gallery: Gallery | None = None, metrics: Metrics = TRUE, reports: list[Diagnostic] | None = None
) -> PlacedDeck:
    """`text` with every word on slides."""
    post = read_post(text, name="post", report=lambda _: None)
    deck = outline(post, gallery or {}, prose=Prose.FULL, fits=Trial(THEME, metrics, post.meta.language))
    return lay_out(deck, THEME, gallery or {}, metrics, (reports if reports is not None else []).append)


def slides(text: str, metrics: Metrics = TRUE) -> list[PlacedSlide]:
    """The slides under the only heading of `text`."""
    return list(told(f"---\ntitle: A talk\n---\n\n# Heading\n\n{text}\n", metrics=metrics).slides[1:])


def picture_slide(facts: PictureFacts, markdown: str = "![A ship](x.jpg)*Sea*") -> PlacedSlide:
    return told(f"---\ntitle: A talk\n---\n\n# Heading\n\nText.\n\n{markdown}\n", {"x.jpg": facts}).slides[2]


def shape(slide: PlacedSlide, name: str) -> TextShape:
    found = next(shape for shape in slide.shapes if shape.name == name)
    assert isinstance(found, TextShape)
    return found


def table(slide: PlacedSlide) -> TableShape:
    return next(shape for shape in slide.shapes if isinstance(shape, TableShape))


def picture(slide: PlacedSlide) -> PictureShape:
    return next(shape for shape in slide.shapes if isinstance(shape, PictureShape))


def titles(slides: Iterable[PlacedSlide]) -> list[str]:
    """The titles, however a program is kept from setting a mark on a line of its own."""
    return [slide.title.replace("\xa0", " ") for slide in slides]


def words(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def lines(slide: PlacedSlide, name: str = "Text") -> list[str]:
    return [words(paragraph) for paragraph in shape(slide, name).paragraphs]


def size(slide: PlacedSlide, name: str = "Text") -> float:
    """The only type size of a text."""
    style = THEME.layouts[LayoutName(slide.layout)].placeholders
    inherited = {"Text": style.get(Role.BODY), "Code": style.get(Role.CODE), "Title": style.get(Role.TITLE)}[name]
    found = {
        run.size or (inherited.style.size if inherited else 0.0)
        for paragraph in shape(slide, name).paragraphs
        for run in paragraph.runs
        if run.font is None and run.bold is not False
    }
    (only,) = found
    return only


def cells(slide: PlacedSlide) -> list[list[str]]:
    return [[" ".join(map(words, cell.paragraphs)) for cell in row] for row in table(slide).cells]
