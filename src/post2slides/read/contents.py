"""A table of contents that the author wrote by hand: a list of links to the post's own headings.

A blog needs it to jump; a deck has its agenda, which says the same. So it goes, with the heading over it.
Invariant: it goes only where every link leads to a heading of the post or bears the words of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from post2slides.model.post import Block, Heading, LineBreak, List, Paragraph, Span, Text, plain, walk
from post2slides.read.context import Context
from post2slides.regex import regex

_NAMES = frozenset(
    {
        *("contents", "content", "table of contents", "toc", "outline", "on this page", "in this article", "index"),
        *("목차", "차례", "순서", "목록", "目次", "もくじ", "目录", "目錄", "内容", "本文目录"),
        *("sommaire", "table des matières", "inhalt", "inhaltsverzeichnis", "índice", "tabla de contenidos", "sumário"),
        *("contenido", "indice", "содержание", "оглавление", "المحتويات"),
    }
)
_MARKS = frozenset({"[toc]", "[[toc]]", "[[_toc_]]", "${toc}", "@[toc]", "{{toc}}"})
_FEWEST = 2
_WORD = regex(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Divided:
    """A post's blocks, and the table of contents that stood among them."""

    blocks: tuple[Block, ...]
    title: Text = ()
    lines: tuple[Text, ...] = ()
    """Of its first level, or of all where that has a line alone."""


def divided(blocks: tuple[Block, ...], context: Context) -> Divided:
    """`blocks` without the table of contents, if the post begins with one or a heading announces it."""
    titles = {_folded(block.text) for block in walk(blocks) if isinstance(block, Heading)}
    known = titles | {f"#{anchor}".casefold() for anchor in context.anchors}
    blocks = tuple(block for block in blocks if not (isinstance(block, Paragraph) and _is_mark(block.text)))
    for index, block in enumerate(blocks):
        if isinstance(block, List) and _is_contents(block, known) and _is_announced(blocks, index):
            context.inform("contents-dropped", "the table of contents gives way to the agenda", block.line)
            announced = index - _names_it(blocks[index - 1 : index])
            title = next((line.text for line in blocks[announced:index] if isinstance(line, Heading | Paragraph)), ())
            first = [inner.text for item in block.items for inner in item.blocks if isinstance(inner, Paragraph)]
            lines = first if len(first) > 1 else list(_lines(block))
            return Divided(blocks[:announced] + blocks[index + 1 :], title, tuple(lines))
    return Divided(blocks)


def _is_mark(text: Text) -> bool:
    """The sign that asks the site's generator for a table of contents."""
    return plain(text).strip().lower() in _MARKS


def _is_announced(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether the list stands before the first heading, or right under a line that says what it is."""
    return _names_it(blocks[index - 1 : index]) or not any(isinstance(block, Heading) for block in blocks[:index])


def _names_it(before: tuple[Block, ...]) -> bool:
    match before:
        case [Heading() | Paragraph() as line]:
            return _folded(line.text) in _NAMES
        case _:
            return False


def _is_contents(block: List, known: set[str]) -> bool:
    lines = list(_lines(block))
    return len(lines) >= _FEWEST and all(_leads_to_a_heading(line, known) for line in lines)


def _lines(block: List) -> Iterator[Text]:
    """The text of each item, at every level; of what is no text, nothing that leads anywhere."""
    for item in block.items:
        for inner in item.blocks:
            match inner:
                case Paragraph():
                    yield inner.text
                case List():
                    yield from _lines(inner)
                case _:
                    yield ()


def _leads_to_a_heading(line: Text, known: set[str]) -> bool:
    words = [inline for inline in line if not _is_gap(inline)]
    linked = all(isinstance(inline, Span) and (inline.href or "").startswith("#") for inline in words)
    if not (words and linked):
        return bool(words) and _leads_there_by_full_address(line, words, known)
    return bool({_folded(line), *_targets(line)} & known)


def _leads_there_by_full_address(line: Text, words: Iterable[object], known: set[str]) -> bool:
    """Whether a line bears the words of a heading and leads to it on the site where the post is published."""
    fragments = [(inline.href or "").partition("#")[2] for inline in words if isinstance(inline, Span)]
    return _folded(line) in known and all(f"#{unquote(fragment)}".casefold() in known for fragment in fragments)


def _is_gap(inline: object) -> bool:
    return isinstance(inline, LineBreak) or (isinstance(inline, Span) and not any(map(str.isalnum, inline.text)))


def _targets(line: Iterable[object]) -> Iterator[str]:
    yield from (unquote(inline.href).casefold() for inline in line if isinstance(inline, Span) and inline.href)


def _folded(text: Text) -> str:
    """Words in lower case, without what is no letter or digit."""
    return " ".join(_WORD.findall(plain(text))).casefold()
