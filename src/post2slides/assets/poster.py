"""The picture that stands for a film or a sound until it plays: the author's or the site's, or a drawn one.

Each bears the sign of playing in its middle, drawn into the picture: a shape of its own would cover the film.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from post2slides.assets.options import PosterColours
from post2slides.assets.prepare import prepare
from post2slides.assets.prepared import Prepared
from post2slides.assets.raster import decoding
from post2slides.model.picture import Media, PictureFacts, PictureKind

Ink = str | tuple[int, int, int, int]
_LONGEST = 1600
"""Pixels: what a film's picture is reduced to."""
_WIDTH = 1280
"""Pixels of a drawn poster."""
_SIGN_SHARE = 0.24
"""The diameter of the sign, as a share of the shorter side."""
_BLACK = 24
"""Of 255: what is darker at both edges is the bar that sites put round a film of another shape."""
_MOST_BARS = 0.15
"""The largest share of the height that such a bar takes: an eighth, in a picture of 4:3 with a film of 16:9."""
_SMOOTH = 4
_SOUND = 320
"""Pixels: the sign of a sound."""
_DISC, _WHITE = (18, 20, 24, 215), (255, 255, 255, 255)
"""The sign on a photograph: white on a dark disc with a white rim is seen on any."""
_UNKNOWN_SHAPE = (16, 9)


def poster_from(file: Path, size: tuple[int, int] | None, folder: Path) -> Prepared:
    """The poster made of a picture file, written into `folder`; of the shape of the film, where its size is known.

    Raises `PictureFault` where the file is no picture, and OSError where it cannot be read.
    """
    data = file.read_bytes()
    key = f"poster-{hashlib.sha256(data + repr(size).encode()).hexdigest()[:20]}"
    made = prepare(data, f"{key}-bare", folder, _LONGEST)
    with decoding():
        picture = _without_bars(Image.open(BytesIO(made.media.path.read_bytes())).convert("RGB"))
    if size:
        height = round(picture.width * size[1] / size[0])
        picture = ImageOps.fit(picture, (picture.width, max(1, height)), Image.Resampling.LANCZOS)
    return _stored(_signed(picture, _DISC, _WHITE), key, folder)


def drawn_poster(size: tuple[int, int] | None, folder: Path, colours: PosterColours) -> Prepared:
    """The poster of a film of this size (px) that has no picture: a ground with the sign on it."""
    width, height = size or _UNKNOWN_SHAPE
    drawn = Image.new("RGB", (_WIDTH, max(1, round(_WIDTH * height / width))), f"#{colours.ground}")
    key = f"play-{drawn.width}x{drawn.height}-{colours.ground}-{colours.accent}"
    return _stored(_signed(drawn, f"#{colours.accent}", f"#{colours.on_accent}"), key, folder, natural=size)


def sound_sign(folder: Path, colours: PosterColours) -> Prepared:
    """The sign that stands for a sound, on the ground of the card."""
    ground = Image.new("RGB", (_SOUND, _SOUND), f"#{colours.ground}")
    return _stored(
        _signed(ground, f"#{colours.accent}", f"#{colours.on_accent}", 1.0),
        f"sound-{colours.ground}-{colours.accent}",
        folder,
    )


def _without_bars(picture: Image.Image) -> Image.Image:
    """The picture without equal black bars at its top and bottom."""
    grey = picture.convert("L")
    most = round(grey.height * _MOST_BARS)
    bar = min(_dark_rows(grey, most), _dark_rows(grey.transpose(Image.Transpose.FLIP_TOP_BOTTOM), most))
    return picture.crop((0, bar, picture.width, picture.height - bar))


def _dark_rows(grey: Image.Image, most: int) -> int:
    rows = (grey.crop((0, row, grey.width, row + 1)).getextrema()[1] for row in range(most))
    return next((row for row, brightest in enumerate(rows) if not _is_dark(brightest)), most)


def _is_dark(brightest: object) -> bool:
    return isinstance(brightest, int | float) and brightest <= _BLACK


def _signed(picture: Image.Image, disc: Ink, triangle: Ink, share: float = _SIGN_SHARE) -> Image.Image:
    """The picture with the sign in its middle, as large as `share` of its shorter side."""
    signed = picture.convert("RGBA")
    sign = _sign(max(24, round(min(picture.size) * share)), disc, triangle)
    corner = ((picture.width - sign.width) // 2, (picture.height - sign.height) // 2)
    signed.alpha_composite(sign, (max(0, corner[0]), max(0, corner[1])))
    return signed.convert("RGB")


def _sign(diameter: int, disc: Ink, triangle: Ink) -> Image.Image:
    """A triangle on a disc, drawn large and reduced, for smooth edges."""
    side = diameter * _SMOOTH
    sign = Image.new("RGBA", (side, side))
    draw = ImageDraw.Draw(sign)
    draw.ellipse((0, 0, side - 1, side - 1), fill=disc)
    if disc == _DISC:
        draw.ellipse((0, 0, side - 1, side - 1), outline=_WHITE, width=side // 24)
    left, right, half = side * 0.385, side * 0.70, side * 0.19
    draw.polygon([(left, side / 2 - half), (right, side / 2), (left, side / 2 + half)], fill=triangle)
    return sign.resize((diameter, diameter), Image.Resampling.LANCZOS)


def _stored(picture: Image.Image, key: str, folder: Path, natural: tuple[int, int] | None = None) -> Prepared:
    """The facts and the file of a finished poster, whose size (px) is that of the film where it is known."""
    media = Media(folder / f"{key}.jpeg", "jpeg", "image/jpeg")
    picture.save(media.path, quality=90, subsampling=0)
    width, height = natural or picture.size
    return Prepared(PictureFacts(key, width, height, PictureKind.GRAPHIC), media)
