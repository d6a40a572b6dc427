"""The documentation names what there is, and names nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from post2slides.cli import main
from post2slides.diagnostics import CODES
from post2slides.model.post import Heading
from post2slides.read import read_post
from post2slides.theme.layouts import DECORATION_NAMES, LAYOUT_NAMES, PLACEHOLDER_NAMES
from post2slides.theme.load import SECTIONS, theme_names
from post2slides.theme.model import LayoutName
from post2slides.theme.palette import CODE_NAMES, COLOUR_NAMES
from post2slides.theme.typography import SCRIPTS, STYLE_NAMES, STYLED

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/blocks/**/*.md"), ROOT / "examples" / "PICTURES.md"]
)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def commands(command: click.Command = main, path: str = "post2slides") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from commands(child, f"{path} {name}")


def options(command: click.Command) -> set[str]:
    names = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return {name for name in names if name.startswith("-")}


def test_every_diagnostic_is_explained_and_none_else() -> None:
    assert set(re.findall(r"^### `(.+)`$", read("docs/diagnostics.md"), re.MULTILINE)) == set(CODES)


@pytest.mark.parametrize("script", ["make_cli_reference.py", "make_man_page.py"])
def test_what_is_made_from_the_help_is_up_to_date(script: str) -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / script, "--check"], check=False)
    assert done.returncode == 0, "run `make docs`"


def test_every_construct_of_the_posts_in_docs_has_its_picture_and_its_line() -> None:
    decks = {post.stem for post in ROOT.glob("docs/blocks/decks/*.md")}
    slides = {f"{post.stem}-{anchor}" for post in ROOT.glob("docs/blocks/*.md") for anchor in headings(post)}
    shown = re.findall(r"images/blocks/([\w-]+)\.webp", read("docs/blocks.md"))
    assert sorted(shown) == sorted(decks | slides)
    assert {path.stem for path in ROOT.glob("docs/images/blocks/*")} == decks | slides
    assert sum(path.stat().st_size for path in ROOT.glob("docs/images/**/*.*")) < 3_000_000


def headings(post: Path) -> list[str]:
    read = read_post(post.read_text(encoding="utf-8"), name=post.stem, report=lambda _: None)
    return [block.anchor for block in read.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(("path", "command"), list(commands()), ids=[path for path, _ in commands()])
def test_every_option_and_command_has_a_help_text(path: str, command: click.Command) -> None:
    assert command.help
    assert f"## `{path}`" in read("docs/cli.md")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.opts} of {path}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_are_shown_with_options_that_exist(page: Path) -> None:
    known = {path: options(command) | {"--help"} for path, command in commands()}
    use = re.compile(r"(?:^|[ /$`])(post2slides(?: --\S+)*) (\w+)\b([^\n`&|<>]*)", re.MULTILINE)
    for head, name, rest in use.findall(page.read_text(encoding="utf-8")):
        if f"post2slides {name}" in known:
            words = re.sub(r"#.*", "", rest).split()
            path = (
                f"post2slides {name} {words[0]}"
                if words and f"post2slides {name} {words[0]}" in known
                else f"post2slides {name}"
            )
            used = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
            assert used <= known[path], f"{head} {name}{rest}"


def test_options_are_named_as_they_are() -> None:
    known = set[str]().union(*(options(command) for _, command in commands())) | {"--help"}
    for page in [ROOT / "README.md", *ROOT.glob("docs/*.md")]:
        named = re.findall(r"(?<!`)`(--[a-z][a-z-]+)(?: [^`]*)?`(?!`)", page.read_text(encoding="utf-8"))
        assert set(named) <= known, page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_example_of_the_readme_is_there() -> None:
    posts = re.findall(r"examples/\S+\.md", read("README.md"))
    assert posts
    for post in posts:
        assert (ROOT / post).is_file()


def test_the_architecture_names_every_room_and_every_library() -> None:
    page = read("ARCHITECTURE.md")
    rooms = {path.name for path in (ROOT / "src" / "post2slides").iterdir() if path.suffix == ".py" or path.is_dir()}
    rooms -= {"__init__.py", "__pycache__"}
    assert {room for room in rooms if not re.search(rf"`(?:\w+/)*{re.escape(room)}/?`", page)} == set()
    project = tomllib.loads(read("pyproject.toml"))["project"]
    needed = [
        *project["dependencies"],
        *(one for name in ("heic", "dask", "docs") for one in project["optional-dependencies"][name]),
    ]
    assert {
        name for name in (re.split(r"[>;]", one)[0] for one in needed) if f"| {name.lower()} |" not in page.lower()
    } == set()


def in_navigation(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        for value in entry.values():
            if isinstance(value, str):
                yield value
            else:
                yield from in_navigation(value)


def test_every_page_is_in_the_navigation_once() -> None:
    named = list(in_navigation(tomllib.loads(read("zensical.toml"))["project"]["nav"]))
    pages = {path.name for path in ROOT.glob("docs/*.md")} | {path.name for path in ROOT.glob("*.md")}
    pages |= {path.relative_to(ROOT).as_posix() for path in ROOT.glob("examples/**/*.md")}
    assert sorted(named) == sorted(pages - {"README.md"} | {"index.md"})


def test_every_field_of_a_theme_and_every_layout_is_explained() -> None:
    page = read("docs/themes.md")
    names = {*SECTIONS, *COLOUR_NAMES, *CODE_NAMES, *STYLE_NAMES, *STYLED, *SCRIPTS, *LayoutName}
    names |= {*LAYOUT_NAMES, *PLACEHOLDER_NAMES, *DECORATION_NAMES}
    assert {name for name in names if f"`{name}`" not in page} == set()


def test_the_gallery_shows_both_examples_in_every_theme() -> None:
    page = read("docs/themes.md")
    for theme in theme_names():
        for picture in (f"{theme}.webp", f"{theme}-ko.webp"):
            assert f"images/{picture}" in page
            assert (ROOT / "docs" / "images" / picture).stat().st_size < 400_000
