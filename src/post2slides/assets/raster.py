"""Opens picture files of any format as plain 8-bit sRGB, upright, and no larger than asked.

Its invariant: memory is bounded by what a header says before a pixel is decoded, and whatever a decoder raises for a
damaged file leaves as a `PictureFault`.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageOps, ImageStat

from post2slides.assets.faults import corrupt
from post2slides.assets.sniff import Format

MAX_PIXELS = 80_000_000
"""The most pixels that are decoded at once: 320 MB with transparency."""
MAX_JPEG_PIXELS = 170_000_000
"""A baseline JPEG is decoded at a fraction of its size, line by line, so it may be larger."""
_DRAFT_SHARE = 0.7
"""A JPEG is decoded at half size when that leaves this share of the size asked for: 1,800 of 2,560 pixels, still
a pixel for each of a full-HD projector's, at a third of the time."""
_NARROWEST = 3
"""No side is reduced below a third of the size asked for: an endless screen capture must stay legible."""
_SRGB_NAMES = ("srgb", "urgb", "c2", "artifex srgb", "gray gamma 2.2", "generic gray gamma 2.2", "sgry")
_DECODER_FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    MemoryError,
    RuntimeError,
    OverflowError,
)
"""What Pillow's decoders are seen to raise for damaged files."""

warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)  # this module sets tighter limits itself


@contextmanager
def decoding() -> Iterator[None]:
    """Turns what a decoder raises for a damaged file into a `PictureFault`."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise corrupt("too large", str(error)) from error
    except _DECODER_FAULTS as error:
        raise corrupt("damaged file", str(error) or type(error).__name__) from error


def open_picture(data: bytes, kind: Format) -> Image.Image:
    """The picture of a file of this kind, its pixels not yet decoded.

    Raises `PictureFault` `picture-corrupt` for a damaged header, and for more pixels than memory is meant to hold.
    """
    if kind is Format.HEIC:
        _learn_heic()
    with decoding():
        picture = Image.open(BytesIO(data), formats=(("JPEG", "MPO") if kind is Format.JPEG else (kind.value,)))
    width, height = picture.size
    limit = MAX_JPEG_PIXELS if kind is Format.JPEG and "progressive" not in picture.info else MAX_PIXELS
    if width * height > limit:
        raise corrupt("too large", f"{width} × {height} pixels; the limit is {limit // 1_000_000} million")
    if not width or not height:
        raise corrupt("damaged file", "it has no pixels")
    return picture


def _learn_heic() -> None:
    """Teach Pillow a format that it lacks; one post in a hundred has such a picture."""
    try:
        import pi_heif
    except ImportError:
        raise corrupt("HEIC cannot be read here", "install post2slides[heic], or save it as JPEG") from None
    pi_heif.register_heif_opener(thumbnails=False)


def orientation(picture: Image.Image) -> int:
    """How the camera was held, 1 to 8 as in EXIF 2.3, §4.6.4; 1 is upright."""
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except _DECODER_FAULTS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def natural_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height in pixels, of the picture held upright."""
    width, height = picture.size
    return (height, width) if orientation(picture) >= 5 else (width, height)


def target_size(size: tuple[int, int], max_side: int) -> tuple[int, int]:
    """The size at which a picture is kept: its longest side `max_side`, unless it would become too narrow to read."""
    longest, shortest = max(size), min(size)
    scale = min(1.0, max(max_side / longest, max_side / _NARROWEST / shortest))
    scale = min(scale, max(1.0, 8 * max_side / longest))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def is_srgb(picture: Image.Image) -> bool:
    """Whether the pixels mean sRGB: without a profile they do (as browsers hold), else by the profile's name."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return True
    try:
        name = ImageCms.getProfileDescription(BytesIO(profile)).strip().lower()
    except (ImageCms.PyCMSError, OSError, TypeError):
        return True
    return name.startswith(_SRGB_NAMES)


def glance(picture: Image.Image, side: int) -> Image.Image:
    """The pixels of a JPEG as `decode` gives them, of any size at which they are quickly had: at least `side`, unless
    there are no more.
    """
    target = target_size(picture.size, side)
    with decoding():
        picture.draft(None, target)
    return decode(picture, max(picture.size))


def decode(picture: Image.Image, max_side: int) -> Image.Image:
    """The picture's pixels: upright, sRGB, mode `L`, `RGB` or `RGBA`, reduced to `target_size`.

    Raises `PictureFault` `picture-corrupt` when the file is cut short or damaged.
    """
    turned = orientation(picture) > 1
    profile = None if is_srgb(picture) else picture.info["icc_profile"]
    target = target_size(picture.size, max_side)
    with decoding():
        picture.draft(None, (round(target[0] * _DRAFT_SHARE), round(target[1] * _DRAFT_SHARE)))
        picture.load()
        exif = picture.getexif() if turned else None
        result = _eight_bit(picture, keep_cmyk=profile is not None)
        if result.width > target[0]:
            result = result.resize(target, Image.Resampling.LANCZOS, reducing_gap=2.0)
        if profile:
            result = _to_srgb(result, profile)
        if exif is not None:
            result.getexif()[ExifTags.Base.Orientation] = exif[ExifTags.Base.Orientation]
            result = ImageOps.exif_transpose(result)
    return result


def _eight_bit(picture: Image.Image, keep_cmyk: bool) -> Image.Image:
    """The picture in mode `L`, `RGB` or `RGBA` (or `CMYK`, for a profile to convert)."""
    if picture.mode == "CMYK" and keep_cmyk:
        return picture
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        return rgba.convert("RGB") if rgba.getchannel("A").getextrema() == (255, 255) else rgba
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("I", "F"):
        return _stretched(picture)
    if picture.mode in ("1", "LA", "La"):
        return picture.convert("L")
    return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")


def _stretched(picture: Image.Image) -> Image.Image:
    """A picture of 32-bit measurements, its smallest value black and its largest white, as viewers show it."""
    extrema = ImageStat.Stat(picture).extrema[0]
    low, high = float(extrema[0]), float(extrema[1])
    scale = 255 / (high - low) if high > low else 0.0
    return picture.point(lambda value: value * scale - low * scale).convert("L")


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The picture with its colours as they were meant; unchanged but for the mode when the profile is damaged."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        made = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture.convert(mode)
    if made is None:
        return picture.convert(mode)
    made.info.pop("icc_profile", None)  # it bears the time of day, and pixels without a profile mean sRGB
    return made
