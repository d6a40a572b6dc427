"""WordPress's shortcodes in a post: `[caption]`, `[gallery]`, `[embed]`, `[code]` and their like, made HTML.

Source: https://wordpress.com/support/wordpress-editor/blocks/shortcode-block/. Invariant: brackets in prose stay;
a shortcode that is not known goes, and what stands in it stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import partial

from post2slides.regex import regex

_TAG = regex(
    r"(?<!\[)\[(?P<closing>/?)(?P<name>[a-zA-Z][\w-]*)(?P<arguments>(?:\s+[^\[\]\"']*(?:\"[^\"]*\"|'[^']*')?)*)\s*/?\](?!\])"
)
_ARGUMENT = regex(r"(?:(?P<key>[\w-]+)\s*=\s*)?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=]+))")
_CODE = regex(
    r"\[(?P<name>code|sourcecode|source|php|js|python|java|cpp|csharp|sql|bash|css|html|xml|ruby)(?P<arguments>[^\]]*)\]"
    r"(?P<code>.*?)\[/(?P=name)\]",
    re.DOTALL | re.IGNORECASE,
)
_LATEX = regex(r"\$latex\s+(?P<dollars>[^$]+)\$|\[latex\](?P<tag>.*?)\[/latex\]", re.DOTALL)
_BUILDERS = regex(r"(?:vc|et_pb|fusion|av|nectar|tds?|wpv|elementor|su|mkdf|cs|fl)_", re.IGNORECASE)
_PRE = regex(r"(<pre\b.*?</pre>|<code\b.*?</code>)", re.DOTALL | re.IGNORECASE)
_DROPPED = frozenset(
    [
        *(
            "contact-form",
            "contact-form-7",
            "contact-field",
            "gravityform",
            "mc4wp_form",
            "wpforms",
            "ninja_form",
            "ads",
        ),
        *("adsense", "toc", "ez-toc", "login", "playlist", "subscribe", "jetpack_subscription_form", "social_share"),
        *("addtoany", "recent-posts", "blog_subscription_form"),
    ]
)
_PLAYERS: Mapping[str, str] = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "dailymotion": "https://www.dailymotion.com/video/{}",
    "ted": "https://www.ted.com/talks/{}",
    "gist": "https://gist.github.com/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
    "soundcloud": "https://soundcloud.com/{}",
    "spotify": "https://open.spotify.com/{}",
    "slideshare": "https://www.slideshare.net/{}",
    "googlemaps": "{}",
    "embed": "{}",
    "embedyt": "{}",
    "video": "{}",
    "audio": "{}",
}


def expanded(content: str, pictures: Mapping[str, str]) -> str:
    """`content` without shortcodes. `pictures` has the addresses of attachments by their number."""
    content = _CODE.sub(_as_code, content)
    content = _LATEX.sub(lambda match: f"\\({(match['dollars'] or match['tag']).strip()}\\)", content)
    pieces = _PRE.split(content)
    return "".join(piece if index % 2 else _expanded(piece, pictures) for index, piece in enumerate(pieces))


def _as_code(match: re.Match[str]) -> str:
    named, _ = _arguments(match["arguments"])
    language = named.get("language") or named.get("lang") or match["name"].lower()
    language = "" if language in ("code", "sourcecode", "source") else language
    code = match["code"].strip("\n")
    if "<" in code and "&lt;" not in code:
        code = html.escape(code, quote=False)
    return f'<pre class="language-{language}">{code}</pre>' if language else f"<pre>{code}</pre>"


def _expanded(text: str, pictures: Mapping[str, str]) -> str:
    text = re.sub(r"\[\[([^\[\]\n]+)\]\]", "\ue010\\1\ue011", text)  # [[x]] shows a shortcode as text
    names = {match["name"].lower() for match in _TAG.finditer(text) if match["closing"]}
    text = _whole("caption", _caption, text)
    text = _whole("wp_caption", _caption, text)
    for name in ("embed", "embedyt", "video", "audio", "youtube"):
        text = _whole(name, partial(_player, name), text)
    text = _TAG.sub(lambda match: _alone(match, names, pictures), text)
    return text.replace("\ue010", "[").replace("\ue011", "]")


Arguments = tuple[dict[str, str], list[str]]


def _whole(name: str, write: Callable[[Arguments, str], str], text: str) -> str:
    """`text` with what `write` makes of each `[name …]…[/name]`."""
    pattern = re.compile(
        rf"\[{name}(?P<arguments>(?:\s[^\]]*)?)\](?P<inner>(?:(?!\[{name}\b).)*?)\[/{name}\]", re.DOTALL
    )
    return pattern.sub(lambda match: write(_arguments(match["arguments"]), match["inner"]), text)


def _arguments(source: str) -> Arguments:
    named: dict[str, str] = {}
    positional: list[str] = []
    for match in _ARGUMENT.finditer(source):
        value = next((v for v in match.group("double", "single", "bare") if v is not None), "")
        if match["key"]:
            named[match["key"].lower()] = html.unescape(value)
        else:
            positional.append(html.unescape(value))
    return named, positional


def _caption(given: Arguments, inner: str) -> str:
    """A picture with the words behind it; before WordPress 3.4, the words were an argument."""
    picture = re.match(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inner, re.IGNORECASE)
    if picture is None:
        return inner
    words = inner[picture.end() :].strip() or given[0].get("caption", "")
    return f"<figure>{picture[0].strip()}<figcaption>{words}</figcaption></figure>"


def _player(name: str, given: Arguments, inner: str) -> str:
    named, positional = given
    kinds = ("src", "url", "mp4", "webm", "ogv", "mp3", "m4a", "ogg", "id")
    address = inner.strip() or next((named[kind] for kind in kinds if kind in named), "") or "".join(positional[:1])
    address = re.sub(r"<[^>]*>", "", address).lstrip("=").strip()
    if not address:
        return ""
    whole = address if "://" in address else _PLAYERS[name].format(address)
    element = name if name in ("video", "audio") else "iframe"
    return f'<{element} src="{html.escape(whole)}"></{element}>'


def _alone(match: re.Match[str], closed: set[str], pictures: Mapping[str, str]) -> str:
    """What one tag means that stands by itself, or whose content stays."""
    name, given = match["name"].lower(), _arguments(match["arguments"])
    if not match["closing"] and name == "gallery":
        numbers = re.findall(r"\d+", given[0].get("ids") or given[0].get("include") or "")
        return "".join(
            f'<p><img src="{html.escape(pictures[one])}" alt=""></p>' for one in numbers if pictures.get(one)
        )
    if not match["closing"] and name in _PLAYERS and (match["arguments"].strip() or name in closed):
        return _player(name, given, "")
    known = name in closed or name in _DROPPED or bool(_BUILDERS.match(name)) or bool(given[0])
    return "" if known else match[0]
