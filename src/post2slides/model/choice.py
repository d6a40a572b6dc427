"""What an author can choose about a deck, and how a choice is written down before it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Prose(StrEnum):
    """What becomes of running text."""

    FIT = "fit"
    """All of it on the heading's slide where it fits; else key points there and the whole text in the notes."""
    FULL = "full"
    """Every word on slides, continued where it is long."""
    NOTES = "notes"
    """All of it in the notes; lists, code, tables and pictures on slides."""


class SlideSize(StrEnum):
    """How wide the slides are by their height."""

    THEME = "theme"
    """As the theme says; the built-in ones are 16:9."""
    WIDE = "16:9"
    STANDARD = "4:3"
    SCREEN = "16:10"


class Extra(StrEnum):
    """Whether the deck has a slide that the post has not."""

    AUTO = "auto"
    """Where it is of use."""
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Extras:
    """The slides that the post has not."""

    agenda: Extra = Extra.OFF
    closing: Extra = Extra.OFF


class Transition(StrEnum):
    """How one slide gives way to the next."""

    NONE = "none"
    FADE = "fade"
    PUSH = "push"
    WIPE = "wipe"
    MORPH = "morph"
    """What is on both slides moves to its new place; a fade in programs that cannot."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What is round the content of all slides, and how they are shown."""

    footer: str | None = None
    """None for the deck's title; empty for nothing."""
    numbers: bool = True
    """Whether slides bear their number."""
    date: str = ""
    """Beside the number; empty for none."""
    today: bool = False
    """Whether the program puts the day's date there; `date` stands until then."""
    transition: Transition = Transition.NONE
    builds: bool = False
    """Whether lists appear point by point."""


class PictureRows(StrEnum):
    """What becomes of pictures that stand in a row."""

    EACH = "each"
    """Each has a slide of its own."""
    GRID = "grid"
    """They stand side by side on one slide, or on several where they are many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The value of a setting as somebody wrote it: a text, or a list of texts. Anything else is no value."""

    value: object
    line: int | None = None
    """The line on which it stands, counted from 1."""
