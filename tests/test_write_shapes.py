"""Shapes in the file: text, panels, pictures, tables, backgrounds."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER

from placed_decks import THEME, Written, content, deck, image, paragraph, slide, title
from post2slides.model.picture import Media
from post2slides.model.placed import (
    Border,
    Cell,
    Colour,
    Crop,
    GradientStop,
    PanelShape,
    PictureShape,
    PlaceholderRef,
    TableShape,
    TextShape,
)
from post2slides.theme.model import LayoutName, Role
from post2slides.units import Insets, Rect, pt

PLACE = Rect.of(914_400, 457_200, 1_828_800, 914_400)


def test_placeholders_are_those_of_the_layout() -> None:
    shapes = Written(deck(slide(title("T"), content(paragraph("x"))))).presentation.slides[0].placeholders
    assert [(shape.name, shape.placeholder_format.type) for shape in shapes] == [
        ("Title", PP_PLACEHOLDER.TITLE),
        ("Content", PP_PLACEHOLDER.OBJECT),
    ]


def test_a_placeholder_says_only_what_differs_from_its_layout() -> None:
    found = Written(deck(slide(title("T"))))
    assert not found.find("//p:sp/p:spPr/*")
    assert not found.one("//a:bodyPr").attrib
    (shape,) = found.presentation.slides[0].placeholders
    assert shape.width == THEME.layouts[LayoutName.CONTENT].placeholders[Role.TITLE].rect.width


def test_a_placeholder_can_be_elsewhere_and_otherwise() -> None:
    changed = content(
        paragraph("x"), rect=PLACE, anchor="bottom", insets=Insets.even(pt(3)), fill=Colour("bg2"), corner=pt(9)
    )
    found = Written(deck(slide(changed)))
    (shape,) = found.presentation.slides[0].placeholders
    assert (shape.left, shape.top, shape.width, shape.height) == (PLACE.left, PLACE.top, PLACE.width, PLACE.height)
    assert dict(found.one("//a:bodyPr").attrib) == {
        "lIns": "38100",
        "tIns": "38100",
        "rIns": "38100",
        "bIns": "38100",
        "anchor": "b",
    }
    assert found.one("//p:spPr/a:solidFill/a:schemeClr/@val") == "bg2"
    assert found.one("//p:spPr/a:prstGeom[@prst='roundRect']//a:gd/@fmla") == "val 12500"


def test_a_text_box_stands_where_it_is_put() -> None:
    found = Written(deck(slide(TextShape("Box", (paragraph("x"),), rect=PLACE))))
    (shape,) = found.presentation.slides[0].shapes
    assert not shape.is_placeholder
    assert (shape.left, shape.top, shape.width, shape.height) == (PLACE.left, PLACE.top, PLACE.width, PLACE.height)
    assert found.find("//p:spPr/a:noFill")
    assert found.find("//a:bodyPr/a:noAutofit")


def test_every_shape_of_a_slide_has_its_own_number(tmp_path: Path) -> None:
    shapes = (title("T"), content(paragraph("x")), PanelShape("Rule", PLACE, Colour("accent1")))
    picture = PictureShape("P", "p", "A sea", PLACE)
    found = Written(deck(slide(*shapes, picture)), {"p": image(tmp_path)})
    assert found.find("//p:cNvPr/@id") == ["1", "2", "3", "4", "5"]


def test_shapes_are_read_in_the_order_of_the_slide() -> None:
    shapes = [TextShape(name, (paragraph(name),), rect=PLACE) for name in ("first", "second", "third")]
    written = Written(deck(slide(*shapes))).presentation.slides[0].shapes
    assert [shape.name for shape in written] == ["first", "second", "third"]


def test_a_panel_is_a_rectangle_that_screen_readers_pass_over() -> None:
    found = Written(deck(slide(PanelShape("Band", PLACE, Colour("accent1"), corner=pt(1000)))))
    assert found.one("//adec:decorative/@val") == "1"
    assert found.one("//p:spPr/a:prstGeom//a:gd/@fmla") == "val 50000"
    assert found.find("//p:spPr/a:ln/a:noFill")


def test_a_scrim_runs_from_the_top_down() -> None:
    stops = (GradientStop(0, Colour("tx1", alpha=0)), GradientStop(0.625, Colour("tx1", alpha=70)))
    found = Written(deck(slide(PanelShape("Scrim", PLACE, stops))))
    assert found.find("//a:gradFill//a:gs/@pos") == ["0", "62500"]
    assert found.find("//a:gradFill//a:alpha/@val") == ["0", "70000"]
    assert found.one("//a:gradFill/a:lin/@ang") == "5400000"


def test_a_decorative_text_is_said_to_be_so() -> None:
    found = Written(deck(slide(TextShape("Sign", (paragraph("“"),), rect=PLACE, decorative=True), title("T"))))
    assert found.find("//p:cNvPr[.//adec:decorative]/@name") == ["Sign"]


def test_a_background_of_its_own() -> None:
    found = Written(deck(slide(title("T"), background=Colour("tx2")), slide(title("U"))))
    assert found.one("//p:bg/p:bgPr/a:solidFill/a:schemeClr/@val") == "tx2"
    assert found.find("//p:bg/p:bgPr/a:effectLst")
    assert not found.find("//p:bg", "ppt/slides/slide2.xml")


def test_a_picture_is_in_its_placeholder_cropped_and_described(tmp_path: Path) -> None:
    crop = Crop(left=0.1, top=0.025, bottom=0.3333)
    shape = PictureShape("Picture", "sea", "The “sea” & sky", PLACE, crop, PlaceholderRef("pic", 16))
    found = Written(deck(slide(shape, layout="Picture")), {"sea": image(tmp_path)})
    (picture,) = found.presentation.slides[0].placeholders
    assert picture.placeholder_format.type == PP_PLACEHOLDER.PICTURE
    assert dict(found.one("//a:srcRect").attrib) == {"l": "10000", "t": "2500", "b": "33330"}
    assert found.one("//p:pic//p:cNvPr/@descr") == "The “sea” & sky"
    assert picture.image.blob == (tmp_path / "picture.png").read_bytes()


def test_a_picture_without_a_description_is_decorative(tmp_path: Path) -> None:
    found = Written(deck(slide(PictureShape("P", "p", "", PLACE))), {"p": image(tmp_path)})
    assert found.one("//p:pic//p:cNvPr/@descr") == ""
    assert found.find("//p:pic//adec:decorative")
    assert not found.find("//a:srcRect")


def test_a_picture_shown_twice_is_stored_once(tmp_path: Path) -> None:
    shape = PictureShape("P", "p", "A sea", PLACE)
    media = {"p": image(tmp_path), "q": image(tmp_path, "other.png", "red")}
    found = Written(deck(slide(shape, shape), slide(shape, PictureShape("Q", "q", "A fire", PLACE))), media)
    assert len([name for name in found.archive.namelist() if name.startswith("ppt/media/")]) == 2
    assert len(set(found.find("//a:blip/@r:embed"))) == 1


def test_only_pictures_that_are_shown_are_stored(tmp_path: Path) -> None:
    found = Written(deck(slide()), {"unused": image(tmp_path)})
    assert not [name for name in found.archive.namelist() if name.startswith("ppt/media/")]


def test_a_drawing_comes_with_its_fallback(tmp_path: Path) -> None:
    drawing = tmp_path / "drawing.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    raster = image(tmp_path)
    media = {"d": Media(raster.path, raster.extension, raster.content_type, drawing)}
    found = Written(deck(slide(PictureShape("D", "d", "A plan", PLACE))), media)
    part = found.presentation.slides[0].part
    svg, png = found.one("//asvg:svgBlip/@r:embed"), found.one("//a:blip/@r:embed")
    assert part.related_part(svg).blob == drawing.read_bytes()
    assert part.related_part(svg).content_type == "image/svg+xml"
    assert found.archive.getinfo(part.related_part(svg).partname.lstrip("/")).compress_type == ZIP_DEFLATED
    assert part.related_part(png).content_type == "image/png"


def cell(text: str, **properties: object) -> Cell:
    return Cell((paragraph(text),), Insets(pt(1), pt(2), pt(3), pt(4)), **properties)  # type: ignore[arg-type]


def table(**properties: object) -> TableShape:
    settings: dict[str, object] = {
        "column_widths": (pt(60), pt(84)),
        "row_heights": (pt(36), pt(36)),
        "cells": ((cell("a"), cell("b")), (cell("c"), cell("d"))),
        "header": True,
        **properties,
    }
    return TableShape("Table", "Letters", PLACE, **settings)  # type: ignore[arg-type]


def test_a_table_is_a_table() -> None:
    found = Written(deck(slide(table())))
    (frame,) = found.presentation.slides[0].shapes
    assert frame.has_table
    assert frame.table.first_row
    assert [[item.text for item in row.cells] for row in frame.table.rows] == [["a", "b"], ["c", "d"]]
    assert [column.width for column in frame.table.columns] == [pt(60), pt(84)]
    assert [row.height for row in frame.table.rows] == [pt(36), pt(36)]
    assert (frame.left, frame.top, frame.width, frame.height) == (PLACE.left, PLACE.top, PLACE.width, PLACE.height)
    assert found.one("//p:graphicFrame//p:cNvPr/@descr") == "Letters"


def test_a_table_fills_its_placeholder() -> None:
    found = Written(deck(slide(table(placeholder=PlaceholderRef("tbl", 15)), layout="Title and Table")))
    (frame,) = found.presentation.slides[0].placeholders
    assert frame.placeholder_format.type == PP_PLACEHOLDER.TABLE


def test_a_table_has_the_style_of_the_template() -> None:
    found = Written(deck(slide(table())))
    assert found.one("//a:tableStyleId/text()") == found.one("/*/@def", "ppt/tableStyles.xml")


def test_cells_bear_their_margins_rules_and_fills() -> None:
    first = cell("a", fill=Colour("bg2"), bottom=Border(Colour("accent1"), pt(1.5)), anchor="middle")
    found = Written(deck(slide(table(cells=((first, cell("b")), (cell("c"), cell("d")))))))
    properties, second = found.find("//a:tcPr")[:2]
    assert dict(properties.attrib) == {
        "marL": "12700",
        "marT": "25400",
        "marR": "38100",
        "marB": "50800",
        "anchor": "ctr",
    }
    assert [child.tag.partition("}")[2] for child in properties] == ["lnB", "solidFill"]
    assert found.one("//a:lnB/@w") == "19050"
    assert not len(second)


@pytest.mark.parametrize(("header", "rtl"), [(False, True), (True, False)])
def test_a_table_says_whether_it_has_a_header_and_where_it_begins(header: bool, rtl: bool) -> None:
    properties = Written(deck(slide(table(header=header, rtl=rtl)))).one("//a:tblPr").attrib
    assert properties.get("firstRow") == ("1" if header else None)
    assert properties.get("rtl") == ("1" if rtl else None)


def test_an_empty_cell_has_a_paragraph() -> None:
    empty = Cell((), Insets())
    found = Written(deck(slide(table(cells=((empty, empty), (empty, empty))))))
    assert len(found.find("//a:tc/a:txBody/a:p")) == 4
