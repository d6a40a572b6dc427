"""The settings that a post carries in its front matter, under `slides:`.

slides:
theme: midnight
prose: full
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.model.deck import Prose

_KNOWN = ("prose", "theme")


@dataclass(frozen=True, slots=True)
class Settings:
    theme: str = "paper"
    prose: Prose = Prose.FIT


def read_settings(given: Mapping[str, object], report: Report) -> Settings:
    """The settings in `given`; what is unknown there is reported and left out."""
    for key in given:
        if key not in _KNOWN:
            close = get_close_matches(key, _KNOWN, 1)
            _warn(report, f"`slides: {key}` is no setting" + (f"; did you mean `{close[0]}`?" if close else ""))
    usual = Settings()
    prose = str(given.get("prose", usual.prose))
    if prose not in list(Prose):
        _warn(report, f"`slides: prose` is {', '.join(Prose)}, not {prose!r}")
        prose = usual.prose
    return Settings(str(given.get("theme", usual.theme)), Prose(prose))


def _warn(report: Report, message: str) -> None:
    report(Diagnostic(Severity.WARNING, "setting-unknown", message, line=1))
