"""Where the eye goes in a photograph, so that a crop keeps it.

After smartcrop.js (Jonas Wagner): detail, skin and strong colour attract; each is cheap to measure on a small copy.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

_SIDE = 64
_SKIN_CB, _SKIN_CR = (77, 127), (133, 173)
"""The range of skin of all tones in YCbCr (D. Chai and K. Ngan, 1999)."""
_DETAIL, _SKIN, _COLOUR = 1.0, 0.9, 0.35
_CENTRE_PULL = 0.25
"""How far the focus is drawn back to the middle, where photographers put things."""


def focus_point(picture: Image.Image) -> tuple[float, float]:
    """The centre of attention, as shares of width and height, to two decimals."""
    small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    weights = _weights(small)
    total = sum(weights)
    if not total:
        return 0.5, 0.5
    width, height = small.size
    x = sum(w * (i % width + 0.5) for i, w in enumerate(weights)) / total / width
    y = sum(w * (i // width + 0.5) for i, w in enumerate(weights)) / total / height
    return _towards_middle(x), _towards_middle(y)


def _towards_middle(share: float) -> float:
    return round(share + (0.5 - share) * _CENTRE_PULL, 2)


def _weights(small: Image.Image) -> list[float]:
    """The attraction of each pixel, squared so that a few strong places outweigh an even texture."""
    detail = _detail(small)
    saturation = small.convert("HSV").getchannel("S").tobytes()
    light, cb, cr = (channel.tobytes() for channel in small.convert("YCbCr").split())
    return [
        (_DETAIL * d / 255 + _COLOUR * (s / 255) ** 2 * (y > 40) + _SKIN * _is_skin(y, b, r) * (0.3 + d / 255)) ** 2
        for d, s, y, b, r in zip(detail, saturation, light, cb, cr, strict=True)
    ]


def _detail(small: Image.Image) -> bytes:
    """How far each pixel's light is from that of its surroundings, both near and wide."""
    light = small.convert("L")
    near = ImageChops.difference(light, light.filter(ImageFilter.GaussianBlur(1)))
    wide = ImageChops.difference(light.filter(ImageFilter.GaussianBlur(1)), light.filter(ImageFilter.GaussianBlur(12)))
    return ImageChops.add(near, wide).filter(ImageFilter.GaussianBlur(1)).tobytes()


def _is_skin(light: int, cb: int, cr: int) -> bool:
    return light > 50 and _SKIN_CB[0] <= cb <= _SKIN_CB[1] and _SKIN_CR[0] <= cr <= _SKIN_CR[1]
