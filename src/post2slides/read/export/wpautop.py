"""Paragraphs where a post of WordPress has only empty lines, as its editor before version 5 left them.

Source: https://developer.wordpress.org/reference/functions/wpautop/. Invariant: no line is added or taken away.
"""

from __future__ import annotations

import re

from post2slides.regex import regex

_KEPT = regex(r"<(pre|script|style|textarea|svg)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_BLOCK = regex(
    r"\s*</?(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address"
    r"|p|h[1-6]|hr|fieldset|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|video|audio"
    r"|script|style|svg|center)\b",
    re.IGNORECASE,
)
_ADDRESS = regex(r"\s*(https?://[^\s<>\"]+)\s*")
_HOLDER = "\ue000"


def paragraphs(content: str) -> str:
    """`content` with `<p>` around what stands between empty lines, and `<br>` at the ends of lines within."""
    kept: list[str] = []
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    masked = _KEPT.sub(lambda match: _masked(match, kept), content)
    pieces = re.split(r"(\n[ \t]*\n+)", masked)
    written = "".join(piece if index % 2 else _paragraph(piece) for index, piece in enumerate(pieces))
    return re.sub(f"<pre>{_HOLDER}(\\d+){_HOLDER}", lambda match: kept[int(match[1])], written)


def _masked(match: re.Match[str], kept: list[str]) -> str:
    kept.append(match[0])
    return f"<pre>{_HOLDER}{len(kept) - 1}{_HOLDER}"


def _paragraph(piece: str) -> str:
    if not piece.strip():
        return piece
    if address := _ADDRESS.fullmatch(piece):
        return piece.replace(address[1], f'<p><a href="{address[1]}">{address[1]}</a></p>')
    if not _BLOCK.search(piece):
        return f"<p>{_broken(piece)}</p>"
    lines = [line if _BLOCK.match(line) or not line.strip() else f"{line}<br>" for line in piece.split("\n")]
    starts_with_text = not _BLOCK.match(piece)
    joined = "\n".join(lines)
    return f"<p>{joined}" if starts_with_text else joined


def _broken(piece: str) -> str:
    inner = piece.strip("\n")
    lead = piece[: len(piece) - len(piece.lstrip("\n"))]
    return lead + re.sub(r"(?<!<br>)(?<!<br/>)(?<!<br />)\n", "<br>\n", inner) + piece[len(lead) + len(inner) :]
