"""Ghost's export: its JSON, with the posts as HTML, or as Mobiledoc or Lexical where that is all there is.

Source: https://ghost.org/docs/migration/custom/. Invariant: what is not as the format says is passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from post2slides.diagnostics import PostError
from post2slides.read.export.exported import Exported, page
from post2slides.read.export.ghost_documents import lexical_html, mobiledoc_html

Json = Mapping[str, object]


def posts(text: str, file: str) -> list[Exported] | None:
    """The posts in the export; None where the JSON is of something else.

    Raises PostError where it is no JSON.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise PostError("is damaged JSON", file=file, line=line, hint="Export it again.") from None
    data = _data(whole)
    if data is None:
        return None
    url = next((str(one.get("value") or "") for one in _maps(data, "settings") if one.get("key") == "url"), "")
    return [_exported(post, data, url) for post in _maps(data, "posts")]


def _data(whole: object) -> Json | None:
    """Where the posts are: in `db[0].data` of an export, in `data` of some, at the top of what the API gives."""
    if not isinstance(whole, dict):
        return None
    databases = [one for one in _maps(whole, "db") if isinstance(one.get("data"), dict)]
    places: list[object] = [*(one["data"] for one in databases), whole.get("data"), whole]
    return next((place for place in places if isinstance(place, dict) and isinstance(place.get("posts"), list)), None)


def _exported(post: Json, data: Json, url: str) -> Exported:
    title, slug = _text(post, "title") or "Untitled", _text(post, "slug")
    draft = _text(post, "status") not in ("published", "sent", "")
    made = page(
        _absolute(_content(post), url),
        title=title,
        date="" if draft else _text(post, "published_at") or _text(post, "created_at"),
        language=_text(post, "locale") or _text(post, "lang"),
        address=_text(post, "canonical_url") or _text(post, "url"),
        description=_text(post, "custom_excerpt") or _text(post, "meta_description"),
        cover=_absolute(_text(post, "feature_image") or _text(post, "image"), url),
        authors=list(_named(post, data, "authors", "users", "posts_authors", "author_id")),
        tags=[name for name in _named(post, data, "tags", "tags", "posts_tags", "tag_id") if not name.startswith("#")],
    )
    return Exported(title, slug, made, draft)


def _content(post: Json) -> str:
    if html := _text(post, "html"):
        return html
    if lexical := _text(post, "lexical"):
        return lexical_html(_read(lexical))
    return mobiledoc_html(_read(_text(post, "mobiledoc")))


def _read(source: str) -> object:
    try:
        return json.loads(source) if source else None
    except (ValueError, RecursionError):
        return None


def _absolute(text: str, url: str) -> str:
    return re.sub(r"__GHOST_URL__", url.rstrip("/"), text)


def _named(post: Json, data: Json, own: str, table: str, links: str, key: str) -> Iterator[str]:
    """The names of authors or tags: in the post itself, or by the table that links the two."""
    given = [_text(one, "name") for one in _maps(post, own)]
    names = {str(one.get("id")): _text(one, "name") for one in _maps(data, table)}
    linked = [one for one in _maps(data, links) if one.get("post_id") == post.get("id")]
    found = given or [names.get(str(one.get(key)), "") for one in sorted(linked, key=_order)]
    if not found and own == "authors":
        found = [names.get(str(post.get("author_id")), "")]
    yield from filter(None, found)


def _order(link: Json) -> int:
    place = link.get("sort_order")
    return place if isinstance(place, int) else 0


def _maps(value: Json, key: str) -> list[Json]:
    found = value.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _text(value: Json, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""
