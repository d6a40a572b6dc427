"""`post2slides themes export` and `themes check`: a template to edit, and how well one will serve."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

import templates
from conversions import converted
from package_lint import Package, faults
from post2slides.cli import main
from post2slides.pipeline import Source
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import LayoutName, Role

TEMPLATE = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"


def themes(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["themes", *map(str, arguments)])


def exported(name: str, folder: Path) -> Path:
    target = folder / f"{name}.potx"
    result = themes("export", name, "-o", target)
    assert (result.exit_code, result.stdout) == (0, f"{target}\n"), result.output
    return target


@pytest.mark.parametrize("name", theme_names())
def test_an_exported_theme_is_the_same_when_it_comes_back(tmp_path: Path, name: str) -> None:
    """Layouts, places, type sizes and colours; whatever is edited in PowerPoint is then what differs."""
    before, after = load_theme(name), load_theme(exported(name, tmp_path))
    for layout in LayoutName:
        theirs, ours = after.layouts[layout], before.layouts[layout]
        assert theirs.name == layout
        assert set(theirs.placeholders) == set(ours.placeholders), layout
        for role, place in ours.placeholders.items():
            assert (theirs.placeholders[role].rect, theirs.placeholders[role].ref) == (place.rect, place.ref)
            if role not in (Role.PICTURE, Role.CHART):
                assert theirs.placeholders[role].style.size == place.style.size
                assert theirs.placeholders[role].room == place.room
    assert (after.size, after.dark) == (before.size, before.dark)
    assert after.rgb(after.palette.background) == before.rgb(before.palette.background)
    assert {role: face.latin for role, face in after.fonts.items()} == {
        role: face.latin for role, face in before.fonts.items()
    }


def test_the_file_is_a_template_that_powerpoint_opens(tmp_path: Path) -> None:
    with ZipFile(exported("plain", tmp_path)) as archive:
        assert TEMPLATE in archive.read("[Content_Types].xml")
        assert faults(Package(archive)) == []
    assert themes("export", "plain", "-o", tmp_path / "plain.pptx").exit_code == 0
    with ZipFile(tmp_path / "plain.pptx") as archive:
        assert TEMPLATE not in archive.read("[Content_Types].xml")


def test_what_is_edited_in_the_template_holds(tmp_path: Path) -> None:
    path = exported("plain", tmp_path)
    theme = "ppt/theme/theme1.xml"
    accent = load_theme("plain").scheme["accent1"]
    path.write_bytes(templates.changed(path.read_bytes(), theme, lambda xml: xml.replace(accent, "AA0055")))
    deck = converted(Source("# Title\n\n- one\n- two\n", "post"), theme=str(path))
    assert deck.stages.theme.rgb(deck.stages.theme.palette.accent) == "AA0055"
    assert b"AA0055" in deck.archive.read(theme)


def test_no_file_is_overwritten_and_only_templates_are_written(tmp_path: Path) -> None:
    target = exported("paper", tmp_path)
    again = themes("export", "paper", "-o", target)
    assert again.exit_code == 1
    assert "is there already" in again.stderr
    wrong = themes("export", "paper", "-o", tmp_path / "paper.pdf")
    assert wrong.exit_code == 1
    assert ".potx or .pptx" in wrong.stderr


def test_a_template_that_serves_well_is_told_so(tmp_path: Path) -> None:
    result = themes("check", templates.written(tmp_path, templates.plain()))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert "  Title and Content           Title and Content" in lines
    assert "  Title and Code              made from Title Only" in lines
    assert "  Picture                     as Whole Picture" in lines
    assert any(line.startswith("  not used: ") and "Two Content" in line for line in lines)
    assert lines[-1].endswith("0 warnings")


def test_what_is_missing_or_hard_to_read_is_told_with_what_to_do(tmp_path: Path) -> None:
    blank = themes("check", templates.written(tmp_path, templates.only_blank(), "blank.pptx"))
    assert blank.exit_code == 1
    assert "warning: no layout for a title with text was found" in blank.stdout
    assert "name it in a mapping file" in blank.stdout
    faint = templates.changed(
        templates.plain(),
        "ppt/slideMasters/slideMaster1.xml",
        lambda xml: xml.replace(
            '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/>', '<p:bg><p:bgRef idx="1001"><a:schemeClr val="tx1"/>'
        ),
    )
    result = themes("check", templates.written(tmp_path, faint, "faint.pptx"))
    assert result.exit_code == 1
    assert "warning: Title and Content: the title has 1.0:1 on its ground" in result.stdout


def test_a_font_that_is_not_known_is_told(tmp_path: Path) -> None:
    package = templates.changed(
        templates.plain(),
        "ppt/theme/theme1.xml",
        lambda xml: xml.replace('latin typeface="Calibri"', 'latin typeface="Gotham"'),
    )
    assert "the widths of Gotham are not known" in themes("check", templates.written(tmp_path, package)).stdout


def test_what_is_no_template_is_refused_with_exit_code_two(tmp_path: Path) -> None:
    for given, word in (
        ("paper", "is a theme, not a template"),
        (str(templates.written(tmp_path, b"x")), "no PowerPoint"),
    ):
        result = themes("check", given)
        assert result.exit_code == 2
        assert word in result.stderr
