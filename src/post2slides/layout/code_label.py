"""What stands over code: the name of the file, where the author gives it, and the language, small and muted."""

from __future__ import annotations

from dataclasses import replace

from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.highlight import language_name
from post2slides.layout.line_fit import fit
from post2slides.layout.runs import styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Paragraph, TextShape
from post2slides.model.post import Code, Span
from post2slides.theme.model import Role, TextStyle
from post2slides.units import Emu, Insets, Rect, pt, px

_GAP = px(6)
"""Between the label and the panel."""


def label_height(block: Code, setter: Typesetter) -> Emu:
    """The height that the label takes, with the gap under it; none where there is nothing to say."""
    return Emu(pt(_style(setter).size * LINE_HEIGHT) + _GAP) if _words(block) else Emu(0)


def label_shapes(block: Code, rect: Rect, setter: Typesetter) -> tuple[TextShape, ...]:
    """The label, in one line at the top of `rect`."""
    if not (words := _words(block)):
        return ()
    style = _style(setter)
    line = replace(rect, height=Emu(label_height(block, setter) - _GAP))
    fitted = fit(styled((Span(words),), style, setter), style, line, max_lines=1)
    runs = tuple(
        replace(run, font=style.font, colour=style.colour, proof=False) for run in fitted.text.sized(fitted.size, None)
    )
    paragraph = Paragraph(runs, line_spacing=100.0, align="left")
    return (TextShape("Code Label", (paragraph,), rect=line, insets=Insets()),)


def _words(block: Code) -> str:
    """The title and the language, unless the title is just that."""
    language = language_name(block.language)
    repeated = block.title.casefold() in (language.casefold(), block.language.casefold())
    return language if repeated else " · ".join(filter(None, (block.title, language)))


def _style(setter: Typesetter) -> TextStyle:
    """The smallest that code may be, in the colour of what is beside the point."""
    style = setter.theme.styles[Role.CODE]
    return replace(
        style, size=style.minimum, maximum=style.minimum, line_spacing=100.0, colour=setter.theme.palette.muted
    )
