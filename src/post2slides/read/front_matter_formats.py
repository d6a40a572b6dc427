"""The formats of front matter: YAML, TOML, JSON and plain headers.

Every value is read as text, so that `title: 2020`, `title: No` and `date: 2017-02-29` mean what they say.
Invariant: no text takes time or memory out of proportion to its length.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from post2slides.model.choice import Asked
from post2slides.read.source import clean
from post2slides.regex import regex

Value = str | list["Value"] | dict[str, "Value"]

KEY = regex(r"(?P<key>[A-Za-z_][\w .-]*?)\s*[:=]\s*(?P<value>.*)")
_TOML_PLACE = regex(r" \(at line (\d+), column \d+\)")
_BRACKETS = regex(r"[\[\]{}]")
_DEEPEST = 100
_SETTINGS = "slides"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys of a post's front matter, in lower case, with their values."""

    fields: Mapping[str, Value] = field(default_factory=dict)
    settings: Mapping[str, Asked] = field(default_factory=dict)
    """What is under the `slides:` key."""
    line: int = 1
    """The source line on which it begins."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The source line of each key, where it is known."""


class InvalidError(Exception):
    """The front matter is not what its fence says. `line` counts its own lines, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(source: str, line: int) -> FrontMatter:
    try:
        _refuse_depth(source)
        _refuse_aliases(source)
        root = yaml.compose(source, yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise InvalidError("it is no list of keys and values")
        fields = _mapping(root)
        lines = {_key(key): line + 1 + key.start_mark.line for key, _ in root.value}
        settings = next((_settings(value, line) for key, value in root.value if _key(key) == _SETTINGS), {})
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise InvalidError(error.problem or "it is no YAML", mark.line + 1 if mark else 1) from None
    except yaml.YAMLError:
        raise InvalidError("it is no YAML") from None
    except (RecursionError, ValueError):
        raise InvalidError("it is nested too deeply, or has a value that does not exist") from None
    return FrontMatter(fields, settings, line, lines)


def _refuse_depth(source: str) -> None:
    """PyYAML takes time in the square of the depth of brackets."""
    depth = 0
    for match in _BRACKETS.finditer(source):
        depth += 1 if match.group() in "[{" else -1
        if depth > _DEEPEST:
            raise InvalidError("it is nested too deeply", source.count("\n", 0, match.start()) + 1)


def _refuse_aliases(source: str) -> None:
    """A few aliases, nested, expand without limit, and no front matter needs any."""
    for event in yaml.parse(source, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise InvalidError(
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


def _settings(node: yaml.Node, line: int) -> dict[str, Asked]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {_key(key): Asked(_value(value), line + 1 + key.start_mark.line) for key, value in node.value}


def read_toml(source: str, line: int) -> FrontMatter:
    import tomllib  # one post in ten writes its front matter so

    try:
        return read_data(tomllib.loads(source), line, source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        raise InvalidError(_TOML_PLACE.sub("", str(error)), int(place[1]) if place else 1) from None


def read_json(source: str, line: int) -> FrontMatter:
    """JSON between fences, with its braces or without (gray-matter, Hexo)."""
    text = source.strip()
    try:
        data = json.loads(text if text.startswith("{") else f"{{{text}}}")
    except (ValueError, RecursionError) as error:
        raise InvalidError("it is no JSON", getattr(error, "lineno", 1)) from None
    if not isinstance(data, dict):
        raise InvalidError("it is no list of keys and values")
    return read_data(data, line)


def read_data(data: dict[str, object], line: int, source: str = "") -> FrontMatter:
    """The front matter in `data`; `source`, where it is TOML, tells the lines of the settings."""
    fields = {key.strip().lower(): _as_text(value) for key, value in data.items()}
    given = fields.get(_SETTINGS)
    settings = given if isinstance(given, dict) else {}
    return FrontMatter(
        fields, {key: Asked(value, line + _line_of(key, source)) for key, value in settings.items()}, line
    )


def _line_of(key: str, source: str) -> int:
    """How many lines below the fence a setting stands: `tomllib` keeps no lines. 0 where it is not found."""
    table = re.search(rf"^[ \t]*(?:\[{_SETTINGS}\]|{_SETTINGS}[ \t]*[.=])", source, re.MULTILINE | re.IGNORECASE)
    start = table.start() if table else 0
    place = re.compile(rf"\b{re.escape(key)}\b[\"']?[ \t]*=", re.IGNORECASE).search(source, start)
    return source.count("\n", 0, place.start()) + 1 if place else 0


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


def read_nikola(source: str, line: int) -> FrontMatter:
    """The lines `.. title: A title` in a comment."""
    return read_header(re.sub(r"^\.\. ", "", source, flags=re.MULTILINE), line)


def read_header(source: str, line: int) -> FrontMatter:
    return salvage(source, line) or FrontMatter(line=line)


def salvage(source: str, first: int) -> FrontMatter | None:
    """The `key: value` lines of front matter that its format refuses; None where any line looks like prose."""
    fields: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(source.split("\n"), first + 1):
        if not line.strip() or line.startswith((" ", "\t", "#", "-", "]", "}", "[")):
            continue
        match = KEY.fullmatch(line.rstrip())
        if match is None:
            return None
        key = match["key"].lower()
        fields[key], lines[key] = clean(match["value"].strip().strip("\"'")), number
    return FrontMatter(fields, line=first, lines=lines) if fields else None
