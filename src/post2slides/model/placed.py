"""Slides set in place: every shape with its rectangle, every run with its face. The `layout` stage makes it, in
DrawingML's words, and leaves the writer nothing to decide.

What is None or empty is inherited from the slide layout, so that PowerPoint's *Reset Slide* and a change of theme work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from post2slides.model.choice import Transition
from post2slides.model.deck import Properties
from post2slides.model.picture import ClipKind
from post2slides.model.preset import Bend, Geometry, LineEnd
from post2slides.units import Emu, Insets, Rect, Size

if TYPE_CHECKING:  # one deck in ten has any of them
    from post2slides.model.chart import ChartData, ChartKind
    from post2slides.model.formula import Row

FontRole = Literal["heading", "body", "code"]
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "center", "right"]


FOLD = "\n↳ "
"""Stands where a line of code was too long and goes on below: a line break and a sign, and no part of the code.

The sign is none of those that programs draw as emoji, or not at all, such as U+21AA.
"""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the theme (`tx1`, `bg1`, `tx2`, `bg2`, `accent1` … `hlink`), or a fixed one.

    `shade` is DrawingML's `lumMod` and `tint` its `lumOff`, both in per cent (ECMA-376 part 1, §20.1.2.3.20 and .21);
    `alpha` is the opacity in per cent.
    """

    scheme: str = ""
    rgb: str = ""
    shade: int = 100
    tint: int = 0
    alpha: int = 100


@dataclass(frozen=True, slots=True)
class WebLink:
    address: str


@dataclass(frozen=True, slots=True)
class SlideLink:
    index: int
    """The position in `PlacedDeck.slides` to jump to."""


Link = WebLink | SlideLink


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one appearance. A tab or a line feed in `text` is written as a tab or a line break (`a:br`)."""

    text: str
    language: str
    """A full tag such as `ko-KR`."""
    size: float | None = None
    """Points."""
    bold: bool | None = None
    italic: bool | None = None
    strike: bool = False
    underline: bool = False
    baseline: int = 0
    """Raised (positive) or lowered, in per cent of the type size."""
    font: FontRole | None = None
    colour: Colour | None = None
    highlight: Colour | None = None
    link: Link | None = None
    proof: bool = True
    """Whether the program may mark its spelling."""

    def at(self, size: float | None) -> Run:
        """The same run at `size` points. Decks have so many that `dataclasses.replace` is felt."""
        return Run(
            self.text, self.language, size, self.bold, self.italic, self.strike, self.underline, self.baseline,
            self.font, self.colour, self.highlight, self.link, self.proof,
        )  # fmt: skip

    @property
    def look(self) -> Look:
        """All but the text and the link. A deck has thousands of runs, and some dozens of looks."""
        return (
            self.language, self.size, self.bold, self.italic, self.strike, self.underline, self.baseline, self.font,
            self.colour, self.highlight, self.proof,
        )  # fmt: skip


Look = tuple[
    str, float | None, bool | None, bool | None, bool, bool, int, FontRole | None, Colour | None, Colour | None, bool
]
"""The fields of a run that say how it looks, in their order."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """The sign before a list item: a character, or a number when `number` is given."""

    character: str = ""
    number: int | None = None
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    level: int = 0
    bullet: Bullet | None = None
    margin: Emu | None = None
    """From the frame's edge to the text."""
    indent: Emu | None = None
    """Of the first line, relative to `margin`; negative for a hanging sign."""
    align: Align | None = None
    space_before: float | None = None
    """Points."""
    space_after: float | None = None
    """Points."""
    line_spacing: float | None = None
    """In per cent of PowerPoint's single line."""
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class PlaceholderRef:
    """Which placeholder of the slide layout a shape fills: by type for titles, else by index."""

    type: str
    """`title`, `ctrTitle`, `subTitle`, `body`, `pic`, `tbl`, `obj`, `ftr`, `sldNum` or `dt`."""
    index: int


@dataclass(frozen=True, slots=True)
class TextShape:
    name: str
    paragraphs: tuple[Paragraph, ...]
    placeholder: PlaceholderRef | None = None
    rect: Rect | None = None
    """None: where the placeholder is."""
    anchor: Anchor | None = None
    insets: Insets | None = None
    fill: Colour | None = None
    corner: Emu | None = None
    """The radius of rounded corners."""
    field: Literal["", "slidenum", "datetime1"] = ""
    """The shape's text is a field that the program keeps up to date."""
    decorative: bool = False
    steps: tuple[tuple[int, ...], ...] = ()
    """The paragraphs, by their positions, that appear together at each click; empty where all are there at once."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The shares (0 to 1) of the picture that are cut away at its four edges."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureShape:
    name: str
    key: str
    """Which prepared picture (`PictureFacts.key`)."""
    description: str
    rect: Rect
    crop: Crop = Crop()
    placeholder: PlaceholderRef | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class ClipShape:
    """A film or a sound that plays where it stands, when it is clicked."""

    name: str
    kind: ClipKind
    key: str
    """Which file plays (`ClipFacts.key`)."""
    poster: str
    """Which prepared picture stands there until then (`PictureFacts.key`)."""
    description: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class GradientStop:
    at: float
    """Share of the way, 0 to 1, from the top down."""
    colour: Colour


@dataclass(frozen=True, slots=True)
class PanelShape:
    """A rectangle without text: a backdrop, a rule, or the scrim under a caption."""

    name: str
    rect: Rect
    fill: Colour | tuple[GradientStop, ...]
    corner: Emu | None = None


@dataclass(frozen=True, slots=True)
class Border:
    colour: Colour
    width: Emu


@dataclass(frozen=True, slots=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]
    insets: Insets
    fill: Colour | None = None
    bottom: Border | None = None
    anchor: Anchor = "top"


@dataclass(frozen=True, slots=True)
class TableShape:
    name: str
    description: str
    rect: Rect
    column_widths: tuple[Emu, ...]
    row_heights: tuple[Emu, ...]
    cells: tuple[tuple[Cell, ...], ...]
    header: bool
    """Whether the first row is a header."""
    placeholder: PlaceholderRef | None = None
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class BoxShape:
    """A shape of a diagram, with its text."""

    name: str
    rect: Rect
    geometry: Geometry
    paragraphs: tuple[Paragraph, ...]
    insets: Insets
    anchor: Anchor = "middle"
    fill: Colour | None = None
    border: Border | None = None
    corner: Emu | None = None
    turn: Literal[0, 90, 180, 270] = 0
    """Degrees, clockwise."""
    flip: bool = False
    """Whether left and right are exchanged, in the outline alone."""


@dataclass(frozen=True, slots=True)
class Glue:
    """Where a connector is fastened."""

    shape: int
    """The position in `DiagramShape.boxes`."""
    site: int
    """The number of its connection site (`cxn` in presetShapeDefinitions.xml)."""


@dataclass(frozen=True, slots=True)
class ConnectorShape:
    """A line of a diagram: `rect` is its frame before it is turned and flipped."""

    name: str
    rect: Rect
    bend: Bend
    stroke: Border
    adjustments: tuple[int, ...] = ()
    """Where it bends, in 100,000ths of the frame."""
    turn: Literal[0, 90, 270] = 0
    """Degrees, clockwise."""
    flip_horizontal: bool = False
    flip_vertical: bool = False
    dashed: bool = False
    tail: LineEnd = "none"
    head: LineEnd = "none"
    start: Glue | None = None
    end: Glue | None = None


@dataclass(frozen=True, slots=True)
class DiagramShape:
    """A diagram: a group of shapes and connectors."""

    name: str
    description: str
    rect: Rect
    boxes: tuple[BoxShape, ...]
    connectors: tuple[ConnectorShape, ...]
    above: int
    """So many of the last boxes stand above the connectors: the labels."""


@dataclass(frozen=True, slots=True)
class FormulaShape:
    """An equation, alone in a frame as large as it is."""

    name: str
    description: str
    """Its LaTeX."""
    rect: Rect
    math: Row
    size: float
    """Points."""
    colour: Colour
    align: Align
    text: tuple[Paragraph, ...]
    """What stands in its place, in `text_rect`, in programs that know no equations."""
    text_rect: Rect


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A chart with its figures, which the program can edit."""

    name: str
    description: str
    rect: Rect
    kind: ChartKind
    data: ChartData
    title: str
    """Above the chart; empty for none."""
    language: str
    """A full tag such as `ko-KR`."""
    size: float
    """Points, of all labels."""
    title_size: float
    text: Colour
    rule: Colour
    """Of axes and grid lines."""
    colours: tuple[Colour, ...]
    """One a series; of a pie, one a category."""
    labels: bool
    """Whether each value stands at its mark, and there is no axis of values."""
    gap: int
    """Between the bars of two categories, in per cent of a bar's thickness."""
    placeholder: PlaceholderRef | None = None
    rtl: bool = False
    inks: tuple[Colour, ...] = ()
    """Of the values that stand on their mark, one for each of `colours`; none where they stand beside it."""
    lowest: float | None = None
    """Where the axis of values begins; None where the program may choose."""


Shape = TextShape | PictureShape | ClipShape | PanelShape | TableShape | FormulaShape | ChartShape | DiagramShape


@dataclass(frozen=True, slots=True)
class Fit:
    """How a content slide was made to fit, for `convert --explain`."""

    needed: Emu
    """The height of what stands on the slide."""
    available: Emu
    whole: Emu
    """The height that everything under the title needs, on all its slides."""
    slides: int
    """On how many slides that is."""
    step: float
    """How far the type is from the theme's preferred size: 1 is its largest, -1 its smallest."""


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    layout: str
    """The name of the slide layout."""
    title: str
    shapes: tuple[Shape, ...]
    """In reading order, which is also the order of drawing."""
    notes: tuple[Paragraph, ...]
    line: int
    section: str = ""
    background: Colour | None = None
    """None: as the layout has it."""
    fit: Fit | None = None
    """Of content slides."""
    transition: Transition = Transition.NONE


@dataclass(frozen=True, slots=True)
class PlacedDeck:
    size: Size
    properties: Properties
    slides: tuple[PlacedSlide, ...]
    rtl: bool = False
