"""Hexo's tags: `{% asset_img x.png A caption %}`, `{% note info %}`, `{% codeblock %}` (https://hexo.io/docs/tag-plugins)."""

from __future__ import annotations

import re

from post2slides.read.dialects import liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Vocabulary
from post2slides.read.dialects.dialect import Dialect, path_sign, sign
from post2slides.read.dialects.vocabulary import CODE, GALLERY, QUOTE, kept, named, words

_IMAGE_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp)\b|://|^/", re.IGNORECASE)


def _image(call: Call) -> Markup:
    """`[class names] address [width] [height] [title [alt]]`."""
    place = next((index for index, word in enumerate(call.positional) if _IMAGE_FILE.search(word)), 0)
    behind = list(call.positional[place + 1 :])
    sizes = [behind.pop(0) for _ in range(2) if behind and behind[0].isdigit()]
    title = behind[0] if behind and " " in behind[0] else " ".join(behind)
    return markup.picture(call.at(place), "", title, width=sizes[0] if sizes else "")


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
    **words("fold hidetoggle hideblock folding", named()),
    **words("cell grid timeline timenode p span label", kept("")),
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
    liquid.PASSES,
    VOCABULARY,
)
