"""Hexo's tags: `{% asset_img x.png A caption %}`, `{% note info %}`, `{% codeblock %}` (https://hexo.io/docs/tag-plugins)."""

from __future__ import annotations

import re

from post2slides.diagnostics import Report
from post2slides.read.dialects import liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Vocabulary, Wrapper
from post2slides.read.dialects.dialect import Dialect, path_sign, sign
from post2slides.read.dialects.draft import Draft, block
from post2slides.read.dialects.verbatim import fences_masked
from post2slides.read.dialects.vocabulary import CODE, DROPPED, GALLERY, QUOTE, QUOTE_OF_NOBODY, kept, words
from post2slides.regex import regex

_IMAGE_FILE = regex(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)\b|://|^/", re.IGNORECASE)


_PANEL = regex(r"<!--[ \t]*(?:(?:tab|timeline|node)[ \t]+(?P<title>[^\n]*?)|end(?:tab|timeline|node))[ \t]*-->")
_COLOURS = ("green", "red", "blue", "yellow", "orange", "purple", "pink", "cyan", "gray", "default", "primary", "info")


def _image(call: Call) -> Markup:
    """`[class names] address [width] [height] [title [alt]]`."""
    place = next((index for index, word in enumerate(call.positional) if _IMAGE_FILE.search(word)), 0)
    behind = list(call.positional[place + 1 :])
    sizes = [behind.pop(0) for _ in range(2) if behind and behind[0].isdigit()]
    title, alt = _title_and_alt(behind[0] if behind and " " in behind[0] else " ".join(behind))
    return markup.picture(call.at(place), alt, title, width=sizes[0] if sizes else "")


def _title_and_alt(words: str) -> tuple[str, str]:
    """Two strings within one are the title and the description: `"'A title' 'alt'"`."""
    quoted = [one or other for one, other in re.findall(r"'([^']*)'|\"([^\"]*)\"", words)]
    return (quoted[0], " ".join(quoted[1:])) if quoted else (words, "")


def _label(call: Call) -> Markup:
    """`primary@text` and `red bold, text`: a colour, and the words in it."""
    words = " ".join(call.positional)
    colour, at, text = words.partition("@")
    return Markup(text if at else " ".join(call.positional[1:]) or colour)


def _checkbox(call: Call) -> Markup:
    checked = "checked" in call.positional
    words = [word for word in call.positional if word not in (*_COLOURS, "checked", "plus", "minus", "times")]
    return Markup(f"{'☑' if checked else '☐'} {' '.join(words)}", is_block=True)


def _folded_title(call: Call) -> Markup:
    words = [word for word in call.positional if word not in (*_COLOURS, "open")]
    return markup.titled(call.get("title") or " ".join(words))


def panels(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """The comments that divide tabs and timelines, made the lines that name the parts."""
    edits = []
    for match in _PANEL.finditer(fences_masked(draft.text)):
        title = match["title"].partition("@")[0].strip() if match["title"] else ""
        edits.append(block(draft, *match.span(), markup.titled(title).text.strip()))
    return draft.edited(edits)


def _asset_link(call: Call) -> Markup:
    return markup.link(call.at(0), " ".join(call.positional[1:]))


VOCABULARY: Vocabulary = {
    **liquid.CONTROL,
    **words("asset_img img image fancybox", Leaf(_image)),
    **words("asset_path", liquid.ADDRESS),
    **words("asset_link post_link link", Leaf(_asset_link)),
    **words("post_path", liquid.ADDRESS),
    **words("centerquote cq", QUOTE),
    **words("codeblock code", CODE),
    **words("fold hidetoggle hideblock folding", Wrapper(_folded_title, lambda call: Markup("\n\n"))),
    **words("hideinline", Leaf(_label)),
    **words("label p span u emp", Leaf(_label)),
    **words("checkbox radio", Leaf(_checkbox)),
    **words("pullquote", QUOTE_OF_NOBODY),
    **words("cell grid timeline timenode linkgrid", kept("")),
    **words("aplayer meting aplayerlist", DROPPED),
    **words("gp grouppicture gallery", GALLERY),
}

HEXO = Dialect(
    "hexo",
    (
        sign(
            r"\{%\s*(?:asset_\w+|codeblock|pullquote|post_link|post_path|cq|centerquote|include_code|hide\w+)\b",
            "Hexo's tags",
        ),
        sign(r"\{%\s*note\s+(?:default|primary|info|success|warning|danger)", "Hexo's {% note %}"),
        path_sign(r"(?:^|/)source/_posts/", "the folder source/_posts"),
    ),
    (panels, *liquid.PASSES),
    VOCABULARY,
)
