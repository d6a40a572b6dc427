"""Where a very tall picture can be divided: at heights where nothing stands, as between two paragraphs of a page."""

from __future__ import annotations

from itertools import groupby

from PIL import Image

_TALL = 2.0
"""Height by width from which a picture may have to be divided."""
_COLUMNS, _MOST_ROWS = 48, 2_000
_CALM = 10
"""Steps of an 8-bit channel: a row whose pixels differ by no more is empty. JPEG leaves some noise."""
_LOWEST = 2
"""Rows: a lower gap is that between two lines of text."""


def calm_heights(picture: Image.Image) -> tuple[float, ...]:
    """The middles of the empty bands as shares of the height, from the top down; none of a picture that is not tall."""
    if picture.height < _TALL * picture.width:
        return ()
    rows = min(_MOST_ROWS, picture.height, round(picture.height * 2 * _COLUMNS / picture.width))
    light = picture.convert("L").resize((_COLUMNS, rows), Image.Resampling.BOX, reducing_gap=3.0).tobytes()
    lines = (light[start : start + _COLUMNS] for start in range(0, len(light), _COLUMNS))
    calm = enumerate(max(line) - min(line) <= _CALM for line in lines)
    bands = [[row for row, _ in group] for empty, group in groupby(calm, key=lambda pair: pair[1]) if empty]
    return tuple(round((band[0] + len(band) / 2) / rows, 4) for band in bands if len(band) >= _LOWEST)
