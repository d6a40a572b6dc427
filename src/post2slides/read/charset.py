"""The text of a page: in the encoding that it or its server names, or that its bytes are in.

Source: https://encoding.spec.whatwg.org, section 4.2: names are labels, and several mean a larger encoding than they
say. Invariant: a page always has a text; what cannot be decoded is a replacement character.
"""

from __future__ import annotations

import codecs
import re

from post2slides.regex import regex

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LABELS = {
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601-1989", "korean", "windows-949"), "cp949"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis", "ms_kanji", "windows-31j"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese"), "gb18030"),
    **dict.fromkeys(("iso-8859-1", "latin1", "ascii", "us-ascii", "iso8859-1"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-16", "unicode", "utf-16le", "utf-16be"), "utf-8"),
}
_DECLARED = regex(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_LARGE = frozenset({"cp949", "cp932", "gb18030", "big5hkscs", "euc_jp", "iso2022_jp", "johab", "hz"})
"""Encodings that refuse most text of others. The rest take any bytes, and are wrongly named where these are UTF-8."""
_HEAD = 4096
"""Bytes: a page says its encoding within the first 1024, and some a little later."""


def decode_page(data: bytes, given: str = "") -> str:
    """The text in `data`; `given` is the encoding that the server names."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    declared = _DECLARED.search(data[:_HEAD])
    named = next(filter(None, declared.groups()), b"").decode("ascii") if declared else ""
    for label in (given, named):
        if (encoding := _encoding(label)) in _LARGE and (text := _decoded(data, encoding)) is not None:
            return text
    return _decoded(data, "utf-8") or data.decode(_encoding(given or named) or "cp1252", "replace")


def _encoding(label: str) -> str:
    """Python's name of an encoding; nothing where there is none."""
    label = label.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_LABELS.get(label, label)).name if label else ""
    except LookupError:
        return ""


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
