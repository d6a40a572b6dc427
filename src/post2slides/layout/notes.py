"""What the presenter says: blocks become plain paragraphs of the notes page, which knows no frames and no tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from post2slides.layout.runs import BASELINES
from post2slides.model.placed import Paragraph, Run, WebLink
from post2slides.model.post import (
    Block,
    Callout,
    Chart,
    Code,
    Diagram,
    Embed,
    Footnote,
    Formula,
    Heading,
    Hint,
    InlinePicture,
    LineBreak,
    List,
    Note,
    Picture,
    Quote,
    Span,
    Table,
    Text,
    ThematicBreak,
    plain,
)
from post2slides.model.post import Paragraph as PostParagraph
from post2slides.text.scripts import full_tag, is_right_to_left, language_runs


def note_paragraphs(blocks: Sequence[Block], language: str) -> tuple[Paragraph, ...]:
    """The paragraphs of the notes, in order."""
    rtl = is_right_to_left(language)
    return tuple(Paragraph(_runs(text, language), rtl=rtl) for text in _texts(blocks) if plain(text).strip())


def _texts(blocks: Sequence[Block], indent: str = "") -> Iterator[Text]:  # noqa: C901 - one case for each kind of block
    for block in blocks:
        match block:
            case PostParagraph() | Heading() | Formula():
                yield _indented(indent, block.text)
            case List():
                for number, item in enumerate(block.items, block.start):
                    sign = f"{number}. " if block.ordered else "• "
                    first, *rest = item.blocks or (PostParagraph((), block.line),)
                    yield from _texts((first,), indent + sign)
                    yield from _texts(rest, indent + "   ")
            case Code():
                yield from ((Span(indent + line, code=True),) for line in block.text.split("\n"))
            case Diagram():
                yield from ((Span(indent + line, code=True),) for line in block.source.split("\n"))
            case Quote() | Note():
                yield from _texts(block.blocks, indent)
                if isinstance(block, Quote) and block.attribution:
                    yield (Span(indent + "— "), *block.attribution)
            case Table():
                for row in (block.header, *block.rows):
                    yield _joined(row, " | ")
            case Chart():
                yield _indented(indent, block.title)
                yield from ((Span(" | ".join(row)),) for row in block.data.rows)
            case Picture():
                yield block.caption or (Span(block.alt),)
            case Callout():
                yield _indented(indent, block.title)
                yield from _texts(block.blocks, indent)
            case Embed():
                yield _indented(indent, block.title)
                yield (Span(block.address, href=block.address),)
            case Footnote():
                first, *rest = block.blocks
                yield from _texts((first,), f"{indent}[{block.number}] ")
                yield from _texts(rest, indent)
            case ThematicBreak() | Hint():
                pass
            case _:
                assert_never(block)


def _indented(indent: str, text: Text) -> Text:
    return (Span(indent), *text) if indent else text


def _joined(cells: Sequence[Text], separator: str) -> Text:
    joined: list[Span | LineBreak | InlinePicture] = []
    for number, cell in enumerate(cells):
        joined += [Span(separator)] if number else []
        joined += cell
    return tuple(joined)


def _runs(text: Text, language: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    for inline in text:
        match inline:
            case Span():
                link = WebLink(inline.href) if inline.href and not inline.href.startswith("#") else None
                for start, end, tag in language_runs(inline.text, language):
                    bold, italic = inline.strong or None, inline.emphasis or None
                    words, raised = inline.text[start:end], BASELINES[inline.script]
                    runs.append(Run(words, tag, bold=bold, italic=italic, baseline=raised, link=link))
            case LineBreak():
                runs.append(Run("\n", full_tag(language)))
            case InlinePicture():
                runs.append(Run(inline.alt, full_tag(language)))
            case _:
                assert_never(inline)
    return tuple(runs)
