"""From LaTeX to the tree of a formula, by way of MathML.

math-core knows some 1,500 commands of LaTeX, and what it does not know it refuses: a formula is converted whole or not
at all. What blogs write and it lacks is rewritten first. Invariant: nothing raises; None means that the LaTeX stays as
it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Protocol

from post2slides.model.formula import Row
from post2slides.read.formula.mathml import NotShownError, read_mathml
from post2slides.regex import regex

_LONGEST = 4_000
"""Characters; a longer formula is none that a slide could show."""
_DEEPEST = 40
"""Nested braces and environments; deeper ones would exhaust the stack of the converter."""
_CHAIN = regex(r"(?:\\[A-Za-z]+\s*){40}")
"""Commands that could each be the argument of the one before."""

_ENVIRONMENTS = {
    "split": "aligned",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "align": "align*",
    "alignat": "align*",
    "gather": "gather*",
    "multline": "gather*",
    "multline*": "gather*",
    "smallmatrix": "matrix",
    "subarray": "gathered",
}
"""Environments by another that shows the same. The starred ones are not numbered: every formula would be number one."""

_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (regex(r"(?<!\\)%.*"), ""),
    (regex(r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)(?![A-Za-z])"), ""),
    (regex(r"\\begin\{equation\*?\}|\\end\{equation\*?\}"), ""),
    (regex(r"\\substack\s*\{((?:[^{}]|\{[^{}]*\})*)\}"), r"\\begin{gathered}\1\\end{gathered}"),
    (regex(r"\\\\\s*\[\s*-?[\d.]+\s*[a-z]{2}\s*\]"), r"\\\\"),
    (regex(r"\\(?:fcolorbox\s*\{[^{}]*\}|colorbox)\s*\{[^{}]*\}\s*\{"), r"\\text{"),
    (regex(r"\\(?:mbox|textnormal|textup)\s*\{"), r"\\text{"),
    (regex(r"\\text\s*\{[^{}$]*\}"), lambda match: re.sub(r"(?<!\\)_", r"\\_", match[0])),
    (regex(r"\\require\s*\{[^{}]*\}|\\smash(?:\[[tb]\])?(?![A-Za-z])|\\hfill?(?![A-Za-z])"), ""),
    (regex(r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge)(?![A-Za-z])"), ""),
    (regex(r"\\(?:bcancel|xcancel|sout)(?![A-Za-z])"), r"\\cancel"),
    (regex(r"\\dotsc?(?![A-Za-z])(?!\s*[+=<>-])"), r"\\ldots"),
    (regex(r"\\dots[bmoic]?(?![A-Za-z])"), r"\\cdots"),
    (regex(r"(?<=\d)\s*(?:\\[,;:!]\s*)?\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))"), r"\\text{°}"),
    (regex(r"\\ref\s*\{([^{}]*)\}"), r"\\text{\1}"),
    (regex(r"\\unicode\s*\{x([0-9A-Fa-f]{1,5})\}"), lambda match: chr(int(match[1], 16))),
    (regex(r"\\prescript\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"{}^{\1}_{\2}"),
    (regex(r"\\p(?:artial)?dv\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"\\frac{\\partial \1}{\\partial \2}"),
    (regex(r"\\dv\s*\{([^{}]*)\}\s*\{([^{}]*)\}"), r"\\frac{\\mathrm{d} \1}{\\mathrm{d} \2}"),
    (regex(r"\\href\s*\{[^{}]*\}"), ""),
    (regex(r"\\mathbbm(?![A-Za-z])"), r"\\mathbb"),
    (regex(r"\\hdots(?![A-Za-z])"), r"\\ldots"),
    (regex(r"(\\text\s*\{[^{}$]*)\$([^{}$]*)\$"), r"\1}\2\\text{"),
    (regex(r"\\DeclareMathOperator\*?\s*\{?\\(\w+)\}?\s*\{([^{}]*)\}"), r"\\def\\\1{\\operatorname{\2}}"),
    (regex(r"\\(?:re)?newcommand\*?\s*\{?\\(\w+)\}?(?=\s*\{)"), r"\\def\\\1"),
    (regex(r"\\tag\*\s*\{([^{}]*)\}"), r"\\qquad\\text{\1}"),
    (regex(r"\\tag\s*\{([^{}]*)\}"), r"\\qquad\\text{(\1)}"),
)
_ENVIRONMENT = regex(r"\\(begin|end)\s*\{(\w+\*?)\}")
_LOOSE_CELLS = regex(r"(?<!\\)&|\\\\")


class _Converter(Protocol):
    def convert_with_local_state(self, latex: str, *, displaystyle: bool) -> str: ...


@lru_cache(maxsize=1024)
def read_latex(latex: str) -> Row | None:
    """The tree of a formula; None where it cannot be shown as one."""
    converter = _converter()
    source = _rewritten(latex)
    if converter is None or not source or len(source) > _LONGEST or _is_deep(source):
        return None
    try:
        return read_mathml(converter.convert_with_local_state(source, displaystyle=True)) or None
    except NotShownError:
        return None
    except Exception:  # noqa: BLE001 - an extension in another language, whose errors share no base: the post goes on
        return None


def can_read() -> bool:
    """Whether formulas can be converted on this platform."""
    return _converter() is not None


@cache
def _converter() -> _Converter | None:
    """math-core's converter; None on a platform for which there is no build of it."""
    try:
        from math_core import LatexToMathML
    except ImportError:
        return None
    return LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)


def _rewritten(latex: str) -> str:
    for pattern, replacement in _REWRITES:
        latex = pattern.sub(replacement, latex)
    if "\\abs" in latex or "\\norm" in latex:
        latex = _with_bars(latex)
    latex = _ENVIRONMENT.sub(lambda match: rf"\{match[1]}{{{_ENVIRONMENTS.get(match[2], match[2])}}}", latex).strip()
    if "\\begin" not in latex and _LOOSE_CELLS.search(latex):
        return rf"\begin{{aligned}}{latex}\end{{aligned}}"
    return latex


def _with_bars(latex: str) -> str:
    r"""`latex` with the `\abs` and `\norm` of the packages `physics` and `mathtools`, unless it defines its own."""
    for name, bar in (("abs", "|"), ("norm", r"\|")):
        if not re.search(rf"(?:command\*?\s*\{{?|def\s*)\\{name}(?![A-Za-z])", latex):
            argument = rf"\\{name}\*?\s*\{{((?:[^{{}}]|\{{[^{{}}]*\}})*)\}}"
            latex = re.sub(argument, lambda match, bar=bar: rf"\left{bar} {match[1]} \right{bar}", latex)  # type: ignore[misc]
    return latex


def _is_deep(source: str) -> bool:
    depth = deepest = 0
    for opening in re.findall(r"\\[{}]|([{}])|\\(begin|end|left|right)(?![A-Za-z])", source):
        brace, word = opening
        depth += (brace == "{" or word in ("begin", "left")) - (brace == "}" or word in ("end", "right"))
        deepest = max(deepest, depth)
    return deepest > _DEEPEST or _CHAIN.search(source) is not None
