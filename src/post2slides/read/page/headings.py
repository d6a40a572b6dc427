"""The headings of a page, without the signs by which a page lets people link to them."""

from __future__ import annotations

import re

from post2slides.read.page.tree import Element, classes, drop, elements, get, text_of, unwrap
from post2slides.regex import regex

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ANCHORS = frozenset(
    [
        *("anchor", "header-anchor", "headerlink", "hash-link", "heading-anchor", "anchor-link", "anchorjs-link"),
        *("heading-link", "header-link", "permalink", "direct-link", "anchorlink", "hanchor", "zola-anchor", "octicon"),
        *("header-section-number", "toc-anchor", "hover-link", "deep-link", "heading__anchor", "subheading-anchor"),
    ]
)
_SIGNS = regex(r"[\s#¶§🔗⚓∞\u200b\ufeff\ue000-\uf8ff]*(?:link to heading|permalink|copy link)?", re.IGNORECASE)


def tidy(root: Element) -> None:
    """Take the anchors out of the headings within `root`, and the links that wrap a heading."""
    for heading in list(elements(root, *_LEVELS)):
        for inner in list(elements(heading, "button", "svg")):
            drop(inner)
        for link in list(elements(heading, "a", "span")):
            if link.tag == "a" and get(link, "name") and not heading.get("id"):
                heading.set("id", get(link, "name"))
            if _is_anchor(link):
                _keep_identifier(link, heading)
                drop(link) if _SIGNS.fullmatch(text_of(link)) else unwrap(link)


def _is_anchor(element: Element) -> bool:
    if classes(element) & _ANCHORS or get(element, "aria-hidden") == "true":
        return True
    return element.tag == "a" and (
        get(element, "href").startswith("#") or _SIGNS.fullmatch(text_of(element)) is not None
    )


def _keep_identifier(link: Element, heading: Element) -> None:
    """The identifier by which links in the post address the heading."""
    if not heading.get("id"):
        target = get(link, "id") or (get(link, "href")[1:] if get(link, "href").startswith("#") else "")
        if target:
            heading.set("id", target)
