"""Nobody's work is lost: a deck on which somebody has worked is not replaced unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from post2slides.diagnostics import DeckError, OutputError
from post2slides.imprint.changes import Change, changes
from post2slides.imprint.manifest import anchor, remembered, whole
from post2slides.imprint.mark import deck_mark
from post2slides.readback.deck import deck_of
from post2slides.readback.package import Parts, zip_parts

_FLATTENING = ("LibreOffice", "OpenOffice", "Collabora")
"""Programs that write a deck anew from what they understood of it."""
_NAMED = 8
"""How many changes are named."""
_WAY_OUT = "Add --force to replace it all the same, or name another file with -o."


def refuse_lost_work(target: Path) -> None:
    """Raise OutputError where a file at `target` is no deck as post2slides made it, and says what is at stake.

    Where there is no file, or one without content, nothing can be lost.
    """
    try:
        if not target.is_file() or not target.stat().st_size:
            return
        parts = zip_parts(target)
        found = edits(parts)
    except DeckError as error:
        raise OutputError(
            f"the file there was not made by post2slides: it {error.message}", file=str(target), hint=_WAY_OUT
        ) from None
    except OSError:
        return  # what cannot be read cannot be replaced either, and the writer says so
    if found is None:
        raise OutputError(_unknown(parts), file=str(target), hint=_WAY_OUT)
    if found:
        raise OutputError(f"the deck was edited since it was made: {_said(found)}", file=str(target), hint=_WAY_OUT)


def edits(parts: Parts) -> list[Change] | None:
    """What was changed in a deck since post2slides made it; None where it cannot be told.

    Raises DeckError where the package is no deck.
    """
    digests = {name: parts.digest(name) for name in parts.names}
    if anchor(parts) == whole(digests):
        return []
    then = remembered(parts)
    if then is None:
        return None
    deck = deck_of(parts)
    return changes(deck_mark(deck_of(then)), deck_mark(deck), flattened=deck.program.startswith(_FLATTENING))


def _unknown(parts: Parts) -> str:
    if anchor(parts) is None:
        return "the deck there was not made by post2slides"
    return "the deck there was saved by a program that does not keep what post2slides remembers of it; it may be edited"


def _said(found: Sequence[Change]) -> str:
    named = "; ".join(map(_one, found[:_NAMED]))
    more = len(found) - _NAMED
    return f"{named}; and {more} more" if more > 0 else named


def _one(change: Change) -> str:
    title = f" “{change.title}”" if change.title else ""
    if change.number is None:
        return f"a slide was deleted:{title}" if change.what == "deleted" else change.what
    return f"slide {change.number}{title} ({change.what})"
