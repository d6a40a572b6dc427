"""What is to become of a post, and what became of it. Both travel between processes and machines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from post2slides.diagnostics import Diagnostic, Post2SlidesError, Severity


class Status(StrEnum):
    """What became of a post."""

    MADE = "made"
    UNCHANGED = "unchanged"
    """The deck is there, and nothing that it was made from has changed."""
    DRAFT = "draft"
    """The post says that it is one; no deck was made."""
    FAILED = "failed"
    STOPPED = "stopped"
    """The run ended before its turn came."""


@dataclass(frozen=True, slots=True)
class Job:
    """A post, and where its deck goes."""

    post: Path
    deck: Path
    chosen: tuple[tuple[str, object], ...] = ()
    """The settings that were given as options, by name."""
    force: bool = False
    """Whether to make the deck anew where nothing has changed, and to replace one that somebody has worked on."""
    drafts: bool = True
    """Whether to make a deck of a post whose front matter calls it a draft."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no deck, in words for the author."""

    message: str
    file: str | None = None
    line: int | None = None
    hint: str | None = None
    trace: str | None = None
    """Of a bug: where in the program it is."""

    def __str__(self) -> str:
        return str(Post2SlidesError(self.message, file=self.file, line=self.line, hint=self.hint))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job."""

    job: Job
    status: Status
    slides: int = 0
    pictures: int = 0
    with_notes: int = 0
    """How many slides have notes."""
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: Failure | None = None
    seconds: float = 0

    @property
    def warnings(self) -> int:
        """How many of the diagnostics are warnings."""
        return sum(diagnostic.severity is Severity.WARNING for diagnostic in self.diagnostics)
