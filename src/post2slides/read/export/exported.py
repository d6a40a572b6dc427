"""One post of an export, and the page that is made of it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    title: str
    slug: str
    """Its name in its address."""
    page: str
    """The post as an HTML page, its facts in the head."""
    draft: bool = False


def page(
    body: str,
    *,
    title: str,
    line: int = 1,
    date: str = "",
    language: str = "",
    address: str = "",
    description: str = "",
    cover: str = "",
    authors: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> str:
    """An HTML page with the facts and the `body` of a post, which begins on `line` of the export."""
    metas = [
        ("property", "og:title", title),
        ("property", "og:type", "article"),
        ("property", "og:image", cover),
        ("property", "article:published_time", date),
        ("name", "description", description),
        *(("name", "author", author) for author in authors),
        *(("property", "article:tag", tag) for tag in tags),
    ]
    head = "".join(f'<meta {kind}="{name}" content="{html.escape(value)}">' for kind, name, value in metas if value)
    link = f'<link rel="canonical" href="{html.escape(address)}">' if address else ""
    named = f' lang="{html.escape(language)}"' if language else ""
    return f"<!DOCTYPE html><html{named}><head>{link}{head}</head><body><article>" + "\n" * (line - 1) + body
