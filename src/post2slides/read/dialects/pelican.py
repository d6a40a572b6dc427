"""Pelican and Nikola: addresses with `{static}` and `{filename}`, liquid tags, and Nikola's shortcodes in `{{% %}}`.

Sources: https://docs.getpelican.com/en/latest/content.html, https://getnikola.com/handbook.html#shortcodes.
"""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects import hugo, liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Vocabulary
from post2slides.read.dialects.dialect import Dialect, file_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.vocabulary import words

_PLACE = re.compile(r"(?:\{(?:static|attach|filename|photo|index)\}|(?<=\()\|(?:static|filename)\|)")


def addresses(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`{static}/images/x.png` is `/images/x.png`."""
    return draft.edited(Edit(*match.span(), "") for match in _PLACE.finditer(draft.text))


def _elsewhere(call: Call) -> Markup:
    """What lies in a file beside the post: its name."""
    return Markup(f"`{call.at(0)}`", is_block=True) if call.at(0) else markup.NOTHING


VOCABULARY: Vocabulary = {
    **liquid.CONTROL,
    **words("notebook include_code listing gist_code", Leaf(_elsewhere)),
}

PELICAN = Dialect(
    "pelican",
    (
        sign(r"\((?:\{(?:static|attach|filename)\}|\|filename\|)", "addresses with {static} or {filename}"),
        sign(r"\{%\s*(?:notebook|include_code)\b", "Pelican's liquid tags"),
        file_sign("pelicanconf.py"),
    ),
    (addresses, *liquid.PASSES),
    VOCABULARY,
)

NIKOLA = Dialect(
    "nikola",
    (sign(r"\A\s*<!--[ \t]*\n\.\. title:", "front matter in a comment", in_code=True),),
    (hugo.shortcodes,),
    VOCABULARY,
)
