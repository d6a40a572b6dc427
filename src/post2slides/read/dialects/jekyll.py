"""Jekyll: Liquid with its includes and links, and kramdown's attributes (https://jekyllrb.com/docs/liquid/tags/)."""

from __future__ import annotations

from post2slides.read.dialects import attributes, liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Vocabulary
from post2slides.read.dialects.dialect import Dialect, path_sign, sign
from post2slides.read.dialects.vocabulary import COMMON, picture

_PICTURE_WORDS = ("figure", "image", "img", "picture", "photo", "thumbnail", "screenshot")


_PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "google-drive": "https://drive.google.com/file/d/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
}
"""The providers of Minimal Mistakes' `include video`."""


def _include(call: Call) -> Markup:
    """An include called for a picture or a video is one; of any other, what it shows is unknown."""
    file, _, _ = call.at(0).partition(".")
    name = file.rpartition("/")[2].lower().replace("-", "_")
    inner = Call(name, call.named, call.positional[1:])
    if address := _PLAYERS.get(call.get("provider").lower()):
        return markup.embed(address.format(call.get("id")), call.get("title", "caption"))
    known = COMMON.get(name)
    if isinstance(known, Leaf):
        return known.write(inner)
    if any(word in name for word in _PICTURE_WORDS):
        return picture(inner)
    return markup.embed(call.get("url", "src"), call.get("title")) if call.get("url", "src") else _content(call)


def _content(call: Call) -> Markup:
    """The texts that an unknown include is given to show."""
    shown = [call.get("title"), call.get("text", "content", "caption", "body", "description")]
    return Markup("\n\n".join(filter(None, shown)), is_block=any(shown))


VOCABULARY: Vocabulary = {
    **liquid.CONTROL,
    "include": Leaf(_include),
    "include_relative": Leaf(_include),
    "include_cached": Leaf(_include),
    "post_url": liquid.ADDRESS,
    "link": liquid.ADDRESS,
}

JEKYLL = Dialect(
    "jekyll",
    (
        sign(r"\{%-?\s*(?:include(?:_relative|_cached)?\s+[\w/.-]+\.\w|highlight|post_url|link\s+_)", "Jekyll's tags"),
        sign(r"\{\{-?\s*(?:site|page|post)\.\w", "{{ site. }} and {{ page. }}"),
        sign(r"\|\s*(?:relative_url|absolute_url|markdownify|prepend:|append:)", "Jekyll's filters"),
        sign(r"^[ \t]*\{:\s*[.#\w]|\S\{:\s*[.#\w]", "kramdown's attributes in {: }", needs="{:"),
        path_sign(r"(?:^|(?<!source)/)_(?:posts|drafts)/", "the folder _posts"),
    ),
    (*liquid.PASSES, attributes.lists, attributes.paragraphs),
    VOCABULARY,
)
