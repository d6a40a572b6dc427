"""Colours for things that their author told apart without naming colours: as wide apart as a theme's accents."""

from __future__ import annotations

TONES = ("accent1", "accent2", "accent3", "accent4", "accent5")
"""The accents of the theme (ECMA-376 part 1, §20.1.10.54), but for the last, which is the dark of pictures."""
CRITICAL = "E5534B"
"""Red, for which a theme gives its nearest accent."""
