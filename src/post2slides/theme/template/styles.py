"""The type of a template: the style of each role, from the template's own titles and bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from post2slides.model.placed import Colour, FontRole
from post2slides.theme.model import FontFace, Level, Palette, Role, TextStyle
from post2slides.theme.template.inheritance import Defaults, Manner, manner
from post2slides.theme.template.scheme import Scheme
from post2slides.theme.template.sheets import TITLES, Holder, Sheet
from post2slides.theme.typography import SCRIPTS
from post2slides.units import Size, px

_LEVELS = 9
_CODE_FONT = "Courier New"
_MONOSPACED = ("mono", "code", "courier", "consol")
_USUAL = {
    "Hang": "Malgun Gothic",
    "Jpan": "Yu Gothic",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Arab": "Arial",
    "Hebr": "Arial",
    "Thai": "Leelawadee UI",
    "Deva": "Nirmala UI",
}
"""Families that Windows has, for scripts that a template names none for."""
_USUAL_HEIGHT = px(720)
_COMFORTABLE = 18.0
"""Points on a slide 7.5 inches high: running text is not set smaller unless the template does."""
_SMALLEST_TITLE = 24.0
_SMALLEST: Mapping[Role, float] = {
    Role.SUBTITLE: 16,
    Role.META: 14,
    Role.KICKER: 11,
    Role.CODE: 12,
    Role.TABLE: 12,
    Role.CHART: 10,
    Role.CALLOUT: 16,
    Role.CAPTION: 14,
    Role.QUOTE: 20,
    Role.ATTRIBUTION: 14,
}
"""Points on a slide 7.5 inches high."""
_SHRINK, _PROPORTION = 0.85, 0.65
"""Text that is small, or large, keeps at least this share of the size that the template gives it."""
_MOST_LINES: Mapping[Role, int] = {
    Role.TITLE: 3,
    Role.META: 1,
    Role.KICKER: 1,
    Role.FOOTER: 1,
    Role.DATE: 1,
    Role.SLIDE_NUMBER: 1,
}


@dataclass(frozen=True)
class Type:
    """What styles are made with."""

    defaults: Defaults
    slide: Size

    @property
    def scale(self) -> float:
        """How high the slide is, by the usual height: a slide of half the size has type of half the size."""
        return self.slide.height / _USUAL_HEIGHT

    def points(self, size: float) -> float:
        """A type size for a slide of this height."""
        return float(max(8, round(size * self.scale)))

    def style(self, role: Role, holder: Holder, sheet: Sheet) -> TextStyle:
        """The style that a placeholder of the template gives its text by itself."""
        found = manner(holder, sheet, self.defaults)
        return TextStyle(
            size=found.size,
            minimum=self._minimum(role, found.size),
            maximum=found.size,
            font="code" if role is Role.CODE else font_role(holder),
            colour=found.colour,
            bold=found.bold,
            italic=found.italic,
            align=found.align,
            line_spacing=found.line_spacing,
            paragraph_spacing=(found.space_before + found.space_after) / found.size,
            max_lines=_MOST_LINES.get(role),
            capitals=found.capitals,
        )

    def levels(self, holder: Holder, sheet: Sheet) -> tuple[Level, ...]:
        return tuple(_level(manner(holder, sheet, self.defaults, number)) for number in range(_LEVELS))

    def _minimum(self, role: Role, size: float) -> float:
        if role is Role.TITLE:
            return min(size, self.points(_SMALLEST_TITLE))
        if role in (Role.FOOTER, Role.DATE, Role.SLIDE_NUMBER):
            return max(min(size, 8.0), size * 0.75)
        if role in _SMALLEST:
            return min(size, self.points(_SMALLEST[role]))
        comfortable = self.points(_COMFORTABLE)
        return float(round(max(comfortable, size * _PROPORTION) if size > comfortable * 1.1 else size * _SHRINK))


def font_role(holder: Holder) -> FontRole:
    return "heading" if holder.kind in TITLES else "body"


def derived_styles(
    title: TextStyle, body: TextStyle, ink: Colour, palette: Palette, kind: Type
) -> dict[Role, TextStyle]:
    """The style of each role on the layouts that are made for a template: its own, and what follows from them.

    `ink` is the colour of text on the panel.
    """

    def text(size: float, minimum: float, **changes: object) -> TextStyle:
        whole, least = kind.points(size), kind.points(minimum)
        plain = replace(body, size=whole, minimum=least, maximum=whole, align="left", italic=False, bold=False)
        return replace(plain, **changes)  # type: ignore[arg-type]

    largest = float(round(max(title.size, kind.points(40))))
    return {
        Role.TITLE: title,
        Role.SUBTITLE: text(24, 16, max_lines=3),
        Role.META: text(18, 14, max_lines=1),
        Role.KICKER: text(14, 11, bold=True, colour=palette.accent_text, max_lines=1, line_spacing=100.0),
        Role.BODY: body,
        Role.CODE: text(16, 12, font="code", colour=ink, line_spacing=110.0, paragraph_spacing=0.0, capitals=False),
        Role.TABLE: text(17, 12, line_spacing=100.0, paragraph_spacing=0.0),
        Role.CHART: text(16, 10, max_lines=1),
        Role.CALLOUT: text(20, 16, colour=ink),
        Role.CAPTION: text(18, 14, line_spacing=100.0, max_lines=3),
        Role.QUOTE: replace(
            text(30, 20, font="heading", paragraph_spacing=0.4, line_spacing=105.0), capitals=title.capitals
        ),
        Role.ATTRIBUTION: text(18, 14, colour=palette.muted, max_lines=2),
        Role.NUMBER: replace(title, size=largest, minimum=largest, maximum=largest, max_lines=1),
        Role.FOOTER: text(11, 9, colour=palette.muted, max_lines=1),
        Role.DATE: text(11, 9, colour=palette.muted, max_lines=1),
        Role.SLIDE_NUMBER: text(11, 9, colour=palette.muted, max_lines=1),
    }


def fonts_of(scheme: Scheme, title: Manner, body: Manner, code: str = "") -> dict[FontRole, FontFace]:
    """The families that titles and running text are set in, and one for code: as told, or the template's own."""
    heading, text = scheme.family(title.family), scheme.family(body.family)
    named = [
        not found.family.startswith("+") and scheme.family(f"+{which}-lt") != family
        for found, which, family in ((title, "mj", heading), (body, "mn", text))
    ]
    own = next((name for name in (text, heading) if any(word in name.lower() for word in _MONOSPACED)), _CODE_FONT)
    return {
        "heading": FontFace(heading, _scripts(scheme, "majorFont"), named[0]),
        "body": FontFace(text, _scripts(scheme, "minorFont"), named[1]),
        "code": FontFace(code or own, _scripts(scheme, "minorFont")),
    }


def _scripts(scheme: Scheme, which: str) -> dict[str, str]:
    named = scheme.scripts(which)
    return {script: named.get(script) or _USUAL[script] for script in SCRIPTS}


def _level(found: Manner) -> Level:
    return Level(
        found.size,
        found.margin,
        found.indent,
        found.bulleted,
        round(found.space_before, 1),
        round(found.space_after, 1),
    )
