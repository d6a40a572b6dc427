"""Raw HTML within a paragraph, turned into the tokens that Markdown would have made.

So the readers know one vocabulary, and a picture with its caption is the same whether it was written `![](x)*c*` or
`<img src="x"><em>c</em>`. Invariant: the tokens are balanced, whatever the HTML is: an end tag without a beginning is
passed over, and what is left open is closed where the Markdown around it ends.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read import hint, note
from post2slides.read import html_elements as elements
from post2slides.read.formula import rules as formula_rules
from post2slides.read.html_attributes import Attributes, classes, code_language, embedded_addresses, picture_address
from post2slides.read.html_parser import parse

DEEPEST = 40
"""How many elements may be open: more than any author has, and bounded because the readers descend by recursion."""

_VERBATIM = frozenset({"code", "kbd", "samp", "tt"})
"""Elements in which dollar signs are no formulas."""
_TEXT_BEHIND = {"q": "”", "rt": ")"}
_GISTS = "https://gist.github.com/"

_BETWEEN_PICTURE_AND_CAPTION = frozenset({"hardbreak", "softbreak", "link_open", "link_close"})

# A block element within a paragraph is a line of its own, with the mark that comes nearest to its look.
_MARKS_OF_BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "summary"), "strong"),
    "figcaption": "em",
    "pre": "code",
}


@dataclass(slots=True)
class Open:
    """Something that is open: an element, or a token of Markdown (then without a name).

    `begin` and `end` are its tokens, where it has any; `begin` is repeated where a paragraph ends within a mark.
    """

    name: str
    begin: Token | None = None
    end: Token | None = None
    container: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is an element that puts a mark on its text."""
        return bool(self.name and self.begin and not self.container)


@dataclass(slots=True)
class _Embed:
    name: str
    addresses: list[str]
    title: str
    line: int
    poster: str = ""


class InlineTokens:
    """Builds tokens from tags and the Markdown tokens between them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.content: list[Token] = []
        self.opened: list[Open] = []
        self._embed: _Embed | None = None
        self._dropping: list[str] = []
        self._last_picture = ""
        self._single: Mapping[str, Callable[[Attributes, int], None]] = {
            "a": self.link,
            "br": self.line_break,
            "hr": self.rule,
            "img": self.picture,
            "input": self.checkbox,
            "noscript": self.noscript,
            "q": self.opening_quote,
            "rt": self.reading,
        }

    def html(self, source: str, line: int) -> None:
        """Take a piece of HTML that begins on source line `line`."""
        parse(source, line, self)

    def markdown(self, token: Token) -> None:
        """Take a token of Markdown as it is."""
        if token.nesting == 0 and (self._dropping or self._embed):
            return
        if token.nesting < 0:
            self._close_to_markdown()
        self.take(token)
        if token.nesting > 0:
            self.opened.append(Open(""))
        elif token.nesting < 0 and self.opened:
            self.opened.pop()

    def take(self, token: Token) -> None:
        self.content.append(token)

    def finished(self) -> list[Token]:
        """All tokens, with everything closed."""
        self.end_of_piece(0)
        while self.opened:
            self._close_last()
        return self.content

    def end_of_piece(self, line: int) -> None:
        """Close what does not reach beyond the piece of HTML in which it began."""
        self._dropping.clear()
        self._end_embed()

    # Events of the parser. Each takes the source line on which it happens.

    def start(self, name: str, attributes: Attributes, line: int) -> None:
        """A start tag."""
        if self._dropping:
            self._dropping += [name] * (name == self._dropping[-1])
        elif self._embed:
            self._embed.addresses += embedded_addresses(name, attributes)
        elif name in elements.DROPPED or _numbers_lines(name, attributes):
            self._drop(name, attributes, line)
        elif name in elements.EMBEDS:
            title = attributes.get("title") or attributes.get("aria-label", "")
            poster = attributes.get("poster", "").strip()
            self._embed = _Embed(name, embedded_addresses(name, attributes), title, line, poster)
            if name == "embed":
                self._end_embed()
        elif name in elements.MARKS:
            self.open_mark(name, elements.MARKS[name])
        elif name == "small" and self._is_behind_picture():
            self.open_mark(name, "em")
        elif name in self._single:
            self._single[name](attributes, line)
        else:
            self.start_block(name, attributes, line)

    def end(self, name: str, line: int) -> None:
        """An end tag."""
        if self._dropping:
            if name == self._dropping[-1]:
                self._dropping.pop()
        elif self._embed:
            if name == self._embed.name:
                self._end_embed()
        elif name in _TEXT_BEHIND:
            self.text(_TEXT_BEHIND[name], line)
        else:
            self.end_block(name)

    def text(self, data: str, line: int) -> None:
        """Text, with its character references resolved. Its line ends are soft breaks."""
        if self._dropping or self._embed:
            return
        for index, part in enumerate(data.split("\n")):
            if index:
                self.content.append(Token("softbreak", "br", 0))
            if part and any(element.name in _VERBATIM for element in self.opened):
                self.content.append(_text(part))
            elif part:
                self.content += formula_rules.tokens(part)

    def _is_behind_picture(self) -> bool:
        """Whether a picture is the last that was shown: small type there is its caption."""
        shown = (token for token in reversed(self.content) if token.type not in _BETWEEN_PICTURE_AND_CAPTION)
        last = next((token for token in shown if token.type != "text" or token.content.strip()), None)
        return last is not None and last.type == "image"

    def comment(self, data: str, line: int) -> None:
        """A comment: nothing, unless it is a note to the presenter or a hint to post2slides."""
        if hint.is_hint(data):
            self.take(Token("hint", "", 0, content=data, map=[line - 1, line]))
        elif found := note.in_comment(data):
            content, lines_before = found
            place = line + lines_before
            self.take(Token("note", "", 0, content=content, map=[place - 1, place]))

    # What the kinds of elements do

    def start_block(self, name: str, attributes: Attributes, line: int) -> None:
        """An element that is a block, or that says nothing."""
        if name not in elements.CONTAINERS and name not in elements.BOUNDARIES and name not in _MARKS_OF_BLOCKS:
            return
        self.boundary()
        if name in _MARKS_OF_BLOCKS:
            self.open_mark(name, _MARKS_OF_BLOCKS[name])
        if name == "li":
            self.content.append(_text("• "))

    def end_block(self, name: str) -> None:
        """The end of an element, with all that it left open."""
        self.close(name)
        if name in elements.CONTAINERS or name in elements.BOUNDARIES or name in _MARKS_OF_BLOCKS:
            self.boundary()

    def boundary(self) -> None:
        """Begin a new line, unless one has just begun."""
        last = next((token for token in reversed(self.content) if token.nesting == 0), None)
        if last is not None and last.type not in ("hardbreak", "softbreak"):
            self.content.append(_hard_break())

    def separate(self) -> None:
        """Begin a new paragraph where that is possible."""

    def open_mark(self, name: str, mark: str, attributes: Attributes | None = None) -> None:
        """Begin a token that holds for all text until `name` ends."""
        if len(self.opened) >= DEEPEST:
            return
        begin = Token(f"{mark}_open", name, 1, attrs=dict(attributes or {}))
        self.content.append(begin)
        self.opened.append(Open(name, begin, Token(f"{mark}_close", name, -1)))

    def close(self, name: str) -> bool:
        """End the innermost `name` and what is open within it. False where none is open in this stretch of Markdown."""
        if name not in self.reachable():
            return False
        while self._close_last() != name:
            pass
        return True

    def reachable(self) -> list[str]:
        """The names of the elements that can be closed here, innermost first."""
        names = []
        for element in reversed(self.opened):
            if not element.name:
                break
            names.append(element.name)
        return names

    def _close_to_markdown(self) -> None:
        while self.opened and self.opened[-1].name:
            self._close_last()

    def _close_last(self) -> str:
        element = self.opened.pop()
        if element.end:
            self.emit_end(element, element.end)
        return element.name

    def emit_end(self, element: Open, end: Token) -> None:
        """Put the token that ends `element`."""
        self.content.append(end)

    # Single elements

    def line_break(self, attributes: Attributes, line: int) -> None:
        self.content.append(_hard_break())

    def rule(self, attributes: Attributes, line: int) -> None:
        self.boundary()

    def link(self, attributes: Attributes, line: int) -> None:
        self.close("a")
        if attributes.get("href"):
            self.open_mark("a", "link", {"href": attributes["href"]})

    def picture(self, attributes: Attributes, line: int) -> None:
        source = picture_address(attributes)
        alt = attributes.get("alt", "")
        if not source:
            self.text(alt, line)
        elif not (source == self._last_picture and "noscript" in self.reachable()):
            given = {key: attributes[key] for key in ("title", "width") if key in attributes}
            self.content.append(Token("image", "img", 0, attrs={"src": source, **given}, children=[_text(alt)]))
            self._last_picture = source

    def noscript(self, attributes: Attributes, line: int) -> None:
        self.opened.append(Open("noscript"))

    def opening_quote(self, attributes: Attributes, line: int) -> None:
        self.text("“", line)

    def reading(self, attributes: Attributes, line: int) -> None:
        self.text("(", line)

    def checkbox(self, attributes: Attributes, line: int) -> None:
        if attributes.get("type", "").lower() == "checkbox":
            self.content.append(_text("☑ " if "checked" in attributes else "☐ "))

    # What is not shown as it is

    def _drop(self, name: str, attributes: Attributes, line: int) -> None:
        if name in elements.DRAWINGS:
            self.say("html-dropped", f"a drawing in HTML (<{name}>) is not shown", line)
        if name == "script" and (source := attributes.get("src", "")).startswith(_GISTS):
            self._show(_Embed("script", [source], "", line))
        self._dropping.append(name)

    def _end_embed(self) -> None:
        embed, self._embed = self._embed, None
        if embed and embed.addresses:
            self._show(embed)
        elif embed:
            self.text(embed.title, embed.line)
            self.say("html-dropped", f"<{embed.name}> has no address and is not shown", embed.line)

    def _show(self, embed: _Embed) -> None:
        self.separate()
        given = {"element": embed.name, "title": embed.title, "poster": embed.poster}
        place = [embed.line - 1, embed.line]
        self.content.append(
            Token("embed", embed.name, 0, attrs=dict(given), map=place, meta={"addresses": tuple(embed.addresses)})
        )
        self.separate()

    def say(self, code: str, message: str, line: int) -> None:
        """Report what is not shown as the author meant it."""
        self.report(Diagnostic(Severity.WARNING, code, message, line))


def _numbers_lines(name: str, attributes: Attributes) -> bool:
    """Whether an element holds numbers of lines. Prism calls code itself `line-numbers` that shall have some."""
    return bool(elements.LINE_NUMBERS & classes(attributes)) and not (name == "pre" and code_language(attributes))


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _hard_break() -> Token:
    return Token("hardbreak", "br", 0, markup="html")
