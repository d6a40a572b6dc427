"""How many pixels a picture has, found without decoding it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in px; None for what Pillow does not know, such as drawings."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return None
