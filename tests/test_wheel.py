"""The wheel works alone: in an empty environment, outside the repository, without any development tool."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
POST = """---
title: A small post
---

## First

Some words, and a list:

- one
- two

## Second

| a | b |
|---|---|
| 1 | 2 |
"""

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def post2slides(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that holds the wheel and what it requires, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
    return scripts / "post2slides"


def test_the_wheel_carries_the_themes_and_nothing_foreign(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith(".data/data/share/man/man1/post2slides.1") for name in names)
    for theme in (ROOT / "themes").iterdir():
        for file in theme.rglob("*"):
            if file.is_file():
                assert f"post2slides/themes/{file.relative_to(ROOT / 'themes').as_posix()}" in names
    assert "post2slides/py.typed" in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"post2slides"}


def test_a_post_is_converted_outside_the_repository(post2slides: Path, tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(POST, encoding="utf-8")
    run(post2slides, "convert", "post.md", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "post.pptx") as deck:
        slides = [name for name in deck.namelist() if name.startswith("ppt/slides/slide")]
    assert len(slides) >= 3


def test_each_theme_is_found(post2slides: Path, tmp_path: Path) -> None:
    listing = run(post2slides, "themes", cwd=tmp_path)
    for theme in (ROOT / "themes").iterdir():
        if (theme / "theme.yaml").is_file():
            assert theme.name in listing
