"""The alternative texts of a post's pictures. The deck has something in their place: the caption, or the heading."""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.check.finding import Finding
from post2slides.diagnostics import Severity
from post2slides.model.post import Picture, Post, walk
from post2slides.text.description import is_description

_REMEDY = "Say what it shows: ![what it shows](…)"


def alternatives(post: Post) -> Iterator[Finding]:
    """Pictures that neither an alternative text nor a caption describes."""
    for block in walk(post.blocks):
        if not isinstance(block, Picture) or block.caption or is_description(block.alt):
            continue
        if block.alt.strip():
            code, message = "description-file-name", f"“{block.alt.strip()}” describes nothing"
        else:
            code, message = "description-missing", "the picture has no description; its heading stands for one"
        yield Finding(Severity.WARNING, code, message, _REMEDY, line=block.line)
