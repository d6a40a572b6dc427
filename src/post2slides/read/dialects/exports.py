"""Markdown that Notion and Medium export: asides, links to other pages, pictures that count readers."""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects.calls import Vocabulary
from post2slides.read.dialects.dialect import Dialect, path_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_ASIDE = regex(r"^(?P<margin>[ \t]*)<aside>[ \t]*\n(?=[ \t]*\S)", re.MULTILINE)
_ASIDE_END = regex(r"(?<=\S)[ \t]*\n(?P<margin>[ \t]*)</aside>[ \t]*$", re.MULTILINE)
_SUBPAGE = regex(r"(?<!!)\[(?P<text>[^\[\]\n]*)\]\([^()\n]*(?:%20|-)[0-9a-f]{32}\.(?:md|csv)\)")
_ADDRESS_AS_ALT = regex(r"!\[(?P<alt>https?://[^\]\n]+)\]\((?P=alt)\)")
_COUNTER = regex(r"!\[[^\]\n]{0,500}\]\(https://medium\.com/_/stat[^()\s]*\)")


def asides(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """A callout of Notion's holds Markdown, so it stands on lines of its own."""
    masked = mask(draft.text)
    edits = [Edit(match.end(), match.end(), "\n") for match in _ASIDE.finditer(masked)]
    edits += [Edit(match.start(), match.start(), "\n") for match in _ASIDE_END.finditer(masked)]
    return draft.edited(edits)


def subpages(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """A link to another page of the export leads nowhere in a deck."""
    masked = mask(draft.text)
    return draft.edited(
        Edit(*match.span(), draft.text[slice(*match.span("text"))]) for match in _SUBPAGE.finditer(masked)
    )


def addresses(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """A picture from the web, which Notion describes by its address, has no description."""
    return draft.edited(Edit(*match.span("alt"), "") for match in _ADDRESS_AS_ALT.finditer(mask(draft.text)))


def counters(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """The picture of one pixel by which Medium counts readers."""
    return draft.edited(Edit(*match.span(), "") for match in _COUNTER.finditer(mask(draft.text)))


NOTION = Dialect(
    "notion",
    (
        path_sign(r"[ _-][0-9a-f]{32}\.md$", "an identifier in the file's name"),
        sign(r"\]\([^()\n]*(?:%20|-)[0-9a-f]{32}(?:/|\.md|\.csv)", "identifiers in addresses"),
        sign(r"^[ \t]*<aside>[ \t]*\n[ \t]*\S", "an <aside> with text right in it", needs="<aside>"),
    ),
    (asides, subpages, addresses),
)

MEDIUM = Dialect(
    "medium",
    (
        sign(
            r"!\[[^\]\n]{0,500}\]\(https://(?:cdn-images-\d\.medium\.com|miro\.medium\.com|medium\.com/_/stat)",
            "pictures at Medium",
        ),
    ),
    (counters,),
)
