"""A theme of one's own begins as a copy of a built-in one."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

from post2slides.diagnostics import OutputError, ThemeError
from post2slides.regex import regex
from post2slides.theme.fields import suggestion
from post2slides.theme.load import FILE, built_in, theme_names

_TITLE = regex(r"^title:.*$", re.MULTILINE)


def start_theme(folder: Path, base: str) -> Path:
    """Copy the file of the built-in theme `base` into `folder`, which is made if need be; the copy's path.

    The copy bears the folder's name in its title and is else the same to the letter, comments included.
    Raises ThemeError where there is no theme of that name, OutputError where the folder has one or cannot be written.
    """
    if base not in theme_names():
        raise ThemeError(f"there is no built-in theme {base!r}", hint=suggestion(base, theme_names()))
    target = folder / FILE
    title = json.dumps(f"{Path(os.path.realpath(folder)).name}: made from {base}", ensure_ascii=False)
    text = _TITLE.sub(lambda _: f"title: {title}", built_in(base).read_text("utf-8"), count=1)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise OutputError("is there already", file=str(target), hint="Name another folder, or remove it.") from None
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", file=str(target)) from error
    return target
