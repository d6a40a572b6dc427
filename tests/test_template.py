"""The template built from a theme: what PowerPoint, Keynote and python-pptx expect of a package."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from post2slides.theme.build import build_template, shared_template
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import LayoutName, Placeholder, Role, Theme

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"

Parts = Mapping[str, etree._Element]


@pytest.fixture(scope="module", params=theme_names())
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(str(request.param))


@pytest.fixture(scope="module")
def parts(theme: Theme) -> Parts:
    return unpacked(build_template(theme, "en"))


def unpacked(package: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(package)) as file:
        return {name: etree.fromstring(file.read(name)) for name in file.namelist()}


def layouts(parts: Parts) -> list[etree._Element]:
    return [part for name, part in parts.items() if name.startswith("ppt/slideLayouts/slideLayout")]


def index(placeholder: Placeholder) -> int:
    assert placeholder.ref
    return placeholder.ref.index


def one(element: etree._Element, path: str) -> etree._Element:
    found = element.find(path)
    assert found is not None
    return found


def opened(package: bytes) -> Any:
    return Presentation(BytesIO(package))


def level_one(shape: etree._Element) -> etree._Element:
    return one(shape, f".//{A}lstStyle/{A}lvl1pPr")


def test_python_pptx_opens_it(theme: Theme) -> None:
    deck = opened(build_template(theme, "ko"))
    assert len(deck.slides) == 0
    assert (deck.slide_width, deck.slide_height) == (12_192_000, 6_858_000)
    assert [layout.name for layout in deck.slide_layouts] == [str(name) for name in LayoutName]


def test_each_layout_has_the_placeholders_of_the_theme_at_their_places(theme: Theme) -> None:
    deck = opened(build_template(theme, "en"))
    for layout in deck.slide_layouts:
        expected = theme.layouts[LayoutName(layout.name)].placeholders.values()
        found = {shape.placeholder_format.idx: shape for shape in layout.placeholders}
        assert sorted(found) == sorted(index(placeholder) for placeholder in expected)
        for placeholder in expected:
            shape, rect = found[index(placeholder)], placeholder.rect
            assert (shape.left, shape.top, shape.width, shape.height) == (
                rect.left,
                rect.top,
                rect.width,
                rect.height,
            )


def test_text_of_a_placeholder_needs_no_formatting_of_its_own(theme: Theme, parts: Parts) -> None:
    for element in layouts(parts):
        name = one(element, f"{P}cSld").get("name", "")
        places = {index(place): place for place in theme.layouts[LayoutName(name)].placeholders.values()}
        for shape in element.iter(f"{P}sp"):
            ph = shape.find(f".//{P}ph")
            if ph is None:
                continue
            place, level = places[int(ph.get("idx", "0"))], level_one(shape)
            assert one(level, f"{A}defRPr").get("sz") == str(round(place.style.size * 100))
            assert (level.find(f"{A}buNone") is None) == (place.sign is not None)
            assert shape.find(f".//{A}bodyPr/{A}normAutofit") is not None


def test_shape_ids_are_unique(parts: Parts) -> None:
    for name, part in parts.items():
        ids = [element.get("id") for element in part.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids)), name


def test_placeholder_indexes_are_unique_in_a_layout(parts: Parts) -> None:
    for element in layouts(parts):
        indexes = [ph.get("idx", "0") for ph in element.iter(f"{P}ph")]
        assert len(indexes) == len(set(indexes))


def test_master_and_layout_ids_share_one_range(parts: Parts) -> None:
    masters = parts["ppt/presentation.xml"].iter(f"{P}sldMasterId")
    names = parts["ppt/slideMasters/slideMaster1.xml"].iter(f"{P}sldLayoutId")
    ids = [int(element.get("id", "0")) for element in (*masters, *names)]
    assert len(set(ids)) == len(LayoutName) + 1
    assert min(ids) >= 2**31


def test_the_master_has_one_placeholder_of_each_kind(parts: Parts) -> None:
    placeholders = parts["ppt/slideMasters/slideMaster1.xml"].iter(f"{P}ph")
    assert [(ph.get("type"), ph.get("idx")) for ph in placeholders] == [
        ("title", None),
        ("body", "1"),
        ("dt", "2"),
        ("ftr", "3"),
        ("sldNum", "4"),
    ]


def test_plain_text_has_no_bullet_and_lists_have_nine_levels_less_one(parts: Parts) -> None:
    body = one(parts["ppt/slideMasters/slideMaster1.xml"], f".//{P}bodyStyle")
    assert [level.find(f"{A}buChar") is not None for level in body] == [False, *[True] * 8]


def test_the_notes_master_is_listed_and_has_a_theme_of_its_own(parts: Parts) -> None:
    presentation = parts["ppt/presentation.xml"]
    children = [etree.QName(child).localname for child in presentation]
    assert children == ["sldMasterIdLst", "notesMasterIdLst", "sldSz", "notesSz", "defaultTextStyle"]
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in parts["ppt/_rels/presentation.xml.rels"].iter(RELATIONSHIP)
    }
    listed = one(presentation, f".//{P}notesMasterId")
    assert targets[listed.get(f"{R}id")] == "notesMasters/notesMaster1.xml"
    relations = parts["ppt/notesMasters/_rels/notesMaster1.xml.rels"].iter(RELATIONSHIP)
    assert [relation.get("Target") for relation in relations] == ["../theme/theme2.xml"]
    body = [
        ph.get("idx") for ph in parts["ppt/notesMasters/notesMaster1.xml"].iter(f"{P}ph") if ph.get("type") == "body"
    ]
    assert body == ["1"]


def test_the_slide_size_bears_no_type(parts: Parts) -> None:
    size = one(parts["ppt/presentation.xml"], f"{P}sldSz")
    assert size.items() == [("cx", "12192000"), ("cy", "6858000")]


def test_colours_and_fonts_refer_to_the_theme(theme: Theme, parts: Parts) -> None:
    code = theme.fonts["code"].latin
    for name, part in parts.items():
        if name.startswith("ppt/") and "theme/" not in name:
            assert not list(part.iter(f"{A}srgbClr")), name
            faces = {face.get("typeface", "") for tag in ("latin", "ea", "cs") for face in part.iter(A + tag)}
            assert all(face.startswith("+") or face == code for face in faces if face), name


def test_the_theme_part_holds_the_colours_and_fonts(theme: Theme, parts: Parts) -> None:
    part = parts["ppt/theme/theme1.xml"]
    scheme = {etree.QName(slot).localname: slot[0].get("val") for slot in one(part, f".//{A}clrScheme")}
    assert scheme == dict(theme.scheme)
    assert one(part, f".//{A}majorFont/{A}latin").get("typeface") == theme.fonts["heading"].latin
    assert {font.get("script") for font in one(part, f".//{A}minorFont").iter(f"{A}font")} >= {"Hang", "Jpan", "Arab"}
    for formats in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        assert len(one(part, f".//{A}{formats}")) >= 3


@pytest.mark.parametrize(
    ("language", "east_asian", "complex_script"),
    [
        ("ko-KR", "Malgun Gothic", ""),
        ("ja", "Yu Gothic", ""),
        ("zh-CN", "Microsoft YaHei", ""),
        ("zh-Hant-HK", "Microsoft JhengHei", ""),
        ("ar", "", "Arial"),
        ("th-TH", "", "Leelawadee UI"),
        ("fr", "", ""),
        ("", "", ""),
    ],
)
def test_the_font_of_the_decks_script_is_named(language: str, east_asian: str, complex_script: str) -> None:
    part = unpacked(build_template(load_theme("paper"), language))["ppt/theme/theme1.xml"]
    for fonts in ("majorFont", "minorFont"):
        assert one(part, f".//{A}{fonts}/{A}ea").get("typeface") == east_asian
        assert one(part, f".//{A}{fonts}/{A}cs").get("typeface") == complex_script


def test_a_language_from_right_to_left_begins_lines_at_the_right(theme: Theme) -> None:
    deck = unpacked(build_template(theme, "ar"))
    assert deck["ppt/presentation.xml"].get("rtl") == "1"
    for element in layouts(deck):
        for shape in element.iter(f"{P}sp"):
            ph = shape.find(f".//{P}ph")
            if ph is not None:
                code = ph.get("idx") == "14"
                level = level_one(shape)
                assert level.get("rtl") == ("0" if code else "1")
                assert level.get("algn") == "l" or not code
    content = theme.layouts[LayoutName.CONTENT].placeholders
    mirrored = opened(build_template(theme, "he")).slide_layouts.get_by_name(LayoutName.CONTENT)
    for shape in mirrored.placeholders:
        place = next(place for place in content.values() if index(place) == shape.placeholder_format.idx)
        assert shape.left + shape.width == theme.size.width - place.rect.left


def test_dark_themes_map_text_to_the_light_colour(theme: Theme, parts: Parts) -> None:
    mapping = one(parts["ppt/slideMasters/slideMaster1.xml"], f"{P}clrMap")
    assert mapping.get("tx1") == ("lt1" if theme.dark else "dk1")
    assert one(parts["ppt/notesMasters/notesMaster1.xml"], f"{P}clrMap").get("tx1") == "dk1"


def test_backgrounds_have_the_list_of_effects_without_which_powerpoint_repairs(parts: Parts) -> None:
    backgrounds = [properties for part in parts.values() for properties in part.iter(f"{P}bgPr")]
    assert backgrounds
    assert all(properties.find(f"{A}effectLst") is not None for properties in backgrounds)


def test_layouts_that_microsoft_has_a_type_for_bear_it(parts: Parts) -> None:
    types = {one(element, f"{P}cSld").get("name"): element.get("type") for element in layouts(parts)}
    assert types["Title Slide"] == "title"
    assert types["Title and Content"] == "obj"
    assert types["Section Header"] == "secHead"
    assert types["Title and Code"] is None
    assert all(element.get("preserve") == "1" for element in layouts(parts))


def test_the_default_table_style_is_there(parts: Parts) -> None:
    styles = parts["ppt/tableStyles.xml"]
    assert [style.get("styleId") for style in styles] == [styles.get("def")]


def test_it_claims_no_author_and_no_date(parts: Parts) -> None:
    assert len(parts["docProps/core.xml"]) == 0
    assert [child.text for child in parts["docProps/app.xml"]] == ["post2slides"]


def test_content_types_and_relationships_name_parts_that_are_there(parts: Parts) -> None:
    declared = {override.get("PartName") for override in parts["[Content_Types].xml"].iter(OVERRIDE)}
    assert declared == {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}


def test_the_same_theme_and_language_give_the_same_bytes(theme: Theme) -> None:
    package = build_template(theme, "ko")
    assert package == build_template(theme, "ko")
    with zipfile.ZipFile(BytesIO(package)) as file:
        assert file.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_sign_before_a_title_is_its_bullet_and_leaves_the_text_where_it_was() -> None:
    theme = load_theme("terminal")
    title = theme.layouts[LayoutName.CONTENT].placeholders[Role.TITLE]
    content = next(
        element
        for element in layouts(unpacked(build_template(theme, "en")))
        if one(element, f"{P}cSld").get("name") == LayoutName.CONTENT
    )
    level = level_one(
        next(shape for shape in content.iter(f"{P}sp") if shape.find(f".//{P}ph[@type='title']") is not None)
    )
    assert one(level, f"{A}buChar").get("char") == "$"
    assert int(level.get("marL", "0")) == -int(level.get("indent", "0")) == title.room.left - title.rect.left
    assert title.room.left == theme.layouts[LayoutName.CONTENT].placeholders[Role.BODY].rect.left


def test_a_template_that_posts_share_is_the_one_that_each_would_have(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    for colour in ("112233", "445566"):
        file.write_text(f'extends: paper\ncolours:\n  accent: "{colour}"\n', encoding="utf-8")
        os.utime(file, (int(colour), int(colour)))
        theme = load_theme(file)
        for language in ("en", "ko", "ar", "en"):
            assert shared_template(theme, language, {}, ()) == build_template(theme, language)
        assert shared_template(theme, "en", {}, ()) is shared_template(load_theme(file), "en", {}, ())
        scheme = unpacked(shared_template(theme, "en", {}, ()))["ppt/theme/theme1.xml"]
        assert colour in {node.get("val") for node in scheme.iter(f"{A}srgbClr")}
