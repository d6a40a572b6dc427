"""Whether a path leads to a template, and the mapping file that goes with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from post2slides.theme.fields import read
from post2slides.theme.model import Theme

if TYPE_CHECKING:
    from post2slides.theme.template.mapping import Mapping

_ENDINGS = (".pptx", ".potx", ".pptm", ".potm", ".ppsx", ".ppsm", ".ppt", ".pot", ".pps", ".odp", ".otp", ".key")
"""Files that are taken for templates; those that are none get a word of advice."""
_MAPPING_ENDINGS = (".yaml", ".yml")
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""Of zip files and of those of Office 97, whatever they are called."""

Found = tuple[Path, Path | None]


def template_behind(path: Path) -> Found | None:
    """The template that `path` is, or is the mapping file of, with that mapping; None for a theme file.

    Beside a template may lie a mapping file of the same name, such as `company.yaml`. A file whose `template` names one
    is a mapping file too. Raises ThemeError where that template is not there.
    """
    if _is_template(path):
        mappings = (path.with_suffix(ending) for ending in _MAPPING_ENDINGS)
        return path, next((mapping for mapping in mappings if mapping.is_file()), None)
    whole = read(path)
    if "template" not in whole.names():
        return None
    from post2slides.theme.template.mapping import MAPPING_NAMES

    field = whole.fields(MAPPING_NAMES)["template"]
    found = path.parent / Path(field.text()).expanduser()
    if not found.is_file():
        field.fail(f"there is no file {field.text()!r} in {path.parent}")
    return found, path


def template_theme(path: Path, mapping: Path | None) -> Theme:
    """The template in a file as a theme. Raises ThemeError where it cannot be used, or its mapping file is wrong."""
    files = (path, *((mapping,) if mapping else ()))
    return _read(path, mapping, tuple(file.stat().st_mtime_ns for file in files))


def mapping_in(path: Path | None) -> Mapping:
    """What a mapping file says; nothing where there is none."""
    from post2slides.theme.template.mapping import MAPPING_NAMES, Mapping, read_mapping

    return read_mapping(read(path).fields(MAPPING_NAMES)) if path else Mapping()


@cache
def _read(path: Path, mapping: Path | None, _changed: tuple[int, ...]) -> Theme:
    from post2slides.theme.template.reading import load_template  # brings python-pptx

    theme = load_template(path, mapping_in(mapping))
    return replace(theme, files=(path, *((mapping,) if mapping else ())))


def _is_template(path: Path) -> bool:
    if path.suffix.lower() in _ENDINGS:
        return True
    with path.open("rb") as file:
        return file.read(4) in _BEGINNINGS
