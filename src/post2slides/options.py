"""What a caller can choose about a deck, and what holds once the post and its settings file had their say."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from post2slides.assets import FetchOptions, Progress
from post2slides.assets.locate import is_on_network
from post2slides.assets.site import site_root
from post2slides.diagnostics import Report, ThemeError
from post2slides.model.choice import Asked, Manner
from post2slides.model.post import Meta
from post2slides.settings import Layer, Said, Settings, from_file, given, settled
from post2slides.source import Source
from post2slides.theme.load import built_in_folder, load_theme
from post2slides.theme.model import Theme
from post2slides.theme.reflow import reflowed

_NOTHING = frozenset({"off", "none", "no", "false"})


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller asks of a conversion."""

    chosen: Mapping[str, object] = field(default_factory=dict)
    """Settings by name, such as `theme`; they win over what the post and its settings file say."""
    fetch: FetchOptions = field(default_factory=FetchOptions)
    """The limits of fetching pictures. Settings may widen them, and keep it off the network."""
    force: bool = False
    """Whether to replace a deck on which somebody has worked, or a file that post2slides did not make."""
    progress: Progress | None = None
    """Told how many pictures of how many have been fetched, then prepared."""


def settings_of(source: Source, asked: Mapping[str, Asked], options: Options, report: Report) -> Settings:
    """What holds for a post that asks for `asked`.

    Raises SettingsError where an option or the settings file is wrong.
    """
    name = source.path.name if source.path else source.address or "standard input"
    if source.address:  # somebody else's post decides how it looks, not what of this computer it may see
        asked = {key: value for key, value in asked.items() if not key.startswith("allow")}
    post = Said(Layer.POST, asked, name, source.folder)
    return settled((from_file(source.folder), post, given(options.chosen)), report)


def limits_before_reading(options: Options) -> FetchOptions:
    """The limits of fetching the post itself: what it says is not known yet."""
    settings = settled((from_file(Path()), given(options.chosen)), _told_later)
    return limits_of(settings, options.fetch)


def _told_later(_diagnostic: object) -> None:
    """What is wrong with the settings is reported when all of them are known."""


def manner_of(settings: Settings, meta: Meta) -> Manner:
    """How the slides of a post are furnished and shown."""
    footer = "" if settings.footer.lower() in _NOTHING else settings.footer or None
    today = settings.date.lower() == "today"
    date = meta.date_text if today or settings.date.lower() == "post" else settings.date
    return Manner(
        footer,
        settings.numbers,
        "" if date.lower() in _NOTHING else date or ("–" if today else ""),
        today,
        settings.transition,
        settings.builds,
    )


def theme_of(settings: Settings) -> Theme:
    """The theme that holds.

    Raises ThemeError, with the place where the theme was chosen or that of the fault in it.
    """
    origin = settings.origin("theme")
    try:
        if origin.layer is Layer.POST:
            _refuse_far_themes(settings, origin.folder)
        return reflowed(load_theme(settings.theme, beside=origin.folder), settings.size)
    except ThemeError as error:
        if error.file or not origin.file:
            raise
        raise ThemeError(error.message, file=origin.file, line=origin.line, hint=error.hint) from None


def _refuse_far_themes(settings: Settings, folder: Path) -> None:
    """Raise ThemeError where the post names a theme, or that a logo, from outside its site: it may be anybody's."""
    far = ThemeError(
        f"the theme {settings.theme!r} lies outside the post's site",
        hint="A post may name themes of its site alone. Use -t, or name the theme in post2slides.toml.",
    )
    if is_on_network(settings.theme):
        raise far
    here = Path(os.path.realpath(folder))
    allowed = (site_root(here), built_in_folder(), *(Path(os.path.realpath(path)) for path in settings.allow_path))
    for file in load_theme(settings.theme, beside=folder).files:
        if not any(Path(os.path.realpath(file)).is_relative_to(place) for place in allowed):
            raise far


def limits_of(settings: Settings, limits: FetchOptions) -> FetchOptions:
    """`limits`, with what the settings allow beside them."""
    return replace(
        limits,
        offline=limits.offline or settings.offline,
        allow_paths=(*limits.allow_paths, *settings.allow_path),
        allow_hosts=(*limits.allow_hosts, *settings.allow_host),
    )
