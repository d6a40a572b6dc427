"""Braces that a post shows: hidden from every pass, and put back when all is done."""

from __future__ import annotations

_HIDDEN = {ord("{"): "\ue07b", ord("}"): "\ue07d", ord("["): "\ue05b", ord("<"): "\ue03c"}
_SHOWN = {ord(hidden): chr(shown) for shown, hidden in _HIDDEN.items()}


def hidden(text: str) -> str:
    """`text` with signs for its braces and brackets that mean nothing to any pass."""
    return text.translate(_HIDDEN)


def shown(text: str) -> str:
    """`text` with the braces and brackets that were hidden."""
    return text.translate(_SHOWN)
