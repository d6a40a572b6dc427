"""The shapes of a slide, a layout or a master, with the members of groups one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from post2slides.readback.inherit import Ancestors, Lineage, placed
from post2slides.readback.package import NAMESPACES, A, Element, P, Parts, R, Relation
from post2slides.readback.text import cell_insets, frame, paragraphs
from post2slides.readback.values import Cell, Kind, PictureData, Shape
from post2slides.units import Emu, Rect

_MC = f"{{{NAMESPACES['mc']}}}"
_C = f"{{{NAMESPACES['c']}}}"
_MATH = f"{{{NAMESPACES['a14']}}}m"
_TABLE = f"{A}graphic/{A}graphicData/{A}tbl"
_CHART = f"{A}graphic/{A}graphicData/{_C}chart"
_MEMBERS = {f"{P}{tag}" for tag in ("sp", "pic", "graphicFrame", "cxnSp", "contentPart")}


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """Reads the shapes of one part."""

    parts: Parts
    lineage: Lineage
    relations: Mapping[str, Relation]

    def shapes(self, tree: Element) -> Iterator[Shape]:
        """What stands in a `p:spTree` or `p:grpSp`, from back to front."""
        for child in tree:
            if child.tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                if choice is not None:
                    yield from self.shapes(choice)
            elif child.tag == f"{P}grpSp":
                inner = _group_map(child)
                yield from (inner(shape) for shape in self.shapes(child))
            elif child.tag in _MEMBERS:
                yield self._shape(child)

    def _shape(self, element: Element) -> Shape:
        about = element[0] if len(element) else element
        named, placeholder = about.find(f"{P}cNvPr"), about.find(f"{P}nvPr/{P}ph")
        ancestors = self.lineage.of(placeholder)
        own = element.find(f"{P}spPr")
        place = placed(own.find(f"{A}xfrm") if own is not None else element.find(f"{P}xfrm"))
        said, fill = ancestors.theme.colours.fill(own)
        shape = Shape(
            Kind.OTHER,
            name=named.get("name", "") if named is not None else "",
            placeholder=placeholder.get("type", "obj") if placeholder is not None else "",
            description=named.get("descr", "") if named is not None else "",
            decorative=named is not None and any(one.get("val") == "1" for one in named.iter("{*}decorative")),
            rect=place or placed(ancestors.first(f"{P}spPr/{A}xfrm")),
            fill=fill if said else ancestors.theme.colours.fill(ancestors.first(f"{P}spPr"))[1],
        )
        return self._with_content(shape, element, ancestors)

    def _with_content(self, shape: Shape, element: Element, ancestors: Ancestors) -> Shape:
        match element.tag.removeprefix(P):
            case "sp":
                return self._text(shape, element, ancestors)
            case "pic":
                return replace(shape, kind=Kind.PICTURE, picture=self._picture(element))
            case "cxnSp":
                return replace(shape, kind=Kind.LINE)
            case "graphicFrame":
                return self._graphic(shape, element, ancestors)
            case _:
                return shape

    def _text(self, shape: Shape, element: Element, ancestors: Ancestors) -> Shape:
        body = element.find(f"{P}txBody")
        style = element.find(f"{P}style/{A}fillRef")
        fill = shape.fill
        if (
            style is not None
            and style.get("idx", "0") != "0"
            and not ancestors.theme.colours.fill(element.find(f"{P}spPr"))[0]
        ):
            fill = ancestors.theme.colours.of(style)
        if body is None:
            return replace(shape, kind=Kind.TEXT, fill=fill)
        kind = Kind.FORMULA if body.find(f"{A}p/{_MATH}") is not None else Kind.TEXT
        words = paragraphs(body, ancestors, self.relations)
        return replace(shape, kind=kind, fill=fill, paragraphs=words, frame=frame(body, ancestors))

    def _picture(self, element: Element) -> PictureData | None:
        fill = element.find(f"{P}blipFill")
        image = fill.find(f"{A}blip") if fill is not None else None
        relation = self.relations.get(image.get(f"{R}embed", "")) if image is not None else None
        if fill is None or relation is None or relation.outside or relation.target not in self.parts.names:
            return None
        edges = fill.find(f"{A}srcRect")
        left, top, right, bottom = (
            float(edges.get(edge, 0)) / 100_000 if edges is not None else 0.0 for edge in ("l", "t", "r", "b")
        )
        return PictureData(relation.target, self.parts.digest(relation.target), (left, top, right, bottom))

    def _graphic(self, shape: Shape, element: Element, ancestors: Ancestors) -> Shape:
        table, chart = element.find(_TABLE), element.find(_CHART)
        if table is not None:
            usual = self.lineage.of(None)
            rows = tuple(tuple(self._cells(row, usual)) for row in table.iterfind(f"{A}tr"))
            columns = tuple(Emu(int(column.get("w", 0))) for column in table.iterfind(f"{A}tblGrid/{A}gridCol"))
            heights = tuple(Emu(int(row.get("h", 0))) for row in table.iterfind(f"{A}tr"))
            return replace(shape, kind=Kind.TABLE, cells=rows, columns=columns, rows=heights)
        if chart is not None:
            relation = self.relations.get(chart.get(f"{R}id", ""))
            return replace(shape, kind=Kind.CHART, data=self._data(relation.target) if relation else ())
        return shape

    def _cells(self, row: Element, ancestors: Ancestors) -> Iterator[Cell]:
        for cell in row.iterfind(f"{A}tc"):
            body = cell.find(f"{A}txBody")
            properties = cell.find(f"{A}tcPr")
            _, fill = ancestors.theme.colours.fill(properties)
            words = paragraphs(body, ancestors, self.relations) if body is not None else ()
            covered = "hMerge" in cell.attrib or "vMerge" in cell.attrib
            across = 0 if covered else int(cell.get("gridSpan", 1))
            yield Cell(words, fill, cell_insets(properties), across)

    def _data(self, name: str) -> tuple[str, ...]:
        chart = self.parts.tree(name)
        return tuple(value.text or "" for value in chart.iter(f"{_C}v", f"{A}t"))


class _group_map:  # noqa: N801 - reads as the function it is
    """From the coordinates of a group's members to those of the slide (ECMA-376 part 1, §20.1.7.5)."""

    def __init__(self, group: Element) -> None:
        frame = group.find(f"{P}grpSpPr/{A}xfrm")
        self._outer = placed(frame)
        offset = frame.find(f"{A}chOff") if frame is not None else None
        extent = frame.find(f"{A}chExt") if frame is not None else None
        self._inner = self._outer
        if offset is not None and extent is not None:
            corner = (float(offset.get(name, 0)) for name in ("x", "y"))
            self._inner = Rect.of(*corner, *(float(extent.get(name, 0)) for name in ("cx", "cy")))

    def __call__(self, shape: Shape) -> Shape:
        outer, inner, rect = self._outer, self._inner, shape.rect
        if not (outer and inner and rect and inner.width and inner.height):
            return shape
        across, down = outer.width / inner.width, outer.height / inner.height
        return replace(
            shape,
            rect=Rect.of(
                outer.left + (rect.left - inner.left) * across,
                outer.top + (rect.top - inner.top) * down,
                rect.width * across,
                rect.height * down,
            ),
        )
