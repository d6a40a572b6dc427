"""Where the deck of each post goes. Invariant: no two posts of one run share a deck, and the order of the posts decides
nothing but who gets the plainer name.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

_ENDING = ".pptx"
_INDEX = "index"


@dataclass(frozen=True, slots=True)
class Found:
    """A post, and the folder of posts that it was found in."""

    post: Path
    root: Path | None = None
    """None for a post that was named itself."""


def targets(found: Sequence[Found], output: Path | None) -> dict[Path, Path]:
    """The deck of each post: in the tree below `output`, which mirrors that of the posts, or beside the post.

    `my-post/index.md` becomes `my-post.pptx` there. Where two posts would share a name, one is named in full.
    """
    decks: dict[Path, Path] = {}
    taken: set[str] = set()
    for entry in sorted(found, key=lambda entry: (_is_index(entry.post), entry.post)):
        free = (deck for deck in _candidates(entry, output) if _folded(deck) not in taken)
        decks[entry.post] = deck = next(free)
        taken.add(_folded(deck))
    return {entry.post: decks[entry.post] for entry in found}


def _candidates(entry: Found, output: Path | None) -> Iterator[Path]:
    """Where the deck may go, the plainest name first."""
    if output is None:
        whole, plain = entry.post, []
    else:
        whole = output / (entry.post.relative_to(entry.root) if entry.root else entry.post.name)
        plain = [_named_by_folder(entry, output)] if _is_index(entry.post) else []
    yield from chain(plain, (_with_ending(whole, whole.stem), _with_ending(whole, whole.name)))
    yield from (_with_ending(whole, f"{whole.stem}-{number}") for number in count(2))


def _named_by_folder(entry: Found, output: Path) -> Path:
    """`talks/my-post/index.de.md` as `talks/my-post.de.pptx`."""
    folder = Path(os.path.realpath(entry.post)).parent
    name = folder.name + entry.post.stem[len(_INDEX) :]
    inside = entry.root and entry.post.parent != entry.root
    above = entry.post.parent.parent.relative_to(entry.root) if entry.root and inside else Path()
    return _with_ending(output / above / name, name)


def _with_ending(path: Path, stem: str) -> Path:
    return path.with_name(stem + _ENDING)


def _is_index(post: Path) -> bool:
    return post.name.lower().partition(".")[0] == _INDEX


def _folded(path: Path) -> str:
    """The path as file systems compare it that do not tell upper case from lower."""
    return str(path).casefold()
