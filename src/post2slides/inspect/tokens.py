"""The tokens of a post as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

INDENT = "  "


class Token(Protocol):
    """What is printed of a parser's token; this module does not depend on the parser."""

    @property
    def type(self) -> str: ...
    @property
    def nesting(self) -> int: ...
    @property
    def content(self) -> str: ...
    @property
    def info(self) -> str: ...
    @property
    def map(self) -> Sequence[int] | None: ...
    @property
    def attrs(self) -> Mapping[str, str | int | float]: ...
    @property
    def children(self) -> Sequence[Token] | None: ...


def dump_tokens(tokens: Iterable[Token]) -> str:
    """One line per token: source line, type, attributes, content. Indented by nesting."""
    return "".join(f"{line}\n" for line in _lines(tokens, 0))


def _lines(tokens: Iterable[Token], depth: int) -> Iterator[str]:
    for token in tokens:
        depth -= token.nesting < 0
        yield f"{_place(token):>4} {INDENT * depth}{_description(token)}"
        yield from _lines(token.children or (), depth + 1)
        depth += token.nesting > 0


def _place(token: Token) -> str:
    return str(token.map[0] + 1) if token.map else ""


def _description(token: Token) -> str:
    attributes = [f"{name}={value!r}" for name, value in token.attrs.items()]
    info = [f"info={token.info!r}"] if token.info else []
    content = [repr(token.content)] if token.content else []
    return " ".join([token.type, *attributes, *info, *content])
