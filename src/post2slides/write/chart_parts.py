"""The charts of the package, each with its workbook."""

from __future__ import annotations

from post2slides.model.placed import ChartShape
from post2slides.write.epoch import build_date
from post2slides.write.fonts import Fonts
from post2slides.write.opc import CT, RT
from post2slides.write.package import Package


class ChartParts:
    """Adds a chart's parts as a slide shows it."""

    def __init__(self, package: Package, fonts: Fonts) -> None:
        self._package = package
        self._fonts = fonts
        self._count = 0

    def add(self, shape: ChartShape) -> str:
        """The name of the new part."""
        from post2slides.write.chart import chart_document  # one deck in ten has a chart
        from post2slides.write.workbook import workbook

        self._count += 1
        # Not `chart1`, which is what PowerPoint calls the charts of a template.
        part = self._package.add(f"/ppt/charts/figures{self._count}.xml", CT.DML_CHART)
        data = self._package.add(
            f"/ppt/embeddings/figures{self._count}.xlsx", CT.SML_SHEET, workbook(shape.data, build_date())
        )
        part.content = chart_document(shape, part.relationships.to_part(RT.PACKAGE, data.name), self._fonts)
        return part.name
