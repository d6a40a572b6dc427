"""Commands that a post defines in one formula and uses in the others, as MathJax and KaTeX allow."""

from __future__ import annotations

from collections.abc import Mapping

from post2slides.regex import regex

MACROS = "macros"
"""In the parser's environment: the definitions of the post's commands, by their name."""

_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
_DEFINITION = regex(
    r"\\(?:(?:re|provide)?newcommand\*?|DeclareMathOperator\*?)\s*\{?\\(?P<name>[A-Za-z]+)\}?\s*(?:\[\d\])?\s*"
    + _BRACES
    + r"|\\def\s*\\(?P<defined>[A-Za-z]+)(?:#\d)*\s*"
    + _BRACES
)
_COMMAND = regex(r"\\([A-Za-z]+)")
_MOST = 40


def definitions(body: str) -> Mapping[str, str]:
    """The definitions in a post, the first of each command's."""
    if "newcommand" not in body and "\\def" not in body and "DeclareMathOperator" not in body:
        return {}
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(body):
        found.setdefault(match["name"] or match["defined"], " ".join(match[0].split()))
    return dict(list(found.items())[:_MOST])


def without_definitions(latex: str) -> str:
    """What a formula shows besides the commands that it defines."""
    return _DEFINITION.sub("", latex).strip()


def with_definitions(latex: str, macros: Mapping[str, str]) -> str:
    """`latex`, behind the definitions of the commands that it uses and does not define itself."""
    own = {match["name"] or match["defined"] for match in _DEFINITION.finditer(latex)}
    needed: dict[str, str] = {}
    pending = [latex]
    while pending:
        for name in _COMMAND.findall(pending.pop()):
            if name in macros and name not in needed and name not in own:
                needed[name] = macros[name]
                pending.append(macros[name].partition("}")[2] or macros[name])
    return " ".join((*reversed(needed.values()), latex)) if needed else latex
