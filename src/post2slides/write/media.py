"""The files of the package with pictures, films and sounds, each added when a slide first shows it, and once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from post2slides.model.picture import Media
from post2slides.write.package import Package

_SVG = "image/svg+xml"


class MediaParts:
    """Finds the part of a picture, a film or a sound by its key."""

    def __init__(self, package: Package, media: Mapping[str, Media]) -> None:
        self._package = package
        self._media = media
        self._names: dict[Path, str] = {}

    def picture(self, key: str) -> str:
        """The part name of the picture `key`."""
        media = self._media[key]
        return self._part(media.path, media.extension, media.content_type)

    def clip(self, key: str) -> str:
        """The part name of the film or sound `key`."""
        media = self._media[key]
        return self._part(media.path, media.extension, media.content_type, called="clip")

    def drawing(self, key: str) -> str | None:
        """The part name of the vector drawing for which the picture `key` stands in, if there is one."""
        drawing = self._media[key].svg
        return self._part(drawing, "svg", _SVG) if drawing else None

    def _part(self, file: Path, extension: str, content_type: str, called: str = "picture") -> str:
        if file not in self._names:
            # Not `image1`, which is what PowerPoint calls the pictures of a template.
            name = f"/ppt/media/{called}{len(self._names) + 1}.{extension}"
            self._names[file] = self._package.add(name, content_type, file).name
        return self._names[file]
