"""dev.to (Forem): `{% embed https://… %}`, `{% youtube id %}`, `{% details Title %}` (https://dev.to/p/editor_guide)."""

from __future__ import annotations

from post2slides.read.dialects import liquid, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Verbatim, Vocabulary, Wrapper
from post2slides.read.dialects.dialect import Dialect, sign
from post2slides.read.dialects.vocabulary import DROPPED, WHOLE_TITLE, embed, words


def _page(call: Call) -> Markup:
    return markup.embed(_absolute(call.at(0)))


def _absolute(address: str) -> str:
    return address if "://" in address or not address else f"https://dev.to/{address.lstrip('/')}"


def _user(call: Call) -> Markup:
    return markup.link(_absolute(call.at(0)), f"@{call.at(0)}") if call.at(0) else markup.NOTHING


def _maths(call: Call, content: str) -> Markup:
    inline = "inline" in call.positional
    return Markup(f"${content.strip()}$" if inline else f"$$\n{content.strip()}\n$$", is_block=not inline)


def _call_to_action(call: Call) -> Markup:
    return Markup(f"<a{markup.attribute('href', call.at(0))}>") if "://" in call.at(0) else markup.NOTHING


VOCABULARY: Vocabulary = {
    **liquid.CONTROL,
    **words("details spoiler collapsible", WHOLE_TITLE),
    **words("cta", Wrapper(_call_to_action, lambda call: Markup("</a>"))),
    **words("runkit", Verbatim(lambda call, content: markup.code(content, "js"))),
    **words("listing poll", DROPPED),
    **words(
        "embed link post tag organization podcast medium stackexchange stackoverflow reddit wikipedia", Leaf(_page)
    ),
    **words("replit", embed("https://replit.com/{}")),
    **words("glitch", embed("https://glitch.com/edit/#!/{}")),
    "user": Leaf(_user),
    "katex": Verbatim(_maths),
}

DEVTO = Dialect(
    "devto",
    (
        sign(
            r"\{%-?\s*(?:(?:embed|link|post|github)\s+https?:|user\b|tag\b|replit|codepen|details|katex|runkit|cta|card\b)",
            "dev.to's tags",
        ),
        sign(r"\A---\n(?:(?!---\n)[^\n]*\n)*?cover_image:", "cover_image in the front matter"),
    ),
    liquid.PASSES,
    VOCABULARY,
)
