"""Raw HTML that stands between paragraphs, turned into the tokens that Markdown would have made.

Elements may begin in one piece of HTML and end in another, with Markdown between them, as `<details>` do. Invariant:
text outside of any block becomes a paragraph, and each block bears the source line on which its text begins.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from post2slides.diagnostics import Report
from post2slides.read import html_elements as elements
from post2slides.read.html_attributes import Attributes, callout_kind, classes, code_language, code_title
from post2slides.read.html_inline import DEEPEST, InlineTokens, Open

_KEPT = ("id", "start", "align", "style", "cite", "data-instgrm-permalink")
"""The attributes of a container that say something of a post."""


@dataclass(slots=True)
class _Code:
    """A `<pre>` that is open."""

    line: int
    language: str = ""
    text: str = ""
    title: str = ""
    element: str = "pre"
    depth: int = 1
    """How many elements of that name are open: a table with line numbers has some `<pre>` of its own in it."""

    @property
    def info(self) -> str:
        """What would stand behind the opening fence."""
        return f'{self.language} title="{self.title}"'.strip() if self.title else self.language


class BlockTokens(InlineTokens):
    """Builds block tokens from pieces of HTML and the Markdown blocks between them."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self._blocks: list[Token] = []
        self._line: int | None = None
        self._code: _Code | None = None
        self._language = ""
        """Of the code within the element that was opened last."""

    def html(self, source: str, line: int) -> None:
        """Take a piece of HTML that begins on source line `line`."""
        super().html(source, line)
        self.end_of_piece(line)

    def end_of_piece(self, line: int) -> None:
        super().end_of_piece(line)
        self._end_code()
        self._language = ""
        self._end_marks()

    def _end_marks(self) -> None:
        """Close the marks that this piece of HTML forgot to close: they say nothing of the Markdown behind it."""
        self.boundary()
        self.opened = [element for element in self.opened if not element.is_mark]
        self.content = []

    def take(self, token: Token) -> None:
        self.boundary()
        self._blocks.append(token)

    def finished(self) -> list[Token]:
        super().finished()
        self.boundary()
        return self._blocks

    def start(self, name: str, attributes: Attributes, line: int) -> None:
        if self._code and self._dropping:
            self._dropping += [name] * (name == self._dropping[-1])
        elif self._code and elements.LINE_NUMBERS & classes(attributes):
            self._dropping.append(name)
        elif self._code:
            self._code.language = self._code.language or code_language(attributes)
            self._code.text += "\n" * (name == "br")
            self._code.depth += name == self._code.element
        else:
            if name in elements.MARKS or name in ("a", "img", "br"):
                self._begin_text(line)
            super().start(name, attributes, line)

    def end(self, name: str, line: int) -> None:
        if not self._code:
            super().end(name, line)
        elif self._dropping:
            del self._dropping[len(self._dropping) - (name == self._dropping[-1]) :]
        elif name == self._code.element:
            self._code.depth -= 1
            if not self._code.depth:
                self._end_code()

    def text(self, data: str, line: int) -> None:
        if self._code and not self._dropping:
            self._code.text += data
            return
        if self._line is None:
            line += data[: len(data) - len(data.lstrip())].count("\n")
            data = data.lstrip()
        if data:
            self._begin_text(line)
            super().text(data, line)

    def formula(self, latex: str, line: int, *, displayed: bool) -> None:
        """A formula, in the sentence or on its own."""
        if displayed:
            self.boundary()
            self._blocks.append(Token("formula_block", "", 0, content=latex, map=[line - 1, line], block=True))
        else:
            self._begin_text(line)
            self.content.append(Token("formula", "", 0, content=latex))

    def footnote_call(self, number: int, label: str, line: int) -> None:
        """The place that calls the footnote `label`."""
        self._begin_text(line)
        self.content.append(Token("footnote_ref", "", 0, meta={"id": number - 1, "label": label}))

    def footnote_start(self, name: str, label: str, line: int) -> None:
        """An element called `name` that holds the text of the footnote `label`."""
        self._open_container(name, "footnote_reference", {}, line)
        self._blocks[-1].meta["label"] = label

    def _begin_text(self, line: int) -> None:
        if self._line is None:
            self._line = line

    def start_block(self, name: str, attributes: Attributes, line: int) -> None:
        self._end_implied(name)
        if name in ("div", "figure"):
            self._language = code_language(attributes) or self._language
        if name == "pre" or "mermaid" in classes(attributes):
            self.boundary()
            language = code_language(attributes) or self._language
            self._code = _Code(line, language, title=code_title(attributes), element=name)
        elif name in elements.CONTAINERS and self._may_open(name):
            self._open_container(name, elements.CONTAINERS[name], attributes, line)
        elif elements.CAPTIONS & classes(attributes) and len(self.opened) < DEEPEST:
            self._open_container(name, "figcaption", attributes, line)
        elif (kind := callout_kind(name, attributes)) and len(self.opened) < DEEPEST:
            self._open_container(name, "callout", attributes, line)
            self._blocks[-1].meta["kind"] = kind
        elif name == "footer" and "blockquote" in self.reachable():
            self.boundary()
            self.open_mark(name, "em")
        elif name in elements.STRONG_BLOCKS or elements.TITLES & classes(attributes):
            self.boundary()
            self.open_mark(name, "strong")
        elif name in elements.BOUNDARIES or name in elements.CONTAINERS:
            self.boundary()
            if len(self.opened) < DEEPEST:
                self.opened.append(Open(name))

    def _end_implied(self, name: str) -> None:
        """End what `name` ends although no end tag says so."""
        ended = elements.ENDED_BY.get(name, frozenset())
        for other in self.reachable():
            if other in elements.SCOPES.get(name, ()):
                return
            if other in ended:
                self.close(other)

    def _may_open(self, name: str) -> bool:
        around = next((element.name for element in reversed(self.opened) if element.container or not element.name), "")
        return len(self.opened) < DEEPEST and (name not in elements.PARENTS or around in elements.PARENTS[name])

    def _open_container(self, name: str, kind: str, attributes: Attributes, line: int) -> None:
        self.boundary()
        given = {key: attributes[key] for key in _KEPT if key in attributes}
        begin = Token(f"{kind}_open", name, 1, attrs=dict(given), map=[line - 1, line], block=True)
        self._blocks.append(begin)
        self.opened.append(Open(name, begin, Token(f"{kind}_close", name, -1), container=True))

    def emit_end(self, element: Open, end: Token) -> None:
        if not element.container:
            super().emit_end(element, end)
        else:
            self.boundary()
            self._blocks.append(end)

    def boundary(self) -> None:
        """End the paragraph. The marks that are open go on in the next."""
        if not self.content:
            self._line = None
            return
        marks = [element for element in self.opened if element.is_mark]
        content, self.content = self.content, [element.begin for element in marks if element.begin]
        line, self._line = self._line or 1, None
        if any(token.nesting == 0 and (token.type != "text" or token.content.strip()) for token in content):
            content += [element.end for element in reversed(marks) if element.end]
            self._blocks += _paragraph(content, line)

    def separate(self) -> None:
        self.boundary()

    def rule(self, attributes: Attributes, line: int) -> None:
        self.boundary()
        self._blocks.append(Token("hr", "hr", 0, map=[line - 1, line]))

    def checkbox(self, attributes: Attributes, line: int) -> None:
        item = next((element for element in reversed(self.opened) if element.name == "li"), None)
        if item and item.begin and attributes.get("type", "").lower() == "checkbox":
            item.begin.meta["checked"] = "checked" in attributes
        else:
            super().checkbox(attributes, line)

    def _end_code(self) -> None:
        code, self._code = self._code, None
        if code and code.text.strip():
            text = code.text.removeprefix("\n").rstrip("\n")
            self._blocks.append(Token("fence", "code", 0, content=text, info=code.info, map=[code.line - 1, code.line]))


def _paragraph(content: list[Token], line: int) -> list[Token]:
    place = [line - 1, line]
    inline = Token("inline", "", 0, children=content, map=place, block=True)
    return [Token("paragraph_open", "p", 1, map=place), inline, Token("paragraph_close", "p", -1)]
