"""The site of the documentation is whole, and the files for CI do what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Context

from post2slides.cli import main

ROOT = Path(__file__).parent.parent
CI = ROOT / "docs" / "ci"


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*.md")), ids=lambda page: page.name)
def test_the_readme_or_a_page_that_it_links_leads_to_every_page(page: Path) -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = [ROOT / path for path in re.findall(r"\]\((docs/[\w-]+\.md)", first)]
    texts = [first.replace("docs/", ""), *(path.read_text(encoding="utf-8") for path in linked if path != page)]
    assert any(f"]({page.name}" in text for text in texts)


def test_every_picture_is_shown_and_has_its_script() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
    pictures = [path.relative_to(ROOT / "docs").as_posix() for path in ROOT.glob("docs/images/**/*.*")]
    assert [picture for picture in pictures if picture not in pages] == []
    assert {path.suffix for path in ROOT.glob("docs/images/**/*.*")} == {".webp"}
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    for script in ("preview.py --gallery", "make_block_pictures.py", "make_readme_picture.py"):
        assert f"scripts/{script}" in make


@pytest.mark.slow
def test_the_site_is_built_without_a_warning() -> None:
    pytest.importorskip("zensical", reason="comes with post2slides[docs]")
    built = subprocess.run(
        [sys.executable, ROOT / "scripts" / "make_site.py"], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert (ROOT / "build" / "site" / "index.html").is_file()


def commands_in(value: Any) -> Iterator[list[str]]:
    """Every command of post2slides in what a YAML file says."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from commands_in(one)
    elif isinstance(value, str) and value.startswith("post2slides "):
        yield value.split()[1:]


@pytest.mark.parametrize("file", sorted(CI.iterdir()), ids=lambda file: file.name)
def test_the_files_for_ci_use_commands_and_options_that_exist(file: Path) -> None:
    context = Context(main)
    written = commands_in(yaml.safe_load(file.read_text(encoding="utf-8")))
    commands = [words for words in written if words[0] in main.list_commands(context)]
    assert commands
    for name, *arguments in commands:
        command = main.get_command(context, name)
        assert command is not None
        command.make_context(name, [*arguments, "post.md"])  # raises where an option is not there
    assert f"](ci/{file.name})" in (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
