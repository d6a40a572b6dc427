"""Builds the empty deck of a theme: slide master, layouts, notes master, and what PowerPoint expects with them.

Made from nothing, since a template that another library brings along brings its slide size, printer settings, author
and date as well. Colours and fonts are references to the theme everywhere, so that a deck follows when its theme is
changed in PowerPoint.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache, partial
from types import MappingProxyType

from post2slides.markup import Markup
from post2slides.theme.logo import Mark, Marks, placed_logo
from post2slides.theme.mirror import mirrored
from post2slides.theme.model import Theme
from post2slides.theme.parts import presentation
from post2slides.theme.parts.language import script
from post2slides.theme.parts.logo import logo_shapes
from post2slides.theme.parts.master import slide_layout, slide_master
from post2slides.theme.parts.notes import notes_master
from post2slides.theme.parts.package import Part, packed
from post2slides.theme.parts.theme_part import theme_part

_MASTER = "ppt/slideMasters/slideMaster1.xml"
_NOTES = "ppt/notesMasters/notesMaster1.xml"
_THEME, _NOTES_THEME = "ppt/theme/theme1.xml", "ppt/theme/theme2.xml"
_COMPANIONS = (_MASTER, _NOTES, _THEME, "ppt/presProps.xml", "ppt/viewProps.xml", "ppt/tableStyles.xml")


def build_template(
    theme: Theme, language: str, marks: Marks = MappingProxyType({}), used: Collection[str] = ()
) -> bytes:
    """A .pptx package without slides, for a deck in `language` (a BCP 47 tag).

    Somebody else's template is as it is, with those of the layouts made for it that `used` names.

    For a language written from right to left, list styles are right-to-left and every rectangle is the mirror image of
    the theme's: what stands at the left there begins a line, and so must stand at the right here. A slide whose
    shapes are mirrored likewise is then where *Reset Slide* puts it. `marks` are the files of the theme's logo, ready
    for a deck. The same theme and language give the same bytes.
    """
    if theme.template:
        from post2slides.theme.template.derive import with_layouts

        return with_layouts(theme.template, [layout for name, layout in theme.layouts.items() if name in used])
    writing = script(language)
    if writing.rtl:
        theme = mirrored(theme)
    layouts = _layouts(theme, marks, rtl=writing.rtl)
    names = tuple(part.name for part in layouts)
    parts = (
        Part("ppt/presentation.xml", "presentation", presentation.presentation(theme, rtl=writing.rtl), _COMPANIONS),
        Part(_MASTER, "slideMaster", slide_master(theme, rtl=writing.rtl), (*names, _THEME)),
        *layouts,
        *_pictures(theme, marks),
        Part(_THEME, "theme", theme_part(theme, writing)),
        Part(_NOTES, "notesMaster", notes_master(theme, rtl=writing.rtl), (_NOTES_THEME,)),
        Part(_NOTES_THEME, "theme", theme_part(theme, writing)),
        Part("ppt/presProps.xml", "presProps", presentation.presentation_properties()),
        Part("ppt/viewProps.xml", "viewProps", presentation.view_properties()),
        Part("ppt/tableStyles.xml", "tableStyles", presentation.table_styles(theme)),
        Part("docProps/core.xml", "core", presentation.core_properties()),
        Part("docProps/app.xml", "app", presentation.extended_properties()),
    )
    return packed(parts, ("ppt/presentation.xml", "docProps/core.xml", "docProps/app.xml"))


def shared_template(theme: Theme, language: str, marks: Marks, used: Collection[str]) -> bytes:
    """`build_template`, made once for all posts of a process that have the theme and the language in common. That of a
    logo's theme is made for each, since the logo's files are each post's own.
    """
    if marks:
        return build_template(theme, language, marks, used)
    return _shared(_Same(theme), language, frozenset(used) if theme.template else frozenset())


class _Same:
    """A theme that is equal only to itself: `load_theme` gives the same one as long as its files do not change."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.theme is other.theme

    def __hash__(self) -> int:
        return id(self.theme)


@lru_cache(maxsize=2)
def _shared(same: _Same, language: str, used: frozenset[str]) -> bytes:
    return build_template(same.theme, language, used=used)


def _layouts(theme: Theme, marks: Marks, *, rtl: bool) -> tuple[Part, ...]:
    """A part for each layout. Its relationships: rId1 is the slide master, rId2 the logo, rId3 its vector drawing."""
    parts: list[Part] = []
    for number, layout in enumerate(theme.layouts.values(), 1):
        logo = placed_logo(layout, theme, marks)
        shown = tuple(file.name for file in _files(logo.mark)) if logo else ()
        drawn = partial(logo_shapes, logo, "rId2", "rId3" if len(shown) > 1 else None) if logo else _nothing
        content = slide_layout(layout, theme, drawn, rtl=rtl)
        parts.append(Part(f"ppt/slideLayouts/slideLayout{number}.xml", "slideLayout", content, (_MASTER, *shown)))
    return tuple(parts)


def _nothing(_ids: Iterator[int]) -> Iterable[Markup]:
    return ()


def _pictures(theme: Theme, marks: Marks) -> tuple[Part, ...]:
    """The files of the logos that layouts show, each once."""
    shown = (placed_logo(layout, theme, marks) for layout in theme.layouts.values())
    files = {file.name: file for logo in shown if logo for file in _files(logo.mark)}
    return tuple(files.values())


def _files(mark: Mark) -> Iterator[Part]:
    """The picture, and the vector drawing where there is one."""
    media, key = mark.media, mark.facts.key
    yield Part(f"ppt/media/{key}.{media.extension}", media.extension, media.path.read_bytes())
    if media.svg:
        yield Part(f"ppt/media/{key}.svg", "svg", media.svg.read_bytes())
