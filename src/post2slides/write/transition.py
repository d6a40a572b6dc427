"""How a slide comes: `p:transition` (ECMA-376 part 1, §19.5.80), in the forms that PowerPoint writes."""

from __future__ import annotations

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.choice import Transition

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_POWERPOINT_2015 = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"
_SLOW = {"spd": "slow"}


def transition(kind: Transition, *, rtl: bool) -> Markup:
    """The transition `kind`; nothing for none. Where text runs from right to left, the next slide comes from there."""
    side = {"dir": "r" if rtl else "l"}
    match kind:
        case Transition.NONE:
            return NOTHING
        case Transition.FADE:
            return element("p:transition", {"spd": "med"}, element("p:fade"))
        case Transition.PUSH:
            return element("p:transition", {"spd": "med"}, element("p:push", side))
        case Transition.WIPE:
            return element("p:transition", {"spd": "med"}, element("p:wipe", side))
        case Transition.MORPH:
            return _morph()


def _morph() -> Markup:
    """Of PowerPoint 2019; others fade ([MS-PPTX], `morph`)."""
    morph = element("p159:morph", {"option": "byObject"})
    choice = element(
        "mc:Choice", {"xmlns:p159": _POWERPOINT_2015, "Requires": "p159"}, element("p:transition", _SLOW, morph)
    )
    fallback = element("mc:Fallback", None, element("p:transition", _SLOW, element("p:fade")))
    return element("mc:AlternateContent", {"xmlns:mc": _COMPATIBILITY}, choice, fallback)
