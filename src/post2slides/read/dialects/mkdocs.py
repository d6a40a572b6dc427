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
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_TAB = regex(
    r"^===[!+]?[ \t]+[\"'](?P<title>[^\"'\n]+)[\"'][ \t]*\n(?P<body>(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n)*)",
    re.MULTILINE,
)
_SNIPPET = regex(
    r"^--8<--[ \t]*\n(?P<files>.*?)^--8<--[ \t]*$"
    r"|^[ \t]*(?:;*--8<--+|-{1,}8<-{1,})[ \t]*(?P<quote>[\"'])(?P<file>[^\"'\n]+)(?P=quote)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


_DEEPEST = 4
_SILENT = (
    regex(r":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^}\n]*\})?"),
    regex(r"^[ \t]*\{[ \t]*[.#][^}\n]*\}[ \t]*$", re.MULTILINE),
    regex(r"!\[[^\]\n]{0,500}\]\([^()\s]+#only-dark[^()]*\)(?:\{[^}\n]*\})?"),
    regex(r"\{>>.*?<<\}", re.DOTALL),
)
_KEYS = regex(r"(?<![+{])\+\+(?P<keys>[\w\"-]+(?:\+[\w\"-]+)*)\+\+(?!\+)")
_CRITIC = (
    (regex(r"\{--(?P<text>[^{}\n]+?)--\}"), "<del>", "</del>"),
    (regex(r"\{\+\+(?P<text>[^{}\n]+?)\+\+\}"), "<ins>", "</ins>"),
    (regex(r"\{==(?P<text>[^{}\n]+?)==\}"), "<mark>", "</mark>"),
    (regex(r"\{~~[^{}\n]*?~>(?P<text>[^{}\n]*?)~~\}"), "", ""),
    (regex(r"(?<!\^)\^\^(?P<text>[^\s^](?:[^^\n]*[^\s^])?)\^\^(?!\^)"), "<ins>", "</ins>"),
)
"""Critic Markup and the extension Caret."""
_FIGURE = regex(r"<figure\s[^>]*markdown[^>]*>(?P<inner>.*?)</figure>", re.DOTALL)


def tabs(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Each tab under its name in bold, its content no longer indented; tabs within tabs too."""
    for _ in range(_DEEPEST):
        edits = []
        for match in _TAB.finditer(_unmasked_fences(draft.text)):
            body = draft.text[slice(*match.span("body"))]
            edits.append(Edit(*match.span(), f"**{match['title']}**\n{_separated(body)}"))
        if not edits:
            break
        draft = draft.edited(edits)
    return draft


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


def marks(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Icons, keys, what editors marked, attributes on a line of their own; of two pictures, that for a light page."""
    masked = mask(draft.text)
    edits = [Edit(*match.span(), "") for pattern in _SILENT for match in pattern.finditer(masked)]
    for match in _KEYS.finditer(masked):
        keys = "+".join(key.strip('"').title() for key in match["keys"].split("+"))
        edits.append(Edit(*match.span(), f"<kbd>{keys}</kbd>"))
    for pattern, before, behind in _CRITIC:
        edits += [Edit(*match.span(), f"{before}{match['text']}{behind}") for match in pattern.finditer(masked)]
    return draft.edited(edits)


def figures(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """A figure that holds Markdown, and its caption, stand on lines of their own."""
    edits = []
    for match in _FIGURE.finditer(draft.text):
        inner = re.sub(r"(</?figcaption[^>]*>)", r"\n\n\1\n\n", dedent(match["inner"]))
        inner = "\n".join(line.strip() for line in inner.split("\n"))
        edits.append(block(draft, *match.span(), f"<figure>\n\n{inner.strip()}\n\n</figure>"))
    return draft.edited(edits)


def snippets(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """What lies in another file is not part of the post."""
    edits = []
    for match in _SNIPPET.finditer(mask(draft.text)):
        file = match["file"] or " and ".join(match["files"].split())
        message = f"{file} is not part of the post; it is left out"
        report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(match.start())))
        edits.append(Edit(*match.span(), ""))
    return draft.edited(edits)


MKDOCS = Dialect(
    "mkdocs",
    (
        sign(r"^(?:!!!|\?\?\?\+?)\s+[\w-]+", "admonitions in !!!"),
        sign(r"^===[!+]?\s+\"[^\"\n]+\"\s*$", "tabs in ===", needs="==="),
        sign(r"\)\{:?\s*\.md-button", "buttons in { .md-button }"),
        file_sign("mkdocs.yml", "mkdocs.yaml"),
    ),
    (tabs, figures, snippets, marks, attributes.lists, attributes.paragraphs),
)
