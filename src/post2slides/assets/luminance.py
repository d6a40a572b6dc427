"""How light a picture is, and where: what decides on a scrim below a caption and a panel behind line art."""

from __future__ import annotations

from PIL import Image

COLUMNS, ROWS = 16, 9
"""Cells of the grid: those of a 16:9 slide are square."""
_CELL = 10
"""Pixels along the side of a cell in the copy that is measured."""
_SLIDE_WIDTH = 1280
"""px: finer detail is not seen apart on a slide. Coarser is, so single pixels are measured and no means."""
_SHARE = 0.95
_FEW = 0.02
"""Thin words beside coloured boxes are no more than that of a diagram's ink."""
_SEEN_ALPHA = 128
_SEE_THROUGH_SHARE = 0.01
"""Rounded corners alone (some 0.1 %) do not make a picture transparent."""


def _linear(value: int) -> float:
    """The light of an sRGB byte (WCAG 2.2, "relative luminance")."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


_RED, _GREEN, _BLUE = (tuple(weight * _linear(v) for v in range(256)) for weight in (0.2126, 0.7152, 0.0722))


def luminance_grid(picture: Image.Image) -> tuple[tuple[float, ...], ...]:
    """Nine rows of sixteen cells: the relative luminance that 95 % of the cell's pixels stay under, to three decimals.

    A transparent pixel counts as white, the worst case for light text.
    """
    width = COLUMNS * _CELL
    seen = picture.reduce(max(1, picture.width // _SLIDE_WIDTH))
    light = _luminances(_on_white(seen.resize((width, ROWS * _CELL), Image.Resampling.NEAREST)))
    return tuple(tuple(_cell_luminance(light, width, row, column) for column in range(COLUMNS)) for row in range(ROWS))


def _cell_luminance(light: list[float], width: int, row: int, column: int) -> float:
    starts = range((row * _CELL) * width + column * _CELL, (row + 1) * _CELL * width, width)
    values = sorted(value for start in starts for value in light[start : start + _CELL])
    return round(values[int(_SHARE * (len(values) - 1))], 3)


def mean_ink(picture: Image.Image) -> float:
    """The mean relative luminance (0 black to 1 white) of the pixels that are not see-through, to three decimals."""
    small = picture.resize((64, 64), Image.Resampling.NEAREST)
    light = _luminances(small.convert("RGB"))
    if picture.mode == "RGBA":
        light = [
            value for value, alpha in zip(light, small.getchannel("A").tobytes(), strict=True) if alpha >= _SEEN_ALPHA
        ]
    return round(sum(light) / len(light), 3) if light else 0.5


def darkest_ink(picture: Image.Image) -> float:
    """The relative luminance that 98 % of the pixels that are not see-through exceed, to three decimals."""
    small = picture.resize((256, 256), Image.Resampling.NEAREST)
    light = _luminances(small.convert("RGB"))
    if picture.mode == "RGBA":
        opaque = zip(light, small.getchannel("A").tobytes(), strict=True)
        light = [value for value, alpha in opaque if alpha >= _SEEN_ALPHA]
    return round(sorted(light)[int(_FEW * (len(light) - 1))], 3) if light else 0.5


def is_transparent(picture: Image.Image) -> bool:
    """Whether the background shows through more than a hundredth of the picture."""
    if picture.mode != "RGBA":
        return False
    histogram = picture.getchannel("A").histogram()
    return sum(histogram[:_SEEN_ALPHA]) > _SEE_THROUGH_SHARE * picture.width * picture.height


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    white = Image.new("RGBA", picture.size, "white")
    white.alpha_composite(picture)
    return white.convert("RGB")


def _luminances(picture: Image.Image) -> list[float]:
    values = picture.tobytes()
    return [_RED[r] + _GREEN[g] + _BLUE[b] for r, g, b in zip(values[::3], values[1::3], values[2::3], strict=True)]
