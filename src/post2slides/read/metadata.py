"""What a post says of itself: title, authors, date, cover and the rest, under the names that blog engines use.

Invariant: a field of an unexpected kind is reported and passed over; it never stops the post.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from post2slides.model.post import Meta, Text, plain
from post2slides.read.context import Context
from post2slides.read.date import read_date
from post2slides.read.front_matter_formats import FrontMatter, Value
from post2slides.read.language import as_tag
from post2slides.read.parser import title_markdown
from post2slides.read.spans import read_text
from post2slides.read.tree import tree
from post2slides.regex import regex

_TITLE = ("title",)
_SUBTITLE = ("subtitle", "sub_title", "subheading", "tagline", "lead")
_DESCRIPTION = ("description", "excerpt", "summary", "abstract", "spoiler")
_AUTHORS = ("authors", "author", "by", "creator", "created by", "writer")
_DATE = (
    "date",
    "published",
    "pubdate",
    "publishdate",
    "published_at",
    "created",
    "created_at",
    "created time",
    "date created",
)
_TAGS = ("tags", "tag", "topics", "keywords", "categories", "category")
_COVER = (
    "cover",
    "image",
    "cover_image",
    "coverimage",
    "featureimage",
    "feature_image",
    "featured_image",
    "featuredimage",
    "hero",
    "hero_image",
    "heroimage",
    "header",
    "thumbnail",
    "photo",
    "og_image",
    "ogimage",
    "previewimage",
    "banner",
    "images",
    "socialimage",
    "social_image",
    "featured-image",
    "featured",
    "cover-image",
    "cover_img",
    "teaser",
    "splash",
    "card",
    "preview",
    "seo",
    "og",
)
_COVER_PARTS = ("image", "path", "src", "url", "relative_path", "feature", "overlay_image", "teaser", "image_fullwidth")
_LANGUAGE = ("lang", "language", "locale")
_ADDRESS = ("canonical", "canonical_url", "canonicalurl", "permalink", "url", "address", "path")

# Where engines keep further fields: Zola, Hugo, Hugo's Blowfish and others.
_GROUPS = ("extra", "params", "taxonomies")

_CLOCK = ("today", "now", "last-modified", "`r sys.date()`", "auto")
"""Dates that the site's generator takes from its clock."""
_IN_PATH = regex(r"(?:^|/)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?=[-_/.]|$)")

# `published: true` and `hero: false` are no date and no picture.
_SWITCHES = ("true", "false")


def read_meta(front_matter: FrontMatter, context: Context) -> Meta:
    """The metadata in `front_matter`. The language is empty where it does not tell."""
    fields = _Fields(front_matter, context)
    if front_matter.fields.get("slides") and not front_matter.settings:
        context.warn("front-matter-field", "slides has no settings in it", fields.line(("slides",)))
    published = fields.first(_DATE)
    published = "" if published.lower() in _CLOCK or not published.strip("0-/:TZ ") else published
    when = read_date(published) if published else None
    if published and when is None:
        context.warn(
            "front-matter-date", f"{published!r} is no date that can be read; it is shown as it is", fields.line(_DATE)
        )
    return Meta(
        title=_inline(fields.first(_TITLE), context),
        subtitle=_inline(fields.first(_SUBTITLE), context),
        authors=fields.names(_AUTHORS),
        published=when,
        date_text=when.isoformat()[:10] if when else published,
        language=_language(fields, context),
        tags=fields.tags(_TAGS),
        description=_unmarked(fields.first(_DESCRIPTION)),
        cover=fields.cover(),
        address=fields.first(_ADDRESS) or None,
        settings=front_matter.settings,
    )


def dated(meta: Meta, path: str) -> Meta:
    """`meta`, with the date in the post's path or address where it has none: `2026-03-14-hall.md`, `/2026/03/14/`."""
    place = next(filter(None, map(_IN_PATH.search, (path, meta.address or ""))), None)
    when = read_date("-".join(place.groups())) if place and not meta.date_text else None
    return replace(meta, published=when, date_text=when.isoformat()[:10]) if when else meta


def _language(fields: _Fields, context: Context) -> str:
    given = fields.first(_LANGUAGE)
    tag = as_tag(given)
    if given and not tag:
        context.warn("front-matter-field", f"{given!r} is no language tag such as en or ko-KR", fields.line(_LANGUAGE))
    return tag


def _inline(source: str, context: Context) -> Text:
    """A title or subtitle: entities and inline markup are read, in one line."""
    if not source:
        return ()
    tokens = title_markdown().parseInline(" ".join(html.unescape(source).split()))
    return read_text(tree(tokens)[0], context)


def _unmarked(source: str) -> str:
    return " ".join(html.unescape(re.sub(r"</?[A-Za-z][^<>]*>", " ", source)).split())


@dataclass(frozen=True, slots=True)
class _Fields:
    """Looks fields up by the first of several names, and brings them into the form that is wanted."""

    front_matter: FrontMatter
    context: Context

    def get(self, names: tuple[str, ...]) -> Value:
        groups = [group for name in _GROUPS if isinstance(group := self.front_matter.fields.get(name), dict)]
        for fields in (self.front_matter.fields, *groups):
            for name in names:
                if (value := fields.get(name)) and (value not in _SWITCHES or name in _TITLE):
                    return value
        return ""

    def line(self, names: tuple[str, ...]) -> int:
        lines = self.front_matter.lines
        return next((lines[name] for name in names if name in lines), self.front_matter.line)

    def first(self, names: tuple[str, ...]) -> str:
        """One text: of a list, its first."""
        value = self.get(names)
        while isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict) and names == _DATE:  # Material for MkDocs: `date: {created: …}`
            value = next((day for key in _DATE if (day := value.get(key))), "")
        if isinstance(value, str):
            return value.strip()
        self._complain(names)
        return ""

    def names(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names of people: one, a list, or maps with a `name` each."""
        value = self.get(names)
        if (
            value and isinstance(value, str) and self.get(("authors",)) == value
        ):  # the plural: Pelican's `Authors: Ada, Bo`
            value = list[Value](value.split(","))
        if isinstance(value, dict) and value and all(isinstance(person, dict) for person in value.values()):
            value = list(value.values())
        people = value if isinstance(value, list) else [value]
        found = [plain(_inline(_name(person), self.context)) for person in people]
        if not all(found) and value:
            self._complain(names)
        return tuple(dict.fromkeys(name for name in found if name))

    def tags(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The tags and categories: lists, or texts with commas or spaces between."""
        tags = (tag for name in names for tag in _tags(self.get((name,))))
        return tuple(dict.fromkeys(filter(None, tags)))

    def cover(self) -> str | None:
        for name in _COVER:
            if address := _address(self.get((name,))):
                return address
        return None

    def _complain(self, names: tuple[str, ...]) -> None:
        name = next((name for name in names if self.front_matter.fields.get(name)), names[0])
        self.context.warn(
            "front-matter-field", f"the value of {name} is not of a kind that can be shown", self.line(names)
        )


def _name(person: Value) -> str:
    match person:
        case {"name": str(name)} | {"title": str(name)} | {"key": str(name)} | {"id": str(name)}:
            return name.strip()
        case {"first": str(first), "last": str(last)} | {"given": str(first), "family": str(last)}:
            return f"{first} {last}".strip()
        case str():
            return person.strip()
        case _:
            return ""


def _tags(value: Value) -> list[str]:
    match value:
        case str():
            return [tag.strip() for tag in (value.split(",") if "," in value else value.split())]
        case list():
            return [tag for item in value for tag in ([item.strip()] if isinstance(item, str) else _tags(item))]
        case dict():
            return []


def _address(value: Value) -> str:
    match value:
        case str():
            return value.strip()
        case [first, *_]:
            return _address(first)
        case dict():
            return next((address for part in _COVER_PARTS if (address := _address(value.get(part, "")))), "")
        case _:
            return ""
