"""What stands round the content: the kicker over the title, the footer, the date and the slide's number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.layout.line_fit import fit, shape
from post2slides.layout.runs import styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Paragraph, Run, Shape, TextShape
from post2slides.model.post import Span, Text
from post2slides.theme.model import Layout, Placeholder, Role, Theme


def kicker(text: Text, layout: Layout, setter: Typesetter) -> Iterator[Shape]:
    """The heading above, on one line."""
    frame = layout.placeholders.get(Role.KICKER)
    if text and frame:
        words = tuple(Span(inline.text) for inline in text if isinstance(inline, Span))
        fitted = fit(styled(words, frame.style, setter), frame.style, frame.room, max_lines=1)
        yield shape("Kicker", fitted, frame, rtl=setter.rtl)


def furniture(layout: Layout, footer: str, setter: Typesetter) -> tuple[Shape, ...]:
    """Footer, date and slide number, where the layout has them and they are wanted."""
    key = (layout.name, footer)
    if key not in setter.furniture:
        setter.furniture[key] = tuple(_furniture(layout, footer, setter))
    return setter.furniture[key]


def _furniture(layout: Layout, footer: str, setter: Typesetter) -> Iterator[Shape]:
    frame = layout.placeholders.get(Role.FOOTER)
    if frame and footer:
        fitted = fit(styled((Span(footer),), frame.style, setter), frame.style, frame.room, max_lines=1)
        yield _named(shape("Footer", fitted, frame, rtl=setter.rtl), frame, setter.theme)
    manner = setter.manner
    frame = layout.placeholders.get(Role.DATE)
    if frame and manner.date:
        fitted = fit(styled((Span(manner.date),), frame.style, setter), frame.style, frame.room, max_lines=1)
        date = _named(shape("Date", fitted, frame, rtl=setter.rtl), frame, setter.theme)
        yield replace(date, field="datetime1") if manner.today else date
    frame = layout.placeholders.get(Role.SLIDE_NUMBER)
    if frame and manner.numbers:
        run = Run("‹#›", setter.tag)
        yield TextShape("Slide Number", (Paragraph((run,), rtl=setter.rtl),), frame.ref, field="slidenum")


def _named(footer: TextShape, frame: Placeholder, theme: Theme) -> TextShape:
    """In somebody else's template the run names its font: LibreOffice forgets all that a footer without inherits."""
    if theme.template is None or frame.ref is None:
        return footer
    named = (
        replace(paragraph, runs=tuple(replace(run, font=frame.style.font) for run in paragraph.runs))
        for paragraph in footer.paragraphs
    )
    return replace(footer, paragraphs=tuple(named))
