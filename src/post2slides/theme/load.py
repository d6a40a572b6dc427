"""Finds a theme by name or path and reads it. What is wrong with a theme file is said with its file, line and field."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache, reduce
from importlib.resources import files
from pathlib import Path

from post2slides.diagnostics import ThemeError
from post2slides.theme.fields import Field, merged, read, suggestion
from post2slides.theme.layouts import Setting, read_layouts
from post2slides.theme.logo import read_logo
from post2slides.theme.model import LayoutName, Theme
from post2slides.theme.palette import CODE_NAMES, COLOUR_NAMES, read_code, read_colours
from post2slides.theme.template.finding import template_behind, template_theme
from post2slides.theme.typography import STYLED, read_fonts, read_styles
from post2slides.units import Size, px

FILE = "theme.yaml"
SECTIONS = (
    "extends",
    "title",
    "slide",
    "dark_mode",
    "colours",
    "code",
    "fonts",
    "styles",
    "bullets",
    "line_width",
    "gap",
    "logo",
    "standard",
    "layouts",
)
_DEEPEST = 8
_TITLE_GAP = px(22)
"""Between a title of more than one line and the body, which then stands lower."""


def theme_names() -> tuple[str, ...]:
    """The names of the built-in themes, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in _folder().glob(f"*/{FILE}")))


def built_in(name: str) -> Path:
    """The file of the built-in theme of that name."""
    return _folder() / name / FILE


def load_theme(name_or_path: str | Path, beside: Path = Path()) -> Theme:
    """The built-in theme of that name, the one in a folder or a `theme.yaml` file, or a template of PowerPoint's.

    A relative path starts from the folder `beside`.

    Raises ThemeError where there is none, or where its file is wrong.
    """
    path = find_theme(name_or_path, beside)
    if template := template_behind(path):
        return template_theme(*template)
    files = _chain(path)
    return _load(files, tuple(map(_changed, files)))


@cache
def _load(files: tuple[Path, ...], _stamps: tuple[int, ...]) -> Theme:
    whole = reduce(lambda base, own: Field("", merged(base.node, own.node)), map(read, reversed(files)))
    name = Path(os.path.realpath(files[0])).parent.name if files[0].name == FILE else files[0].stem
    theme = _theme(name, whole)
    return replace(theme, files=(*files, *_logos(theme)))


def _logos(theme: Theme) -> tuple[Path, ...]:
    return tuple(dict.fromkeys((theme.logo.file, theme.logo.on_dark))) if theme.logo else ()


@cache
def _extends(path: Path, _stamp: int) -> Field | None:
    return read(path).fields(SECTIONS).get("extends")


def _changed(path: Path) -> int:
    """When a file was changed last, in nanoseconds."""
    return path.stat().st_mtime_ns


def _theme(name: str, whole: Field) -> Theme:
    section = whole.fields(SECTIONS)
    width, height = section["slide"].numbers(2)
    size = Size(px(width), px(height))
    colours = read_colours(section["colours"].fields(COLOUR_NAMES), dark=section["dark_mode"].truth())
    styles = read_styles(section["styles"].fields(STYLED), colours)
    standard = section["standard"].fields(STYLED)
    return Theme(
        name=name,
        title=section["title"].text(),
        size=size,
        scheme=colours.scheme,
        dark=colours.dark,
        fonts=read_fonts(section["fonts"].fields(("heading", "body", "code"))),
        palette=colours.palette(),
        code=read_code(section["code"].fields(CODE_NAMES), colours),
        layouts=read_layouts(section["layouts"].fields(LayoutName), Setting(size, colours, styles, standard)),
        styles=styles,
        line_width=px(section["line_width"].number()),
        gap=px(section["gap"].number()),
        title_gap=_TITLE_GAP,
        bullets=tuple(bullet.text() for bullet in section["bullets"].items()),
        logo=read_logo(logo) if (logo := section.get("logo")) else None,
    )


def _chain(path: Path) -> tuple[Path, ...]:
    """A theme file, the one that it extends, and so on."""
    files = [path]
    while (extends := _extends(files[-1], _changed(files[-1]))) is not None:
        if len(files) > _DEEPEST:
            extends.fail("themes extend each other in a circle")
        files.append(find_theme(extends.text(), beside=files[-1].parent))
    return tuple(files)


def find_theme(name_or_path: str | Path, beside: Path = Path()) -> Path:
    """The file of a theme: a built-in name first, then a path, which may be relative to the folder `beside`."""
    if str(name_or_path) in theme_names():
        return built_in(str(name_or_path))
    path = beside / Path(name_or_path).expanduser()
    for candidate in (path / FILE, path):
        if candidate.is_file():
            return candidate
    if path.is_dir():
        raise ThemeError(f"has no {FILE}", file=str(path))
    raise ThemeError(f"there is no theme {str(name_or_path)!r}", hint=suggestion(str(name_or_path), theme_names()))


def built_in_folder() -> Path:
    """Where the built-in themes are, without symbolic links."""
    return Path(os.path.realpath(_folder()))


@cache
def _folder() -> Path:
    """The folder of built-in themes: inside the installed package, at the top level in a source checkout."""
    package = Path(str(files("post2slides")))
    return next(folder for folder in (package / "themes", package.parents[1] / "themes") if folder.is_dir())
