"""What a shape takes from its layout, its master and the presentation (ECMA-376 part 1, §19.3.1.36, §21.1.2.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from post2slides.readback.colours import Colours
from post2slides.readback.package import A, Element, P
from post2slides.readback.values import Frame
from post2slides.units import Emu, Rect

_Found = TypeVar("_Found")

_TITLES = {"title", "ctrTitle"}
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "dt": "otherStyle", "ftr": "otherStyle"}
_MASTER_TYPES = {"ctrTitle": "title", "subTitle": "body", "obj": "body", "tbl": "body", "pic": "body", "chart": "body"}
_USUAL_SIZE = 18.0
"""Points: where nothing says another."""
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How text of one level is set, as far as its paragraphs and runs do not say otherwise."""

    size: float
    bold: bool
    italic: bool
    colour: str | None
    typeface: str
    margin: Emu
    indent: Emu
    line_spacing: float
    space_before: Element | None
    space_after: Element | None


@dataclass(slots=True)
class Ancestors:
    """What a shape inherits: nearest first."""

    shapes: tuple[Element, ...]
    """The placeholders that it fills, of layout and master."""
    styles: tuple[Element, ...]
    """The list styles of these, of the master for their kind, and of the presentation."""
    theme: Theme
    levels: dict[int, Level] = field(default_factory=dict)
    frame: Frame | None = None
    """Of a shape that says nothing of its own, where it has been asked for."""

    def level(self, number: int, own: Element | None = None) -> Level:
        """Level `number`, from 0; `own` is the list style of the shape itself."""
        if own is not None and len(own):
            return self.theme.level((own, *self.styles), number)
        if number not in self.levels:
            self.levels[number] = self.theme.level(self.styles, number)
        return self.levels[number]

    def first(self, path: str) -> Element | None:
        """What is first found at `path` in the placeholders."""
        return next((found for shape in self.shapes if (found := shape.find(path)) is not None), None)


@dataclass(frozen=True, slots=True)
class Theme:
    colours: Colours
    fonts: dict[str, str]
    """The families that `+mj-lt` and `+mn-lt` stand for."""

    def level(self, styles: Sequence[Element], number: int) -> Level:
        tag = f"{A}lvl{min(number, _LEVELS - 1) + 1}pPr"
        given = [found for style in styles if (found := style.find(tag)) is not None]
        runs = [found for one in given if (found := one.find(f"{A}defRPr")) is not None]
        colour = _first(runs, lambda run: run.find(f"{A}solidFill"))
        face = _first(runs, lambda run: run.find(f"{A}latin"))
        spacing = _first(given, lambda one: one.find(f"{A}lnSpc"))
        return Level(
            size=float(_first(runs, lambda run: run.get("sz")) or _USUAL_SIZE * 100) / 100,
            bold=truth(_first(runs, lambda run: run.get("b"))),
            italic=truth(_first(runs, lambda run: run.get("i"))),
            colour=self.colours.of(colour),
            typeface=self.family(face),
            margin=Emu(int(_first(given, lambda one: one.get("marL")) or 0)),
            indent=Emu(int(_first(given, lambda one: one.get("indent")) or 0)),
            line_spacing=line_spacing(spacing),
            space_before=_first(given, lambda one: one.find(f"{A}spcBef")),
            space_after=_first(given, lambda one: one.find(f"{A}spcAft")),
        )

    def family(self, face: Element | None) -> str:
        """The family that an `a:latin` names; the body's where there is none."""
        name = face.get("typeface", "") if face is not None else "+mn-lt"
        return self.fonts.get(name, name)


@dataclass(frozen=True, slots=True)
class Lineage:
    """A layout and its master, for the slides that are made on it."""

    layout: Element
    master: Element
    usual: Element | None
    """The presentation's `p:defaultTextStyle`."""
    theme: Theme
    found: dict[tuple[str, str], Ancestors] = field(default_factory=dict)

    def of(self, placeholder: Element | None) -> Ancestors:
        """The ancestors of a shape with this `p:ph`, or with none."""
        kind = placeholder.get("type", "obj") if placeholder is not None else ""
        index = placeholder.get("idx", "0") if placeholder is not None else ""
        if (kind, index) not in self.found:
            self.found[kind, index] = self._ancestors(kind, index)
        return self.found[kind, index]

    def _ancestors(self, kind: str, index: str) -> Ancestors:
        usual = [self.usual] if self.usual is not None else []
        if not kind:
            return Ancestors((), tuple(usual), self.theme)
        own = _of_layout(self.layout, kind, index)
        layout_kind = next((ph.get("type", "obj") for shape, ph in _placeholders(self.layout) if shape in own), kind)
        above = _of_master(self.master, layout_kind)
        lists = [found for shape in (*own, *above) if (found := shape.find(f"{P}txBody/{A}lstStyle")) is not None]
        style = self.master.find(f"{P}txStyles/{P}{_STYLES.get(layout_kind, 'bodyStyle')}")
        lists += [style] if style is not None else []
        return Ancestors((*own, *above), (*lists, *usual), self.theme)


def placed(element: Element | None) -> Rect | None:
    """The rectangle of an `a:xfrm`, or of its like."""
    if element is None:
        return None
    offset, extent = element.find(f"{A}off"), element.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    corner = (float(offset.get(name, 0)) for name in ("x", "y"))
    return Rect.of(*corner, *(float(extent.get(name, 0)) for name in ("cx", "cy")))


def truth(value: str | None) -> bool:
    return value in {"1", "true", "on"}


def line_spacing(element: Element | None) -> float:
    """In per cent where it is positive, else points."""
    share = element.find(f"{A}spcPct") if element is not None else None
    if share is not None:
        return _per_cent(share.get("val", "100000"))
    exact = element.find(f"{A}spcPts") if element is not None else None
    return -float(exact.get("val", 0)) / 100 if exact is not None else 100.0


def space(element: Element | None, size: float) -> float:
    """`a:spcBef` or its like, in points, beside text of `size` points."""
    if element is None or not len(element):
        return 0.0
    value = element[0].get("val", "0")
    return float(value) / 100 if element[0].tag == f"{A}spcPts" else _per_cent(value) / 100 * size * 1.2


def _per_cent(value: str) -> float:
    return float(value[:-1]) if value.endswith("%") else float(value) / 1000


def _of_layout(layout: Element, kind: str, index: str) -> list[Element]:
    """The layout's placeholder with the same index, or of the same type; titles have no index."""
    placeholders = list(_placeholders(layout))
    if kind in _TITLES:
        return [shape for shape, ph in placeholders if ph.get("type") in _TITLES][:1]
    by_index = [shape for shape, ph in placeholders if ph.get("idx", "0") == index and ph.get("type") not in _TITLES]
    return by_index[:1] or [shape for shape, ph in placeholders if ph.get("type", "obj") == kind][:1]


def _of_master(master: Element, kind: str) -> list[Element]:
    wanted = _MASTER_TYPES.get(kind, kind)
    return [shape for shape, ph in _placeholders(master) if ph.get("type", "obj") == wanted][:1]


def _placeholders(part: Element) -> Iterable[tuple[Element, Element]]:
    for shape in part.iterfind(f"{P}cSld/{P}spTree/*"):
        placeholder = shape.find(f"*/{P}nvPr/{P}ph")
        if placeholder is not None:
            yield shape, placeholder


def _first(elements: Iterable[Element], value: Callable[[Element], _Found | None]) -> _Found | None:
    return next((found for element in elements if (found := value(element)) is not None), None)
