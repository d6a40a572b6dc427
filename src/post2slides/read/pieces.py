"""Inline content while a block is being read: lines of pieces, which become `Text` at the end.

A paragraph of a post may hold several pictures, captions, a note and body text, told apart by their lines; so
line ends and pictures keep, here, what `Text` no longer tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from post2slides.model.post import EmbedKind, Inline, InlinePicture, LineBreak, Script, Span, Text
from post2slides.read.emphasis import is_spaceless
from post2slides.regex import regex

_LINE_ENDS = regex(r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_SPACES = regex(r"[ \t]{2,}|\t")


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """The end of a source line within a paragraph: a space in most languages."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of which it is not decided yet whether it stands on its own."""

    source: str
    alt: str
    title: str
    line: int
    href: str | None = None
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A note to the presenter amid a paragraph, written as a comment: Markdown yet to be read."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Embedded:
    """Something from elsewhere, of which it is not decided yet whether it stands on its own."""

    kind: EmbedKind
    address: str
    title: str
    line: int
    poster: str = ""


Break = SoftBreak | LineBreak
Piece = Span | LineBreak | SoftBreak | Image | Aside | Embedded


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of one line, without the break before it, which is `opening`."""

    pieces: tuple[Piece, ...]
    number: int
    """The source line, counted from 1."""
    opening: Break = SoftBreak()

    @property
    def blank(self) -> bool:
        return all(is_blank(piece) for piece in self.pieces)

    def holding(self, pieces: tuple[Piece, ...]) -> Line:
        """The line with `pieces` in place of its own."""
        return self if pieces is self.pieces else Line(pieces, self.number, self.opening)


def is_blank(piece: Piece) -> bool:
    """Whether `piece` is white space alone."""
    return isinstance(piece, Span) and not piece.text.strip()


def trimmed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """`pieces` without the white space and breaks at both ends."""
    first, end = 0, len(pieces)
    while first < end and _is_gap(pieces[first]):
        first += 1
    while first < end and _is_gap(pieces[end - 1]):
        end -= 1
    return tuple(pieces[first:end])


def _is_gap(piece: Piece) -> bool:
    return not piece.text.strip() if isinstance(piece, Span) else isinstance(piece, SoftBreak | LineBreak)


def joined(lines: Iterable[Line]) -> tuple[Piece, ...]:
    """The pieces of `lines` in one row, with the breaks between them."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(line.opening)
        pieces.extend(line.pieces)
    return tuple(pieces)


def text(pieces: Sequence[Piece]) -> Text:
    """The final text of `pieces`: soft breaks resolved, equal neighbours merged, white space trimmed."""
    pieces = trimmed(pieces)
    if len(pieces) == 1 and isinstance(only := pieces[0], Span) and _is_tidy(only):
        return (only.saying(only.text.strip()),)
    inlines = list(_merged(_inlines(pieces)))
    if inlines and isinstance(first := inlines[0], Span):
        inlines[0] = first.saying(first.text.lstrip())
    if inlines and isinstance(last := inlines[-1], Span):
        inlines[-1] = last.saying(last.text.rstrip())
    return tuple(inlines)


def _inlines(pieces: Sequence[Piece]) -> Iterator[Inline]:
    for index, piece in enumerate(pieces):
        match piece:
            case Span():
                yield piece if _is_tidy(piece) else _tidied(piece)
            case LineBreak():
                yield piece
            case Image():
                yield from _apart_from(pieces[index - 1] if index else None)
                yield InlinePicture(piece.source, piece.alt or piece.title, piece.href)
                yield from _apart_from(pieces[index + 1] if index + 1 < len(pieces) else None, after=True)
            case SoftBreak():
                yield from _space_between(pieces[index - 1], pieces[index + 1])
            case Embedded():
                yield Span(piece.title or piece.address, href=piece.address)
            case Aside():
                pass


def _is_tidy(span: Span) -> bool:
    """Whether `span` needs no look at each of its letters: what is printable ends no line."""
    return span.text.isprintable() and (span.code or "  " not in span.text)


def _tidied(span: Span) -> Span:
    """`span` on one line, without repeated spaces where it is no code."""
    line = _LINE_ENDS.sub(" ", span.text)
    return span.saying(line if span.code else _SPACES.sub(" ", line))


def _apart_from(neighbour: Piece | None, *, after: bool = False) -> Iterator[Span]:
    """A space where a picture touches a word: it may be named in its place."""
    if isinstance(neighbour, Span) and neighbour.text[slice(0, 1) if after else slice(-1, None)].isalnum():
        yield Span(" ")


def _space_between(before: Piece, after: Piece) -> Iterator[Span]:
    """The space that a line end stands for.

    None between two Chinese or Japanese characters, as in CSS (Text Module Level 3, section 4.1.3, segment break
    transformation); Korean has one. It bears the marks that both sides share.
    """
    if not isinstance(before, Span) or not isinstance(after, Span):
        yield Span(" ")
    elif not (_joins(before.text[-1:]) and _joins(after.text[:1])):
        yield _shared(before, after).saying(" ")


def _joins(character: str) -> bool:
    return bool(character) and is_spaceless(character) and not _is_hangul(character)


def _is_hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7ff" or "\u1100" <= character <= "\u11ff" or "\u3130" <= character <= "\u318f"


def _shared(one: Span, other: Span) -> Span:
    if one.is_marked_as(other):
        return one
    script: Script = one.script if one.script == other.script else "normal"
    return Span(
        "",
        strong=one.strong and other.strong,
        emphasis=one.emphasis and other.emphasis,
        strike=one.strike and other.strike,
        underline=one.underline and other.underline,
        mark=one.mark and other.mark,
        script=script,
        href=one.href if one.href == other.href else None,
    )


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """`inlines` with spans of equal marks made one, and no white space beside a line break or repeated."""
    last: Inline | None = None
    for inline in inlines:
        if isinstance(inline, Span) and not inline.code and _ends_in_space(last):
            inline = inline.saying(inline.text.lstrip(" "))
        if isinstance(inline, Span) and not inline.text:
            continue
        if isinstance(inline, LineBreak) and isinstance(last, Span):
            last = last.saying(last.text.rstrip())
            last = None if last == Span("") else last
        if isinstance(inline, Span) and isinstance(last, Span) and last.is_marked_as(inline):
            last = last.saying(last.text + inline.text)
            continue
        if last is not None:
            yield last
        last = inline
    if last is not None:
        yield last


def _ends_in_space(inline: Inline | None) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, Span) and inline.text.endswith(" "))
