"""Charts in the file: what a program that edits decks finds."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER

from conversions import Conversion, converted
from post2slides.model.placed import ChartShape
from post2slides.pipeline import Source
from post2slides.read.number import NumberError, read_column
from post2slides.theme.colour import READABLE_LARGE, contrast

ENGINES = '## Rows\n\n```chart {}\nEngine,Ingest\nAsh,"2,200"\n한글,640\nBirch,\n```\n'
MONTHS = "## Rows\n\n```chart {}\nMonth,A,B\n1月,10 %,30 %\n2月,20 %,12.5 %\n```\n"
POINTS = "## Rows\n\n```chart scatter\nMass,Height\n1.5,20\n7,35\n```\n"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def deck(post: str) -> Conversion:
    return converted(Source(f"---\ntitle: Charts\n---\n{post}", "post"))


def frames(made: Conversion) -> list[Any]:
    slides = Presentation(BytesIO(made.data)).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def parts(made: Conversion) -> dict[str, bytes]:
    with ZipFile(BytesIO(made.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def find(made: Conversion, path: str) -> list[Any]:
    tree = etree.fromstring(parts(made)["ppt/charts/figures1.xml"])
    found: Any = tree.xpath(
        path, namespaces={"c": DRAWING, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    )
    return list(found)


@pytest.mark.parametrize(
    ("kind", "native"),
    [
        ("bar", XL_CHART_TYPE.BAR_CLUSTERED),
        ("stacked bar", XL_CHART_TYPE.BAR_STACKED),
        ("column stacked", XL_CHART_TYPE.COLUMN_STACKED),
        ("donut", XL_CHART_TYPE.DOUGHNUT),
        ("column", XL_CHART_TYPE.COLUMN_CLUSTERED),
        ("line", XL_CHART_TYPE.LINE_MARKERS),
        ("area", XL_CHART_TYPE.AREA),
        ("pie", XL_CHART_TYPE.PIE),
    ],
)
def test_a_chart_is_native_and_has_its_figures(kind: str, native: XL_CHART_TYPE) -> None:
    (frame,) = frames(deck(ENGINES.format(kind)))
    (plot,) = frame.chart.plots
    assert frame.chart.chart_type == native
    assert list(plot.categories) == ["Ash", "한글", "Birch"]
    assert [(series.name, tuple(series.values)) for series in plot.series] == [("Ingest", (2200.0, 640.0, None))]


def test_a_scatter_chart_has_numbers_on_both_axes() -> None:
    made = deck(POINTS)
    assert frames(made)[0].chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    assert find(made, "//c:xVal//c:v/text()") == ["1.5", "7"]
    assert find(made, "//c:yVal//c:v/text()") == ["20", "35"]


def test_percentages_are_shares_shown_as_percentages() -> None:
    made = deck(MONTHS.format("column"))
    series = frames(made)[0].chart.plots[0].series
    assert [tuple(one.values) for one in series] == [(0.1, 0.2), (0.3, 0.125)]
    assert find(made, "//c:dLbls/c:numFmt/@formatCode") == ["0%", "0.0%"]


def test_a_chart_is_in_the_placeholder_for_charts_also_below_text() -> None:
    (alone,) = frames(deck(ENGINES.format("bar")))
    (below,) = frames(deck(ENGINES.format("bar").replace("```chart", "Some words.\n\n```chart")))
    assert {frame.placeholder_format.type for frame in (alone, below)} == {PP_PLACEHOLDER.CHART}
    assert below.top > alone.top


def test_the_workbook_holds_the_figures() -> None:
    made = deck(MONTHS.format("line"))
    (workbook,) = [content for name, content in parts(made).items() if name.endswith(".xlsx")]
    with ZipFile(BytesIO(workbook)) as book:
        strings, sheet = book.read("xl/sharedStrings.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    assert all(f">{cell}<" in strings for cell in ("Month", "A", "B", "1月", "2月"))
    assert all(f"<v>{value}</v>" in sheet for value in ("0.1", "0.3", "0.125"))
    assert find(made, "//c:cat//c:f/text()") == ["Sheet1!$A$2:$A$3"] * 2
    assert find(made, "//c:val//c:f/text()") == ["Sheet1!$B$2:$B$3", "Sheet1!$C$2:$C$3"]


def test_what_looks_like_a_formula_is_text_in_the_workbook() -> None:
    made = deck("```chart bar\nName,A\n=1+1,3\n```\n")
    (workbook,) = [content for name, content in parts(made).items() if name.endswith(".xlsx")]
    with ZipFile(BytesIO(workbook)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_same_post_gives_the_same_bytes() -> None:
    assert deck(MONTHS.format("pie")).data == deck(MONTHS.format("pie")).data
    assert deck(ENGINES.format("bar")).data == deck(ENGINES.format("bar")).data


def test_colours_are_the_themes() -> None:
    made = deck(MONTHS.format("column"))
    assert not find(made, "//a:srgbClr")
    assert find(made, "//c:ser/c:spPr/a:solidFill/a:schemeClr/@val") == ["accent1", "accent2"]


@pytest.mark.parametrize("theme", ["paper", "plain", "midnight", "poster", "terminal"])
def test_values_on_their_marks_can_be_read(theme: str) -> None:
    made = converted(Source(f"---\ntitle: T\n---\n{MONTHS.format('stacked column')}", "post"), theme=theme)
    look = made.stages.theme
    (shape,) = (shape for slide in made.stages.placed.slides for shape in slide.shapes if isinstance(shape, ChartShape))
    assert len(shape.inks) == len(shape.colours)
    pairs = zip(shape.inks, shape.colours, strict=True)
    assert all(contrast(look.rgb(ink), look.rgb(ground)) >= READABLE_LARGE for ink, ground in pairs)


def test_figures_below_zero_have_room_beside_the_names_of_their_bars() -> None:
    made = deck("## Rows\n\n```chart bar\nWhat,Change\nA,-10\nB,20\n```\n")
    (lowest,) = find(made, ".//c:valAx/c:scaling/c:min/@val")
    assert float(lowest) < -10


def test_only_several_series_have_a_legend_and_only_one_is_named_above() -> None:
    (single,), (several,) = frames(deck(ENGINES.format("bar"))), frames(deck(MONTHS.format("bar")))
    assert (single.chart.has_legend, single.chart.has_title) == (False, True)
    assert (several.chart.has_legend, several.chart.has_title) == (True, False)
    assert single.chart.chart_title.text_frame.text == "Ingest"


def test_many_values_have_an_axis_instead_of_labels() -> None:
    rows = "".join(f"day {number},{number}\n" for number in range(60))
    made = deck(f"```chart line\nDay,Visits\n{rows}```\n")
    assert not find(made, "//c:dLbls")
    assert find(made, "//c:valAx/c:delete/@val") == ["0"]
    assert find(made, "//c:valAx/c:majorGridlines")


def test_columns_too_narrow_for_their_values_have_an_axis() -> None:
    rows = "".join(f'day {number},"{number}1,234,567,890"\n' for number in range(1, 15))
    assert not find(deck(f"```chart column\nDay,Visits\n{rows}```\n"), "//c:dLbls")


def test_a_pie_without_labels_has_a_legend() -> None:
    rows = "".join(f"share {number},{number}\n" for number in range(1, 30))
    (frame,) = frames(deck(f"```chart pie\nShare,Visits\n{rows}```\n"))
    assert frame.chart.has_legend


def test_the_description_says_the_figures() -> None:
    (frame,) = frames(deck(ENGINES.format("bar")))
    description = frame._element.xpath(".//p:cNvPr/@descr")
    assert description == ["Ingest — Ash: 2,200; 한글: 640; Birch: –"]


def test_charts_of_arabic_posts_begin_at_the_right() -> None:
    made = deck("هذا نص عربي عن الزوار.\n\n```chart bar\nالشهر,زوار\nيناير,12\nفبراير,15\n```\n")
    assert find(made, "//c:valAx//c:orientation/@val") == ["maxMin"]
    assert find(made, "//c:catAx/c:axPos/@val") == ["r"]


def test_a_hint_makes_a_chart_of_a_table_and_no_word_is_lost() -> None:
    made = deck("<!-- slides: chart=column -->\n| Month | Median |\n|---|---|\n| May | 12 ms |\n| June | 6 ms |\n")
    assert tuple(frames(made)[0].chart.plots[0].series[0].values) == (12.0, 6.0)
    assert not made.diagnostics


@pytest.mark.parametrize(
    ("cells", "values", "number_format"),
    [
        (["1,234", "56"], (1234.0, 56.0), "#,##0"),
        (["1.234,5", "2.000"], (1234.5, 2000.0), "#,##0.0"),
        (["1 234,5"], (1234.5,), "#,##0.0"),
        (["1,5", "2,25"], (1.5, 2.25), "0.00"),
        (["0.5", "1.25"], (0.5, 1.25), "0.00"),
        (["45 %", "7.5%", "0"], (0.45, 0.075, 0.0), "0.0%"),
        (["$3.20", "-$1"], (3.2, -1.0), '"$"0.00'),
        (["12 ms", "–"], (12.0, None), '0" ms"'),
        (["٣٫٥", "−１"], (3.5, -1.0), "0.0"),
        (["1e6"], (1_000_000.0,), "General"),
        (["12 m²", "3 m²"], (12.0, 3.0), '0" m²"'),
    ],
)
def test_numbers_are_read_as_people_write_them(
    cells: list[str], values: tuple[float | None, ...], number_format: str
) -> None:
    assert read_column(cells) == (values, number_format)


@pytest.mark.parametrize(
    "cells", [["often"], ["2024-01-05"], ["12:30"], ["1 ms", "2 s"], ["-", ""], ["1e999"], ["1.2.3,4,5"]]
)
def test_what_is_no_number_is_refused(cells: list[str]) -> None:
    with pytest.raises(NumberError):
        read_column(cells)
