"""Mermaid timelines, journeys and boards (mermaid.js.org/syntax: timeline, userJourney, kanban): heads with cards."""

from __future__ import annotations

import re

from post2slides.diagram.mermaid_text import UnknownSyntaxError, indented, label
from post2slides.model.diagram import Column, Columns
from post2slides.regex import regex

_TITLE = regex(r"title\b\s*(.*)$")
_SECTION = regex(r"section\b\s*(.*)$")
_TASK = regex(r"(?P<words>.+?)\s*:\s*(?P<score>\d+)\s*(?::\s*(?P<actors>.*))?$")
_CARD = regex(r"(?P<name>[^\[\]@]*)(?:\[(?P<words>.*?)\])?\s*(?:@\{(?P<settings>.*)\})?$")
_DETAIL = regex(r"(assigned|ticket|priority)\s*:\s*['\"]?([^,'\"}]+)")
_BEST = 5


def read_timeline(lines: list[str]) -> Columns:
    """`2004 : Facebook : Google`; a line that begins with a colon goes on with the period before."""
    title = section = ""
    columns: list[Column] = []
    for line in _below_header(lines, "timeline"):
        if match := _TITLE.match(line):
            title = label(match[1])
        elif match := _SECTION.match(line):
            section = label(match[1])
        else:
            head, *cards = (label(part) for part in re.split(r"\s*:(?!//)\s*", line))
            if not head and columns:
                last = columns.pop()
                columns.append(Column(last.label, (*last.cards, *cards), last.section))
            else:
                columns.append(Column(head, tuple(cards), section))
    return _filled(columns, title)


def read_journey(lines: list[str]) -> Columns:
    """`Make tea: 5: Me, Cat` in sections."""
    title = section = ""
    columns: list[Column] = []
    for line in lines[1:]:
        if match := _TITLE.match(line):
            title = label(match[1])
        elif match := _SECTION.match(line):
            section = label(match[1])
        elif match := _TASK.match(line):
            actors = ", ".join(part.strip() for part in (match["actors"] or "").split(",") if part.strip())
            score = min(_BEST, max(1, int(match["score"][:3])))
            columns.append(Column(label(match["words"]), (actors,) if actors else (), section, score))
        else:
            raise UnknownSyntaxError(line)
    return _filled(columns, title)


def read_board(lines: list[str]) -> Columns:
    """Columns, and cards indented below them."""
    rows = list(indented("\n".join(lines[1:])))
    edge = min((depth for depth, _ in rows), default=0)
    columns: list[Column] = []
    for depth, text in rows:
        match = _CARD.match(text)
        if match is None or (depth > edge and not columns):
            raise UnknownSyntaxError(text)
        words = label(match["words"] or match["name"])
        if depth == edge:
            columns.append(Column(words, ()))
            continue
        details = " · ".join(value.strip() for _, value in _DETAIL.findall(match["settings"] or ""))
        last = columns.pop()
        columns.append(Column(last.label, (*last.cards, f"{words}\n{details}".strip())))
    return _filled(columns, "")


def _below_header(lines: list[str], header: str) -> list[str]:
    """The lines below the first, and what stands behind the kind in it but for its direction."""
    rest = re.sub(r"^\s*(?:TD|TB|LR|RL)\s*$", "", lines[0].removeprefix(header))
    return [line for line in (rest.strip(), *lines[1:]) if line]


def _filled(columns: list[Column], title: str) -> Columns:
    if not columns:
        raise UnknownSyntaxError("nothing to show")
    return Columns(tuple(columns), title)
