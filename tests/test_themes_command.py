"""`post2slides themes`: the list, what is in a theme, and a copy to start from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from post2slides.cli import main
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import LayoutName


def themes(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["themes", *arguments])


def shown(theme: str) -> str:
    result = themes("show", theme)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_without_a_subcommand_the_themes_are_listed() -> None:
    assert [line.split()[0] for line in themes().stdout.splitlines()] == list(theme_names())


def test_a_theme_is_shown_with_fonts_sizes_colours_and_layouts() -> None:
    text = shown("paper")
    assert "paper: Paper: editorial and warm" in text
    assert re.search(r"heading +Georgia \(Hang Malgun Gothic", text)
    assert re.search(r"body +24 \(18 to 32\) +body", text)
    assert all(f"\n  {name}" in text for name in LayoutName)
    assert "title         72, 70, 1136 x 106      36 (24 to 36) pt" in text


def test_colours_are_shown_with_their_contrast_to_what_they_stand_on() -> None:
    text = shown("paper")
    assert re.search(r"text +23211D +15\.\d:1", text)
    assert re.search(r"on_dark +FBF9F4 +15\.\d:1", text)
    assert re.search(r"background +FBF9F4$", text, re.MULTILINE)


def test_a_theme_that_is_not_there_is_told_with_the_close_name() -> None:
    result = themes("show", "papre")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Did you mean 'paper'?" in result.stderr


@pytest.mark.parametrize("base", theme_names())
def test_a_new_theme_looks_like_the_one_it_was_made_from(base: str, tmp_path: Path) -> None:
    result = themes("new", str(tmp_path / "ours"), "--from", base)
    assert result.exit_code == 0, result.output
    ours, theirs = load_theme(tmp_path / "ours"), load_theme(base)
    assert (ours.layouts, ours.scheme, ours.fonts) == (theirs.layouts, theirs.scheme, theirs.fonts)
    assert ours.title == f"ours: made from {base}"


def test_a_new_theme_replaces_no_other(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").write_text("mine", "utf-8")
    result = themes("new", str(tmp_path))
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert (tmp_path / "theme.yaml").read_text("utf-8") == "mine"


def test_a_new_theme_starts_from_one_that_is_there(tmp_path: Path) -> None:
    result = themes("new", str(tmp_path / "ours"), "--from", "plane")
    assert result.exit_code == 1
    assert "Did you mean 'plain'?" in result.stderr
    assert not (tmp_path / "ours").exists()
