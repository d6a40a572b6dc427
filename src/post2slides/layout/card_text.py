"""The two texts of a card, one below the other: what it stands for, and where that is."""

from __future__ import annotations

from dataclasses import replace

from post2slides.diagnostics import without_secrets
from post2slides.layout.line_fit import fit
from post2slides.layout.runs import styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Paragraph
from post2slides.model.post import Text
from post2slides.theme.model import Placeholder
from post2slides.units import Emu, pt

_LONGEST_ADDRESS = 72
"""Characters."""


def card_paragraphs(what: Text, where: Text, frame: Placeholder, setter: Typesetter) -> tuple[Paragraph, ...]:
    """`where` on one line, and `what`, where there is anything to say, on up to two lines in the room over it."""
    style = frame.style
    address = fit(styled(where, style, setter), style, frame.room, max_lines=1)
    spacing = pt(style.paragraph_spacing * address.size)
    over = replace(frame.room, height=Emu(frame.room.height - address.height - spacing))
    fitted = [fit(styled(what, style, setter), style, over, max_lines=2)] if what else []
    return tuple(Paragraph(one.text.sized(one.size, style.size), rtl=setter.rtl) for one in (*fitted, address))


def shortened(address: str) -> str:
    """An address that a line can hold: its beginning and its end."""
    address = without_secrets(address)
    if len(address) <= _LONGEST_ADDRESS:
        return address
    return f"{address[: _LONGEST_ADDRESS // 2]}…{address[-_LONGEST_ADDRESS // 3 :]}"
