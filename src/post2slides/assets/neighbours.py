"""Gives a post the text of other files of its site: notes that it embeds, parts that it includes.

Its invariant: no file is read that lies outside the site's folder, or that is no text, or larger than `LARGEST`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from post2slides.assets.site import MAX_FILES, spelling

LARGEST = 1_000_000
"""Bytes of a text that is included."""
_ENDINGS = (".md", ".markdown", ".mdx", ".qmd", ".rmd", ".txt")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The texts around a post, whose file and site's root are absolute."""

    post: Path
    root: Path

    def text(self, name: str) -> str | None:
        """The text of a file, by its path from the post or from the root, or by the bare name of a note."""
        for path in self._candidates(name.strip().lstrip("/")):
            if (text := self._read(path)) is not None:
                return text
        return None

    def _candidates(self, name: str) -> Iterator[Path]:
        if not name or len(name) > 500 or re.match(r".:|\\", name) or "\0" in name:
            return
        names = (name,) if name.lower().endswith(_ENDINGS) else (f"{name}.md", name)
        for one in names:
            yield from (self.post.parent / one, self.root / one)
        if "/" not in name:
            yield from self._namesakes({spelling(one) for one in names})

    def _namesakes(self, wanted: set[str]) -> Iterator[Path]:
        """Files of that name anywhere in the site, as in a vault."""
        seen = 0
        for folder, subfolders, names in os.walk(self.root):
            subfolders[:] = sorted(s for s in subfolders if s not in _SKIPPED and not s.startswith("."))
            seen += len(names)
            if seen > MAX_FILES:
                return
            yield from (Path(folder, name) for name in sorted(names) if spelling(name) in wanted)

    def _read(self, path: Path) -> str | None:
        try:
            file = Path(os.path.realpath(path))
            inside = file.is_relative_to(self.root) and file != self.post
            if not inside or file.suffix.lower() not in _ENDINGS or file.stat().st_size > LARGEST:
                return None
            return file.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None
