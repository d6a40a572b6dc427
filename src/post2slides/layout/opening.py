"""Slides whose title is the message: the deck's first, sections, statements, and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import Fitted, fit, shape
from post2slides.layout.runs import styled
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import PlacedSlide, Shape
from post2slides.model.post import Inline, LineBreak, Paragraph, Quote, Span, Text
from post2slides.theme.model import Layout, LayoutName, Role
from post2slides.units import Emu


def place_statement(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """A heading with nothing under it."""
    layout = setter.theme.layouts[LayoutName.STATEMENT]
    return _placed(
        draft,
        layout,
        *kicker(draft.slide.kicker, layout, setter),
        *_title(draft, layout, setter),
        *furniture(layout, footer, setter),
    )


def place_section(draft: Draft, setter: Typesetter) -> PlacedSlide:
    """The slide that opens a section, with its number."""
    layout = setter.theme.layouts[LayoutName.SECTION]
    number = (Span(str(draft.slide.number)),)
    return _placed(
        draft, layout, *_title(draft, layout, setter), *_line(Role.NUMBER, "Section Number", number, layout, setter)
    )


def place_title(draft: Draft, setter: Typesetter) -> PlacedSlide:
    """The deck's first slide: title, subtitle, authors and date."""
    layout = setter.theme.layouts[LayoutName.TITLE]
    return _placed(draft, layout, *title_shapes(draft, layout, setter))


def title_shapes(draft: Draft, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """Title, subtitle and the line of authors and date."""
    yield from _title(draft, layout, setter)
    subtitle, byline = draft.slide.subtitle, draft.slide.byline
    yield from _line(Role.SUBTITLE, "Subtitle", subtitle, layout, setter)
    yield from _line(Role.META, "Author and Date", byline, layout, setter)


def place_quote(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """A short quotation that stands alone."""
    layout = setter.theme.layouts[LayoutName.QUOTE]
    quote = next(block for block in draft.slide.body if isinstance(block, Quote))
    frame = layout.placeholders[Role.QUOTE]
    words: list[Text] = [block.text for block in quote.blocks if isinstance(block, Paragraph)]
    fitted = fit(styled(_lines(words), frame.style, setter), frame.style, frame.room)
    return _placed(
        draft,
        layout,
        *_title(draft, layout, setter),
        shape("Quotation", fitted, frame, rtl=setter.rtl),
        *_attribution(quote.attribution, fitted, layout, setter),
        *furniture(layout, footer, setter),
    )


def _attribution(text: Text, quote: Fitted, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """Who said it, right below what was said."""
    above, frame = layout.placeholders[Role.QUOTE], layout.placeholders.get(Role.ATTRIBUTION)
    if not text or not frame:
        return
    bottom = above.rect.top + quote.height + setter.theme.gap
    near = above.anchor == "top" and bottom < frame.rect.top
    rect = replace(frame.rect, top=Emu(bottom)) if near else None
    yield shape(
        "Attribution", fit(styled(text, frame.style, setter), frame.style, frame.room), frame, rect, rtl=setter.rtl
    )


def _title(draft: Draft, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    frame = layout.placeholders[Role.TITLE]
    text = title_text(draft.slide.title, draft.mark, frame.style, setter)
    yield shape("Title", fit(text, frame.style, frame.room), frame, rtl=setter.rtl)


def _line(role: Role, name: str, text: Text, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    frame = layout.placeholders.get(role)
    if text and frame:
        yield shape(name, fit(styled(text, frame.style, setter), frame.style, frame.room), frame, rtl=setter.rtl)


def _placed(draft: Draft, layout: Layout, *shapes: Shape) -> PlacedSlide:
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _lines(texts: list[Text]) -> Text:
    """Several paragraphs as one, with line breaks."""
    joined: list[Inline] = []
    for text in texts:
        joined += [LineBreak()] if joined else []
        joined += text
    return tuple(joined)
