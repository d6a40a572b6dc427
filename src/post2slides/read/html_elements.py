"""What the elements of HTML mean in a post (https://html.spec.whatwg.org/multipage/, sections 4.3 to 4.12).

An element that is in none of these tables is no element of HTML, and nothing but its content counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MARKS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("b", "strong"), "strong"),
        **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
        **dict.fromkeys(("u", "ins"), "u"),
        **dict.fromkeys(("s", "del", "strike"), "s"),
        **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
        "mark": "mark",
        "sub": "sub",
        "sup": "sup",
    }
)
"""Elements that put a mark on their text, and the token of that mark."""

CONTAINERS: Mapping[str, str] = MappingProxyType(
    {
        "ul": "bullet_list",
        "ol": "ordered_list",
        "li": "list_item",
        "blockquote": "blockquote",
        "table": "table",
        "caption": "caption",
        "thead": "thead",
        "tbody": "tbody",
        "tfoot": "tfoot",
        "tr": "tr",
        "th": "th",
        "td": "td",
        **{name: name for name in ("dl", "dt", "dd")},
        "figure": "figure",
        "figcaption": "figcaption",
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    }
)
"""Elements that hold blocks, and the token that Markdown makes of the same."""

PARENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"ul", "ol"}),
        "caption": frozenset({"table"}),
        **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"table"})),
        "tr": frozenset({"table", "thead", "tbody", "tfoot"}),
        **dict.fromkeys(("th", "td"), frozenset({"tr"})),
        **dict.fromkeys(("dt", "dd"), frozenset({"dl"})),
    }
)
"""Containers that mean something only right within one of these."""

ENDED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"li"}),
        **dict.fromkeys(("th", "td"), frozenset({"th", "td"})),
        "tr": frozenset({"tr", "th", "td"}),
        **dict.fromkeys(
            ("thead", "tbody", "tfoot"), frozenset({"thead", "tbody", "tfoot", "tr", "th", "td", "caption"})
        ),
        **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    }
)
"""For an element, those before it whose end tag may be left out, and which it ends (section 13.1.2.4)."""

SCOPES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"ul", "ol"}),
        **dict.fromkeys(("th", "td", "tr", "thead", "tbody", "tfoot"), frozenset({"table"})),
        **dict.fromkeys(("dt", "dd"), frozenset({"dl"})),
    }
)
"""How far up `ENDED_BY` reaches."""

STRONG_BLOCKS = frozenset({"summary"})
"""Blocks of one line that name what follows."""

TITLES = frozenset({"admonition-title", "alert-heading", "callout-title", "custom-block-title", "markdown-alert-title"})
"""Classes of the line that names a callout: Docutils, Bootstrap, Obsidian, VuePress, GitHub."""

BOUNDARIES = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "details",
        "dialog",
        "div",
        "fieldset",
        "footer",
        "form",
        "header",
        "hgroup",
        "html",
        "legend",
        "main",
        "menu",
        "nav",
        "optgroup",
        "option",
        "p",
        "search",
        "section",
        "select",
    ]
)
"""Elements that begin and end a paragraph, and say no more than that."""

TRANSPARENT = frozenset(
    [
        "abbr",
        "acronym",
        "area",
        "base",
        "bdi",
        "bdo",
        "big",
        "blink",
        "button",
        "col",
        "colgroup",
        "data",
        "datalist",
        "font",
        "frame",
        "frameset",
        "head",
        "img",
        "input",
        "label",
        "link",
        "map",
        "math",
        "meta",
        "meter",
        "nobr",
        "noframes",
        "noscript",
        "output",
        "param",
        "picture",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "slot",
        "small",
        "source",
        "span",
        "textarea",
        "time",
        "title",
        "track",
        "wbr",
        "a",
        "br",
        "hr",
        "pre",
    ]
)
"""The other elements of HTML, whose content is shown as it is or which are read by their name."""

DROPPED = frozenset({"script", "style", "template", "svg", "canvas", "rp"})
"""Elements whose content is no text of the post."""

DRAWINGS = frozenset({"svg", "canvas"})
"""Those of `DROPPED` that the reader of the blog sees."""

EMBEDS: Mapping[str, str] = MappingProxyType(
    {"iframe": "src", "video": "src", "audio": "src", "embed": "src", "object": "data"}
)
"""Elements that show what is elsewhere, and the attribute with its address."""

LINE_NUMBERS = frozenset(
    {"gutter", "lineno", "linenos", "line-numbers-rows", "rouge-gutter", "linenodiv", "hljs-ln-numbers", "ln", "lnt"}
)
"""Classes that highlighters give to the numbers beside code: Hexo, Pygments, Prism, Rouge, highlight.js, Chroma."""

CAPTIONS = frozenset(
    {"caption", "figcaption", "figure-caption", "image-caption", "img-caption", "thecap", "wp-caption-text"}
)
"""Classes that blogs give to the caption of a picture: Jekyll themes, WordPress."""


def is_known(name: str) -> bool:
    """Whether HTML has an element called `name`."""
    tables = (MARKS, CONTAINERS, STRONG_BLOCKS, BOUNDARIES, TRANSPARENT, DROPPED, EMBEDS)
    return any(name in table for table in tables)
