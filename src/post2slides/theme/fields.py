"""Reads typed values from YAML and knows for each where it stands, so that a mistake can be shown to its author.

The nodes that PyYAML composes are kept instead of plain values: they bear file and line.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn, TextIO

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from post2slides.diagnostics import ThemeError
from post2slides.regex import regex

_HEX = regex(r"#?([0-9A-Fa-f]{6})")
_TRUTH = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a theme file. `name` is its path there, such as `styles.title.size`."""

    name: str
    node: Node

    def text(self) -> str:
        """The value as written. Colours such as 121412 and 070B13 would not survive as numbers."""
        if not isinstance(self.node, ScalarNode):
            self.fail("a single value is needed")
        return str(self.node.value)

    def number(self, *, least: float = 0, most: float = 10_000) -> float:
        try:
            value = float(self.text())
        except ValueError:
            self.fail(f"a number is needed, not {self.text()!r}")
        if not least <= value <= most:
            self.fail(f"{self.text()} is not between {least:g} and {most:g}")
        return value

    def truth(self) -> bool:
        if (value := _TRUTH.get(self.text().lower())) is None:
            self.fail(f"yes or no is needed, not {self.text()!r}")
        return value

    def choice(self, options: Iterable[str]) -> str:
        """The value, which must be one of `options`."""
        options = tuple(options)
        if (value := self.text()) not in options:
            self.fail(f"unknown: {value!r}", hint=suggestion(value, options))
        return value

    def numbers(self, count: int) -> tuple[float, ...]:
        """A list of `count` numbers, none below zero."""
        values = tuple(item.number() for item in self.items())
        if len(values) != count:
            self.fail(f"{count} numbers are needed, not {len(values)}")
        return values

    @property
    def is_single(self) -> bool:
        """Whether this is one value, and neither a list nor names with values."""
        return isinstance(self.node, ScalarNode)

    def path(self) -> Path:
        """A file that is there, relative to the folder of the theme file that names it."""
        path = Path(self.node.start_mark.name).parent / Path(self.text()).expanduser()
        if not path.is_file():
            self.fail(f"there is no file {self.text()!r}", hint=f"Looked for {path}.")
        return path

    def items(self) -> tuple[Field, ...]:
        if not isinstance(self.node, SequenceNode):
            self.fail("a list is needed")
        return tuple(Field(f"{self.name}[{index}]", node) for index, node in enumerate(self.node.value, 1))

    def fields(self, known: Iterable[str]) -> Fields:
        """The value as names and values, of which each name must be in `known`."""
        if not isinstance(self.node, MappingNode):
            self.fail("names with values are needed")
        prefix = f"{self.name}." if self.name else ""
        fields: dict[str, Field] = {}
        for key, node in self.node.value:
            name = str(key.value)
            field = Field(f"{prefix}{name}", node)
            if name in fields:
                field.fail("is there twice")
            fields[name] = field
        return Fields(self, fields, known)

    def names(self) -> tuple[str, ...]:
        """The names in it, known or not; none where it is something else."""
        return tuple(str(key.value) for key, _ in self.node.value) if isinstance(self.node, MappingNode) else ()

    def fail(self, message: str, *, hint: str | None = None) -> NoReturn:
        """Say that this value is wrong. Raises ThemeError."""
        mark = self.node.start_mark
        where = f"{self.name}: " if self.name else ""
        raise ThemeError(f"{where}{message}", file=mark.name, line=mark.line + 1, hint=hint)


class Fields:
    """Names with values; a name that is not known is an error that names the closest one."""

    def __init__(self, whole: Field, fields: Mapping[str, Field], known: Iterable[str]) -> None:
        self.whole = whole
        self._fields = fields
        known = tuple(known)
        for name, field in fields.items():
            if name not in known:
                field.fail("unknown field", hint=suggestion(name, known))

    def __getitem__(self, name: str) -> Field:
        field = self._fields.get(name)
        return field if field is not None else self.whole.fail(f"{name!r} is missing")

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def get(self, name: str) -> Field | None:
        return self._fields.get(name)


def read(path: Path) -> Field:
    """The content of a YAML file. Raises ThemeError where it cannot be read."""
    try:
        facts = path.stat()
        node = _node(path, facts.st_mtime_ns, facts.st_size)
    except OSError as error:
        raise ThemeError(f"cannot be read: {error.strerror}", file=str(path)) from error
    except UnicodeDecodeError as error:
        raise ThemeError("is not UTF-8 text", file=str(path)) from error
    except yaml.YAMLError as error:
        raise _not_yaml(error, path) from error
    if node is None:
        raise ThemeError("is empty", file=str(path))
    return Field("", node)


@cache
def _node(path: Path, _changed: int, _size: int) -> Node | None:
    with path.open(encoding="utf-8") as stream:
        return _composed(stream)


def _composed(stream: TextIO) -> Node | None:
    """The node of a document. libyaml reads ten times as fast, but says less clearly what is wrong."""
    try:
        return yaml.compose(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        stream.seek(0)
        return yaml.compose(stream, Loader=yaml.SafeLoader)


def merged(base: Node, changes: Node) -> Node:
    """`base` with the names and values of `changes` merged into it at every depth; lists are replaced as a whole."""
    if not (isinstance(base, MappingNode) and isinstance(changes, MappingNode)):
        return changes
    pairs = {str(key.value): (key, node) for key, node in base.value}
    for key, node in changes.value:
        name = str(key.value)
        pairs[name] = (key, merged(pairs[name][1], node) if name in pairs else node)
    return MappingNode(changes.tag, list(pairs.values()), changes.start_mark, changes.end_mark)


def suggestion(name: str, known: Iterable[str]) -> str:
    """What an unknown name may have been meant to be."""
    known = tuple(known)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(known)}."


def _not_yaml(error: yaml.YAMLError, path: Path) -> ThemeError:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    problem = error.problem if isinstance(error, yaml.MarkedYAMLError) else str(error).splitlines()[0]
    return ThemeError(f"is not YAML: {problem}", file=str(path), line=mark.line + 1 if mark else None)


def hex_digits(field: Field) -> str:
    """Six hexadecimal digits, with or without `#`."""
    if not (match := _HEX.fullmatch(field.text().strip())):
        field.fail(f"six hexadecimal digits are needed, such as B4472F, not {field.text()!r}")
    return match[1].upper()
