"""Front matter: where it begins and ends.

Invariant: what is not front matter stays in the post, whose line numbers count the lines of the front matter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read import front_matter_formats as formats
from post2slides.read.front_matter_formats import FrontMatter, InvalidError
from post2slides.regex import regex

Load = Callable[[str, int], FrontMatter]

# Jekyll and Hugo, Hugo and Zola, Nikola (https://getnikola.com/handbook.html, "Embedding metadata"), Hexo, which may
# leave out the first fence, Pelican.
_FORMATS: tuple[tuple[re.Pattern[str], re.Pattern[str], Load], ...] = (
    (regex(r"---[ \t]*\n"), regex(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_yaml),
    (regex(r"---[ \t]*toml[ \t]*\n"), regex(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_toml),
    (regex(r"---[ \t]*json[ \t]*\n"), regex(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_json),
    (regex(r";;;[ \t]*\n"), regex(r"^;;;[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_json),
    (regex(r"---[ \t]*yaml[ \t]*\n"), regex(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_yaml),
    (regex(r"\+\+\+[ \t]*\n"), regex(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_toml),
    (regex(r"<!--[ \t]*\n(?=\.\. title:)"), regex(r"^-->[ \t]*(?:\n|\Z)", re.MULTILINE), formats.read_nikola),
    (
        regex(
            r"(?=(?:title|layout|date|permalink|categories|tags):.*\n(?:(?:[\w-]+:.*|[ \t]+\S.*|-[ \t].*)\n)+"
            r"---[ \t]*(?:\n|\Z))"
        ),
        regex(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE),
        formats.read_yaml,
    ),
    (
        regex(r"(?=title:.*\n(?:[\w-]+:.*\n)+\n|(?:[\w-]+:.*\n){1,9}title:.*\n(?:[\w-]+:.*\n)*\n)", re.IGNORECASE),
        regex(r"^\n", re.MULTILINE),
        formats.read_header,
    ),
)


_PROPERTIES = regex(r"# [^\n]*\n\n(?P<lines>(?:[^\W\d][^\n:]{0,40}: [^\n]*\n)+)(?=\n|\Z)")
_PROPERTY = frozenset(
    {"created", "created time", "created by", "last edited time", "last edited by", "tags", "status", "date", "author"}
    | {"생성일", "태그", "작성일시", "작성자", "상태", "作成日時", "タグ", "创建时间", "标签"}
)


def split(text: str, report: Report) -> tuple[FrontMatter, str]:
    """The front matter of a post and the text behind it, which keeps its line numbers."""
    blank = len(text) - len(text.lstrip())
    first_line = text.count("\n", 0, blank) + 1
    start = text.rfind("\n", 0, blank) + 1
    for begin, end, load in _FORMATS:
        if opening := begin.match(text, start):
            return _fenced(text, opening, end, load, first_line, report)
    return _notion(text, start) or _json(text, start, first_line, report)


def _notion(text: str, start: int) -> tuple[FrontMatter, str] | None:
    """The properties that Notion writes under the title of a page it exports; the title stays."""
    match = _PROPERTIES.match(text, start)
    if match is None or not any(line.partition(":")[0].lower() in _PROPERTY for line in match["lines"].splitlines()):
        return None
    front_matter = formats.read_header(match["lines"], text.count("\n", 0, match.start("lines")) + 1)
    begin, end = match.span("lines")
    return front_matter, text[:begin] + "\n" * text.count("\n", begin, end) + text[end:]


def _fenced(
    text: str, opening: re.Match[str], end: re.Pattern[str], load: Load, line: int, report: Report
) -> tuple[FrontMatter, str]:
    closing = end.search(text, opening.end())
    if closing is None:
        if formats.KEY.match(text, opening.end()):
            _warn(report, "the front matter has no end; it is shown as text", line)
        return FrontMatter(), text
    source = text[opening.end() : closing.start()]
    front_matter = _loaded(source, load, line, report)
    return (front_matter, _without(text, closing.end())) if front_matter else (FrontMatter(), text)


def _loaded(source: str, load: Load, line: int, report: Report) -> FrontMatter | None:
    """The front matter in `source`; None where it is text of the post."""
    if not source.strip():
        report(Diagnostic(Severity.INFO, "front-matter-invalid", "the front matter is empty", line))
        return FrontMatter(line=line)
    try:
        return load(source, line)
    except InvalidError as error:
        salvaged = formats.salvage(source, line)
        fate = "only its plain lines were read" if salvaged else "it is shown as text"
        _warn(report, f"the front matter cannot be read ({error}); {fate}", line + error.line)
        return salvaged


def _without(text: str, end: int) -> str:
    """`text` from `end` on, with empty lines for what was before."""
    return "\n" * text.count("\n", 0, end) + text[end:]


def _json(text: str, start: int, line: int, report: Report) -> tuple[FrontMatter, str]:
    """JSON has no fence: it is front matter where the post begins with an object on lines of its own."""
    try:
        data, end = json.JSONDecoder().raw_decode(text, start) if text.startswith("{", start) else (None, 0)
    except (ValueError, RecursionError):
        return FrontMatter(), text
    if not isinstance(data, dict) or text[end:].partition("\n")[0].strip():
        return FrontMatter(), text
    return formats.read_data(data, line), _without(text, end)


def _warn(report: Report, message: str, line: int) -> None:
    report(Diagnostic(Severity.WARNING, "front-matter-invalid", message, line))
