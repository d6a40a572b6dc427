"""MkDocs with Material: `=== "Tab"`, `[text](x){ .md-button }`, `--8<--` (https://squidfunk.github.io/mkdocs-material/reference/).

Admonitions (`!!! note`) are read with Markdown itself.
"""

from __future__ import annotations

import re
from textwrap import dedent

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects import attributes
from post2slides.read.dialects.calls import Vocabulary
from post2slides.read.dialects.dialect import Dialect, file_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.verbatim import mask

_TAB = re.compile(
    r"^===[!+]?[ \t]+[\"'](?P<title>[^\"'\n]+)[\"'][ \t]*\n(?P<body>(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n)*)",
    re.MULTILINE,
)
_SNIPPET = re.compile(
    r"^[ \t]*(?:;*--8<--+|-{1,}8<-{1,})[ \t]*(?P<quote>[\"'])(?P<file>[^\"'\n]+)(?P=quote)[ \t]*$", re.MULTILINE
)


def tabs(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Each tab under its name in bold, its content no longer indented."""
    edits = []
    for match in _TAB.finditer(_unmasked_fences(draft.text)):
        body = draft.text[slice(*match.span("body"))]
        edits.append(Edit(*match.span(), f"**{match['title']}**\n{_separated(body)}"))
    return draft.edited(edits)


def _separated(body: str) -> str:
    content = dedent(body.expandtabs(4))
    return content if content.startswith("\n") else f"\n{content}"


def _unmasked_fences(text: str) -> str:
    """The text, in which the code within a tab is part of it: only fences that stand at the margin hide tabs."""
    masked = mask(text)
    return "\n".join(
        mine if mine.startswith((" ", "\t")) or not mine else theirs
        for mine, theirs in zip(text.split("\n"), masked.split("\n"), strict=True)
    )


def snippets(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """What lies in another file is not part of the post."""
    edits = []
    for match in _SNIPPET.finditer(mask(draft.text)):
        message = f"{draft.text[slice(*match.span('file'))]} is not part of the post; it is left out"
        report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(match.start("file"))))
        edits.append(Edit(*match.span(), ""))
    return draft.edited(edits)


MKDOCS = Dialect(
    "mkdocs",
    (
        sign(r"^(?:!!!|\?\?\?\+?)\s+[\w-]+", "admonitions in !!!"),
        sign(r"^===[!+]?\s+\"[^\"\n]+\"\s*$", "tabs in ==="),
        sign(r"\)\{:?\s*\.md-button", "buttons in { .md-button }"),
        file_sign("mkdocs.yml", "mkdocs.yaml"),
    ),
    (tabs, snippets, attributes.lists, attributes.paragraphs),
)
