"""Text in a frame of its own — a title, a caption, a subtitle — at the largest size at which it fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil, floor

from post2slides.layout.frames import LINE_HEIGHT
from post2slides.layout.runs import StyledText
from post2slides.model.placed import Bullet, Paragraph, Run, TextShape
from post2slides.regex import regex
from post2slides.theme.model import Placeholder, TextStyle
from post2slides.units import Emu, Rect, points, pt

_HANGUL = regex("[가-힣]")
_WORD = regex(r"[^ ]+")
_WORD_WITH_DASH = regex(r"[^ ]+(?: +[-–—](?= ))?")
"""A word, with the dash after it that stands by itself: no line of a heading begins with one where that can be."""
_ELLIPSIS = "…"
_SCRAP = 0.3
"""A last line is a scrap when it is shorter than this share of the one before it."""
_SCRAP_SCALE = 0.78
"""So much smaller is better than a scrap."""
_LONE, _HOLLOW = 0.55, 0.5
"""Of the widest line's width: below these, a heading's last line of one word and a line amid it are too short."""
_OTHER_FONT = 1.2
"""By how much a word may be wider where the viewer lacks the theme's font."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text, the size (pt) at which it is set, and the lines and height (EMU) that it takes."""

    text: StyledText
    size: float
    lines: int
    height: Emu
    cut: bool = False
    """Whether the text's end had to be left out."""


def fit(text: StyledText, style: TextStyle, rect: Rect, *, max_lines: int | None = None) -> Fitted:
    """`text` as large as `rect` and the style's number of lines allow, without a torn word where there is such a size.

    Cut, with an ellipsis, where nothing helps.
    """
    most = max_lines or style.max_lines or 99
    sizes = _sizes(style)
    whole = [size for size in sizes if text.measured.widest * size <= points(rect.width)]
    for size in whole or sizes:
        fitted = at_size(text, style, size, rect)
        if fitted.lines <= most and fitted.height <= rect.height:
            return _without_a_scrap(fitted, style, rect)
    smallest = at_size(text, style, style.minimum, rect)
    pitch = smallest.height / smallest.lines
    return _shortened(smallest, style, rect, min(most, max(1, int(rect.height / pitch))))


def _without_a_scrap(fitted: Fitted, style: TextStyle, rect: Rect) -> Fitted:
    """`fitted`, or a little smaller where that saves a last line of a word or a syllable, or a word from being broken
    at its hyphen.
    """
    if fitted.lines < 2:
        return fitted
    least = max(style.minimum, fitted.size * _SCRAP_SCALE)
    smaller = [at_size(fitted.text, style, size, rect) for size in _sizes(style) if least <= size < fitted.size]
    if _ends_short(fitted.text, points(rect.width) / fitted.size):
        return next((other for other in smaller if other.lines < fitted.lines), fitted)
    sizes = (other for other in (fitted, *smaller) if not _breaks_a_word(other, points(rect.width) / other.size))
    return next(sizes, fitted)


def _breaks_a_word(fitted: Fitted, width: float) -> bool:
    """Whether a word is broken at its hyphen though the words between spaces would fit as they are."""
    if not _at_hyphens(fitted.text, width) or fitted.text.measured.widest > width:
        return False
    return len(_at_spaces(fitted.text, width, _WORD)) > fitted.lines


def _at_hyphens(text: StyledText, width: float) -> bool:
    lines = text.measured.lines(width)
    return any(text.text[line.end - 1] == "-" and text.text[line.end] != " " for line in lines[:-1])


def _ends_short(text: StyledText, width: float) -> bool:
    *_, before, last = text.measured.lines(width)
    return last.width < before.width * _SCRAP


def whole_words(text: StyledText, placeholder: Placeholder) -> TextStyle:
    """The style of a narrow placeholder, no larger than the longest word of `text` allows."""
    style = placeholder.style
    largest = points(placeholder.room.width) / (text.measured.widest * _OTHER_FONT)
    return replace(style, maximum=max(style.minimum, min(style.maximum, int(largest))))


def _sizes(style: TextStyle) -> list[float]:
    """From the largest down, in whole points; the two ends are as they are."""
    between = range(ceil(style.maximum) - 1, floor(style.minimum), -1)
    return [style.maximum, *map(float, between), style.minimum]


def at_size(text: StyledText, style: TextStyle, size: float, rect: Rect) -> Fitted:
    """`text` at `size` points in lines as long as `rect` is wide."""
    lines = text.count(points(rect.width) / size)
    return Fitted(text, size, lines, pt(lines * size * LINE_HEIGHT * max(style.line_spacing, 100) / 100))


def _shortened(fitted: Fitted, style: TextStyle, rect: Rect, lines: int) -> Fitted:
    width = points(rect.width) / fitted.size
    end = fitted.text.measured.lines(width)[lines - 1].end
    while end > 1:
        end -= 1
        kept = fitted.text.cut(0, end).ending(_ELLIPSIS)
        shorter = at_size(kept, style, fitted.size, rect)
        if shorter.lines <= lines:
            return Fitted(kept, fitted.size, shorter.lines, shorter.height, cut=True)
    return Fitted(fitted.text, fitted.size, fitted.lines, fitted.height)


def shape(
    name: str, fitted: Fitted, placeholder: Placeholder, rect: Rect | None = None, *, rtl: bool = False
) -> TextShape:
    """The shape that fills `placeholder` with one paragraph; `rect` only where it is not the placeholder's."""
    width = (rect or placeholder.rect).inside(placeholder.inner).width
    if placeholder.ref is None:
        return _box(name, fitted, placeholder, balanced_runs(fitted, points(width) / fitted.size, None), rtl=rtl)
    runs = balanced_runs(fitted, points(width) / fitted.size, placeholder.style.size)
    centred = rtl and placeholder.style.align == "center"
    paragraph = Paragraph(runs, align="center" if centred else None, rtl=rtl)
    return TextShape(name, (unlisted(paragraph, placeholder),), placeholder.ref, rect)


def unlisted(paragraph: Paragraph, placeholder: Placeholder) -> Paragraph:
    """`paragraph` without the sign and indent that somebody's placeholder has for the items of a list."""
    level = placeholder.levels[0] if placeholder.levels else None
    if level is None or not (level.bulleted or level.margin or level.indent):
        return paragraph
    return replace(paragraph, bullet=Bullet(), margin=Emu(0), indent=Emu(0))


def _box(name: str, fitted: Fitted, place: Placeholder, runs: tuple[Run, ...], *, rtl: bool) -> TextShape:
    """A text box that looks as a placeholder of this style would."""
    style = place.style
    dressed = tuple(
        replace(
            run,
            bold=style.bold if run.bold is None else run.bold,
            italic=style.italic if run.italic is None else run.italic,
            font=run.font or style.font,
            colour=run.colour or style.colour,
        )
        for run in runs
    )
    align = "right" if rtl and style.align == "left" else style.align
    paragraph = Paragraph(dressed, align=align, line_spacing=style.line_spacing, rtl=rtl)
    return TextShape(name, (paragraph,), None, place.rect, place.anchor, place.insets)


def balanced_runs(fitted: Fitted, width: float, inherited: float | None) -> tuple[Run, ...]:
    """The runs of a heading of `width` em.

    One that wraps gets its breaks written down where it is Korean, which PowerPoint would break inside words, and where
    its lines would be ragged.
    """
    text, lines = fitted.text, _written_lines(fitted, width)
    if not lines:
        return text.sized(fitted.size, inherited)
    runs: list[Run] = []
    own = None if fitted.size == inherited else fitted.size  # a break without a size is as high as the placeholder's
    for start, end in lines:
        runs += [Run("\n", text.hand.tag, size=own)] if runs else []
        runs += text.part(start, end).sized(fitted.size, inherited)
    return tuple(runs)


def _written_lines(fitted: Fitted, width: float) -> list[tuple[int, int]]:
    """Offsets of the lines of a heading whose breaks are written down; none where programs break it well."""
    text, korean = fitted.text, _HANGUL.search(fitted.text.text)
    if fitted.lines < 2 or not (korean or _is_ragged(text, width)):
        return []
    lines = even_lines(text, width)
    too_wide = any(text.part(start, end).measured.width > width for start, end in lines)
    taken = len(lines) + text.text.count("\n")  # each of the author's own breaks begins another
    if too_wide or taken > fitted.lines:  # where a long word without spaces would stand alone
        return []
    natural = [text.text[line.start : line.end].rstrip(" ") for line in text.measured.lines(width)]
    return lines if korean or natural != [text.text[start:end] for start, end in lines] else []


def _is_ragged(text: StyledText, width: float) -> bool:
    """Whether a heading's last line would be a short lone word, a line amid it half empty, or a word broken at its
    hyphen.
    """
    lines = text.measured.lines(width)
    words = [text.text[line.start : line.end].strip(" ") for line in lines]
    if not any(" " in word for word in words):
        return False
    widest = max(line.width for line in lines)
    lone = " " not in words[-1] and lines[-1].width < widest * _LONE
    hollow = any(line.width < widest * _HOLLOW for line in lines[1:-1])
    return lone or hollow or _at_hyphens(text, width)


def even_lines(text: StyledText, width: float) -> list[tuple[int, int]]:
    """Offsets of lines broken at spaces, as narrow as takes no more of them, so that none is much shorter."""
    lines, word = _at_spaces(text, width, _WORD), _WORD
    if len(dashed := _at_spaces(text, width, _WORD_WITH_DASH)) == len(lines):
        lines, word = dashed, _WORD_WITH_DASH
    narrower = width
    while narrower > width / 2:
        narrower -= 0.5
        fewer = _at_spaces(text, narrower, word)
        if len(fewer) > len(lines):
            break
        lines = fewer
    return lines


def _at_spaces(text: StyledText, width: float, word: re.Pattern[str]) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    for match in word.finditer(text.text):
        start = lines[-1][0] if lines else 0
        if lines and text.part(start, match.end()).measured.width <= width:
            lines[-1] = (start, match.end())
        else:
            lines.append((match.start(), match.end()))
    return lines
