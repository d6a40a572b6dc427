"""Makes one picture file ready for a deck: upright, sRGB, of a sensible size, in a format that every program shows,
without metadata. A file that is all that already is kept byte for byte, but for its metadata.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image

from post2slides.assets.calm import calm_heights
from post2slides.assets.classify import classify
from post2slides.assets.faults import corrupt
from post2slides.assets.luminance import darkest_ink, is_transparent, luminance_grid, mean_ink
from post2slides.assets.pixel_art import enlarged, is_pixel_art
from post2slides.assets.prepared import Prepared
from post2slides.assets.raster import (
    decode,
    decoding,
    glance,
    is_srgb,
    natural_size,
    open_picture,
    orientation,
    target_size,
)
from post2slides.assets.saliency import focus_point
from post2slides.assets.sniff import HEAD, Format, resembles, sniff
from post2slides.assets.strip import strip_gif, strip_jpeg, strip_png
from post2slides.model.picture import Media, PictureFacts, PictureKind

_LOSSY = {Format.JPEG, Format.HEIC}
_PLAIN_MODES = {"1", "L", "LA", "P", "RGB", "RGBA"}
_FACTS_SIDE = 512
"""Pixels: facts are found on a copy at least this large."""
_MAX_FILM_PIXELS = 60_000_000
"""Pixels of all frames together; a longer film is shown by its first frame."""
_CONTENT_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif"}


def prepare(data: bytes, key: str, folder: Path, max_side: int) -> Prepared:
    """Writes the picture file `data` into `folder` as a deck needs it, under the name `key`.

    Raises `PictureFault` `picture-corrupt` when `data` is no picture or cannot be decoded.
    """
    kind = sniff(data[:HEAD])
    if kind is None:
        raise corrupt("not a picture", f"the file is {resembles(data[:HEAD])}")
    if kind in (Format.SVG, Format.SVGZ):
        from post2slides.assets.drawing import prepare_drawing  # brings the rasteriser

        return prepare_drawing(data, kind, key, folder, max_side)
    return _prepare_raster(data, kind, key, folder, max_side)


def _prepare_raster(data: bytes, kind: Format, key: str, folder: Path, max_side: int) -> Prepared:
    picture = open_picture(data, kind)
    size = natural_size(picture)
    film = _film(data, picture, kind)
    if film is not None:
        frame = decode(open_picture(data, kind), max_side)
        return Prepared(find_facts(frame, key, size, PictureKind.GRAPHIC), _store(film, key, "gif", folder))
    from_camera = _is_from_camera(picture)
    kept = _kept_bytes(data, picture, kind, max_side)
    glanced = kept is not None and kind is Format.JPEG
    pixels = glance(picture, _FACTS_SIDE) if glanced else decode(picture, max_side)
    facts = find_facts(pixels, key, size, classify(pixels, from_camera))
    if kind not in _LOSSY and is_pixel_art(pixels, facts.kind):
        return Prepared(facts, _encode(enlarged(pixels), facts.kind, Format.PNG, key, folder))
    if kept is not None:
        return Prepared(facts, _store(kept, key, kind.value.lower(), folder))
    return Prepared(facts, _encode(pixels, facts.kind, kind, key, folder))


def _film(data: bytes, picture: Image.Image, kind: Format) -> bytes | None:
    """The animated GIF of a picture that moves: its own bytes, or made from WebP or PNG, which no program plays."""
    with decoding():
        if not getattr(picture, "is_animated", False) or kind not in (Format.GIF, Format.WEBP, Format.PNG):
            return None
        if kind is Format.GIF:
            return strip_gif(data)
        frames: int = getattr(picture, "n_frames", 1)
        if frames * picture.width * picture.height > _MAX_FILM_PIXELS:
            return None
        target = BytesIO()
        picture.save(target, "GIF", save_all=True)
        return target.getvalue()


def _kept_bytes(data: bytes, picture: Image.Image, kind: Format, max_side: int) -> bytes | None:
    """The file's own bytes without metadata, if a deck can hold them as they are."""
    fits = target_size(picture.size, max_side) == picture.size
    if not fits or orientation(picture) != 1 or not is_srgb(picture) or picture.mode not in _PLAIN_MODES:
        return None
    match kind:
        case Format.JPEG:
            return strip_jpeg(data)
        case Format.PNG:
            return strip_png(data) if data[24] <= 8 else None  # the bit depth, of IHDR
        case Format.GIF:
            return strip_gif(data)
        case _:
            return None


def _is_from_camera(picture: Image.Image) -> bool:
    with decoding():
        exif = picture.getexif()
        return bool(exif.get(ExifTags.Base.Model)) and ExifTags.Base.FNumber in exif.get_ifd(ExifTags.IFD.Exif)


def find_facts(pixels: Image.Image, key: str, size: tuple[int, int], kind: PictureKind) -> PictureFacts:
    """What the stages may know of a picture of natural `size` with these `pixels`."""
    return PictureFacts(
        key=key,
        width=size[0],
        height=size[1],
        kind=kind,
        transparent=is_transparent(pixels),
        ink=mean_ink(pixels),
        darkest=darkest_ink(pixels) if pixels.mode == "RGBA" else 0.5,
        focus=focus_point(pixels) if kind is PictureKind.PHOTO else (0.5, 0.5),
        luminance=luminance_grid(pixels),
        calm=calm_heights(pixels) if kind is PictureKind.GRAPHIC else (),
    )


def _encode(pixels: Image.Image, kind: PictureKind, source: Format, key: str, folder: Path) -> Media:
    """Stores pixels as JPEG if they are opaque and were lossy or photographed, else as PNG."""
    if pixels.mode != "RGBA" and (source in _LOSSY or kind is PictureKind.PHOTO):
        media = _media(folder, key, "jpeg")
        fine = kind is PictureKind.GRAPHIC
        pixels.info.pop("comment", None)  # which Pillow would write again
        pixels.save(media.path, "JPEG", quality=92 if fine else 88, subsampling=0 if fine else 2)
    else:
        media = _media(folder, key, "png")
        pixels.save(media.path, "PNG")
    return media


def _store(data: bytes, key: str, extension: str, folder: Path) -> Media:
    media = _media(folder, key, extension)
    media.path.write_bytes(data)
    return media


def _media(folder: Path, key: str, extension: str) -> Media:
    return Media(folder / f"{key}.{extension}", extension, _CONTENT_TYPES[extension])
