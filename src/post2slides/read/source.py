"""From the bytes of a file to the text of a post.

Invariant: the text that the other modules see has line feeds for line ends and no character that XML 1.0 forbids, so
that every word of it can be written into a presentation.
"""

from __future__ import annotations

import codecs

from post2slides.diagnostics import PostError
from post2slides.regex import regex

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as documents of Office are"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Office"),
    (b"\x1f\x8b", "a compressed file"),
)
"""How files begin that people take for their post."""
_TEXT_WANTED = "Name the file that the text is in. Of a document of Word, save a web page (.htm) and convert that."
_HINT = "Save it as UTF-8 (in most editors: Save As, Encoding, UTF-8) and try again."

# XML 1.0, section 2.2, production [2] Char: what is not in it cannot stand in any part of a .pptx file.
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


# ECMA-48, sections 5.4 and 5.6: what a program tells the terminal, such as a colour or the title of its window.
_TERMINAL = regex(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)|\x1b[()][0-9A-B]|\x1b[=>78cDEM]"
)


def decode(data: bytes, file: str) -> str:
    """The text in `data`: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises `PostError` where it is in another encoding, or has nothing in it but white space; `file` names it there.
    """
    if kind := next((kind for beginning, kind in _NO_TEXT if data.startswith(beginning)), ""):
        raise PostError(f"is {kind}, not a post", file=file, hint=_TEXT_WANTED)
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PostError("is not text in UTF-8", file=file, line=line, hint=_HINT) from None
    if "\x00" in text:
        raise PostError("is not a text file", file=file, hint=_HINT)
    if not text.strip():
        raise PostError("is empty", file=file, hint="Write something into it first.")
    return text


def clean(text: str) -> str:
    """`text` with line feeds for line ends, and without the characters that no presentation can hold.

    What a program told the terminal, in output that was pasted into the post, goes whole.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", _TERMINAL.sub("", text) if "\x1b" in text else text)
