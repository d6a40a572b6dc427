"""Removes metadata (place, camera, author, thumbnails) from JPEG, PNG and GIF files without touching a pixel.

Its invariant: the decoded pixels are the same before and after.
"""

from __future__ import annotations

from collections.abc import Iterator

from post2slides.regex import regex

_EOI, _SOS = 0xD9, 0xDA
_APP0, _APP14, _APP15, _COM = 0xE0, 0xEE, 0xEF, 0xFE
_END_OF_SCAN = regex(rb"\xff[^\x00\xd0-\xd7\xff]")
"""Within entropy-coded data FF is followed by 00 or a restart marker (ITU-T T.81, §B.1.1.2)."""

_GIF_IMAGE, _GIF_EXTENSION, _GIF_END = 0x2C, 0x21, 0x3B
_GIF_CONTROL, _GIF_TEXT, _GIF_APPLICATION = 0xF9, 0x01, 0xFF
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The applications' blocks that say how often a film is played."""
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"}


def strip_jpeg(data: bytes) -> bytes | None:
    """The JPEG without its metadata, or None when its segments cannot be followed.

    JFIF (APP0) and Adobe (APP14) stay, for they say how colours are coded; all else that an application wrote goes,
    and so does what comes after the end of the picture (previews, and the films that phones hang there).
    """
    parts = [data[:2]]
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _EOI:
            return b"".join((*parts, data[place : place + 2]))
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == _SOS:
            scan = _END_OF_SCAN.search(data, end)
            if scan is None:
                return None
            end = scan.start()
        if not _is_metadata(marker):
            parts.append(data[place:end])
        place = end
    ended = place + 2 <= len(data) and data[place : place + 2] == bytes((0xFF, _EOI))
    return b"".join((*parts, data[place : place + 2])) if ended else None


def _is_metadata(marker: int) -> bool:
    return marker == _COM or (_APP0 < marker <= _APP15 and marker != _APP14)


def strip_png(data: bytes) -> bytes | None:
    """The PNG with the chunks that make its pixels and no others, or None when its chunks cannot be followed."""
    parts = [_PNG_SIGNATURE]
    for kind, chunk in _png_chunks(data):
        if kind in _PNG_KEPT:
            parts.append(chunk)
        if kind == b"IEND":
            return b"".join(parts)
    return None


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG_SIGNATURE)
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        yield data[place + 4 : place + 8], data[place:end]
        place = end


def strip_gif(data: bytes) -> bytes | None:
    """The GIF without comments and applications' blocks (such as XMP), or None when its blocks cannot be followed."""
    place = 13 + _colours(data[10]) if len(data) > 13 else len(data)
    parts = [data[:place]]
    while place < len(data) and data[place] != _GIF_END:
        end = _gif_block_end(data, place)
        if end is None:
            return None
        if data[place] == _GIF_IMAGE or _is_kept(data, place):
            parts.append(data[place:end])
        place = end
    return b"".join((*parts, bytes((_GIF_END,)))) if place < len(data) else None


def _is_kept(data: bytes, place: int) -> bool:
    label = data[place + 1]
    loops = label == _GIF_APPLICATION and data[place + 3 : place + 14] in _GIF_LOOPS
    return loops or label in (_GIF_CONTROL, _GIF_TEXT)


def _colours(packed: int) -> int:
    """The length of the colour table that follows, as the packed byte tells (GIF89a, §18 and §20)."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _gif_block_end(data: bytes, place: int) -> int | None:
    """Where the block ends that begins at `place`: behind its last sub-block, which is empty."""
    if data[place] == _GIF_EXTENSION:
        place += 2
    elif data[place] == _GIF_IMAGE and place + 9 < len(data):
        place += 10 + _colours(data[place + 9]) + 1
    else:
        return None
    while place < len(data) and data[place]:
        place += data[place] + 1
    return place + 1 if place < len(data) else None
