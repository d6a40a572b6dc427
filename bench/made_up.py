"""Posts of any length, and photographs to go with them, made up anew for each measurement."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from PIL import ExifTags, Image, ImageChops, ImageFilter

_DETAIL = 7
"""A detail of a photograph is about so many pixels wide."""
_ORDINARY = (1280, 853)
"""px: as blogs show photographs."""


def post_of(headings: int) -> Iterator[str]:
    """A post of two paragraphs and a list a heading, every fifth with code, every tenth with a table."""
    yield "---\ntitle: A long post\n---\n"
    for number in range(1, headings + 1):
        yield from chapter(number)


def chapter(number: int, picture: str = "") -> Iterator[str]:
    yield f"## Chapter {number}, in which something happens\n"
    if picture:
        yield f"![View {number}]({picture})\n"
    for paragraph in ("first", "second"):
        yield (
            f"This is the {paragraph} paragraph of chapter {number}. It has a **bold** word, a "
            f"[link](https://example.org/{number}) and some `code`, and it is about as long as paragraphs in posts "
            "are wont to be.\n"
        )
    yield from (f"- point {point} of chapter {number}" for point in range(1, 5))
    yield ""
    if number % 5 == 0:
        yield f"```python\ndef chapter_{number}(reader: str) -> int:\n    # keep count"
        yield f"    return len(reader) * {number}\n```\n"
    if number % 10 == 0:
        yield "| name | pages | price |\n|---|---:|---:|"
        yield from (f"| book {row} of {number} | {row * 7} | {row}.50 |" for row in range(1, 5))
        yield ""


def write_post(path: Path, headings: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(post_of(headings)), encoding="utf-8")
    return path


def write_illustrated_post(path: Path, headings: int, every: int) -> Path:
    """A post with a photograph of its own under every so many headings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    numbers = range(every, headings + 1, every)
    names = dict(zip(numbers, photographs(path.parent, _ORDINARY, len(numbers)), strict=True))
    lines = (line for number in range(1, headings + 1) for line in chapter(number, names.get(number, "")))
    path.write_text("\n".join(["---\ntitle: A long post\n---\n", *lines]), encoding="utf-8")
    return path


def photographs(folder: Path, size: tuple[int, int], count: int, *, sideways: bool = False) -> list[str]:
    """The names of so many different photographs, made on all cores."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(photograph, folder, size, sideways), range(count)))


def photograph(folder: Path, size: tuple[int, int], sideways: bool, number: int) -> str:
    """Writes one photograph: soft light, detail of all sizes, and the noise of a sensor; perhaps held sideways."""
    picture = Image.effect_noise(_part(size, _DETAIL * 30), 90).resize(size, Image.Resampling.BICUBIC)
    for share in (_DETAIL * 5, _DETAIL):
        detail = Image.effect_noise(_part(size, share), 60).resize(size, Image.Resampling.BILINEAR)
        picture = ImageChops.add(picture, detail, scale=2)
    grain = Image.effect_noise(size, 6).filter(ImageFilter.GaussianBlur(0.6))
    bands = [ImageChops.add(ImageChops.offset(picture, number * 37 * band, 0), grain, 2, 20) for band in (1, 2, 3)]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6 if sideways else 1
    exif[ExifTags.Base.Model] = "Phone"
    name = f"{number}.jpg"
    Image.merge("RGB", bands).save(folder / name, "JPEG", quality=90, exif=exif)
    return name


def _part(size: tuple[int, int], share: int) -> tuple[int, int]:
    return max(2, size[0] // share), max(2, size[1] // share)
