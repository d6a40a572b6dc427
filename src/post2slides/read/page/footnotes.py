"""Footnotes of a page: the number that calls one, and the list at the end of the post that holds their text.

Known are the lists of Pandoc, kramdown, Goldmark, GitHub and Gatsby (`fnref`, `fn`), and of WordPress.
"""

from __future__ import annotations

import re

from post2slides.read.page.tree import Element, drop, elements, get, made, name_of, replace, text_of
from post2slides.regex import regex

CALL = "post2slides-footnote"
"""The element that stands where a footnote is called: `label` and `number`, which counts from 1."""
DEFINITION = "post2slides-footnote-text"
"""The element that holds the text of a footnote: `label`."""

_TARGET = regex(r"#(?P<label>(?:user-content-)?(?:fn|footnote|ftn|easy-footnote-bottom)[\w:.-]*)$")
_BACK = regex(r"#(?:user-content-)?(?:fnref|footnote-?ref|ftnref|easy-footnote)", re.IGNORECASE)
_CALLED = regex(r"\[?[\d*†‡]{1,4}\]?")


def found(root: Element) -> dict[str, int]:
    """Put `CALL` and `DEFINITION` elements in the place of footnotes; the number of each label that is called."""
    texts = {get(element, "id"): element for element in elements(root, "li", "p", "div", "aside") if element.get("id")}
    numbers: dict[str, int] = {}
    for link in list(elements(root, "a")):
        target = _TARGET.search(get(link, "href"))
        if target is None or _BACK.search(get(link, "href")) or not _CALLED.fullmatch(text_of(link)):
            continue
        label = target["label"]
        if label in texts and link not in texts[label].iterdescendants():
            number = numbers.setdefault(label, len(numbers) + 1)
            replace(_whole(link), made(CALL, label=label, number=str(number)))
    for label in numbers:
        _define(texts[label], label)
    return numbers


def _whole(link: Element) -> Element:
    """The call with the superscript around it."""
    around = link.getparent()
    alone = around is not None and name_of(around) in ("sup", "span") and text_of(around) == text_of(link)
    return around if alone and around is not None else link


def _define(text: Element, label: str) -> None:
    """Move the text of a footnote out of its list, and leave out the arrow that leads back."""
    for link in list(elements(text, "a")):
        if _BACK.search(get(link, "href")) or "reversefootnote" in get(link, "class"):
            drop(link)
    moved = made(DEFINITION, label=label)
    moved.text = text.text
    moved.extend(list(text))
    listed = text.getparent()
    if listed is None or listed.tag not in ("ol", "ul"):
        replace(text, moved)
        return
    moved.sourceline = text.sourceline
    listed.remove(text)
    listed.addprevious(moved)
    if not text_of(listed):
        _drop_with_title(listed)


def _drop_with_title(listed: Element) -> None:
    """Take out the empty list, and the rule and the heading that announced it."""
    section = listed.getparent()
    for other in list(section) if section is not None and "footnotes" in get(section, "class") else []:
        if name_of(other) in ("hr", "h1", "h2", "h3", "h4"):
            drop(other)
    drop(listed)
