"""fastpages, Jekyll for notebooks: `> youtube: address`, `> Tip: text`, `{% fn 1 %}` (https://github.com/fastai/fastpages)."""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects import liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Vocabulary
from post2slides.read.dialects.dialect import Dialect, sign
from post2slides.read.dialects.draft import Draft, block
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_SHORTHAND = regex(
    r"^>[ \t]*(?:(?P<page>youtube|twitter):[ \t]*(?P<address>https?://\S+)"
    r"|(?P<kind>Warning|Important|Tip|Note):[ \t]*(?P<text>[^\n]+(?:\n>[^\n]*)*))[ \t]*$",
    re.MULTILINE,
)
_FOOTNOTE = regex(r"\{\{\s*(?P<quote>['\"])(?P<text>[^\n]*?)(?P=quote)\s*\|\s*fndetail:\s*(?P<number>\w+)\s*\}\}")


def shorthand(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Quotes of one line that mean something else."""
    edits = []
    for match in _SHORTHAND.finditer(mask(draft.text)):
        if match["page"]:
            written = markup.embed(match["address"]).text
        else:
            text = re.sub(r"^>[ \t]?", "", draft.text[slice(*match.span("text"))], flags=re.MULTILINE)
            written = f"{markup.callout(match['kind']).text}\n\n{text}\n\n{markup.CALLOUT_END.text}"
        edits.append(block(draft, *match.span(), written))
    return draft.edited(edits)


def footnotes(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`{{ 'Text.' | fndetail: 1 }}` is the text of footnote 1."""
    return draft.edited(
        block(draft, *match.span(), f"[^{match['number']}]: {match['text']}")
        for match in _FOOTNOTE.finditer(draft.text)
        if mask(draft.text)[match.start()] == "{"
    )


def _call(call: Call) -> Markup:
    return Markup(f"[^{call.at(0)}]" if call.at(0) else "")


FASTPAGES = Dialect(
    "fastpages",
    (
        sign(
            r"^> (?:(?:youtube|twitter): https?:|(?:Warning|Important|Tip|Note): )", "> youtube: or > Tip:", needs="> "
        ),
        sign(r"\|\s*fndetail:", "the filter fndetail"),
    ),
    (shorthand, footnotes, *liquid.PASSES),
    {**liquid.CONTROL, "fn": Leaf(_call)},
)
