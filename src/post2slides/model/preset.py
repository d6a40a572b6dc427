"""The names of DrawingML's own shapes and ends of lines, as far as diagrams use them."""

from __future__ import annotations

from typing import Literal

Geometry = Literal[
    "rect",
    "roundRect",
    "ellipse",
    "diamond",
    "triangle",
    "trapezoid",
    "can",
    "cloud",
    "foldedCorner",
    "homePlate",
    "lightningBolt",
    "parallelogram",
    "flowChartCollate",
    "flowChartDecision",
    "flowChartDelay",
    "flowChartDisplay",
    "flowChartDocument",
    "flowChartExtract",
    "flowChartInputOutput",
    "flowChartInternalStorage",
    "flowChartMagneticDisk",
    "flowChartMagneticDrum",
    "flowChartManualInput",
    "flowChartManualOperation",
    "flowChartMerge",
    "flowChartMultidocument",
    "flowChartOnlineStorage",
    "flowChartPredefinedProcess",
    "flowChartPreparation",
    "flowChartPunchedCard",
    "flowChartPunchedTape",
    "flowChartSummingJunction",
    "flowChartTerminator",
]
"""Presets of DrawingML (ECMA-376 part 1, §20.1.10.56)."""
LineEnd = Literal["none", "triangle", "arrow", "oval"]
"""ECMA-376 part 1, §20.1.10.33."""
Bend = Literal["straightConnector1", "bentConnector2", "bentConnector3", "bentConnector4"]
