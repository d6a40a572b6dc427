"""The way from a post to a deck, on one screen: read, gather the pictures, outline, lay out, write.

    post.md ── read ──> Post ── outline ──> Deck ── layout ──> PlacedDeck ── write ──> deck.pptx

Nothing is printed here, and nothing but the deck is written; what the author should know goes to `report`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from post2slides import scratch
from post2slides.assets import Assets, PosterColours, gather
from post2slides.assets.requests import requests_of
from post2slides.completeness import check_words
from post2slides.diagnostics import Report
from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import default_metrics
from post2slides.model.choice import Extra, Extras
from post2slides.model.deck import Deck
from post2slides.model.placed import PlacedDeck
from post2slides.model.post import Post, plain
from post2slides.options import Options, limits_of, manner_of, settings_of, theme_of
from post2slides.outline import outline, public_address
from post2slides.read import read_page, read_post, settings_in
from post2slides.settings import Settings
from post2slides.source import Form, Source, checked, open_source, site_around
from post2slides.theme.build import shared_template
from post2slides.theme.logo import Marks
from post2slides.theme.model import Theme
from post2slides.write import write_deck

__all__ = ["Options", "Source", "Stages", "convert", "open_source", "prepare", "read_source", "save", "title_of"]


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage made of a post."""

    settings: Settings
    post: Post
    deck: Deck
    placed: PlacedDeck
    assets: Assets
    theme: Theme
    marks: Marks
    """The theme's logo, ready for a deck."""


def convert(source: Source, target: Path | BinaryIO, options: Options, report: Report) -> Stages:
    """Make the deck of `source` and write it to `target`; a file there is replaced whole or not at all.

    A file on which somebody has worked, or that post2slides did not make, is replaced only with `Options.force`.
    Raises PostError, SettingsError, ThemeError or OutputError where no deck can be made.
    """
    if isinstance(target, Path) and os.access(target, os.F_OK) and not options.force:
        from post2slides.imprint.guard import refuse_lost_work  # brings what reads decks

        refuse_lost_work(target)
    with scratch.folder() as workdir:
        stages = prepare(source, options, workdir, report)
        save(stages, target)
    return stages


def save(stages: Stages, target: Path | BinaryIO) -> None:
    """Write the deck of `stages`, while its prepared pictures are there. Raises OutputError where that fails."""
    template = shared_template(stages.theme, stages.deck.properties.language, stages.marks, layouts_of(stages.placed))
    write_deck(stages.placed, stages.theme, template, stages.assets.media, target)


def layouts_of(placed: PlacedDeck) -> frozenset[str]:
    """The slide layouts that a deck needs."""
    return frozenset(slide.layout for slide in placed.slides)


def prepare(source: Source, options: Options, workdir: Path, report: Report) -> Stages:
    """Everything but the writing. Prepared pictures are put into `workdir`."""
    post = read_source(source, options, report)
    settings = settings_of(source, post.meta.settings, options, report)
    theme, metrics = theme_of(settings), default_metrics()
    colours = PosterColours(*map(theme.rgb, (theme.palette.panel, theme.palette.accent, theme.palette.on_accent)))
    limits = limits_of(settings, options.fetch)
    assets = gather(requests_of(post), source.path, workdir, limits, report, options.progress, colours, post.base)
    fits = Trial(theme, metrics, post.meta.language)
    if settings.closing is not Extra.OFF:
        from post2slides.assets.qr_code import with_qr_code

        assets = with_qr_code(assets, public_address(post), workdir)
    extras = Extras(settings.agenda, settings.closing)
    deck = outline(post, assets.gallery, prose=settings.prose, fits=fits, rows=settings.pictures, extras=extras)
    placed = lay_out(deck, theme, assets.gallery, metrics, report, manner_of(settings, post.meta), fits)
    check_words(post, placed, report)
    return Stages(settings, post, deck, placed, assets, theme, _marks(theme, workdir))


def _marks(theme: Theme, workdir: Path) -> Marks:
    """The theme's logo, ready for a deck."""
    if theme.logo is None:
        return {}
    from post2slides.brand import marks_of  # brings what prepares pictures

    return marks_of(theme.logo, workdir)


def read_source(source: Source, options: Options, report: Report) -> Post:
    """The post in `source`, read with an eye to the site around it and to the settings that concern the reading."""
    asked = {} if source.form is Form.PAGE else settings_in(source.text)
    settings = settings_of(source, asked, options, _told_with_the_rest)
    if source.form is Form.PAGE:
        page = read_page(source.text, name=source.name, report=report, note_markers=settings.notes, base=source.address)
        return checked(page, source)
    return read_post(
        source.text,
        name=source.name,
        report=report,
        note_markers=settings.notes,
        led_callouts=settings.led_callouts,
        site=site_around(source.path),
        dialect=settings.dialect or None,
        base=source.address,
    )


def title_of(source: Source, options: Options) -> str:
    """The title of the post in `source`, or the name of its file."""
    return plain(read_source(source, options, _told_with_the_rest).meta.title) or source.name


def _told_with_the_rest(_diagnostic: object) -> None:
    """What is wrong with the settings is reported once, when all of them are known."""
