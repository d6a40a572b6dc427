"""Finds a theme by name or path and reads it. What is wrong with a theme file is said with its file, line and field."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from post2slides.diagnostics import ThemeError
from post2slides.theme.fields import Field, merged, read, suggestion
from post2slides.theme.layouts import Setting, read_layouts
from post2slides.theme.model import LayoutName, Theme
from post2slides.theme.palette import CODE_NAMES, COLOUR_NAMES, read_code, read_colours
from post2slides.theme.typography import STYLED, read_fonts, read_styles
from post2slides.units import Size, px

FILE = "theme.yaml"
_SECTIONS = (
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
    """The built-in theme of that name, or the one in a folder or a `theme.yaml` file.

    A relative path starts from the folder `beside`.

    Raises ThemeError where there is none, or where its file is wrong.
    """
    path = _find(name_or_path, beside)
    return _load(path, path.stat().st_mtime_ns)


@cache
def _load(path: Path, _changed: int) -> Theme:
    return _theme(path.resolve().parent.name, _composed(path))


def _theme(name: str, whole: Field) -> Theme:
    section = whole.fields(_SECTIONS)
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
    )


def _composed(path: Path, depth: int = 0) -> Field:
    """A theme file, laid over the theme that it extends."""
    own = read(path)
    extends = own.fields(_SECTIONS).get("extends")
    if extends is None:
        return own
    if depth == _DEEPEST:
        extends.fail("themes extend each other in a circle")
    base = _composed(_find(extends.text(), beside=path.parent), depth + 1)
    return Field("", merged(base.node, own.node))


def _find(name_or_path: str | Path, beside: Path = Path()) -> Path:
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


@cache
def _folder() -> Path:
    """The folder of built-in themes: inside the installed package, at the top level in a source checkout."""
    package = Path(str(files("post2slides")))
    return next(folder for folder in (package / "themes", package.parents[1] / "themes") if folder.is_dir())
