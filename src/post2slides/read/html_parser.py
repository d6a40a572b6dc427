"""The standard library's HTML parser, with source lines, and without its exceptions.

Invariant: whatever the text is, parsing it ends, and what is no tag is heard as text.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Protocol

from post2slides.read import html_elements as elements
from post2slides.read.html_attributes import Attributes
from post2slides.regex import regex

_BEGINNING = regex(r"<(?:!-*|/?[A-Za-z][\w-]*|\?)")


class Listener(Protocol):
    """Hears what is in a piece of HTML. Names are in lower case; lines are counted from 1."""

    def start(self, name: str, attributes: Attributes, line: int) -> None: ...
    def end(self, name: str, line: int) -> None: ...
    def text(self, data: str, line: int) -> None: ...
    def comment(self, data: str, line: int) -> None: ...


def parse(html: str, line: int, listener: Listener) -> None:
    """Tell `listener` what is in `html`, which begins on source line `line`."""
    parser = _Parser(listener, line)
    parser.feed(_without_beginnings(html))
    parser.close()


def _without_beginnings(html: str) -> str:
    """`html` without the tags and comments that begin and never end.

    The parser would take them for text, after it has looked for the end of each anew, in the square of their number.
    """
    last = html.rfind(">") + 1
    ended, rest = html[:last], html[last:]
    commented = ended.rfind("-->") + 1
    return ended[:commented] + ended[commented:].replace("<!--", "") + _BEGINNING.sub("", rest)


class _Parser(HTMLParser):
    def __init__(self, listener: Listener, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self._listener = listener
        self._first = line

    @property
    def _line(self) -> int:
        return self._first + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._listener.start(tag, {name: value or "" for name, value in attrs}, self._line)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in elements.CONTAINERS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._listener.end(tag, self._line)

    def handle_data(self, data: str) -> None:
        self._listener.text(data, self._line)

    def handle_comment(self, data: str) -> None:
        self._listener.comment(data, self._line)

    def parse_html_declaration(self, i: int) -> int:
        """Declarations such as `<![if IE]>` are comments (HTML, section 13.2.5.42); the base class rejects some."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)
