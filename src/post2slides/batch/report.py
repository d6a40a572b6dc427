"""What became of many posts, as JSON for other programs. `docs/many-posts.md` describes each field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

from post2slides.batch.outcome import Outcome

FORMAT = 1
"""Grows when a field changes its meaning or goes; new fields may come without."""


def report_of(outcomes: Sequence[Outcome], seconds: float) -> str:
    """The report of a run that took `seconds`."""
    whole = {
        "format": FORMAT,
        "post2slides": version("post2slides"),
        "seconds": round(seconds, 3),
        "posts": [_entry(outcome) for outcome in outcomes],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _entry(outcome: Outcome) -> dict[str, Any]:
    return {
        "post": str(outcome.job.post),
        "deck": str(outcome.job.deck),
        "status": str(outcome.status),
        "slides": outcome.slides,
        "pictures": outcome.pictures,
        "slides_with_notes": outcome.with_notes,
        "seconds": outcome.seconds,
        "diagnostics": [asdict(diagnostic) for diagnostic in outcome.diagnostics],
        "failure": asdict(outcome.failure) if outcome.failure else None,
    }
