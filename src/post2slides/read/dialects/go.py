"""The templates of Go's own blog: ``{{raw `<pre>…</pre>`}}``, `{{image "x.png"}}`, `{{code "x.go"}}`."""

from __future__ import annotations

import re

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects import markup
from post2slides.read.dialects.calls import Markup, Vocabulary
from post2slides.read.dialects.dialect import Dialect, sign
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_STRING = r"`[^`]*`|\"[^\"\n]*\""
_ACTION = regex(r"\{\{(?P<name>[a-z]\w*)(?P<arguments>(?:\s+(?:" + _STRING + r"|[\w.,-]+))*)\s*\}\}")
_ARGUMENT = regex(_STRING + r"|\S+")
_SILENT = regex(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{\{raw \(file [^)\n]*\)\}\}", re.DOTALL)
_NAMES = ("raw", "image", "code", "play", "video", "iframe", "template", "define", "end", "block", "note", "gopher")


def actions(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """The actions of the template. The code that `code` and `play` show lies in a file beside the post."""
    draft = draft.edited(Edit(*match.span(), "") for match in _SILENT.finditer(mask(draft.text)))
    masked = mask(draft.text, code_spans=False)
    edits: list[Edit] = []
    for match in _ACTION.finditer(masked):
        if match["name"] not in _NAMES or draft.text[match.start() - 1 : match.start()] == "`":
            continue
        values = [value.strip('`"') for value in _ARGUMENT.findall(draft.text[slice(*match.span("arguments"))])]
        written = _written(match["name"], values)
        if match["name"] in ("code", "play"):
            message = f"the code in {values[0] if values else 'a file'} is not part of the post; its name is shown"
            report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(match.start())))
        edits.append(
            block(draft, *match.span(), written.text) if written.is_block else Edit(*match.span(), written.text)
        )
    return draft.edited(edits)


def _written(name: str, values: list[str]) -> Markup:
    first = values[0] if values else ""
    match name:
        case "raw":
            return Markup(first.strip("\n"), is_block="\n" in first)
        case "image":
            return markup.picture(first, width=values[2] if len(values) > 2 else "")
        case "video" | "iframe":
            return markup.embed(first, element=name)
        case "code" | "play":
            return Markup(f"`{first}`" if first else "")
        case _:
            return markup.NOTHING


GO = Dialect(
    "go",
    (sign(r"\{\{(?:raw|image|code|play|video|iframe)\s+[`\"\ufffc]", "{{raw}}, {{image}} or {{code}}", in_code=True),),
    (actions,),
)
