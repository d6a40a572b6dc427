"""The logo of a theme, made ready for a deck: what a picture of a post goes through, its files go through too."""

from __future__ import annotations

from pathlib import Path

from post2slides.assets.preparation import prepared_file
from post2slides.diagnostics import ThemeError
from post2slides.theme.logo import Mark, Marks
from post2slides.theme.model import Logo

_LONGEST = 1600
"""Pixels of the longer side: a logo is never as large as a slide."""


def marks_of(logo: Logo, workdir: Path) -> Marks:
    """The files of a theme's logo. Prepared files are put into `workdir`.

    Raises ThemeError where one is no picture.
    """
    files = dict.fromkeys((logo.file, logo.on_dark))
    return {file: _mark(file, f"logo{number}", workdir) for number, file in enumerate(files, 1)}


def _mark(file: Path, key: str, workdir: Path) -> Mark:
    prepared = prepared_file(file, key, workdir, _LONGEST)
    if isinstance(prepared, str):
        raise ThemeError(f"the logo cannot be shown: {prepared}", file=str(file), hint="Use SVG, PNG or JPEG.")
    return Mark(prepared.facts, prepared.media)
