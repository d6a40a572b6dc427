"""What the markup of a part refers to outside itself: pictures, films, web addresses, other slides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from post2slides.markup import NOTHING, Markup, element
from post2slides.model.picture import ClipKind
from post2slides.model.placed import ChartShape, Link, SlideLink, WebLink
from post2slides.write.address import uri
from post2slides.write.chart_parts import ChartParts
from post2slides.write.media import MediaParts
from post2slides.write.opc import RT
from post2slides.write.relationships import Relationships

_JUMP = "ppaction://hlinksldjump"
"""The action of a link to a slide of the same deck."""


class References:
    """The relationships of one part, made as its markup asks for them. Equal targets share one."""

    def __init__(
        self, relationships: Relationships, slides: Sequence[str], media: MediaParts, charts: ChartParts
    ) -> None:
        self._relationships = relationships
        self._slides = slides
        self._media = media
        self._charts = charts

    def picture(self, key: str) -> str:
        """The id of the relationship to the picture `key`."""
        return self._relationships.to_part(RT.IMAGE, self._media.picture(key))

    def drawing(self, key: str) -> str | None:
        """The id of the relationship to the vector drawing of the picture `key`, if it has one."""
        name = self._media.drawing(key)
        return self._relationships.to_part(RT.IMAGE, name) if name else None

    def clip(self, key: str, kind: ClipKind) -> tuple[str, str]:
        """The ids of the two relationships to a film or a sound: the file in the deck ([MS-PPTX], §2.2.3), and the same
        for programs that know only files beside it (ECMA-376 part 1, §15.2.17).
        """
        name = self._media.clip(key)
        linked = RT.VIDEO if kind == "video" else RT.AUDIO
        return self._relationships.to_part(RT.MEDIA, name), self._relationships.to_part(linked, name)

    def chart(self, shape: ChartShape) -> str:
        """The id of the relationship to a chart, which is a part of its own."""
        return self._relationships.to_part(RT.CHART, self._charts.add(shape))

    def click(self, link: Link | None, *extensions: Markup) -> Markup:
        """`a:hlinkClick`; nothing for an address that must not be a link."""
        match link:
            case None:
                return NOTHING
            case SlideLink():
                target = self._relationships.to_part(RT.SLIDE, self._slides[link.index])
                return element("a:hlinkClick", {"r:id": target, "action": _JUMP}, *extensions)
            case WebLink():
                address = uri(link.address)
                if address is None:
                    return NOTHING
                target = self._relationships.to_address(RT.HYPERLINK, address)
                return element("a:hlinkClick", {"r:id": target}, *extensions)
            case _:
                assert_never(link)
