"""Builds the empty deck of a theme: slide master, layouts, notes master, and what PowerPoint expects with them.

Made from nothing, since a template that another library brings along brings its slide size, printer settings, author
and date as well. Colours and fonts are references to the theme everywhere, so that a deck follows when its theme is
changed in PowerPoint.
"""

from __future__ import annotations

from post2slides.theme.mirror import mirrored
from post2slides.theme.model import Theme
from post2slides.theme.parts import presentation
from post2slides.theme.parts.language import script
from post2slides.theme.parts.master import slide_layout, slide_master
from post2slides.theme.parts.notes import notes_master
from post2slides.theme.parts.package import Part, packed
from post2slides.theme.parts.theme_part import theme_part

_MASTER = "ppt/slideMasters/slideMaster1.xml"
_NOTES = "ppt/notesMasters/notesMaster1.xml"
_THEME, _NOTES_THEME = "ppt/theme/theme1.xml", "ppt/theme/theme2.xml"
_COMPANIONS = (_MASTER, _NOTES, _THEME, "ppt/presProps.xml", "ppt/viewProps.xml", "ppt/tableStyles.xml")


def build_template(theme: Theme, language: str) -> bytes:
    """A .pptx package without slides, for a deck in `language` (a BCP 47 tag).

    For a language written from right to left, list styles are right-to-left and every rectangle is the mirror image of
    the theme's: what stands at the left there begins a line, and so must stand at the right here. A slide whose
    shapes are mirrored likewise is then where *Reset Slide* puts it. The same theme and language give the same bytes.
    """
    writing = script(language)
    if writing.rtl:
        theme = mirrored(theme)
    layouts = tuple(theme.layouts.values())
    names = tuple(f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, len(layouts) + 1))
    parts = (
        Part("ppt/presentation.xml", "presentation", presentation.presentation(theme, rtl=writing.rtl), _COMPANIONS),
        Part(_MASTER, "slideMaster", slide_master(theme, rtl=writing.rtl), (*names, _THEME)),
        *(
            Part(name, "slideLayout", slide_layout(layout, theme, rtl=writing.rtl), (_MASTER,))
            for name, layout in zip(names, layouts, strict=True)
        ),
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
