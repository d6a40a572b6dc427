"""Which decks need not be made again: what each was made from is kept in a small file in the cache.

Invariant: a deck counts as unchanged only if it is the very file that was written, and if every file that it was made
from, the settings, and post2slides itself are as they were. In doubt, it is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from post2slides import scratch
from post2slides.batch.outcome import Job, Outcome, Status
from post2slides.diagnostics import Diagnostic, Severity
from post2slides.settings import settings_file

_PASSING = frozenset({"picture-missing", "picture-unreachable", "picture-refused"})
"""What may be otherwise the next time although no file that was read has changed."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A file as it was. Size and time tell quickly that it is the same, the digest tells it surely."""

    size: int
    changed: int
    """Nanoseconds."""
    digest: str

    @classmethod
    def of(cls, path: Path) -> _Stamp:
        facts = path.stat()
        with path.open("rb") as file:
            return cls(facts.st_size, facts.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest())

    def holds(self, path: Path) -> bool:
        """Whether the file is still the same."""
        facts = path.stat()
        if (facts.st_size, facts.st_mtime_ns) == (self.size, self.changed):
            return True
        return facts.st_size == self.size and _Stamp.of(path).digest == self.digest


def remember(outcome: Outcome, files: Iterable[Path]) -> None:
    """Keep what a deck was made from: `files` beside its settings. A cache that cannot be written keeps nothing."""
    path = _path(outcome.job.deck)
    try:
        if any(diagnostic.code in _PASSING for diagnostic in outcome.diagnostics):
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with scratch.beside(path) as unfinished:
            unfinished.write_text(json.dumps(_record(outcome, files)), encoding="utf-8")
            unfinished.replace(path)
    except OSError:
        return


def unchanged(job: Job) -> Outcome | None:
    """The outcome of an earlier run, where the deck of that time is as good as a new one."""
    try:
        record = json.loads(_path(job.deck).read_text(encoding="utf-8"))
        if record["request"] != _request(job) or not _all_hold(record["files"]):
            return None
        return Outcome(
            job,
            Status.UNCHANGED,
            diagnostics=tuple(_diagnostic(entry) for entry in record["diagnostics"]),
            **record["counts"],
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def inputs(job: Job) -> tuple[Path, ...]:
    """The files that the deck of a job was made from, as far as that is known."""
    try:
        record = json.loads(_path(job.deck).read_text(encoding="utf-8"))
        return tuple(Path(file) for file in record["files"] if file != os.path.realpath(job.deck))
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def _record(outcome: Outcome, files: Iterable[Path]) -> dict[str, Any]:
    inputs = {outcome.job.deck, *files, *filter(None, [settings_file(outcome.job.post.parent)])}
    return {
        "request": _request(outcome.job),
        "files": {os.path.realpath(path): asdict(_Stamp.of(path)) for path in inputs},
        "counts": {"slides": outcome.slides, "pictures": outcome.pictures, "with_notes": outcome.with_notes},
        "diagnostics": [asdict(diagnostic) for diagnostic in outcome.diagnostics],
    }


def _request(job: Job) -> dict[str, str]:
    """What besides the content of files decides how the deck is."""
    return {
        "post": os.path.realpath(job.post),
        "settings": repr(job.chosen),
        "settings file": str(settings_file(job.post.parent)),
        "epoch": os.environ.get("SOURCE_DATE_EPOCH", ""),
        "post2slides": version("post2slides"),
    }


def _all_hold(files: Mapping[str, Any]) -> bool:
    return all(_Stamp(**stamp).holds(Path(path)) for path, stamp in files.items())


def _diagnostic(entry: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(**{**entry, "severity": Severity(entry["severity"])})


def _path(deck: Path) -> Path:
    from platformdirs import user_cache_path

    name = hashlib.sha256(os.path.realpath(deck).encode()).hexdigest()
    return user_cache_path("post2slides", appauthor=False) / "decks" / name[:2] / f"{name}.json"
