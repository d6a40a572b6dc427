"""The title of a content slide, and the marks that keep titles apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from post2slides.layout.draft import Draft
from post2slides.layout.line_fit import Fitted, at_size, fit
from post2slides.layout.runs import StyledText, styled
from post2slides.layout.typesetter import Typesetter
from post2slides.model.post import Span, Text, plain
from post2slides.regex import regex
from post2slides.text.scripts import is_western
from post2slides.theme.model import Placeholder, TextStyle, Theme
from post2slides.units import Emu, Rect, pt

LONGEST_MARK = "(2/9)"
"""Stands for a mark whose number is not known yet."""
_TIERS: tuple[tuple[int, float, float], ...] = ((1, 1.0, 0.75), (2, 0.84, 0.72))
"""How many lines a title may have, and between which shares of its size it is then set. What fits none of these takes
as many lines as the style allows, down to its minimum."""
_EAST_ASIAN, _WESTERN = "[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", r"[0-9A-Za-z()\[\]/:]"
_SEAM = regex(rf"(?<={_EAST_ASIAN})(?=\s?{_WESTERN})|(?<={_WESTERN})(?=\s?{_EAST_ASIAN})")
_SEAM_WIDTH = 0.2
"""em that LibreOffice adds where East Asian and western text meet. A title on one line has none to spare: it would be
wrapped inside a word."""


def title_text(title: Text, mark: str, style: TextStyle, setter: Typesetter) -> StyledText:
    """The title with its mark, which is muted and not bold, so that the words stay the title.

    A title that is a link keeps its colour; on slides that continue it, it is no link.
    """
    words = _as_title(styled(title, style, setter), style, linked=not mark)
    if not mark:
        return words
    signed = styled((Span(f"\N{NO-BREAK SPACE}{mark}"),), replace(style, bold=False), setter)
    palette = setter.theme.palette
    mutes = style.colour == palette.text and setter.theme.template is None  # else it may vanish on a dark ground
    colour = palette.muted if mutes else style.colour
    muted = tuple(replace(run, bold=False, colour=colour) for run in signed.runs)
    joined = styled((*title, Span(f"\N{NO-BREAK SPACE}{mark}")), style, setter)
    return StyledText((*words.runs, *muted), (*words.pieces, *signed.pieces), setter.hand, joined)


def _as_title(words: StyledText, style: TextStyle, *, linked: bool) -> StyledText:
    if not any(run.link for run in words.runs):
        return words
    return words.looking(
        replace(run, colour=style.colour if linked else run.colour, link=run.link if linked else None)
        if run.link
        else run
        for run in words.runs
    )


def full_title(draft: Draft) -> str:
    """The title's words and mark."""
    return " ".join(filter(None, (plain(draft.slide.title), draft.mark)))


def fit_title(text: StyledText, frame: Placeholder, theme: Theme) -> Fitted:
    """A content slide's title. Its frame may grow downwards: the body then begins lower.

    In somebody else's template it grows only where the smallest size does not fit: there may be a band behind it.
    """
    style, room, seams = frame.style, frame.room, _seams(text.text)
    for lines, largest, smallest in _TIERS:
        for size in range(round(style.size * largest), max(round(style.size * smallest), round(style.minimum)) - 1, -1):
            fitted = at_size(text, style, float(size), _without_seams(room, seams, size))
            if fitted.lines <= lines:
                return fitted
    smaller = replace(style, maximum=max(style.minimum, round(style.size * _TIERS[-1][1])))
    if theme.template and not (held := fit(text, smaller, room)).cut:
        return held
    growing = replace(room, height=Emu(room.height * 2))
    return fit(text, smaller, growing)


def _seams(text: str) -> int:
    """How many seams between scripts `text` has."""
    return 0 if is_western(text) else len(_SEAM.findall(text))


def _without_seams(room: Rect, seams: int, size: float) -> Rect:
    """`room` without what the seams take of a line of `size` points."""
    return replace(room, width=Emu(max(1, room.width - pt(seams * _SEAM_WIDTH * size)))) if seams else room


def lowered(body: Rect, title: Fitted, frame: Placeholder, theme: Theme) -> Rect:
    """The frame of the body, lower where the title needs more than its own. Somebody else's stays where it may."""
    if theme.template and title.height <= frame.room.height:
        return body
    bottom = frame.room.top + title.height + theme.title_gap
    shift = max(0, bottom - body.top) if title.lines > 1 else 0
    return Rect(body.left, Emu(body.top + shift), body.width, Emu(body.height - shift))


def numbered(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with marks on the titles that would stand twice: `(2/3)` on those that continue a heading, a plain
    number where different slides happen to bear the same words.
    """
    owners = [_owner(draft) for draft in drafts]
    counts, seen = Counter(owners), Counter[tuple[int, str]]()
    marked: list[Draft] = []
    taken: set[str] = set()
    last_number: dict[str, int] = {}
    for draft, owner in zip(drafts, owners, strict=True):
        seen[owner] += 1
        mark = f"({seen[owner]}/{counts[owner]})" if seen[owner] > 1 else ""
        words = " ".join(plain(draft.slide.title).casefold().split())
        number = last_number.get(words, 1)
        while (folded := f"{words} {mark}".rstrip()) in taken:
            number += 1
            mark = f"({number})"
        last_number[words] = number
        taken.add(folded)
        marked.append(replace(draft, mark=mark) if mark else draft)
    return marked


def _owner(draft: Draft) -> tuple[int, str]:
    """Whose title the slide bears: its heading's, or its own."""
    slide = draft.slide
    return slide.heading, plain(slide.title)
