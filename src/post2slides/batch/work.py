"""One post of many: from a job to its outcome."""

from __future__ import annotations

import time
import traceback
from dataclasses import replace
from pathlib import Path

from post2slides.batch.outcome import Failure, Job, Outcome, Status
from post2slides.batch.state import remember
from post2slides.diagnostics import Diagnostic, OutputError, Post2SlidesError


def work(job: Job) -> Outcome:
    """Make one deck. Nothing is raised: whatever goes wrong is in the outcome, so that the other posts go on."""
    begun = time.perf_counter()
    try:
        outcome = _worked(job)
    except Post2SlidesError as error:
        outcome = _failed(job, Failure(error.message, error.file, error.line, error.hint))
    except OSError as error:
        outcome = _failed(job, Failure(f"{error.strerror or error}", str(error.filename or job.post)))
    except KeyboardInterrupt:
        outcome = Outcome(job, Status.STOPPED)
    except Exception as error:  # noqa: BLE001 - a bug must not stop the other posts
        message = f"post2slides has a bug: {type(error).__name__}: {error}"
        outcome = _failed(job, Failure(message, str(job.post), trace=traceback.format_exc()))
    return replace(outcome, seconds=round(time.perf_counter() - begun, 3))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"the folder cannot be made ({error.strerror})", file=str(folder)) from None


def _failed(job: Job, failure: Failure) -> Outcome:
    return Outcome(job, Status.FAILED, failure=failure)


def _worked(job: Job) -> Outcome:
    from post2slides.model.placed import PictureShape
    from post2slides.pipeline import Options, convert
    from post2slides.read import is_draft
    from post2slides.source import open_source

    source = open_source(job.post)
    if not job.drafts and is_draft(source.text):
        return Outcome(job, Status.DRAFT)
    found: list[Diagnostic] = []
    _make_folder(job.deck.parent)
    stages = convert(source, job.deck, Options(dict(job.chosen), force=job.force), found.append)
    slides = stages.placed.slides
    outcome = Outcome(
        job,
        Status.MADE,
        slides=len(slides),
        pictures=sum(isinstance(shape, PictureShape) for slide in slides for shape in slide.shapes),
        with_notes=sum(bool(slide.notes) for slide in slides),
        diagnostics=tuple(sorted(found, key=lambda diagnostic: diagnostic.line or 0)),
    )
    remember(outcome, (job.post, *stages.assets.files, *stages.theme.files))
    return outcome
