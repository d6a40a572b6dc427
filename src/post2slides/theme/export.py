"""The template of a theme as a file, to be edited in PowerPoint and used from then on."""

from __future__ import annotations

from pathlib import Path

from post2slides.diagnostics import OutputError
from post2slides.theme.build import build_template
from post2slides.theme.load import load_theme
from post2slides.theme.template.archive import parts_of

_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_KINDS = {".potx": f"{_PML}.template.main+xml", ".pptx": f"{_PML}.presentation.main+xml"}


def export_theme(name: str, target: Path | None, language: str) -> Path:
    """Write the template of the theme `name`, for decks in `language`, to `target`; its path.

    Without a target it is named after the theme. Raises ThemeError where there is no such theme, and OutputError where
    the file is there already, has another ending than .potx or .pptx, or cannot be written.
    """
    theme = load_theme(name)
    target = target or Path(f"{theme.name}.potx")
    if (kind := _KINDS.get(target.suffix.lower())) is None:
        raise OutputError("is no name for a template", file=str(target), hint="Let it end in .potx or .pptx.")
    parts = parts_of(build_template(theme, language, used=frozenset(theme.layouts)), str(target))
    parts.set_content_type(parts.main, kind)
    try:
        with target.open("xb") as file:
            file.write(parts.packed(compressed=True))
    except FileExistsError:
        raise OutputError("is there already", file=str(target), hint="Name another file with -o.") from None
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", file=str(target)) from error
    return target
