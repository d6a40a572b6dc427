"""The same theme on slides of another width.

The height stays, 7.5 inches in our themes, and with it type sizes and everything that stands above each other. From
left to right, on every layout:

- The margins stay as wide as they are. They are those of the title on Title and Content.
- What lies between them is moved in proportion, so that edges which agree still do, and columns stay columns.
- What is narrow keeps its width: a rule's short mark, a band, a sign, the slide's number.
- The logo keeps its size, and its distance from the nearer edge.
- Text that has nothing beside it keeps its width too, as far as the right margin allows: running text is then as wide
  as a slide of 4:3 has room for, and no narrower.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from post2slides.diagnostics import ThemeError
from post2slides.model.choice import SlideSize
from post2slides.theme.model import Decoration, Layout, LayoutName, Placeholder, Role, Theme
from post2slides.units import Emu, Rect, Size

_RATIOS: Mapping[SlideSize, tuple[int, int]] = MappingProxyType(
    {SlideSize.WIDE: (16, 9), SlideSize.STANDARD: (4, 3), SlideSize.SCREEN: (16, 10)}
)
_NARROW = 8
"""What takes no more than one part in so many of the slide's width is narrow."""


def reflowed(theme: Theme, size: SlideSize) -> Theme:
    """`theme` for slides of that size; as it is where it has it already.

    Raises ThemeError for somebody else's template, which has a size of its own.
    """
    if size is SlideSize.THEME:
        return theme
    across, down = _RATIOS[size]
    width = Emu(round(theme.size.height * across / down))
    if width == theme.size.width:
        return theme
    if theme.template:
        raise ThemeError(
            f"the template {theme.name!r} has slides of another shape than {size}",
            hint="A template keeps its own; choose no size.",
        )
    return _Reflow.of(theme, width).theme(theme)


@dataclass(frozen=True, slots=True)
class _Reflow:
    before: Emu
    """The slide's width as the theme has it."""
    after: Emu
    left: Emu
    """The left margin."""
    right: Emu
    """The right margin."""

    @classmethod
    def of(cls, theme: Theme, width: Emu) -> _Reflow:
        title = theme.layouts[LayoutName.CONTENT].placeholders[Role.TITLE].room
        return cls(theme.size.width, width, title.left, Emu(theme.size.width - title.right))

    def theme(self, theme: Theme) -> Theme:
        return replace(
            theme,
            size=Size(self.after, theme.size.height),
            line_width=min(theme.line_width, Emu(self.after - self.left - self.right)),
            layouts={name: self._layout(layout) for name, layout in theme.layouts.items()},
        )

    def _layout(self, layout: Layout) -> Layout:
        return replace(
            layout,
            placeholders={role: self._placeholder(role, layout) for role in layout.placeholders},
            decorations=tuple(self._decoration(decoration) for decoration in layout.decorations),
            logo=self._logo(layout.logo) if layout.logo else None,
        )

    def _placeholder(self, role: Role, layout: Layout) -> Placeholder:
        placeholder = layout.placeholders[role]
        rect = self._rect(placeholder.rect)
        if role is not Role.PICTURE and self._ends_freely(placeholder.rect, layout):
            right = min(rect.left + placeholder.rect.width, self.after - self.right)
            rect = Rect.of(rect.left, rect.top, max(rect.width, right - rect.left), rect.height)
        return replace(placeholder, rect=rect)

    def _ends_freely(self, rect: Rect, layout: Layout) -> bool:
        """Whether nothing stands at the right of a frame but the margin."""
        others = (other.rect for other in layout.placeholders.values())
        beside = any(o.left >= rect.right and o.top < rect.bottom and rect.top < o.bottom for o in others)
        return rect.right <= self.before - self.right and not beside

    def _decoration(self, decoration: Decoration) -> Decoration:
        return replace(decoration, rect=self._rect(decoration.rect))

    def _logo(self, room: Rect) -> Rect:
        """As large as it is, and as far from the nearer edge of the slide."""
        at_right = room.left + room.right > self.before
        return replace(room, left=Emu(room.left + self.after - self.before)) if at_right else room

    def _rect(self, rect: Rect) -> Rect:
        left, right = self._moved(rect.left), self._moved(rect.right)
        if rect.width > self.before / _NARROW:
            return Rect.of(left, rect.top, right - left, rect.height)
        at_right = rect.right >= self.before - self.right
        return Rect.of(right - rect.width if at_right else left, rect.top, rect.width, rect.height)

    def _moved(self, edge: float) -> float:
        """Where an edge at `edge` from the left stands on the other slide."""
        if edge <= self.left:
            return edge
        if edge >= self.before - self.right:
            return edge + self.after - self.before
        between = self.before - self.left - self.right
        return self.left + (edge - self.left) * (between + self.after - self.before) / between
