"""WordPress's export (WXR), and feeds with whole posts in them (RSS 2.0 with `content:encoded`).

Source: https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php. Invariant: a document type is
refused, so no entity can be defined, let alone multiply.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from post2slides.diagnostics import PostError
from post2slides.read.export.exported import Exported, page
from post2slides.read.export.shortcodes import expanded
from post2slides.read.export.wpautop import paragraphs
from post2slides.regex import regex

_Item = etree._Element
_DRAFTS = frozenset({"draft", "pending", "auto-draft", "future", "private", "trash"})
_KINDS = frozenset({"post", "page", ""})
_BLOCKS = "<!-- wp:"
_DOCTYPE = regex(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def posts(text: str, file: str) -> list[Exported]:
    """The posts and pages of the export, in its order, without attachments and menus.

    Raises PostError where the XML is damaged or has a document type.
    """
    root = _parsed(text, file)
    items = [item for item in root.iter("item") if _of(item, "post_type") in _KINDS]
    pictures = {_of(item, "post_id"): _of(item, "attachment_url") for item in root.iter("item")}
    names = {_of(author, "author_login"): _of(author, "author_display_name") for author in _all(root, "author")}
    language = next((child.text or "" for channel in root.iter("channel") for child in channel.iter("language")), "")
    return [_exported(item, pictures, names, language) for item in items if _of(item, "encoded").strip()]


def _parsed(text: str, file: str) -> _Item:
    if _DOCTYPE.search(re.sub(r"<!\[CDATA\[.*?\]\]>|<!--.*?-->", "", text, flags=re.DOTALL)):
        raise PostError("has a document type, which no export of WordPress has", file=file, hint="Export it again.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree="<!ENTITY" not in text, recover=False)
    try:
        return etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).lstrip("\ufeff").encode(), parser)
    except etree.XMLSyntaxError as error:
        raise PostError(f"is damaged XML: {error.msg}", file=file, line=error.lineno, hint="Export it again.") from None


def _exported(item: _Item, pictures: Mapping[str, str], names: Mapping[str, str], language: str) -> Exported:
    content = _content(item)
    line: object = content.sourceline
    title = html.unescape(_of(item, "title")).strip() or "Untitled"
    body = expanded(content.text or "", pictures)
    author = _of(item, "creator")
    status = _of(item, "status")
    thumbnail = next((value for key, value in _meta(item) if key == "_thumbnail_id"), "")
    made = page(
        body if _BLOCKS in body else paragraphs(body),
        title=title,
        line=line if isinstance(line, int) else 1,
        date="" if status in _DRAFTS else _date(item),
        language=language,
        address=_of(item, "link") if "?p=" not in _of(item, "link") else "",
        description=html.unescape(re.sub(r"<[^>]*>", "", _of(item, "encoded", excerpt=True))),
        cover=pictures.get(thumbnail, ""),
        authors=[names.get(author, author)] if author else [],
        tags=[tag.text or "" for tag in item.iter("category") if tag.get("domain") in ("category", "post_tag")],
    )
    return Exported(title, _of(item, "post_name"), made, status in _DRAFTS)


def _date(item: _Item) -> str:
    given = _of(item, "post_date")
    return given if given and not given.startswith("0000") else _of(item, "pubDate")


def _content(item: _Item) -> _Item:
    return next(child for child in item if _local(child) == "encoded" and "excerpt" not in str(child.tag))


def _of(item: _Item, name: str, *, excerpt: bool = False) -> str:
    """The text of the child called `name` in whatever version of the export's namespaces."""
    for child in item:
        if _local(child) == name and ("excerpt" in str(child.tag)) == excerpt:
            return child.text or ""
    return ""


def _all(root: _Item, name: str) -> Iterator[_Item]:
    return (element for element in root.iter() if _local(element) == name)


def _meta(item: _Item) -> Iterator[tuple[str, str]]:
    return ((_of(meta, "meta_key"), _of(meta, "meta_value")) for meta in item if _local(meta) == "postmeta")


def _local(element: _Item) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
