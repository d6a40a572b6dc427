"""What calls mean under whatever dialect: `figure`, `youtube`, `note` and `tabs` have the same names all over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from post2slides.read.callout_kinds import NAMES
from post2slides.read.dialects import markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Meaning, Verbatim, Wrapper
from post2slides.regex import regex

_CAPTION = ("caption", "title", "legend", "desc", "description", "catpion")
_KINDS = {*NAMES, "default", "primary"}
_ICON = regex(r"[a-z][a-z0-9-]*")
_SOURCE = ("src", "source", "url", "image", "img", "path", "image_path", "file", "filename", "link", "href", "light")


def picture(call: Call) -> Markup:
    """A picture whose first positional argument is its address, the second its description, the third its caption."""
    source = call.get(*_SOURCE) or call.at(0)
    behind = call.positional[0 if call.get(*_SOURCE) else 1 :]
    alt = call.get("alt") or next(iter(behind), "")
    return markup.picture(source, alt, call.get(*_CAPTION) or " ".join(behind[1:2]), width=call.get("width"))


def embed(template: str, *keys: str) -> Leaf:
    """What is at the address that `template` makes of an identifier; an address in its place is taken as it is."""

    def write(call: Call) -> Markup:
        given = call.get(*keys, "id", "url", "src", "href") or call.at(0)
        address = given if "://" in given or not given else template.format(given.strip("/"))
        return markup.embed(address, call.get("title", "caption"))

    return Leaf(write)


def media(element: str) -> Leaf:
    """A sound or film at the address that is given."""

    def write(call: Call) -> Markup:
        address = call.get("src", "url", "file", "mp4", "webm", "mp3", "link") or call.at(0)
        return markup.embed(address, call.get("title", "caption", "alt"), element=element)

    return Leaf(write)


def callout(kind: str = "") -> Wrapper:
    """A callout; without a `kind`, of the one that its arguments tell."""

    def begin(call: Call) -> Markup:
        style = call.get("style")  # GitBook's hints; of a component, it is CSS
        told = call.get("type", "kind", "level", "variant", "status") or (style if style.lower() in _KINDS else "")
        words = [word for word in call.positional if word not in ("no-icon", "flat", "simple", "modern")]
        words = [word for word in words if word in _KINDS or call.name.lower() != "alert" or not _ICON.fullmatch(word)]
        if not told and words and words[0].lower() in _KINDS:
            told = words.pop(0)
        return markup.callout(told or kind or "note", call.get("title", "heading", "summary") or " ".join(words))

    return Wrapper(begin, lambda call: markup.CALLOUT_END)


def named(*keys: str) -> Wrapper:
    """Content under the line that names it."""
    given = keys or ("title", "label", "name", "summary", "header", "value", "tabname")
    return Wrapper(lambda call: markup.titled(call.get(*given) or call.at(0)), lambda call: _BREAK)


WHOLE_TITLE = Wrapper(lambda call: markup.titled(" ".join(call.positional)), lambda call: Markup("\n\n"))
"""Content under a title that is written without quotation marks."""


def kept(text: str = "\n\n") -> Wrapper:
    """Content as it is, a paragraph of its own."""
    return Wrapper(lambda call: Markup(text), lambda call: Markup(text))


def _cited(words: Sequence[str]) -> str:
    """`Ada, Book https://x.example Site`: whose words these are, and where they stand."""
    place = next((index for index, word in enumerate(words) if "://" in word), None)
    if place is None:
        return " ".join(words)
    return " ".join(filter(None, (*words[:place], f"[{' '.join(words[place + 1 :]) or words[place]}]({words[place]})")))


def _quote_end(call: Call) -> Markup:
    by = call.get("author", "by", "cite", "source", "name") or _cited(call.positional)
    return Markup(f"— {by}\n\n</blockquote>" if by else "</blockquote>", is_block=True)


QUOTE = Wrapper(lambda call: Markup("<blockquote>", is_block=True), _quote_end)


QUOTE_OF_NOBODY = Wrapper(
    lambda call: Markup("<blockquote>", is_block=True), lambda call: Markup("</blockquote>", is_block=True)
)
"""A quote whose arguments are about its looks."""


def _gist(call: Call) -> Markup:
    path = "/".join(part.strip("/") for part in call.positional[:2] if "." not in part or "/" in part)
    given = call.get("id", "url", "src") or path
    return markup.embed(given if "://" in given or not given else f"https://gist.github.com/{given}")


def _tweet(call: Call) -> Markup:
    given = call.get("id", "url", "tweetid", "tweetlink") or call.at(0)
    user = call.get("user", "username") or "i"
    if "://" in given or not given:
        return markup.embed(given)
    return markup.embed(
        f"https://twitter.com/{given}" if "/" in given else f"https://twitter.com/{user}/status/{given}"
    )


def _titled_link(call: Call) -> Markup:
    """The title of a card, which leads where the card does."""
    title, address = call.get("title", "label", "header"), call.get("href", "link", "url", "to")
    if not title:
        return _BREAK
    return Markup(f"**[{title}]({address})**" if address else f"**{title}**", is_block=True)


def _formula(call: Call, content: str) -> Markup:
    """LaTeX, which MDX writes in a string of JavaScript."""
    latex = content.strip().removeprefix("{").removesuffix("}").strip("`\"' \n") or call.get("math", "tex")
    displayed = call.get("display") == "true" or "block" in call.name.lower() or "\n" in content.strip()
    return Markup(f"$$\n{latex}\n$$" if displayed else f"${latex}$", is_block=displayed) if latex else markup.NOTHING


def _tab(call: Call) -> Markup:
    """A tab's name; one that has a language holds code."""
    named_by = call.get("title", "label", "name", "header", "value", "tabname") or call.at(0)
    fence = f"\n\n```{call.get('lang')}" if call.get("lang") and call.get("code") != "false" else ""
    return Markup(markup.titled(named_by).text + fence, is_block=True)


def _tab_end(call: Call) -> Markup:
    fenced = call.get("lang") and call.get("code") != "false"
    return Markup("```", is_block=True) if fenced else _BREAK


def _card(call: Call) -> Markup:
    address = call.get("url", "href", "link", "src") or next((part for part in call.positional if "://" in part), "")
    return markup.embed(address, call.get("title", "text", "label"))


def _code(call: Call, content: str) -> Markup:
    positional = [part for part in call.positional if part not in ("linenos", "linenos=table", "true", "false")]
    told = next((part.removeprefix("lang:") for part in positional if part.startswith("lang:")), "")
    words = [part for part in positional if ":" not in part and part != "link"]
    language = call.get("lang", "language") or told
    if not language and words:
        language = words.pop(0)
    title = call.get("title", "filename", "caption", "file") or (" ".join(words) if told else "")
    return markup.code(content, language, title)


def _mermaid(call: Call, content: str) -> Markup:
    return markup.code(content, "mermaid")


def _dropped(call: Call) -> Markup:
    return markup.NOTHING


def _link(call: Call) -> Markup:
    address = call.get("href", "to", "url") or next((part for part in call.positional if "/" in part), "")
    return markup.link(address, call.get("text", "title") or next((p for p in call.positional if p != address), ""))


_BREAK = Markup("\n\n")
DROPPED = Leaf(_dropped)
CARD = Leaf(_card)
CODE = Verbatim(_code)
PICTURE = Leaf(picture)
GALLERY = Wrapper(lambda call: Markup("\n\n<!-- slides: pictures=grid -->\n\n"), lambda call: Markup("\n\n"))
"""Pictures side by side."""
HIDDEN = Verbatim(lambda call, content: markup.NOTHING)
"""Content that the blog does not show either."""


def words(names: str, meaning: Meaning) -> dict[str, Meaning]:
    """`meaning` for each of the names."""
    return dict.fromkeys(names.split(), meaning)


_EMBEDS: Mapping[str, str] = {
    "youtube youtubelite youtube-lite youtube-embed lite-youtube youtubeiframe youtube_embed yt": (
        "https://www.youtube.com/watch?v={}"
    ),
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "instagram instagramembed": "https://www.instagram.com/p/{}/",
    "codepen": "https://codepen.io/{}",
    "codesandbox": "https://codesandbox.io/s/{}",
    "stackblitz": "https://stackblitz.com/edit/{}",
    "jsfiddle": "https://jsfiddle.net/{}",
    "spotify": "https://open.spotify.com/{}",
    "soundcloud": "https://soundcloud.com/{}",
    "asciinema": "https://asciinema.org/a/{}",
    "speakerdeck": "https://speakerdeck.com/{}",
    "slideshare": "https://www.slideshare.net/{}",
    "twitch": "https://www.twitch.tv/{}",
    "mastodon toot": "https://mastodon.social/{}",
    "github repo": "https://github.com/{}",
}

_CALLOUTS: Mapping[str, str] = {
    "note tip warning important caution danger info success error hint question example": "",
    "attention bug failure abstract todo": "",
    "pitfall gotcha wip canary experimental deprecated": "warning",
    "alert": "alert",
    "deepdive": "example",
    "notice callout admonition aside message hint_box note_box box": "?",
}


def _callouts() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for names, kind in _CALLOUTS.items():
        for name in names.split():
            found[name] = callout("" if kind == "?" else kind or name)
    return found


def _common() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for names, template in _EMBEDS.items():
        found |= words(names, embed(template, "id", "videoid", "video", "youtubeid", "youtube_id", "slug", "permalink"))
    found |= _callouts()
    found |= words(
        "figure image img picture fig postimage blogimage responsive_image responsive-image illustration", PICTURE
    )
    found |= words("staticimage gatsbyimage zoomimage nextimage lightbox asset_img thumbnail figurecaption", PICTURE)
    found |= words("quote blockquote pullquote citation", QUOTE)
    found |= words("gist", Leaf(_gist)) | words("tweet twitter x twittertweet tweetembed", Leaf(_tweet))
    found |= words("video", media("video")) | words("audio", media("audio"))
    found |= words("embed linkcard link-card blogcard ogp bookmark iframe codeembed pdf youtube_playlist", Leaf(_card))
    found |= words("highlight code codeblock code-block terminal terminalblock consoleblock prism", CODE)
    found |= words("mermaid", Verbatim(_mermaid))
    found |= words("link btn button", Leaf(_link))
    found |= words("details expand spoiler collapse fold accordion accordion_item disclosure toggle summary", named())
    found |= words("tabitem tabpanel tabs_item step accordionitem", named())
    found |= words("tab", Wrapper(_tab, _tab_end)) | words("card", Wrapper(_titled_link, lambda call: _BREAK))
    found |= words("katex math latex tex inlinemath blockmath", Verbatim(_formula))
    found |= words("icon fa fas fontawesome emoji-icon badge-icon", DROPPED) | words("rawhtml unsafe html", kept(""))
    found |= words("tabs tabgroup steps columns column row col center centered intro recap cards", kept())
    found |= words("gallery", GALLERY)
    found |= words("toc more tableofcontents table_of_contents adsense ad newsletter subscribe", DROPPED)
    found |= words("comment", HIDDEN)
    return found


COMMON: Mapping[str, Meaning] = MappingProxyType(_common())
"""The calls that every dialect knows, by their name in lower case."""
