"""Nothing is lost: where a title or caption was too long for its frame and was cut, the notes hold the whole of it."""

from __future__ import annotations

from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Paragraph, PlacedSlide, Run, TextShape
from post2slides.model.post import Text, plain
from post2slides.text.scripts import language_runs

_ELLIPSIS = "…"


def restore_cut_text(placed: PlacedSlide, draft: Draft, setter: Typesetter) -> PlacedSlide:
    """`placed` with the texts of `draft` that it does not show in full at the head of its notes."""
    lines = [_letters(text) for text in _texts(placed)]
    cut = [words for words in map(plain, _single_texts(draft)) if _is_cut(_letters(words), lines)]
    paragraphs = tuple(_paragraph(words, setter) for words in cut)
    return replace(placed, notes=(*paragraphs, *placed.notes)) if cut else placed


def _is_cut(letters: str, lines: list[str]) -> bool:
    """Whether the lines of a slide do not hold a text, or show it cut: its words may stand in the body once more."""
    ends = (line.removesuffix(_ELLIPSIS) for line in lines if line.endswith(_ELLIPSIS) and line != letters)
    return letters not in "".join(lines) or any(end and letters.startswith(end) for end in ends)


def _single_texts(draft: Draft) -> tuple[Text, ...]:
    slide = draft.slide
    caption = slide.picture.caption if slide.picture else ()
    embedded = slide.embed.title if slide.embed else ()
    hung = (exhibit.picture.caption for exhibit in slide.exhibits)
    return slide.kicker, slide.title, slide.subtitle, slide.byline, caption, embedded, slide.caption, *hung


def _texts(placed: PlacedSlide) -> list[str]:
    shapes = [shape for shape in placed.shapes if isinstance(shape, TextShape)]
    return ["".join(run.text for run in paragraph.runs) for shape in shapes for paragraph in shape.paragraphs]


def _stand_in(letters: str, shown: list[str]) -> bool:
    """Whether letters stand on a slide: mostly within one of its paragraphs, or else across some."""
    return any(letters in _letters(text) for text in shown) or letters in _letters("".join(shown))


def _letters(text: str) -> str:
    return "".join(text.split())


def _paragraph(words: str, setter: Typesetter) -> Paragraph:
    runs = (Run(words[start:end], tag) for start, end, tag in language_runs(words, setter.language))
    return Paragraph(tuple(runs), rtl=setter.rtl)
