"""Pelican and Nikola: addresses with `{static}` and `{filename}`, liquid tags, and Nikola's shortcodes in `{{% %}}`.

Sources: https://docs.getpelican.com/en/latest/content.html, https://getnikola.com/handbook.html#shortcodes.
"""

from __future__ import annotations

from post2slides.diagnostics import Report
from post2slides.read.dialects import hugo, liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Verbatim, Vocabulary
from post2slides.read.dialects.dialect import Dialect, file_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import CARD, DROPPED, HIDDEN, kept, words
from post2slides.regex import regex

_PLACE = regex(r"(?:\{(?:static|attach|filename|photo|index|tag|category|author)\}|(?<=\()\|(?:static|filename)\|)")

_MAGIC = regex(r"\blink://[\w-]+/")


def addresses(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`{static}/images/x.png` is `/images/x.png`."""
    return draft.edited(Edit(*match.span(), "") for match in _PLACE.finditer(draft.text))


def magic_links(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Nikola's `link://slug/x` is the address of a page of the site."""
    return draft.edited(Edit(*match.span(), "/") for match in _MAGIC.finditer(mask(draft.text)))


def _thumbnail(call: Call, content: str) -> Markup:
    return markup.picture(call.at(0), call.get("alt"), " ".join(content.split()) or call.get("title"))


def _emoji(call: Call) -> Markup:
    return Markup(f":{call.at(0)}:")


def _elsewhere(call: Call) -> Markup:
    """What lies in a file beside the post: its name."""
    file = next((part for part in call.positional if "." in part), call.at(0))
    return Markup(f"`{file}`", is_block=True) if file else markup.NOTHING


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
    (hugo.shortcodes, magic_links),
    {
        **VOCABULARY,
        **words("thumbnail", Verbatim(_thumbnail)),
        **words("emoji", Leaf(_emoji)),
        **words("media", CARD),
        **words("doc raw", kept("")),
        **words("chart", HIDDEN),
        **words("post-list post_list", DROPPED),
    },
)
