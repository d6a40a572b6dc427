"""Zola's shortcodes: `{{ youtube(id="x") }}`, `{% quote(author="x") %}…{% end %}` (https://www.getzola.org/documentation/content/shortcodes/)."""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects.calls import Call, Tag, Vocabulary, arguments, expand
from post2slides.read.dialects.dialect import Dialect, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.literal import hidden
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import PICTURE, words
from post2slides.regex import regex

_CALL = regex(
    r"\{(?P<kind>[{%])-?\s*(?:(?P<name>\w+)\s*\((?P<arguments>(?:\"[^\"]*\"|'[^']*'|`[^`]*`|[^()])*)\)|(?P<end>end))\s*-?[}%]\}",
    re.DOTALL,
)
_ESCAPED = regex(r"(?P<open>\{[{%])/\*(?P<shown>.*?)\*/(?P<close>[}%]\})", re.DOTALL)
_INTERNAL_LINK = regex(r"(?<=\]\()@/")


def shortcodes(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Shortcodes, and links that lead to files of the site with `@/`; `{{/* x() */}}` shows one as text."""
    draft = draft.edited(
        Edit(*match.span(), hidden(match["open"] + match["shown"] + match["close"]))
        for match in _ESCAPED.finditer(draft.text)
    )
    tags = [_tag(match, draft.text) for match in _CALL.finditer(mask(draft.text))]
    draft = expand(draft, tags, vocabulary, report, whole=lambda name: f"the shortcode {name}()")
    return draft.edited(Edit(*match.span(), "/") for match in _INTERNAL_LINK.finditer(mask(draft.text)))


def _tag(match: re.Match[str], text: str) -> Tag:
    named, positional = arguments(text[slice(*match.span("arguments"))] if match["arguments"] else "")
    call = Call(match["name"] or "", named, positional)
    return Tag(call, *match.span(), closing=bool(match["end"]), empty=match["kind"] == "{")


ZOLA = Dialect(
    "zola",
    (
        sign(r"\{[{%]-?\s*\w+\((?:[^()]|\"[^\"]*\")*\)\s*-?[}%]\}", "shortcodes with parentheses"),
        sign(r"\A\+\+\+\n(?:(?!\+\+\+\n)[^\n]*\n)*?\[(?:extra|taxonomies)\]", "[extra] in the front matter"),
        sign(r"\]\(@/", "links with @/"),
    ),
    (shortcodes,),
    words("resize_image responsive_img image_resize", PICTURE),
)
