"""The head of the article: its title, its author, its date, which the title slide shows.

Invariant: only lines before the first paragraph go, and of these only such that say nothing else.
"""

from __future__ import annotations

import re

from post2slides.read.page.tree import Element, classes, drop, elements, has, name_of, text_of
from post2slides.regex import regex

_HEADINGS = ("h1", "h2", "h3", "h4")
_BODY = ("p", "ul", "ol", "pre", "blockquote", "table", "figure", "img", "h2", "h3", "h4", "h5", "h6", "iframe", "dl")
_MEDIA = ("img", "pre", "iframe", "video", "audio", "h1", "h2", "h3", "figure", "table")
_PICTURES = ("img", "pre", "iframe", "video")
_LONGEST = 160
"""Characters of a line of such facts."""
_DATE = regex(
    r"\d{4}\s*[-./年년]\s*\d{1,2}\s*[-./月월]\s*\d{1,2}\s*[日일.]?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}\.?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}"
)
_TIME = regex(
    r"\b\d+\s*-?\s*min(?:ute)?s?\.?\s*(?:read|de lecture|lesezeit)?|(?:약\s*)?\d+\s*분(?:\s*(?:소요|읽기))?"
    r"|\d+\s*分(?:钟|で読)?",
    re.IGNORECASE,
)
_SAID = regex(
    r"\b(?:written|posted|published|updated|by|on|in|author|date|views?|comments?|reads?|last|modified|tags?|categor\w+)\b"
    r"|작성자?|게시|등록|수정|조회수?|댓글|최종|발행|公開日?|更新日?|投稿日?|作者|发布于?|阅读|分类|發表",
    re.IGNORECASE,
)
_SENTENCE = regex(r"[.!?。？！…:]\s*$")
_REST = 24
"""Characters that may be left of such a line beside dates, times, names and what announces them."""
_MARKED = frozenset({"post-meta", "entry-meta", "page__meta", "byline", "post-info", "article-meta", "meta", "tags"})


def tidy(article: Element, told: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """Take what is `told` already, title and subtitle, and the lines of facts out of the head of `article`."""
    said = {folded(words) for words in told if words}
    for element in list(elements(article)):
        text = text_of(element)
        if element is article or article not in element.iterancestors() or not text:
            continue
        if (folded(text) in said and not has(element, *_PICTURES)) or (
            len(text) <= _LONGEST and not has(element, *_MEDIA) and _says_facts(element, text, authors)
        ):
            drop(element)
        elif name_of(element) in _BODY:
            break
    _drop_rule(article)


def _drop_rule(article: Element) -> None:
    """A rule with nothing above it divides nothing."""
    rule = next(elements(article, "hr"), None)
    if rule is not None and not any(text_of(e) or has(e, *_MEDIA) for e in _before(rule, article)):
        drop(rule)


def _before(element: Element, root: Element) -> list[Element]:
    """The elements that end before `element` begins."""
    around = [element, *(one for one in element.iterancestors() if root in one.iterancestors())]
    return [sibling for one in around for sibling in one.itersiblings(preceding=True) if name_of(sibling)]


def folded(words: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(filter(str.isalnum, words.casefold()))


def _says_facts(element: Element, text: str, authors: tuple[str, ...]) -> bool:
    if name_of(element) in ("time", "address") or classes(element) & _MARKED:
        return True
    if name_of(element) in _HEADINGS or _SENTENCE.search(text):
        return False
    rest, changed = text, False
    for pattern in (*(re.compile(re.escape(name)) for name in authors if name), _DATE, _TIME):
        rest, count = pattern.subn(" ", rest)
        changed = changed or bool(count)
    return changed and len(folded(_SAID.sub(" ", rest))) <= _REST
