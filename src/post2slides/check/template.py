"""How well a template will serve: which of its layouts shows what, and what of it is in the way of good slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from post2slides.diagnostics import Severity, ThemeError
from post2slides.layout.metrics import is_known
from post2slides.model.placed import Colour
from post2slides.theme.colour import READABLE, READABLE_LARGE
from post2slides.theme.fields import suggestion
from post2slides.theme.load import find_theme, theme_names
from post2slides.theme.model import Layout, LayoutName, Placeholder, Role, Theme
from post2slides.theme.template.finding import mapping_in, template_behind
from post2slides.theme.template.ground import ground
from post2slides.theme.template.reading import Reading, read_template
from post2slides.theme.template.scheme import Scheme
from post2slides.theme.template.sheets import Sheet
from post2slides.units import Rect, pixels, points

_SMALL = 14.0
"""Points on a slide 7.5 inches high, below which running text is hard to read from the last row."""
_LINE = 1.22
_LOW_BODY = 0.45
"""The share of the slide's height that running text needs, for more than a few lines."""
_LOST = 0.25
"""The share of the text's place that may be in the way of logos before it is worth a word."""
_WANTED = {
    LayoutName.TITLE: "title slides",
    LayoutName.CONTENT: "a title with text",
    LayoutName.SECTION: "sections",
}
_UNREAD = {Role.PICTURE, Role.NUMBER, Role.FOOTER, Role.SLIDE_NUMBER}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a template, and what its author can do about it."""

    severity: Severity
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class TemplateReport:
    file: str
    theme: Theme
    serving: tuple[tuple[str, str], ...]
    """Each layout of ours, and by what it is served."""
    unused: tuple[str, ...]
    """The template's layouts that serve nothing."""
    area: Rect
    """Where code, tables and pictures stand."""
    remarks: tuple[Remark, ...]


def check_template(name: str) -> TemplateReport:
    """What post2slides makes of the template that `name` leads to.

    Raises ThemeError where that is no template, or one that cannot be used.
    """
    path = find_theme(name)
    found = template_behind(path)
    if found is None:
        hint = f"Name a .pptx or .potx file. {suggestion(name, theme_names())}"
        raise ThemeError("is a theme, not a template of PowerPoint's", file=str(path), hint=hint)
    reading = read_template(found[0], mapping_in(found[1]))
    return _report(found[0], reading)


def _report(path: Path, reading: Reading) -> TemplateReport:
    theme = reading.theme
    sheets = {sheet.part: sheet for sheet in reading.sheets}
    used = {layout.part for layout in theme.layouts.values()}
    remarks = [remark for look in _LOOKS for remark in look(reading)]
    return TemplateReport(
        str(path),
        theme,
        tuple((str(name), _served_by(name, layout, sheets, reading)) for name, layout in theme.layouts.items()),
        tuple(sheet.name for part, sheet in sheets.items() if part not in used),
        theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].rect,
        tuple(sorted(remarks, key=lambda remark: remark.severity is not Severity.WARNING)),
    )


def _served_by(name: LayoutName, layout: Layout, sheets: dict[str, Sheet], reading: Reading) -> str:
    if layout.part in sheets:
        return sheets[layout.part].name
    if layout.name != name:
        return f"as {layout.name}"
    return f"made from {reading.matches.base.name}"


def _missing(reading: Reading) -> Iterator[Remark]:
    """Layouts that a template should have, and has not."""
    for name, purpose in _WANTED.items():
        if reading.matches.get(name) is None:
            severity = Severity.INFO if name is LayoutName.SECTION else Severity.WARNING
            remedy = f"If it has one, name it in a mapping file: layouts, {name}."
            yield Remark(severity, f"no layout for {purpose} was found; one is made", remedy)


def _faint(reading: Reading) -> Iterator[Remark]:
    """Text of the template's own layouts that is hard to read on its ground."""
    for layout in {layout.part: layout for layout in reading.theme.layouts.values()}.values():
        sheet = next((sheet for sheet in reading.sheets if sheet.part == layout.part), None)
        for role, place in layout.placeholders.items() if sheet else ():
            if sheet and role not in _UNREAD and (ratio := _contrast(place, sheet, reading)):
                message = f"{sheet.name}: the {role} has {ratio:.1f}:1 on its ground"
                yield Remark(
                    Severity.WARNING, message, "Text needs 4.5:1, and 3:1 where it is large. Change its colour."
                )


def _contrast(place: Placeholder, sheet: Sheet, reading: Reading) -> float:
    """The contrast of a placeholder's text where that is too low; 0 where it is not, or not known."""
    scheme = Scheme.of(sheet, reading.parts)
    behind = ground(sheet, scheme, place.rect, reading.size)
    if behind is None:
        return 0.0
    ratio = scheme.contrast(place.style.colour, behind)
    needed = READABLE_LARGE if place.style.minimum >= (14 if place.style.bold else 18) else READABLE
    return ratio if ratio < needed else 0.0


def _fonts(reading: Reading) -> Iterator[Remark]:
    families = {face.latin for face in reading.theme.fonts.values()}
    for family in sorted(family for family in families if not is_known(family)):
        message = f"the widths of {family} are not known; its text is measured in a wide font, so that it fits"
        yield Remark(Severity.INFO, message, "Lines may be shorter than they could be.")


def _type(reading: Reading) -> Iterator[Remark]:
    scale = reading.kind.scale
    body = reading.theme.styles[Role.BODY]
    if body.size < _SMALL * scale:
        message = f"running text is of {body.size:g} pt, which is hard to read from the last row"
        yield Remark(Severity.WARNING, message, f"{18 * scale:.0f} pt or more can be read.")


def _places(reading: Reading) -> Iterator[Remark]:
    content = reading.theme.layouts[LayoutName.CONTENT].placeholders
    title, body = content[Role.TITLE], content[Role.BODY]
    if points(title.room.height) < title.style.minimum * _LINE:
        yield Remark(Severity.WARNING, "the title's place is too low for a line of its text", "Make it higher.")
    if body.room.height < _LOW_BODY * reading.size.height:
        share = body.room.height / reading.size.height
        message = f"running text has {share:.0%} of the slide's height: slides will be many"
        yield Remark(Severity.WARNING, message, "Make its placeholder higher, or the title's lower.")
    area = reading.theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].rect
    lost = 1 - area.width * area.height / (body.room.width * body.room.height)
    if lost > _LOST:
        message = f"logos, bands or footers reach into the place of text: {lost:.0%} of it is not used"
        yield Remark(Severity.INFO, message, "Say the free area in a mapping file: safe_area.")


def _colours(reading: Reading) -> Iterator[Remark]:
    theme = reading.theme
    if theme.palette.link != Colour("hlink"):
        message = "the theme's colour of links cannot be read on its ground; links get the accent"
        yield Remark(Severity.INFO, message)
    if theme.palette.accent == theme.palette.text:
        message = "no accent stands out from the ground; bullets, rules and tables are in the colour of text"
        yield Remark(Severity.WARNING, message, "Choose other accents in Design, Variants, Colors.")


def _furniture(reading: Reading) -> Iterator[Remark]:
    if Role.SLIDE_NUMBER not in reading.theme.layouts[LayoutName.CONTENT].placeholders:
        yield Remark(Severity.INFO, "slides of text have no place for their number")


_LOOKS = (_missing, _faint, _type, _places, _colours, _fonts, _furniture)


def place_of(rect: Rect) -> str:
    """A rectangle in px, as a mapping file has it."""
    return ", ".join(f"{pixels(length):.0f}" for length in (rect.left, rect.top, rect.width, rect.height))
