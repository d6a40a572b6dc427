"""Paragraphs, lists and quotations become entries: paragraphs of a text frame with their place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from post2slides.layout.frames import Aside
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.placed import Bullet
from post2slides.model.post import Block, Footnote, List, ListItem, Note, Paragraph, Quote, Span, Text
from post2slides.theme.model import TextStyle

_STEP = 1.25
"""em: how far a level of a list stands in from the one above."""
_DEEPEST = 4
"""PowerPoint's lists go deeper, but nobody in the last row sees it."""
_LONGEST_LABEL = 60
"""Characters."""
_SENTENCE_ENDS = ".!?…。！？।؟"
_ITEM_SPACING = 0.7
_NESTED_SPACING = 0.35
"""Space before an item and before a nested one, as a share of the space between paragraphs."""


@dataclass(frozen=True, slots=True)
class Entry:
    text: StyledText
    line: int
    level: int = 0
    bullet: Bullet | None = None
    margin: float = 0.0
    """em from the frame's edge to the text."""
    hang: float = 0.0
    """em by which the bullet, if there is one, stands out to the left of the text."""
    spacing: float = 1.0
    """Space before it, as a share of the space between paragraphs."""
    introduces: bool = False
    """Whether it belongs with what follows."""
    in_list: bool = False
    names: bool = False
    """Whether it is a term, which never stands without its definition."""
    takes_sign: bool = False
    """Whether it belongs to an item that has the usual bullet of its level."""
    asides: tuple[Aside, ...] = ()
    """What the presenter says after it, and the footnotes that it calls."""

    @property
    def stance(self) -> tuple[object, ...]:
        """What decides how wide and how far apart its lines are: equal for all items of a level of a list."""
        signed = self.bullet is not None
        return self.level, signed, self.margin, self.hang, self.spacing, self.in_list, self.takes_sign


def entries(blocks: Sequence[Block], style: TextStyle, setter: Typesetter) -> list[Entry]:
    """The entries of blocks that are text. A note is the aside of the entry before it."""
    found: list[Entry] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(_paragraph(block, style, setter))
            case List():
                if found and (block.line == found[-1].line + 1 or _is_label(found[-1])):
                    found[-1] = replace(found[-1], introduces=True)
                found += _list(block, 0, 0.0, style, setter)
            case Quote():
                found += _quote(block, style, setter)
            case Footnote() if found:
                _attach(block, found)
            case Note() if found:
                found[-1] = replace(found[-1], asides=(*found[-1].asides, block))
            case _:
                raise TypeError(f"{type(block).__name__} is not text")
    return found


def _is_label(entry: Entry) -> bool:
    """Whether an entry says what the list below it is: a few words that are no sentence."""
    words = entry.text.text.strip()
    return not entry.in_list and 0 < len(words) <= _LONGEST_LABEL and words[-1] not in _SENTENCE_ENDS


def _attach(footnote: Footnote, found: list[Entry]) -> None:
    """Give `footnote` to the last entry that calls it, or to the last of all."""
    call = str(footnote.number)
    raised = [{run.text for run in entry.text.runs if run.baseline > 0} for entry in found]
    index = next((index for index in reversed(range(len(found))) if call in raised[index]), -1)
    found[index] = replace(found[index], asides=(*found[index].asides, footnote))


def _paragraph(block: Paragraph, style: TextStyle, setter: Typesetter) -> Entry:
    text = styled(block.text, style, setter)
    return Entry(text, block.line, introduces=text.text.rstrip().endswith((":", "：")))


def _list(block: List, level: int, margin: float, style: TextStyle, setter: Typesetter) -> Iterator[Entry]:
    if block.defines:
        yield from _definitions(block, level, margin, style, setter)
        return
    hang = _hang(block, style, setter)
    for number, item in enumerate(block.items, block.start):
        bullet = _bullet(block, item, number, level, setter)
        yield from _item(item, bullet, level, margin + hang, hang, style, setter)


def _hang(block: List, style: TextStyle, setter: Typesetter) -> float:
    """Room for the widest number, with a gap after it."""
    if not block.ordered:
        return _STEP
    last = f"{block.start + len(block.items) - 1}."
    return max(_STEP, setter.metrics.advance(last, setter.font(style.font, bold=True)) + 0.4)


def _bullet(block: List, item: ListItem, number: int, level: int, setter: Typesetter) -> Bullet:
    accent = setter.theme.palette.accent_text
    if item.checked is not None:
        return Bullet("☑" if item.checked else "☐", colour=accent)
    if block.ordered:
        return Bullet(number=number, colour=accent)
    return Bullet(setter.theme.bullets[min(level, len(setter.theme.bullets) - 1)], colour=accent)


def _item(
    item: ListItem, bullet: Bullet, level: int, margin: float, hang: float, style: TextStyle, setter: Typesetter
) -> Iterator[Entry]:
    spacing = _ITEM_SPACING if level == 0 else _NESTED_SPACING
    found: list[Entry] = []
    for block in item.blocks if _stands_alone(item, level) else (_EMPTY, *item.blocks):
        match block:
            case Paragraph():
                text = styled(block.text, style, setter)
                sign = None if found else bullet
                usual = bullet.number is None and item.checked is None
                before = _NESTED_SPACING if found else spacing
                found.append(Entry(text, item.line, level, sign, margin, hang, before, in_list=True, takes_sign=usual))
            case List():
                found += _list(block, min(level + 1, _DEEPEST), margin, style, setter)
            case Note():
                found[-1] = replace(found[-1], asides=(*found[-1].asides, block))
            case _:
                raise TypeError(f"{type(block).__name__} in a list; the outline takes it out")
    yield from found


def _stands_alone(item: ListItem, level: int) -> bool:
    """Whether the item needs no line of its own for its sign: bullets of nothing but bullets may fill a slide."""
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) or (isinstance(first, List) and level == _DEEPEST)


_EMPTY = Paragraph((), 0)


def _definitions(block: List, level: int, margin: float, style: TextStyle, setter: Typesetter) -> Iterator[Entry]:
    """Terms in the accent, at the left; what they mean under them, set in, without a sign."""
    for item in block.items:
        terms = tuple(takewhile(_is_term, item.blocks))
        for term in terms:
            text = _accented(term.text if isinstance(term, Paragraph) else (), style, setter)
            spacing = _ITEM_SPACING if term is terms[0] else 0.0
            yield Entry(text, term.line, level, margin=margin, spacing=spacing, names=True)
        for entry in entries(item.blocks[len(terms) :], style, setter):
            deeper = min(entry.level + entry.in_list, _DEEPEST)
            yield replace(entry, level=deeper, margin=entry.margin + margin + _STEP, spacing=_NESTED_SPACING)


def _is_term(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(
        not isinstance(inline, Span) or inline.strong or not inline.text.strip() for inline in block.text
    )


def _accented(text: Text, style: TextStyle, setter: Typesetter) -> StyledText:
    term = styled(text, style, setter)
    accent = setter.theme.palette.accent_text
    return term.looking(replace(run, colour=run.colour or accent) for run in term.runs)


def _quote(block: Quote, style: TextStyle, setter: Typesetter) -> Iterator[Entry]:
    italic = replace(style, italic=True, colour=setter.theme.palette.muted)
    inner = [part for part in block.blocks if isinstance(part, Paragraph | List | Note | Quote)]
    for entry in entries(inner, italic, setter):
        yield replace(entry, margin=entry.margin + _STEP, text=_as_quoted(entry.text, setter))
    if block.attribution:
        text: Text = (Span("— "), *block.attribution)
        credit = _as_quoted(styled(text, style, setter), setter, italic=False)
        yield Entry(credit, block.line, margin=_STEP, spacing=_NESTED_SPACING)


def _as_quoted(text: StyledText, setter: Typesetter, *, italic: bool = True) -> StyledText:
    muted = setter.theme.palette.muted
    return text.looking(replace(run, italic=italic, colour=run.colour or muted) for run in text.runs)
