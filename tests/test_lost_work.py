"""Nobody's work is lost: an edited deck is not replaced, an untouched one is, whatever program saved it."""

from __future__ import annotations

import copy
import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from conversions import ENGLISH, OFFLINE, converted
from post2slides.diagnostics import OutputError
from post2slides.imprint.guard import edits
from post2slides.pipeline import Options, Source, convert
from post2slides.readback.package import zip_parts

POST = """\
---
title: A talk
---

# One

First words of one.

✏️ Say this.

# Two

| a | b |
|---|---|
| 1 | 2 |

# Three

![Coins](images/coins.jpg)

# Four

Last words.

# Five

- a list
- of two
"""
ONE, TWO, THREE, FOUR, FIVE = 1, 2, 3, 4, 5
"""The indexes of the slides of these titles."""
SOURCE = Source(POST, "post", ENGLISH)
ORIGINAL = converted(SOURCE).data


def shape(deck: Any, index: int, name: str) -> Any:
    return next(shape for shape in deck.slides[index].shapes if shape.name == name)


def body(deck: Any, index: int = ONE) -> Any:
    return deck.slides[index].placeholders[1]


def other_words(deck: Any) -> None:
    body(deck).text_frame.paragraphs[0].runs[0].text = "Other words."


def other_title(deck: Any) -> None:
    deck.slides[FOUR].shapes.title.text = "Fourth"


def bold(deck: Any) -> None:
    body(deck).text_frame.paragraphs[0].runs[0].font.bold = True


def recoloured(deck: Any) -> None:
    body(deck).text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(200, 0, 0)  # type: ignore[no-untyped-call]


def larger(deck: Any) -> None:
    body(deck).text_frame.paragraphs[0].runs[0].font.size = Pt(44)


def moved_shape(deck: Any) -> None:
    frame = body(deck)
    frame.left, frame.top, frame.width, frame.height = frame.left + Pt(12), frame.top, frame.width, frame.height


def other_notes(deck: Any) -> None:
    deck.slides[ONE].notes_slide.notes_text_frame.text = "Say that."


def first_notes(deck: Any) -> None:
    deck.slides[FOUR].notes_slide.notes_text_frame.text = "Say this too."


def other_cell(deck: Any) -> None:
    next(shape for shape in deck.slides[TWO].shapes if shape.has_table).table.cell(1, 1).text = "22"


def other_picture(deck: Any) -> None:
    picture = next(shape for shape in deck.slides[THREE].shapes if shape._element.tag.endswith("}pic"))
    data = BytesIO()
    Image.new("RGB", (300, 200), "teal").save(data, "PNG")
    _, relationship = deck.slides[THREE].part.get_or_add_image_part(data)
    picture._element.blipFill.blip.rEmbed = relationship


def other_crop(deck: Any) -> None:
    next(shape for shape in deck.slides[THREE].shapes if shape._element.tag.endswith("}pic")).crop_left = 0.2


def drawn(deck: Any) -> None:
    deck.slides[FOUR].shapes.add_textbox(Pt(10), Pt(10), Pt(100), Pt(40)).text_frame.text = "Look here"


def hidden(deck: Any) -> None:
    deck.slides[FOUR]._element.set("show", "0")


def added(deck: Any) -> None:
    deck.slides.add_slide(deck.slides[ONE].slide_layout).shapes.title.text = "Mine"


def deleted(deck: Any) -> None:
    ids = deck.slides._sldIdLst
    deck.part.drop_rel(ids[FOUR].rId)
    ids.remove(ids[FOUR])


def reordered(deck: Any) -> None:
    ids = deck.slides._sldIdLst
    ids.insert(1, ids[FIVE])


def copied_shape(deck: Any) -> None:
    own = body(deck)._element
    own.addnext(copy.deepcopy(own))


def other_theme_colour(deck: Any) -> None:
    part = next(
        relationship.target_part
        for relationship in deck.slide_master.part.rels.values()
        if relationship.reltype.endswith("/theme")
    )
    part._blob = part.blob.replace(b'<a:srgbClr val="B4472F"/>', b'<a:srgbClr val="00AA00"/>')


def logo_on_master(deck: Any) -> None:
    body(deck)  # a master has no add_textbox in python-pptx, so a slide's shape is copied there
    box = deck.slides[FOUR].shapes.add_textbox(Pt(10), Pt(10), Pt(100), Pt(40))
    box.text_frame.text = "ACME"
    deck.slide_master.shapes._spTree.append(box._element)


EDITS: dict[Callable[[Any], None], str] = {
    other_words: "slide 2 “One” (text)",
    other_title: "slide 5 “Fourth” (text)",
    bold: "slide 2 “One” (formatting)",
    recoloured: "slide 2 “One” (formatting)",
    larger: "slide 2 “One” (formatting)",
    moved_shape: "slide 2 “One” (position)",
    other_notes: "slide 2 “One” (notes)",
    first_notes: "slide 5 “Four” (notes)",
    other_cell: "slide 3 “Two” (text)",
    other_picture: "slide 4 “Three” (pictures)",
    other_crop: "slide 4 “Three” (pictures)",
    drawn: "slide 5 “Four” (text)",
    hidden: "slide 5 “Four” (animation)",
    added: "slide 7 “Mine” (new)",
    deleted: "a slide was deleted: “Four”",
    reordered: "slide 2 “Five” (order)",
    copied_shape: "slide 2 “One” (text)",
    other_theme_colour: "the slide master, a layout or the theme",
    logo_on_master: "the slide master, a layout or the theme",
}
"""What somebody does to a deck, and what is said of it."""


def edited(edit: Callable[[Any], None], path: Path) -> Path:
    deck = Presentation(BytesIO(ORIGINAL))
    edit(deck)
    deck.save(str(path))
    return path


def again(path: Path, *, force: bool = False) -> None:
    convert(SOURCE, path, Options(fetch=OFFLINE, force=force), lambda _: None)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_edited_deck_is_kept_and_the_edit_is_named(edit: Callable[[Any], None], tmp_path: Path) -> None:
    path = edited(edit, tmp_path / "deck.pptx")
    before = path.read_bytes()
    with pytest.raises(OutputError) as caught:
        again(path)
    assert caught.value.message == f"the deck was edited since it was made: {EDITS[edit]}"
    assert caught.value.hint
    assert "--force" in caught.value.hint
    assert "-o" in caught.value.hint
    assert path.read_bytes() == before


def test_an_untouched_deck_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(ORIGINAL)
    again(path)
    assert path.read_bytes() == ORIGINAL


def test_saving_without_a_change_is_no_edit(tmp_path: Path) -> None:
    path = edited(lambda deck: None, tmp_path / "deck.pptx")
    assert path.read_bytes() != ORIGINAL
    again(path)
    assert path.read_bytes() == ORIGINAL


def as_powerpoint_saves(deck: Any) -> None:
    """Texts cut into more runs, marks of proofing, coordinates written out, ids and names of its own."""
    run = body(deck).text_frame.paragraphs[0].runs[0]
    second = copy.deepcopy(run._r)
    words = run.text
    run.text, second.text = words[:4], words[4:]
    run._r.addnext(second)
    second.get_or_add_rPr().set("dirty", "0")
    second.get_or_add_rPr().set("err", "1")
    frame = body(deck)
    frame.left, frame.top, frame.width, frame.height = frame.left + 300, frame.top, frame.width, frame.height
    for number, item in enumerate(deck.slides[ONE].shapes):
        item._element.xpath(".//p:cNvPr")[0].set("id", str(number + 40))
        item.name = f"Platzhalter {number}"


def test_what_programs_change_unasked_is_no_edit(tmp_path: Path) -> None:
    path = edited(as_powerpoint_saves, tmp_path / "deck.pptx")
    assert edits(zip_parts(path)) == []


def much(deck: Any) -> None:
    for edit in (other_words, other_notes, reordered, deleted):
        edit(deck)


def test_several_edits_are_told_together(tmp_path: Path) -> None:
    path = edited(much, tmp_path / "deck.pptx")
    with pytest.raises(OutputError) as caught:
        again(path)
    assert caught.value.message.endswith(
        "slide 2 “Five” (order); slide 3 “One” (text and notes); a slide was deleted: “Three”"
    )


def test_many_edits_are_counted(tmp_path: Path) -> None:
    post = tmp_path / "long.md"
    post.write_text("".join(f"# Number {number}\n\nWords.\n\n" for number in range(20)), encoding="utf-8")
    source = Source(post.read_text(encoding="utf-8"), "long")
    path = tmp_path / "long.pptx"
    deck = Presentation(BytesIO(converted(source).data))
    for slide in deck.slides:
        slide.shapes.title.text += "!"
    deck.save(str(path))
    with pytest.raises(OutputError, match=r"slide 8 .*; and 13 more"):
        convert(source, path, Options(fetch=OFFLINE), lambda _: None)


def test_force_replaces(tmp_path: Path) -> None:
    path = edited(other_words, tmp_path / "deck.pptx")
    again(path, force=True)
    assert path.read_bytes() == ORIGINAL


def foreign_deck(path: Path) -> None:
    Presentation().save(str(path))


def some_file(path: Path) -> None:
    path.write_bytes(b"the deck of yesterday")


def other_archive(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")


def encrypted(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize("make", [foreign_deck, some_file, other_archive, encrypted])
def test_what_post2slides_did_not_make_is_kept(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    make(path)
    before = path.read_bytes()
    with pytest.raises(OutputError, match="not made by post2slides") as caught:
        again(path)
    assert caught.value.file == str(path)
    assert path.read_bytes() == before
    again(path, force=True)
    assert path.read_bytes() == ORIGINAL


def test_an_empty_file_holds_no_work(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.touch()
    again(path)
    assert path.read_bytes() == ORIGINAL


def test_a_program_that_forgets_the_memory_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    with ZipFile(BytesIO(ORIGINAL)) as archive, ZipFile(path, "w") as copied:
        for name in archive.namelist():
            if not name.startswith("customXml"):
                copied.writestr(name, archive.read(name).replace(b"customXml/item1.xml", b"presProps.xml"))
    with pytest.raises(OutputError, match="does not keep what post2slides remembers"):
        again(path)


IN_OFFICE = (other_words, bold, moved_shape, other_notes, other_cell, reordered, deleted)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of decks as LibreOffice saves them: one as it was made, and one for each edit."""
    made, saved = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("saved")
    (made / "untouched.pptx").write_bytes(ORIGINAL)
    decks = [made / "untouched.pptx", *(edited(edit, made / f"{edit.__name__}.pptx") for edit in IN_OFFICE)]
    command = ["soffice", f"-env:UserInstallation=file://{made}/profile", "--headless"]
    kind = "pptx:Impress MS PowerPoint 2007 XML"
    subprocess.run([*command, "--convert-to", kind, "--outdir", saved, *decks], check=True, capture_output=True)
    return saved


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saving_in_libreoffice_is_no_edit(office: Path) -> None:
    after = office / "untouched.pptx"
    assert b"LibreOffice" in ZipFile(after).read("docProps/app.xml")
    assert edits(zip_parts(after)) == []


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("edit", IN_OFFICE, ids=lambda edit: edit.__name__)
def test_an_edit_that_libreoffice_saved_is_named(edit: Callable[[Any], None], office: Path) -> None:
    with pytest.raises(OutputError) as caught:
        again(office / f"{edit.__name__}.pptx")
    assert caught.value.message == f"the deck was edited since it was made: {EDITS[edit]}"
