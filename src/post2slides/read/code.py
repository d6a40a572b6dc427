"""Code blocks, and the many things that blogs write behind the opening fence.

`js{4-7}`, `rust,no_run`, `{r, echo=FALSE}`, `js src/App.js active`, `python:app.py`, `title="x.js"`,
`bash {hl_lines=[2]}`. Invariant: the code itself is kept to the letter, but for comments that are
meant for the highlighter.
"""

from __future__ import annotations

from post2slides.model.post import Block, Code, Diagram
from post2slides.read import callout, chart, formula
from post2slides.read.code_marks import without_marks
from post2slides.read.context import Context, line_of
from post2slides.read.tree import Node
from post2slides.regex import regex

_DIRECTIVE = regex(r"\{(?P<name>[\w-]+)\}[ \t]*(?P<title>[^\n]*)")  # MyST
_EMPTY_LINES = regex(r"(?:[ \t]*\n)*")
_PAIR = regex(r"""([\w:.-]+)\s*=\s*(\[[^\]]*\]|"[^"]*"|'[^']*'|[^\s,{}]+)""")
_CODEHILITE = regex(r":{3}(?P<language>\w[\w+#-]*)[^\n]*\n")  # Python-Markdown: the language in a line of its own
_TITLE_KEYS = frozenset({"title", "filename", "file", "caption", "name", "fig-cap", "lst-cap"})
_LINES_KEYS = frozenset({"hl_lines", "highlight", "highlightlines", "lines", "emphasize-lines", "mark"})

# `{4-7}`, `{1,3-5}`; not `{r, echo=FALSE}` or `{.python}`.
_LINE_SET = regex(r"\{\s*(\d+(?:\s*-\s*\d+)?(?:\s*,\s*\d+(?:\s*-\s*\d+)?)*)\s*\}")
_RANGE = regex(r"(\d+)(?:\s*-\s*(\d+))?")
_LANGUAGE = regex(r"\{?\s*\.?([^\s,:;={}\"']+)")
# VitePress: ```js [config.js]
_BRACKETED = regex(r"^\w[\w+#-]*\s+\[([^\]\[]+)\]")
# Qiita: ```python:app.py, Zenn: ```diff js:app.js
_BEHIND_COLON = regex(r"[\w+#-]*:[^:\s].*")
_FILE_NAME = regex(r"[\w@./\\-]*(?:[\w-]\.\w{1,10}|/[\w-]+)")


def read_code(node: Node, context: Context) -> tuple[Block, ...]:
    """The code of a `fence` or `code_block` node."""
    code = node.content.removesuffix("\n")
    info = node.info.strip()
    directive = _DIRECTIVE.fullmatch(info)
    if directive and (found := callout.directive(directive["name"], directive["title"], code, line_of(node), context)):
        return found
    if not info and (first := _CODEHILITE.match(code)):
        info, code = first["language"], code[first.end() :]
    language, line = _language(info), line_of(node)
    if displayed := formula.read_fence(language, code, line, context):
        return (displayed,)
    if language.lower() == "mermaid" and (drawn := _drawn(code, language, line, context)):
        return (drawn,)
    pairs = {key.lower(): value.strip("\"'") for key, value in _PAIR.findall(info)}
    if charted := chart.read_fence(info, _title(info, pairs), code, line, context):
        return (charted,)
    marked = without_marks(code)
    stressed = _highlighted(info, pairs, marked.text.count("\n") + 1) | marked.highlighted
    text, left_out = _without_empty_ends(marked.text)
    return (
        Code(
            text=text,
            language=f"diff-{language}" if marked.changed else language,
            line=line,
            title=_title(info, pairs),
            highlighted=tuple(sorted(number - left_out for number in stressed if number > left_out)),
        ),
    )


def _without_empty_ends(code: str) -> tuple[str, int]:
    """The code, and how many lines were left out before it. Nothing is seen of empty lines at its ends, and they may
    fill a slide.
    """
    before = _EMPTY_LINES.match(code)
    start = before.end() if before else 0
    text = code[start:].rstrip()
    end = code.find("\n", start + len(text))
    return code[start : len(code) if end < 0 else end], code.count("\n", 0, start)


def _drawn(code: str, language: str, line: int, context: Context) -> Block | None:
    """The diagram or the chart that Mermaid's text describes; None where it stays code."""
    from post2slides.diagram.figures import figures as read_figures  # one post in forty has a diagram
    from post2slides.diagram.parse import kind_of, parse

    if drawable := parse(code):
        return Diagram(_without_empty_ends(code)[0], language, drawable, line)
    if (figures := read_figures(code)) and (charted := chart.read_figures(figures, line)):
        return charted
    kind = kind_of(code) or "empty"
    context.warn("diagram-as-code", f"this diagram ({kind}) cannot be drawn as shapes; its source is shown", line)
    return None


def _language(info: str) -> str:
    """The first word, up to what separates it from its attributes; none where the attributes come first."""
    info = _LINE_SET.sub(" ", info)
    match = _LANGUAGE.match(info)
    if match is None or info[match.end() :].lstrip().startswith("=") or _is_file_name(match[1]):
        return ""
    return match[1]


def _title(info: str, pairs: dict[str, str]) -> str:
    """A title given as an attribute, behind a colon, or as a file name among the words."""
    named = next((pairs[key] for key in pairs if key.split(":")[-1] in _TITLE_KEYS), "")
    if bracketed := _BRACKETED.search(info):
        named = named or bracketed[1].strip()
    words = _PAIR.sub(" ", info).split()
    behind_colon = next((word.partition(":")[2] for word in words[:2] if _BEHIND_COLON.fullmatch(word)), "")
    return named or behind_colon or next((word for word in words if _is_file_name(word)), "")


def _is_file_name(word: str) -> bool:
    return _FILE_NAME.fullmatch(word) is not None and not word.startswith(".")


def _highlighted(info: str, pairs: dict[str, str], count: int) -> frozenset[int]:
    """The numbers of the lines to stress, up to the `count` that there are."""
    given = _LINE_SET.search(_PAIR.sub(" ", info))
    named = next((pairs[key] for key in pairs if key in _LINES_KEYS), "")
    numbers: set[int] = set()
    for first, last in _RANGE.findall(given[1] if given else named):
        numbers.update(range(max(1, int(first[:9])), min(count, int((last or first)[:9])) + 1))
    return frozenset(numbers)
