"""The workbook in which a chart keeps its figures, so that *Edit Data* works; Keynote shows no chart without one."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from post2slides.model.chart import ChartData

SHEET = "Sheet1"


def workbook(data: ChartData, date: datetime) -> bytes:
    """An .xlsx file with the figures on its only sheet: categories in the first column, a series in each other.

    `date` is when it says that it was made; the same figures and date give the same bytes.
    """
    from xlsxwriter import Workbook  # few posts have a chart

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(target, options)
    book.set_properties({"created": date.replace(tzinfo=None)})
    sheet = book.add_worksheet(SHEET)
    for column, head in enumerate(data.rows[0]):
        sheet.write_string(0, column, head)
    for row, category in enumerate(data.positions or data.categories, 1):
        if isinstance(category, str):
            sheet.write_string(row, 0, category)  # text, whatever it begins with: `=` makes no formula
        else:
            sheet.write_number(row, 0, category)
    for column, series in enumerate(data.series, 1):
        number_format = book.add_format({"num_format": series.number_format})
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value, number_format)
    book.close()
    return target.getvalue()


def head_range(column: int) -> str:
    """The cell of a column's head as a chart names it; the categories are in column 0."""
    return f"{SHEET}!{_range(0, column, 0, column)}"


def body_range(column: int, count: int) -> str:
    """The `count` cells below a column's head."""
    return f"{SHEET}!{_range(1, column, count, column)}"


def _range(*corners: int) -> str:
    """`$B$2:$B$9`: first row and column, last row and column, counted from 0."""
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(*corners))
