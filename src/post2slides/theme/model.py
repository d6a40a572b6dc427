"""What a theme is: colours, fonts, type sizes and slide layouts. `theme.load` reads it from a folder's `theme.yaml`.

The layouts' rectangles have one home. For a theme of ours that is `theme.yaml`, from which `theme.build` makes the
slide master and layouts; layout measures in the very same rectangles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from post2slides.model.placed import Align, Anchor, Colour, FontRole, PlaceholderRef
from post2slides.units import Emu, Insets, Rect, Size


class LayoutName(StrEnum):
    """The slide layouts that every theme has, by the names that PowerPoint shows."""

    TITLE = "Title Slide"
    TITLE_PICTURE = "Title Slide with Picture"
    AGENDA = "Agenda"
    """The list of sections: a title and a body, each entry with its number and a link to its slide."""
    SECTION = "Section Header"
    CONTENT = "Title and Content"
    STATEMENT = "Statement"
    QUOTE = "Quote"
    CODE = "Title and Code"
    TABLE = "Title and Table"
    CHART = "Title and Chart"
    CALLOUT = "Title and Callout"
    PICTURE_COVER = "Picture"
    PICTURE_COVER_TITLE = "Picture with Title"
    PICTURE_WHOLE = "Whole Picture"
    PICTURE_WHOLE_TITLE = "Whole Picture with Title"
    PICTURE_SIDE = "Picture beside Text"
    PICTURE_FRAMED = "Framed Picture"
    PICTURE_FRAMED_TITLE = "Framed Picture with Title"
    CARD = "Card"
    CLOSING = "Closing"
    """The last slide: title, author (subtitle) and address (meta), with a square picture for a QR code at the side."""


class Role(StrEnum):
    """What a placeholder holds, and the text style it is set in."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    META = "meta"
    """Author and date on the title slide."""
    KICKER = "kicker"
    BODY = "body"
    CODE = "code"
    TABLE = "table"
    CHART = "chart"
    CALLOUT = "callout"
    PICTURE = "picture"
    CAPTION = "caption"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    NUMBER = "number"
    """The large number of a section."""
    FOOTER = "footer"
    DATE = "date"
    SLIDE_NUMBER = "slide number"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of one role is set. Sizes in points, spacings in em of the size."""

    size: float
    """The preferred size; what the layout's placeholder has."""
    minimum: float
    """Never smaller than this."""
    maximum: float
    """Short text grows up to this."""
    font: FontRole
    colour: Colour
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    line_spacing: float = 100.0
    """In per cent of PowerPoint's single line, which is 1.2 em."""
    paragraph_spacing: float = 0.0
    """Space before a paragraph that follows another."""
    max_lines: int | None = None
    capitals: bool = False
    """Whether the text is shown in capitals, however it is written."""


@dataclass(frozen=True, slots=True)
class Level:
    """What a paragraph has by being of a level of its placeholder, without saying so."""

    size: float
    """Points."""
    margin: Emu
    """From the frame's edge to the text."""
    indent: Emu
    """Of the first line, relative to `margin`; negative where a sign hangs."""
    bulleted: bool
    space_before: float
    """Points."""
    space_after: float = 0.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that hangs before a text, such as a prompt. It is the paragraph's bullet, so as large as the text."""

    text: str
    hang: Emu
    """How far the text stands from the frame's edge, where the sign is."""
    colour: Colour


@dataclass(frozen=True, slots=True)
class Placeholder:
    ref: PlaceholderRef | None
    """None: a place for text that the layout has no placeholder for, which is then in a text box."""
    rect: Rect
    insets: Insets
    anchor: Anchor
    style: TextStyle
    """With the layout's own changes to the role's style. Meaningless for pictures."""
    fill: Colour | None = None
    corner: Emu | None = None
    levels: tuple[Level, ...] = ()
    """Of bodies, from the outermost. Elsewhere text is of one level and plain."""
    sign: Sign | None = None

    @property
    def room(self) -> Rect:
        """Where its text stands."""
        return self.rect.inside(self.inner)

    @property
    def inner(self) -> Insets:
        """The space that its text leaves free: the insets, and the room of a sign."""
        return replace(self.insets, left=Emu(self.insets.left + self.sign.hang)) if self.sign else self.insets


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape that belongs to the layout and not to the slide: a rule, a band, a backdrop, a sign."""

    rect: Rect
    fill: Colour
    text: str = ""
    style: TextStyle | None = None
    """Of `text`; then `fill` is not drawn."""
    corner: Emu | None = None
    """The radius of rounded corners."""


@dataclass(frozen=True, slots=True)
class Layout:
    name: LayoutName
    background: Colour
    placeholders: Mapping[Role, Placeholder]
    decorations: tuple[Decoration, ...] = ()
    part: str = ""
    """Its part in somebody else's template, such as `/ppt/slideLayouts/slideLayout2.xml`; else it is found by name."""
    logo: Rect | None = None
    """The room for the theme's logo; None where it is not shown."""


@dataclass(frozen=True, slots=True)
class Logo:
    """The sign of a company or an event: picture files that layouts show."""

    file: Path
    on_dark: Path
    """What is shown on dark grounds; the same file where there is no other."""
    description: str


@dataclass(frozen=True, slots=True)
class FontFace:
    """A family for Latin text and one for each other script.

    `scripts` maps ISO 15924 codes as DrawingML writes them (`Hang`, `Jpan`, `Hans`, `Hant`, `Arab`, `Hebr`, `Thai`,
    `Deva`) to families.
    """

    latin: str
    scripts: Mapping[str, str]
    named: bool = False
    """Whether text has to name the family, which is none of the two that the theme part has."""


@dataclass(frozen=True, slots=True)
class CodeColours:
    """Colours of syntax highlighting, each at least 4.5:1 on the code's panel."""

    keyword: Colour
    string: Colour
    number: Colour
    comment: Colour
    name: Colour
    """Functions and classes where they are defined."""
    builtin: Colour
    operator: Colour
    inserted: Colour
    deleted: Colour
    error: Colour


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme by what they are for. Each is a reference to one of the twelve in `Theme.scheme`."""

    text: Colour
    background: Colour
    muted: Colour
    panel: Colour
    accent: Colour
    accent_text: Colour
    """The accent, darkened or lightened until small text in it has 4.5:1 on background and panel."""
    second: Colour
    rule: Colour
    """Thin lines between table rows."""
    dark: Colour
    """Behind pictures and titles."""
    on_dark: Colour
    on_dark_muted: Colour
    on_accent: Colour
    on_second: Colour
    link: Colour


@dataclass(frozen=True, slots=True)
class Template:
    """Somebody else's template, as it is, and the layouts that it lacks."""

    package: bytes
    """A .pptx file without slides that has a notes master."""
    added: Mapping[LayoutName, bytes]
    """The parts of further layouts, made from the template's own; a deck gets those that its slides need."""
    base: Mapping[LayoutName, str]
    """The part that each of these was made from, whose pictures and master it shares."""
    rtl: bool = False
    """Whether text in its placeholders runs from right to left."""


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    title: str
    """One line for `post2slides themes`."""
    size: Size
    scheme: Mapping[str, str]
    """`dk1 lt1 dk2 lt2 accent1 … accent6 hlink folHlink` to six hexadecimal digits."""
    dark: bool
    """Whether the background is dark: text is then `lt1` on `dk1`."""
    fonts: Mapping[FontRole, FontFace]
    palette: Palette
    code: CodeColours
    layouts: Mapping[LayoutName, Layout]
    styles: Mapping[Role, TextStyle]
    line_width: Emu
    """The longest line of running text."""
    gap: Emu
    """Between two blocks on a slide."""
    bullets: tuple[str, ...] = field(default=("•", "–", "•", "–", "•"))
    """The signs of unordered lists, by level."""
    title_gap: Emu = field(default=Emu(0))
    """Between a title of more than one line and the body."""
    table_style: str = ""
    """The GUID of the table style; empty for the one that the template takes for new tables."""
    template: Template | None = None
    """Where the slide master and layouts are somebody else's."""
    files: tuple[Path, ...] = ()
    """What it was read from: a change in one of these is a change of the theme."""
    logo: Logo | None = None

    def rgb(self, colour: Colour) -> str:
        """The six hexadecimal digits that `colour` comes to, without its opacity.

        `lumMod` and `lumOff` change the lightness of HSL (ECMA-376 part 1, §20.1.2.3.20 and .21).
        """
        from post2slides.theme.colour import resolve

        return resolve(colour, self.scheme, dark=self.dark)
