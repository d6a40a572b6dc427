"""The card of what is shown elsewhere — a video, a map, a page: what it is, whose it is, and the link to it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from post2slides.layout.card_text import card_paragraphs, shortened
from post2slides.layout.draft import Draft
from post2slides.layout.furniture import furniture, kicker
from post2slides.layout.line_fit import fit, shape
from post2slides.layout.titles import full_title, title_text
from post2slides.layout.typesetter import Typesetter
from post2slides.model.deck import Slide
from post2slides.model.placed import Paragraph, PlacedSlide, TextShape
from post2slides.model.post import Embed, EmbedKind, Span, Text
from post2slides.theme.model import LayoutName, Placeholder, Role

_SITES: Mapping[str, str] = MappingProxyType(
    {
        "youtube.com": "YouTube",
        "youtu.be": "YouTube",
        "vimeo.com": "Vimeo",
        "twitter.com": "X",
        "x.com": "X",
        "instagram.com": "Instagram",
        "facebook.com": "Facebook",
        "gist.github.com": "GitHub Gist",
        "codepen.io": "CodePen",
        "codesandbox.io": "CodeSandbox",
        "jsfiddle.net": "JSFiddle",
        "stackblitz.com": "StackBlitz",
        "google.com": "Google",
        "docs.google.com": "Google Docs",
        "openstreetmap.org": "OpenStreetMap",
        "soundcloud.com": "SoundCloud",
        "spotify.com": "Spotify",
        "slideshare.net": "SlideShare",
        "speakerdeck.com": "Speaker Deck",
    }
)
"""How sites write their names; another is called by its host."""

_KINDS: tuple[EmbedKind, ...] = ("video", "audio", "post", "code", "map", "document", "page")
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": ("Video", "Audio", "Post", "Code", "Map", "Document", "Web page"),
        "ko": ("동영상", "오디오", "게시물", "코드", "지도", "문서", "웹 페이지"),
        "ja": ("動画", "音声", "投稿", "コード", "地図", "文書", "ウェブページ"),
        "zh": ("视频", "音频", "帖子", "代码", "地图", "文档", "网页"),
        "fr": ("Vidéo", "Audio", "Publication", "Code", "Carte", "Document", "Page web"),
        "de": ("Video", "Audio", "Beitrag", "Code", "Karte", "Dokument", "Webseite"),
        "es": ("Vídeo", "Audio", "Publicación", "Código", "Mapa", "Documento", "Página web"),
    }
)
"""What each kind is called, by language."""


def place_embed(draft: Draft, setter: Typesetter, footer: str) -> PlacedSlide:
    """The slide of something that is shown elsewhere."""
    layout = setter.theme.layouts[LayoutName.CARD]
    frame, below = layout.placeholders[Role.TITLE], layout.placeholders[Role.BODY]
    title = fit(title_text(draft.slide.title, draft.mark, frame.style, setter), frame.style, frame.room)
    shapes = (
        *kicker(draft.slide.kicker, layout, setter),
        shape("Title", title, frame, rtl=setter.rtl),
        TextShape("Link", _lines(draft, below, setter), below.ref),
        *furniture(layout, footer, setter),
    )
    return PlacedSlide(layout.name, full_title(draft), shapes, (), draft.slide.line, draft.slide.section)


def _lines(draft: Draft, frame: Placeholder, setter: Typesetter) -> tuple[Paragraph, ...]:
    """What it is, with its own title where the slide bears another, and its address on one line."""
    embed = draft.slide.embed or Embed("page", "", draft.slide.line)
    href = embed.address if embed.address.startswith(("http:", "https:")) else None
    address = Span(shortened(embed.address), href=href)
    return card_paragraphs(description(draft.slide, embed, setter.language), (address,), frame, setter)


def description(slide: Slide, embed: Embed, language: str, seconds: int = 0) -> Text:
    """What it is and whose, how long it plays, and its own title where the slide bears another."""
    kind = dict(zip(_KINDS, _NAMES.get(language.partition("-")[0], _NAMES["en"]), strict=True))[embed.kind]
    parts = (kind, _site(embed.address), _duration(seconds))
    what: Text = (Span(" · ".join(part for part in parts if part)),)
    return (*what, Span(": "), *embed.title) if slide.opens and embed.title else what


def _duration(seconds: int) -> str:
    """Such as `4:05`, or `1:02:30`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    long = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return long if seconds else ""


def _site(address: str) -> str:
    """The name of the site, or its host."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no IPv6 address
        return ""
    return next((name for end, name in _SITES.items() if host == end or host.endswith(f".{end}")), host)
