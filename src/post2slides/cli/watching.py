"""`convert --watch`: decks are made again whenever what they were made from changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from post2slides.assets.site import PICTURE_SUFFIXES
from post2slides.batch.state import inputs
from post2slides.cli.errors import INTERRUPTED, errors_explained
from post2slides.cli.many_posts import convert_many, jobs_of
from post2slides.cli.one_post import convert_one, open_deck
from post2slides.cli.request import ManyRequest, Request
from post2slides.cli.terminal import echo_error, say
from post2slides.settings import possible_files
from post2slides.watch import next_change, snapshot

Files = Callable[[], Iterable[Path]]

_MOST_NAMED = 3
"""How many changed files are named."""


def watch_one(request: Request, *, opening: bool) -> int:
    """Convert a post each time that it, its pictures, its theme or its settings change, until Ctrl-C.

    `opening`: the first deck is opened. The exit code.
    """
    post = Path(request.posts[0])
    read: set[Path] = set()
    to_open = [open_deck] if opening else []

    def convert() -> None:
        made = convert_one(request, explain=False)
        read.update(made.stages.assets.files, made.stages.theme.files)
        while to_open:
            to_open.pop()(made)

    return _again_and_again(convert, lambda: chain(read, _around(post)))


def watch_many(request: Request, many: ManyRequest) -> int:
    """Convert those of many posts that change, until Ctrl-C. The exit code."""

    def files() -> Iterator[Path]:
        for job in jobs_of(request, many):
            yield from inputs(job)
            yield from _around(job.post)

    return _again_and_again(lambda: convert_many(request, many), files)


def _around(post: Path) -> Iterator[Path]:
    """A post, the settings files that it may have, and the pictures beside it, among them those that it still lacks."""
    yield post
    yield from possible_files(post.parent)
    for pattern in ("*", "*/*"):
        yield from (file for file in post.parent.glob(pattern) if file.suffix.lower() in PICTURE_SUFFIXES)


def _again_and_again(convert: Callable[[], object], files: Files) -> int:
    try:
        while True:
            known = snapshot(files())
            _converted(convert)
            known = snapshot(files()) | known
            say("Watching for changes; Ctrl-C ends it.", err=True)
            _tell(next_change(known, files))
    except KeyboardInterrupt:
        echo_error("Stopped: no longer watching.")
        return 0


def _converted(convert: Callable[[], object]) -> None:
    """Whatever is wrong is told, and the next change may mend it."""
    try:
        with errors_explained():
            ended_early = convert() == INTERRUPTED
    except SystemExit as ended:
        ended_early = ended.code == INTERRUPTED
    if ended_early:
        raise KeyboardInterrupt


def _tell(changes: dict[Path, str]) -> None:
    named = [f"{file.name} {word}" for file, word in list(changes.items())[:_MOST_NAMED]]
    more = [f"{len(changes) - _MOST_NAMED} more"] if len(changes) > _MOST_NAMED else []
    say(f"{time.strftime('%H:%M:%S')} {', '.join([*named, *more])}", err=True)
