"""What a post shows from elsewhere: videos, sound, maps, gists, posts of social networks, other pages.

Invariant: its address stays what a reader can open: that of the page with the video and not of the player.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from post2slides.model.post import Block, Embed, EmbedKind, Span
from post2slides.read.context import Node, line_of
from post2slides.read.pieces import Embedded

_KINDS: Mapping[EmbedKind, str] = MappingProxyType(
    {
        "video": r"youtu\.be/|youtube(-nocookie)?\.com/|vimeo\.com/|dailymotion\.com/|bilibili\.com/|twitch\.tv/"
        r"|loom\.com/|tv\.(naver|kakao)\.com/|nicovideo\.jp/|asciinema\.org/|\.(mp4|m4v|webm|mov|ogv)(\?|#|$)",
        "audio": r"soundcloud\.com/|spotify\.com/|podcasts\.apple\.com/|\.(mp3|m4a|wav|ogg|oga|flac)(\?|#|$)",
        "post": r"[/.](twitter|x|instagram|facebook|threads|linkedin|reddit|bsky)\.(com|net|app)/|/@\w+/\d+/embed",
        "code": r"gist\.github\.com/|codepen\.io/|codesandbox\.io/|jsfiddle\.net/|stackblitz\.com/|replit\.com/"
        r"|play\.(rust-lang|golang)\.org/|go\.dev/play|kotlinlang\.org/|observablehq\.com/|glitch\.com/",
        "map": r"google\.[a-z.]+/maps|maps\.google\.|openstreetmap\.org/|map\.(naver|kakao)\.com/",
        "document": r"\.pdf(\?|#|$)|slideshare\.net/|speakerdeck\.com/|docs\.google\.com/|issuu\.com/",
    }
)
"""What the addresses of each kind have in them."""

# The address of a player, and that of the page with the same thing.
_PAGES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})(?:\?.*)?$"),
        r"https://www.youtube.com/watch?v=\1",
    ),
    (re.compile(r"^https?://player\.vimeo\.com/video/(\d+).*$"), r"https://vimeo.com/\1"),
    (re.compile(r"^(https?://codepen\.io/[\w-]+)/embed/(?:preview/)?([\w-]+).*$"), r"\1/pen/\2"),
    (re.compile(r"^(https?://codesandbox\.io)/embed/([\w-]+).*$"), r"\1/s/\2"),
    (re.compile(r"^(https://gist\.github\.com/.+)\.js(?:\?.*)?$"), r"\1"),
)

_EMPTY_TITLES = frozenset({"youtube video player", "vimeo-player", "embedded content", "iframe", "video", "player"})
"""What players are called by the sites that hand out the code for them."""

_ELEMENTS: Mapping[str, EmbedKind] = MappingProxyType({"video": "video", "audio": "audio"})


def embedded(element: str, address: str, title: str, line: int) -> Embedded:
    """What an HTML element called `element` shows from `address`."""
    opened = page(address)
    title = " ".join(title.split())
    return Embedded(
        _ELEMENTS.get(element) or kind_of(opened), opened, "" if title.lower() in _EMPTY_TITLES else title, line
    )


def kind_of(address: str) -> EmbedKind:
    """What is behind an address, as far as the address says."""
    return next((kind for kind, pattern in _KINDS.items() if re.search(pattern, address, re.IGNORECASE)), "page")


def page(address: str) -> str:
    """The address at which a person opens what a player at `address` shows."""
    address = f"https:{address}" if address.startswith("//") else address
    return next((pattern.sub(page, address) for pattern, page in _PAGES if pattern.match(address)), address)


def block(piece: Embedded) -> Embed:
    """What stands on its own."""
    return Embed(piece.kind, piece.address, piece.line, (Span(piece.title),) if piece.title else ())


def in_quote(node: Node) -> tuple[Block, ...]:
    """The post of a social network that a `blockquote` without text leaves to a script to show."""
    address = str(node.attrs.get("data-instgrm-permalink") or node.attrs.get("cite") or "")
    return (Embed(kind_of(page(address)), page(address), line_of(node)),) if address else ()
