"""Tells what a file is by its bytes; a name or a header may say anything."""

from __future__ import annotations

import re
from enum import StrEnum

from post2slides.regex import regex


class Format(StrEnum):
    """The picture formats that are read."""

    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    WEBP = "WEBP"
    AVIF = "AVIF"
    HEIC = "HEIF"
    BMP = "BMP"
    TIFF = "TIFF"
    ICO = "ICO"
    SVG = "SVG"
    SVGZ = "SVGZ"


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"BM", Format.BMP),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
    (b"\0\0\1\0", Format.ICO),
    (b"\x1f\x8b", Format.SVGZ),
)
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"miaf"}
_BEFORE_ROOT = regex(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_SVG_ROOT = regex(rb"<(?:[A-Za-z_][\w.-]*:)?svg[\s>/]")
HEAD = 65_536
"""How many of a file's first bytes `sniff` needs."""


def sniff(head: bytes) -> Format | None:
    """The format of a file that begins with `head`, or None for what is no picture."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Format.WEBP
    if head[4:8] == b"ftyp":
        return _sniff_isobmff(head)
    return Format.SVG if _SVG_ROOT.match(_without_prolog(as_utf8(head[:HEAD]))) else None


def _sniff_isobmff(head: bytes) -> Format | None:
    """AVIF and HEIC share a container; the brands of its first box tell them apart (ISO/IEC 14496-12, §4.3)."""
    length = min(int.from_bytes(head[:4], "big"), 256)
    brands = {head[start : start + 4] for start in (8, *range(16, length, 4))}
    if brands & _AVIF_BRANDS:
        return Format.AVIF
    return Format.HEIC if brands & _HEIF_BRANDS else None


def _without_prolog(text: bytes) -> bytes:
    place = 0
    while match := _BEFORE_ROOT.match(text, place):
        place = match.end()
    return text[place:]


def as_utf8(text: bytes) -> bytes:
    """XML text in UTF-8, without a byte order mark."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if text.startswith(mark):
            return text[len(mark) :].decode(encoding, "replace").encode()
    return text


def resembles(head: bytes) -> str:
    """What a file that is no picture seems to be, for the author: `an HTML page`, `an empty file` …"""
    start = head.lstrip()[:1024].lower()
    if not start:
        return "an empty file"
    if start.startswith((b"\x89png", b"\xc2\x89png", b"png\r\n", b"\xef\xbf\xbdpng")):
        return "a PNG that was damaged as if it were text"
    if start.startswith((b"<!doctype html", b"<html")) or b"<head" in start:
        return "an HTML page"
    if start.startswith(b"version https://git-lfs"):
        return "a Git LFS pointer"
    if start.startswith(b"%pdf"):
        return "a PDF"
    return "a text file" if b"\0" not in head[:1024] and start.isascii() else "an unknown format"
