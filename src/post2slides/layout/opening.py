"""Slides whose title is the message: the deck's first, sections, statements, and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import Fitted, fit, shape
from post2slides.layout.runs import captioned, styled
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import PlacedSlide, Shape
from post2slides.model.post import Inline, LineBreak, Paragraph, Quote, Span, Text
from post2slides.theme.model import Layout, LayoutName, Role
from post2slides.units import Emu, Rect


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


def place_section(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide that opens a section, with its number."""
    layout = setter.theme.layouts[LayoutName.SECTION]
    number = (Span(str(draft.slide.number)),)
    return _placed(
        draft,
        layout,
        *_title(draft, layout, setter),
        *_line(Role.NUMBER, "Section Number", number, layout, setter),
        *furniture(layout, footer, setter),
    )


def place_title(draft: Draft, setter: Typesetter) -> PlacedSlide:
    """The deck's first slide: title, subtitle, authors and date."""
    layout = setter.theme.layouts[LayoutName.TITLE]
    return _placed(draft, layout, *title_shapes(draft, layout, setter))


def title_shapes(draft: Draft, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """Title, subtitle and the line of authors and date."""
    yield from _title(draft, layout, setter)
    subtitle, byline = draft.slide.subtitle, draft.slide.byline
    if Role.META not in layout.placeholders:
        subtitle = joined_lines([text for text in (subtitle, byline) if text])
    yield from _line(Role.SUBTITLE, "Subtitle", subtitle, layout, setter)
    yield from _line(Role.META, "Author and Date", byline, layout, setter)


def place_quote(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """A short quotation that stands alone."""
    layout = setter.theme.layouts[LayoutName.QUOTE]
    quote = next(block for block in draft.slide.body if isinstance(block, Quote))
    frame = layout.placeholders[Role.QUOTE]
    words: list[Text] = [block.text for block in quote.blocks if isinstance(block, Paragraph)]
    if quote.attribution and Role.ATTRIBUTION not in layout.placeholders:
        words.append((Span("— "), *quote.attribution))
    fitted = fit(styled(joined_lines(words), frame.style, setter), frame.style, frame.room)
    below = _below(fitted, layout, setter) if quote.attribution else None
    above = replace(frame.rect, height=Emu(below.top - frame.rect.top)) if below else None
    return _placed(
        draft,
        layout,
        *_title(draft, layout, setter),
        shape("Quotation", fitted, frame, above, rtl=setter.rtl),
        *_attribution(quote.attribution, below, layout, setter),
        *furniture(layout, footer, setter),
    )


def _below(quote: Fitted, layout: Layout, setter: Typesetter) -> Rect | None:
    """Where the attribution stands right below a quotation; None where that fills the place above its own."""
    above, frame = layout.placeholders[Role.QUOTE], layout.placeholders.get(Role.ATTRIBUTION)
    bottom = above.room.top + quote.height + setter.theme.gap
    if frame is None or above.anchor != "top" or bottom >= frame.rect.top:
        return None
    return replace(frame.rect, top=Emu(bottom))


def _attribution(text: Text, rect: Rect | None, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """Who said it, right below what was said."""
    frame = layout.placeholders.get(Role.ATTRIBUTION)
    if text and frame:
        fitted = fit(captioned(text, frame.style, setter), frame.style, frame.room)
        yield shape("Attribution", fitted, frame, rect, rtl=setter.rtl)


def _title(draft: Draft, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    frame = layout.placeholders[Role.TITLE]
    text = title_text(draft.slide.title, draft.mark, frame.style, setter)
    yield shape("Title", fit(text, frame.style, frame.room), frame, rtl=setter.rtl)


def _line(role: Role, name: str, text: Text, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    frame = layout.placeholders.get(role)
    if text and frame:
        yield shape(name, fit(captioned(text, frame.style, setter), frame.style, frame.room), frame, rtl=setter.rtl)


def _placed(draft: Draft, layout: Layout, *shapes: Shape) -> PlacedSlide:
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def joined_lines(texts: list[Text]) -> Text:
    """Several paragraphs as one, with line breaks."""
    joined: list[Inline] = []
    for text in texts:
        joined += [LineBreak()] if joined else []
        joined += text
    return tuple(joined)
