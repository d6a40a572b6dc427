"""What a template offers to the layouts that are made for it: the title's place, that of text, and a free area."""

from __future__ import annotations

from dataclasses import dataclass, replace

from post2slides.model.placed import Colour, PlaceholderRef
from post2slides.theme.model import LayoutName, Placeholder, Role, TextStyle
from post2slides.theme.template.arrangement import Stage
from post2slides.theme.template.colours import Inks
from post2slides.theme.template.ground import ground, is_banded, legible_ground, safe
from post2slides.theme.template.inheritance import anchor, colour_of, insets
from post2slides.theme.template.matching import Matches, body
from post2slides.theme.template.ours import is_ours
from post2slides.theme.template.scheme import Scheme
from post2slides.theme.template.sheets import FURNITURE, Holder, Sheet
from post2slides.theme.template.styles import Type, derived_styles
from post2slides.units import Emu, Insets, Rect, Size, px

_MARGIN = 0.06
"""Of the slide's width and height, where a template tells no margin."""
_TITLE = 0.14
"""Of the slide's height, for a title that the template has no place for."""
_GAP = px(16)
_LISTED = {Role.BODY, Role.CALLOUT}
"""Roles whose text may be a list."""
_PANELS = {Role.CODE, Role.CALLOUT}
"""Roles whose placeholder may be filled, as text boxes for more of their kind then are."""


@dataclass(frozen=True)
class Ground:
    """A template as layouts are read with it."""

    matches: Matches
    scheme: Scheme
    kind: Type
    slide: Size
    told: Rect | None
    """The safe area as the mapping has it."""

    @property
    def content(self) -> Sheet:
        """The layout of running text, or what stands in for it."""
        return self.matches.get(LayoutName.CONTENT) or self.matches.base

    @property
    def title(self) -> tuple[Holder, Sheet] | None:
        """The placeholder for titles, and whose it is: the base's, else the master's."""
        sheets = (self.matches.base, self.matches.base.master)
        return next(((sheet.title, sheet) for sheet in sheets if sheet and sheet.title), None)

    @property
    def body(self) -> tuple[Holder, Sheet] | None:
        """The placeholder for running text: the content layout's, else the master's."""
        sheets = (self.matches.get(LayoutName.CONTENT), self.matches.base.master)
        found = ((body(sheet), sheet) for sheet in sheets if sheet)
        return next(((holder, sheet) for holder, sheet in found if holder), None)

    def stage(self) -> tuple[Stage, Inks]:
        """What there is for layouts to be made, and the colours that text on them has."""
        title, text = self._title(), self._body()
        room = text.room if text else self._usual_area(title)
        area = self.told or safe(room, self.matches.base, self.slide)
        inks = self._inks(text.style.colour if text else Colour("tx1"), area)
        palette = inks.palette()
        style = text.style if text else replace(title.style, size=self.kind.points(24), font="body", bold=False)
        styles = derived_styles(title.style, style, inks.on(palette.panel), palette, self.kind)
        levels = text.levels if text else ()
        place = text or Placeholder(PlaceholderRef("body", 1), area, Insets(), "top", style)
        whole = self._free(title, area)
        return Stage(
            title, replace(place, ref=PlaceholderRef("body", 1)), area, whole, styles, levels, palette, self.kind.scale
        ), inks

    def _title(self) -> Placeholder:
        if self.title:
            return read_placeholder(Role.TITLE, *self.title, self.kind)
        margin = self.slide.width * _MARGIN
        rect = Rect.of(margin, self.slide.height * _MARGIN, self.slide.width - 2 * margin, self.slide.height * _TITLE)
        size = self.kind.points(36)
        style = TextStyle(size, self.kind.points(24), size, "heading", Colour("tx1"), max_lines=3)
        return Placeholder(PlaceholderRef("title", 0), rect, Insets(), "bottom", style)

    def _body(self) -> Placeholder | None:
        return read_placeholder(Role.BODY, *self.body, self.kind) if self.body else None

    def _usual_area(self, title: Placeholder) -> Rect:
        """Below the title, as wide as it, down to the footers."""
        feet = [holder.rect.top for holder in self.matches.base.of_kind(*FURNITURE) if holder.rect]
        lowest = min([top for top in feet if top > self.slide.height / 2], default=self.slide.height * (1 - _MARGIN))
        room, top = title.room, title.rect.bottom + _GAP
        return Rect.of(room.left, top, room.width, lowest - _GAP - top)

    def _free(self, title: Placeholder, area: Rect) -> Rect | None:
        """The area together with the title's place; None where something is drawn behind titles."""
        if title.rect.top >= area.top or is_banded(title.rect, self.matches.base, self.slide):
            return None
        whole = Rect.of(area.left, title.room.top, area.width, area.bottom - title.room.top)
        free = safe(whole, self.matches.base, self.slide)
        return free if free.width == whole.width and free.bottom == whole.bottom else None

    def _inks(self, text: Colour, area: Rect) -> Inks:
        found = ground(self.content, self.scheme, area, self.slide)
        return Inks(self.scheme, text, legible_ground(found, text, self.scheme), certain=found is not None)


def read_placeholder(role: Role, holder: Holder, sheet: Sheet, kind: Type) -> Placeholder:
    """A placeholder of the template as it is.

    A title keeps its sign and indent, where it has some. So does other text on a layout of ours; elsewhere it is plain.
    """
    rect = holder.rect or Rect(Emu(0), Emu(0), Emu(0), Emu(0))
    inner, levels = insets(holder), kind.levels(holder, sheet)
    if role is Role.TITLE or (is_ours(sheet) and role not in _LISTED):
        inner, levels = replace(inner, left=Emu(inner.left + levels[0].margin)), ()
    return Placeholder(
        PlaceholderRef(holder.kind, holder.index),
        rect,
        inner,
        anchor(holder),
        kind.style(role, holder, sheet),
        colour_of(holder.fill) if role in _PANELS else None,
        levels=levels,
    )
