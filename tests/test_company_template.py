"""Somebody else's template: what is made of it, and what is said of one that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

import geometry
import package_lint
import templates
from conversions import KOREAN, Conversion, converted
from post2slides.diagnostics import ThemeError
from post2slides.layout.metrics import default_metrics
from post2slides.model.placed import Colour, PictureShape, TableShape, TextShape
from post2slides.pipeline import Source
from post2slides.theme.colour import READABLE, READABLE_LARGE, contrast
from post2slides.theme.load import load_theme
from post2slides.theme.model import LayoutName, Level, Role, Theme
from post2slides.units import Emu, Rect

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
POST = """---
title: Shipping a compiler
subtitle: in six weeks
author: Ada Lovelace
---

Words before the first heading.

# Background

## Why

We had a slow compiler, [and a plan](https://example.com).

- one
  - inner
- two

1. first
2. second

### Numbers

| Stage | Before |
|---|---:|
| Parse | 120 s |

## Code

A parser:

```python
def parse(tokens):
    return tokens  # all
```

## Ship it

# Results

## A quote

> The best way to predict the future is to invent it.
>
> — Alan Kay

## A note

> [!WARNING]
> Not without a backup.
"""
TEMPLATES: Mapping[str, bytes] = {
    "plain": templates.plain(),
    "korean": templates.named(templates.KOREAN),
    "german": templates.named(templates.GERMAN),
    "branded": templates.branded(),
    "without pictures": templates.without_pictures(),
    "only blank": templates.only_blank(),
    "small type": templates.small_type(),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture(scope="module", params=TEMPLATES)
def path(request: pytest.FixtureRequest, folder: Path) -> Path:
    return made(request.param, folder)


def made(name: str, folder: Path) -> Path:
    """The file of a template, which is written once."""
    path = folder / f"{name}.pptx"
    return path if path.exists() else templates.written(folder, TEMPLATES[name], path.name)


@cache
def deck_in(path: Path) -> Conversion:
    return converted(Source(POST, "post"), theme=str(path))


@cache
def photographs_in(path: Path) -> Conversion:
    return converted(KOREAN, theme=str(path))


def layout_names(deck: Conversion) -> list[str]:
    return [slide.slide_layout.name for slide in deck.slides]


def test_a_deck_is_whole_and_in_place(path: Path) -> None:
    deck = deck_in(path)
    assert deck.codes().count("words-lost") == 0
    assert geometry.faults(deck.stages.placed, deck.stages.theme, default_metrics()) == []


def test_powerpoint_would_not_repair_it(path: Path) -> None:
    assert package_lint.faults(package_lint.Package(deck_in(path).archive)) == []


def test_masters_and_layouts_are_as_they_were(path: Path) -> None:
    before, after = ZipFile(path), deck_in(path).archive
    kept = ("ppt/slideLayouts/slideLayout", "ppt/theme/theme1.xml")
    for name in (name for name in before.namelist() if name.startswith(kept)):
        assert etree.tostring(etree.fromstring(before.read(name)), method="c14n") == etree.tostring(
            etree.fromstring(after.read(name)), method="c14n"
        )


def test_a_title_and_its_text_say_nothing_that_the_template_says(path: Path) -> None:
    """Neither place, size nor colour: *Reset Slide* has nothing to take away."""
    (slide,) = [slide for slide in deck_in(path).slides if slide.shapes.title.text_frame.text == "Ship it"]
    shape = slide.shapes.title._element
    assert shape.find(f"{P}spPr/{A}xfrm") is None
    for properties in shape.iter(f"{A}rPr"):
        assert set(properties.keys()) <= {"lang"}
        assert len(properties) == 0


def test_what_a_slide_adds_refers_to_the_theme(path: Path) -> None:
    """But for the font of code, for which a theme has no place, and shades of a ground that is no theme colour."""
    deck = deck_in(path)
    code, palette = deck.stages.theme.fonts["code"], deck.stages.theme.palette
    for slide in deck.slides:
        assert {colour.get("val") for colour in slide._element.iter(f"{A}srgbClr")} <= {palette.background.rgb}
        faces = {face.get("typeface") for tag in ("latin", "ea", "cs") for face in slide._element.iter(A + tag)}
        assert all(face.startswith("+") for face in faces - {code.latin, *code.scripts.values()})


def test_sample_slides_leave_nothing_behind(folder: Path) -> None:
    deck = deck_in(made("branded", folder))
    assert not any(b"sample" in deck.archive.read(name) for name in deck.archive.namelist())
    assert len([name for name in deck.archive.namelist() if name.startswith("ppt/slides/slide")]) == len(deck.slides)


@pytest.mark.parametrize(("template", "names"), [("korean", templates.KOREAN), ("german", templates.GERMAN)])
def test_layouts_are_found_by_their_names(folder: Path, template: str, names: Mapping[str, str]) -> None:
    used = layout_names(deck_in(made(template, folder)))
    assert used[0] == names["Title Slide"]
    assert names["Title and Content"] in used
    assert names["Section Header"] in used


def test_layouts_are_found_by_their_types(tmp_path: Path) -> None:
    odd = {name: f"Layout {number}" for number, name in enumerate(templates.KOREAN)}
    used = layout_names(deck_in(templates.written(tmp_path, templates.named(odd, types=True))))
    assert used[:3] == [odd["Title Slide"], odd["Title and Content"], odd["Section Header"]]


def test_of_layouts_without_type_and_name_content_is_found_by_its_placeholders(tmp_path: Path) -> None:
    deck = templates.opened()
    odd = {layout.name: f"{number}" for number, layout in enumerate(deck.slide_layouts)}
    used = layout_names(deck_in(templates.written(tmp_path, templates.named(odd))))
    assert odd["Title and Content"] in used


def test_layouts_that_are_missing_are_made_from_the_templates_own(folder: Path) -> None:
    deck = deck_in(made("without pictures", folder))
    offered = {layout.name: layout for layout in templates.opened(deck.data).slide_layouts}
    assert {"Title and Code", "Title and Table", "Quote"} <= set(offered)
    assert "Whole Picture" not in offered, "a deck gets only what its slides need"
    own = offered["Title Only"]
    for name in ("Title and Code", "Title and Table"):
        title = offered[name].placeholders[0]
        assert (title.left, title.top) == (own.placeholders[0].left, own.placeholders[0].top)
        kinds = {shape.placeholder_format.type for shape in offered[name].placeholders}
        assert kinds >= {shape.placeholder_format.type for shape in own.placeholders}


def test_code_tables_and_pictures_keep_clear_of_logos_bands_and_footers(folder: Path) -> None:
    path = made("branded", folder)
    logo = Rect.of(10_600_000, 5_200_000, 1_000_000, 900_000)
    band = Rect.of(0, 0, 12_192_000, 1_500_000)
    for deck in (deck_in(path), photographs_in(path)):
        for slide in deck.stages.placed.slides:
            for shape in slide.shapes:
                framed = isinstance(shape, TableShape | PictureShape) or shape.name in ("Code", "Callout")
                if framed and shape.rect:
                    assert not shape.rect.overlaps(logo), slide.title
                    assert not shape.rect.overlaps(band), slide.title


def test_a_cover_that_the_title_slide_has_no_place_for_is_on_the_next(folder: Path) -> None:
    deck = photographs_in(made("branded", folder))
    pictures = [
        [shape for shape in slide.shapes if isinstance(shape, PictureShape)] for slide in deck.stages.placed.slides
    ]
    assert pictures[0] == []
    assert sum(map(len, pictures)) == 10


def test_a_list_inherits_bullets_indents_and_sizes(path: Path) -> None:
    deck = deck_in(path)
    for slide in deck.stages.placed.slides:
        for shape in slide.shapes:
            levels = _levels(deck.stages.theme, slide.layout) if shape.name == "Text" else ()
            if not isinstance(shape, TextShape) or not any(level.bulleted for level in levels):
                continue
            for paragraph in shape.paragraphs:
                words = "".join(run.text for run in paragraph.runs)
                if words in ("one", "inner", "two"):
                    assert paragraph.bullet is None
                    assert levels[paragraph.level].bulleted


def _levels(theme: Theme, layout: str) -> tuple[Level, ...]:
    body = theme.layouts[LayoutName(layout)].placeholders.get(Role.BODY)
    return body.levels if body else ()


def test_text_in_the_templates_colours_can_be_read(path: Path) -> None:
    theme = load_theme(path)
    palette = theme.palette
    for colour in (palette.text, palette.muted, palette.accent_text):
        for ground in (palette.background, palette.panel):
            if (colour, ground) != (palette.text, palette.panel):
                assert _contrast(theme, colour, ground) >= READABLE
    code = theme.styles[Role.CODE].colour
    assert _contrast(theme, code, palette.panel) >= READABLE
    assert _contrast(theme, palette.on_dark, palette.dark) >= READABLE
    assert _contrast(theme, palette.on_accent, palette.accent) >= READABLE_LARGE


def _contrast(theme: Theme, one: Colour, other: Colour) -> float:
    return contrast(theme.rgb(one), theme.rgb(other))


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    ],
)
def test_any_kind_of_presentation_is_a_template(tmp_path: Path, kind: str) -> None:
    path = templates.written(tmp_path, templates.of_kind(templates.plain(), kind), "company.potx")
    deck = converted(Source(POST, "post"), theme=str(path))
    assert package_lint.faults(package_lint.Package(deck.archive)) == []


def test_macros_comments_passwords_and_signatures_are_left_behind(tmp_path: Path) -> None:
    package = templates.changed(
        templates.plain(),
        "ppt/_rels/presentation.xml.rels",
        lambda xml: xml.replace(
            "</Relationships>",
            '<Relationship Id="rId91" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
            ' Target="vbaProject.bin"/><Relationship Id="rId92" Target="commentAuthors.xml" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/commentAuthors"/></Relationships>',
        ),
    )
    package = templates.changed(
        package,
        "[Content_Types].xml",
        lambda xml: xml.replace(
            "<Default", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default', 1
        ),
    )
    package = templates.changed(
        package, "ppt/presentation.xml", lambda xml: xml.replace("<p:sldSz", '<p:modifyVerifier hashData="x"/><p:sldSz')
    )
    parts = {"ppt/vbaProject.bin": b"macro", "ppt/commentAuthors.xml": b"<a/>", "_xmlsignatures/sig1.xml": b"<b/>"}
    path = templates.written(tmp_path, templates.repacked(package, lambda _, data: data, **parts))
    deck = converted(Source(POST, "post"), theme=str(path))
    assert not set(deck.archive.namelist()) & set(parts)
    assert b"modifyVerifier" not in deck.archive.read("ppt/presentation.xml")
    assert package_lint.faults(package_lint.Package(deck.archive)) == []


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "97–2003"),
        (b"", "no PowerPoint file"),
        (b"not a zip file", "no PowerPoint file"),
        (templates.plain()[:20_000], "damaged"),
        (
            templates.repacked(templates.plain(), lambda name, data: None if name == "ppt/presentation.xml" else data),
            "damaged",
        ),
        (
            templates.repacked(
                templates.plain(),
                lambda name, data: data[:500] if "slideMaster1.xml" in name and "rels" not in name else data,
            ),
            "damaged",
        ),
        (
            templates.changed(
                templates.plain(),
                "ppt/presentation.xml",
                lambda xml: xml.replace(
                    "http://schemas.openxmlformats.org/presentationml/2006/main",
                    "http://purl.oclc.org/ooxml/presentationml/main",
                ),
            ),
            "Strict Open XML",
        ),
        (
            templates.changed(
                templates.plain(),
                "ppt/presentation.xml",
                lambda xml: xml.replace("?>", '?><!DOCTYPE x [<!ENTITY y "z">]>', 1),
            ),
            "document type",
        ),
        (
            templates.repacked(
                templates.plain(), lambda *_: None, mimetype=b"application/vnd.oasis.opendocument.presentation"
            ),
            "OpenDocument",
        ),
        (templates.repacked(templates.plain(), lambda *_: None, **{"Index/Document.iwa": b"x"}), "Keynote"),
    ],
    ids=[
        "password",
        "97",
        "empty",
        "text",
        "cut",
        "no presentation",
        "half a master",
        "strict",
        "doctype",
        "odp",
        "key",
    ],
)
def test_a_file_that_is_no_template_is_refused_in_plain_words(tmp_path: Path, data: bytes, word: str) -> None:
    path = templates.written(tmp_path, data)
    with pytest.raises(ThemeError, match=word) as caught:
        load_theme(path)
    assert caught.value.file == str(path)
    assert caught.value.hint


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("post2slides.theme.template.archive._LARGEST", 10_000)
    with pytest.raises(ThemeError, match="unpacks to more"):
        load_theme(templates.written(tmp_path, templates.plain()))


def test_a_mapping_beside_the_template_says_which_layout_serves(tmp_path: Path) -> None:
    path = templates.written(tmp_path, templates.plain())
    (tmp_path / "company.yaml").write_text(
        "title: Ours\nsafe_area: [60, 160, 700, 400]\n"
        "layouts:\n  Section Header: Title Only\n  Statement: Section Header\n"
    )
    theme = load_theme(path)
    assert theme.title == "Ours"
    statement, section = theme.layouts[LayoutName.STATEMENT], theme.layouts[LayoutName.SECTION]
    assert (statement.part, section.part) == (
        "/ppt/slideLayouts/slideLayout3.xml",
        "/ppt/slideLayouts/slideLayout6.xml",
    )
    assert theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].rect == Rect(
        *(Emu(9525 * x) for x in (60, 160, 700, 400))
    )


def test_a_theme_file_may_name_a_template(tmp_path: Path) -> None:
    templates.written(tmp_path, templates.plain())
    (tmp_path / "theme.yaml").write_text("template: company.pptx\nlayouts:\n  Quote: Section Header\n")
    assert load_theme(tmp_path).layouts[LayoutName.QUOTE].part == "/ppt/slideLayouts/slideLayout3.xml"


@pytest.mark.parametrize(
    ("mapping", "line", "word", "hint"),
    [
        ("layouts:\n  Qoute: Blank\n", 2, "layouts.Qoute: unknown field", "'Quote'"),
        ("layouts:\n  Quote: Sektion Header\n", 2, "no layout 'Sektion Header'", "'Section Header'"),
        ("layouts:\n  Quote: Blank\n", 2, "no placeholder for a title", "Every slide"),
        ("master: Dunkel\n", 1, "no slide master 'Dunkel'", "There are"),
        ("safe_area: [0, 0, 9000, 10]\n", 1, "beyond the slide", ""),
        ("safe_aria: [0, 0, 9, 10]\n", 1, "safe_aria: unknown field", "'safe_area'"),
        ("template: other.pptx\n", 1, "no file 'other.pptx'", ""),
    ],
)
def test_a_wrong_mapping_is_told_with_line_field_and_close_name(
    tmp_path: Path, mapping: str, line: int, word: str, hint: str
) -> None:
    templates.written(tmp_path, templates.plain())
    file = tmp_path / "company.yaml"
    file.write_text(mapping)
    with pytest.raises(ThemeError, match=word) as caught:
        load_theme(file if "template" in mapping else tmp_path / "company.pptx")
    assert (caught.value.file, caught.value.line) == (str(file), line)
    assert hint in (caught.value.hint or "")


def test_the_same_template_gives_the_same_bytes(tmp_path: Path) -> None:
    path = str(templates.written(tmp_path, templates.branded()))
    first, second = (converted(Source(POST, "post"), theme=path).data for _ in range(2))
    assert first == second


def test_text_from_right_to_left_begins_at_the_right_of_a_template_that_stays_as_it_is(folder: Path) -> None:
    post = "---\ntitle: عنوان\nlang: ar\n---\n\n## جدول\n\n| اسم | رقم |\n|---|---|\n| أ | 1 |\n\n## نص\n\nكلمات\n"
    deck = converted(Source(post, "post"), theme=str(made("plain", folder)))
    area = deck.stages.theme.layouts[LayoutName.TABLE].placeholders[Role.TABLE].rect
    tables = [shape for slide in deck.stages.placed.slides for shape in slide.shapes if isinstance(shape, TableShape)]
    assert [table.rect.right for table in tables] == [area.right]
    paragraphs = deck.slides[-1].placeholders[1]._element.iterfind(f".//{A}pPr")
    assert [(own.get("algn"), own.get("rtl")) for own in paragraphs] == [("r", "1")]


def test_who_speaks_stands_under_the_title_where_a_template_has_one_place_for_both(folder: Path) -> None:
    opening = deck_in(made("plain", folder)).slides[0]
    assert opening.placeholders[1].text_frame.text.replace("\v", "\n") == "in six weeks\nAda Lovelace"
