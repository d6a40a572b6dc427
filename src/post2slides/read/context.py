"""What the readers of one post share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.utils import EnvType

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.model.post import Block
from post2slides.read import lines
from post2slides.read.tree import Node, tree

NOTE_MARKERS = ("✏️",)
"""What begins a paragraph that the presenter says and the audience does not see."""


@dataclass(slots=True)
class Context:
    """One reading of one post. `blocks` reads the nodes within a node; the rest is gathered on the way."""

    report: Report
    blocks: Callable[[Sequence[Node], Context], tuple[Block, ...]]
    parser: MarkdownIt
    markers: tuple[str, ...] = NOTE_MARKERS
    base: str = ""
    """The address against which relative links are resolved; empty for a post that is a file of its author's."""
    led_callouts: bool = False
    """Whether a paragraph that begins with `Note:` or with a sign is a callout."""
    env: EnvType = field(default_factory=dict)
    """What the parser remembers of the post: link definitions, footnotes."""
    anchors: set[str] = field(default_factory=set)
    """The anchors given so far."""
    repeated: dict[str, int] = field(default_factory=dict)
    """For each anchor that was wanted more than once, the last number that it was given."""
    footnotes: Footnotes = field(default_factory=lambda: Footnotes())

    def nodes(self, source: str, line: int) -> list[Node]:
        """The syntax tree of Markdown that begins on source line `line`, without its root."""
        return self.nodes_on(source, range(line, line + source.count("\n") + 2))

    def nodes_on(self, source: str, places: Sequence[int]) -> list[Node]:
        """The syntax tree of Markdown; for each of its lines, `places` has the line of the post."""
        self.env[lines.KEY] = places
        nodes = tree(self.parser.parse(source, self.env))
        del self.env[lines.KEY]
        return nodes

    def warn(self, code: str, message: str, line: int | None) -> None:
        """Report that something is not shown as the author meant it."""
        self.report(Diagnostic(Severity.WARNING, code, message, line))

    def inform(self, code: str, message: str, line: int | None) -> None:
        """Report something that the author may want to know."""
        self.report(Diagnostic(Severity.INFO, code, message, line))


@dataclass(slots=True)
class Footnotes:
    """Which footnotes a post defines, and how far they are shown."""

    definitions: dict[str, Node] = field(default_factory=dict)
    """Where each is defined, by its label."""
    shown: set[str] = field(default_factory=set)
    """The labels of those whose definition is among the blocks."""
    calls: list[Call] = field(default_factory=list)
    """Those called for the first time, and not shown yet."""
    called: set[int] = field(default_factory=set)
    """The numbers of all that were called."""


@dataclass(frozen=True, slots=True)
class Call:
    """A reference to a footnote: the number it shows and the nodes of its definition."""

    number: int
    definition: tuple[Node, ...]


def line_of(node: Node) -> int:
    """The source line, counted from 1, on which `node` begins; that of what holds it where it has none."""
    place: Node | None = node
    while place is not None:
        if place.map:
            return place.map[0] + 1
        place = place.parent
    return 1
