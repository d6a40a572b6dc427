"""The typefaces of a run: `a:latin`, `a:ea`, `a:cs` (ECMA-376 part 1, §21.1.2.3).

Headings and body text refer to the theme's major and minor fonts (§20.1.4.1), so that a change of theme
fonts reaches them. A theme has no third font, so code names its families, also for East Asian and complex scripts:
comments in Korean would else be set in the body's font.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from post2slides.markup import NOTHING, Markup, element, joined
from post2slides.model.placed import FontRole
from post2slides.theme.model import FontFace, Theme

_EAST_ASIAN: Mapping[str, str] = MappingProxyType({"ko": "Hang", "ja": "Jpan", "zh": "Hans"})
_COMPLEX: Mapping[str, str] = MappingProxyType(
    {"ar": "Arab", "fa": "Arab", "ur": "Arab", "he": "Hebr", "yi": "Hebr", "th": "Thai", "hi": "Deva", "mr": "Deva"}
)
_TRADITIONAL = frozenset({"zh-tw", "zh-hk", "zh-mo", "zh-hant"})


def _theme_font(which: str) -> Markup:
    return joined(
        [
            element("a:latin", {"typeface": f"+{which}-lt"}),
            element("a:ea", {"typeface": f"+{which}-ea"}),
            element("a:cs", {"typeface": f"+{which}-cs"}),
        ]
    )


_MAJOR = _theme_font("mj")
_MINOR = _theme_font("mn")


class Fonts:
    """The theme's fonts as runs name them. `language` is the deck's, for text whose own language tells no script."""

    def __init__(self, theme: Theme, language: str) -> None:
        self._named_faces = {role: face for role, face in theme.fonts.items() if face.named or role == "code"}
        self._language = language

    def markup(self, role: FontRole | None, language: str) -> Markup:
        """The font of a run in `language`; nothing where it inherits its placeholder's."""
        match role:
            case None:
                return NOTHING
            case _ if role in self._named_faces:
                return self._named(self._named_faces[role], language)
            case "heading":
                return _MAJOR
            case _:
                return _MINOR

    def _named(self, face: FontFace, language: str) -> Markup:
        east_asian = face.scripts.get(_east_asian(language) or _east_asian(self._language))
        complex_script = face.scripts.get(_complex(language) or _complex(self._language), face.latin)
        return joined(
            [
                element("a:latin", {"typeface": face.latin}),
                element("a:ea", {"typeface": east_asian}) if east_asian else NOTHING,
                element("a:cs", {"typeface": complex_script}),
            ]
        )


def _east_asian(language: str) -> str:
    if language.lower().startswith(tuple(_TRADITIONAL)):
        return "Hant"
    return _EAST_ASIAN.get(_primary(language), "")


def _complex(language: str) -> str:
    return _COMPLEX.get(_primary(language), "")


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
