"""What a page says of the post in it: for search engines, social networks, feeds, and for readers at its head.

Sources: https://schema.org/BlogPosting (JSON-LD), https://ogp.me, https://microformats.org/wiki/h-entry, Dublin Core,
Distill's front matter. The fields get the names that front matter has, so that `metadata` reads them. Invariant: what
is said in several places is taken from the one that is most about the post, and least about its site.
"""

from __future__ import annotations

import html
import json
import re

from post2slides.read.date import read_date
from post2slides.read.front_matter_formats import FrontMatter, InvalidError, Value, read_data, read_yaml
from post2slides.read.page import structured
from post2slides.read.page.tree import Element, classes, elements, get, labels, name_of, text_of, within
from post2slides.read.web_address import is_web
from post2slides.regex import regex

_TITLE = ("og:title", "twitter:title", "dc.title", "citation_title", "title")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_AUTHOR = ("author", "article:author", "og:author", "twitter:data1", "dc.creator", "citation_author", "parsely-author")
_DATE = (
    *("article:published_time", "og:published_time", "article:published", "date", "pubdate", "publishdate", "dc.date"),
    *("publish_date", "dcterms.created", "citation_publication_date", "parsely-pub-date", "og:regdate"),
)
_COVER = ("og:image", "og:image:url", "twitter:image", "twitter:image:src")
_TAGS = ("article:tag", "keywords", "news_keywords")

_NAMES = (
    "p-author",
    "author-name",
    "byline__name",
    "post-author",
    "entry-author",
    "author",
    "fn",
    "writer",
    "nickname",
)
_DATES = ("dt-published", "entry-date", "post-date", "published", "date", "post-meta", "post_date", "regdate", "info")
_SEPARATORS = regex(r"\s+(?:[|·•»«–—-]|::|:)\s+|\s*[|｜]\s*")
_DATE_IN_TEXT = regex(
    r"\d{4}\s*[-./年년]\s*\d{1,2}\s*[-./月월]\s*\d{1,2}|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}\.?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}"
)
_PROPERTIES = {
    **dict.fromkeys(("tags", "tag", "category", "categories", "topics", "태그", "タグ", "标签"), "tags"),
    **dict.fromkeys(("author", "authors", "by", "written by", "작성자", "作者"), "authors"),
    **dict.fromkeys(("description", "summary", "excerpt", "설명", "요약"), "description"),
}
"""What people call the properties of a page in Notion."""
_LONGEST_LINE = 200
"""Characters of a line that names author and date."""
_MARKUP = regex(r"([\\`*\[\]<~$])")


def read_facts(root: Element) -> FrontMatter:
    """The facts in the head of the page and around the post, as front matter."""
    metas = _metas(root)
    told = structured.article(root)
    fields: dict[str, Value] = {
        "title": _markdown(title(root, metas, told)),
        "description": html.escape(_first(metas, _DESCRIPTION) or told.get("description", ""), quote=False),
        "subtitle": next((text_of(e) for e in elements(root) if get(e, "data-field") == "subtitle"), ""),
        "date": told.get("date") or _first(metas, _DATE) or _dated(root),
        "lang": _language(root, metas),
        "canonical_url": address(root),
    }
    authors = structured.authors(root) or [name for name in _all(metas, _AUTHOR) if _is_name(name)][:8] or _signed(root)
    named: list[Value] = [_markdown(name) for name in authors]
    tags: list[Value] = [tag.strip() for tag in ",".join(_all(metas, _TAGS)).split(",") if tag.strip()]
    fields |= {"authors": named, "tags": tags[:20], "cover": _cover(root, metas, told)}
    fields |= {key: value for key, value in _properties(root).items() if value and not fields.get(key)}
    fields |= _distill(root)
    return FrontMatter({key: value for key, value in fields.items() if value})


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in elements(root, "meta"):
        name = (get(element, "property") or get(element, "name") or get(element, "itemprop")).lower()
        if name and get(element, "content"):
            found.setdefault(name, []).append(" ".join(get(element, "content").split()))
    return found


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((metas[name][0] for name in names if name in metas), "")


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return next((metas[name] for name in names if name in metas), [])


def title(root: Element, metas: dict[str, list[str]], told: dict[str, str]) -> str:
    """The post's title: that of its own heading where the page's title has the same words, else without the site's."""
    head = next((text_of(element) for element in elements(root, "title") if not within(element, ("svg",))), "")
    given = told.get("title") or _first(metas, _TITLE) or head
    folded = _folded(given or head)
    for heading in elements(root, "h1", "h2"):
        words = _words(heading)
        if words and _folded(words) and (_folded(words) in (folded, _folded(head)) or _begins(folded, words)):
            return words
    if given:
        return _without_site(given, _first(metas, ("og:site_name", "application-name")), head)
    return next((text_of(heading) for heading in elements(root, "h1") if text_of(heading)), "")


def _words(heading: Element) -> str:
    return text_of(heading).strip("#¶§🔗 ")


def _begins(folded: str, words: str) -> bool:
    """Whether the page's title is the heading's with the site's name around it."""
    return len(words) > 3 and (folded.startswith(_folded(words)) or folded.endswith(_folded(words)))


def _without_site(given: str, site: str, head: str) -> str:
    parts = _SEPARATORS.split(given)
    if len(parts) < 2:
        return given
    if site and _folded(parts[-1]) == _folded(site):
        return given[: given.rindex(parts[-1])].rstrip(" |·•»«–—-:｜")
    if site and _folded(parts[0]) == _folded(site):
        return given[given.index(parts[0]) + len(parts[0]) :].lstrip(" |·•»«–—-:｜")
    return (
        given
        if given != head or len(parts[0]) < len(parts[-1])
        else given[: given.rindex(parts[-1])].rstrip(" |·•»«–—-:｜")
    )


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def address(root: Element) -> str:
    """Where the page is published; nothing unless it says so in full."""
    found = [get(link, "href") for link in elements(root, "link") if "canonical" in get(link, "rel").split()]
    found += [get(link, "href") for link in elements(root, "a") if "p-canonical" in classes(link)]
    metas = _metas(root)
    found += [_first(metas, ("og:url", "twitter:url"))]
    return next(filter(is_web, found), "")


def _language(root: Element, metas: dict[str, list[str]]) -> str:
    page = root if name_of(root) == "html" else next(elements(root, "html"), root)
    return get(page, "lang") or get(page, "xml:lang") or _first(metas, ("og:locale", "content-language", "inlanguage"))


def _is_name(text: str) -> bool:
    return "://" not in text and len(text) < 80


def _signed(root: Element) -> list[str]:
    """The author as the page names him to readers."""
    for element in elements(root):
        marked = "author" in get(element, "rel").split() or "author" in get(element, "itemprop").split()
        away = within(element, ("aside", "footer", "nav", "pre")) and "p-author" not in classes(element)
        if (marked or classes(element) & set(_NAMES)) and not away:
            name = next((e for e in elements(element) if "name" in get(e, "itemprop").split()), element)
            inner = next((e for e in elements(name, "strong", "b", "a") if text_of(e)), name)
            words = re.sub(r"^(?:(?:written|posted)\s+)?by:?\s+", "", text_of(inner), flags=re.IGNORECASE).strip(" ,|·")
            if words and len(words) < 60 and not _DATE_IN_TEXT.search(words):
                return [words]
    return []


def _dated(root: Element) -> str:
    """The date as the page shows it to readers."""
    times = [get(element, "datetime") or text_of(element) for element in elements(root, "time") if _is_of_post(element)]
    return next(filter(read_date, times), "") or next(filter(None, map(_shown_date, elements(root))), "")


def _shown_date(element: Element) -> str:
    marked = "datePublished" in get(element, "itemprop") or classes(element) & set(_DATES) or "date" in labels(element)
    if not marked or len(text_of(element)) > _LONGEST_LINE or not _is_of_post(element):
        return ""
    return get(element, "content") or _date_in(text_of(element))


def _is_of_post(element: Element) -> bool:
    return "dt-published" in classes(element) or not within(element, ("aside", "nav", "footer", "pre"))


def _date_in(text: str) -> str:
    return next((match[0] for match in _DATE_IN_TEXT.finditer(text) if read_date(match[0])), "")


def _cover(root: Element, metas: dict[str, list[str]], told: dict[str, str]) -> str:
    """The picture of the post. One that the page's site gives to all its pages is none."""
    given = told.get("image") or _first(metas, _COVER)
    is_article = bool(told) or _first(metas, ("og:type",)) == "article"
    return given if is_article else ""


def _properties(root: Element) -> dict[str, Value]:
    """The table at the head of a page that Notion exports."""
    found: dict[str, Value] = {}
    for row in elements(root, "tr"):
        if "property-row" in classes(row) and (name := next(elements(row, "th"), None)) is not None:
            values = [text_of(value) for value in elements(row, "span", "a") if "selected-value" in classes(value)]
            text = " ".join(text_of(cell) for cell in elements(row, "td")).lstrip("@")
            found[text_of(name).lower()] = list[Value](values) if values else text
    return {_PROPERTIES[name]: value for name, value in found.items() if name in _PROPERTIES}


def _distill(root: Element) -> dict[str, Value]:
    """The front matter of Distill's pages, in a script."""
    for script in elements(root, "script"):
        kind = get(script, "type")
        if "front-matter" in kind or within(script, ("dt-front-matter", "d-front-matter")):
            return _front_matter(script.text or "")
    return {}


def _front_matter(source: str) -> dict[str, Value]:
    try:
        read = read_data(json.loads(source), 1) if source.lstrip().startswith("{") else read_yaml(source, 1)
    except (InvalidError, ValueError, RecursionError):
        return {}
    fields = dict(read.fields)
    if isinstance(people := fields.pop("authors", None), list):
        fields["authors"] = [_person(person) for person in people]
    return {
        key: value for key, value in fields.items() if key in ("title", "description", "authors", "published", "date")
    }


def _person(person: Value) -> Value:
    """`- Name: address` as Distill 1 has it, `author: Name` as its second version has it."""
    if isinstance(person, dict):
        return person.get("author") or person.get("name") or next(iter(person), "").title()
    return person


def _markdown(words: str) -> str:
    """`words` so that titles, which are Markdown, show them as they are."""
    return _MARKUP.sub(r"\\\1", words.replace("&", "&amp;"))
