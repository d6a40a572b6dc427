"""The slide masters and layouts of a template, with their placeholders and what else is drawn on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from post2slides.theme.template.archive import Parts
from post2slides.theme.template.tree import NAMESPACES, Element
from post2slides.units import Emu, Rect, Size

_P = f"{{{NAMESPACES['p']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_SHAPES = {f"{_P}{tag}" for tag in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp")}
TITLES = ("title", "ctrTitle")
TEXTS = ("body", "obj")
FURNITURE = ("dt", "ftr", "sldNum")
_BUILT_ON = {"ctrTitle": "title", "subTitle": "body"} | dict.fromkeys(
    ("obj", "pic", "tbl", "chart", "dgm", "media", "clipArt"), "body"
)
"""Which placeholder of the master one of a layout is built on, by type (ECMA-376 part 1, §19.3.1.36)."""


@dataclass(frozen=True)
class Holder:
    """A placeholder of a layout or a master."""

    element: Element
    parent: Holder | None
    """The master's, from which it inherits."""

    @property
    def _ph(self) -> Element:
        return next(self.element.iter(f"{_P}ph"))

    @property
    def kind(self) -> str:
        """Its type; `obj` for content of any kind."""
        return str(self._ph.get("type", "obj"))

    @property
    def index(self) -> int:
        value = str(self._ph.get("idx", "0"))
        return int(value) if value.isdigit() else 0

    @property
    def name(self) -> str:
        return _name(self.element)

    @cached_property
    def rect(self) -> Rect | None:
        """Its own place, or that of the master's."""
        return _rect(self.element.find(f"{_P}spPr/{_A}xfrm")) or (self.parent.rect if self.parent else None)

    @property
    def chain(self) -> tuple[Element, ...]:
        """Its shape and the one that it inherits from, nearest first."""
        return (self.element, *(self.parent.chain if self.parent else ()))

    @property
    def fill(self) -> Element | None:
        """Its own plain fill."""
        return self.element.find(f"{_P}spPr/{_A}solidFill")

    @property
    def upright(self) -> bool:
        """Whether its lines run from left to right, and not from the top down."""
        turned = (
            body.get("vert") for shape in self.chain if (body := shape.find(f"{_P}txBody/{_A}bodyPr")) is not None
        )
        return next((vert == "horz" for vert in turned if vert), True)


@dataclass(frozen=True)
class Sheet:
    """A layout, or a master."""

    part: str
    tree: Element
    master: Sheet | None
    """None for a master."""

    @property
    def name(self) -> str:
        common = self.tree.find(f"{_P}cSld")
        return "" if common is None else common.get("name", "")

    @property
    def kind(self) -> str:
        """The layout's type, by which other programs know it (ECMA-376 part 1, §19.7.15)."""
        return str(self.tree.get("type", ""))

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        return tuple(Holder(shape, self._built_on(shape)) for shape in self.shapes if _is_holder(shape))

    @property
    def shapes(self) -> tuple[Element, ...]:
        """All that is on this sheet itself, from back to front."""
        tree = self.tree.find(f"{_P}cSld/{_P}spTree")
        return tuple(shape for shape in (tree if tree is not None else ()) if shape.tag in _SHAPES)

    def of_kind(self, *kinds: str) -> tuple[Holder, ...]:
        """Its placeholders of these types that stand somewhere, from the top down."""
        found = [holder for holder in self.holders if holder.kind in kinds and holder.rect and holder.rect.width > 0]
        return tuple(sorted(found, key=lambda holder: (holder.rect.top, holder.rect.left) if holder.rect else (0, 0)))

    @property
    def title(self) -> Holder | None:
        return next(iter(self.of_kind(*TITLES)), None)

    @property
    def decorations(self) -> tuple[tuple[Element, Rect], ...]:
        """What is drawn on slides of this layout and is no placeholder, the master's first, with its place."""
        behind = self.master.decorations if self.master and self.tree.get("showMasterSp", "1") in ("1", "true") else ()
        placed = ((shape, _rect(_transform(shape))) for shape in self.shapes if not _is_holder(shape))
        return (*behind, *((shape, rect) for shape, rect in placed if rect and not _is_hidden(shape)))

    def _built_on(self, shape: Element) -> Holder | None:
        if self.master is None:
            return None
        kind = Holder(shape, None).kind
        wanted = _BUILT_ON.get(kind, kind)
        return next(
            (holder for holder in self.master.holders if _BUILT_ON.get(holder.kind, holder.kind) == wanted), None
        )


def masters_of(parts: Parts) -> tuple[tuple[Sheet, tuple[Sheet, ...]], ...]:
    """Each slide master with its layouts, in the template's order."""
    return tuple(_with_layouts(part, parts) for part in _listed(parts, parts.main, "sldMasterId"))


def first_layout(parts: Parts) -> str:
    """The part of the layout that the first sample slide has; empty where there is no slide."""
    slide = next(_listed(parts, parts.main, "sldId"), "")
    return next(iter(parts.related(slide, "slideLayout")), "") if slide else ""


def slide_size(parts: Parts) -> Size:
    size = parts.tree(parts.main).find(f"{_P}sldSz")
    if size is None:
        return Size(Emu(9_144_000), Emu(6_858_000))
    width, height = (_whole(size.get(side, "0")) for side in ("cx", "cy"))
    if min(width, height) <= 0:
        parts.damaged("its slides have no size")
    return Size(Emu(width), Emu(height))


def _with_layouts(part: str, parts: Parts) -> tuple[Sheet, tuple[Sheet, ...]]:
    master = Sheet(part, parts.tree(part), None)
    layouts = [Sheet(layout, parts.tree(layout), master) for layout in _listed(parts, part, "sldLayoutId")]
    for layout in layouts:
        if part not in parts.related(layout.part, "slideMaster"):
            parts.damaged(f"{layout.part.lstrip('/')} has no slide master")
    return master, tuple(layouts)


def _listed(parts: Parts, name: str, tag: str) -> Iterator[str]:
    """The parts that a list of ids leads to."""
    relations = parts.relations(name)
    for item in parts.tree(name).iter(f"{_P}{tag}"):
        relation = relations.get(item.get(f"{_R}id", ""))
        if relation is None or relation.target not in parts.entries:
            parts.damaged(f"{name.lstrip('/')} names a part that is not there")
        yield relation.target


def _is_holder(shape: Element) -> bool:
    return shape.find(f"./*/{_P}nvPr/{_P}ph") is not None


def _is_hidden(shape: Element) -> bool:
    properties = shape.find(f"./*/{_P}cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def _name(shape: Element) -> str:
    properties = shape.find(f"./*/{_P}cNvPr")
    return "" if properties is None else str(properties.get("name", ""))


def _transform(shape: Element) -> Element | None:
    for path in (f"{_P}spPr/{_A}xfrm", f"{_P}grpSpPr/{_A}xfrm", f"{_P}xfrm"):
        if (found := shape.find(path)) is not None:
            return found
    return None


def _rect(transform: Element | None) -> Rect | None:
    if transform is None:
        return None
    offset, extent = transform.find(f"{_A}off"), transform.find(f"{_A}ext")
    if offset is None or extent is None:
        return None
    sides = ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
    left, top, width, height = (_whole(element.get(name, "0")) for element, name in sides)
    return Rect.of(left, top, width, height)


def _whole(text: str) -> int:
    """A length as written; 0 where that is no number."""
    return int(text) if re.fullmatch(r"-?\d{1,14}", text) else 0
