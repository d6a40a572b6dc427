"""Every setting, declared once.

To add one, add its entry to `Settings`: the option of the commands, the key in the front matter and in the settings
file, and the line of `post2slides config` follow from it. `docs/settings.md` has a table of them, which is tested.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, get_args, get_type_hints

from post2slides.model.choice import Extra, PictureRows, Prose, SlideSize, Transition
from post2slides.settings.kind import Kind
from post2slides.settings.origin import Origin

DECK = "Deck"
POST = "Post"
PICTURES = "Pictures"
"""The groups in which the settings stand in help texts."""


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a setting beside its name, kind and default."""

    text: str
    """What it does, in a sentence or two, for the help."""
    group: str
    flag: str = ""
    """The short form of its option, such as `-t`."""
    metavar: str = ""
    """What stands for its value in the help; empty for the allowed values or the kind."""
    by_post: bool = True
    """Whether a post may set it. One must not widen what is read for it, and knows nothing of the network."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for one deck, and where each value comes from.

    A setting's kind is its annotation: `bool`, `int`, `str`, `Path`, a `StrEnum` of the allowed values, or a tuple of
    any of these.
    """

    theme: Annotated[
        str,
        About(
            "A built-in theme, the folder of your own, or a .pptx or .potx template.", DECK, flag="-t", metavar="NAME"
        ),
    ] = "paper"
    size: Annotated[
        SlideSize,
        About("How wide the slides are by their height; the built-in themes are 16:9.", DECK),
    ] = SlideSize.THEME
    prose: Annotated[
        Prose,
        About(
            "Running text that is too long for its slide: key points with the whole text in the notes (fit), continued"
            " on further slides (full), or all of it in the notes (notes).",
            DECK,
        ),
    ] = Prose.FIT
    pictures: Annotated[
        PictureRows,
        About("Pictures that stand in a row: each on a slide of its own (each), or side by side (grid).", DECK),
    ] = PictureRows.EACH
    agenda: Annotated[
        Extra,
        About(
            "A slide with the sections as links: where there are two sections or more, or the post has a table of"
            " contents (auto), always (on), or never (off).",
            DECK,
        ),
    ] = Extra.AUTO
    closing: Annotated[
        Extra,
        About(
            "A last slide with thanks, authors, and the post's address as a link and a QR code: where the front matter"
            " has the address (auto), always (on), or never (off).",
            DECK,
        ),
    ] = Extra.AUTO
    footer: Annotated[
        str,
        About("At the foot of each slide; off for nothing. Without it: the title.", DECK, metavar="TEXT"),
    ] = ""
    numbers: Annotated[bool, About("Number the slides.", DECK)] = True
    date: Annotated[
        str,
        About(
            "At the foot of each slide: the post's date (post), that of the day (today), or a text of your own.",
            DECK,
            metavar="TEXT",
        ),
    ] = "off"
    transition: Annotated[Transition, About("How one slide gives way to the next.", DECK)] = Transition.NONE
    builds: Annotated[bool, About("Show lists point by point, one at each click.", DECK)] = False
    dialect: Annotated[
        str,
        About(
            "Read the post as this generator does, such as hugo; markdown for none. Without it: recognised.",
            POST,
            metavar="NAME",
        ),
    ] = ""
    notes: Annotated[
        tuple[str, ...],
        About(
            "What begins a paragraph, an item or a quote that is for the speaker alone: one or more signs or words.",
            POST,
            metavar="SIGN",
        ),
    ] = ("✏️",)
    led_callouts: Annotated[
        bool,
        About(
            "Also set paragraphs as callouts that begin with a word such as Note: or with a sign such as 💡.",
            POST,
        ),
    ] = False
    offline: Annotated[
        bool,
        About("Fetch no pictures from the web; use those fetched before.", PICTURES, by_post=False),
    ] = False
    allow_path: Annotated[
        tuple[Path, ...],
        About(
            "Also show pictures from this folder, outside the post's and its site's.",
            PICTURES,
            metavar="FOLDER",
            by_post=False,
        ),
    ] = ()
    allow_host: Annotated[
        tuple[str, ...],
        About(
            "Also fetch pictures from this host although its address is private.",
            PICTURES,
            metavar="NAME",
            by_post=False,
        ),
    ] = ()

    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)
    """Where each value comes from, by the setting's name; one that is not there is the default."""

    def origin(self, name: str) -> Origin:
        """Where the value of a setting comes from."""
        return self.origins.get(name, Origin())


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry of `Settings`."""

    name: str
    """Its name in Python: `allow_path`."""
    kind: Kind
    default: object
    about: About

    @property
    def key(self) -> str:
        """Its name where people write it: `allow-path`."""
        return self.name.replace("_", "-")


@cache
def settings_by_key() -> Mapping[str, Setting]:
    """All settings by their keys, in the order of their declaration."""
    hints = get_type_hints(Settings, include_extras=True)
    declared = ((entry, get_args(hints[entry.name])) for entry in fields(Settings) if entry.name != "origins")
    made = (Setting(entry.name, Kind.of(kind), entry.default, about) for entry, (kind, about) in declared)
    return MappingProxyType({setting.key: setting for setting in made})
