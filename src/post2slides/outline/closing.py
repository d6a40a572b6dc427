"""The closing slide: thanks, who spoke, and where the post is, as a link and as a code for the audience's phones."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from post2slides.model.choice import Extra
from post2slides.model.deck import Slide, SlideKind
from post2slides.model.picture import Gallery, qr_code_source
from post2slides.model.post import LineBreak, Picture, Post, Span, Text, plain
from post2slides.text.phrases import says_thanks, thanks

_OF_ITS_OWN = -1
"""The heading that a slide after all headings belongs to."""


def closing_slides(post: Post, gallery: Gallery, told: Sequence[Slide], asked: Extra) -> list[Slide]:
    """The closing slide, if the deck is to have one. A post that thanks of its own accord is not outdone."""
    address = public_address(post)
    if asked is Extra.OFF or (asked is Extra.AUTO and (not address or says_thanks(plain(told[-1].title)))):
        return []
    code = qr_code_source(address)
    return [
        Slide(
            SlideKind.CLOSING,
            (Span(thanks(post.meta.language)),),
            line=told[-1].line,
            heading=_OF_ITS_OWN,
            subtitle=(Span(readable_address(address), href=address),) if address else (),
            byline=_byline(post),
            picture=Picture(code, "", line=told[-1].line) if address and code in gallery else None,
            description=f"QR code: {address}" if address else "",
        )
    ]


def public_address(post: Post) -> str:
    """Where the post is on the web; empty where it is not said in full."""
    address = (post.meta.address or post.base or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname and "{" not in address else ""


def readable_address(address: str) -> str:
    """An address as people write it: without its scheme, with its own letters."""
    decoded = unquote(address)
    words = decoded if decoded.isprintable() and " " not in decoded else address
    return words.partition("://")[2].removeprefix("www.").rstrip("/")


def _byline(post: Post) -> Text:
    """The authors, and below them what they spoke about."""
    authors = ", ".join(post.meta.authors)
    title = plain(post.meta.title)
    lines = [Span(words) for words in (authors, title) if words]
    return (lines[0], LineBreak(), lines[1]) if len(lines) == 2 else tuple(lines)
