"""What calls become: HTML and Markdown that the readers know. Addresses are escaped; captions are Markdown."""

from __future__ import annotations

import html
import re
from textwrap import dedent

from post2slides.read.dialects.calls import Markup
from post2slides.regex import regex

NOTHING = Markup("")
_DIGITS = regex(r"\s*(\d+)\s*(?:px)?\s*")


def attribute(name: str, value: str) -> str:
    """` name="value"`, or nothing without a value."""
    return f' {name}="{html.escape(" ".join(value.split()))}"' if value.strip() else ""


def picture(source: str, alt: str = "", caption: str = "", *, width: str = "", href: str = "") -> Markup:
    """A picture: a figure where it has a caption, else an image where it stands. Nothing without an address."""
    if not source.strip():
        return Markup(caption or alt)
    pixels = _DIGITS.fullmatch(width)
    image = f"<img{attribute('src', source)}{attribute('alt', alt)}{attribute('width', pixels[1] if pixels else '')}>"
    image = f"<a{attribute('href', href)}>{image}</a>" if href else image
    if not caption.strip():
        return Markup(image)
    return Markup(
        f"<figure>{image}\n<figcaption>\n\n{' '.join(caption.split())}\n\n</figcaption></figure>", is_block=True
    )


def embed(address: str, title: str = "", *, element: str = "iframe") -> Markup:
    """Something from elsewhere. Nothing but its title without an address."""
    if not address.strip():
        return Markup(title)
    return Markup(f"<{element}{attribute('src', address)}{attribute('title', title)}></{element}>", is_block=True)


def link(address: str, text: str = "") -> Markup:
    """A link, in the sentence."""
    return Markup(
        f"<a{attribute('href', address)}>{html.escape(text or address)}</a>" if address else html.escape(text)
    )


def callout(kind: str, title: str = "") -> Markup:
    """What begins a callout of the kind that authors call `kind`; `CALLOUT_END` ends it."""
    names = re.sub(r"[^\w -]+", " ", kind.lower())
    heading = f'\n<p class="callout-title">{html.escape(title)}</p>' if title.strip() else ""
    return Markup(f'<aside class="callout {names}">{heading}', is_block=True)


CALLOUT_END = Markup("</aside>", is_block=True)


def titled(title: str) -> Markup:
    """The line that names what follows: the summary of details, the label of a tab."""
    return Markup(f"**{' '.join(title.split())}**", is_block=True) if title.strip() else Markup("\n\n")


def code(text: str, language: str = "", title: str = "") -> Markup:
    """A fence around `text`, longer than any within it."""
    text = dedent(text.strip("\n")).rstrip()
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`{3,}", text))])
    named = f' title="{title}"' if title else ""
    return Markup(f"{ticks}{language}{named}\n{text}\n{ticks}", is_block=True)
