"""A post as it is written: metadata and blocks of text, in CommonMark's words. The `read` stage makes it.

Nested inline markup is flattened once, here: a `Text` is a row of spans that each say all that holds for them. Every
block bears the source line, counted from 1, on which it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from post2slides.model.choice import Asked

if TYPE_CHECKING:  # one post in ten has any of them
    from post2slides.model.chart import ChartData, ChartKind
    from post2slides.model.diagram import Drawable
    from post2slides.model.formula import Row

Script = Literal["normal", "sub", "super"]
Alignment = Literal["left", "center", "right"] | None
CalloutKind = Literal["note", "tip", "important", "warning", "caution", "question", "example"]
EmbedKind = Literal["video", "audio", "post", "code", "map", "document", "page"]
"""What an `Embed` shows; a `post` is one of a social network, `code` a gist or a playground."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one set of marks. Its text holds no line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    strike: bool = False
    underline: bool = False
    mark: bool = False
    script: Script = "normal"
    href: str | None = None

    @property
    def marks(self) -> tuple[bool, bool, bool, bool, bool, bool, Script, str | None]:
        """All but the text, in the order of the fields."""
        return (
            self.strong, self.emphasis, self.code, self.strike, self.underline, self.mark, self.script, self.href,
        )  # fmt: skip

    def saying(self, text: str) -> Span:
        """`text` with the same marks. Posts have so many spans that `dataclasses.replace` is felt."""
        return self if text == self.text else Span(text, *self.marks)

    def linking(self, href: str | None) -> Span:
        """The same, as a link to `href`."""
        return Span(self.text, *self.marks[:-1], href)

    def is_marked_as(self, other: Span) -> bool:
        """Whether `other` has the same marks; nearly always the first that differs tells."""
        return (
            self.strong == other.strong
            and self.code == other.code
            and self.href == other.href
            and self.emphasis == other.emphasis
            and self.marks == other.marks
        )


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break within a paragraph."""


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture inside a sentence: a badge, an icon, an emoji."""

    source: str
    alt: str
    href: str | None = None


Inline = Span | LineBreak | InlinePicture
Text = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: Text
    anchor: str
    """The identifier by which links in the post address it: given by the author, or made as GitHub makes it."""
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    line: int


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple[Block, ...]
    checked: bool | None
    """The state of a task; None for an item that is no task."""
    line: int


@dataclass(frozen=True, slots=True)
class List:
    ordered: bool
    start: int
    """The number of an ordered list's first item."""
    items: tuple[ListItem, ...]
    line: int
    defines: bool = False
    """Whether each item is a term in bold (or several) and, under it, what it means."""


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    """The lines, joined by newlines, without one at the end."""
    language: str
    """The name of the language as the author gave it, or empty."""
    line: int
    title: str = ""
    """A file name or caption given with the code."""
    highlighted: tuple[int, ...] = ()
    """The numbers of the lines to stress, counted from 1."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that stands on its own."""

    latex: str
    """As written, without its delimiters."""
    math: Row
    text: Text
    """The same in characters, for where no equation can stand; a line break where a derivation has one."""
    line: int


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram that its author wrote as text."""

    source: str
    language: str
    """In which it is written, as the author named it: `mermaid`."""
    drawable: Drawable
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    line: int
    attribution: Text = ()


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Alignment, ...]
    header: tuple[Text, ...]
    """One text a column; all empty where the table has no header."""
    rows: tuple[tuple[Text, ...], ...]
    line: int
    caption: Text = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures that are shown as a drawing."""

    kind: ChartKind
    title: Text
    data: ChartData
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands on its own."""

    source: str
    """Its address as written: a path, a `data:` address or a web address."""
    alt: str
    line: int
    caption: Text = ()
    href: str | None = None
    width: int | None = None
    """The width that the author asked for, in px."""


@dataclass(frozen=True, slots=True)
class Note:
    """What the presenter says and the audience does not see."""

    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark set apart: a note, a tip, a warning."""

    kind: CalloutKind
    title: Text
    """Empty where the author gave none: the kind says it."""
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Embed:
    """What is shown from elsewhere: a video, a map, a page."""

    kind: EmbedKind
    address: str
    """As written; empty where there is none."""
    line: int
    title: Text = ()
    poster: str = ""
    """The address of a picture of it; empty where none is known."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A remark at the foot of the slide that calls it by its number."""

    number: int
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    line: int


@dataclass(frozen=True, slots=True)
class Hint:
    """What the author tells post2slides in a comment; shown nowhere."""

    line: int
    prose: str = ""
    """What becomes of the heading's running text: `fit`, `full` or `notes`; empty where it says nothing of that."""
    point: Text = ()
    """A key point in other words than the text's."""
    chart: str = ""
    """The kind of chart as which the table that follows is shown."""
    layout: str = ""
    """How the heading is shown: `quote`, `section` or `statement`; empty where it says nothing of that."""
    theme: str = ""
    """The theme of the whole deck."""
    skip: bool = False
    """Whether the heading, or the block that follows, is kept off the slides."""
    pictures: str = ""
    """What becomes of the pictures in a row that follow: `each` or `grid`."""


Block = (
    Heading
    | Paragraph
    | List
    | Code
    | Diagram
    | Formula
    | Quote
    | Table
    | Chart
    | Picture
    | Note
    | Callout
    | Embed
    | Footnote
    | ThematicBreak
    | Hint
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the front matter says. `title` is empty where the post has none."""

    title: Text = ()
    subtitle: Text = ()
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    date_text: str = ""
    """The date as the title slide shows it; may be what the author wrote where no date could be read from it."""
    language: str = ""
    """A BCP 47 tag such as `ko` or `en-GB`; found from the text where the front matter does not tell."""
    tags: tuple[str, ...] = ()
    description: str = ""
    cover: str | None = None
    """The address of the cover picture."""
    address: str | None = None
    """Where the post is published."""
    settings: Mapping[str, Asked] = field(default_factory=dict)
    """What the post asks of its deck, under the front matter's `slides:` key."""


@dataclass(frozen=True, slots=True)
class Post:
    name: str
    """The file's name without folder and ending, for messages and as the last resort for a title."""
    meta: Meta
    blocks: tuple[Block, ...]
    dialects: tuple[str, ...] = ()
    """The dialects in which it is written, each with what it was recognised by."""
    base: str = ""
    """The web address against which addresses of pictures are resolved that no file answers; mostly empty."""
    contents: tuple[Text, ...] = ()
    """The lines of a table of contents that was written by hand, of its first level: each a link to a heading."""
    contents_title: Text = ()
    """What stands over it."""


def plain(text: Text) -> str:
    """The words of `text` without their marks; a line break is a space, a picture its description."""
    return "".join([inline.text if isinstance(inline, Span) else _plain_inline(inline) for inline in text])


def _plain_inline(inline: LineBreak | InlinePicture) -> str:
    match inline:
        case LineBreak():
            return " "
        case InlinePicture():
            return inline.alt


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, in the post's order, each before those inside it."""
    for block in blocks:
        yield block
        match block:
            case Quote() | Note() | Callout() | Footnote():
                yield from walk(block.blocks)
            case List():
                for item in block.items:
                    yield from walk(item.blocks)
            case Heading() | Paragraph() | Code() | Diagram() | Formula() | Table() | Chart() | Picture():
                pass
            case Embed() | ThematicBreak() | Hint():
                pass


def texts(block: Block) -> Iterator[Text]:
    """The texts that stand in `block` itself, not in the blocks inside it."""
    match block:
        case Heading() | Paragraph() | Formula():
            yield block.text
        case Table():
            yield from (block.caption, *block.header)
            yield from (cell for row in block.rows for cell in row)
        case Chart():
            yield block.title
            yield from ((Span(cell),) for row in block.data.rows for cell in row)
        case Quote():
            yield block.attribution
        case Callout() | Embed():
            yield block.title
        case Picture():
            yield block.caption
        case List() | Code() | Diagram() | Note() | Footnote() | ThematicBreak() | Hint():
            pass
