"""The deck as a whole: notes, sections, properties, the package and its bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from pptx import Presentation

from placed_decks import PROPERTIES, TEMPLATE, THEME, Written, deck, image, paragraph, slide, title
from post2slides.diagnostics import OutputError, ThemeError
from post2slides.model.deck import Properties
from post2slides.model.picture import Media
from post2slides.model.placed import ClipShape, PictureShape, PlacedDeck
from post2slides.units import Rect
from post2slides.write import write_deck

PRESENTATION = "ppt/presentation.xml"
CORE = "docProps/core.xml"
PLACE = Rect.of(0, 0, 914_400, 914_400)


@pytest.fixture(autouse=True)
def _no_build_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def described(**properties: Any) -> Written:
    return Written(deck(slide(), properties=replace(PROPERTIES, **properties)))


def test_notes_are_the_notes_of_their_slide() -> None:
    slides = Written(deck(slide(), slide(notes=(paragraph("Say this."), paragraph("Then that.")))))
    first, second = slides.presentation.slides
    assert not first.has_notes_slide
    assert second.notes_slide.notes_text_frame.text == "Say this.\nThen that."


def test_notes_belong_to_the_notes_master_and_show_the_slide() -> None:
    found = Written(deck(slide(notes=(paragraph("x"),))))
    part = "ppt/notesSlides/notesSlide1.xml"
    assert found.find("//p:ph/@type", part) == ["sldImg", "body"]
    assert found.one("//p:ph[@type='body']/@idx", part) == "1"
    notes = found.presentation.slides[0].notes_slide
    assert notes.part.notes_master.part is found.presentation.notes_master.part
    assert found.find("//p:notesMasterIdLst", PRESENTATION)


def test_a_template_without_a_notes_master_serves_a_deck_without_notes() -> None:
    empty = BytesIO()
    Presentation().save(empty)
    plain = slide(title("T"))
    assert len(Written(deck(plain), template=empty.getvalue()).presentation.slides) == 1
    with pytest.raises(ThemeError, match="notes master"):
        Written(deck(replace(plain, notes=(paragraph("x"),))), template=empty.getvalue())


def test_slides_have_the_layouts_they_name() -> None:
    slides = Written(deck(slide(layout="Section Header"), slide(layout="Quote"))).presentation.slides
    assert [item.slide_layout.name for item in slides] == ["Section Header", "Quote"]


def test_a_layout_that_the_template_lacks_is_named() -> None:
    with pytest.raises(ThemeError, match="“Three Columns”") as caught:
        Written(deck(slide(layout="Three Columns")))
    assert "Title and Content" in str(caught.value)


def test_every_slide_is_in_one_section() -> None:
    names = ["", "One", "One", "", "Two & <more>"]
    found = Written(deck(*[slide(section=name) for name in names]))
    sections = found.find("//p14:section", PRESENTATION)
    assert [(section.get("name"), len(section.findall(".//{*}sldId"))) for section in sections] == [
        ("A talk", 1),
        ("One", 3),
        ("Two & <more>", 1),
    ]
    assert found.find("//p14:sldId/@id", PRESENTATION) == found.find("//p:sldId/@id", PRESENTATION)
    assert len(set(found.find("//p14:section/@id", PRESENTATION))) == 3


def test_a_deck_without_sections_has_no_list_of_them() -> None:
    assert not Written(deck(slide(), slide())).find("//p14:sectionLst", PRESENTATION)


def test_the_lists_of_the_presentation_are_in_the_order_of_the_schema() -> None:
    children = [child.tag.partition("}")[2] for child in Written(deck(slide(section="S"))).one("/*", PRESENTATION)]
    schema = ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle", "extLst"]
    assert children == [name for name in schema if name in children]
    assert {"sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "extLst"} <= set(children)


def test_the_slide_size_is_that_of_the_template() -> None:
    assert dict(Written(deck(slide())).one("//p:sldSz", PRESENTATION).attrib) == {"cx": "12192000", "cy": "6858000"}


def test_the_properties_are_those_of_the_post() -> None:
    post = Properties("A <talk>", ("Ann", "Bob"), "On talks", ("one", "two"), "en-GB", date(2024, 5, 6))
    core = Written(deck(slide(), properties=post)).presentation.core_properties
    assert (core.title, core.author, core.subject, core.keywords) == ("A <talk>", "Ann; Bob", "On talks", "one, two")
    assert (core.language, core.last_modified_by, core.revision) == ("en-GB", "Ann; Bob", 1)
    assert core.created.date() == core.modified.date() == date(2024, 5, 6)


def test_nothing_of_a_library_is_in_the_properties() -> None:
    core = described(authors=()).presentation.core_properties
    assert (core.author, core.last_modified_by, core.comments, core.category) == ("", "post2slides", "", "")


@pytest.mark.parametrize(
    ("published", "created"),
    [
        (datetime(2024, 5, 6, 7, 8, 9), "2024-05-06T07:08:09Z"),
        (datetime(2024, 5, 6, 7, 8, 9, 10, timezone(timedelta(hours=9))), "2024-05-05T22:08:09Z"),
        (None, "1980-01-01T00:00:00Z"),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9))), "1980-01-01T00:00:00Z"),
        (date(9999, 12, 31), "1980-01-01T00:00:00Z"),
    ],
)
def test_the_date_of_the_deck_is_the_post_s_in_utc(published: date | None, created: str) -> None:
    found = described(published=published).find("/*/*[local-name()='created' or local-name()='modified']/text()", CORE)
    assert found == [created, created]


def test_a_build_date_stands_in_for_the_post_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    written = described()
    assert written.presentation.core_properties.created == datetime(2023, 11, 14, 22, 13, 20)
    assert {entry.date_time for entry in written.archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    assert described(published=date(2024, 5, 6)).presentation.core_properties.created.year == 2024


def test_a_build_date_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(OutputError, match="SOURCE_DATE_EPOCH"):
        described()


def test_the_application_counts_slides_and_notes() -> None:
    found = Written(deck(slide(), slide(notes=(paragraph("x"),)), slide()))
    said = {item.tag.partition("}")[2]: item.text for item in found.one("/*", "docProps/app.xml")}
    assert said == {"Application": "post2slides", "Slides": "3", "Notes": "1", "HiddenSlides": "0"}


@pytest.fixture
def illustrated(tmp_path: Path) -> tuple[PlacedDeck, dict[str, Media]]:
    shape = PictureShape("P", "sea", "A sea", PLACE)
    slides = [slide(title("T"), shape, notes=(paragraph("x"),), section="S") for _ in range(12)]
    return deck(*slides), {"sea": image(tmp_path)}


def test_the_same_deck_gives_the_same_bytes(illustrated: tuple[PlacedDeck, dict[str, Media]]) -> None:
    assert Written(*illustrated).bytes == Written(*illustrated).bytes


def test_the_archive_is_in_order_and_without_dates(illustrated: tuple[PlacedDeck, dict[str, Media]]) -> None:
    entries = Written(*illustrated).archive.infolist()
    names = [entry.filename for entry in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(set(names[2:]))
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}


@pytest.mark.parametrize("ending", ["png", "jpeg", "gif", "mp4", "mov", "m4a", "mp3", "wav"])
def test_what_is_compressed_already_is_stored_and_the_rest_deflated(ending: str, tmp_path: Path) -> None:
    media = {}
    for key in ("sea", ending):
        (tmp_path / f"{key}.{ending}").write_bytes(key.encode() * 1000)
        media[key] = Media(tmp_path / f"{key}.{ending}", ending, f"some/{ending}")
    shapes = (PictureShape("P", "sea", "", PLACE), ClipShape("C", "video", ending, "sea", "", PLACE))
    entries = Written(deck(slide(*shapes, notes=(paragraph("x"),))), media).archive.infolist()
    stored = [entry for entry in entries if entry.compress_type == ZIP_STORED]
    assert [entry.filename for entry in stored] == [f"ppt/media/clip2.{ending}", f"ppt/media/picture1.{ending}"]
    assert {entry.compress_type for entry in entries} == {ZIP_STORED, ZIP_DEFLATED}


def test_every_part_has_its_content_type(illustrated: tuple[PlacedDeck, dict[str, Media]]) -> None:
    found = Written(*illustrated)
    types = "[Content_Types].xml"
    overridden = set(found.find("//ct:Override/@PartName", types))
    defaults = set(found.find("//ct:Default/@Extension", types))
    names = {f"/{name}" for name in found.archive.namelist()} - {f"/{types}"}
    assert overridden <= names
    assert {name.rpartition(".")[2] for name in names - overridden} <= defaults
    assert [name for name in names - overridden if name.endswith(".xml")] == ["/customXml/item1.xml"]


def test_what_describes_the_template_is_left_behind() -> None:
    template = BytesIO()
    presentation = Presentation(BytesIO(TEMPLATE))
    presentation.core_properties.author = "The designer"
    presentation.core_properties.comments = "Confidential"
    presentation.save(template)
    core = Written(deck(slide()), template=template.getvalue()).presentation.core_properties
    assert (core.author, core.comments) == ("Ann", "")


def test_pictures_of_the_template_stay(tmp_path: Path) -> None:
    logo, template = image(tmp_path, "logo.png", "red"), BytesIO()
    presentation: Any = Presentation(BytesIO(TEMPLATE))
    part, relationship = presentation.slide_layouts.get_by_name("Quote").part.get_or_add_image_part(str(logo.path))
    presentation.save(template)
    shown = {"sea": image(tmp_path)}
    found = Written(deck(slide(PictureShape("P", "sea", "A sea", PLACE))), shown, template.getvalue())
    layout = found.presentation.slide_layouts.get_by_name("Quote").part
    assert layout.related_part(relationship).blob == part.blob == logo.path.read_bytes()
    assert found.archive.getinfo(part.partname.lstrip("/")).compress_type == ZIP_STORED


def test_a_deck_without_slides_can_be_opened() -> None:
    assert len(Written(deck()).presentation.slides) == 0


def test_a_deck_can_be_written_to_a_pipe() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError("illegal seek")

        def tell(self) -> int:
            raise OSError("illegal seek")

    pipe = Pipe()
    write_deck(deck(slide(title("T"))), THEME, TEMPLATE, {}, pipe)
    assert ZipFile(BytesIO(pipe.getvalue())).testzip() is None
