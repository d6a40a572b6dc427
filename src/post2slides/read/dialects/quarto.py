"""Quarto and R Markdown: chunks with options, cross-references, captions (https://quarto.org/docs/guide/).

Fences of colons are read with Markdown itself. Invariant: code that the page shows is kept to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects import attributes, hugo, markup
from post2slides.read.dialects.calls import Leaf, Markup, Vocabulary, arguments
from post2slides.read.dialects.dialect import Dialect, file_sign, path_sign, sign
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import DROPPED, words
from post2slides.regex import regex

_CHUNK = regex(
    r"^(?P<fence>`{3,})[ \t]*\{(?P<language>[A-Za-z]\w*)(?P<options>[^}\n]*)\}[ \t]*\n(?P<code>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTION = regex(r"^[ \t]*(?:#|//|--|%)\|[ \t]*(?P<name>[\w.-]+)[ \t]*:[ \t]*(?P<value>[^\n]*)\n?", re.MULTILINE)
_HIDDEN = regex(r"\b(?:echo|include)\s*[=:]\s*(?:false|f)\b", re.IGNORECASE)
_FIGURE = regex(
    r"^(?P<margin>[ \t>]*)(?P<picture>)!\[(?P<alt>[^\]\n]+)\]\((?P<source>[^()\s\"]+)\)"
    r"(?P<attributes>\{[^}\n]*\})?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = regex(r"(?P<bracket>\[)?(?<![\w@])-?@(?P<kind>fig|tbl|sec|eq|lst)-(?P<name>[\w-]+)(?(bracket)\])")
_KINDS = {"fig": "Figure", "tbl": "Table", "sec": "Section", "eq": "Equation", "lst": "Listing"}
_CITATION = regex(r"(?<![\w@\\/])-?@\{?(?P<key>[A-Za-z][\w:.+-]*\w)\}?")
_CITED = regex(r"\[(?P<works>[^\[\]\n]*(?<![\w@])-?@[A-Za-z][^\[\]\n]*)\](?!\()")
_PRESS = regex(
    r"^[ \t]*\\(?:newpage|pagebreak|clearpage|noindent|centering|tableofcontents|maketitle|bigskip|medskip|smallskip"
    r"|(?:vspace|hspace|begin|end)\*?\{[^}\n]*\})[ \t]*$",
    re.MULTILINE,
)
_REFERENCES = regex(r"^#{1,6}[ \t][^\n]*\n+:{3,}[ \t]*\{[^}\n]*#refs[^}\n]*\}[ \t]*\n+:{3,}[ \t]*$", re.MULTILINE)
_EQUATION = regex(r"^\$\$(?P<name>[ \t]*\{#eq-[^}\n]*\})", re.MULTILINE)
_TABLE_CAPTION = regex(r"(?<=\|)[ \t]*\n+(?:Table)?:[ \t]+(?P<caption>[^\n{]+)(?:\{[^}\n]*\})?[ \t]*(?=\n|\Z)")
_SPAN = regex(r"(?<![!\]\\])\[(?P<text>[^\[\]\n]+)\]\{(?:\.(?P<class>[\w-]+)|#[\w-]+|[\w-]+=\"[^\"}\n]*\")[^}\n]*\}")
_SPANS = {"mark": ("<mark>", "</mark>"), "underline": ("<u>", "</u>"), "kbd": ("<kbd>", "</kbd>")}
_INLINE_CODE = regex(r"(?<!`)`(?:r|\{(?:r|python|julia|ojs)\})[ \t][^`\n]+`(?!`)")
_DIVISION = regex(
    r"^(?P<fence>:{3,})[ \t]*(?P<classes>"
    r"\{[^}\n]*(?:\.notes\b|\.content-hidden|\.hidden\b|\.content-visible[^}\n]*when-format=\"?(?!html)\w+)"
    r"[^}\n]*\}|notes)[ \t]*\n(?P<inner>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_BOOKDOWN = regex(r"\\@ref\((?:(?:fig|tab|eq):)?(?P<name>[\w-]+)\)")


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
            caption = draft.text[slice(*match.span("alt"))]
            given, _ = (
                arguments(draft.text[slice(*match.span("attributes"))].strip("{}")) if match["attributes"] else ({}, ())
            )
            alt = given.get("fig-alt") or re.sub(r"[*_`]", "", caption)
            written = markup.picture(match["source"], alt, caption, width=given.get("width", ""))
            edits.append(block(draft, match.start("picture"), match.end(), written.text))
    return draft.edited(edits)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip(" \t>").rpartition("\n")[0].rpartition("\n")[2].strip(" \t>")
    behind = text[match.end() + 1 :].partition("\n")[0].strip(" \t>")
    return all(not line or line.startswith(":::") for line in (before, behind))


def references(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`@fig-hall` names what it refers to, `@knuth1984` whom it cites: the list of works is the site's to make."""
    masked = mask(draft.text)
    edits = [
        Edit(*match.span(), f"{_KINDS[match['kind']]} “{match['name'].replace('-', ' ')}”")
        for match in _REFERENCE.finditer(masked)
    ]
    edits += [Edit(*match.span(), match["name"]) for match in _BOOKDOWN.finditer(masked)]
    draft = draft.edited(edits)
    return draft.edited(_citations(draft.text, mask(draft.text)))


def _citations(text: str, masked: str) -> Iterator[Edit]:
    for match in _CITED.finditer(masked):
        yield Edit(*match.span(), f"({_CITATION.sub(_work, match['works'])})")
    for match in _CITATION.finditer(masked):
        inside = masked.rfind("[", 0, match.start()) > masked.rfind("]", 0, match.start())
        if not inside and re.search(r"\d{4}", match["key"]):
            yield Edit(*match.span(), _work(match))


def _work(match: re.Match[str]) -> str:
    """The key of a work as a reader would write it: `knuth1984` is Knuth 1984."""
    parts = re.fullmatch(r"([A-Za-z-]+?)[_:-]?(\d{4})\w*", match["key"])
    return f"{parts[1].title()} {parts[2]}" if parts else match["key"]


def typesetting(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """What is for the press or for a browser alone: commands of LaTeX, names of equations and of tables, spans."""
    masked = mask(draft.text)
    edits = [Edit(*match.span(), "") for pattern in (_PRESS, _REFERENCES) for match in pattern.finditer(masked)]
    edits += [Edit(*match.span("name"), "") for match in _EQUATION.finditer(draft.text)]
    edits += [Edit(*match.span(), f"\n*{match['caption'].strip()}*\n") for match in _TABLE_CAPTION.finditer(masked)]
    for match in _SPAN.finditer(masked):
        if masked[masked.rfind("\n", 0, match.start()) + 1 : match.start()].lstrip().startswith(":::"):
            continue  # the title of a fence
        tags = _SPANS.get(match["class"] or "", ("", ""))
        edits.append(Edit(match.start(), match.start("text"), tags[0]))
        edits.append(Edit(match.end("text"), match.end(), tags[1]))
    for match in _INLINE_CODE.finditer(draft.text):
        message = f"the value of {match[0]} is known to the site's generator alone; it is left out"
        report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(match.start())))
        edits.append(Edit(*match.span(), ""))
    return draft.edited(edits)


def divisions(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Divs for the speaker become notes; those for another format, or for none, go."""
    edits = []
    for match in _DIVISION.finditer(mask(draft.text)):
        inner = draft.text[slice(*match.span("inner"))].strip()
        spoken = "notes" in match["classes"] and "--" not in inner
        edits.append(block(draft, *match.span(), f"<!-- note: {inner} -->" if spoken else ""))
    return draft.edited(edits)


VOCABULARY: Vocabulary = {
    **hugo.VOCABULARY,
    **words("kbd", Leaf(lambda call: Markup(f"<kbd>{' '.join(call.positional)}</kbd>"))),
    **words("lipsum placeholder", DROPPED),
}

QUARTO = Dialect(
    "quarto",
    (
        path_sign(r"\.(?:qmd|rmd|rmarkdown)$", "the file's name ends in .qmd or .Rmd"),
        sign(
            r"^`{3,}[ \t]*\{(?:r|python|julia|ojs|bash|sql|mermaid|dot)\b[^}\n]*\}",
            "code chunks",
            needs="```",
            in_code=True,
        ),
        sign(r"^:{3,}\s*\{[^}\n]*(?:layout|\.callout|\.column|\.panel)", "divs in :::", needs=":::"),
        file_sign("_quarto.yml", "_site.yml", "_bookdown.yml"),
    ),
    (chunks, divisions, hugo.escapes, hugo.shortcodes, figures, typesetting, references, attributes.lists),
    VOCABULARY,
)
