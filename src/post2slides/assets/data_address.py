"""Decodes pictures that are written into the post itself, as `data:` addresses (RFC 2397)."""

from __future__ import annotations

import binascii
import hashlib
import re
from base64 import b64decode
from pathlib import Path
from urllib.parse import unquote_to_bytes

from post2slides.assets.faults import corrupt
from post2slides.regex import regex

_HEADER = regex(r"\s*data:([^,]*),", re.IGNORECASE)
_NOT_BASE64 = regex(rb"[^A-Za-z0-9+/]")


def decode_data_address(source: str, folder: Path) -> Path:
    """Writes the content of a `data:` address into `folder` and gives the file.

    Raises `PictureFault` `picture-corrupt` when the address cannot be decoded.
    """
    header = _HEADER.match(source)
    if header is None:
        raise corrupt("damaged data address", "it has no comma")
    content = unquote_to_bytes(source[header.end() :])
    if header[1].rstrip().lower().endswith(";base64"):
        content = _decode_base64(content)
    path = folder / f"data-{hashlib.sha256(content).hexdigest()[:20]}"
    path.write_bytes(content)
    return path


def _decode_base64(text: bytes) -> bytes:
    """Decodes as browsers do: white space and missing padding are forgiven, and so is the alphabet for addresses."""
    digits = _NOT_BASE64.sub(b"", text.translate(bytes.maketrans(b"-_", b"+/")))
    try:
        return b64decode(digits + b"=" * (-len(digits) % 4))
    except binascii.Error as error:
        raise corrupt("damaged data address", str(error)) from error
