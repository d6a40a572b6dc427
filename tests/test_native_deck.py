"""A deck with everything in it has none of the faults that PowerPoint repairs and Keynote refuses."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from lxml import etree
from pptx import Presentation

from conversions import ENGLISH, KOREAN, Conversion, converted, pictures
from package_lint import Package, faults
from post2slides.model.deck import Prose
from post2slides.pipeline import Source
from post2slides.theme.load import theme_names

EVERYTHING = """\
---
title: Everything at *once*
subtitle: One of each kind
author: [Ann, Bo]
date: 2026-04-01
tags: [one, two]
description: All there is.
image: images/dandelions.jpg
---

Before the first heading: [a link](https://example.org), [a jump](#text) and an ![icon](images/badge.png) in a line.

# Words

## Text

**Bold**, *slanted*, ~~gone~~, `code`, H<sub>2</sub>O, 1<sup>st</sup> and <u>under</u>, with a tab\tand a break\\
and 한국어, 日本語, العربية, हिन्दी, ไทย, 👩‍🔬 & <angle> "quotes".

✏️ An aside with [a link](https://example.org/aside) & a jump [back](#text).

- One
    - Two
        1. Three
        2. Four
- [x] Done
- [ ] To do

> Somebody said this.
>
> — *Somebody*

## A statement

## Figures

| Left | Right |
|:-----|------:|
| 1    | **2** |
| a & b | [three](https://example.org/3) |

```python
def one(x):  # a comment
    return "하나" + x
```

# Pictures

![Twenty-four coins](images/coins.jpg)*Coins*
[![A clock](images/clock.jpg)](https://example.org/clock)
![The same](images/coins.jpg)*Coins again*
![The badge](images/tally.png)

![Not there](images/not-there.png)

## Prose

""" + "\n\n".join(
    f"Paragraph {number} goes on for a while, so that the points of it come on the slide and the whole into the notes."
    " It has a second sentence that says something else altogether. And a third one, which is short."
    for number in range(12)
)


CODE = 'Python code def one(x):  # a comment    return "하나" + x'


@pytest.fixture(scope="module", params=theme_names())
def deck(request: pytest.FixtureRequest) -> Conversion:
    return converted(Source(EVERYTHING, "everything", ENGLISH), theme=request.param)


@pytest.fixture(scope="module")
def package(deck: Conversion) -> Package:
    return Package(deck.archive)


def test_nothing_is_left_to_repair(package: Package) -> None:
    assert faults(package) == []


@pytest.mark.parametrize("prose", list(Prose))
def test_a_real_kind_of_post_has_nothing_to_repair(prose: Prose) -> None:
    assert faults(Package(converted(KOREAN, prose=prose).archive)) == []


def test_the_deck_has_everything(deck: Conversion) -> None:
    layouts = {slide.slide_layout.name for slide in deck.slides}
    assert {"Title Slide with Picture", "Section Header", "Title and Content", "Statement"} < layouts
    assert {"Title and Code", "Title and Table", "Card"} & layouts
    assert any(slide.has_notes_slide for slide in deck.slides)
    assert sum(name.startswith("picture") for name in deck.codes()) == 1
    assert "words-lost" not in deck.codes()


@pytest.mark.parametrize("deck", ["paper"], indirect=True, scope="module")
def test_the_lint_finds_what_it_looks_for(deck: Conversion) -> None:
    """A lint that finds nothing must be known to find something."""

    def broken(name: str, old: bytes, new: bytes) -> list[str]:
        target = BytesIO()
        with ZipFile(target, "w") as copy:
            for item in deck.archive.namelist():
                data = deck.archive.read(item)
                copy.writestr(item, re.sub(old, new, data, count=1, flags=re.DOTALL) if item == name else data)
        return faults(Package(ZipFile(target)))

    presentation, slide = "ppt/presentation.xml", "ppt/slides/slide2.xml"
    assert broken(presentation, b"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>", b"")
    assert broken(presentation, rb'<p:sldId ([^>]*)id="\d+"', rb'<p:sldId \1id="12"')
    assert broken(slide, rb'<p:cNvPr id="3"', b'<p:cNvPr id="2"')
    assert broken(slide, rb"<a:p>.*</a:p>", b"")
    assert broken("ppt/slides/_rels/slide2.xml.rels", rb"slideLayout\d+\.xml", b"slideLayout99.xml")
    assert broken("[Content_Types].xml", rb"slides/slide2\.xml", b"slides/slide999.xml")


def test_the_slide_s_size_bears_no_type(package: Package) -> None:
    (size,) = package.find("/p:presentation/p:sldSz", "ppt/presentation.xml")
    assert dict(size.attrib) == {"cx": "12192000", "cy": "6858000"}


def test_slides_take_their_colours_from_the_theme(package: Package) -> None:
    for name in package.parts("slides"):
        assert not package.find("//a:srgbClr | //a:sysClr | //a:prstClr", name), name


def test_slides_take_their_fonts_from_the_theme(package: Package) -> None:
    """Only the face of code is named, for which DrawingML's themes have no place."""
    named = "//a:r[a:rPr/*[self::a:latin or self::a:ea or self::a:cs][not(starts-with(@typeface, '+m'))]]"
    found = {run.findtext("{*}t") for name in package.parts("slides") for run in package.find(named, name)}
    assert found
    assert all(words in CODE for words in found)


def test_no_run_says_the_size_that_its_placeholder_gives_it(deck: Conversion) -> None:
    """So that *Reset Slide*, and a theme with other sizes, change what they should. Cells of tables inherit nothing."""
    seen = 0
    for slide in deck.slides:
        for shape in (shape for shape in slide.placeholders if shape.has_text_frame):
            index = shape.placeholder_format.idx
            (twin,) = [own for own in slide.slide_layout.placeholders if own.placeholder_format.idx == index]
            for paragraph in shape._element.iter("{*}p"):
                level = int(next((own.get("lvl", "0") for own in paragraph.iterfind("{*}pPr")), "0")) + 1
                given = twin._element.find(f".//{{*}}lvl{level}pPr/{{*}}defRPr")
                for run in paragraph.iter("{*}rPr"):
                    seen += 1
                    assert given is None or run.get("sz") != given.get("sz")
    assert seen


def test_the_deck_is_by_its_authors_and_of_its_date(deck: Conversion) -> None:
    properties = Presentation(BytesIO(deck.data)).core_properties
    assert properties.title == "Everything at once"
    assert re.fullmatch("Ann[,;] Bo", properties.author)
    assert properties.keywords == "one, two"
    assert properties.subject == "All there is."
    assert properties.created == datetime(2026, 4, 1, 12)
    assert properties.last_modified_by != "Steve Canny"


def test_nothing_of_the_library_s_own_template_is_left(deck: Conversion) -> None:
    names = deck.archive.namelist()
    assert not [name for name in names if "printerSettings" in name or name == "docProps/thumbnail.jpeg"]
    for name in ("docProps/core.xml", "docProps/app.xml"):
        text = deck.archive.read(name).decode()
        assert "Steve Canny" not in text
        assert "2013-" not in text


def test_media_are_stored_and_everything_else_is_compressed(deck: Conversion) -> None:
    media = [item for item in deck.archive.infolist() if item.filename.startswith("ppt/media/")]
    assert media
    assert {item.compress_type for item in media} == {ZIP_STORED}
    rest = {item.compress_type for item in deck.archive.infolist() if item.filename.endswith(".xml")}
    assert rest == {ZIP_DEFLATED}


def test_a_picture_used_twice_is_in_the_file_once(deck: Conversion) -> None:
    media = [name for name in deck.archive.namelist() if name.startswith("ppt/media/")]
    assert len(media) == len({deck.archive.read(name) for name in media})
    shown = [shape for slide in deck.slides for shape in pictures(slide)]
    assert len(shown) > len(media)


def test_every_run_has_a_language(package: Package) -> None:
    for name in (*package.parts("slides"), *package.parts("notesSlides")):
        assert not package.find("//a:r[not(a:rPr/@lang)]", name), name


def test_converting_twice_gives_the_same_bytes(deck: Conversion, tmp_path: Path) -> None:
    again = converted(Source(EVERYTHING, "everything", ENGLISH), theme=deck.stages.theme.name)
    assert again.data == deck.data


def test_every_part_is_well_formed(deck: Conversion) -> None:
    for name in deck.archive.namelist():
        if name.endswith((".xml", ".rels")):
            assert etree.fromstring(deck.archive.read(name)) is not None
