"""Whether a deck can be shown: what a careful colleague would say who pages through it before the talk.

A deck is judged by what its file shows, whoever made it. Of a post, the deck that it makes is judged, and what the
conversion reports is told with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

from post2slides import scratch
from post2slides.assets.pixels import pixel_size
from post2slides.check.alternatives import alternatives
from post2slides.check.contrast import low_contrast
from post2slides.check.descriptions import descriptions
from post2slides.check.duration import duration, minutes
from post2slides.check.finding import CODES, Checked, Finding
from post2slides.check.overflow import overflow
from post2slides.check.placeholders import empty_placeholders
from post2slides.check.remedies import remedy
from post2slides.check.resolution import resolution
from post2slides.check.sections import long_sections
from post2slides.check.small_type import small_type
from post2slides.check.subject import Subject
from post2slides.check.titles import titles
from post2slides.diagnostics import DeckError, Diagnostic
from post2slides.layout.metrics import default_metrics
from post2slides.pipeline import Options, Source, prepare, save
from post2slides.readback.deck import deck_of
from post2slides.readback.package import Parts, zip_parts

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    duration,
    overflow,
    small_type,
    low_contrast,
    titles,
    empty_placeholders,
    resolution,
    long_sections,
)
"""What is looked at in every deck, in this order. Of a deck without its post, also `descriptions`; of a post, the
alternative texts that it gives."""


def check_deck(path: Path) -> Checked:
    """What is to be said of a deck, made by any program. Raises DeckError where the file is none."""
    try:
        subject = _subject(zip_parts(path))
        return _checked(str(path), subject, descriptions(subject))
    except DeckError as error:
        raise DeckError(error.message, file=str(path), hint=error.hint) from None


def check_post(source: Source, file: str, options: Options) -> Checked:
    """What is to be said of the deck that a post makes, and of its making. Nothing is written.

    Raises PostError, SettingsError or ThemeError where no deck can be made.
    """
    reported: list[Diagnostic] = []
    with scratch.folder() as workdir:
        stages = prepare(source, options, workdir, reported.append)
        target = BytesIO()
        save(stages, target)
    lines = tuple(slide.line for slide in stages.placed.slides)
    told = [*map(_told, reported), *alternatives(stages.post)]
    return _checked(file, _subject(zip_parts(target), lines), told)


def _subject(parts: Parts, lines: tuple[int, ...] = ()) -> Subject:
    return Subject(deck_of(parts), default_metrics(), lambda picture: pixel_size(parts.read(picture.part)), lines)


def _told(diagnostic: Diagnostic) -> Finding:
    return Finding(diagnostic.severity, diagnostic.code, diagnostic.message, remedy(diagnostic), line=diagnostic.line)


def _checked(file: str, subject: Subject, told: Iterable[Finding]) -> Checked:
    found = [*told, *(finding for check in CHECKS for finding in check(subject))]
    found.sort(key=lambda finding: (finding.line or 0, finding.slide or 0))
    return Checked(file, len(subject.deck.slides), minutes(subject), tuple(found))


__all__ = ["CHECKS", "CODES", "Checked", "Finding", "check_deck", "check_post"]
