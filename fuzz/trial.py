"""One damaged input, tried on the whole program as a user would."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from random import Random

from click.testing import CliRunner
from pptx import Presentation

from corpus import Kind, seeds
from mutations import BYTES, TEXT, mutated
from post2slides.cli import main

_SECONDS = 10
_GIBIBYTE = 1 << 30
_TEXTS = (Kind.POST, Kind.FRONT_MATTER, Kind.PAGE, Kind.NOTEBOOK, Kind.THEME)
_BUGS = ("post2slides has a bug", "bug of post2slides")
"""What it says of its own faults. A temporary folder may have `bug` in its name."""
_POST = "---\ntitle: A title\n---\n\n# One\n\nText.\n\n- a\n- b\n\n```python\nx = 1\n```\n\n| a |\n|---|\n| b |\n"
_WITH_PICTURE = "# One\n\n![A picture](picture.png)\n\nText.\n"


@dataclass(frozen=True)
class Trial:
    kind: Kind
    origin: int
    """Which of the sound inputs it is made from."""
    seed: str

    @cached_property
    def content(self) -> bytes:
        random = Random(self.seed)
        sound = seeds(self.kind)[self.origin]
        if self.kind is Kind.TEMPLATE and random.random() < 0.8:
            return _with_damaged_part(sound, random)
        return mutated(sound, TEXT if self.kind in _TEXTS else BYTES, random)


@dataclass(frozen=True)
class Finding:
    kind: Kind
    what: str
    content: bytes


@dataclass(frozen=True)
class Outcome:
    """What came of a trial."""

    trial: Trial
    seconds: float
    """Of processor time."""
    memory: int
    """The most, in bytes, that the process had until then: it tries many."""
    finding: Finding | None = None


class TooSlowError(BaseException):
    """No handler of the program takes it for an error of its own."""


def tried(trials: list[Trial]) -> list[Outcome]:
    """What came of each."""
    return [_tried(trial) for trial in trials]


def _tried(trial: Trial) -> Outcome:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    start = time.process_time()
    try:
        with _at_most(_SECONDS):
            what = _converted(trial, folder)
    except TooSlowError:
        what = f"took more than {_SECONDS} seconds"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds, memory = time.process_time() - start, _memory()
    what = what or ("took more than a gibibyte" if memory > _GIBIBYTE else "")
    return Outcome(trial, seconds, memory, Finding(trial.kind, what, trial.content) if what else None)


def _converted(trial: Trial, folder: Path) -> str:
    """What is wrong with the conversion; nothing if all is well."""
    deck = folder / "deck.pptx"
    arguments = ["convert", *_written(trial, folder), "-o", str(deck), "--offline"]
    result = CliRunner().invoke(main, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        return f"{type(result.exception).__name__}: {result.exception}"
    if result.exit_code not in (0, 1) or any(sign in result.stderr for sign in _BUGS):
        return result.output
    return _opened(deck) if result.exit_code == 0 else ""


def _written(trial: Trial, folder: Path) -> list[str]:
    """Write the input into `folder`. The arguments that name it."""
    names = {Kind.PAGE: "post.html", Kind.NOTEBOOK: "post.ipynb"}
    post = folder / names.get(trial.kind, "post.md")
    match trial.kind:
        case Kind.THEME:
            post.write_text(_POST, encoding="utf-8")
            (folder / "theme.yaml").write_bytes(trial.content)
            return [str(post), "-t", str(folder)]
        case Kind.TEMPLATE:
            post.write_text(_POST, encoding="utf-8")
            (folder / "template.pptx").write_bytes(trial.content)
            return [str(post), "-t", str(folder / "template.pptx")]
        case Kind.PICTURE:
            post.write_text(_WITH_PICTURE, encoding="utf-8")
            (folder / "picture.png").write_bytes(trial.content)
        case _:
            post.write_bytes(trial.content)
    return [str(post)]


def _opened(deck: Path) -> str:
    try:
        Presentation(str(deck))
    except Exception as error:  # noqa: BLE001 - whatever it is, the deck is not sound
        return f"python-pptx cannot open the deck: {type(error).__name__}: {error}"
    return ""


def _with_damaged_part(template: bytes, random: Random) -> bytes:
    """The template with one of its parts damaged, and the zip file around it sound."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as archive, zipfile.ZipFile(target, "w") as damaged:
        victim = random.choice(archive.namelist())
        for name in archive.namelist():
            content = archive.read(name)
            damaged.writestr(name, mutated(content, TEXT, random) if name == victim else content)
    return target.getvalue()


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _memory() -> int:
    """The most that this process ever had, in bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


os.environ.setdefault("XDG_CACHE_HOME", tempfile.mkdtemp(prefix="fuzz-cache-"))
