"""What a person sees of the pictures that were kept, and while pictures are fetched and prepared."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from post2slides import cli
from post2slides.assets import Step
from post2slides.assets.cache import Cache
from post2slides.cli import progress

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `post2slides cache`, with a cache of the test's own."""
    monkeypatch.setattr("post2slides.assets.cache.default_folder", lambda: tmp_path / "kept")
    return lambda *arguments: CliRunner().invoke(cli.main, ["cache", *arguments])


def fill(folder: Path, days: int) -> None:
    """One picture of 500 kB, last used so many days ago."""
    url = f"https://a.example/{days}.png"
    Cache(folder).keep(url, b"x" * 500_000, "", "")
    (entry,) = (path for path in folder.glob("*/*.picture") if url.encode() in path.read_bytes()[:200])
    used = time.time() - days * 86_400
    os.utime(entry, (used, used))


def test_an_empty_cache(run: Run, tmp_path: Path) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (0, f"{tmp_path / 'kept'}: no pictures\n")


def test_the_cache_is_shown(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "kept", days=40)
    fill(tmp_path / "kept", days=1)
    since = time.strftime("%Y-%m-%d", time.localtime(time.time() - 40 * 86_400))
    assert run().stdout == f"{tmp_path / 'kept'}: 2 pictures, 1.0 MB\nused least recently: {since}\n"
    assert "1 picture, 0.5 MB" in run("--older-than", "30d").stdout


def test_the_cache_is_cleared_in_part_and_whole(run: Run, tmp_path: Path) -> None:
    fill(tmp_path / "kept", days=40)
    fill(tmp_path / "kept", days=1)
    assert run("--clear", "--older-than", "4w").stdout == f"{tmp_path / 'kept'}: 1 picture, 0.5 MB removed\n"
    assert run("--clear").stdout == f"{tmp_path / 'kept'}: 1 picture, 0.5 MB removed\n"
    assert "no pictures" in run().stdout


@pytest.mark.parametrize("age", ["30", "month", "-3d", "1y"])
def test_an_age_that_is_none_is_wrong_use(run: Run, age: str) -> None:
    result = run("--older-than", age)
    assert result.exit_code == 2
    assert "30d" in result.stderr


class Terminal:
    """A standard error that claims to be a terminal."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Holds nothing back."""


def test_a_bar_for_each_step_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with progress.picture_progress(shown=True) as tell:
        assert tell is not None
        for step in Step:
            for done in range(1, 5):
                tell(step, done, 4)
    fetching, _, preparing = terminal.text.partition("Preparing pictures")
    assert "Fetching pictures" in fetching
    assert "100%" in fetching
    assert "100%" in preparing


def test_no_bar_for_what_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.picture_progress(shown=True) as tell:
        assert tell is not None
        tell(Step.PREPARING, 1, 1)
    assert terminal.text == ""


@pytest.mark.parametrize("shown", [True, False])
def test_no_bar_without_a_terminal_or_where_quiet_is_asked_for(shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shown:
        monkeypatch.setattr(sys, "stderr", Terminal())
    with progress.picture_progress(shown=shown) as tell:
        assert tell is None
