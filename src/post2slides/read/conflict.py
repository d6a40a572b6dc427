"""The markers of a merge that nobody finished, which git leaves in a file and some authors publish.

Invariant: both sides stay, every line keeps its number, and code that explains such markers is left alone.
"""

from __future__ import annotations

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.regex import regex

_START, _MIDDLE, _END = "<<<<<<< ", "=======", ">>>>>>> "
_FENCE = regex(r" {0,3}(`{3,}|~{3,})")


def without_conflict_markers(text: str, report: Report) -> str:
    """`text` with empty lines in place of the markers that git puts round the two sides of a conflict."""
    if f"\n{_START}" not in f"\n{text}" or f"\n{_END}" not in text:
        return text
    lines = text.split("\n")
    fence, begun = "", 0
    for index, line in enumerate(lines):
        fence = _fence_after(line, fence)
        if fence:
            continue
        if line.startswith(_START):
            begun = index + 1
            lines[index] = ""
        elif begun and (line.rstrip() == _MIDDLE or line.startswith("||||||| ")):
            lines[index] = ""
        elif begun and line.startswith(_END):
            lines[index] = ""
            message = "the post has the markers of a merge that was not finished; both sides are shown"
            report(Diagnostic(Severity.WARNING, "conflict-left", message, begun))
            begun = 0
    return "\n".join(lines)


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open behind `line`, if one is, given the one before it."""
    match = _FENCE.match(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    return "" if match[1].startswith(fence) else fence
