"""Which dialects a post is written in, from its text and the site around it.

A post may be written in several: a Quartz garden is Obsidian and Hugo. Invariant: nothing within code is a sign, but
for those that say so.
"""

from __future__ import annotations

from collections.abc import Iterable

from post2slides.read.dialects.dialect import Dialect, Recognised, Sign, Site
from post2slides.read.dialects.verbatim import mask


def recognise(text: str, site: Site, dialects: Iterable[Dialect]) -> tuple[Recognised, ...]:
    """Those of `dialects` of which `text`, front matter and all, or `site` bears a sign, in their order."""
    masked = mask(text)
    found = (_recognised(dialect, text, masked, site) for dialect in dialects)
    return tuple(recognised for recognised in found if recognised)


def _recognised(dialect: Dialect, text: str, masked: str, site: Site) -> Recognised | None:
    for sign in dialect.signs:
        if _on_disk(sign, site):
            return Recognised(dialect, sign.why)
        shown = text if sign.in_code else masked
        if sign.pattern and sign.needs in shown and (match := sign.pattern.search(shown)):
            return Recognised(dialect, sign.why, text.count("\n", 0, match.start()) + 1)
    return None


def _on_disk(sign: Sign, site: Site) -> bool:
    return bool(sign.files & site.files) or (sign.path is not None and sign.path.search(site.path) is not None)
