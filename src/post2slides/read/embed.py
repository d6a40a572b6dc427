"""What a post shows from elsewhere: videos, sound, maps, gists, posts of social networks, other pages.

Invariant: its address stays what a reader can open: that of the page with the video and not of the player.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from post2slides.model.post import Block, Embed, EmbedKind, Span, Text
from post2slides.read.context import line_of
from post2slides.read.pieces import Embedded
from post2slides.read.tree import Node
from post2slides.regex import regex

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
        regex(r"^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?!videoseries|playlist)([\w-]{6,})(?:\?.*)?$"),
        r"https://www.youtube.com/watch?v=\1",
    ),
    (regex(r"^https?://player\.vimeo\.com/video/(\d+).*$"), r"https://vimeo.com/\1"),
    (regex(r"^(https?://codepen\.io/[\w-]+)/embed/(?:preview/)?([\w-]+).*$"), r"\1/pen/\2"),
    (regex(r"^(https?://codesandbox\.io)/embed/([\w-]+).*$"), r"\1/s/\2"),
    (regex(r"^(https://gist\.github\.com/.+)\.js(?:\?.*)?$"), r"\1"),
)

_EMPTY_TITLES = frozenset({"youtube video player", "vimeo-player", "embedded content", "iframe", "video", "player"})
"""What players are called by the sites that hand out the code for them."""

# Where YouTube keeps a picture of each video, whatever its address: in the size that every video has.
_YOUTUBE = regex(
    r"^https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/)|youtu\.be/)([\w-]{11})(?![\w-])"
)
_PICTURE_OF_VIDEO = regex(r"^https?://(?:i\d?\.ytimg\.com|img\.youtube\.com)/vi(?:_webp)?/|vumbnail\.com/")
_VIDEO_PAGE = regex(r"^https?://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?|shorts/|live/)|youtu\.be/|vimeo\.com/\d)")
_THUMBNAIL = "https://i.ytimg.com/vi/{}/hqdefault.jpg"

_PLAYED = (".mp4", ".m4v", ".mov", ".mp3", ".m4a", ".wav")
"""What PowerPoint plays of what browsers do, by the ends of addresses."""
_CLIP = regex(r"\.(?:mp4|m4v|mov|webm|ogv|mp3|m4a|wav|ogg|oga|flac)(?:[?#].*)?$", re.IGNORECASE)

_ELEMENTS: Mapping[str, EmbedKind] = MappingProxyType({"video": "video", "audio": "audio"})


def embedded(element: str, addresses: Sequence[str], title: str, line: int, poster: str = "") -> Embedded:
    """What an HTML element called `element` shows from the best of `addresses`."""
    opened = page(_best(addresses))
    title = " ".join(title.split())
    kind = _ELEMENTS.get(element) or kind_of(opened)
    return Embedded(kind, opened, "" if title.lower() in _EMPTY_TITLES else title, line, poster or thumbnail(opened))


def _best(addresses: Sequence[str]) -> str:
    """The first that PowerPoint plays, else the first: a page has the same film in several formats."""
    played = (address for address in addresses if _path(address).endswith(_PLAYED))
    return next(played, addresses[0] if addresses else "")


def _path(address: str) -> str:
    return re.sub(r"[?#].*$", "", address).lower()


def is_clip(address: str) -> bool:
    """Whether an address is that of a film's or a sound's file."""
    return _CLIP.search(address) is not None


def thumbnail(address: str) -> str:
    """The address of the picture that YouTube has of a video; nothing for what is elsewhere."""
    match = _YOUTUBE.match(address)
    return _THUMBNAIL.format(match[1]) if match else ""


def clip(source: str, title: Text, line: int) -> Embed:
    """The film or sound that a post shows as if it were a picture, `![A film](film.mp4)`."""
    return Embed(kind_of(source), source, line, title)


def linked_video(href: str, thumbnail_source: str, title: Text, line: int) -> Embed:
    """The video to which a picture of it leads, as README files have it."""
    return Embed("video", href, line, title, thumbnail_source)


def is_linked_video(href: str | None, source: str) -> bool:
    """Whether `source` is a site's own picture of the video at `href`."""
    return bool(href and _PICTURE_OF_VIDEO.search(source) and kind_of(href) == "video")


def bare(text: Text, line: int) -> Embed | None:
    """The video whose address is all that a paragraph says: blogs show its player there."""
    match text:
        case [Span(href=str(href)) as only] if only.text.strip().removeprefix("https://") == href.removeprefix(
            "https://"
        ) and _VIDEO_PAGE.match(href):
            return Embed("video", href, line, (), thumbnail(href))
        case _:
            return None


def kind_of(address: str) -> EmbedKind:
    """What is behind an address, as far as the address says."""
    return next((kind for kind, pattern in _KINDS.items() if re.search(pattern, address, re.IGNORECASE)), "page")


def page(address: str) -> str:
    """The address at which a person opens what a player at `address` shows."""
    address = f"https:{address}" if address.startswith("//") else address
    return next((pattern.sub(page, address) for pattern, page in _PAGES if pattern.match(address)), address)


def block(piece: Embedded) -> Embed:
    """What stands on its own."""
    return Embed(piece.kind, piece.address, piece.line, (Span(piece.title),) if piece.title else (), piece.poster)


def in_quote(node: Node) -> tuple[Block, ...]:
    """The post of a social network that a `blockquote` without text leaves to a script to show."""
    address = str(node.attrs.get("data-instgrm-permalink") or node.attrs.get("cite") or "")
    return (Embed(kind_of(page(address)), page(address), line_of(node)),) if address else ()
