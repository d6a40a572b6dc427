"""Comments in code that are meant for a highlighter: they say which lines to stress and are no part of the code.

`// highlight-next-line`, `# highlight-start` … `# highlight-end` (Docusaurus, Gatsby), `// [!code highlight]`,
`// [!code ++]` (Shiki, VitePress), `// highlight-line`, `/* highlight-range{1-3} */` (Gatsby).
"""

from __future__ import annotations

from dataclasses import dataclass

from post2slides.regex import regex

_OPEN = r"(?://|#|--|;|%|/\*|<!--|\{/\*)"
_CLOSE = r"\s*(?:\*/\}|\*/|-->)?"
_NEXT = regex(rf"\s*{_OPEN}\s*highlight-next-line{_CLOSE}\s*")
_START = regex(rf"\s*{_OPEN}\s*highlight-start{_CLOSE}\s*")
_END = regex(rf"\s*{_OPEN}\s*highlight-end{_CLOSE}\s*")
_RANGE = regex(rf"\s*{_OPEN}\s*highlight-range\{{(\d+)(?:-(\d+))?\}}{_CLOSE}\s*")
_LINE = regex(rf"\s*{_OPEN}\s*highlight-line{_CLOSE}\s*$")
_SHIKI = regex(rf"\s*{_OPEN}\s*\[!code\s+(?P<sign>[\w+-]+)(?::(?P<count>\d+))?\]{_CLOSE}\s*$")
_STRESSED = frozenset({"highlight", "hl", "focus", "warning", "error", "word"})
_SIGNS = {"++": "+", "--": "-"}


@dataclass(frozen=True, slots=True)
class MarkedCode:
    """Code without the comments of highlighters."""

    text: str
    highlighted: frozenset[int]
    """The numbers of the lines that the comments stress."""
    changed: bool
    """Whether the comments say what was added and removed: then each line begins with its sign, as in a patch."""


def without_marks(code: str) -> MarkedCode:
    """`code` without the comments that are meant for highlighters, and what they say."""
    if "highlight-" not in code and "[!code" not in code:
        return MarkedCode(code, frozenset(), changed=False)
    reader = _Reader()
    for line in code.split("\n"):
        reader.take(line)
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._signs: dict[int, str] = {}
        self._stressed: set[int] = set()
        self._inside = False

    def take(self, line: str) -> None:
        following = len(self._lines) + 1
        if _NEXT.fullmatch(line):
            self._stressed.add(following)
        elif _START.fullmatch(line) or _END.fullmatch(line):
            self._inside = _START.fullmatch(line) is not None
        elif match := _RANGE.fullmatch(line):
            first, last = int(match[1]), int(match[2] or match[1])
            self._stressed |= set(range(following + first - 1, following + min(last, first + 999)))
        else:
            self._keep(line, following)

    def _keep(self, line: str, number: int) -> None:
        if self._inside:
            self._stressed.add(number)
        if match := _LINE.search(line):
            self._stressed.add(number)
            line = line[: match.start()]
        elif match := _SHIKI.search(line):
            line = line[: match.start()]
            alone = not line.strip()
            numbers = range(number, number + min(int(match["count"] or 1), 999))
            self._mark(match["sign"], numbers)
            if alone:
                return
        self._lines.append(line)

    def _mark(self, sign: str, numbers: range) -> None:
        if sign in _SIGNS:
            self._signs |= dict.fromkeys(numbers, _SIGNS[sign])
        elif sign in _STRESSED:
            self._stressed |= set(numbers)

    def finished(self) -> MarkedCode:
        lines = self._lines
        if self._signs:
            lines = [f"{self._signs.get(number, ' ')} {line}".rstrip() for number, line in enumerate(lines, 1)]
        stressed = frozenset(number for number in self._stressed if number <= len(lines))
        return MarkedCode("\n".join(lines), stressed, bool(self._signs))
