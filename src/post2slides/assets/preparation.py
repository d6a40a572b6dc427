"""Prepares picture files, each distinct one once, on all cores: Pillow lets go of Python's lock while it works."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from post2slides.assets.faults import PictureFault, corrupt
from post2slides.assets.options import FetchOptions, Progress, Step
from post2slides.assets.prepare import prepare
from post2slides.assets.prepared import Prepared

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def prepare_all(
    files: Mapping[str, Path | PictureFault], workdir: Path, options: FetchOptions, progress: Progress | None
) -> dict[str, Prepared | PictureFault]:
    """What became of the file of each address, within the limits of `options`."""
    paths = list(dict.fromkeys(file for file in files.values() if isinstance(file, Path)))
    with ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="prepare") as pool:
        keys = dict(zip(paths, pool.map(lambda path: _digest(path, options.local_bytes), paths), strict=True))
        first = {key: path for path, key in reversed(keys.items()) if isinstance(key, str)}
        tasks = {
            pool.submit(_prepare_file, path, key, workdir, options.max_side): key
            for key, path in reversed(first.items())
        }
        results: dict[str, Prepared | PictureFault] = {}
        for done, task in enumerate(as_completed(tasks), start=1):
            results[tasks[task]] = task.result()
            if progress:
                progress(Step.PREPARING, done, len(tasks))

    def result(file: Path | PictureFault) -> Prepared | PictureFault:
        key = file if isinstance(file, PictureFault) else keys[file]
        return key if isinstance(key, PictureFault) else results[key]

    return {source: result(file) for source, file in files.items()}


def _digest(path: Path, limit: int) -> str | PictureFault:
    """The name of a file's content, by which equal pictures are known."""
    try:
        if path.stat().st_size > limit:
            return corrupt("too large", f"the file has more than {limit // 1_000_000} MB")
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:20]
    except OSError as error:
        return PictureFault("picture-missing", "cannot be read", str(error))


def _prepare_file(path: Path, key: str, workdir: Path, max_side: int) -> Prepared | PictureFault:
    try:
        return prepare(path.read_bytes(), key, workdir, max_side)
    except PictureFault as fault:
        return fault
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise  # the place for temporary files is full, which no picture can help
        return PictureFault("picture-missing", "cannot be read", str(error))


def prepared_file(path: Path, key: str, workdir: Path, max_side: int) -> Prepared | str:
    """A picture file that is no post's, made ready under the name `key`; the reason where it cannot be shown."""
    result = _prepare_file(path, key, workdir, max_side)
    return result if isinstance(result, Prepared) else f"{result.reason}, {result.detail}".rstrip(", ")
