"""The mapping file: what the author says of a template where its layouts do not tell it by themselves."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field

from post2slides.theme.fields import Field, Fields, suggestion
from post2slides.theme.model import LayoutName
from post2slides.theme.template.names import TITLE_ONLY
from post2slides.theme.template.sheets import Sheet
from post2slides.units import Emu, Rect, Size, px

MAPPING_NAMES = ("template", "title", "master", "layouts", "safe_area", "code_font")
_TITLE_ONLY_NAME = "Title Only"
LAYOUT_NAMES = (*LayoutName, _TITLE_ONLY_NAME)
"""The layouts that a mapping may name; `Title Only` is what missing layouts are made from."""

Masters = Sequence[tuple[Sheet, Sequence[Sheet]]]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping file says. Without one, nothing."""

    title: str = ""
    code_font: str = ""
    layouts: Dictionary[str, Field] = field(default_factory=dict)
    """The name of the template's layout, by that of ours."""
    master: Field | None = None
    safe_area: Field | None = None

    def chosen(self, masters: Masters) -> dict[str, Sheet]:
        """The layouts that are named. Raises ThemeError where the template has none of the name."""
        known = {layout.name: layout for _, layouts in reversed(masters) for layout in layouts}
        preferred = self.of_master(masters)
        known |= {layout.name: layout for layout in preferred} if preferred else {}
        return {name: _layout(value, known) for name, value in self.layouts.items()}

    def of_master(self, masters: Masters) -> Sequence[Sheet] | None:
        """The layouts of the master that is named, by its number or its theme's name."""
        if self.master is None:
            return None
        names = [master.name or f"{number}" for number, (master, _) in enumerate(masters, 1)]
        wanted = self.master.text()
        if wanted.isdigit() and 1 <= int(wanted) <= len(masters):
            return masters[int(wanted) - 1][1]
        if wanted not in names:
            self.master.fail(f"the template has no slide master {wanted!r}", hint=suggestion(wanted, names))
        return masters[names.index(wanted)][1]

    def area(self, slide: Size) -> Rect | None:
        """The safe area as told, on the slide."""
        if self.safe_area is None:
            return None
        rect = Rect(*(px(length) for length in self.safe_area.numbers(4)))
        if not Rect(Emu(0), Emu(0), slide.width, slide.height).holds(rect):
            self.safe_area.fail("reaches beyond the slide")
        return rect


def read_mapping(section: Fields) -> Mapping:
    """A mapping file, or the part of a theme file that is one."""
    listed = section.get("layouts")
    names = listed.fields(LAYOUT_NAMES) if listed else None
    layouts = {TITLE_ONLY if name == _TITLE_ONLY_NAME else name: names[name] for name in names} if names else {}
    return Mapping(
        title=section["title"].text() if "title" in section else "",
        code_font=section["code_font"].text() if "code_font" in section else "",
        layouts=layouts,
        master=section.get("master"),
        safe_area=section.get("safe_area"),
    )


def _layout(value: Field, known: Dictionary[str, Sheet]) -> Sheet:
    name = value.text()
    if name not in known:
        value.fail(f"the template has no layout {name!r}", hint=suggestion(name, known))
    if known[name].title is None:
        value.fail(f"the layout {name!r} has no placeholder for a title", hint="Every slide needs a title.")
    return known[name]
