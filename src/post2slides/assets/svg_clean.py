"""Takes out of a drawing whatever could act or ask for something: scripts, event handlers, references to other files.

Its invariant: what is left refers to nothing but itself, and to PNG, JPEG, GIF and WebP pictures written into it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from post2slides.assets.svg_parse import SVG
from post2slides.regex import regex

_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ACTING = {"embed", "foreignObject", "handler", "iframe", "listener", "metadata", "object", "script"}
_MOVING = {"animate", "animateColor", "animateMotion", "animateTransform", "audio", "canvas", "discard", "set", "video"}
_REMOVED = frozenset(SVG + name for name in _ACTING | _MOVING)
_EMBEDDED = regex(r"^\s*data:image/(?:png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
_CSS_ESCAPE = regex(r"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", re.DOTALL)
_CSS_COMMENT = regex(r"/\*.*?(?:\*/|$)", re.DOTALL)
_CSS_IMPORT = regex(r"@(?:import|font-face|namespace|charset)\b[^;{}]*(?:;|\{[^}]*\}|$)", re.IGNORECASE)
_CSS_URL = regex(r"(?:url|src|image-set|image)\(\s*(?![\"']?\s*#)[^)]*(?:\)|$)", re.IGNORECASE)
_CSS_SCRIPT = regex(r"expression\s*\(|javascript:|behaviou?r\s*:|-moz-binding\s*:", re.IGNORECASE)


def clean_svg(root: Element) -> None:
    """Cleans a drawing in place."""
    _remove_elements(root)
    for element in root.iter():
        _clean_attributes(element)
        if element.tag == f"{SVG}style":
            element.text = clean_css("".join(element.itertext()))
            element[:] = []


def _remove_elements(root: Element) -> None:
    for parent in root.iter():
        kept = [child for child in parent if child.tag.startswith(SVG) and child.tag not in _REMOVED]
        if len(kept) < len(parent):
            parent[:] = kept


def _clean_attributes(element: Element) -> None:
    for name, value in list(element.attrib.items()):
        if name in ("href", _XLINK_HREF):
            if not _is_own_reference(element, value):
                del element.attrib[name]
        elif name.lower().startswith("on") or (name.startswith("{") and name != _XML_SPACE):
            del element.attrib[name]
        elif "(" in value or "\\" in value or ":" in value:
            element.set(name, clean_css(value))


def _is_own_reference(element: Element, value: str) -> bool:
    if value.startswith("#"):
        return True
    return element.tag in (f"{SVG}image", f"{SVG}feImage") and _EMBEDDED.match(value) is not None


def clean_css(text: str) -> str:
    """A style sheet or declaration without references to other files; references to parts of the drawing stay."""
    plain = _CSS_COMMENT.sub("", _CSS_ESCAPE.sub(_unescaped, text))
    return _CSS_SCRIPT.sub("", _CSS_URL.sub("none", _CSS_IMPORT.sub("", plain)))


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0xD800 else "\ufffd"
