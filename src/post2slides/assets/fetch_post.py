"""Fetches a post from the web, with the client, the limits and the checks of pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from post2slides.assets.client import Answer, Client, escaped
from post2slides.assets.faults import PictureFault
from post2slides.assets.options import FetchOptions
from post2slides.assets.sniff import HEAD, sniff
from post2slides.diagnostics import PostError
from post2slides.regex import regex

_HEADERS = {"Accept": "text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.5"}
_SOURCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        regex(r"^https?://(?:www\.)?github\.com/([^/]+/[^/]+)/(?:blob|raw|edit)/(.+?)(?:[?#].*)?$"),
        r"https://raw.githubusercontent.com/\1/\2",
    ),
    (regex(r"^(https?://gist\.github\.com/[\w-]+/[0-9a-f]+)/?(?:#.*)?$"), r"\1/raw"),
    (regex(r"^(https?://[^/]+/.+?)/-/blob/(.+?)(?:[?#].*)?$"), r"\1/-/raw/\2"),
    (regex(r"^(https?://(?:codeberg\.org|gitea\.com)/[^/]+/[^/]+)/src/(.+?)(?:[?#].*)?$"), r"\1/raw/\2"),
)
"""The address of a page that shows a file, and that of the file (GitHub, gists, GitLab, Forgejo)."""
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "an archive",
}
_CHARSET = regex(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_EMPTY = "Check the address in a browser."
_ADVICE = {
    "offline": "Connect, or save the page in a browser and convert the file.",
    "no network": "Check the address and the connection; or save the page in a browser and convert the file.",
    "private address": "If it is a server of your own, allow it: --allow-host NAME.",
    "HTTP 404": _EMPTY,
    "HTTP 410": _EMPTY,
    "HTTP 401": "The page wants a login: save it in a browser that has one, and convert the file.",
    "HTTP 403": "The server refuses programs: save the page in a browser, and convert the file.",
    "HTTP 429": "The server refuses so many requests: wait, or save the page in a browser and convert the file.",
    "too large": "Save the post alone, and convert the file.",
}
_OTHERWISE = "Try again later, or save the page in a browser and convert the file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """A post as its server gave it."""

    content: bytes
    address: str
    """Where it was in the end: what it names without host is there."""
    media_type: str
    """Such as `text/html`; empty where the server does not say."""
    charset: str


def fetch_post(address: str, options: FetchOptions) -> Fetched:
    """The post at an http(s) address.

    Raises PostError where there is none, in words that say what to do.
    """
    try:
        if options.offline:
            raise PictureFault("picture-unreachable", "offline")
        answer = Client(options).get(escaped(source_address(address)), _HEADERS)
    except PictureFault as fault:
        raise PostError(_told(fault), file=address, hint=_ADVICE.get(fault.reason, _OTHERWISE)) from None
    if kind := _foreign(answer.content):
        raise PostError(f"is {kind}, not a post", file=address, hint="Give the address of an HTML page or of Markdown.")
    return _fetched(answer)


def source_address(address: str) -> str:
    """The address of the file that a page of GitHub and its like only shows."""
    return next((pattern.sub(source, address) for pattern, source in _SOURCES if pattern.match(address)), address)


def _told(fault: PictureFault) -> str:
    if fault.reason == "offline":
        return "is on the web, and --offline keeps off it"
    return f"cannot be fetched: {'; '.join(filter(None, (fault.reason, fault.detail)))}"


def _foreign(content: bytes) -> str:
    """What the content is, where it is no text."""
    known = next((kind for mark, kind in _BINARY.items() if content.startswith(mark)), "")
    if not known and sniff(content[:HEAD]) is not None:
        return "a picture"
    return known or (
        "no text" if b"\0" in content[:1024] and not content.startswith((b"\xff\xfe", b"\xfe\xff")) else ""
    )


def _fetched(answer: Answer) -> Fetched:
    told = answer.headers.get("content-type", "")
    charset = _CHARSET.search(told)
    return Fetched(
        answer.content, answer.address, told.partition(";")[0].strip().lower(), charset[1] if charset else ""
    )
