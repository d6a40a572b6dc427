"""Callouts: remarks set apart, in the many ways in which blogs write them.

`> [!NOTE]` (GitHub; Obsidian with a title, foldable too), `> **Note** …`, `> 💡 …`, `:::tip Title`, `!!! note "Title"`,
`<aside>` and `<div class="warning">`; where the author wants it, `Note: …` and `💡 …`, too. Invariant: what stands
behind the mark is the title, and all else is in the blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from post2slides.model.post import Block, Callout, CalloutKind, Heading, Note, Paragraph, Span, Text, plain
from post2slides.read import note, pieces
from post2slides.read.callout_kinds import KINDS, NAMES, SIGNS, SILENT, WORDS
from post2slides.read.context import Context, line_of
from post2slides.read.paragraph import paragraph_blocks
from post2slides.read.pieces import Line
from post2slides.read.spans import read_lines
from post2slides.read.tree import Node
from post2slides.regex import regex

# GitHub's `[!NOTE]`, Obsidian's `[!faq]- Title` (https://help.obsidian.md/callouts).
_ALERT = regex(r"\s*\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\](?P<fold>[+-]?)\s*")

# What may stand before the word that leads a remark (an emoji, say), and behind it.
_LEADING_SIGNS = regex(r"^[^\w]+")
_BEHIND_WORD = regex(r"[\s:：!！.\-–—]+$")
_PLAIN_WORD = regex(r"\s*(?P<word>[^\W\d_][^:：]{0,19}?)\s*[:：]\s*")
_SIGN = regex(rf"\s*(?P<sign>[{''.join(SIGNS)}])[\ufe0e\ufe0f]?\s*")
_CLASS = regex(rf":class:[ \t]*(?P<classes>(?:(?:dropdown|toggle|{'|'.join(sorted(NAMES))})\b[ \t]*)+)")
_AFTER_LABEL = regex(r"^\s*(?:[:：\-–—]\s*)?")


def callout(name: str, title: Text, blocks: Sequence[Block], line: int) -> tuple[Block, ...]:
    """A callout of the kind that authors call `name`; one that the presenter's pencil begins is a note.

    Where the author gave no title, a heading at its head is one, or a bold `Note:`, or a name that is more telling than
    its kind. Of one
    with several headings, all from the first on stands outside.
    """
    blocks = tuple(blocks)
    if not title and blocks and all(isinstance(block, Note) for block in blocks):
        return blocks
    headings = [index for index, block in enumerate(blocks) if isinstance(block, Heading)]
    if len(headings) > 1:  # a fence that nothing ends, or a box round a chapter
        return (*callout(name, title, blocks[: headings[0]], line), *blocks[headings[0] :])
    match blocks:
        case (Heading() as heading, *rest) if not title:
            title, blocks = heading.text, tuple(rest)
        case (Paragraph() as first, *rest) if not title and (led := _named_by(first)):
            title, blocks = led[0], (led[1], *rest)
    known = name.lower()
    if not title and known and known not in KINDS | SILENT:
        title = (Span(name.capitalize()),)
    return (Callout(NAMES.get(known, "note"), title, blocks, line),) if title or blocks else ()


def _named_by(first: Paragraph) -> tuple[Text, Paragraph] | None:
    """The bold word `Note:` that a callout begins with, which is its title, and the paragraph without it."""
    match first.text:
        case (Span(strong=True) as word, Span() as behind, *rest):
            title = _BEHIND_WORD.sub("", word.text)
            has_colon = word.text.rstrip().endswith((":", "：")) or behind.text.lstrip().startswith((":", "："))
            if has_colon and title.lower() in WORDS:
                text = (replace(behind, text=_AFTER_LABEL.sub("", behind.text)), *rest)
                return (Span(title),), replace(first, text=text)
    return None


def in_quote(node: Node, context: Context) -> tuple[Block, ...]:
    """The callout that a `blockquote` node is; nothing where it is a quote."""
    first = node.children[0] if node.children else None
    if first is None or first.type != "paragraph":
        return ()
    if _ALERT.match(_source(first)):
        return _alert(node, context)
    return _led(node, context)


def _source(paragraph: Node) -> str:
    return "".join(child.content for child in paragraph.children)


def _alert(node: Node, context: Context) -> tuple[Block, ...]:
    first, *lines = _lines(node.children[0], context)
    opening = first.pieces[0] if first.pieces else None
    if not isinstance(opening, Span) or not (match := _ALERT.match(opening.text)):
        return ()
    behind = replace(opening, text=opening.text[match.end() :])
    title = pieces.text((behind, *first.pieces[1:]))
    blocks = (*paragraph_blocks(lines, context), *context.blocks(node.children[1:], context))
    line = line_of(node)
    return callout(match["kind"], title, blocks, line) or (
        Callout(NAMES.get(match["kind"].lower(), "note"), (), (), line),
    )


def _led(node: Node, context: Context) -> tuple[Block, ...]:
    """A quote that begins with a bold `Note`, with `NOTE:`, `주의:` or their like, or with a sign such as 💡."""
    lines = _lines(node.children[0], context)
    label = _lead(lines) if _is_shown(lines, context) else None
    if label is None:
        return ()
    kind, title, rest = label
    blocks = (*paragraph_blocks([rest, *lines[1:]], context), *context.blocks(node.children[1:], context))
    return (Callout(kind, title, blocks, line_of(node)),)


def _label(line: Line) -> tuple[CalloutKind, Text, Line] | None:
    """The word in bold that leads `line`, what it says, and the line without it."""
    signs = tuple(takewhile(_is_sign, line.pieces))
    match line.pieces[len(signs) :]:
        case [Span(strong=True) as word, *rest]:
            title = _BEHIND_WORD.sub("", word.text)
        case _:
            return None
    kind = WORDS.get(_LEADING_SIGNS.sub("", title).lower())
    if kind is None:
        return None
    if rest and isinstance(first := rest[0], Span):
        rest[0] = replace(first, text=_AFTER_LABEL.sub("", first.text))
    return kind, pieces.text((*signs, Span(title))), replace(line, pieces=tuple(rest))


def led(node: Node, context: Context) -> tuple[Block, ...]:
    """The callout that a paragraph is which begins with `Note:`, `**Note**:` or a sign; nothing where it is none, or
    where the author has not asked for it.
    """
    lines = _lines(node, context) if context.led_callouts else []
    label = _lead(lines) if _is_shown(lines, context) else None
    if label is None:
        return ()
    kind, title, rest = label
    blocks = paragraph_blocks([rest, *lines[1:]], context)
    return (Callout(kind, title, blocks, lines[0].number),) if blocks else ()


def _is_shown(lines: Sequence[Line], context: Context) -> bool:
    """Whether `lines` are for the audience: the sign of a note is no sign of a callout."""
    return bool(lines) and note.without_pencil(lines[0], context.markers) is None


def _lead(lines: Sequence[Line]) -> tuple[CalloutKind, Text, Line] | None:
    return _label(lines[0]) or _word(lines[0]) or _sign(lines[0])


def _word(line: Line) -> tuple[CalloutKind, Text, Line] | None:
    """The word that leads `line` without being bold; a colon has to follow."""
    first = line.pieces[0] if line.pieces else None
    match = _PLAIN_WORD.match(first.text) if isinstance(first, Span) and not first.code else None
    kind = WORDS.get(match["word"].lower()) if match else None
    if not isinstance(first, Span) or match is None or kind is None:
        return None
    rest = replace(first, text=first.text[match.end() :])
    return kind, (Span(match["word"]),), replace(line, pieces=(rest, *line.pieces[1:]))


def _sign(line: Line) -> tuple[CalloutKind, Text, Line] | None:
    """The sign that leads `line`, which says the kind; there is no title then."""
    first = line.pieces[0] if line.pieces else None
    match = _SIGN.match(first.text) if isinstance(first, Span) and not first.code else None
    if not isinstance(first, Span) or match is None:
        return None
    rest = replace(first, text=first.text[match.end() :])
    return SIGNS[match["sign"]], (), replace(line, pieces=(rest, *line.pieces[1:]))


def _is_sign(piece: pieces.Piece) -> bool:
    return isinstance(piece, Span) and not any(character.isalnum() for character in piece.text)


def _lines(paragraph: Node, context: Context) -> list[Line]:
    return [line for inline in paragraph.children for line in read_lines(inline, context)]


def read_callout(node: Node, context: Context) -> tuple[Block, ...]:
    """A `callout` node, which HTML makes: its kind is in `meta`, its title in a first bold line."""
    title, blocks = _title_of(context.blocks(node.children, context))
    return callout(node.meta["kind"], title, blocks, line_of(node))


def directive(name: str, title: str, source: str, line: int, context: Context) -> tuple[Block, ...]:
    """The callout of a directive of MyST, whose content is `source`; nothing where `name` is no callout's."""
    if name.lower() not in {*NAMES, "admonition"}:
        return ()
    blocks = context.blocks(context.nodes(source, line + 1), context)
    words = inline_text(title, line, context)
    return admonition(name.lower(), words, blocks, line)


def admonition(name: str, title: Text, blocks: tuple[Block, ...], line: int) -> tuple[Block, ...]:
    """The callout of a directive called `name`; of `admonition`, its option `:class:` says the kind."""
    match blocks:
        case (Paragraph(text=(Span() as first, *rest)) as options, *others) if found := _CLASS.match(first.text):
            kind = next((word for word in found["classes"].split() if word in NAMES), "note")
            text = (replace(first, text=first.text[found.end() :]), *rest)
            shown = (replace(options, text=text),) if plain(text).strip() else ()
            return callout(name if name in NAMES else kind, title, (*shown, *others), line)
        case _:
            return callout(name if name in NAMES else "note", title, blocks, line)


def inline_text(source: str, line: int, context: Context) -> Text:
    """The text of a title that is written as an argument."""
    paragraphs = [node for node in context.nodes(source, line) if node.type == "paragraph"]
    lines = [line for paragraph in paragraphs for line in _lines(paragraph, context)]
    return pieces.text(pieces.joined(lines)) or ((Span(source),) if source else ())


def _title_of(blocks: tuple[Block, ...]) -> tuple[Text, tuple[Block, ...]]:
    """The title, where the first block is a bold line."""
    match blocks:
        case [Paragraph() as first, *rest] if rest and _is_title(first.text):
            title = tuple(replace(inline, strong=False) for inline in first.text if isinstance(inline, Span))
            return title, tuple(rest)
        case _:
            return (), blocks


def _is_title(text: Text) -> bool:
    return bool(plain(text).strip()) and all(
        isinstance(inline, Span) and (inline.strong or not inline.text.strip()) for inline in text
    )
