"""What happens on a slide at each click: `p:timing` (ECMA-376 part 1, §19.5), in the form of PowerPoint's own files.

First the lists that appear point by point, in one main sequence, then films and sounds, which a click on themselves
plays. The numbers of the nodes are unique on a slide: over two that are equal PowerPoint offers a repair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from post2slides.markup import NOTHING, Attributes, Markup, element, text
from post2slides.model.placed import ClipShape, Shape, TextShape
from post2slides.write.clip import clip_nodes

_AT_ONCE = element("p:stCondLst", None, element("p:cond", {"delay": 0}))
_WAITING = element("p:stCondLst", None, element("p:cond", {"delay": "indefinite"}))
_ROOT, _MAIN = 1, 2
_VISIBILITY = element("p:attrName", None, text("style.visibility"))
_APPEAR: Attributes = {"presetID": 1, "presetClass": "entr", "presetSubtype": 0, "fill": "hold", "grpId": 0}
"""PowerPoint's effect *Appear*."""


def timing(shapes: Sequence[tuple[Shape, int]]) -> Markup:
    """The timing of a slide's shapes with their numbers; nothing where nothing happens."""
    stepped = [(shape, number) for shape, number in shapes if isinstance(shape, TextShape) and shape.steps]
    clips = [(shape, number) for shape, number in shapes if isinstance(shape, ClipShape)]
    if not stepped and not clips:
        return NOTHING
    identities = count(_MAIN)
    nodes = [*([_main_sequence(stepped, identities)] if stepped else []), *clip_nodes(clips, next(identities))]
    root: Attributes = {"id": _ROOT, "dur": "indefinite", "restart": "never", "nodeType": "tmRoot"}
    parts = element("p:cTn", root, element("p:childTnLst", None, *nodes))
    builds = [element("p:bldP", {"spid": number, "grpId": 0, "build": "p"}) for _, number in stepped]
    return element(
        "p:timing",
        None,
        element("p:tnLst", None, element("p:par", None, parts)),
        element("p:bldLst", None, *builds) if builds else NOTHING,
    )


def _main_sequence(stepped: Sequence[tuple[TextShape, int]], identities: Iterator[int]) -> Markup:
    own: Attributes = {"id": next(identities), "dur": "indefinite", "nodeType": "mainSeq"}
    clicks = [_click(number, step, identities) for shape, number in stepped for step in shape.steps]
    slide = element("p:tgtEl", None, element("p:sldTgt"))
    return element(
        "p:seq",
        {"concurrent": 1, "nextAc": "seek"},
        element("p:cTn", own, element("p:childTnLst", None, *clicks)),
        element("p:prevCondLst", None, element("p:cond", {"evt": "onPrev", "delay": 0}, slide)),
        element("p:nextCondLst", None, element("p:cond", {"evt": "onNext", "delay": 0}, slide)),
    )


def _click(number: int, step: Sequence[int], identities: Iterator[int]) -> Markup:
    """The paragraphs of a step appear: the first at the click, the others with it."""
    outer, inner = next(identities), next(identities)
    effects = [
        _effect(number, paragraph, "withEffect" if index else "clickEffect", identities)
        for index, paragraph in enumerate(step)
    ]
    together = _parallel({"id": inner, "fill": "hold"}, _AT_ONCE, *effects)
    return _parallel({"id": outer, "fill": "hold"}, _WAITING, together)


def _effect(number: int, paragraph: int, kind: str, identities: Iterator[int]) -> Markup:
    own: Attributes = {"id": next(identities), **_APPEAR, "nodeType": kind}
    shown: Attributes = {"id": next(identities), "dur": 1, "fill": "hold"}
    points = element("p:txEl", None, element("p:pRg", {"st": paragraph, "end": paragraph}))
    behaviour = element(
        "p:cBhvr",
        None,
        element("p:cTn", shown, _AT_ONCE),
        element("p:tgtEl", None, element("p:spTgt", {"spid": number}, points)),
        element("p:attrNameLst", None, _VISIBILITY),
    )
    to = element("p:to", None, element("p:strVal", {"val": "visible"}))
    return _parallel(own, _AT_ONCE, element("p:set", None, behaviour, to))


def _parallel(attributes: Attributes, start: Markup, *children: Markup) -> Markup:
    return element("p:par", None, element("p:cTn", attributes, start, element("p:childTnLst", None, *children)))
