"""From what options, post and settings file say to what holds.

Invariant: what cannot be understood is reported with its place, and the layer below holds instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from post2slides.diagnostics import Diagnostic, Report, SettingsError, Severity
from post2slides.model.choice import Asked
from post2slides.settings.declared import Setting, Settings, settings_by_key
from post2slides.settings.kind import ValueRefusedError
from post2slides.settings.origin import Layer, Origin


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of the settings."""

    layer: Layer
    values: Mapping[str, Asked]
    """By key; `allow_path` counts as `allow-path`."""
    file: str = ""
    """Its name as it is shown."""
    folder: Path = Path()
    """What relative paths in it start from."""


def given(options: Mapping[str, object]) -> Said:
    """What options say: values by the settings' names; None is not said."""
    return Said(Layer.OPTION, {name: Asked(value) for name, value in options.items() if value is not None})


def settled(sources: Iterable[Said], report: Report) -> Settings:
    """The settings that hold when the later of `sources` win over the earlier.

    Raises SettingsError where an option is none, or has a value that is none.
    """
    values: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    for said in sources:
        for setting, value, origin in _understood(said, report):
            values[setting.name], origins[setting.name] = value, origin
    return replace(Settings(), **values, origins=MappingProxyType(origins))  # type: ignore[arg-type]


def _understood(said: Said, report: Report) -> Iterator[tuple[Setting, object, Origin]]:
    for key, asked in said.values.items():
        try:
            setting = _setting(key, said.layer)
            value = setting.kind.understood(asked.value, said.folder)
        except _UnknownError as unknown:
            _tell(said, asked, str(unknown), report)
        except ValueRefusedError as refused:
            _tell(said, asked, f"`{key}` {refused}, not {_shown(asked.value)}", report)
        else:
            yield setting, value, Origin(said.layer, said.file, asked.line, said.folder)


class _UnknownError(Exception):
    """There is no such setting, or none that this source may set."""


def _setting(key: str, layer: Layer) -> Setting:
    known = settings_by_key()
    setting = known.get(key.replace("_", "-"))
    if setting is None:
        close = get_close_matches(key, known, 1)
        raise _UnknownError(
            f"`{key}` is no setting; " + (f"did you mean `{close[0]}`?" if close else f"there are {', '.join(known)}")
        )
    if layer is Layer.POST and not setting.about.by_post:
        raise _UnknownError(f"`{setting.key}` cannot be set by a post; use --{setting.key} or post2slides.toml")
    return setting


def _tell(said: Said, asked: Asked, message: str, report: Report) -> None:
    if said.layer is Layer.OPTION:
        raise SettingsError(message)
    file = said.file if said.layer is Layer.FILE else None
    report(Diagnostic(Severity.WARNING, "setting-unknown", message, asked.line, file))


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else str(value)
