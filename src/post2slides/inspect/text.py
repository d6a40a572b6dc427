"""Text with light markup, so that marks, links and breaks can be seen in one line."""

from __future__ import annotations

from itertools import takewhile

from post2slides.model.post import InlinePicture, LineBreak, Span, Text
from post2slides.regex import regex

_MARKS = {
    "strong": ("**", "**"),
    "emphasis": ("*", "*"),
    "strike": ("~~", "~~"),
    "underline": ("<u>", "</u>"),
    "mark": ("==", "=="),
    "code": ("`", "`"),
}
_SCRIPTS = {"sub": ("<sub>", "</sub>"), "super": ("<sup>", "</sup>")}

# So that stars which the author sees are told from those that mark emphasis.
_LIKE_MARKUP = regex(r"[\\*`~\[\]<⏎]")

Mark = tuple[str, str]
"""What is printed before and behind a stretch of text."""


def dump_text(text: Text) -> str:
    """`text` in one line, in what resembles Markdown: `⏎` is a line break, a backslash stands before no mark."""
    printed = ""
    opened: list[Mark] = []
    for inline in text:
        marks = _marks(inline)
        kept = list(takewhile(marks.__contains__, opened))
        begun = [mark for mark in marks if mark not in kept]
        printed += _closing(opened[len(kept) :]) + "".join(begin for begin, _ in begun) + _content(inline)
        opened = kept + begun
    return printed + _closing(opened)


def _closing(marks: list[Mark]) -> str:
    return "".join(end for _, end in reversed(marks))


def _marks(inline: Span | LineBreak | InlinePicture) -> list[Mark]:
    match inline:
        case Span():
            named = [pair for name, pair in _MARKS.items() if getattr(inline, name)]
            script = [_SCRIPTS[inline.script]] if inline.script in _SCRIPTS else []
            return [*_link(inline.href), *named, *script]
        case InlinePicture():
            return _link(inline.href)
        case LineBreak():
            return []


def _link(href: str | None) -> list[Mark]:
    return [("[", f"]({href})")] if href else []


def _content(inline: Span | LineBreak | InlinePicture) -> str:
    match inline:
        case Span():
            return _LIKE_MARKUP.sub(r"\\\g<0>", inline.text)
        case LineBreak():
            return "⏎"
        case InlinePicture():
            return f"![{inline.alt}]({inline.source})"
