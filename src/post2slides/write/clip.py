"""Films and sounds: a `p:pic` with the file that plays behind it, and the timing by which a click plays it.

PowerPoint offers to repair a film without a picture, so each has one. The form is that of PowerPoint's own files.
"""

from __future__ import annotations

from collections.abc import Sequence

from post2slides.markup import Attributes, Markup, element
from post2slides.model.placed import ClipShape
from post2slides.write.frame import identity, outline, transform
from post2slides.write.picture import STRETCH, image
from post2slides.write.references import References

_PLAY = element("a:hlinkClick", {"r:id": "", "action": "ppaction://media"})
_AT_ONCE = element("p:stCondLst", None, element("p:cond", {"delay": 0}))
_EMBEDDED = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"
_IDS_OF_A_CLICK = 5
"""How many numbers of the timing one click takes."""


def clip(shape: ClipShape, number: int, references: References) -> Markup:
    """The picture, with the film or the sound that plays when it is clicked."""
    embedded, linked = references.clip(shape.key, shape.kind)
    media = element(
        "p14:media",
        {"xmlns:p14": "http://schemas.microsoft.com/office/powerpoint/2010/main", "r:embed": embedded},
    )
    return element(
        "p:pic",
        None,
        element(
            "p:nvPicPr",
            None,
            identity(number, shape.name, _PLAY, description=shape.description),
            element("p:cNvPicPr", None, element("a:picLocks", {"noChangeAspect": 1})),
            element(
                "p:nvPr",
                None,
                element(f"a:{shape.kind}File", {"r:link": linked}),
                element("p:extLst", None, element("p:ext", {"uri": _EMBEDDED}, media)),
            ),
        ),
        element("p:blipFill", None, image(shape.poster, references), STRETCH),
        element("p:spPr", None, transform("a:xfrm", shape.rect), outline(shape.rect, None)),
    )


def clip_nodes(clips: Sequence[tuple[ClipShape, int]], first: int) -> list[Markup]:
    """The time nodes of a slide's films and sounds with their numbers; the nodes' own count on from `first`."""
    clicks = [_click(number, first + index * _IDS_OF_A_CLICK) for index, (_, number) in enumerate(clips)]
    after = first + len(clips) * _IDS_OF_A_CLICK
    return [*clicks, *(_played(shape, number, after + index) for index, (shape, number) in enumerate(clips))]


def _click(number: int, first: int) -> Markup:
    """A click on the shape `number` plays it, another holds it; the node's numbers count on from `first`."""
    call = element(
        "p:cmd",
        {"type": "call", "cmd": "togglePause"},
        element("p:cBhvr", None, element("p:cTn", {"id": first + 4, "dur": 1, "fill": "hold"}), _target(number)),
    )
    effect: Attributes = {
        "id": first + 3,
        "presetID": 2,
        "presetClass": "mediacall",
        "presetSubtype": 0,
        "fill": "hold",
    }
    inner = _parallel({**effect, "nodeType": "clickEffect"}, call)
    outer = _parallel({"id": first + 1, "fill": "hold"}, _parallel({"id": first + 2, "fill": "hold"}, inner))
    sequence: Attributes = {"id": first, "restart": "whenNotActive", "fill": "hold", "evtFilter": "cancelBubble"}
    click = element("p:cond", {"evt": "onClick", "delay": 0}, _target(number))
    return element(
        "p:seq",
        {"concurrent": 1, "nextAc": "seek"},
        element(
            "p:cTn",
            {**sequence, "nodeType": "interactiveSeq"},
            element("p:stCondLst", None, click),
            element("p:endSync", {"evt": "end", "delay": 0}, element("p:rtn", {"val": "all"})),
            element("p:childTnLst", None, outer),
        ),
        element("p:nextCondLst", None, click),
    )


def _parallel(attributes: Attributes, child: Markup) -> Markup:
    return element("p:par", None, element("p:cTn", attributes, _AT_ONCE, element("p:childTnLst", None, child)))


def _played(shape: ClipShape, number: int, own: int) -> Markup:
    """How it plays: at four fifths of the loudness, and only when something starts it."""
    start = element("p:stCondLst", None, element("p:cond", {"delay": "indefinite"}))
    node = element("p:cTn", {"id": own, "fill": "hold", "display": 0}, start)
    return element(f"p:{shape.kind}", None, element("p:cMediaNode", {"vol": 80_000}, node, _target(number)))


def _target(number: int) -> Markup:
    return element("p:tgtEl", None, element("p:spTgt", {"spid": number}))
