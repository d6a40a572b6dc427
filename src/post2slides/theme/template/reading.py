"""A template's file becomes a `Theme`: what its layouts serve as they are, and what is made for it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path

from pptx import Presentation

from post2slides.diagnostics import ThemeError
from post2slides.model.placed import Colour, PlaceholderRef
from post2slides.theme.model import Layout, LayoutName, Palette, Placeholder, Role, Template, Theme
from post2slides.theme.template.archive import Parts, open_parts
from post2slides.theme.template.arrangement import Stage, arranged
from post2slides.theme.template.cleaning import add_notes_master, clean
from post2slides.theme.template.derive import derived
from post2slides.theme.template.ground import ground, legible_ground
from post2slides.theme.template.inheritance import Defaults, manner
from post2slides.theme.template.mapping import Mapping as LayoutMapping
from post2slides.theme.template.matching import Matches, body, is_for, matched
from post2slides.theme.template.ours import is_ours, roles_of
from post2slides.theme.template.scheme import Scheme
from post2slides.theme.template.serving import furniture_of, kicker_above, served
from post2slides.theme.template.sheets import Sheet, first_layout, masters_of, slide_size
from post2slides.theme.template.stage import Ground
from post2slides.theme.template.styles import Type, fonts_of
from post2slides.units import Size, px

_NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""*No Style, No Grid*: tables are drawn with the template's accents, whatever its table styles have for header rows."""
_GAP, _TITLE_GAP = 24, 14
_ABOUT = 0.8
_OWN = 200
"""Added to the index of a placeholder of ours where the template has one of that index."""

_STANDS_IN: Mapping[LayoutName, LayoutName] = {
    LayoutName.AGENDA: LayoutName.CONTENT,
    LayoutName.TITLE_PICTURE: LayoutName.TITLE,
    LayoutName.CLOSING: LayoutName.TITLE,
    LayoutName.PICTURE_COVER: LayoutName.PICTURE_WHOLE,
    LayoutName.PICTURE_COVER_TITLE: LayoutName.PICTURE_WHOLE_TITLE,
    LayoutName.PICTURE_FRAMED: LayoutName.PICTURE_WHOLE,
    LayoutName.PICTURE_FRAMED_TITLE: LayoutName.PICTURE_WHOLE_TITLE,
}
"""Layouts that a template needs none of its own for: another serves, its own or one that is made."""


@dataclass(frozen=True)
class Reading:
    """A template that is being read."""

    parts: Parts
    mapping: LayoutMapping
    opening: str
    """The part of the layout that the template's own first slide had."""

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All layouts of the template."""
        return tuple(sheet for _, layouts in masters_of(self.parts) for sheet in layouts)

    @cached_property
    def size(self) -> Size:
        return slide_size(self.parts)

    @cached_property
    def kind(self) -> Type:
        return Type(Defaults.of(self.parts.tree(self.parts.main)), self.size)

    @cached_property
    def matches(self) -> Matches:
        """Which layouts serve. Of several masters, the first with about as much room for text as any has.

        The title slide may be another master's, where the template's own first slide is so.
        """
        masters = masters_of(self.parts)
        chosen = self.mapping.chosen(masters)
        if named := self.mapping.of_master(masters):
            return matched(named, chosen, self.size)
        tried = [matched(layouts, chosen, self.size) for _, layouts in masters if layouts]
        if not tried:
            raise ThemeError(
                "has no slide layouts", file=self.parts.file, hint="Add one in PowerPoint: View, Slide Master."
            )
        most = max(map(_room_for_text, tried))
        found = next(found for found in tried if _room_for_text(found) >= _ABOUT * most)
        sheets = (sheet for _, layouts in masters for sheet in layouts if sheet.part == self.opening)
        titles = [sheet for sheet in sheets if LayoutName.TITLE not in chosen and _opens(sheet, found)]
        return replace(found, found={**found.found, LayoutName.TITLE: titles[0]}) if titles else found

    @cached_property
    def scheme(self) -> Scheme:
        return Scheme.of(self.ground.content, self.parts)

    @cached_property
    def ground(self) -> Ground:
        content = self.matches.get(LayoutName.CONTENT) or self.matches.base
        scheme = Scheme.of(content, self.parts)
        area = self.mapping.area(self.size)
        return Ground(self.matches, scheme, self.kind, self.size, area)

    @cached_property
    def theme(self) -> Theme:
        """Everything but the template's package."""
        stage, inks = self.ground.stage()
        plain = Theme(
            name=Path(self.parts.file).stem,
            title=self.mapping.title or f"{Path(self.parts.file).name}: a template",
            size=self.size,
            scheme=self.scheme.normalised(dark=inks.dark),
            dark=inks.dark,
            fonts={},
            palette=stage.palette,
            code=inks.code(),
            layouts={},
            styles=stage.styles,
            line_width=stage.body.room.width,
            gap=px(_GAP * stage.scale),
            title_gap=px(_TITLE_GAP * stage.scale),
            table_style=_NO_TABLE_STYLE,
        )
        title = self.ground.title
        text = self.ground.body or title
        if title is None or text is None:
            hint = "In PowerPoint: View, Slide Master, Master Layout, Title."
            raise ThemeError("has no placeholder for a title", file=self.parts.file, hint=hint)
        heading, running = manner(*title, self.kind.defaults), manner(*text, self.kind.defaults)
        fonts = fonts_of(self.scheme, heading, running, self.mapping.code_font or self._code_font)
        return replace(plain, fonts=fonts, layouts=dict(self._layouts(stage)))

    @property
    def _code_font(self) -> str:
        """The family of the template's own layout for code, if it has one."""
        layout = self.matches.get(LayoutName.CODE)
        holder = roles_of(layout).get(Role.CODE) if layout and is_ours(layout) else None
        return self.scheme.family(manner(holder, layout, self.kind.defaults).family) if layout and holder else ""

    def _layouts(self, stage: Stage) -> Iterator[tuple[LayoutName, Layout]]:
        """Each layout: the template's own, another of the theme's that stands in for it, or one that is made."""
        own = {name: sheet for name in LayoutName if (sheet := self._own(name))}
        made = {name: self._made(name, number, stage) for number, name in enumerate(LayoutName, 1) if name not in own}
        for name in LayoutName:
            stands_in = _STANDS_IN.get(name, name)
            if name in own:
                yield name, self._served(name, own[name], stage)
            elif stands_in in own:
                yield name, replace(self._served(name, own[stands_in], stage), name=stands_in)
            else:
                yield name, made[stands_in]

    def _own(self, name: LayoutName) -> Sheet | None:
        if sheet := self.matches.get(name):
            return sheet
        cover = LayoutName.PICTURE_COVER if name is LayoutName.PICTURE_COVER_TITLE else name
        framed = LayoutName.PICTURE_WHOLE_TITLE if name is LayoutName.PICTURE_FRAMED_TITLE else cover
        return self.matches.get(framed)

    def _served(self, name: LayoutName, sheet: Sheet, stage: Stage) -> Layout:
        layout = served(name, sheet, self.kind, self._background(sheet, stage.palette))
        needs = name is LayoutName.CONTENT and Role.KICKER not in layout.placeholders
        return self._with_kicker(layout, sheet, stage) if needs else layout

    def _made(self, name: LayoutName, number: int, stage: Stage) -> Layout:
        base = self.matches.base
        places, decorations = arranged(name, stage)
        furniture = furniture_of(base, self.kind)
        taken = {holder.index for holder in base.holders if holder.kind != "obj"}
        placed = {role: _distinct(role, place, taken) for role, place in places.items()}
        part = posixpath.join(posixpath.dirname(base.part), f"slideLayout{self._last + number}.xml")
        layout = Layout(name, stage.palette.background, {**placed, **furniture}, decorations, part)
        at_top = placed[Role.TITLE].rect == stage.title.rect
        return self._with_kicker(layout, base, stage) if at_top else layout

    def _with_kicker(self, layout: Layout, sheet: Sheet, stage: Stage) -> Layout:
        title, style = layout.placeholders[Role.TITLE], stage.styles[Role.KICKER]
        kicker = kicker_above(title, style, sheet, self.size, self.kind)
        return replace(layout, placeholders={**layout.placeholders, Role.KICKER: kicker}) if kicker else layout

    def _background(self, sheet: Sheet, palette: Palette) -> Colour:
        title = sheet.title
        place = title.rect if title and title.rect else None
        if place is None:
            return palette.background
        scheme = Scheme.of(sheet, self.parts)
        text = manner(title, sheet, self.kind.defaults).colour if title else palette.text
        return legible_ground(ground(sheet, scheme, place, self.size), text, scheme)

    @property
    def _last(self) -> int:
        """The highest number of a layout's part."""
        names = (posixpath.basename(name) for name in self.parts.entries if "/slideLayouts/" in name)
        digits = ("".join(filter(str.isdigit, name)) for name in names)
        return max((int(number) for number in digits if number), default=0)

    def template(self, theme: Theme) -> Template:
        """The package, cleaned, and the parts of the layouts that are made."""
        text, base = self.ground.body, self.matches.base
        own = {sheet.part for sheet in self.matches.found.values()}
        made = {layout.name: layout for layout in theme.layouts.values() if layout.part not in own}
        added = {name: derived(layout, base, text[0] if text else None, theme) for name, layout in made.items()}
        add_notes_master(self.parts, theme)
        return Template(
            self.parts.packed(),
            added,
            dict.fromkeys(added, base.part),
            bool(text and manner(*text, self.kind.defaults).rtl),
        )


def load_template(path: Path, mapping: LayoutMapping | None = None) -> Theme:
    """The template in a file, as a theme.

    Raises ThemeError where the file cannot be used: damaged, protected, of another program, or without layouts.
    """
    reading = read_template(path, mapping)
    template = reading.template(reading.theme)
    _try(template.package, reading.parts)
    return replace(reading.theme, template=template)


def _try(package: bytes, parts: Parts) -> None:
    """Open it as the writer will, once, so that a fault is told now and as the template's."""
    try:
        layouts = [layout for master in Presentation(BytesIO(package)).slide_masters for layout in master.slide_layouts]
        for layout in layouts:
            _ = layout.name
    except Exception as error:  # noqa: BLE001 - python-pptx has no error of its own for each fault of a file
        parts.damaged(f"{type(error).__name__}: {error}")


def read_template(path: Path, mapping: LayoutMapping | None = None) -> Reading:
    """The template in a file, cleaned, for those who want to know how it was understood."""
    parts = open_parts(path)
    opening = first_layout(parts)
    clean(parts)
    return Reading(parts, mapping or LayoutMapping(), opening)


def _opens(sheet: Sheet, matches: Matches) -> bool:
    """Whether the layout of the template's own first slide is for title slides: it says so, or serves nothing else."""
    if is_for(LayoutName.TITLE, sheet):
        return True
    taken = [other.part for other in matches.found.values()]
    return matches.get(LayoutName.TITLE) is None and sheet.title is not None and sheet.part not in taken


def _room_for_text(matches: Matches) -> int:
    layout = matches.get(LayoutName.CONTENT)
    holder = body(layout) if layout else None
    return holder.rect.width * holder.rect.height if holder and holder.rect else 0


def _distinct(role: Role, place: Placeholder, taken: Iterable[int]) -> Placeholder:
    if role is Role.TITLE or place.ref is None or place.ref.index not in taken:
        return place
    return replace(place, ref=PlaceholderRef(place.ref.type, place.ref.index + _OWN))
