"""Drawings that a page holds as `<svg>` elements, made pictures of the same.

The parser of HTML gives names in lower case, where SVG wants `viewBox` and `linearGradient`: the tables are those of
the HTML standard, section 13.2.6.5 ("adjust SVG attributes") and 13.2.6.5 ("any other start tag").
"""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree

from post2slides.read.page.tree import Element, drop, elements, get, has, made, replace, text_of

_LARGEST = 400_000
"""Characters: a larger drawing is data, not a figure."""
_NAMESPACE = "http://www.w3.org/2000/svg"
_LINKS = "http://www.w3.org/1999/xlink"
_ELEMENTS = {
    name.lower(): name
    for name in (
        *("animateMotion", "animateTransform", "clipPath", "feBlend", "feColorMatrix", "feComponentTransfer"),
        *(
            "feComposite",
            "feConvolveMatrix",
            "feDiffuseLighting",
            "feDisplacementMap",
            "feDistantLight",
            "feDropShadow",
        ),
        *("feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode"),
        *("feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence"),
        *("foreignObject", "glyphRef", "linearGradient", "radialGradient", "textPath"),
    )
}
_ATTRIBUTES = {
    name.lower(): name
    for name in (
        *(
            "attributeName",
            "attributeType",
            "baseFrequency",
            "calcMode",
            "clipPathUnits",
            "diffuseConstant",
            "edgeMode",
        ),
        *("filterUnits", "glyphRef", "gradientTransform", "gradientUnits", "kernelMatrix", "kernelUnitLength"),
        *("keyPoints", "keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight", "markerUnits"),
        *("markerWidth", "maskContentUnits", "maskUnits", "numOctaves", "pathLength", "patternContentUnits"),
        *("patternTransform", "patternUnits", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha"),
        *("preserveAspectRatio", "primitiveUnits", "refX", "refY", "repeatCount", "repeatDur", "requiredExtensions"),
        *("specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles"),
        *("surfaceScale", "systemLanguage", "tableValues", "targetX", "targetY", "textLength", "viewBox", "viewTarget"),
        *("xChannelSelector", "yChannelSelector", "zoomAndPan"),
    )
}


def settle(root: Element) -> None:
    """Put a picture in the place of each drawing within `root`."""
    for drawing in list(elements(root, "svg")):
        if drawing.getparent() is None or root not in drawing.iterancestors():
            continue
        if not has(drawing, "path", "rect", "circle", "text", "line", "polygon", "polyline", "ellipse", "image"):
            drop(drawing)
            continue
        source = _serialised(drawing)
        if len(source) <= _LARGEST:
            replace(drawing, made("img", src=f"data:image/svg+xml,{quote(source)}", alt=_name(drawing)))


def _name(drawing: Element) -> str:
    named = next((text_of(title) for title in elements(drawing, "title")), "")
    return get(drawing, "aria-label") or named


def _serialised(drawing: Element) -> str:
    copy = etree.fromstring(etree.tostring(drawing, with_tail=False))
    for element in elements(copy):
        element.tag = _ELEMENTS.get(str(element.tag), element.tag)
        for name in list(element.attrib):
            value = element.attrib.pop(name)
            plain = str(name).rpartition("}")[2].rpartition(":")[2] if "xlink" in str(name) else str(name)
            if not plain.startswith("xmlns"):
                element.set(_ATTRIBUTES.get(plain, plain), value)
    text = etree.tostring(copy, encoding="unicode")
    return text.replace("<svg", f'<svg xmlns="{_NAMESPACE}" xmlns:xlink="{_LINKS}"', 1)
