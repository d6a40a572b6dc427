"""Looks into the file of a film or a sound: what is in it, how large the picture is, and how long it plays.

Only the boxes and headers that say so are read, so that a film of any length costs a few kilobytes. Its invariant:
whatever the file holds, looking into it ends, and what it does not say is 0.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from post2slides.model.picture import ClipKind

_PLAYED = {b"avc1", b"avc3", b"mp4v", b"hvc1", b"hev1", b"jpeg", b"mjpg"}
"""The sample entries of films that PowerPoint plays (MP4 Registration Authority): H.264, MPEG-4, H.265, Motion JPEG."""
_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
"""The boxes of ISO/IEC 14496-12 that hold the boxes which tell something."""
_LARGEST_BOX = 64 * 1024
_MOST_BOXES = 10_000


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in the file of a film or a sound."""

    kind: ClipKind
    extension: str
    content_type: str
    width: int = 0
    """Pixels, as shown: a film from an upright phone is higher than wide."""
    height: int = 0
    seconds: int = 0
    unplayable: str = ""
    """What PowerPoint does not play, such as `WebM`; empty where it plays."""


def look_into(path: Path) -> Contents | None:
    """What is in the file, or None where it is neither a film nor a sound. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(64)
        if head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide", b"free"):
            return _base_media(file, head)
        if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
            return Contents("audio", "wav", "audio/wav", seconds=_wave_seconds(head, path.stat().st_size))
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2):
        return Contents("audio", "mp3", "audio/mpeg")
    return _foreign(head)


def _foreign(head: bytes) -> Contents | None:
    """Films and sounds that browsers play and PowerPoint does not."""
    if head.startswith(b"\x1aE\xdf\xa3"):
        return Contents("video", "webm", "video/webm", unplayable="WebM")
    if head.startswith(b"OggS"):
        kind: ClipKind = "video" if b"theora" in head else "audio"
        return Contents(kind, "ogg", f"{kind}/ogg", unplayable="Ogg")
    return Contents("audio", "flac", "audio/flac", unplayable="FLAC") if head.startswith(b"fLaC") else None


def _wave_seconds(head: bytes, size: int) -> int:
    (per_second,) = struct.unpack_from("<I", head, 28) if len(head) >= 32 else (0,)
    return round(size / per_second) if per_second else 0


def _base_media(file: BinaryIO, head: bytes) -> Contents | None:
    """MP4, M4A and QuickTime, which share their container (with pictures such as AVIF, too)."""
    quicktime = head[8:12] == b"qt  " or head[4:8] != b"ftyp"
    extension, content_type = ("mov", "video/quicktime") if quicktime else ("mp4", "video/mp4")
    found: Contents | None = None
    seconds, track, handler = 0, (0, 0), b""
    for name, data in _boxes(file):
        match name:
            case b"mvhd":
                seconds = _duration(data)
            case b"tkhd":
                track = _shown_size(data)
            case b"hdlr":
                handler = data[8:12]
            case b"stsd" if handler == b"vide":
                found = Contents("video", extension, content_type, *track, unplayable=_codec_fault(data[12:16]))
            case b"stsd" if handler == b"soun":
                found = found or Contents("audio", "m4a", "audio/mp4")
            case _:
                pass
    return replace(found, seconds=seconds) if found else None


def _codec_fault(entry: bytes) -> str:
    return "" if entry in _PLAYED else {b"av01": "AV1", b"vp09": "VP9"}.get(entry, entry.decode("latin-1").strip())


def _boxes(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of the small boxes at the head of the tree, in order; large ones are passed over."""
    file.seek(0)
    for _ in range(_MOST_BOXES):
        header = file.read(8)
        if len(header) < 8:
            return
        size, name = struct.unpack(">I4s", header)
        size -= 8
        if size == -7:  # a 64-bit size follows
            size = int.from_bytes(file.read(8), "big") - 16
        if name in _CONTAINERS:
            continue
        if size < 0:
            return
        if size <= _LARGEST_BOX:
            yield name, file.read(size)
        else:
            yield name, file.read(_LARGEST_BOX)
            file.seek(size - _LARGEST_BOX, 1)


def _duration(data: bytes) -> int:
    """Seconds, from a `mvhd` box (§8.2.2)."""
    try:
        scale, duration = (
            struct.unpack_from(">IQ", data, 20) if data[:1] == b"\1" else struct.unpack_from(">II", data, 12)
        )
    except struct.error:
        return 0
    return round(duration / scale) if scale and duration < scale * 360_000 else 0


def _shown_size(data: bytes) -> tuple[int, int]:
    """Pixels, from a `tkhd` box (§8.3.2); its matrix turns the picture of a phone that was held upright."""
    start = 52 if data[:1] == b"\1" else 40
    try:
        across, turned = struct.unpack_from(">ii", data, start)
        width, height = struct.unpack_from(">II", data, start + 36)
    except struct.error:
        return 0, 0
    size = width >> 16, height >> 16
    return (size[1], size[0]) if turned and not across else size
