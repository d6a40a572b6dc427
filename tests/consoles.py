"""Commands with their output, as the documentation shows them.

A fenced block `console` shows commands behind `$ ` and what each prints below it. `…` on a line of its own stands for
any lines, within a line for any characters. `<!-- console: FOLDER -->` above the blocks of a page names the folder,
from the root of the repository, that the commands run in a copy of; the blocks of a page share one copy.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"^```console\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FOLDER = re.compile(r"^<!-- console: (?P<folder>\S+) -->$", re.MULTILINE)
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Step:
    """One command and what it prints; `prompt` is its line as shown."""

    prompt: str
    output: str

    @property
    def words(self) -> list[str]:
        """What the shell would make of the command, without what is remarked behind `#`."""
        return shlex.split(self.prompt.removeprefix("$ "), comments=True)


def folder_of(page: str) -> str | None:
    """The folder that a page's commands run in."""
    found = _FOLDER.search(page)
    return found["folder"] if found else None


def steps_of(page: str) -> Iterator[Step]:
    """Every command of a page, in order."""
    for block in _BLOCK.finditer(page):
        yield from _steps(block["text"])


def with_outputs(page: str, outputs: Iterator[str]) -> str:
    """The page with what its commands print now; what agrees stays as it is written, ellipses and all."""

    def told(block: re.Match[str]) -> str:
        steps = [_told(step, next(outputs)) for step in _steps(block["text"])]
        return "```console\n" + "".join(steps) + "```"

    return _BLOCK.sub(told, page)


def agrees(shown: str, printed: str) -> bool:
    """Whether a command prints what is shown of it."""
    lines = [_pattern(line) for line in shown.strip("\n").splitlines()]
    return re.fullmatch("".join(lines), _trimmed(printed)) is not None


def _steps(text: str) -> Iterator[Step]:
    for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE):
        prompt, _, output = part.partition("\n")
        if prompt:
            yield Step(prompt, output)


def _told(step: Step, printed: str) -> str:
    return f"{step.prompt}\n" + (step.output if agrees(step.output, printed) else _steady(printed))


def _steady(printed: str) -> str:
    """What it prints each time: how long a run took is left out."""
    return re.sub(r"\b\d+\.\d s$", f"{_ELLIPSIS} s", _trimmed(printed), flags=re.MULTILINE)


def _pattern(line: str) -> str:
    if line.strip() == _ELLIPSIS:
        return r"(?:.*\n)*?"
    return ".*".join(re.escape(part) for part in line.rstrip().split(_ELLIPSIS)) + r"\n"


def _trimmed(printed: str) -> str:
    """Without spaces at the ends of lines, and without empty lines at the ends."""
    lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
    return "".join(f"{line}\n" for line in lines)
