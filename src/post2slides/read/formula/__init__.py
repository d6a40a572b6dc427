"""Formulas: found in the Markdown (`rules`), converted (`latex`, `mathml`, `grouping`), and made blocks and spans here.

What converts is loaded for the first formula: one post in ten has any.

Invariant: LaTeX is never shown on a slide unless it cannot be converted; then it is code, and a diagnostic says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from post2slides.model.post import Block, Code, Formula, LineBreak, Span
from post2slides.read.context import Context, line_of
from post2slides.read.formula.macros import MACROS, with_definitions, without_definitions
from post2slides.read.tree import Node
from post2slides.regex import regex

FENCES = frozenset({"math", "katex", "latex", "tex"})
"""The languages of fences that hold formulas, or code of LaTeX."""
_DOCUMENT = regex(
    r"\\(?:documentclass|usepackage|section|subsection|chapter|title|author|maketitle|item|includegraphics|caption|cite"
    r"|bibliography|newenvironment|begin\s*\{(?:document|figure|table|tabular|itemize|enumerate|tikzpicture|theorem|proof)\})"
    r"|(?<!\\)[$%]"
)
"""What is LaTeX of documents, not of formulas."""


def read_block(node: Node, context: Context) -> tuple[Block, ...]:
    """The formula in a `formula_block` node; nothing where it only defines commands."""
    if not without_definitions(node.content):
        return ()
    return (_formula(node.content, line_of(node), context),)


def read_fence(language: str, source: str, line: int, context: Context) -> Block | None:
    """The formula in a fence; None where it is code: LaTeX that is shown as such."""
    if language.lower() not in FENCES:
        return None
    from post2slides.read.formula.latex import read_latex

    if language.lower() in {"latex", "tex"} and (_DOCUMENT.search(source) or read_latex(source) is None):
        return None
    return _formula(source, line, context)


def read_inline(node: Node, style: Span, line: int, context: Context) -> Iterator[Span]:
    """The spans of a formula within a sentence."""
    from post2slides.read.formula.latex import read_latex
    from post2slides.text.formula import formula_text

    math = read_latex(with_definitions(node.content, context.env.get(MACROS, {})))
    if math is None and not without_definitions(node.content):
        return
    if math is None:
        _warn(node.content, line, context)
        yield replace(style, text=" ".join(node.content.split()), code=True)
        return
    for part in formula_text(math):
        match part:
            case Span():
                yield replace(
                    style,
                    text=part.text,
                    strong=style.strong or part.strong,
                    emphasis=style.emphasis or part.emphasis,
                    script=part.script if style.script == "normal" else style.script,
                )
            case LineBreak():
                yield replace(style, text="; ")


def _formula(latex: str, line: int, context: Context) -> Block:
    from post2slides.model.formula import Matrix
    from post2slides.read.formula.latex import read_latex
    from post2slides.text.formula import formula_text

    latex = "\n".join(filter(None, (row.strip() for row in latex.splitlines())))
    math = read_latex(with_definitions(latex, context.env.get(MACROS, {})))
    if math is None:
        _warn(latex, line, context)
        return Code(latex, "latex", line)
    if len(math) == 1 and isinstance(only := math[0], Matrix) and len(only.rows) == 1:
        math = tuple(element for cell in only.rows[0] for element in cell)
    return Formula(latex, math, formula_text(math), line)


def _warn(latex: str, line: int, context: Context) -> None:
    shown = " ".join(latex.split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    context.warn("formula-as-source", f"this formula cannot be converted; its source is shown: {shown}", line)
