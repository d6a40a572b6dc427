"""Settings: which source wins, where each value comes from, and what is said of those that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from post2slides.cli import main
from post2slides.cli.convert import convert
from post2slides.diagnostics import Diagnostic, SettingsError
from post2slides.model.choice import Asked, Prose
from post2slides.settings import Kind, Layer, Said, Settings, from_file, given, settings_by_key, settled
from post2slides.settings.kind import ValueRefusedError

ROOT = Path(__file__).parent.parent

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, arguments)


def write(path: str, *lines: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def held(run: Run, *arguments: str) -> dict[str, tuple[object, str]]:
    """Each setting's value and where it comes from, as `config --json` tells."""
    result = run("config", *arguments, "--json")
    assert result.exit_code == 0, result.output
    return {key: (entry["value"], entry["from"]) for key, entry in json.loads(result.stdout).items()}


def test_without_any_word_the_defaults_hold(run: Run) -> None:
    assert {place for _, place in held(run).values()} == {"default"}
    assert held(run)["theme"] == ("paper", "default")


def test_the_settings_file_is_found_above_the_post(run: Run) -> None:
    write("post2slides.toml", "# ours", 'theme = "midnight"')
    write("posts/2026/post.md", "# One")
    assert held(run, "posts/2026/post.md")["theme"] == ("midnight", "post2slides.toml:2")


def test_the_nearest_settings_file_counts_and_no_other(run: Run) -> None:
    write("post2slides.toml", 'theme = "midnight"', 'prose = "full"')
    write("posts/post2slides.toml", 'theme = "poster"')
    write("posts/post.md", "# One")
    assert held(run, "posts/post.md")["theme"] == ("poster", "posts/post2slides.toml:1")
    assert held(run, "posts/post.md")["prose"] == ("fit", "default")


def test_pyproject_counts_where_it_has_the_table(run: Run) -> None:
    write("pyproject.toml", "[tool.other]", 'theme = "x"', "", "[tool.post2slides]", 'theme = "poster"')
    write("posts/pyproject.toml", "[tool.other]", 'theme = "x"')
    write("posts/post.md", "# One")
    assert held(run, "posts/post.md")["theme"] == ("poster", "pyproject.toml:5")


def test_the_post_wins_over_the_file_and_the_option_over_both(run: Run) -> None:
    write("post2slides.toml", 'theme = "midnight"', 'prose = "full"')
    write("post.md", "---", "title: T", "slides:", "  theme: poster", "---", "# One")
    assert held(run, "post.md")["theme"] == ("poster", "post.md:4")
    assert held(run, "post.md", "-t", "plain")["theme"] == ("plain", "option")
    assert held(run, "post.md", "-t", "plain")["prose"] == ("full", "post2slides.toml:2")


@pytest.mark.parametrize(
    "front_matter",
    [
        ("+++", 'title = "T"', "[slides]", 'theme = "poster"', "+++"),
        ("+++", 'title = "T"', "", 'slides.theme = "poster"', "+++"),
    ],
    ids=["table", "dotted"],
)
def test_toml_front_matter_tells_the_line_too(run: Run, front_matter: tuple[str, ...]) -> None:
    write("post.md", *front_matter, "# One")
    assert held(run, "post.md")["theme"] == ("poster", "post.md:4")


def test_a_deck_follows_the_settings_file(run: Run) -> None:
    write("post2slides.toml", 'prose = "notes"')
    write("post.md", "# One", "", "Words to be said.", "", "# Two", "", "More of them.")
    assert "statement: Two" in run("inspect", "post.md").stdout
    assert "content: Two" in run("inspect", "post.md", "--prose", "full").stdout


def test_a_relative_theme_is_looked_for_beside_the_one_who_names_it(run: Run) -> None:
    write("themes/ours/theme.yaml", "extends: paper", "title: Ours")
    write("post2slides.toml", 'theme = "themes/ours"')
    write("posts/post.md", "# One")
    assert run("convert", "posts/post.md").exit_code == 0
    write("posts/other.md", "---", "slides:", "  theme: ../themes/ours", "---", "# One")
    assert run("convert", "posts/other.md").exit_code == 0
    assert run("convert", "posts/other.md", "-t", "../themes/ours").exit_code == 1


def test_a_theme_that_is_none_is_blamed_on_the_one_who_names_it(run: Run) -> None:
    write("post.md", "---", "slides:", "  theme: papre", "---", "# One")
    result = run("convert", "post.md")
    assert result.exit_code == 1
    assert result.stderr == "Error: post.md:3: there is no theme 'papre'\nDid you mean 'paper'?\n"


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        (('thme = "x"',), "post2slides.toml:1: warning[setting-unknown]: `thme` is no setting; did you mean `theme`?"),
        (
            ("", 'prose = "ful"'),
            "post2slides.toml:2: warning[setting-unknown]: `prose` is fit, full or notes, not 'ful'",
        ),
        (("offline = 3",), "post2slides.toml:1: warning[setting-unknown]: `offline` is true or false, not 3"),
        (("theme = [1]",), "post2slides.toml:1: warning[setting-unknown]: `theme` is text, not [1]"),
    ],
)
def test_what_the_file_gets_wrong_is_told_with_its_line(run: Run, lines: tuple[str, ...], warning: str) -> None:
    write("post2slides.toml", *lines)
    write("post.md", "# One")
    result = run("convert", "post.md")
    assert result.exit_code == 0
    assert result.stderr == f"{warning}\n"


def test_a_wrong_value_leaves_the_layer_below_in_force(run: Run) -> None:
    write("post2slides.toml", 'prose = "full"')
    write("post.md", "---", "slides:", "  prose: short", "---", "# One")
    assert held(run, "post.md")["prose"] == ("full", "post2slides.toml:1")


@pytest.mark.parametrize("key", ["allow-path", "allow_path", "allow-host", "offline"])
def test_a_post_cannot_widen_what_is_read_for_it(run: Run, key: str) -> None:
    write("post.md", "---", "slides:", f"  {key}: /", "---", "# One")
    assert held(run, "post.md")[key.replace("_", "-")][1] == "default"
    assert "cannot be set by a post" in run("convert", "post.md").stderr


def test_a_settings_file_may_name_folders_relative_to_itself(run: Run, tmp_path: Path) -> None:
    write("site/post2slides.toml", 'allow_path = ["../album", "/photos"]', 'allow-host = "intra.example"')
    write("site/posts/post.md", "# One")
    settings = held(run, "site/posts/post.md")
    assert settings["allow-path"][0] == [str(tmp_path / "site/../album"), "/photos"]
    assert settings["allow-host"] == (["intra.example"], "site/post2slides.toml:2")


def test_a_settings_file_that_is_no_toml_stops_with_its_line(run: Run) -> None:
    write("post2slides.toml", 'theme = "paper"', "prose = ")
    write("post.md", "# One")
    result = run("convert", "post.md")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: post2slides.toml:2: is no TOML (")
    assert not Path("post.pptx").exists()


def test_the_table_shows_every_setting_and_its_place(run: Run) -> None:
    write("post.md", "---", "slides: {theme: poster}", "---", "# One")
    rows = [line.split() for line in run("config", "post.md").stdout.splitlines()]
    assert [row[0] for row in rows] == list(settings_by_key())
    assert rows[0] == ["theme", "poster", "post.md:2"]


@pytest.mark.parametrize(
    ("kind", "value", "meant"),
    [
        (Kind(str), "a", "a"),
        (Kind(int), "12", 12),
        (Kind(bool), "yes", True),
        (Kind(bool), "Off", False),
        (Kind(Prose), "full", Prose.FULL),
        (Kind(str, many=True), "a", ("a",)),
        (Kind(str, many=True), ["a", "b"], ("a", "b")),
        (Kind(Path, many=True), ["a"], (Path("here/a"),)),
    ],
)
def test_values_are_read_by_their_kind(kind: Kind, value: object, meant: object) -> None:
    assert kind.understood(value, Path("here")) == meant


@pytest.mark.parametrize(
    ("kind", "value", "complaint"),
    [
        (Kind(int), "many", "is a whole number"),
        (Kind(bool), "maybe", "is true or false"),
        (Kind(Prose), "", "is fit, full or notes"),
        (Kind(str), {"a": "b"}, "is text"),
        (Kind(str, many=True), [["a"]], "is a list of texts"),
    ],
)
def test_values_of_another_kind_are_refused(kind: Kind, value: object, complaint: str) -> None:
    with pytest.raises(ValueRefusedError, match=complaint):
        kind.understood(value)


def test_an_option_that_is_none_stops() -> None:
    with pytest.raises(SettingsError, match="did you mean `theme`"):
        settled([given({"theem": "paper"})], lambda _: None)


def test_of_several_sources_the_last_wins_and_is_remembered() -> None:
    found: list[Diagnostic] = []
    file = Said(Layer.FILE, {"theme": Asked("plain", 4)}, "post2slides.toml")
    settings = settled([file, given({"prose": Prose.FULL, "theme": None})], found.append)
    assert (settings.theme, str(settings.origin("theme"))) == ("plain", "post2slides.toml:4")
    assert (settings.prose, settings.origin("prose").layer) == (Prose.FULL, Layer.OPTION)
    assert found == []


def test_a_folder_without_a_settings_file_says_nothing(tmp_path: Path) -> None:
    assert not from_file(tmp_path).values


def test_every_setting_is_an_option_and_has_a_row_in_its_page() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    options = {option for parameter in convert.params for option in parameter.opts}
    for key, setting in settings_by_key().items():
        assert f"--{key}" in options
        assert f"| `{key}` | {setting.kind.name} | " in page
        assert setting.about.by_post or f"| `{key}` | {setting.kind.name} | " in page.partition("### Not in a post")[2]
    assert {setting.name for setting in settings_by_key().values()} == {entry.name for entry in fields(Settings)} - {
        "origins"
    }
