"""Reads the colours of a theme: the scheme of twelve that PowerPoint shows, and the roles that refer to it.

Text colours are made readable here, so that no theme can be written whose small text is too faint: `accent_text`,
`link` and the colours of code are moved until they have 4.5:1 on their grounds, and what an author states plainly is
checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from post2slides.model.placed import Colour
from post2slides.regex import regex
from post2slides.theme.colour import READABLE, colour_map, contrast, darker, lighter, readable, resolve
from post2slides.theme.fields import Field, Fields, hex_digits, suggestion
from post2slides.theme.model import CodeColours, Palette

_ACCENTS = {"accent": "accent1", "second": "accent2", "third": "accent3", "fourth": "accent4", "fifth": "accent5"}
SLOTS: Mapping[str, str] = {
    "text": "tx1",
    "background": "bg1",
    "muted": "tx2",
    "panel": "bg2",
    **_ACCENTS,
    "dark": "accent6",
}
"""Which theme colour stands for a role. The roles of `SLOTS` are written in six digits, all others refer to them."""
WRITTEN = ("rule", "on_dark", "on_dark_muted", "on_accent", "on_second")
_ON_COLOUR = {"on_accent": "accent", "on_second": "second"}
"""Text on whole slides of colour, and that colour: for any brand's colour, text is found that can be read on it."""
_LINKS = ("link", "visited")
COLOUR_NAMES = (*SLOTS, *WRITTEN, *_LINKS)
CODE_NAMES = tuple(field.name for field in fields(CodeColours))

_WORDING = regex(r"(?P<role>\w+)(?: (?P<change>lighter|darker) (?P<by>\d{1,2})%)?(?: at (?P<alpha>100|\d{1,2})%)?")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a theme, and the reader of what its file says in terms of them."""

    scheme: Mapping[str, str]
    dark: bool
    roles: Mapping[str, Colour]

    def rgb(self, colour: Colour) -> str:
        return resolve(colour, self.scheme, dark=self.dark)

    def read(self, field: Field) -> Colour:
        """A colour in words: `accent`, `panel darker 10%`, `on_accent at 30%`."""
        match = _WORDING.fullmatch(field.text().strip())
        if match is None:
            field.fail(
                f"not a colour: {field.text()!r}", hint="Write a role, as in: accent, text lighter 40%, dark at 50%."
            )
        if match["role"] not in self.roles:
            field.fail(f"unknown colour {match['role']!r}", hint=suggestion(match["role"], self.roles))
        colour = self.roles[match["role"]]
        if match["change"]:
            colour = (lighter if match["change"] == "lighter" else darker)(colour, int(match["by"]))
        return replace(colour, alpha=int(match["alpha"])) if match["alpha"] else colour

    def legible(self, colour: Colour, *grounds: str) -> Colour:
        """`colour`, changed as little as makes it readable on the grounds named by role."""
        return readable(colour, (self.rgb(self.roles[ground]) for ground in grounds), self.scheme, dark=self.dark)

    def standing_out(self, colour: Colour, ground: str) -> Colour:
        """`colour` if it can be read on the ground named by role; else the theme's text or background, else white or
        black, one of which can be read on any ground.
        """
        ends = tuple(self.roles[name] for name in ("background", "text"))
        candidates = (colour, *ends, *(lighter(end, 100) for end in ends), *(darker(end, 100) for end in ends))
        ratios = [contrast(self.rgb(candidate), self.rgb(self.roles[ground])) for candidate in candidates]
        return next(c for c, ratio in zip(candidates, ratios, strict=True) if ratio >= min(READABLE, max(ratios)))

    def palette(self) -> Palette:
        return Palette(**{field.name: self.roles[field.name] for field in fields(Palette)})


def read_colours(section: Fields, *, dark: bool) -> Colours:
    """The `colours` section of a theme file. Raises ThemeError where text could not be read."""
    scheme = _scheme(section, dark=dark)
    plain = Colours(scheme, dark, {role: Colour(slot) for role, slot in SLOTS.items()})
    for role in ("text", "muted"):
        for ground in ("background", "panel"):
            _check(section[role], plain, ground)
    accent_text = plain.legible(plain.roles["accent"], "background", "panel")
    colours = replace(plain, roles={**plain.roles, "accent_text": accent_text})
    for name in WRITTEN:
        colour = colours.read(section[name])
        if name in _ON_COLOUR:
            colour = colours.standing_out(colour, _ON_COLOUR[name])
        colours = replace(colours, roles={**colours.roles, name: colour})
    return _with_links(section, colours)


def read_code(section: Fields, colours: Colours) -> CodeColours:
    """The `code` section: the colours of syntax highlighting, made readable on the panel."""
    return CodeColours(**{name: colours.legible(colours.read(section[name]), "panel") for name in CODE_NAMES})


def _scheme(section: Fields, *, dark: bool) -> dict[str, str]:
    slots = colour_map(dark=dark)
    return {slots.get(slot, slot): hex_digits(section[role]) for role, slot in SLOTS.items()}


def _with_links(section: Fields, colours: Colours) -> Colours:
    """`colours` with the two slots for links, which are plain digits: programs take them as they are."""
    link = section.get("link")
    unvisited = colours.legible(colours.read(link) if link else colours.roles["accent_text"], "background", "panel")
    visited = section.get("visited")
    followed = colours.legible(colours.read(visited) if visited else colours.roles["muted"], "background", "panel")
    scheme = {**colours.scheme, "hlink": colours.rgb(unvisited), "folHlink": colours.rgb(followed)}
    return replace(
        colours, scheme=scheme, roles={**colours.roles, "link": Colour("hlink"), "visited": Colour("folHlink")}
    )


def _check(field: Field, colours: Colours, ground: str) -> None:
    ratio = contrast(hex_digits(field), colours.rgb(colours.roles[ground]))
    if ratio < READABLE:
        field.fail(f"has {ratio:.1f}:1 on {ground}, and text needs {READABLE}:1")
