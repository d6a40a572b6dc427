"""The text of a post on its way from its dialect to Markdown and HTML.

Invariant: each line of a draft knows the line of the post that it came from, however often it is rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in place of the characters from `start` to `end`. Edits do not overlap."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    lines: tuple[int, ...]
    """For each line of `text`, the line of the post, counted from 1."""

    @classmethod
    def of(cls, text: str) -> Draft:
        """The post as it was written."""
        return cls(text, tuple(range(1, text.count("\n") + 2)))

    def line_at(self, position: int) -> int:
        """The post's line at an offset of the text."""
        return self.lines[self.text.count("\n", 0, position)]

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """The draft with all `edits` made, which may come in any order."""
        pieces: list[str] = []
        lines = [self.lines[0]]
        position = row = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            kept = self.text[position : edit.start]
            ended = row + kept.count("\n")
            lines += self.lines[row + 1 : ended + 1]
            row = ended + self.text.count("\n", edit.start, edit.end)
            lines += (self.lines[min(ended + count, row)] for count in range(1, edit.text.count("\n") + 1))
            pieces += (kept, edit.text)
            position = edit.end
        lines += self.lines[row + 1 :]
        return Draft("".join([*pieces, self.text[position:]]), tuple(lines))


def block(draft: Draft, start: int, end: int, text: str) -> Edit:
    """The edit that puts `text` on lines of its own, with empty lines around it, in the list or quote around it."""
    line_start = draft.text.rfind("\n", 0, start) + 1
    before = draft.text[line_start:start]
    margin = before[: len(before) - len(before.lstrip(" \t>"))]
    if len(margin.expandtabs(4)) >= _CODE_INDENT and not _is_in_list(draft.text, line_start, margin):
        margin = ""
    empty = f"\n{margin.rstrip()}\n{margin}"
    opening = "" if not before.strip(" \t>") and _is_behind_empty_line(draft.text, line_start) else empty
    return Edit(start, end, opening + text.replace("\n", f"\n{margin}") + empty)


_CODE_INDENT = 4


def _is_behind_empty_line(text: str, line_start: int) -> bool:
    previous = text[text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : max(line_start - 1, 0)]
    return not previous.strip(" \t>")


def _is_in_list(text: str, line_start: int, margin: str) -> bool:
    """Whether a line indented by `margin` belongs to a list item above it."""
    for line in reversed(text[:line_start].splitlines()):
        if line.strip() and len(line) - len(line.lstrip()) < len(margin):
            return line.lstrip()[:1] in {"-", "*", "+"} or line.lstrip()[:1].isdigit()
    return False
