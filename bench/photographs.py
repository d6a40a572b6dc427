"""What a deck of many photographs costs: time, processor time of each, and peak memory.

    python bench/photographs.py [--count N] [--width W] [--height H]

Makes that many different photographs as a phone saves them (JPEG, quality 90, held sideways, with a camera's
metadata), converts a post that shows them all, and prints the figures of the whole process as a Markdown table. Linux
and macOS only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from PIL import ExifTags, Image, ImageChops, ImageFilter

_DETAIL = 7
"""A detail of a photograph is about so many pixels wide."""
_PROBE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime, used.ru_stime, used.ru_maxrss)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the conversion of a post with many photographs.")
    parser.add_argument("--count", type=int, default=100, help="how many photographs (default: 100)")
    parser.add_argument("--width", type=int, default=4032, help="px, as stored (default: 4032)")
    parser.add_argument("--height", type=int, default=3024, help="px, as stored (default: 3024)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make = partial(photograph, folder, (options.width, options.height))
        with ProcessPoolExecutor() as pool:
            names = list(pool.map(make, range(options.count)))
        post = folder / "post.md"
        post.write_text("# Photographs\n\n" + "\n\n".join(f"![]({name})" for name in names) + "\n", encoding="utf-8")
        print(figures(post, options.count))


def photograph(folder: Path, size: tuple[int, int], number: int) -> str:
    """Writes one photograph: soft light, detail of all sizes, and the noise of a sensor."""
    picture = Image.effect_noise(_part(size, _DETAIL * 30), 90).resize(size, Image.Resampling.BICUBIC)
    for share in (_DETAIL * 5, _DETAIL):
        detail = Image.effect_noise(_part(size, share), 60).resize(size, Image.Resampling.BILINEAR)
        picture = ImageChops.add(picture, detail, scale=2)
    grain = Image.effect_noise(size, 6).filter(ImageFilter.GaussianBlur(0.6))
    bands = [ImageChops.add(ImageChops.offset(picture, number * 37 * band, 0), grain, 2, 20) for band in (1, 2, 3)]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Model] = "Phone"
    name = f"{number}.jpg"
    Image.merge("RGB", bands).save(folder / name, "JPEG", quality=90, exif=exif)
    return name


def _part(size: tuple[int, int], share: int) -> tuple[int, int]:
    return max(2, size[0] // share), max(2, size[1] // share)


def figures(post: Path, count: int) -> str:
    """The table: what the process that converted `post` took."""
    start = time.perf_counter()
    busy, peak = spent([str(Path(sys.executable).with_name("post2slides")), "convert", str(post), "-q", "--offline"])
    seconds = time.perf_counter() - start
    rows = [
        ("photographs", f"{count}"),
        ("seconds", f"{seconds:.1f}"),
        ("cores at work", f"{busy / seconds:.1f}"),
        ("processor time a photograph", f"{busy / count * 1000:.0f} ms"),
        ("peak memory", f"{peak:.0f} MB"),
        ("deck", f"{post.with_suffix('.pptx').stat().st_size / 1e6:.1f} MB"),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


def spent(command: list[str]) -> tuple[float, float]:
    """Processor seconds and the largest resident set (MB) of a command, the only child of a process of its own."""
    told = subprocess.run([sys.executable, "-c", _PROBE, *command], check=True, capture_output=True, text=True)
    user, system, peak = map(float, told.stdout.split())
    return user + system, peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


if __name__ == "__main__":
    main()
