"""Quarto and R Markdown: chunks with options, cross-references, captions (https://quarto.org/docs/guide/).

Fences of colons are read with Markdown itself. Invariant: code that the page shows is kept to the letter.
"""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects import attributes, hugo
from post2slides.read.dialects.calls import Vocabulary
from post2slides.read.dialects.dialect import Dialect, file_sign, path_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.verbatim import mask

_CHUNK = re.compile(
    r"^(?P<fence>`{3,})[ \t]*\{(?P<language>[A-Za-z]\w*)(?P<options>[^}\n]*)\}[ \t]*\n(?P<code>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = re.compile(r"^[ \t]*(?:#|//|--|%)\|[ \t]*(?P<name>[\w.-]+)[ \t]*:[ \t]*(?P<value>[^\n]*)\n?", re.MULTILINE)
_HIDDEN = re.compile(r"\b(?:echo|include)\s*[=:]\s*(?:false|f)\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"^(?P<margin>[ \t>]*)!\[(?P<alt>[^\]\n]+)\]\((?P<source>[^()\s\"]+)\)(?P<attributes>\{[^}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"(?<![\w@])-?@(?P<kind>fig|tbl|sec|eq|lst)-(?P<name>[\w-]+)")
_KINDS = {"fig": "Figure", "tbl": "Table", "sec": "Section", "eq": "Equation", "lst": "Listing"}
_BOOKDOWN = re.compile(r"\\@ref\((?:(?:fig|tab|eq):)?(?P<name>[\w-]+)\)")


def chunks(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """The code that the page shows, without the options; what it does not show goes."""
    edits = []
    for match in _CHUNK.finditer(draft.text):
        options = match["options"] + " ".join(f" {o['name']}:{o['value']}" for o in _OPTION.finditer(match["code"]))
        code = _OPTION.sub("", match["code"])
        shown = (
            ""
            if _HIDDEN.search(options) or not code.strip()
            else f"{match['fence']}{match['language']}\n{code}{match['fence']}"
        )
        edits.append(Edit(*match.span(), shown))
    return draft.edited(edits)


def figures(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """A picture on its own has its alt text as caption (Pandoc, extension `implicit_figures`)."""
    masked = mask(draft.text, code_spans=False)
    edits = []
    for match in _FIGURE.finditer(masked):
        if _stands_alone(draft.text, match):
            caption = draft.text[slice(*match.span("alt"))].replace('"', "&quot;")
            start, end = match.end("source"), match.end("source") + 1
            edits.append(Edit(start, end, f' "{caption}")'))
    return draft.edited(edits)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip(" \t>")
    return (not before or before.endswith("\n\n") or not before.strip()) and not text[match.end() + 1 :].partition(
        "\n"
    )[0].strip()


def references(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`@fig-hall` names what it refers to; citations of a list that the site adds go."""
    masked = mask(draft.text)
    edits = [
        Edit(*match.span(), f"{_KINDS[match['kind']]} “{match['name'].replace('-', ' ')}”")
        for match in _REFERENCE.finditer(masked)
    ]
    edits += [Edit(*match.span(), match["name"]) for match in _BOOKDOWN.finditer(masked)]
    return draft.edited(edits)


QUARTO = Dialect(
    "quarto",
    (
        path_sign(r"\.(?:qmd|rmd|rmarkdown)$", "the file's name ends in .qmd or .Rmd"),
        sign(r"^`{3,}[ \t]*\{(?:r|python|julia|ojs|bash|sql|mermaid|dot)\b[^}\n]*\}", "code chunks", in_code=True),
        sign(r"^:{3,}\s*\{[^}\n]*(?:layout|\.callout|\.column|\.panel)", "divs in :::"),
        file_sign("_quarto.yml", "_site.yml", "_bookdown.yml"),
    ),
    (chunks, hugo.escapes, hugo.shortcodes, figures, references, attributes.lists),
    {**hugo.VOCABULARY},
)
