"""`--watch`: what counts as a change, what is told of it, and that nothing ends it but Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from post2slides.cli import main
from post2slides.watch import next_change, snapshot

BRIEF = 0.01


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> Path:
    Path(path).write_text(text, encoding="utf-8")
    return Path(path)


def looking(files: Callable[[], list[Path]], *events: Callable[[], object]) -> Callable[[], list[Path]]:
    """`files`, with an event before each look, as long as there are any."""
    pending = list(events)

    def look() -> list[Path]:
        if pending:
            pending.pop(0)()
        return files()

    return look


def nothing() -> None:
    """A look at which nothing happens."""


def test_what_becomes_of_files_is_told() -> None:
    post, gone, new = write("post.md", "a"), write("gone.png", "b"), Path("new.png")
    before = snapshot([post, gone, new])

    def change() -> None:
        write("post.md", "longer")
        gone.unlink()
        write("new.png", "c")

    found = next_change(before, looking(lambda: [post, gone, new], nothing, change), BRIEF)
    assert found == {post: "changed", gone: "gone", new: "new"}


def test_a_file_that_is_saved_in_steps_is_waited_for() -> None:
    post = write("post.md", "a")
    steps = [lambda: write("post.md", "ab"), lambda: write("post.md", "abc"), lambda: write("post.md", "abcd"), nothing]
    look = looking(lambda: [post], *steps)
    assert next_change(snapshot([post]), look, BRIEF) == {post: "changed"}
    assert post.read_text(encoding="utf-8") == "abcd"


def test_a_change_while_converting_counts() -> None:
    post = write("post.md", "a")
    before = snapshot([post])
    write("post.md", "ab")
    assert next_change(before, lambda: [post], BRIEF) == {post: "changed"}


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("-", "-o", "x.pptx", "--watch"), "--watch needs files"),
        (("post.md", "-o", "-", "--open"), "--open needs files"),
        (("https://example.org/", "--watch"), "--watch is for files"),
        (("a.md", "b.md", "--open"), "--open is for one post"),
    ],
)
def test_what_cannot_be_watched_is_wrong_use(arguments: tuple[str, ...], complaint: str) -> None:
    result = CliRunner().invoke(main, ["convert", *arguments])
    assert result.exit_code == 2
    assert complaint in result.stderr


@pytest.mark.parametrize(("code", "warned"), [(0, False), (1, True)])
def test_the_deck_is_opened(monkeypatch: pytest.MonkeyPatch, code: int, warned: bool) -> None:
    opened: list[str] = []

    def launch(file: str) -> int:
        opened.append(file)
        return code

    monkeypatch.setattr("click.launch", launch)
    write("post.md", "# One\n")
    result = CliRunner().invoke(main, ["convert", "post.md", "--open"])
    assert result.exit_code == 0
    assert opened == ["post.pptx"]
    assert ("no program was found" in result.stderr) is warned


@pytest.fixture
def watching() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts `convert --watch` with further arguments; it is stopped at the end."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "post2slides", "convert", *arguments, "--watch", "--offline"]
        with Path("log").open("w", encoding="utf-8") as log:
            started.append(subprocess.Popen(command, stdout=log, stderr=log, text=True))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def told(words: str, times: int = 1) -> str:
    """What was printed so far, once it says `words` so many times."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if (log := Path("log").read_text(encoding="utf-8")).count(words) >= times:
            return log
        time.sleep(0.05)
    pytest.fail(f"{words!r} is not in {Path('log').read_text(encoding='utf-8')!r}")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_deck_follows_its_post_its_pictures_and_its_settings(
    watching: Callable[..., subprocess.Popen[str]],
) -> None:
    write("post.md", "# One\n\n![Red](red.png)\n")
    process = watching("post.md")
    told("1 warning\nWatching")
    Image.new("RGB", (400, 300), "red").save("red.png")
    told("red.png new\npost.pptx: 2 slides, 1 picture")
    write("post.md", "")
    told("post.md changed\nError: post.md: is empty")
    write("post.md", "# One\n\n![Red](red.png)\n\n# Two\n\nWords.\n")
    told("post.pptx: 3 slides")
    write("post2slides.toml", 'theme = "papre"\n')
    told("post2slides.toml new\nError: post2slides.toml:1: there is no theme 'papre'")
    write("post2slides.toml", 'theme = "plain"\n')
    told("post.pptx: 3 slides", times=2)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 0
    assert "Traceback" not in told("no longer watching")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_of_a_folder_only_what_changed_is_converted(watching: Callable[..., subprocess.Popen[str]]) -> None:
    Path("blog").mkdir()
    write("blog/a.md", "# A\n")
    write("blog/b.md", "# B\n")
    process = watching("blog", "-o", "decks")
    told("2 posts: 2 decks made")
    write("blog/a.md", "# A\n\nMore.\n")
    told("2 posts: 1 deck made, 1 unchanged")
    write("blog/c.md", "# C\n")
    told("3 posts: 1 deck made, 2 unchanged")
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 0
