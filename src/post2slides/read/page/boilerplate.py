"""What a page has around and between the post: navigation, buttons for sharing, related posts, comments.

It is known by its element, its role, and the words in its class and identifier. Invariant: nothing goes that holds
the better part of the page's text, but for comments.
"""

from __future__ import annotations

import re

from post2slides.read.page.tree import (
    Element,
    children,
    classes,
    drop,
    elements,
    get,
    has,
    labels,
    name_of,
    text_of,
    weight,
)
from post2slides.regex import regex

_ELEMENTS = frozenset({"nav", "form", "button", "select", "dialog", "template", "style", "link", "meta", "datalist"})
_ROLES = frozenset({"navigation", "search", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar"})
_WORDS = frozenset(
    [
        *("share", "shares", "sharing", "sharer", "sharebar", "sharedaddy", "addtoany", "social", "socials"),
        *("related", "relatedposts", "recommended", "recommendation", "recommendations", "jp-relatedposts"),
        *("disqus", "giscus", "utterances", "utterance", "gitalk", "valine", "waline", "livere", "isso", "cusdis"),
        *("sidebar", "breadcrumb", "breadcrumbs", "pagination", "paginator", "paging", "pager", "navbar", "menu"),
        *("navigation", "navigator", "footer", "newsletter", "subscribe", "subscription", "signup", "optin"),
        *("cookie", "cookies", "consent", "gdpr", "advert", "advertisement", "adsense", "adsbygoogle", "ads", "promo"),
        *("popup", "modal", "toc", "toolbar", "reward", "donate", "copyright", "byline", "postmeta", "postnav"),
        *("postbtn", "reactions", "likes", "clap", "claps", "upvote", "paywall", "edit-this-page", "readmore"),
        *("noprint", "tooltip", "snackbar", "toast", "searchbox", "backtotop", "permalink", "colophon", "masthead"),
    ]
)
_PHRASES = tuple(
    frozenset(phrase.split())
    for phrase in (
        *("author bio", "author box", "author card", "author profile", "about author", "author info", "bio container"),
        *("post meta", "entry meta", "article meta", "page meta", "meta info", "post info", "post tags", "entry tags"),
        *("tag list", "tags list", "post categories", "entry categories", "reading time", "read time", "read next"),
        *("post navigation", "post nav", "nav links", "prev next", "next post", "previous post", "post navigator"),
        *("table contents", "skip link", "skip content", "back top", "scroll top", "dark mode", "theme toggle"),
        *("edit page", "edit link", "last updated", "another category", "more posts", "latest posts", "recent posts"),
        *("popular posts", "other posts", "also like", "comment form", "comment list", "comments area", "like button"),
        *(
            "page share",
            "page related",
            "follow us",
            "sign up",
            "email form",
            "post footer",
            "entry footer",
            "site header",
        ),
        *("article footer", "copy button", "print link", "view count", "post author", "post date", "code copy"),
    )
)
_COMMENTS = regex(
    r"^(?:comments?|respond|disqus_thread|comment-?list|comments-area|post-comments|cmt\w*)$", re.IGNORECASE
)
_UNSEEN = frozenset(
    {"sr-only", "visually-hidden", "screen-reader-text", "screenreader-only", "assistive-text", "u-hidden"}
)
_HIDDEN_STYLE = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRAMES = regex(
    r"googlesyndication|doubleclick|googletagmanager|disqus\.com|utteranc\.es|giscus\.app|facebook\.com/plugins/like"
    r"|platform\.twitter\.com/widgets/(?:tweet_button|follow)|/ads?/|adservice|recaptcha|amazon-adsystem",
    re.IGNORECASE,
)
_KEPT = ("pre", "figure", "blockquote", "code")
"""Within these, a name says something of the post."""
_MOST = 0.4
"""A part that holds a larger share of the page's text is no boilerplate, whatever it is called."""
_LINKS = 0.6
"""An aside or a footer with a larger share of its text in links leads elsewhere."""


def remove(root: Element) -> None:
    """Take out of `root` what is no part of a post."""
    for element in list(elements(root, "script", "noscript", "iframe", "svg")):
        if _is_idle(element):
            drop(element)
    whole = max(1, weight(root))
    for element in list(elements(root)):
        if element is not root and root in element.iterancestors() and _goes(element, whole):
            drop(element)


def _is_idle(element: Element) -> bool:
    """Whether a script, frame or icon shows nothing of the post."""
    match name_of(element):
        case "script":
            return not get(element, "src").startswith("https://gist.github.com/")
        case "noscript":
            return not has(element, "img", "iframe", "video", "p")
        case "iframe":
            tiny = get(element, "width") in ("0", "1") or get(element, "height") in ("0", "1")
            return (
                tiny or bool(_FRAMES.search(get(element, "src"))) or bool(_HIDDEN_STYLE.search(get(element, "style")))
            )
        case _:
            return _is_icon(element)


def _is_icon(drawing: Element) -> bool:
    """Whether an `<svg>` is a sign of the page's: small, hidden from readers' ears, or within a button or a heading."""
    sizes = [get(drawing, side).removesuffix("px").removesuffix("em") for side in ("width", "height")]
    small = any(size.replace(".", "", 1).isdigit() and float(size) <= 64 for size in sizes)
    box = get(drawing, "viewbox").replace(",", " ").split()
    small = small or (not any(sizes) and len(box) == 4 and box[3].replace(".", "", 1).isdigit() and float(box[3]) <= 64)
    return (
        small
        or drawing.get("aria-hidden") == "true"
        or any(
            name_of(around) in ("a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "summary")
            for around in drawing.iterancestors()
        )
    )


def _goes(element: Element, whole: int) -> bool:
    if _is_in_kept(element) or has(element, "h1", "main", "article"):
        return False
    if any(_COMMENTS.match(name) for name in (*classes(element), get(element, "id"))):
        return True
    goes = _is_unseen(element) or _is_named(element) or _leads_elsewhere(element)
    return goes and weight(element) <= _MOST * whole


def _is_named(element: Element) -> bool:
    name = name_of(element)
    if name in _ELEMENTS or get(element, "role") in _ROLES:
        return True
    words = labels(element)
    if not words or name in ("body", "html", "main", "article", "code", "math", "h1"):
        return False
    return bool(words & _WORDS) or any(phrase <= words for phrase in _PHRASES)


def _is_unseen(element: Element) -> bool:
    hidden = "hidden" in element.attrib and get(element, "role") != "tabpanel"
    return hidden or bool(classes(element) & _UNSEEN) or bool(_HIDDEN_STYLE.search(get(element, "style")))


def _leads_elsewhere(element: Element) -> bool:
    """Whether an aside or a footer is of the page and not of the post."""
    name = name_of(element)
    if name == "footer":
        return not any(name_of(around) in ("blockquote", "figure") for around in element.iterancestors())
    if name != "aside" or not children(element):
        return False
    return weight(element) < (1 - _LINKS) * len(text_of(element))


def _is_in_kept(element: Element) -> bool:
    return any(name_of(around) in _KEPT for around in (element, *element.iterancestors()))
