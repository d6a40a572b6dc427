"""The kinds of values that a setting can have, and how each is read from text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, get_args, get_origin

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


class ValueRefusedError(Exception):
    """A value is not of its setting's kind. The message says what it has to be: `is true or false`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What values a setting takes: one of a type, or several."""

    one: type
    """`str`, `bool`, `int`, `Path` or a `StrEnum`."""
    many: bool = False

    @classmethod
    def of(cls, annotation: Any) -> Self:
        """The kind that the annotation of a field says."""
        if get_origin(annotation) is tuple:
            return cls(get_args(annotation)[0], many=True)
        return cls(annotation)

    @property
    def choices(self) -> tuple[str, ...]:
        """The allowed values, where there are only some."""
        return tuple(choice.value for choice in self.one) if issubclass(self.one, StrEnum) else ()

    @property
    def name(self) -> str:
        """The kind in words, for tables."""
        names = {str: "text", bool: "true, false", int: "number", Path: "folder"}
        one = ", ".join(self.choices) or names[self.one]
        return f"list of {one}s" if self.many else one

    def understood(self, value: object, folder: Path = Path()) -> object:
        """The value that `value` means: a text, or a list of texts. Relative paths start from `folder`.

        Raises ValueRefusedError where it means none.
        """
        match value:
            case str():
                texts = [value]
            case bool() | int() | Path():
                texts = [str(value)]
            case list() | tuple() if self.many:
                texts = [str(item) for item in value if not isinstance(item, list | dict)]
                if len(texts) < len(value):
                    raise ValueRefusedError("is a list of texts")
            case _:
                raise ValueRefusedError(self._wanted)
        values = tuple(self._read(text, folder) for text in texts)
        return values if self.many else values[0]

    @property
    def _wanted(self) -> str:
        return f"is {'a list of texts' if self.many else self.name}"

    def _read(self, text: str, folder: Path) -> object:
        if self.one is bool:
            if text.lower() not in _TRUE | _FALSE:
                raise ValueRefusedError("is true or false")
            return text.lower() in _TRUE
        try:
            return folder / Path(text).expanduser() if self.one is Path else self.one(text)
        except (ValueError, RuntimeError):
            raise ValueRefusedError(f"is {self._offered()}") from None

    def _offered(self) -> str:
        *others, last = self.choices or ("a whole number",)
        return f"{', '.join(others)} or {last}" if others else last
