"""Makes an SVG drawing ready for a deck: harmless, of known size, and with a PNG for programs that show no SVG."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image

from post2slides.assets.calm import calm_heights
from post2slides.assets.faults import corrupt
from post2slides.assets.luminance import darkest_ink, is_transparent, luminance_grid, mean_ink
from post2slides.assets.prepared import Prepared
from post2slides.assets.raster import decoding
from post2slides.assets.sniff import Format
from post2slides.assets.svg_clean import clean_svg
from post2slides.assets.svg_parse import SVG, parse_svg, unzip_svg
from post2slides.assets.svg_text import keep_foreign_text
from post2slides.model.picture import Media, PictureFacts, PictureKind
from post2slides.regex import regex

_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "ex": 8.0,
    "rem": 16.0,
}
"""CSS pixels to a unit (CSS Values 4, §6); relative lengths as for a 16 px font."""
_LENGTH = regex(r"^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$", re.IGNORECASE)
_ICON = 128
"""Pixels: a smaller drawing is an icon and stays small; a larger one is a diagram, and as sharp at any size."""
_ICON_SCALE = 4
_DIAGRAM_SHARE = 0.625
"""The longest side of a diagram, as a share of `max_side`: 1,600 of 2,560 pixels."""

ElementTree.register_namespace("", SVG[1:-1])
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def prepare_drawing(data: bytes, kind: Format, key: str, folder: Path, max_side: int) -> Prepared:
    """Writes the cleaned SVG and a PNG of it into `folder`, under the name `key`.

    An icon keeps its size; a diagram is reported at the size of its PNG, since it can be shown as large as one likes.
    Raises `PictureFault` `picture-corrupt` when the drawing is damaged or refused.
    """
    root = parse_svg(unzip_svg(data) if kind is Format.SVGZ else data)
    if root.tag != f"{SVG}svg":
        raise corrupt("not a picture", f"the file is XML of {root.tag}")
    keep_foreign_text(root)
    clean_svg(root)
    size = _settle_size(root)
    longest = min(max_side, _ICON_SCALE * max(size) if max(size) <= _ICON else round(_DIAGRAM_SHARE * max_side))
    scale = longest / max(size)
    width, height = (max(1, round(side * scale)) for side in size)
    svg = ElementTree.tostring(root, "utf-8")
    png = rasterise(svg, width, height, has_text=root.find(f".//{SVG}text") is not None)
    return _store(svg, png, key, folder, size if max(size) <= _ICON else (width, height))


def _store(svg: bytes, png: bytes, key: str, folder: Path, size: tuple[float, float]) -> Prepared:
    svg_path, png_path = folder / f"{key}.svg", folder / f"{key}.png"
    svg_path.write_bytes(svg)
    png_path.write_bytes(png)
    with decoding():
        pixels = Image.open(BytesIO(png)).convert("RGBA")
    facts = PictureFacts(
        key=key,
        width=max(1, round(size[0])),
        height=max(1, round(size[1])),
        kind=PictureKind.GRAPHIC,
        transparent=is_transparent(pixels),
        ink=mean_ink(pixels),
        darkest=darkest_ink(pixels),
        luminance=luminance_grid(pixels),
        calm=calm_heights(pixels),
    )
    return Prepared(facts, Media(png_path, "png", "image/png", svg=svg_path))


def _settle_size(root: Element) -> tuple[float, float]:
    """Gives the drawing width, height and viewBox, all three of which PowerPoint needs; returns its size in px."""
    box = _view_box(root.get("viewBox"))
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    if box:
        aspect = box[2] / box[3]
        width, height = (
            width or (height * aspect if height else box[2]),
            height or (width / aspect if width else box[3]),
        )
    elif not width or not height:
        width, height = _drawn_extent(root)
    if not 1 / 200 < width / height < 200 or max(width, height) > 1_000_000:
        raise corrupt("damaged file", f"its size is {width:g} × {height:g}")
    if not box:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height


def _drawn_extent(root: Element) -> tuple[float, float]:
    """The size of a drawing that gives none: as far as its parts reach, which the rasteriser finds out."""
    png = rasterise(ElementTree.tostring(root, "utf-8"), None, None, has_text=True)
    with decoding():
        width, height = Image.open(BytesIO(png)).size
    return float(width), float(height)


def _view_box(value: str | None) -> tuple[float, float, float, float] | None:
    try:
        x, y, width, height = (float(part) for part in re.split(r"[\s,]+", (value or "").strip()))
    except ValueError:
        return None
    return (x, y, width, height) if width > 0 and height > 0 else None


def _pixels(value: str | None) -> float:
    """A length in px; 0 for none, and for a percentage, which says nothing here."""
    match = _LENGTH.match(value or "")
    try:
        return float(match[1]) * _UNITS.get(match[2].lower(), 0.0) if match else 0.0
    except ValueError:
        return 0.0


def rasterise(svg: bytes, width: int | None, height: int | None, has_text: bool) -> bytes:
    """A PNG of the drawing, `width` by `height` pixels; of its own size when they are None.

    Raises `PictureFault` `picture-corrupt` when the rasteriser gives up.
    """
    import resvg_py  # most posts have no drawing

    try:
        return bytes(resvg_py.svg_to_bytes(svg.decode(), width=width, height=height, skip_system_fonts=not has_text))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise corrupt("cannot be drawn", str(error)) from error
