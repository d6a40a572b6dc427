"""Attributes in braces behind what they belong to: `{: .notice}` (kramdown), `{width=50%}` (Pandoc).

Sources: https://kramdown.gettalong.org/syntax.html (inline attribute lists), https://pandoc.org/MANUAL.html (link
attributes). Invariant: what has attributes stays, and a class that makes it a callout does.
"""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.callout_kinds import kind_of_classes
from post2slides.read.dialects import markup
from post2slides.read.dialects.calls import Vocabulary, arguments
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_PAIR = r"[\w-]+\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)"
_LIST = r"\{:?:?[ \t]*(?P<attributes>(?:[.#][\w:-]+|" + _PAIR + r"|-)(?:[ \t,]+[^{}\n]*)?)[ \t]*\}"
_BEHIND_PICTURE = regex(
    r"!\[(?P<alt>[^\]\n]{0,500})\]"
    r"\((?P<source>[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"(?P<title>[^\"\n]*)\")?\)" + _LIST
)
_BEHIND_TEXT = regex(r"(?<=[\])*_`\ufffc\w.!?])" + _LIST)
_KRAMDOWN_LINE = regex(r"^[ \t>]*\{::?[ \t]*(?P<attributes>[^{}\n]*?)/?[ \t]*\}[ \t]*$", re.MULTILINE)
_EXTENSION = regex(
    r"\{::(?:comment|options)[^}]*/\}|\{::comment[^}]*\}.*?\{:/(?:comment)?\}"
    r"|\{::nomarkdown[^}]*\}(?P<shown>.*?)\{:/(?:nomarkdown)?\}",
    re.DOTALL,
)
"""kramdown's extensions: what is for nobody, and what is not to be read as Markdown."""
_CONTENTS = regex(r"^[ \t]*(?:[-*+]|\d+\.)[^\n]*\n\{:\s*toc[^}\n]*\}[ \t]*$", re.MULTILINE | re.IGNORECASE)


def lists(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Attributes within a line. Those of a picture may say its width."""
    masked = mask(draft.text)
    edits = []
    for match in _BEHIND_PICTURE.finditer(masked):
        given, _ = arguments(draft.text[slice(*match.span("attributes"))])
        shown = {
            name: draft.text[slice(*match.span(name))] if match[name] else "" for name in ("alt", "source", "title")
        }
        if given.get("width"):
            caption = shown["title"] or given.get("title", "") or given.get("fig-cap", "")
            placed = markup.picture(shown["source"], shown["alt"], "", width=given["width"]).text
            titled = placed.removesuffix(">") + markup.attribute("title", caption) + ">"
            edits.append(Edit(*match.span(), titled))
    taken = [(edit.start, edit.end) for edit in edits]
    edits += [
        Edit(*match.span(), "")
        for match in _BEHIND_TEXT.finditer(masked)
        if not any(start <= match.start() < end for start, end in taken) and not _is_heading_id(masked, match)
    ]
    return draft.edited(edits)


def _is_heading_id(text: str, match: re.Match[str]) -> bool:
    """Whether the attributes end a heading, where its reader looks for its identifier."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return line.lstrip().startswith("#") and match["attributes"].startswith("#")


def paragraphs(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Attributes on a line of their own: they belong to the block above them, or where there is none, below."""
    draft = draft.edited(Edit(*match.span(), match["shown"] or "") for match in _EXTENSION.finditer(mask(draft.text)))
    masked = mask(draft.text)
    edits = [Edit(*match.span(), "") for match in _CONTENTS.finditer(masked)]
    taken = [(edit.start, edit.end) for edit in edits]
    for match in _KRAMDOWN_LINE.finditer(masked):
        if any(start <= match.start() < end for start, end in taken):
            continue
        start, end = _block_of(draft.text, match)
        classes = set(re.findall(r"\.([\w-]+)", match["attributes"]))
        kind = kind_of_classes(classes)
        if kind and start < end:
            edits.append(block(draft, start, start, markup.callout(kind).text))
            edits += _unquoted(draft.text, start, min(end, match.start()))
            if end <= match.start():
                edits.append(Edit(end, match.start(), ""))
                edits.append(block(draft, match.start(), match.end(), markup.CALLOUT_END.text))
            else:
                edits += [Edit(*match.span(), ""), block(draft, end, end, markup.CALLOUT_END.text)]
        else:
            edits.append(Edit(*match.span(), ""))
    return draft.edited(edits)


def _unquoted(text: str, start: int, end: int) -> list[Edit]:
    """A quote that is a callout is none (the theme Chirpy): its marks go."""
    marks = list(re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE).finditer(text, start, end))
    lines = [line for line in text[start:end].splitlines() if line.strip()]
    return [Edit(*mark.span(), "") for mark in marks] if len(marks) == len(lines) else []


def _block_of(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the block lies that the attributes belong to."""
    start = match.start()
    if (found := _run_above(text, start)) is not None:
        return found, start
    below = re.compile(r"\n((?:[^\n]*\S[^\n]*(?:\n|\Z))+)").match(text, match.end())
    return below.span(1) if below else (start, start)


def _run_above(text: str, start: int) -> int | None:
    """Where the lines without an empty one among them begin that end before `start`."""
    begin = start
    while begin > 0:
        line_start = text.rfind("\n", 0, begin - 1) + 1
        line = text[line_start:begin].lstrip()
        if not line or line.startswith("{:"):
            break
        begin = line_start
    return begin if begin < start else None
