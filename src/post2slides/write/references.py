"""What the markup of a part refers to outside itself: pictures, web addresses, other slides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from post2slides.model.picture import Media
from post2slides.model.placed import Link, SlideLink, WebLink
from post2slides.write.address import uri
from post2slides.write.package import Package, Relationships
from post2slides.write.xml import NOTHING, Markup, element

_JUMP = "ppaction://hlinksldjump"
"""The action of a link to a slide of the same deck ([MS-OE376] §2.1.1249)."""
_SVG = "image/svg+xml"


class MediaParts:
    """The picture files of the package, each added when a slide first shows it."""

    def __init__(self, package: Package, media: Mapping[str, Media]) -> None:
        self._package = package
        self._media = media
        self._names: dict[str, str] = {}
        self._drawing_names: dict[str, str] = {}

    def picture(self, key: str) -> str:
        """The part name of the picture `key`."""
        if key not in self._names:
            media = self._media[key]
            name = f"/ppt/media/image{self._count}.{media.extension}"
            self._names[key] = self._package.add(name, media.content_type, media.path).name
        return self._names[key]

    def drawing(self, key: str) -> str | None:
        """The part name of the vector drawing for which the picture `key` stands in, if there is one."""
        drawing = self._media[key].svg
        if drawing and key not in self._drawing_names:
            name = f"/ppt/media/image{self._count}.svg"
            self._drawing_names[key] = self._package.add(name, _SVG, drawing).name
        return self._drawing_names.get(key)

    @property
    def _count(self) -> int:
        return len(self._names) + len(self._drawing_names) + 1


class References:
    """The relationships of one part, made as its markup asks for them. Equal targets share one."""

    def __init__(self, relationships: Relationships, slides: Sequence[str], media: MediaParts) -> None:
        self._relationships = relationships
        self._slides = slides
        self._media = media

    def picture(self, key: str) -> str:
        """The id of the relationship to the picture `key`."""
        return self._relationships.to_part(RT.IMAGE, self._media.picture(key))

    def drawing(self, key: str) -> str | None:
        """The id of the relationship to the vector drawing of the picture `key`, if it has one."""
        name = self._media.drawing(key)
        return self._relationships.to_part(RT.IMAGE, name) if name else None

    def click(self, link: Link | None, *extensions: Markup) -> Markup:
        """`a:hlinkClick` (§21.1.2.3.5); nothing for an address that must not be a link."""
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
