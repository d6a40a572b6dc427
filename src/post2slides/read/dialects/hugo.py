"""Hugo's shortcodes: `{{< figure src="x.png" >}}`, `{{% notice tip %}}` (https://gohugo.io/content-management/shortcodes/).

Quarto and Nikola write theirs alike.
"""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects import attributes, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Tag, Verbatim, Vocabulary, arguments, expand
from post2slides.read.dialects.dialect import Dialect, file_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.literal import hidden
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import DROPPED, HIDDEN, PICTURE, named, words
from post2slides.regex import regex

_SHORTCODE = regex(
    r"\{\{(?P<mark>[<%])-?\s*(?P<closing>/?)\s*(?P<name>[\w./-]+)(?P<arguments>(?:`[^`]*`|(?!\{\{[<%]).)*?)(?P<empty>/?)\s*[>%]\}\}",
    re.DOTALL,
)
_COMMENT = regex(r"\{\{-?\s*/\*.*?\*/\s*-?\}\}", re.DOTALL)
_COLUMNS = regex(r"^<-{2,}>[ \t]*$", re.MULTILINE)
_ESCAPED = regex(r"\{\{[<%]/\*.*?\*/[>%]\}\}", re.DOTALL)


def escapes(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`{{</* figure */>}}` shows a shortcode as text, also in code."""
    return draft.edited(
        Edit(*match.span(), hidden(match[0].replace("/*", "", 1).replace("*/", "", 1)))
        for match in _ESCAPED.finditer(draft.text)
    )


def rests(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Comments of templates, and the sign between columns of the theme Book."""
    masked = mask(draft.text)
    edits = [Edit(*match.span(), "") for match in _COMMENT.finditer(masked)]
    return draft.edited([*edits, *(Edit(*match.span(), "\n") for match in _COLUMNS.finditer(masked))])


def _processed(call: Call, content: str) -> Markup:
    """Docsy's `imgproc`: an address, what is done to the picture, and the caption between the tags."""
    return markup.picture(call.get("src") or call.at(0), call.get("alt"), " ".join(content.split()))


def shortcodes(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Both kinds of shortcodes, within addresses too."""
    tags = [_tag(match, draft.text) for match in _SHORTCODE.finditer(mask(draft.text))]
    return expand(draft, tags, vocabulary, report, whole=lambda name: f"the shortcode {name}")


def _tag(match: re.Match[str], text: str) -> Tag:
    given, positional = arguments(text[slice(*match.span("arguments"))])
    call = Call(match["name"].rpartition("/")[2], given, positional)
    return Tag(call, *match.span(), closing=bool(match["closing"]), empty=bool(match["empty"]))


def _reference(call: Call) -> Markup:
    """The address of another page, as written."""
    return Markup(call.get("path") or call.at(0))


VOCABULARY: Vocabulary = {
    **words("ref relref abslangurl absurl relurl", Leaf(_reference)),
    **words("imgproc", Verbatim(_processed)),
    **words("image-gallery bundle-image img-responsive", PICTURE),
    **words("tabpane tab-panel", named()),
    **words("pagebreak", DROPPED),
    **words("hidden private", HIDDEN),
}

HUGO = Dialect(
    "hugo",
    (
        sign(r"\{\{[<%]-?\s*/?[\w./-]+", "shortcodes in {{< >}} or {{% %}}"),
        sign(r"\{\{[<%]/\*", "shortcodes shown as text", in_code=True),
        file_sign("hugo.toml", "hugo.yaml", "hugo.json", "archetypes"),
    ),
    (escapes, rests, shortcodes, attributes.lists, attributes.paragraphs),
    VOCABULARY,
)
