"""Unpacks an export that came as a ZIP archive, as Notion and Medium give it, within limits of number and size.

Its invariant: no file is written outside the folder that was made for it, and that folder goes when the program ends.
"""

from __future__ import annotations

import atexit
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from post2slides.assets.options import MIB
from post2slides.diagnostics import PostError
from post2slides.scratch import new_folder

_MOST_FILES = 20_000
_MOST_BYTES = 1000 * MIB
_HINT = "Unpack it yourself, and name the post in it."


def unpacked(path: Path) -> Path:
    """A folder with what is in the archive at `path`, and in archives within it.

    Raises PostError where it is damaged or too large.
    """
    folder = Path(new_folder())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        left = _unpack(path, folder, str(path), _MOST_BYTES)
        for inner in sorted(folder.rglob("*.zip")):  # Notion packs its parts once more
            left = _unpack(inner, inner.parent, str(path), left)
            inner.unlink()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise PostError(f"cannot be unpacked ({error})", file=str(path), hint="Export it again.") from None
    return folder


def _unpack(path: Path, folder: Path, file: str, left: int) -> int:
    """Unpack one archive; how many bytes may still be."""
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if _is_safe(member)]
        size = sum(member.file_size for member in members)
        if len(members) > _MOST_FILES or size > left:
            raise PostError(f"has more than {_MOST_FILES} files or {_MOST_BYTES // MIB} MB", file=file, hint=_HINT)
        for member in members:
            archive.extract(member, folder)
    return left - size


def _is_safe(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a file or a folder below the archive's own; links are left out."""
    name = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
    return not name.is_absolute() and ".." not in name.parts and ":" not in member.filename and not is_link
