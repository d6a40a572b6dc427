"""Where a page comes from."""

from __future__ import annotations

from lxml import etree

from post2slides.read.page.facts import address
from post2slides.read.page.tree import Element, elements, get
from post2slides.read.web_address import is_web, joined
from post2slides.regex import regex

_SAVED = regex(r"saved from url=\(\d+\)(?P<address>https?://\S+)|Page saved with SingleFile\s+url:\s*(?P<single>\S+)")
"""What browsers write at the head of a page that they save (Chrome, Internet Explorer; the extension SingleFile)."""


def base(root: Element) -> str:
    """The address against which the page's own are resolved: as the page says, else where it was saved from."""
    published = _saved(root) or address(root)
    given = next((get(element, "href") for element in elements(root, "base") if get(element, "href")), "")
    whole = joined(published, given)
    return whole if is_web(whole) else published


def _saved(root: Element) -> str:
    comments = [*root.itersiblings(etree.Comment, preceding=True), *list(root.iter(etree.Comment))[:20]]
    for comment in comments:
        if match := _SAVED.search(comment.text or ""):
            return match["address"] or match["single"]
    return ""
