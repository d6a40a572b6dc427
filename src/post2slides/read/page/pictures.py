"""The pictures of a page: each once, with the best address that the page knows for it.

Scripts that load pictures late keep the address in an attribute of their own, or the picture in a `<noscript>`; a
saved page has addresses of its folder. Invariant: no picture of the article goes but those that show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from post2slides.read.page.tree import Element, classes, drop, elements, get, has, name_of, text_of, unwrap
from post2slides.read.web_address import path_of
from post2slides.regex import regex

_LATE = (
    *("data-src", "data-original", "data-lazy-src", "data-lazyload", "data-actualsrc", "data-original-src"),
    *("data-hi-res-src", "data-full-src", "data-large-file", "data-orig-file", "data-srcset", "data-lazy-srcset"),
    *("data-lazy", "data-echo", "data-url", "data-image-src", "lazysrc", "data-orig-src", "data-phocus"),
)
"""Where the scripts of blogs, WordPress, Zhihu, WeChat and Tistory look for the address."""
_PLACEHOLDER = regex(
    r"^data:|^about:|blank|placeholder|loading|loader|spacer|lazy|transparent|1x1|grey|gray\.|pixel|img-default|dot\.gif",
    re.IGNORECASE,
)
_COUNTERS = regex(r"/_/stat\?|/b\.gif|pixel\.wp\.com|/tr\?id=|doubleclick|googlesyndication|feedburner\.com/~r")
_EMOJI = frozenset({"emoji", "wp-smiley", "twemoji", "emojione", "joypixels", "notion-emoji"})
_TINY = 2
"""px: what is no larger counts readers."""
_ICON = 64
"""px: a picture that the page shows no larger is an icon, and stays one; other widths are those of the files."""
_CANDIDATE = regex(r"(?P<address>\S*[^\s,])(?:\s+(?P<size>\d+(?:\.\d+)?)(?P<unit>[wx]))?\s*(?:,|$)")
_LARGEST = 2600
"""px: more than a slide needs."""


def settle(root: Element) -> None:
    """Give each `<img>` within `root` one address, in `src`; take out those that show nothing."""
    for element in list(elements(root, "noscript")):
        _settle_fallback(element)
    for image in list(elements(root, "img", "amp-img")):
        image.tag = "img"
        if get(image, "alt") and (classes(image) & _EMOJI or "data-emoji" in image.attrib):
            _as_text(image)
        elif _counts_readers(image):
            drop(image)
        else:
            _settle(image)
    for picture in list(elements(root, "picture")):
        for source in list(elements(picture, "source")):
            unwrap(source)  # the parser puts what follows into it


def _settle_fallback(fallback: Element) -> None:
    """What a page shows without scripts: in place of the placeholder right before or behind it."""
    shown = [image for image in elements(fallback, "img") if not _counts_readers(image)]
    if not shown:
        if not text_of(fallback) or not has(fallback, "p", "iframe", "a"):
            drop(fallback)
        return
    for beside in _neighbours(fallback):
        images = list(elements(beside, "img"))
        if len(images) == 1 and not images[0].xpath("ancestor::noscript") and _is_same(images[0], shown[0]):
            drop(images[0])
            break
    unwrap(fallback)


def _neighbours(element: Element) -> Iterator[Element]:
    """The elements right before and behind, and those beside what holds `element` alone."""
    here: Element | None = element
    for _ in range(3):
        if here is None:
            return
        for beside in (here.getprevious(), here.getnext()):
            if beside is not None and name_of(beside):
                yield beside
        here = here.getparent()


def _is_same(placeholder: Element, image: Element) -> bool:
    """Whether `placeholder` stands for `image`, rather than being another picture of the post."""
    address = _address(placeholder)
    if not address or _PLACEHOLDER.search(get(placeholder, "src") or "data:"):
        return True
    mine, theirs = _file(address), _file(_address(image))
    return mine == theirs or path_of(address).split("/")[-1] == path_of(_address(image)).split("/")[-1]


def _as_text(image: Element) -> None:
    alt = get(image, "alt")
    image.tail = alt + (image.tail or "")
    drop(image)


def _counts_readers(image: Element) -> bool:
    sizes = [_pixels(image, side) for side in ("width", "height")]
    tiny = any(size is not None and size <= _TINY for size in sizes)
    return tiny or bool(_COUNTERS.search(get(image, "src")))


def _pixels(image: Element, side: str) -> int | None:
    value = get(image, side).removesuffix("px")
    if not value:
        styled = re.search(rf"(?:^|[;\s]){side}\s*:\s*(\d+)px", get(image, "style"))
        value = styled[1] if styled else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def _settle(image: Element) -> None:
    address = _address(image)
    if not address or address.startswith("data:image/gif;base64,R0lGOD"):
        drop(image)
        return
    width = _pixels(image, "width")
    title, alt = get(image, "title"), get(image, "alt")
    for attribute in list(image.attrib):
        if attribute not in ("alt", "id"):
            del image.attrib[attribute]
    image.set("src", address)
    if title and title not in (alt, _file(address)):
        image.set("title", title)
    if width is not None and width <= _ICON:
        image.set("width", str(width))


def _address(image: Element) -> str:
    """The address that the picture has once its page has loaded."""
    source, late = get(image, "src"), _late(image)
    largest = _largest(get(image, "srcset")) or _of_sources(image)
    if late and (not source or _PLACEHOLDER.search(source) or not _is_local(source)):
        return late
    if not source or source.startswith(("data:", "about:")):
        return largest or source
    if largest and not _is_local(source) and re.search(r"\s\d+w\b", get(image, "srcset")):
        return largest
    return source


def _late(image: Element) -> str:
    for name in _LATE:
        if value := get(image, name):
            return _largest(value) if name.endswith("srcset") else value
    return ""


def _of_sources(image: Element) -> str:
    """The first of the `<source>`s that a `<picture>` offers in its place."""
    around = next(image.iterancestors("picture"), None)
    if around is None:
        return ""
    sources = [_largest(get(source, "srcset") or get(source, "data-srcset")) for source in elements(around, "source")]
    return next(filter(None, sources), "")


def _largest(candidates: str) -> str:
    """The largest of a `srcset` that a slide has a use for."""
    found = [
        (float(match["size"] or 1) * (1 if match["unit"] == "w" else 1000), match["address"])
        for match in _CANDIDATE.finditer(candidates)
    ]
    fitting = [candidate for candidate in found if candidate[0] <= _LARGEST] or found[:1]
    return max(fitting, default=(0.0, ""))[1]


def _is_local(address: str) -> bool:
    """Whether the address is one of the folder that was saved with the page, or of its site."""
    return not address.startswith(("http://", "https://", "//"))


def _file(address: str) -> str:
    return PurePosixPath(unquote(path_of(address))).name
