"""Where the eye goes in a photograph, so that a crop keeps it.

After smartcrop.js (Jonas Wagner): detail, skin and strong colour attract; each is cheap to measure on a small copy.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

_SIDE = 64
_SHARES = [value / 255 for value in range(256)]
_DETAIL = _SHARES
_COLOUR = [0.35 * share**2 for share in _SHARES]
_SKIN = [0.9 * (0.3 + share) for share in _SHARES]
"""What a byte of detail or of saturation attracts, and of detail on skin."""


def _inside(low: int, high: int = 255) -> list[int]:
    return [255 * (low <= value <= high) for value in range(256)]


_LIT, _LIT_SKIN = _inside(41), _inside(51)
"""In the dark, neither colour nor skin is seen."""
_SKIN_CB, _SKIN_CR = _inside(77, 127), _inside(133, 173)
"""The range of skin of all tones in YCbCr (D. Chai and K. Ngan, 1999)."""
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
    x = sum((i + 0.5) * sum(weights[i::width]) for i in range(width)) / total / width
    y = sum((i + 0.5) * sum(weights[i * width : (i + 1) * width]) for i in range(height)) / total / height
    return _towards_middle(x), _towards_middle(y)


def _towards_middle(share: float) -> float:
    return round(share + (0.5 - share) * _CENTRE_PULL, 2)


def _weights(small: Image.Image) -> list[float]:
    """The attraction of each pixel, squared so that a few strong places outweigh an even texture."""
    detail = _detail(small)
    light, cb, cr = small.convert("YCbCr").split()
    saturation = ImageChops.multiply(small.convert("HSV").getchannel("S"), light.point(_LIT)).tobytes()
    skin = ImageChops.darker(
        ImageChops.darker(cb.point(_SKIN_CB), cr.point(_SKIN_CR)), light.point(_LIT_SKIN)
    ).tobytes()
    return [
        (_DETAIL[d] + _COLOUR[s] + (_SKIN[d] if is_skin else 0)) ** 2
        for d, s, is_skin in zip(detail, saturation, skin, strict=True)
    ]


def _detail(small: Image.Image) -> bytes:
    """How far each pixel's light is from that of its surroundings, both near and wide."""
    light = small.convert("L")
    near = ImageChops.difference(light, light.filter(ImageFilter.GaussianBlur(1)))
    wide = ImageChops.difference(light.filter(ImageFilter.GaussianBlur(1)), light.filter(ImageFilter.GaussianBlur(12)))
    return ImageChops.add(near, wide).filter(ImageFilter.GaussianBlur(1)).tobytes()
