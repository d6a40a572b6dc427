"""Formulas as pages hold them, made one kind of element with their LaTeX.

KaTeX and MathJax keep the source beside what they draw; Distill, Pandoc, kramdown, Wikipedia and Notion have elements
of their own. Invariant: where no source is kept, what a browser shows as text stays.
"""

from __future__ import annotations

import re

from post2slides.read.page.tree import Element, children, classes, drop, elements, get, made, replace, text_of
from post2slides.regex import regex

FORMULA = "post2slides-formula"
"""The element that stands for a formula: `latex`, and `display="block"` where it stands on its own."""

_TEX_SCRIPT = regex(r"math/(?:tex|latex|asciimath)")
_DELIMITERS = regex(r"^\s*(?:\\\(|\\\[|\$\$?)(?P<latex>.*?)(?:\\\)|\\\]|\$\$?)\s*$", re.DOTALL)
_DISPLAYED = regex(r"\$\$(?P<dollars>(?:\\.|[^$\\])+)\$\$|\\\[(?P<brackets>.+?)\\\]", re.DOTALL)
_DRAWN = frozenset({"katex", "katex-display", "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML", "mwe-math"})
_PREVIEWS = frozenset({"MathJax_Preview", "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML"})


def found(root: Element) -> None:
    """Put `FORMULA` elements in the place of all formulas whose LaTeX is known."""
    for script in list(elements(root, "script")):
        if _TEX_SCRIPT.match(get(script, "type")):
            _of_script(script)
    for element in list(elements(root, "math", "mjx-container", "dt-math", "d-math", "span", "div", "img")):
        if root in element.iterancestors():
            _of_element(element)
    for paragraph in list(elements(root, "p", "div")):
        _of_text(paragraph)


def _of_script(script: Element) -> None:
    """MathJax 2 and kramdown: the source in a script, behind what is drawn of it."""
    before = script.getprevious()
    while before is not None and classes(before) & _PREVIEWS:
        drop(before)
        before = script.getprevious()
    latex = re.sub(r"%\s*<!\[CDATA\[|%\s*\]\]>", "", script.text or "")
    _put(script, latex, displayed="mode=display" in get(script, "type"))


def _of_element(element: Element) -> None:
    match str(element.tag):
        case "d-math" | "dt-math":
            _put(element, text_of(element), displayed=element.get("block") is not None)
        case "math" | "mjx-container":
            if latex := _annotated(element):
                shown = get(element, "display") in ("block", "true")
                _put(element, latex, displayed=shown)
        case "img":
            latex = get(element, "alt")
            if {"mwe-math-fallback-image-inline", "mwe-math-fallback-image-display", "latex"} & classes(element):
                _put(element, latex, displayed="mwe-math-fallback-image-display" in classes(element))
        case _:
            _of_drawn(element)


def _of_drawn(element: Element) -> None:
    names = classes(element)
    if names & _DRAWN and (latex := _annotated(element)):
        _put(element, latex, displayed="katex-display" in names or "MathJax_Display" in names)
    elif "math" in names and names & {"inline", "display"} and (source := _DELIMITERS.match(text_of(element))):
        _put(element, source["latex"], displayed="display" in names)
    elif element.get("data-equation") or element.get("data-math") or element.get("data-latex"):
        latex = get(element, "data-equation") or get(element, "data-math") or get(element, "data-latex")
        _put(element, latex, displayed=element.tag == "div")


def _annotated(element: Element) -> str:
    """The LaTeX that MathML keeps beside itself (MathML 3, section 5.1)."""
    for note in elements(element, "annotation"):
        if "tex" in get(note, "encoding").lower():
            return text_of(note)
    return next((get(within, "alttext") for within in elements(element, "math") if get(within, "alttext")), "")


def _put(element: Element, latex: str, *, displayed: bool) -> None:
    latex = re.sub(r"^\{\\displaystyle\s*(.*)\}$", r"\1", " ".join(latex.split()))
    if latex:
        replace(element, made(FORMULA, latex=latex, display="block" if displayed else ""))


def _of_text(paragraph: Element) -> None:
    r"""A paragraph that is one formula, as MathJax finds it in the page: `$$…$$`, `\[…\]`, over several lines."""
    if children(paragraph) and any(child.tag != "br" for child in children(paragraph)):
        return
    text = "".join(map(str, paragraph.itertext()))
    if match := _DISPLAYED.fullmatch(text.strip()):
        _put(paragraph, match["dollars"] or match["brackets"], displayed=True)
