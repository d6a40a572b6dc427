"""The dark veil between a picture and the words on it, as dark as these pixels need and no darker."""

from __future__ import annotations

from post2slides.model.picture import PictureFacts
from post2slides.model.placed import Colour, Crop, GradientStop, PanelShape
from post2slides.theme.colour import luminance
from post2slides.theme.model import Theme
from post2slides.units import Emu, Rect, px

_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""
_LIGHTEST, _DARKEST, _STEP = 40, 95, 5
"""Opacities that are tried, in per cent."""
_FADE = px(150)
"""Over which length the veil comes up above the words."""
_GAMMA = 2.2
_UNKNOWN = 1.0
"""The luminance reckoned with where nothing is known of the pixels."""


def scrim(facts: PictureFacts, crop: Crop, picture: Rect, text_top: Emu, theme: Theme) -> PanelShape:
    """A veil over the lower part of `picture`, from a little above `text_top` down."""
    top = max(picture.top, text_top - _FADE)
    rect = Rect(picture.left, Emu(top), picture.width, Emu(picture.bottom - top))
    words = Rect(picture.left, text_top, picture.width, Emu(picture.bottom - text_top))
    opacity = _opacity(brightest(facts, crop, picture, words), theme)
    reached = (text_top - top) / rect.height
    dark = theme.palette.dark
    return PanelShape(
        "Scrim",
        rect,
        (
            GradientStop(0.0, _faded(dark, 0)),
            GradientStop(max(0.05, reached * 0.55), _faded(dark, opacity * 0.7)),
            GradientStop(max(0.1, reached), _faded(dark, opacity)),
            GradientStop(1.0, _faded(dark, opacity)),
        ),
    )


def veil(facts: PictureFacts, theme: Theme, picture: Rect) -> PanelShape:
    """An even veil over the whole of `picture`, for words that stand anywhere on it."""
    opacity = _opacity(brightest(facts, Crop(), picture, picture), theme)
    return PanelShape("Scrim", picture, _faded(theme.palette.dark, opacity))


def _faded(colour: Colour, alpha: float) -> Colour:
    return Colour(colour.scheme, colour.rgb, colour.shade, colour.tint, round(alpha))


def _opacity(behind: float, theme: Theme) -> int:
    """The least opacity at which the theme's text on dark stands out from a ground of luminance `behind`."""
    text, dark = luminance(theme.rgb(theme.palette.on_dark)), luminance(theme.rgb(theme.palette.dark))
    for opacity in range(_LIGHTEST, _DARKEST, _STEP):
        share = opacity / 100
        mixed = ((1 - share) * behind ** (1 / _GAMMA) + share * dark ** (1 / _GAMMA)) ** _GAMMA
        if (text + 0.05) / (mixed + 0.05) >= _CONTRAST:
            return opacity
    return _DARKEST


def brightest(facts: PictureFacts, crop: Crop, picture: Rect, words: Rect) -> float:
    """The highest luminance of the pixels under `words`."""
    rows = facts.luminance
    if not rows:
        return _UNKNOWN
    width, height = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    left = crop.left + (words.left - picture.left) / picture.width * width
    right = crop.left + (words.right - picture.left) / picture.width * width
    top = crop.top + (words.top - picture.top) / picture.height * height
    bottom = crop.top + (words.bottom - picture.top) / picture.height * height
    return max(
        rows[row][column] for row in _cells(top, bottom, len(rows)) for column in _cells(left, right, len(rows[0]))
    )


def _cells(first: float, last: float, count: int) -> range:
    start = min(count - 1, max(0, int(first * count)))
    return range(start, max(start + 1, min(count, int(last * count + 0.999))))
