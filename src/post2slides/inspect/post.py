"""A post as plain text: its metadata, then its blocks, nested by indentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from post2slides.inspect.diagram import dump_drawable
from post2slides.inspect.text import dump_text
from post2slides.model.post import (
    Alignment,
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
    List,
    ListItem,
    Meta,
    Note,
    Paragraph,
    Picture,
    Post,
    Quote,
    Table,
    Text,
    ThematicBreak,
)

_ALIGNMENTS: dict[Alignment, str] = {None: "-", "left": "left", "center": "center", "right": "right"}
_CHECKED = {None: "", True: " [x]", False: " [ ]"}

Row = tuple[int | None, int, str]
"""A source line, a depth of nesting, and what there is."""


def dump_post(post: Post) -> str:
    """One line per field and block: source line, kind, content."""
    spoken: list[Row] = [(None, 0, f"dialect: {reason}") for reason in post.dialects]
    listed: list[Row] = [(None, 0, f"contents: {dump_text(line)}") for line in post.contents]
    rows = [*spoken, *_meta(post.meta), *listed, *_blocks(post.blocks, 0)]
    return "".join(f"{line or '':>4} {'  ' * depth}{content}\n" for line, depth, content in rows)


def dump_blocks(blocks: Iterable[Block], depth: int = 0) -> Iterator[Row]:
    """The rows that print `blocks`, for the stages that hold the same blocks."""
    return _blocks(blocks, depth)


def _meta(meta: Meta) -> Iterator[Row]:
    fields = {
        "title": dump_text(meta.title),
        "subtitle": dump_text(meta.subtitle),
        "authors": " | ".join(meta.authors),
        "published": meta.published.isoformat() if meta.published else "",
        "date text": meta.date_text,
        "language": meta.language,
        "tags": " | ".join(meta.tags),
        "description": meta.description,
        "cover": meta.cover or "",
        "address": meta.address or "",
        "settings": ", ".join(f"{key}={asked.value} (line {asked.line})" for key, asked in meta.settings.items()),
    }
    for name, value in fields.items():
        if value:
            yield None, 0, f"{name}: {value}"


def _blocks(blocks: Iterable[Block], depth: int) -> Iterator[Row]:
    for block in blocks:
        yield from _block(block, depth)


def _block(block: Block, depth: int) -> Iterator[Row]:  # noqa: C901 - one case for each kind of block
    match block:
        case Heading():
            yield block.line, depth, f"heading {block.level} #{block.anchor}: {dump_text(block.text)}"
        case Paragraph():
            yield block.line, depth, f"paragraph: {dump_text(block.text)}"
        case List():
            kind = "definition list" if block.defines else "bullet list"
            yield block.line, depth, f"ordered list from {block.start}" if block.ordered else kind
            for item in block.items:
                yield from _item(item, depth + 1)
        case Code():
            yield from _code(block, depth)
        case Diagram():
            yield block.line, depth, f"diagram {type(block.drawable).__name__.lower()}"
            yield from ((None, depth + 1, row) for row in dump_drawable(block.drawable))
        case Formula():
            yield block.line, depth, f"formula: {dump_text(block.text)}"
        case Quote():
            yield block.line, depth, _with("quote", "by", block.attribution)
            yield from _blocks(block.blocks, depth + 1)
        case Table():
            yield from _table(block, depth)
        case Chart():
            yield block.line, depth, _with(f"chart {block.kind}", "title", block.title)
            formats = " | ".join(series.number_format for series in block.data.series)
            yield None, depth + 1, f"formats {formats}"
            yield from ((None, depth + 1, " | ".join(row).rstrip()) for row in block.data.rows)
        case Picture():
            yield block.line, depth, _picture(block)
        case Note():
            yield block.line, depth, "note"
            yield from _blocks(block.blocks, depth + 1)
        case Callout():
            yield block.line, depth, _with(f"callout {block.kind}", "title", block.title)
            yield from _blocks(block.blocks, depth + 1)
        case Embed():
            yield (
                block.line,
                depth,
                _with(
                    f"embed {block.kind} {block.address}{f' poster {block.poster}' * bool(block.poster)}",
                    "title",
                    block.title,
                ),
            )
        case Footnote():
            yield block.line, depth, f"footnote {block.number}"
            yield from _blocks(block.blocks, depth + 1)
        case Hint():
            named = (
                ("prose", block.prose),
                ("chart", block.chart),
                ("layout", block.layout),
                ("pictures", block.pictures),
            )
            told = (("point", dump_text(block.point)), *named)
            yield block.line, depth, "hint: " + ", ".join(f"{name} {value}" for name, value in told if value)
        case ThematicBreak():
            yield block.line, depth, "thematic break"


def _item(item: ListItem, depth: int) -> Iterator[Row]:
    yield item.line, depth, f"item{_CHECKED[item.checked]}"
    yield from _blocks(item.blocks, depth + 1)


def _code(code: Code, depth: int) -> Iterator[Row]:
    highlighted = f" highlighted {','.join(map(str, code.highlighted))}" if code.highlighted else ""
    title = f" title {code.title!r}" if code.title else ""
    yield code.line, depth, f"code {code.language or '-'}{title}{highlighted}"
    for line in code.text.split("\n"):
        yield None, depth + 1, f"| {line}".rstrip()


def _table(table: Table, depth: int) -> Iterator[Row]:
    columns = " ".join(_ALIGNMENTS[alignment] for alignment in table.columns)
    yield table.line, depth, _with(f"table {columns}", "caption", table.caption)
    yield None, depth + 1, f"header {_cells(table.header)}"
    for row in table.rows:
        yield None, depth + 1, f"row {_cells(row)}"


def _cells(row: tuple[Text, ...]) -> str:
    return " | ".join(dump_text(cell) for cell in row)


def _picture(picture: Picture) -> str:
    width = f" width {picture.width}" if picture.width else ""
    href = f" href {picture.href}" if picture.href else ""
    alt = f" alt {picture.alt!r}" if picture.alt else ""
    return _with(f"picture {picture.source}{width}{href}{alt}", "caption", picture.caption)


def _with(description: str, name: str, text: Text) -> str:
    return f"{description} {name}: {dump_text(text)}" if text else description
