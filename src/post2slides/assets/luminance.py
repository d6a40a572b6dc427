"""How light a picture is, and where: what decides on a scrim below a caption and a panel behind line art."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageMath

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


_ONE = 1_000_000_000
"""The light of white: whole numbers add up to the same everywhere, and Pillow adds them for all pixels at once."""
_LIGHT = tuple([round(_ONE * weight * _linear(value)) for value in range(256)] for weight in (0.2126, 0.7152, 0.0722))
"""What each byte of red, green and blue adds."""


def luminance_grid(picture: Image.Image) -> tuple[tuple[float, ...], ...]:
    """Nine rows of sixteen cells: the relative luminance that 95 % of the cell's pixels stay under, to three decimals.

    A transparent pixel counts as white, the worst case for light text.
    """
    seen = picture.reduce(max(1, picture.width // _SLIDE_WIDTH))
    light = _light(_on_white(seen.resize((COLUMNS * _CELL, ROWS * _CELL), Image.Resampling.NEAREST)))
    columns = [_column_luminances(light, column) for column in range(COLUMNS)]
    return tuple(zip(*columns, strict=True))


def _column_luminances(light: Image.Image, column: int) -> tuple[float, ...]:
    """Those of the cells above each other in a column, whose pixels follow each other once it is cut out."""
    values = _values(light.crop((column * _CELL, 0, (column + 1) * _CELL, ROWS * _CELL)))
    size = _CELL * _CELL
    cells = (sorted(values[start : start + size]) for start in range(0, len(values), size))
    return tuple(_share(cell[int(_SHARE * (size - 1))]) for cell in cells)


def mean_ink(picture: Image.Image) -> float:
    """The mean relative luminance (0 black to 1 white) of the pixels that are not see-through, to three decimals."""
    light = _opaque(picture.resize((64, 64), Image.Resampling.NEAREST))
    return _share(sum(light) / len(light)) if light else 0.5


def darkest_ink(picture: Image.Image) -> float:
    """The relative luminance that 98 % of the pixels that are not see-through exceed, to three decimals."""
    light = sorted(_opaque(picture.resize((256, 256), Image.Resampling.NEAREST)))
    return _share(light[int(_FEW * (len(light) - 1))]) if light else 0.5


def _opaque(picture: Image.Image) -> Sequence[int]:
    """The light of the pixels that are not see-through."""
    light = _values(_light(picture.convert("RGB")))
    if picture.mode != "RGBA":
        return light
    alphas = picture.getchannel("A").tobytes()
    return [value for value, alpha in zip(light, alphas, strict=True) if alpha >= _SEEN_ALPHA]


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


def _light(picture: Image.Image) -> Image.Image:
    """The relative luminance of each pixel of an RGB picture, by `_ONE`."""
    red, green, blue = (band.point(table, "I") for band, table in zip(picture.split(), _LIGHT, strict=True))
    added: Image.Image = ImageMath.lambda_eval(lambda band: band["r"] + band["g"] + band["b"], r=red, g=green, b=blue)
    return added


def _values(light: Image.Image) -> Sequence[int]:
    return memoryview(light.tobytes()).cast("i")


def _share(light: float) -> float:
    return round(light / _ONE, 3)
