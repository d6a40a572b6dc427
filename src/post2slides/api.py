"""What programs call. `docs/api.md` shows it at work."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from post2slides import pipeline
from post2slides.diagnostics import Diagnostic, OutputError, Report, Severity
from post2slides.options import Options, limits_before_reading
from post2slides.pipeline import Stages
from post2slides.source import Source, is_address, open_address, open_source

Post = str | PathLike[str] | Source
"""The path of a file, an address on the web, or a text: `Source("# One", name="talk")`."""


@dataclass(frozen=True, slots=True)
class Result:
    """A deck that was made."""

    deck: Path | None
    """Its file; None where it was written to a stream."""
    titles: tuple[str, ...]
    """The titles of its slides."""
    diagnostics: tuple[Diagnostic, ...]
    """What the author should know, in the post's order."""
    stages: Stages
    """What each stage made of the post."""

    @property
    def slides(self) -> int:
        """How many slides there are."""
        return len(self.titles)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What of the post is not shown as its author meant it."""
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.severity is Severity.WARNING)


def convert(
    post: Post, deck: str | PathLike[str] | BinaryIO | None = None, *, force: bool = False, **settings: object
) -> Result:
    """Make a PowerPoint deck of a post.

    `deck` is its file or a stream; None: beside the post. A file on which somebody has worked is replaced only with
    `force`. `settings` are those of `docs/settings.md` by name, such as `theme="midnight"` or `prose="full"`; they win
    over what the post and its settings file say.

    Raises PostError, SettingsError, ThemeError or OutputError where no deck can be made: all are Post2SlidesError.
    """
    options = Options(settings, force=force)
    source = _opened(post, options)
    target = _target(source, deck)
    found: list[Diagnostic] = []
    stages = pipeline.convert(source, target, options, found.append)
    return Result(
        target if isinstance(target, Path) else None,
        tuple(slide.title for slide in stages.placed.slides),
        tuple(sorted(found, key=lambda diagnostic: diagnostic.line or 0)),
        stages,
    )


def prepare(post: Post, workdir: str | PathLike[str], *, report: Report | None = None, **settings: object) -> Stages:
    """Everything but the writing: what each stage makes of a post.

    `workdir` is a folder for prepared pictures, which `save` needs; `report` is told what the author should know.

    Raises PostError, SettingsError or ThemeError where no deck can be made.
    """
    options = Options(settings)
    return pipeline.prepare(_opened(post, options), options, Path(workdir), report or _ignore)


def save(stages: Stages, deck: str | PathLike[str] | BinaryIO) -> None:
    """Write the deck of `stages`. Raises OutputError where it cannot be written."""
    pipeline.save(stages, Path(deck) if isinstance(deck, str | PathLike) else deck)


def _opened(post: Post, options: Options) -> Source:
    if isinstance(post, Source):
        return post
    if isinstance(post, str) and is_address(post):
        return open_address(post, limits_before_reading(options))
    return open_source(Path(post))


def _target(source: Source, deck: str | PathLike[str] | BinaryIO | None) -> Path | BinaryIO:
    if isinstance(deck, str | PathLike):
        return Path(deck)
    if deck is not None:
        return deck
    if source.path is None:
        raise OutputError("a post without a file needs a place for its deck", hint="Give its path as the second value.")
    return source.path.with_suffix(".pptx")


def _ignore(_diagnostic: Diagnostic) -> None:
    """Nobody asked for it."""
