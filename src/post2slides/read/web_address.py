"""Addresses on the web, which people write in every damaged form. Invariant: none raises."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from post2slides.regex import regex

_WEB = regex(r"https?://[^\s/?#]+", re.IGNORECASE)


def is_web(address: str) -> bool:
    """Whether an address leads to the web by itself."""
    return _WEB.match(address) is not None


def joined(base: str, address: str) -> str:
    """`address` in full; as it is where one of the two is damaged."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def path_of(address: str) -> str:
    """The path in an address."""
    try:
        return urlsplit(address).path
    except ValueError:
        return address


def resolved(address: str, base: str) -> str:
    """The address of a link in full, where the post's own is known; within the post, the fragment alone."""
    if not base:
        return address
    whole = joined(base, address)
    page, _, fragment = whole.partition("#")
    within = page.rstrip("/") == base.partition("#")[0].rstrip("/")
    return f"#{fragment}" if within and fragment else whole
