"""The way from a post to a deck, on one screen: read, gather the pictures, outline, lay out, write.

    post.md ── read ──> Post ── outline ──> Deck ── layout ──> PlacedDeck ── write ──> deck.pptx

Nothing is printed here, and nothing but the deck is written; what the author should know goes to `report`.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from post2slides.assets import Assets, FetchOptions, PictureRequest, Progress, gather
from post2slides.assets.site import site_root
from post2slides.completeness import check_words
from post2slides.diagnostics import PostError, Report
from post2slides.layout import lay_out, room_for
from post2slides.layout.metrics import default_metrics
from post2slides.model.deck import Deck, Prose
from post2slides.model.placed import PlacedDeck
from post2slides.model.post import InlinePicture, Picture, Post, texts, walk
from post2slides.outline import outline
from post2slides.read import Site, decode, read_post
from post2slides.read.notebook import is_notebook, notebook_markdown
from post2slides.settings import read_settings
from post2slides.theme.build import build_template
from post2slides.theme.load import load_theme
from post2slides.theme.model import Theme
from post2slides.write import write_deck


@dataclass(frozen=True, slots=True)
class Source:
    """A post's text and where it comes from."""

    text: str
    name: str
    """Its file's name without folder and ending."""
    path: Path | None = None
    """Its file; None for standard input."""
    dialect: str | None = None
    """The dialect that it is written in, or `markdown`; None to have it recognised."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen about a deck."""

    theme: str | None = None
    """The name of a built-in theme, or the path of one. None: as the front matter says, else `paper`."""
    prose: Prose | None = None
    """None: as the front matter's `slides:` key says, and `fit` where it says nothing."""
    fetch: FetchOptions = field(default_factory=FetchOptions)
    progress: Progress | None = None
    """Told how many pictures of how many have been fetched, then prepared."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What each stage made of a post."""

    post: Post
    deck: Deck
    placed: PlacedDeck
    assets: Assets
    theme: Theme


def convert(source: Source, target: Path | BinaryIO, options: Options, report: Report) -> Stages:
    """Make the deck of `source` and write it to `target`; a file there is replaced whole or not at all.

    Raises PostError, ThemeError or OutputError where no deck can be made.
    """
    with tempfile.TemporaryDirectory(prefix="post2slides-") as workdir:
        stages = prepare(source, options, Path(workdir), report)
        template = build_template(stages.theme, stages.deck.properties.language)
        write_deck(stages.placed, stages.theme, template, stages.assets.media, target)
    return stages


def read_source(source: Source, report: Report) -> Post:
    """The post in `source`, read with an eye to the site around it."""
    return read_post(
        source.text, name=source.name, report=report, site=site_around(source.path), dialect=source.dialect
    )


def prepare(source: Source, options: Options, workdir: Path, report: Report) -> Stages:
    """Everything but the writing. Prepared pictures are put into `workdir`."""
    post = read_source(source, report)
    settings = read_settings(post.meta.settings, report)
    theme, metrics = load_theme(options.theme or settings.theme), default_metrics()
    assets = gather(_pictures(post), source.path, workdir, options.fetch, report, options.progress)
    fits = room_for(theme, metrics, post.meta.language)
    deck = outline(post, assets.gallery, prose=options.prose or settings.prose, fits=fits)
    placed = lay_out(deck, theme, assets.gallery, metrics, report)
    check_words(post, placed, report)
    return Stages(post, deck, placed, assets, theme)


def open_source(path: Path, dialect: str | None = None) -> Source:
    """The post in a file.

    Raises PostError where there is none, or where it is no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PostError(
            "there is no such file", file=str(path), hint="Check the name, and the folder you are in."
        ) from None
    except IsADirectoryError:
        raise PostError("is a folder, not a post", file=str(path), hint="Name the Markdown file inside it.") from None
    except OSError as error:
        raise PostError(f"cannot be read ({error.strerror})", file=str(path), hint="Check its permissions.") from None
    text = decode(data, str(path))
    text = notebook_markdown(text, str(path)) if is_notebook(path.name) else text
    return Source(text, _name(path), path, dialect)


def site_around(path: Path | None) -> Site:
    """What the folders around a post tell of the site that it belongs to."""
    if path is None:
        return Site()
    file = path.resolve()
    root = site_root(file.parent)
    try:
        names = frozenset(entry.name for entry in root.iterdir())
    except OSError:
        names = frozenset()
    return Site(file.relative_to(root).as_posix(), names)


def _name(path: Path) -> str:
    """The file's name, or its folder's where the file's says nothing (`my-post/index.md`)."""
    absolute = path.resolve()
    return absolute.parent.name if absolute.stem.lower() in {"index", "readme", "post"} else absolute.stem


def _pictures(post: Post) -> list[PictureRequest]:
    requests = [PictureRequest(post.meta.cover, 1)] if post.meta.cover else []
    for block in walk(post.blocks):
        if isinstance(block, Picture):
            requests.append(PictureRequest(block.source, block.line, block.alt))
        for text in texts(block):
            inline = [part for part in text if isinstance(part, InlinePicture)]
            requests += [PictureRequest(part.source, block.line, part.alt) for part in inline]
    return requests
