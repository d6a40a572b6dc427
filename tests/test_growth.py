"""Twice as long a deck takes about twice as long and no more memory a slide. What grows with the square of the slides
goes unseen in ten of them, and makes a long post take minutes.

Processor time is compared, which depends less on what else the machine has to do.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, ImageChops

from conversions import converted
from placed_decks import TEMPLATE, THEME, content, deck, paragraph, run, slide, title
from post2slides.assets.prepare import prepare
from post2slides.model.deck import Deck, Prose
from post2slides.model.picture import Media
from post2slides.model.placed import Cell, PictureShape, PlacedDeck, PlacedSlide, SlideLink, TableShape, WebLink
from post2slides.model.post import Block, Heading, Meta, Paragraph, Picture, Post, Span
from post2slides.outline import outline
from post2slides.pipeline import Source
from post2slides.units import Insets, Rect, pt
from post2slides.write import write_deck
from timing import MOST, growth

PLACE = Rect.of(0, 0, 914_400, 914_400)
SLIDES_OF_HALF = 1000
INSETS = Insets(pt(4), pt(4), pt(4), pt(4))


def bare(_number: int, _of: int) -> PlacedSlide:
    return slide(title("T"))


def with_notes(_number: int, _of: int) -> PlacedSlide:
    return slide(title("T"), notes=(paragraph("Say it."),))


def with_picture(number: int, _of: int) -> PlacedSlide:
    return slide(PictureShape("P", str(number), "A view", PLACE))


def with_table(_number: int, _of: int) -> PlacedSlide:
    cell = Cell((paragraph("1"),), INSETS)
    return slide(TableShape("T", "Figures", PLACE, (pt(60), pt(60)), (pt(20),), ((cell, cell),), header=False))


def with_links(number: int, of: int) -> PlacedSlide:
    there, away = SlideLink((number + 1) % of), WebLink(f"https://example.org/{number}")
    return slide(content(paragraph(run("next", link=there), run("away", link=away))))


SLIDES = [bare, with_notes, with_picture, with_table, with_links]


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "picture.png"
    Image.new("RGB", (2, 2)).save(path)
    return path


def written(placed: PlacedDeck, media: dict[str, Media]) -> BytesIO:
    target = BytesIO()
    write_deck(placed, THEME, TEMPLATE, media, target)
    return target


@pytest.mark.parametrize("made", SLIDES, ids=lambda made: made.__name__)
def test_writing_takes_time_in_proportion_to_the_slides(
    made: Callable[[int, int], PlacedSlide], picture: Path, tmp_path: Path
) -> None:
    media = {}
    for number in range(2 * SLIDES_OF_HALF if made is with_picture else 0):
        (tmp_path / f"{number}.png").hardlink_to(picture)
        media[str(number)] = Media(tmp_path / f"{number}.png", "png", "image/png")
    half, whole = (deck(*[made(number, of) for number in range(of)]) for of in (SLIDES_OF_HALF, 2 * SLIDES_OF_HALF))
    assert growth(lambda: written(half, media), lambda: written(whole, media)) <= MOST


def test_1200_slides_that_each_link_to_the_next_are_saved() -> None:
    """python-pptx follows links from slide to slide when it saves, and fails at a thousand."""
    count = 1200
    with ZipFile(written(deck(*[with_links(number, count) for number in range(count)]), {})) as archive:
        for number in range(1, count + 1):
            relations = archive.read(f"ppt/slides/_rels/slide{number}.xml.rels").decode()
            assert f'Target="slide{number % count + 1}.xml"' in relations


def chapters(kind: str, count: int, folder: Path) -> Iterator[str]:
    """The Markdown of a post of `count` headings with as many things of a kind."""
    yield "---\ntitle: A long post\n---\n"
    for number in range(count):
        yield f"## Chapter {number}\n"
        match kind:
            case "slides":
                yield f"Something happens in chapter {number}, and it is told in a sentence.\n"
            case "notes":
                yield "Words.\n\n✏️ Tell them how it was, and what came of it.\n"
            case "pictures":
                Image.effect_noise((40, 30), 40 + number).save(folder / f"{number}.png")
                yield f"![View {number}]({number}.png)\n"
            case "tables":
                yield "| name | pages |\n|---|---:|\n| one | 2 |\n| three | 4 |\n"
            case _:
                yield f"[Next](#chapter-{(number + 1) % count}), or [away](https://example.org/{number}).\n"


def headings(count: int) -> Post:
    blocks = (Heading(2, (Span(f"Chapter {number}"),), f"chapter-{number}", number + 1) for number in range(count))
    return Post("post", Meta(), tuple(blocks))


def prose_between_pictures(count: int) -> Post:
    """Under one heading, more than its slide can hold."""
    blocks: list[Block] = [Heading(2, (Span("Chapter"),), "chapter", 1)]
    for line in range(2, 2 * count, 2):
        blocks += [Paragraph((Span(f"View {line} is told of."),), line), Picture(f"{line}.png", "A view", line + 1)]
    return Post("post", Meta(), tuple(blocks))


@pytest.mark.parametrize(("post", "count"), [(headings, 2000), (prose_between_pictures, 400)])
def test_outlining_takes_time_in_proportion_to_the_post(post: Callable[[int], Post], count: int) -> None:
    half, whole = post(count), post(2 * count)

    def outlined(told: Post) -> Deck:
        return outline(told, {}, prose=Prose.FIT, fits=lambda _title, blocks: len(blocks) < 2)

    outlined(half)  # what finds key points is loaded
    assert growth(lambda: outlined(half), lambda: outlined(whole)) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["slides", "notes", "pictures", "tables", "links"])
def test_a_conversion_takes_time_in_proportion_to_the_post(kind: str, tmp_path: Path) -> None:
    count = 250 if kind == "pictures" else 800
    posts = [tmp_path / "half.md", tmp_path / "whole.md"]
    for post, length in zip(posts, (count, 2 * count), strict=True):
        post.write_text("\n".join(chapters(kind, length, tmp_path)), encoding="utf-8")
    half, whole = (lambda post=post: converted(post) for post in posts)
    assert growth(half, whole) <= MOST


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "block",
    ["> [!NOTE]\n> Words of note {}.\n\n", "- item {}\n  ```\n  code\n  ```\n", "```\nx = {}\n```\n\n"],
    ids=["callouts", "items with code", "code"],
)
def test_a_heading_takes_time_in_proportion_to_its_blocks(block: str) -> None:
    half, whole = ("# One\n\n" + "".join(map(block.format, range(count))) for count in (600, 1200))
    assert growth(lambda: converted(Source(half, "post")), lambda: converted(Source(whole, "post"))) <= MOST


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is in other units elsewhere")
@pytest.mark.parametrize("kind", ["slides", "notes", "pictures", "tables", "links"])
def test_memory_has_a_bound(kind: str, tmp_path: Path) -> None:
    """At most 150 MB, and 60 kB a slide."""
    count = 300 if kind == "pictures" else 1000
    post, slides = tmp_path / "post.md", tmp_path / "post.pptx"
    post.write_text("\n".join(chapters(kind, count, tmp_path)), encoding="utf-8")
    command = [sys.executable, "-m", "post2slides", "convert", str(post), "--offline", "--quiet"]
    # A process of its own starts the command: Linux counts what a child has in common with its parent as the child's.
    told = subprocess.run([sys.executable, "-c", _PEAK, *command], check=True, capture_output=True, text=True)
    with ZipFile(slides) as archive:
        written = sum(name.startswith("ppt/slides/slide") for name in archive.namelist())
    assert written > count
    assert int(told.stdout) * 1024 <= 150e6 + 60e3 * written


@pytest.mark.slow
def test_a_photograph_is_prepared_sooner_than_it_is_decoded_whole(tmp_path: Path) -> None:
    """100 ms for twelve megapixels, where decoding and reducing them whole takes 180, on any machine."""
    grain = Image.effect_noise((1008, 756), 60).resize((4032, 3024), Image.Resampling.BICUBIC)
    Image.merge("RGB", [ImageChops.offset(grain, 50 * band, 0) for band in range(3)]).save(tmp_path / "photo.jpg")
    data = (tmp_path / "photo.jpg").read_bytes()

    def whole() -> None:
        picture = Image.open(BytesIO(data))
        picture.resize((2560, 1920), Image.Resampling.LANCZOS).save(tmp_path / "whole.jpg", quality=88)

    most = 100 / 180
    assert growth(whole, lambda: prepare(data, "key", tmp_path, 2560), most) <= most
