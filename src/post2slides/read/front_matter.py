"""Front matter: finding it, and reading YAML, TOML, JSON and plain headers into values.

Every value is read as text, so that `title: 2020`, `title: No` and `date: 2017-02-29` mean what they say; only the
settings under `slides:` keep their types. Invariant: what is not front matter stays in the post, whose line numbers
count the lines of the front matter.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import yaml

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.source import clean

Value = str | list["Value"] | dict[str, "Value"]

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w .-]*?)\s*[:=]\s*(?P<value>.*)")
_TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)")
_SETTINGS = "slides"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of a post's front matter, in lower case, with their values."""

    fields: Mapping[str, Value] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    """The `slides:` key, with numbers and booleans as such."""
    line: int = 1
    """The source line on which it begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The source line of each key, where it is known."""


class _InvalidError(Exception):
    """The front matter is not what its fence says. `line` counts its own lines, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def split(text: str, report: Report) -> tuple[FrontMatter, str]:
    """The front matter of a post and the text behind it, which keeps its line numbers."""
    blank = len(text) - len(text.lstrip())
    first_line = text.count("\n", 0, blank) + 1
    start = text.rfind("\n", 0, blank) + 1
    for begin, end, load in _FORMATS:
        if opening := begin.match(text, start):
            return _fenced(text, opening, end, load, first_line, report)
    return _json(text, start, first_line, report)


def _fenced(
    text: str, opening: re.Match[str], end: re.Pattern[str], load: _Load, line: int, report: Report
) -> tuple[FrontMatter, str]:
    closing = end.search(text, opening.end())
    if closing is None:
        if _KEY.match(text, opening.end()):
            _warn(report, "the front matter has no end; it is shown as text", line)
        return FrontMatter(), text
    source = text[opening.end() : closing.start()]
    front_matter = _loaded(source, load, line, report)
    return (front_matter, _without(text, closing.end())) if front_matter else (FrontMatter(), text)


def _loaded(source: str, load: _Load, line: int, report: Report) -> FrontMatter | None:
    """The front matter in `source`; None where it is text of the post."""
    if not source.strip():
        report(Diagnostic(Severity.INFO, "front-matter-invalid", "the front matter is empty", line))
        return FrontMatter(line=line)
    try:
        return load(source, line)
    except _InvalidError as error:
        salvaged = _salvaged(source, line)
        fate = "only its plain lines were read" if salvaged else "it is shown as text"
        _warn(report, f"the front matter cannot be read ({error}); {fate}", line + error.line)
        return salvaged


def _salvaged(source: str, first: int) -> FrontMatter | None:
    """The `key: value` lines of front matter that its format refuses; None where any line looks like prose."""
    fields: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(source.split("\n"), first + 1):
        if not line.strip() or line.startswith((" ", "\t", "#", "-", "]", "}", "[")):
            continue
        match = _KEY.fullmatch(line.rstrip())
        if match is None:
            return None
        key = match["key"].lower()
        fields[key], lines[key] = clean(match["value"].strip().strip("\"'")), number
    return FrontMatter(fields, line=first, lines=lines) if fields else None


def _without(text: str, end: int) -> str:
    """`text` from `end` on, with empty lines for what was before."""
    return "\n" * text.count("\n", 0, end) + text[end:]


def _yaml(source: str, line: int) -> FrontMatter:
    try:
        _refuse_aliases(source)
        root = yaml.compose(source, yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise _InvalidError("it is no list of keys and values")
        fields = _mapping(root)
        lines = {_key(key): line + 1 + key.start_mark.line for key, _ in root.value}
        settings = next((_typed(value) for key, value in root.value if _key(key) == _SETTINGS), None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _InvalidError(error.problem or "it is no YAML", mark.line + 1 if mark else 1) from None
    except yaml.YAMLError:
        raise _InvalidError("it is no YAML") from None
    except (RecursionError, ValueError):
        raise _InvalidError("it is nested too deeply, or has a value that does not exist") from None
    return FrontMatter(fields, settings if isinstance(settings, dict) else {}, line, lines)


def _refuse_aliases(source: str) -> None:
    """A few aliases, nested, expand without limit, and no front matter needs any."""
    for event in yaml.parse(source, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _InvalidError(
                "it uses aliases (*), which are not allowed", event.start_mark.line + 1 if event.start_mark else 1
            )


def _value(node: yaml.Node) -> Value:
    match node:
        case yaml.MappingNode():
            return _mapping(node)
        case yaml.SequenceNode():
            return [_value(item) for item in node.value]
        case _:
            return "" if node.tag == "tag:yaml.org,2002:null" else clean(str(node.value))


def _mapping(node: yaml.MappingNode) -> dict[str, Value]:
    return {_key(key): _value(value) for key, value in node.value}


def _key(node: yaml.Node) -> str:
    return str(node.value).strip().lower() if isinstance(node, yaml.ScalarNode) else ""


def _typed(node: yaml.Node) -> object:
    return yaml.constructor.SafeConstructor().construct_document(node)


def _toml(source: str, line: int) -> FrontMatter:
    try:
        return _from_data(tomllib.loads(source), line)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        raise _InvalidError(_TOML_PLACE.sub("", str(error)), int(place[1]) if place else 1) from None


def _nikola(source: str, line: int) -> FrontMatter:
    """The lines `.. title: A title` in a comment."""
    return _header(re.sub(r"^\.\. ", "", source, flags=re.MULTILINE), line)


def _header(source: str, line: int) -> FrontMatter:
    return _salvaged(source, line) or FrontMatter(line=line)


def _json(text: str, start: int, line: int, report: Report) -> tuple[FrontMatter, str]:
    """JSON has no fence: it is front matter where the post begins with an object on lines of its own."""
    try:
        data, end = json.JSONDecoder().raw_decode(text, start) if text.startswith("{", start) else (None, 0)
    except (ValueError, RecursionError):
        return FrontMatter(), text
    if not isinstance(data, dict) or text[end:].partition("\n")[0].strip():
        return FrontMatter(), text
    return _from_data(data, line), _without(text, end)


def _from_data(data: dict[str, object], line: int) -> FrontMatter:
    settings = next((value for key, value in data.items() if key.lower() == _SETTINGS), None)
    fields = {key.strip().lower(): _as_text(value) for key, value in data.items()}
    return FrontMatter(fields, settings if isinstance(settings, dict) else {}, line)


def _as_text(value: object) -> Value:
    match value:
        case dict():
            return {str(key).lower(): _as_text(item) for key, item in value.items()}
        case list():
            return [_as_text(item) for item in value]
        case bool():
            return str(value).lower()
        case None:
            return ""
        case _:
            return clean(str(value))


def _warn(report: Report, message: str, line: int) -> None:
    report(Diagnostic(Severity.WARNING, "front-matter-invalid", message, line))


_Load = Callable[[str, int], FrontMatter]

# Jekyll and Hugo, Hugo and Zola, Nikola (https://getnikola.com/handbook.html, "Embedding metadata"), Pelican.
_FORMATS: tuple[tuple[re.Pattern[str], re.Pattern[str], _Load], ...] = (
    (re.compile(r"---[ \t]*\n"), re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE), _yaml),
    (re.compile(r"\+\+\+[ \t]*\n"), re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE), _toml),
    (re.compile(r"<!--[ \t]*\n(?=\.\. title:)"), re.compile(r"^-->[ \t]*(?:\n|\Z)", re.MULTILINE), _nikola),
    (re.compile(r"(?=title:.*\n(?:[\w-]+:.*\n)+\n)", re.IGNORECASE), re.compile(r"^\n", re.MULTILINE), _header),
)
