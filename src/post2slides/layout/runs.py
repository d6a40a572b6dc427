"""The spans of the post become runs: what they mean becomes how they look, measured in the fonts they are set in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from post2slides.layout.metrics import Measured, Piece, measure
from post2slides.layout.typesetter import Hand, Typesetter
from post2slides.model.placed import FontRole, Link, Run, SlideLink, WebLink
from post2slides.model.post import InlinePicture, LineBreak, Script, Span, Text
from post2slides.text.scripts import language_runs
from post2slides.theme.model import TextStyle

_NO_BREAK = "\N{NO-BREAK SPACE}"
_SCRIPT_SCALE = 0.66
"""How large PowerPoint draws raised and lowered text."""
BASELINES: Mapping[Script, int] = MappingProxyType({"normal": 0, "super": 30, "sub": -25})
"""PowerPoint's own offsets for superscript and subscript, in per cent."""


@dataclass(frozen=True)
class StyledText:
    """The runs of a paragraph, without type sizes, and their measure, which holds at every size."""

    runs: tuple[Run, ...]
    pieces: tuple[Piece, ...]
    hand: Hand
    like: StyledText | None = None
    """Another with the same words, fonts and so measure, though other looks."""
    _parts: dict[tuple[int, int], StyledText] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def measured(self) -> Measured:
        return self.like.measured if self.like else measure(self.pieces, self.hand.metrics)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The offset of each run."""
        return tuple(accumulate((len(run.text) for run in self.runs), initial=0))

    @cached_property
    def _glued(self) -> Measured | None:
        """The measure with each link as one word, where there is one of several words."""
        if not any(run.link and " " in run.text for run in self.runs):
            return None
        glued = tuple(
            piece._replace(text=piece.text.replace(" ", _NO_BREAK)) if run.link else piece
            for run, piece in zip(self.runs, self.pieces, strict=True)
        )
        return measure(glued, self.hand.metrics)

    def count(self, width: float) -> int:
        """How many lines of `width` em to reckon with. LibreOffice wraps a link as one word where it can."""
        lines = self.measured.count(width)
        return max(lines, self._glued.count(width)) if self._glued else lines

    def count_part(self, start: int, end: int, width: float) -> int:
        """How many lines of `width` em to reckon with for the `part` between two offsets."""
        if (start, end) == (0, len(self.text)):
            return self.count(width)
        first, last = self._stripped(start, end)
        measures = (self.measured, self._glued) if self._glued else (self.measured,)
        counts = [count for each in measures if (count := each.count_between(first, last, width))]
        return max(counts) if len(counts) == len(measures) else self.part(start, end).count(width)

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        """Two offsets without the spaces beside them."""
        stretch = self.text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        return start, start + len(stretch.strip())

    def looking(self, runs: Iterable[Run]) -> StyledText:
        """The text in `runs` that are of the same words and fonts."""
        return StyledText(tuple(runs), self.pieces, self.hand, self)

    def part(self, start: int, end: int) -> StyledText:
        """The text between two offsets, without the spaces at its ends; remembered, to be measured once."""
        if (start, end) == (0, len(self.text)):
            return self
        if (start, end) not in self._parts:
            self._parts[start, end] = self.cut(start, end)
        return self._parts[start, end]

    def cut(self, start: int, end: int) -> StyledText:
        """The same, for one of many parts of which only one is wanted in the end."""
        start, end = self._stripped(start, end)
        runs = [replace(run, text=text) for run, text in _between(self.runs, self._starts, start, end)]
        pieces = [piece._replace(text=text) for piece, text in _between(self.pieces, self._starts, start, end)]
        return StyledText(tuple(runs), tuple(pieces), self.hand)

    def ending(self, sign: str) -> StyledText:
        """The text with `sign` in the manner of its last run."""
        if not self.runs:
            return self
        runs = (*self.runs[:-1], replace(self.runs[-1], text=self.runs[-1].text + sign))
        pieces = (*self.pieces[:-1], self.pieces[-1]._replace(text=self.pieces[-1].text + sign))
        return StyledText(runs, pieces, self.hand)

    def sized(self, size: float, inherited: float | None) -> tuple[Run, ...]:
        """The runs at `size` points; a run of the size that it inherits says nothing.

        No text is one empty run: an empty line is as high as its type.
        """
        if not self.runs:
            return (Run("", self.hand.tag, size=None if size == inherited else size),)
        return tuple(
            _at_size(run, size * _written_scale(run, piece), inherited)
            for run, piece in zip(self.runs, self.pieces, strict=True)
        )


def _at_size(run: Run, size: float, inherited: float | None) -> Run:
    if size == inherited:
        return run if run.size is None else run.at(None)
    return run.at(round(size, 1))


def _written_scale(run: Run, piece: Piece) -> float:
    """The scale of a run's type size; programs draw raised and lowered text smaller than the size that is written."""
    return piece.scale / _SCRIPT_SCALE if run.baseline else piece.scale


_Part = TypeVar("_Part", Run, Piece)


def _between(parts: Sequence[_Part], starts: Sequence[int], start: int, end: int) -> Iterator[tuple[_Part, str]]:
    """The parts that have text between two offsets, and that text."""
    for index in range(max(0, bisect_right(starts, start) - 1), len(parts)):
        part, begin = parts[index], starts[index]
        if begin >= end:
            return
        if text := part.text[max(start - begin, 0) : end - begin]:
            yield part, text


def styled(text: Text, style: TextStyle, setter: Typesetter) -> StyledText:
    """`text` in the manner of `style`. The outline asks for room with the very texts that are set later."""
    face = _Face(style.font, style.bold, style.italic, style.capitals)
    return _styled(text, face, setter.hand, _slides(text, setter.anchors) if setter.anchors else ())


_Anchored = tuple[str, int]
"""A heading's anchor and its slide."""


def _slides(text: Text, anchors: Mapping[str, int]) -> tuple[_Anchored, ...]:
    """The headings to which `text` leads."""
    addresses = (inline.href for inline in text if not isinstance(inline, LineBreak) and inline.href)
    found = {href[1:] for href in addresses if href.startswith("#")} & anchors.keys()
    return tuple((anchor, anchors[anchor]) for anchor in sorted(found))


def captioned(text: Text, style: TextStyle, setter: Typesetter) -> StyledText:
    """`text` in the manner of `style`, with its links in the colour of their line: the theme's for links is meant for
    the ground of text, and may vanish on a dark one.
    """
    words = styled(text, style, setter)
    return words.looking(replace(run, colour=style.colour) if run.link else run for run in words.runs)


class _Face(NamedTuple):
    """What of a text style decides how its runs look."""

    font: FontRole
    bold: bool
    italic: bool
    capitals: bool


@lru_cache(maxsize=2**16)
def _styled(text: Text, face: _Face, hand: Hand, anchored: tuple[_Anchored, ...]) -> StyledText:
    slides = dict(anchored)
    pairs = [pair for inline in text for pair in _styled_inline(inline, face, hand, slides)]
    return StyledText(tuple([run for run, _ in pairs]), tuple([piece for _, piece in pairs]), hand)


def forget_styled() -> None:
    """Let go of the texts of a deck that is done."""
    _styled.cache_clear()


def _styled_inline(
    inline: Span | LineBreak | InlinePicture, face: _Face, hand: Hand, slides: Mapping[str, int]
) -> list[tuple[Run, Piece]]:
    match inline:
        case Span():
            return _styled_span(inline, face, hand, slides)
        case LineBreak():
            return [(Run("\n", hand.tag), Piece("\n", hand.font(face.font)))]
        case InlinePicture():
            return _styled_span(Span(inline.alt, href=inline.href), face, hand, slides) if inline.alt else []


def _styled_span(span: Span, face: _Face, hand: Hand, slides: Mapping[str, int]) -> list[tuple[Run, Piece]]:
    font = hand.font(
        "code" if span.code else face.font, bold=span.strong or face.bold, italic=span.emphasis or face.italic
    )
    scale = 1.0 if span.script == "normal" else _SCRIPT_SCALE
    pairs: list[tuple[Run, Piece]] = []
    for start, end, language in language_runs(span.text, hand.language):
        run = _run(span, span.text[start:end], language, face, hand, link_to(span.href, slides))
        shown = "".join(map(_capital, run.text)) if face.capitals else run.text
        pairs.append((run, Piece(shown, font, scale)))
    return pairs


def _run(span: Span, text: str, language: str, face: _Face, hand: Hand, link: Link | None) -> Run:
    return Run(
        text,
        language,
        bold=True if span.strong and not face.bold else None,
        italic=True if span.emphasis and not face.italic else None,
        strike=span.strike,
        underline=span.underline and not link,
        baseline=BASELINES[span.script],
        font="code" if span.code and face.font != "code" else None,
        colour=hand.link if link else None,
        highlight=hand.mark if span.mark else None,
        link=link,
        proof=not span.code,
    )


def _capital(character: str) -> str:
    """As programs show it; what has no single capital, such as ß, stays."""
    capital = character.upper()
    return capital if len(capital) == 1 else character


def link_to(href: str | None, slides: Mapping[str, int]) -> Link | None:
    """Where an address leads: out, or to the slide of a heading; None where there is no such heading."""
    if not href:
        return None
    if href.startswith("#"):
        index = slides.get(href[1:])
        return None if index is None else SlideLink(index)
    return WebLink(href)
