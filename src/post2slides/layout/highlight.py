"""Source code as coloured lines: Pygments tells what each word is, the theme tells its colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Error, Generic, Keyword, Literal, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

from post2slides.model.placed import Colour
from post2slides.theme.model import CodeColours


@dataclass(frozen=True, slots=True)
class CodeRun:
    text: str
    colour: Colour | None = None
    bold: bool = False
    italic: bool = False


def highlighted(code: str, language: str, colours: CodeColours) -> list[tuple[CodeRun, ...]]:
    """The lines of `code`, each a row of runs. In a language that Pygments does not know, nothing is coloured."""
    lexer = _lexer(language)
    if lexer is None:
        return [(CodeRun(line),) if line else () for line in code.split("\n")]
    lines: list[list[CodeRun]] = [[]]
    for token, text in lexer.get_tokens(code):
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(_run(token, piece, colours))
    return [tuple(_merged(line)) for line in lines[: code.count("\n") + 1]]


def _lexer(language: str) -> Lexer | None:
    try:
        lexer: Lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return lexer


def _run(token: _TokenType, text: str, colours: CodeColours) -> CodeRun:
    if token in Comment:
        return CodeRun(text, colours.comment, italic=True)
    if token in Keyword or token in Operator.Word:
        return CodeRun(text, colours.keyword)
    if token in Number:
        return CodeRun(text, colours.number)
    if token in String or token in Literal:
        return CodeRun(text, colours.string)
    if token in Name.Function or token in Name.Class:
        return CodeRun(text, colours.name, bold=True)
    if token in Name.Tag:
        return CodeRun(text, colours.keyword)
    if token in Name.Builtin or token in Name.Decorator or token in Name.Attribute or token in Generic.Prompt:
        return CodeRun(text, colours.builtin)
    if token in Generic.Inserted:
        return CodeRun(text, colours.inserted)
    if token in Generic.Deleted:
        return CodeRun(text, colours.deleted)
    if token in Generic.Heading or token in Generic.Subheading:
        return CodeRun(text, colours.name, bold=True)
    if token in Error:
        return CodeRun(text)
    return CodeRun(text, colours.operator if token in Operator else None)


def _merged(line: list[CodeRun]) -> Iterator[CodeRun]:
    """Neighbours of one appearance as one run."""
    pending: CodeRun | None = None
    for run in line:
        alike = pending and (pending.colour, pending.bold, pending.italic) == (run.colour, run.bold, run.italic)
        if pending and alike:
            pending = CodeRun(pending.text + run.text, run.colour, run.bold, run.italic)
            continue
        if pending:
            yield pending
        pending = run
    if pending:
        yield pending
