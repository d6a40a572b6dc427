"""What every room of the layout needs at hand: the theme, the measures of its fonts, the post's language and links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from post2slides.layout.metrics import Font, Metrics
from post2slides.model.choice import Manner
from post2slides.model.placed import Colour, FontRole, Shape
from post2slides.text.scripts import full_tag, is_right_to_left
from post2slides.theme.model import LayoutName, Theme

_LINK = Colour("hlink")


@dataclass(frozen=True, slots=True, eq=False)
class Hand:
    """All of a typesetter that decides how spans look. There is one for equal ones, so that what was styled can be
    remembered with it and found fast.
    """

    families: tuple[tuple[FontRole, str], ...]
    mark: Colour
    """Behind marked words."""
    link: Colour | None
    """Of links, where the one that programs give them cannot be read."""
    metrics: Metrics
    language: str
    tag: str
    """The language as a run bears it: `ko-KR`."""
    _fonts: dict[tuple[FontRole, bool, bool], Font] = field(default_factory=dict, repr=False)

    def font(self, role: FontRole, *, bold: bool = False, italic: bool = False) -> Font:
        key = (role, bold, italic)
        if key not in self._fonts:
            self._fonts[key] = Font(dict(self.families)[role], bold, italic)
        return self._fonts[key]


@lru_cache(maxsize=16)
def _hand(
    families: tuple[tuple[FontRole, str], ...], mark: Colour, link: Colour | None, metrics: Metrics, language: str
) -> Hand:
    return Hand(families, mark, link, metrics, language, full_tag(language))


@dataclass(frozen=True)
class Typesetter:
    theme: Theme
    metrics: Metrics
    language: str
    anchors: Mapping[str, int] = field(default_factory=dict)
    """For each heading's anchor, the index of its slide in the `Deck`."""
    manner: Manner = field(default_factory=Manner)
    furniture: dict[tuple[LayoutName, str], tuple[Shape, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What stands round the content in each layout, with a footer: the same on slide after slide."""

    @cached_property
    def rtl(self) -> bool:
        return is_right_to_left(self.language)

    @cached_property
    def tag(self) -> str:
        """The post's language as a run bears it: `ko-KR`."""
        return full_tag(self.language)

    @cached_property
    def hand(self) -> Hand:
        families = tuple((role, face.latin) for role, face in self.theme.fonts.items())
        palette = self.theme.palette
        link = None if palette.link == _LINK else palette.link
        return _hand(families, palette.rule, link, self.metrics, self.language)

    def named(self, role: FontRole) -> FontRole | None:
        """The font of text outside placeholders, where it is not the one that such text has anyway."""
        return role if role == "heading" or self.theme.fonts[role].named else None

    def font(self, role: FontRole, *, bold: bool = False, italic: bool = False) -> Font:
        return self.hand.font(role, bold=bold, italic=italic)
