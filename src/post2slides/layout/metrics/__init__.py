"""How wide text is and where its lines end, so that what layout sets in a frame stays in it in every program.

`measure` takes a paragraph once; the `Measured` it returns gives its lines for any width. Widths are in em (1.0 is the
type size). Nothing here knows sizes in points, frames or slides.
"""

from post2slides.layout.metrics.families import default_metrics, is_known
from post2slides.layout.metrics.font import Font, Metrics, SquareMetrics
from post2slides.layout.metrics.measured import Breaking, Line, Measured, measure
from post2slides.layout.metrics.ruler import Piece

__all__ = [
    "Breaking",
    "Font",
    "Line",
    "Measured",
    "Metrics",
    "Piece",
    "SquareMetrics",
    "default_metrics",
    "is_known",
    "measure",
]
