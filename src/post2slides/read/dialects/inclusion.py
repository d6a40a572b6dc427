"""What lies in other files of the site and is shown in the post: embedded notes, included parts.

Invariant: an included text includes nothing itself, so that no two files go round in a circle.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from post2slides.read.dialects.dialect import Recognised, Site
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_CALLS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "obsidian": regex(r"!\[\[(?P<file>[^\[\]|#^\n]+)(?:#(?P<part>[^\[\]|\n]+))?(?:\|[^\[\]\n]*)?\]\]"),
        "quarto": regex(r"\{\{<\s*include\s+(?P<quote>[\"']?)(?P<file>[^\s\"'<>]+)(?P=quote)\s*>\}\}"),
        "jekyll": regex(r"\{%-?\s*include_relative\s+(?P<file>[\w./-]+\.(?:md|markdown))\s*-?%\}"),
        "mkdocs": regex(
            r"^[ \t]*-{1,2}8<-{1,2}[ \t]*(?P<quote>[\"'])(?P<file>[^\"'\n:]+)(?P=quote)[ \t]*$", re.MULTILINE
        ),
    }
)
"""How the dialects include a file: all of it, or the part under a heading."""
_FRONT_MATTER = regex(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = regex(r"^(?P<level>#{1,6})[ \t]+(?P<title>[^\n]+)$", re.MULTILINE)


def included(draft: Draft, spoken: Sequence[Recognised], site: Site) -> Draft:
    """The draft with the text of other files where `spoken` dialects include them, and `site` has them."""
    for one in spoken:
        if pattern := _CALLS.get(one.dialect.name):
            edits = (_included(draft, match, site) for match in pattern.finditer(mask(draft.text)))
            draft = draft.edited([edit for edit in edits if edit])
    return draft


def _included(draft: Draft, match: re.Match[str], site: Site) -> Edit | None:
    text = site.text(match["file"].strip())
    if text is None:
        return None
    text = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"))
    part = match.groupdict().get("part")
    shown = _part(text, part) if part else text
    return block(draft, *match.span(), shown.strip("\n")) if shown.strip() else None


def _part(text: str, name: str) -> str:
    """What stands under the heading called `name`, or the block that `^name` marks; nothing where there is none."""
    if name.startswith("^"):
        marked = re.search(rf"(?:^|\n\n)((?:(?!\n\n).)*?)[ \t]*\^{re.escape(name[1:])}[ \t]*(?=\n|\Z)", text, re.DOTALL)
        return marked[1] if marked else ""
    wanted = name.split("#")[-1].strip().casefold()
    headings = list(_HEADING.finditer(mask(text)))
    for index, heading in enumerate(headings):
        if heading["title"].strip().casefold() == wanted:
            ends = (h.start() for h in headings[index + 1 :] if len(h["level"]) <= len(heading["level"]))
            return text[heading.end() : next(ends, len(text))]
    return ""
