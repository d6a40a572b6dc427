"""Code as highlighters leave it in a page, made plain `<pre>` elements again.

Known are Rouge, Pygments, Chroma, Prism, highlight.js, Shiki, Expressive Code, Hexo, Docusaurus, Gatsby, Medium,
SyntaxHighlighter and Crayon. Invariant: the text of the code is kept to the letter, and no line number is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from post2slides.read import html_elements
from post2slides.read.html_attributes import code_language
from post2slides.read.page.tree import Element, children, classes, elements, get, has, made, name_of, replace, text_of
from post2slides.regex import regex

_BOXES = regex(
    r"(?:^|[-_\s])(?:highlight\w*|highlighter|code(?:hilite|block\w*|header|wrap\w*|toolbar)?|codeBlock\w*|gatsby|prism"
    r"|chroma|hljs|rouge|snippet|syntaxhighlighter|crayon|shiki|expressive|sourceCode|literal|language|lang"
    r"|rehype|brush|remark)(?:[-_\s]|$)",
    re.IGNORECASE,
)
"""Classes of what highlighters put around code."""
_TABLES = frozenset({"rouge-table", "highlighttable", "lntable", "hljs-ln", "crayon-table", "syntaxhighlighter"})
_NUMBERS = html_elements.LINE_NUMBERS | {
    *("ln", "lnt", "line-number", "linenumber", "lines", "crayon-nums", "gl", "blob-num", "line-numbers-rows"),
    *("grvsc-line-number", "react-syntax-highlighter-line-number", "hljs-ln-n"),
}
_LINES = frozenset({"line", "grvsc-line", "crayon-line", "token-line", "ec-line", "view-line", "code-line", "CodeLine"})
_BLOCKS = frozenset({"div", "p", "li", "tr", "ol", "ul", "section"})
_TOOLS = frozenset({"button", "script", "style", "svg", "textarea", "select", "input"})
_BUTTONS = frozenset({"toolbar", "toolbar-item", "copy-btn", "copy-button", "code-copy", "crayon-toolbar"})
_TITLES = regex(
    r"code-?block-?(?:title|caption)|code-?title|file-?name|gatsby-code-title|remark-code-title|filename", re.IGNORECASE
)
_SPHINX = regex(r"(?:^|\s)highlight-([a-z][\w+#]*)(?=\s)")
_PLAIN = frozenset(
    {"plain", "plaintext", "text", "txt", "none", "nohighlight", "no-highlight", "default", "plain_text"}
)


def plain(root: Element) -> None:
    """Put a `<pre>` with the text, the language and the title in the place of each box of code within `root`."""
    for core in list(_cores(root)):
        if root in core.iterancestors() and not _is_done(core):
            box = _box_of(core, root)
            text = _text(core)
            made_of = made("pre", text, data_lang=_language(box, core), data_title=_title(box, core), data_code="1")
            replace(box, made_of)


def _is_done(core: Element) -> bool:
    return any(get(around, "data-code") for around in core.iterancestors("pre"))


def _cores(root: Element) -> Iterator[Element]:
    """What holds the lines of each piece of code: a table with line numbers, or a `<pre>`."""
    for element in elements(root, "table", "pre", "div"):
        match element.tag:
            case "table":
                holds = _has_numbers(element)
            case "div":
                holds = bool(classes(element) & {"syntaxhighlighter", "crayon-syntax"})
            case _:
                holds = not any(_has_numbers(table) for table in element.iterancestors("table"))
        if holds:
            yield element


def _has_numbers(table: Element) -> bool:
    """Whether `table` itself, not one within it, has a column of line numbers."""
    if classes(table) & _TABLES:
        return True
    numbered = (cell for cell in elements(table, "td") if classes(cell) & _NUMBERS)
    return any(next(cell.iterancestors("table"), None) is table for cell in numbered)


def _box_of(core: Element, root: Element) -> Element:
    """The outermost element around `core` that holds nothing but this code and its tools."""
    box = core
    for around in core.iterancestors():
        if around is root or not _is_box(around) or _foreign(around, box):
            break
        box = around
    return box


def _is_box(element: Element) -> bool:
    if name_of(element) == "figure":
        return True
    return name_of(element) in ("div", "section", "span") and bool(
        _BOXES.search(get(element, "class")) or element.get("data-language") or element.get("data-lang")
    )


def _foreign(around: Element, box: Element) -> bool:
    """Whether `around` holds text of the post beside `box`, or more code."""
    beside = [child for child in children(around) if child is not box and box not in child.iterdescendants()]
    if any(has(child, "pre", "p", "img") for child in beside):
        return True
    return any((child.tail or "").strip() for child in around) or bool((around.text or "").strip())


def _language(box: Element, core: Element) -> str:
    """The language that any of the elements around and within names."""
    around = [core, *core.iterancestors()]
    around = around[: around.index(box) + 1]
    inner = [element for element in elements(core, "code", "pre", "table") if element is not core][:4]
    for element in (*inner, *around):
        given = code_language({str(key): str(value) for key, value in element.attrib.items()})
        if given:
            return "" if given.lower() in _PLAIN else given
    return next((found for element in around if (found := _bare_language(element) or _of_sphinx(element))), "")


def _of_sphinx(element: Element) -> str:
    match = _SPHINX.search(get(element, "class"))
    return match[1] if match and match[1] not in _PLAIN else ""


def _bare_language(element: Element) -> str:
    """Hexo and SyntaxHighlighter put the language beside `highlight`, without a prefix."""
    names = get(element, "class").split()
    if not {"highlight", "syntaxhighlighter", "hljs"} & set(names):
        return ""
    others = [name for name in names if name not in ("highlight", "syntaxhighlighter", "hljs", "nogutter", "wrap")]
    found = next((name for name in others if re.fullmatch(r"[a-z][a-z0-9+#]{0,14}", name)), "")
    return "" if found in _PLAIN else found


def _title(box: Element, core: Element) -> str:
    """The file's name: in a caption within the box, or in a title bar right before it."""
    if given := get(core, "data-title") or get(box, "data-title"):
        return given
    for element in elements(box, "figcaption", "div", "span", "p", "header"):
        if name_of(element) == "figcaption" or _TITLES.search(get(element, "class")):
            first = next((text_of(child) for child in elements(element, "span") if text_of(child)), text_of(element))
            if first and core not in element.iterdescendants():
                return first[:120]
    before = box.getprevious()
    if before is not None and _TITLES.search(get(before, "class")) and not (before.tail or "").strip():
        named, parent = text_of(before), before.getparent()
        if parent is not None and named:
            parent.remove(before)
        return named[:120]
    return ""


def _text(core: Element) -> str:
    """The lines of the code."""
    lines = _Lines()
    lines.take_all(core)
    return lines.text.strip("\n") if core.tag != "pre" else lines.text.removeprefix("\n").rstrip("\n")


class _Lines:
    """Gathers the text of code; a block or a line's element begins a new line unless one has just begun."""

    def __init__(self) -> None:
        self.text = ""

    def take(self, element: Element) -> None:
        numbered = classes(element) & _NUMBERS or element.get("data-line-number")
        if (
            name_of(element) in _TOOLS
            or classes(element) & _BUTTONS
            or (numbered and not classes(element) & {"hljs-ln-code", "blob-code"})
        ):
            return
        self.take_all(element)

    def take_all(self, element: Element) -> None:
        """Take what is in `element`, whatever it is itself."""
        begins = name_of(element) in _BLOCKS
        if begins:
            self._fresh()
        self.text += element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                self._child(child)
            self.text += child.tail or ""
        if begins:
            self._fresh()

    def _child(self, child: Element) -> None:
        if child.tag == "br":
            self.text += "\n"
            return
        self.take(child)
        if classes(child) & _LINES and child.tag == "span" and not (child.tail or "") and not self._ended(child):
            self.text += "\n"

    def _ended(self, child: Element) -> bool:
        """Whether something else ends the line of `child`."""
        following = child.getnext()
        return self.text.endswith("\n") or (following is not None and following.tag == "br")

    def _fresh(self) -> None:
        if self.text and not self.text.endswith("\n"):
            self.text += "\n"
