"""What a deck shows, whoever made it: the values that reading one back gives.

Everything is as a viewer sees it: what a shape inherits from its layout, its master and the theme has been filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from post2slides.units import Emu, Insets, Rect, Size

MIXED = "mixed"
"""A fill of more than one colour: a picture, a gradient, a pattern, or one that lets through what is behind it."""


class Kind(StrEnum):
    TEXT = "text"
    """Any shape that can bear text, be it empty."""
    PICTURE = "picture"
    TABLE = "table"
    CHART = "chart"
    FORMULA = "formula"
    LINE = "line"
    OTHER = "other"
    """SmartArt, an embedded document, ink."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    size: float
    """Points."""
    bold: bool
    italic: bool
    underline: bool
    strike: bool
    typeface: str
    colour: str | None
    """Six hexadecimal digits; None where it is not one colour."""
    link: str
    """The address or the action of a link; empty for none."""
    field: bool = False
    """Whether the program writes the text: a slide's number, a date."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    size: float
    """Points: of a paragraph without text."""
    margin: Emu
    """From the frame's edge to the text."""
    indent: Emu
    """Of the first line, relative to `margin`."""
    line_spacing: float
    """In per cent of a single line where it is positive, else points."""
    space_before: float
    """Points."""
    space_after: float
    """Points."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a shape holds its text."""

    insets: Insets
    wraps: bool = True
    grows: bool = False
    """Whether the shape takes the size of its text."""
    scale: float = 1.0
    """By how much the program has shrunk the text so that it fits."""
    upright: bool = True
    """Whether lines run from side to side."""


@dataclass(frozen=True, slots=True)
class PictureData:
    part: str
    """The name of its part in the package."""
    digest: str
    """Equal for equal files."""
    crop: tuple[float, float, float, float]
    """The shares that are cut away at the left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]
    fill: str | None
    insets: Insets
    across: int = 1
    """Over how many columns it stands; 0 where another cell covers it."""


@dataclass(frozen=True, slots=True)
class Shape:
    kind: Kind
    name: str
    placeholder: str
    """The type of the layout's placeholder that it fills, `obj` for one of any content; empty for none."""
    description: str
    decorative: bool
    rect: Rect | None
    """None where neither it nor its layout says where it stands."""
    paragraphs: tuple[Paragraph, ...] = ()
    frame: Frame = Frame(Insets())
    fill: str | None = None
    """Six hexadecimal digits, `MIXED`, or None for nothing."""
    picture: PictureData | None = None
    cells: tuple[tuple[Cell, ...], ...] = ()
    columns: tuple[Emu, ...] = ()
    """How wide the columns of a table are."""
    rows: tuple[Emu, ...] = ()
    """How high its rows are at least."""
    data: tuple[str, ...] = ()
    """The labels and figures of a chart."""

    @property
    def text(self) -> str:
        """Its paragraphs, or its cells, one a line."""
        cells = [cell for row in self.cells for cell in row]
        groups = [self.paragraphs, *(cell.paragraphs for cell in cells)]
        return "\n".join(paragraph.text for group in groups for paragraph in group)


@dataclass(frozen=True, slots=True)
class Slide:
    number: int
    """Counted from 1."""
    identity: int
    """What programs know it by; it stays when the slide is moved."""
    layout: str
    """The name of its layout."""
    section_header: bool
    """Whether its layout is one that opens a section."""
    hidden: bool
    shapes: tuple[Shape, ...]
    """From back to front; the members of groups one by one."""
    behind: tuple[Shape, ...]
    """What its layout and master draw behind these."""
    background: str | None
    """Six hexadecimal digits, or `MIXED`."""
    notes: str
    motion: tuple[str, ...]
    """Transition and animations, in words of DrawingML."""

    @property
    def title(self) -> str:
        """The text of its title, on one line; empty where it has none."""
        titles = (shape.text for shape in self.shapes if shape.placeholder in {"title", "ctrTitle"})
        return " ".join(next(titles, "").split())


@dataclass(frozen=True, slots=True)
class Deck:
    size: Size
    slides: tuple[Slide, ...]
    layouts: tuple[tuple[Shape, ...], ...]
    """The shapes of each master and layout."""
    scheme: tuple[str, ...]
    """The colours and fonts of the theme."""
    program: str
    """What made or last saved it, as it says."""
