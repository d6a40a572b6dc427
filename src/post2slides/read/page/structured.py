"""The JSON-LD in a page (https://schema.org/Article), which engines and search plugins write."""

from __future__ import annotations

import json
from collections.abc import Iterator

from post2slides.read.page.tree import Element, elements, get

_KINDS = ("Article", "BlogPosting", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting")
_DEEPEST = 6


def article(root: Element) -> dict[str, str]:
    """`title`, `description`, `date` and `image` of the article that the page describes."""
    found = next(_articles(root), {})
    told = {
        "title": _text(found.get("headline") or found.get("name")),
        "description": _text(found.get("description")),
        "date": _text(found.get("datePublished") or found.get("dateCreated")),
        "image": _image(found.get("image")),
    }
    return {key: value for key, value in told.items() if value}


def authors(root: Element) -> list[str]:
    """The names of the article's authors."""
    given = next(_articles(root), {}).get("author")
    people = given if isinstance(given, list) else [given]
    known = {str(item.get("@id")): item for item in _items(root) if item.get("@id")}
    names = []
    for person in people:
        if isinstance(person, dict) and not person.get("name"):
            person = known.get(str(person.get("@id")), person)
        names.append(_text(person.get("name") if isinstance(person, dict) else person))
    return list(dict.fromkeys(name for name in names if name and "://" not in name))


def _articles(root: Element) -> Iterator[dict[str, object]]:
    for item in _items(root):
        kinds = item.get("@type")
        if any(kind in _KINDS for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield item


def _items(root: Element) -> Iterator[dict[str, object]]:
    for script in elements(root, "script"):
        if get(script, "type").lower() == "application/ld+json":
            try:
                yield from _maps(json.loads(script.text or "", strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _maps(value: object, depth: int) -> Iterator[dict[str, object]]:
    """All maps in the data, the outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _maps(inner, depth + 1)


def _text(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(value.split()) if isinstance(value, str) else ""


def _image(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
    return value.strip() if isinstance(value, str) else ""
