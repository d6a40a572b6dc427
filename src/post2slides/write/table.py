"""Tables: `a:tbl` in a `p:graphicFrame` (ECMA-376 part 1, §19.3.1, §21.1.3)."""

from __future__ import annotations

from lxml import etree

from post2slides.markup import NAMESPACES, NOTHING, Attributes, Markup, element, text
from post2slides.model.placed import Border, Cell, TableShape
from post2slides.units import Emu
from post2slides.write.colour import solid_fill
from post2slides.write.frame import identity, placeholder, transform
from post2slides.write.shapes import ANCHORS
from post2slides.write.text import TextWriter

_TABLE = f"{NAMESPACES['a'].removesuffix('/main')}/table"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_LOCKS = element("p:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"noGrp": 1}))


def default_style(table_styles: bytes | None) -> str:
    """The GUID of the style that the template defines and takes for new tables, else of *No Style, No Grid*.

    `table_styles` is the template's part of that name (`a:tblStyleLst`), or None where it has none.
    """
    if table_styles is None:
        return _NO_STYLE
    styles = etree.fromstring(table_styles, etree.XMLParser(resolve_entities=False, no_network=True))
    default = styles.get("def", "")
    return default if default in {style.get("styleId") for style in styles} else _NO_STYLE


def table(shape: TableShape, number: int, writer: TextWriter, style: str) -> Markup:
    """`style` is the GUID of the table style: what a cell does not say, the style does."""
    return element(
        "p:graphicFrame",
        None,
        element(
            "p:nvGraphicFramePr",
            None,
            identity(number, shape.name, description=shape.description or None),
            _LOCKS,
            placeholder(shape.placeholder),
        ),
        transform("p:xfrm", shape.rect),
        element("a:graphic", None, element("a:graphicData", {"uri": _TABLE}, _grid(shape, writer, style))),
    )


def _grid(shape: TableShape, writer: TextWriter, style: str) -> Markup:
    return element(
        "a:tbl",
        None,
        element(
            "a:tblPr",
            {"rtl": 1 if shape.rtl else None, "firstRow": 1 if shape.header else None},
            element("a:tableStyleId", None, text(style)),
        ),
        element("a:tblGrid", None, *[element("a:gridCol", {"w": width}) for width in shape.column_widths]),
        *[_row(cells, height, writer) for cells, height in zip(shape.cells, shape.row_heights, strict=True)],
    )


def _row(cells: tuple[Cell, ...], height: Emu, writer: TextWriter) -> Markup:
    return element("a:tr", {"h": height}, *[_cell(cell, writer) for cell in cells])


def _cell(cell: Cell, writer: TextWriter) -> Markup:
    body = element("a:txBody", None, element("a:bodyPr"), element("a:lstStyle"), writer.in_box(cell.paragraphs))
    attributes: Attributes = {
        "marL": cell.insets.left,
        "marR": cell.insets.right,
        "marT": cell.insets.top,
        "marB": cell.insets.bottom,
        "anchor": ANCHORS[cell.anchor],
    }
    properties = element(
        "a:tcPr",
        attributes,
        _bottom(cell.bottom) if cell.bottom else NOTHING,
        solid_fill(cell.fill) if cell.fill else NOTHING,
    )
    return element("a:tc", None, body, properties)


def _bottom(border: Border) -> Markup:
    return element("a:lnB", {"w": border.width, "cap": "flat", "cmpd": "sng"}, solid_fill(border.colour))
