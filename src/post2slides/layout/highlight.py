"""Source code as coloured lines: Pygments tells what each word is, the theme tells its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, String, Token, _TokenType

from post2slides.model.placed import Colour
from post2slides.regex import regex
from post2slides.theme.model import CodeColours

if TYPE_CHECKING:
    from pygments.lexer import Lexer

_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nohighlight", "output", "raw"})
_SHELLS = frozenset({"bash", "sh", "shell", "zsh", "terminal"})
_POWERSHELLS = frozenset({"powershell", "pwsh", "ps1"})
_PYTHONS = frozenset({"python", "py", "python3"})
_PROMPT = regex(r"^(?:\([\w.-]+\) ?)?(?:[$%❯➜]|[\w.-]+@[\w.-]+(?::| )?[\w~/.-]*[$#%]) \S", re.MULTILINE)
_WINDOWS_PROMPT = regex(r"^PS [A-Z]:[^>\n]*> ?\S", re.MULTILINE)
_NAMES = {"Bash Session": "Console", "PowerShell Session": "Console", "Text only": "", "Transact-SQL": "T-SQL"}


@dataclass(frozen=True, slots=True)
class CodeRun:
    text: str
    colour: Colour | None = None
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class _Manner:
    colour: str
    """A field of `CodeColours`."""
    bold: bool = False
    italic: bool = False


@lru_cache(maxsize=4096)
def highlighted(code: str, language: str, colours: CodeColours) -> tuple[tuple[CodeRun, ...], ...]:
    """The lines of `code`, each a row of runs; remembered, since the outline asks for room before the layout sets
    it. In a language that Pygments does not know, nothing is coloured.
    """
    lexer = _lexer(_written_as(language, code))
    tokens = list(lexer.get_tokens(f"{code}\n")) if lexer else []
    if "".join(text for _, text in tokens).rstrip("\n") != code.rstrip("\n"):
        tokens = [(Token.Text, code)]  # no lexer, or one that drops what it does not expect
    lines: list[list[CodeRun]] = [[]]
    for token, text in tokens:
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(_run(token, piece, colours))
    return tuple(tuple(_merged(line)) for line in lines[: code.count("\n") + 1])


def _written_as(language: str, code: str) -> str:
    """The language, or that of the session or the patch that the code is: `diff-js`, a shell's prompt, Python's."""
    name = language.lower()
    if name.startswith("diff-"):
        return "diff"
    if name in _SHELLS and _PROMPT.search(code):
        return "console"
    if name in _POWERSHELLS and _WINDOWS_PROMPT.search(code):
        return "pwsh-session"
    return "pycon" if name in _PYTHONS and code.startswith(">>> ") else name


@cache
def language_name(language: str) -> str:
    """How the language is written: Pygments's name for it, or the author's; nothing for plain text."""
    if language.lower() in _PLAIN:
        return ""
    if language.lower().startswith("diff-"):
        return f"{language_name(language[5:])} · Diff".removeprefix(" · ")
    lexer = _lexer(language)
    return _NAMES.get(lexer.name, lexer.name) if lexer else language


@cache
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name  # half of the posts have no code
    from pygments.util import ClassNotFound

    try:
        lexer: Lexer = get_lexer_by_name(language.lower(), stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return lexer


# The first kind that a token belongs to decides, so what is special stands before what is general.
_MANNERS: tuple[tuple[_TokenType, _Manner], ...] = (
    (Comment, _Manner("comment", italic=True)),
    (Keyword, _Manner("keyword")),
    (Operator.Word, _Manner("keyword")),
    (Number, _Manner("number")),
    (String, _Manner("string")),
    (Literal, _Manner("string")),
    (Name.Function, _Manner("name", bold=True)),
    (Name.Class, _Manner("name", bold=True)),
    (Name.Tag, _Manner("keyword")),
    (Name.Builtin, _Manner("builtin")),
    (Name.Decorator, _Manner("builtin")),
    (Name.Attribute, _Manner("builtin")),
    (Generic.Prompt, _Manner("builtin")),
    (Generic.Output, _Manner("comment")),
    (Generic.Inserted, _Manner("inserted")),
    (Generic.Deleted, _Manner("deleted")),
    (Generic.Heading, _Manner("name", bold=True)),
    (Generic.Subheading, _Manner("name", bold=True)),
    (Operator, _Manner("operator")),
)


def _run(token: _TokenType, text: str, colours: CodeColours) -> CodeRun:
    manner = _manner(token)
    if manner is None:
        return CodeRun(text)
    return CodeRun(text, getattr(colours, manner.colour), manner.bold, manner.italic)


@cache
def _manner(token: _TokenType) -> _Manner | None:
    return next((manner for kind, manner in _MANNERS if kind in (token, *token.split())), None)


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
