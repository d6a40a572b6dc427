"""A post told as slides: what is on each and what the speaker says, without geometry. The `outline` stage makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from post2slides.model.choice import Prose as Prose
from post2slides.model.post import Block, Embed, Picture, Text


class SlideKind(StrEnum):
    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"
    STATEMENT = "statement"
    """A heading with nothing under it: the title alone, large."""
    QUOTE = "quote"
    PICTURE = "picture"
    AGENDA = "agenda"
    """The sections, as links."""
    CLOSING = "closing"
    """Thanks, authors, and where the post is."""
    PICTURES = "pictures"
    """A row of pictures side by side."""
    EMBED = "embed"
    """A card that says what is elsewhere, and links to it."""


@dataclass(frozen=True, slots=True)
class Properties:
    """The document properties of the deck."""

    title: str
    authors: tuple[str, ...]
    subject: str
    keywords: tuple[str, ...]
    language: str
    published: date | datetime | None


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence or clause of the author's that can stand for its paragraph on a slide."""

    text: Text
    rank: int
    """1 for the one to keep when there is room for a single point; ranks of a section are unique."""
    reason: str
    """Why it was chosen, in a few words, for `inspect`."""
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the agenda."""

    text: Text
    """A link to where it leads."""
    number: int
    """Of the section that it names; 0 where not every line of the agenda names one."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture among others on a slide."""

    picture: Picture
    description: str
    """What it shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Slide:
    kind: SlideKind
    title: Text
    line: int
    """The post's source line at which the slide begins, counted from 1."""
    heading: int = 0
    """Which heading it belongs to, by the heading's line; 0 for what comes before the first. Slides of one heading that
    bear its title are numbered `(2/3)` and share one type size."""
    kicker: Text = ()
    """The heading above this one, shown small over the title."""
    subtitle: Text = ()
    byline: Text = ()
    """Of the title slide: authors and date."""
    body: tuple[Block, ...] = ()
    picture: Picture | None = None
    description: str = ""
    """What the picture or the film shows, for those who cannot see it."""
    exhibits: tuple[Exhibit, ...] = ()
    """The pictures of a row."""
    caption: Text = ()
    """What is said of all pictures of a row."""
    embed: Embed | None = None
    opens: bool = False
    """Whether the picture stands right under the heading, so that the title is shown with it."""
    notes: tuple[Block, ...] = ()
    points: tuple[Point, ...] = ()
    """The key points that `body` shows instead of the prose, which is then in the notes."""
    entries: tuple[Entry, ...] = ()
    """Of the agenda."""
    section: str = ""
    """The PowerPoint section it belongs to; empty before the first."""
    number: int = 0
    """Of a section slide: which section it opens, counted from 1."""
    anchor: str = ""
    """The heading that in-post links address; empty on slides that continue one."""


@dataclass(frozen=True, slots=True)
class Deck:
    properties: Properties
    slides: tuple[Slide, ...]
    anchors: Mapping[str, int]
    """For each heading's anchor, the index of its first slide in `slides`."""
