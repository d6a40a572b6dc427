"""Measures how well photographs are told from what is drawn, on a set that anybody can make again.

    python scripts/measure_pictures.py [FOLDER]

The set is what packages ship: photographs of scikit-image, scikit-learn and Debian's mate-backgrounds, the screenshots
of GIMP's manual, drawings of scikit-image, and charts, terminals and tables that are drawn here. The packages are
fetched into FOLDER (default: a temporary one) with `pip download` and `apt-get download`, so Debian or Ubuntu is
needed. Each picture is judged as it is and as it comes from the web: smaller, as JPEG, as WebP, with a palette.
Prints a Markdown table and what was mistaken; fails under 95 %.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from post2slides.assets.prepare import prepare
from post2slides.model.picture import PictureKind

ENOUGH = 0.95
WHEELS = ("scikit-image==0.26.0", "scikit-learn==1.9.1")
DEBS = ("mate-backgrounds", "gimp-help-en")
_MANUAL = "usr/share/gimp/2.0/help/en/images"
PLACES: Mapping[PictureKind, Sequence[str]] = {
    PictureKind.PHOTO: (
        *(
            f"skimage/data/{name}"
            for name in (
                "astronaut.png", "brick.png", "camera.png", "cell.png", "chelsea.png", "clock_motion.png", "coffee.png",
                "coins.png", "grass.png", "gravel.png", "hubble_deep_field.jpg", "ihc.png", "microaneurysms.png",
                "moon.png", "motorcycle_left.png", "retina.jpg", "rocket.jpg",
            )
        ),
        "sklearn/datasets/images/*.jpg",
        "usr/share/backgrounds/mate/nature/*.jpg",
    ),
    PictureKind.GRAPHIC: (
        *(f"skimage/data/{name}.png" for name in ("chessboard_RGB", "horse", "logo", "page", "phantom")),
        f"{_MANUAL}/dialogs/*.png",
        f"{_MANUAL}/preferences/*.png",
    ),
}  # fmt: skip
_LEAST_SIDE = 150
"""px: what is smaller is an icon of the manual."""


@dataclass(frozen=True, slots=True)
class Labelled:
    name: str
    picture: Image.Image
    kind: PictureKind


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        fetch(folder)
        pictures = [*shipped(folder), *drawn()]
        share = report(pictures, Path(temporary))
    sys.exit(share < ENOUGH)


def fetch(folder: Path) -> None:
    """Gets the packages and unpacks them, unless that was done before."""
    if not any(folder.glob("*.whl")):
        run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), *WHEELS, cwd=folder)
    for wheel in folder.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(folder)
    if not any(folder.glob("*.deb")):
        run("apt-get", "download", "-qq", *DEBS, cwd=folder)
    for deb in folder.glob("*.deb"):
        run("dpkg", "-x", str(deb), str(folder), cwd=folder)


def run(*command: str, cwd: Path) -> None:
    subprocess.run(command, cwd=cwd, check=True)


def shipped(folder: Path) -> Iterator[Labelled]:
    for kind, patterns in PLACES.items():
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                with Image.open(path) as opened:
                    picture = opened.convert("RGB")
                if min(picture.size) >= _LEAST_SIDE:
                    yield Labelled(path.name, picture, kind)


def drawn() -> Iterator[Labelled]:
    """What blogs draw: charts, a terminal, a table, a gradient with words."""
    for painter in (bars, lines, scatter, terminal, table, poster):
        picture = Image.new("RGB", (1200, 750), "white")
        painter(picture, ImageDraw.Draw(picture), Random(5))
        yield Labelled(painter.__name__, picture, PictureKind.GRAPHIC)


def bars(_picture: Image.Image, draw: ImageDraw.ImageDraw, random: Random) -> None:
    for number in range(12):
        draw.rectangle((90 + number * 90, 650 - random.randint(60, 560), 150 + number * 90, 650), fill="#4477aa")
        draw.text((100 + number * 90, 665), f"Q{number}", fill="black", font_size=24)


def lines(_picture: Image.Image, draw: ImageDraw.ImageDraw, random: Random) -> None:
    for colour in ("#4477aa", "#ee6677", "#228833"):
        points = [(60 + step * 12, 375 + random.randint(-300, 300)) for step in range(90)]
        draw.line(points, fill=colour, width=3)
    draw.line(((60, 40), (60, 700), (1160, 700)), fill="black", width=2)


def scatter(_picture: Image.Image, draw: ImageDraw.ImageDraw, random: Random) -> None:
    for _ in range(900):
        x, y = random.gauss(600, 200), random.gauss(375, 120)
        draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill="#4477aa", outline="white")


def terminal(picture: Image.Image, draw: ImageDraw.ImageDraw, random: Random) -> None:
    picture.paste("#101418", (0, 0, *picture.size))
    for row in range(24):
        words = " ".join("".join(random.choices("abcdefg-/.", k=random.randint(2, 9))) for _ in range(9))
        draw.text((30, 20 + row * 29), f"$ {words}", fill=random.choice(("#cccccc", "#88dd88")), font_size=22)


def table(_picture: Image.Image, draw: ImageDraw.ImageDraw, random: Random) -> None:
    for row in range(18):
        draw.line(((40, 40 + row * 38), (1160, 40 + row * 38)), fill="#dddddd")
        for column in range(7):
            draw.text((50 + column * 160, 48 + row * 38), str(random.randint(1, 99_999)), fill="#222", font_size=22)


def poster(picture: Image.Image, draw: ImageDraw.ImageDraw, _random: Random) -> None:
    soft = Image.linear_gradient("L").resize(picture.size)
    picture.paste(Image.merge("RGB", (soft, soft.point(lambda value: 255 - value), soft)))
    draw.text((120, 300), "State of the site 2026", fill="white", font_size=90)


FORMS: Mapping[str, Callable[[Image.Image], bytes]] = {
    "as it is": lambda picture: encoded(picture, "PNG"),
    "half as large": lambda picture: encoded(picture.reduce(2), "PNG"),
    "JPEG, quality 85": lambda picture: encoded(picture, "JPEG", quality=85),
    "JPEG, quality 60": lambda picture: encoded(picture, "JPEG", quality=60),
    "WebP, quality 80": lambda picture: encoded(picture, "WEBP", quality=80),
    "256 colours": lambda picture: encoded(picture.quantize(256), "PNG"),
}


def encoded(picture: Image.Image, form: str, **settings: int) -> bytes:
    target = BytesIO()
    picture.save(target, form, **settings)
    return target.getvalue()


def report(pictures: Sequence[Labelled], folder: Path) -> float:
    """Prints what was found; gives the share that is right as it is."""
    counts = {kind: sum(each.kind is kind for each in pictures) for kind in PictureKind}
    print(f"{len(pictures)} pictures: {counts[PictureKind.PHOTO]} photographs, {counts[PictureKind.GRAPHIC]} drawn\n")
    print("| form | right | photographs taken for drawn | drawn taken for photographs |\n|---|---|---|---|")
    shares = []
    for form, encode in FORMS.items():
        wrong = [each for each in pictures if judged(encode(each.picture), folder) is not each.kind]
        names = [[each.name for each in wrong if each.kind is kind] for kind in PictureKind]
        shares.append(1 - len(wrong) / len(pictures))
        print(f"| {form} | {shares[-1]:.1%} | {' | '.join(', '.join(kind) or '–' for kind in names)} |")
    return shares[0]


def judged(data: bytes, folder: Path) -> PictureKind:
    return prepare(data, "x", folder, 2560).facts.kind


if __name__ == "__main__":
    main()
