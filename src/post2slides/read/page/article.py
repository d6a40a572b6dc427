"""Finds the post in a page.

Tried in this order: the elements that generators and themes give to the post and to nothing else; the `<article>` with
the most running text; `<main>`; and else the smallest element that holds nearly all running text of the page. The
libraries for this (readability, trafilatura) return a copy without the languages of code, and lose code and captions;
here the elements themselves are found, and nothing within them is rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from post2slides.read.page.tree import Element, children, classes, elements, get, is_layout, name_of, weight, within

_CONTENT = frozenset(
    [
        *(
            "entry-content",
            "post-content",
            "post_content",
            "article-content",
            "article_content",
            "post-body",
            "postbody",
        ),
        *("article-body", "article__body", "article-entry", "article-text", "blog-post-content", "post__content"),
        *(
            "article__content",
            "single-content",
            "e-content",
            "post-full-content",
            "gh-content",
            "content__article-body",
        ),
        *("page__content", "post-article", "td-post-content", "blog-content", "story-body", "post-text", "post-entry"),
        *("markdown-body", "theme-doc-markdown", "md-content__inner", "td-content", "crayons-article__body", "znc"),
        *("contents_style", "tt_article_useless_p_margin", "se-main-container", "se_component_wrap", "post-view"),
        *("available-content", "notion-page-content", "page-body", "RichText", "rich_media_content", "Post-RichText"),
        *("mdContent-inner", "it-MdContent", "entry-inner", "prose", "markdown", "document-body", "kg-canvas"),
    ]
)
"""Classes: WordPress, Jekyll, Hexo, Ghost, microformats, GitHub, Docusaurus, Material, dev.to, Zenn, Tistory, Naver,
Substack, Notion, Zhihu, WeChat, Qiita, and the themes of Hugo and Gatsby."""
_IDENTIFIERS = frozenset(
    [
        *("post-content", "article-content", "js_content", "cnblogs_post_body", "content_views", "article_content"),
        *("postViewArea", "post-body", "article-body", "quarto-document-content", "article-container", "postContent"),
    ]
)
"""Identifiers: WeChat, cnblogs, CSDN, Naver, Blogger, Quarto, Hexo's themes."""
_ELEMENTS = ("dt-article", "d-article")
_FEWEST = 0.3
"""A candidate with a smaller share of the page's running text is a teaser or a remark, not the post."""
_NEARLY_ALL = 0.85
"""The share of the running text that the element with the post holds."""
_AROUND = ("nav", "footer", "aside")
_BLOCKS = ("p", "pre", "ul", "ol", "dl", "blockquote", "figure")


@dataclass(frozen=True, slots=True)
class Found:
    """The element with the post, and by what it was known."""

    element: Element
    why: str


def find(root: Element) -> Found:
    """The post in the page; the page itself where nothing in it stands out."""
    whole = _mass(root)
    for why, candidates in (
        ("marked as the article", list(_marked(root))),
        ("its <article>", list(_outermost(elements(root, "article")))),
        ("its <main>", [e for e in elements(root) if name_of(e) == "main" or get(e, "role") == "main"]),
    ):
        best = max(candidates, key=_mass, default=None)
        if best is not None and _mass(best) >= _FEWEST * whole and _mass(best) > 0:
            named = _described(best)
            return Found(best, f"{why}: {named}" if why.startswith("marked") else why)
    return Found(_densest(root), "where its text is densest")


def _marked(root: Element) -> Iterator[Element]:
    for element in elements(root):
        if within(element, _AROUND) or name_of(element) in ("html", "body"):
            continue
        named = classes(element) & _CONTENT or get(element, "id") in _IDENTIFIERS
        if (
            named
            or element.tag in _ELEMENTS
            or "articleBody" in get(element, "itemprop")
            or get(element, "data-field") == "body"
        ):
            yield element


def _outermost(found: Iterable[Element]) -> Iterator[Element]:
    for element in found:
        if not within(element, ("article", *_AROUND)):
            yield element


def _mass(element: Element) -> int:
    """Running text, and something for each picture and piece of code."""
    return weight(element) + 60 * sum(1 for _ in elements(element, "img", "pre", "iframe", "video"))


def _densest(root: Element) -> Element:
    """The smallest element that holds nearly all running text."""
    body = next(elements(root, "body"), root)
    whole = _mass(body)
    here = body
    while (inner := max(children(here), key=_mass, default=None)) is not None:
        if _mass(inner) < _NEARLY_ALL * whole or name_of(inner) in _BLOCKS:
            break
        if name_of(inner) == "table" and not is_layout(inner):
            break
        here = inner
    return here


def _described(element: Element) -> str:
    names = sorted(classes(element) & _CONTENT) or sorted({get(element, "id")} & _IDENTIFIERS)
    if names:
        return names[0]
    return f"<{name_of(element)}>" if name_of(element) in _ELEMENTS else "article body"
