"""Web addresses as a relationship may hold them.

Only addresses that lead a reader to the web, to a letter, a call or a download become links: `javascript:` would run,
and `file:` or a network path tells the reader's name to whoever owns the host. What a URI cannot hold is
percent-encoded (RFC 3986): over one address that is no URI, PowerPoint repairs the deck and .NET refuses to read it.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit

from post2slides.regex import regex

_WEB = frozenset({"http", "https", "ftp"})
_LETTER = regex(r"mailto:(?:[^@?,]+@[^@?,\s]+(?:,[^@?,]+@[^@?,\s]+)*(?:\?.*)?|\?.+)", re.IGNORECASE)
_CALL = regex(r"tel:[+\d][\d\s().;=\-A-Za-z]*", re.IGNORECASE)
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_HOST = regex(rf"{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\]")
_IGNORED = regex("[\x00-\x1f\x7f]")
"""What browsers leave out of an address wherever it stands, so that `java\\nscript:` is what it is for them."""
_STRAY_PERCENT = regex("%(?![0-9A-Fa-f]{2})")
_KEPT = "!$&'()*+,;=:@/?%~"
"""The characters of a path or query that are kept as they are, beside letters, digits and `_.-` (RFC 3986, §3.3)."""


def uri(address: str) -> str | None:
    """`address` as a URI, or None where it must not or cannot be a link."""
    cleaned = _IGNORED.sub("", address).strip()
    try:
        parts = urlsplit(cleaned)
        if parts.scheme in _WEB:
            return _web(parts)
    except ValueError:
        return None
    return _escaped(cleaned) if _LETTER.fullmatch(cleaned) or _CALL.fullmatch(cleaned) else None


def _web(parts: SplitResult) -> str | None:
    """Without the account in it, which is a secret or a disguise. Raises ValueError for a malformed host or port."""
    if not parts.hostname:
        return None
    host = _host(parts.hostname)
    if not _HOST.fullmatch(host):
        return None
    port = f":{parts.port}" if parts.port is not None else ""
    query = f"?{_escaped(parts.query)}" if parts.query else ""
    fragment = f"#{_escaped(parts.fragment)}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{port}{_escaped(parts.path)}{query}{fragment}"


def _host(name: str) -> str:
    """The name as the domain name system knows it. Raises ValueError (UnicodeError) where it can know none."""
    if ":" in name:
        return f"[{name}]"
    return name if name.isascii() else name.encode("idna").decode("ascii")


def _escaped(part: str) -> str:
    encodable = part.encode("utf-8", "ignore").decode("utf-8")
    return quote(_STRAY_PERCENT.sub("%25", encodable), safe=_KEPT)
