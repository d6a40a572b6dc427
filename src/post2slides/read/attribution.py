"""Who said what a block quote quotes: found where authors put it.

Behind a dash on the quote's last line, after the last sentence of that line, in a list of one name, as a paragraph in
italics (which `<cite>` and `<footer>` are, too), or behind a dash in the paragraph below the quote. Invariant: a dash
that opens a line of dialogue, or stands within a sentence, names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from post2slides.model.post import Block, List, Paragraph, Quote, Span, Text, plain
from post2slides.read import pieces
from post2slides.read.pieces import Line
from post2slides.regex import regex

_DASH = regex(r"\s*(?:[—–―]|--+|~(?=\s))\s*(?=\S|$)")
_DASH_BEHIND_SENTENCE = regex(r"""(?<=[.!?…。！？”"’'」』）)])\s*(?:[—–―]|--+)\s*(?=[^\W\d_]|$)""")

# Longer than a name, a work and a year: a dash then opens a line of dialogue.
_LONGEST = 120
_LONGEST_NAME = 60
"""Characters of a name that nothing but its place tells from text."""
_LONGEST_BELOW = 90
"""Characters of a paragraph that is a name."""
_ENDS_SENTENCE = regex(r"[.!?。！？:：]\s*$")


def on_line(line: Line) -> Text:
    """The name on a line that begins with a dash, or nothing."""
    return _behind_dash(pieces.text(line.pieces))


def _behind_dash(content: Text) -> Text:
    match content:
        case [Span() as first, *rest] if dash := _DASH.match(first.text):
            name = replace(first, text=first.text[dash.end() :])
            return (*((name,) if name.text else ()), *rest) if _length(content) <= _LONGEST else ()
        case _:
            return ()


def at_end_of(line: Line) -> tuple[Line, Text] | None:
    """A line that ends in a dash and a name, without these, and the name; None where it is not such a line."""
    for index, piece in reversed(list(enumerate(line.pieces))):
        dash = _last(_DASH_BEHIND_SENTENCE, piece.text) if isinstance(piece, Span) and not piece.code else None
        if isinstance(piece, Span) and dash:
            before, behind = (
                replace(piece, text=piece.text[: dash.start()]),
                replace(piece, text=piece.text[dash.end() :]),
            )
            name = pieces.text((behind, *line.pieces[index + 1 :]))
            said = replace(line, pieces=(*line.pieces[:index], before))
            return (said, name) if name and not said.blank and _length(name) <= _LONGEST_NAME else None
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return matches[-1] if matches else None


def in_blocks(blocks: tuple[Block, ...], *, may_be_list: bool = False) -> tuple[tuple[Block, ...], Text]:
    """The blocks of a quote without the last, where that is who said it, and the name.

    In a list of one it may stand where that is close below the words.
    """
    match blocks:
        case [*said, Paragraph() as last] if said and _is_name_in_italics(last.text) and not _is_all_italics(said):
            return tuple(said), undashed(unmarked(last.text))
        case [*said, List(ordered=False, items=[only])] if may_be_list and len(only.blocks) == 1:
            name = only.blocks[0]
            if isinstance(name, Paragraph) and _is_bare_name(name.text):
                return tuple(said), name.text
    return blocks, ()


def _is_all_italics(blocks: Sequence[Block]) -> bool:
    return all(isinstance(block, Paragraph) and _is_italics(block.text) for block in blocks)


def _is_name_in_italics(text: Text) -> bool:
    return _is_italics(text) and _length(text) <= _LONGEST


def _is_italics(text: Text) -> bool:
    return bool(text) and all(
        isinstance(inline, Span) and (inline.emphasis or not inline.text.strip()) for inline in text
    )


def _is_bare_name(text: Text) -> bool:
    words = plain(text)
    return 0 < len(words) <= _LONGEST_NAME and not _ENDS_SENTENCE.search(words)


def unmarked(text: Text) -> Text:
    """`text` without the italics that it is wholly set in."""
    if not _is_italics(text):
        return text
    return tuple(replace(inline, emphasis=False) if isinstance(inline, Span) else inline for inline in text)


def undashed(text: Text) -> Text:
    """`text` without the dash that it begins with, if it does."""
    return _behind_dash(text) or text


def _name_below(text: Text) -> Text:
    """The name that a paragraph is, behind its dash; nothing where it says something."""
    return () if _length(text) > _LONGEST_BELOW or _ENDS_SENTENCE.search(plain(text)) else _behind_dash(text)


def with_attributions(blocks: Iterable[Block]) -> Iterator[Block]:
    """`blocks`; where a quote is followed by a paragraph that is a dash and a name, the two are one."""
    last: Block | None = None
    for block in blocks:
        match last, block:
            case Quote(attribution=()), Paragraph() if name := _name_below(block.text):
                last = replace(last, attribution=unmarked(name))
                continue
            case None, _:
                pass
            case said, _:
                yield said
        last = block
    if last is not None:
        yield last


def _length(content: Iterable[object]) -> int:
    return sum(len(inline.text) for inline in content if isinstance(inline, Span))
