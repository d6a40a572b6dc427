"""What a machine can do to the program: full disks, closed streams, missing homes, broken encodings, sudden death."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation

from post2slides import cli, scratch
from post2slides.assets.cache import Cache
from post2slides.batch.outcome import Job, Outcome, Status
from post2slides.batch.state import remember, unchanged
from post2slides.batch.work import work

POST = "---\ntitle: 발표 이야기\n---\n\n# One\n\nWords. ![A chair](chair.png)\n\n# Two\n\nMore words.\n"
RUN = (sys.executable, "-m", "post2slides")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a post in it, in which the commands run."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("post.md").write_text(POST, encoding="utf-8")
    return folder


def convert(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["convert", *arguments, "--offline"])


def told(result: Result) -> str:
    """What a command says that fails: no traceback, and not that the program is wrong."""
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "has a bug" not in result.output
    return result.stderr


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    whole = {**os.environ, **environment}
    return subprocess.run([*RUN, *arguments], capture_output=True, check=False, env=whole)


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """A line of shell in which `$P` is the command."""
    command = f'P="{sys.executable} -m post2slides"; {line}'
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)


# Streams


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize(
    ("line", "said", "code"),
    [
        ("$P convert - -o a.pptx --offline <&-", "standard input is closed", 1),
        ("$P convert post.md -o - --offline >&-", "standard output is closed", 1),
        ("$P convert post.md --offline >&-", "picture-missing", 0),
        ("$P convert post.md --offline 2>&-", "post.pptx: ", 0),
        ("$P convert post.md -o - --offline | head -c 4; exit 0", "PK", 0),
        ("$P --help | true; exit 0", "", 0),
    ],
)
def test_a_closed_stream_is_no_bug(here: Path, line: str, said: str, code: int) -> None:
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "has a bug" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is always full")
@pytest.mark.parametrize("line", ["$P themes > /dev/full", "$P convert post.md -o - --offline > /dev/full"])
def test_standard_output_on_a_full_disk_is_told(here: Path, line: str) -> None:
    done = shell(line)
    assert done.returncode == 1
    assert "No space left" in done.stderr or "disk is full" in done.stderr
    assert "has a bug" not in done.stderr


@pytest.mark.slow
def test_messages_can_be_printed_in_any_encoding(here: Path) -> None:
    for encoding in ("ascii:strict", "cp1252:strict"):
        done = process("convert", "발표.md", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert done.returncode == 1
        assert b"there is no such file" in done.stderr
        assert b"has a bug" not in done.stderr


# Names


@POSIX
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("two\nlines.md", "two\\nlines.md:7: "),
        ("\x1b]0;pwned\x07\x1b[31mred.md", "\\u001b]0;pwned\\u0007\\u001b[31mred.md:7: "),
        ("half\udcff.md", "half\\udcff.md:7: "),
        ("turn\u202edm.md", "turn\\u202edm.md:7: "),
        ("./-dash.md", "./-dash.md:7: "),
    ],
    ids=["newline", "escape", "no unicode", "bidi", "dash"],
)
def test_a_name_of_any_bytes_is_converted_and_steers_no_terminal(here: Path, name: str, shown: str) -> None:
    Path(name).write_text(POST, encoding="utf-8")
    result = convert(name)
    assert result.exit_code == 0
    assert result.stderr.startswith(shown)
    assert "\x1b" not in result.output
    assert Path(name).with_suffix(".pptx").is_file()


@pytest.mark.parametrize("command", [("inspect", "--stage", "placed"), ("check",), ("convert", "--explain")])
def test_what_a_post_says_steers_no_terminal(here: Path, command: tuple[str, ...]) -> None:
    Path("post.md").write_text("# Bad \x1b]0;pwned\x07 \x9b31m\n\n![\x1b[2J](\x1b[2J.png)\n", encoding="utf-8")
    result = CliRunner().invoke(cli.main, [command[0], "post.md", "--offline", *command[1:]])
    assert "Bad" in result.output or "picture-missing" in result.output
    assert not {"\x1b", "\x07", "\x9b"} & set(result.output)


@POSIX
def test_links_in_a_circle_are_told(here: Path) -> None:
    Path("loop").symlink_to("loop")
    Path("self").symlink_to(".")
    assert "loop" in told(convert("loop"))
    assert "circle" in told(convert("post.md", "-o", "loop/deck.pptx"))
    assert "1 failed" in convert("post.md", "loop", "-o", "decks").output
    assert convert("post.md", "--allow-path", "loop").exit_code == 0
    assert convert(".", "-o", "all").output.count("1 post: 1 deck made") == 1


@POSIX
def test_a_current_folder_that_is_gone_is_not_missed(here: Path) -> None:
    """`-I`: an installed command looks for no modules in it, either."""
    command = [sys.executable, "-I", "-m", "post2slides", "convert", str(here / "post.md"), "--offline"]
    within = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    shell = ["sh", "-c", within, "sh", *command, "-o", str(here / "deck.pptx")]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (here / "deck.pptx").exists()


# Places


@pytest.mark.slow
def test_without_a_home_and_a_cache_a_deck_is_made(here: Path) -> None:
    nowhere = str(here / "post.md")  # a file, in which no folder can be
    done = process("convert", "post.md", HOME=nowhere, XDG_CACHE_HOME=f"{nowhere}/cache", LOCALAPPDATA=nowhere)
    assert done.returncode == 0, done.stderr
    assert Path("post.pptx").is_file()


def test_a_user_without_a_home_has_a_deck(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert convert("post.md").exit_code == 0


def test_without_a_place_for_temporary_files_it_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(here / "nowhere"))
    assert "nowhere" in told(convert("post.md"))
    assert "nowhere" in str(work(Job(Path("post.md"), Path("deck.pptx"))).failure)


def test_a_full_place_for_temporary_files_is_not_the_picture_s_fault(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "temporary/picture.png")

    Image.new("RGB", (800, 600), "red").save("chair.png")
    monkeypatch.setattr("post2slides.assets.preparation.prepare", full)
    assert "No space left on device: temporary/picture.png" in told(convert("post.md"))
    assert not Path("post.pptx").exists()


@pytest.mark.slow
@POSIX
def test_a_file_that_may_not_grow_leaves_the_old_deck(here: Path) -> None:
    assert convert("post.md").exit_code == 0
    old = Path("post.pptx").read_bytes()
    done = shell("ulimit -f 8; $P convert post.md --offline")
    assert done.returncode == 1
    assert "larger than a file may be here" in done.stderr
    assert Path("post.pptx").read_bytes() == old
    assert sorted(path.name for path in here.iterdir()) == ["post.md", "post.pptx"]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_leaves_the_old_deck(here: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("this container may not mount")
    try:
        deck = disk / "deck.pptx"
        assert convert("post.md", "-o", str(deck)).exit_code == 0
        old = deck.read_bytes()
        (disk / "filling").write_bytes(bytes(128 * 1024 - len(old) - 16 * 1024))
        Path("post.md").write_text(POST * 3, encoding="utf-8")
        assert "the disk is full" in told(convert("post.md", "-o", str(deck)))
        assert deck.read_bytes() == old
        assert sorted(path.name for path in disk.iterdir()) == ["deck.pptx", "filling"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# Texts


@pytest.mark.parametrize(
    "written",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
    ],
    ids=["BOM", "UTF-16LE", "UTF-16BE", "CRLF", "BOM and CRLF", "CR"],
)
def test_the_deck_is_the_same_however_the_text_is_saved(here: Path, written: Callable[[str], bytes]) -> None:
    assert convert("post.md").exit_code == 0
    Path("post.md").write_bytes(written(POST))
    assert convert("post.md", "-o", "again.pptx").exit_code == 0
    assert Path("again.pptx").read_bytes() == Path("post.pptx").read_bytes()


def test_paths_of_windows_are_understood(here: Path) -> None:
    Path("pictures").mkdir()
    Image.new("RGB", (800, 600), "red").save("pictures/chair.png")
    Path("post.md").write_text("# One\n\n![A chair](pictures\\chair.png)\n", encoding="utf-8")
    assert "1 picture, " in convert("post.md").output


# Time


def test_a_clock_that_was_set_back_hides_no_change(here: Path) -> None:
    deck = Path("post.pptx")
    assert convert("post.md").exit_code == 0
    remember(Outcome(job := Job(Path("post.md"), deck, ()), Status.MADE), [Path("post.md")])
    assert unchanged(job)
    Path("post.md").write_text(POST.replace("More words", "Less words"), encoding="utf-8")
    os.utime("post.md", (0, 0))
    assert unchanged(job) is None


def test_a_clock_that_was_set_back_empties_no_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("https://example.org/a.png", b"picture", "", "")
    for path in tmp_path.glob("*/*"):
        os.utime(path, (time.time() + 10**8,) * 2)
    cache.prune()
    assert cache.find("https://example.org/a.png")


# Sudden death


def _ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    return ended.pid


@POSIX
def test_what_a_killed_process_left_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    prefix = f"post2slides-{scratch._machine()}"
    left, old = f".{prefix}-{_ended_process()}-00ff.tmp", ".post2slides-0badcafe-1-00ff.tmp"
    kept = {f".{prefix}-{os.getpid()}-00ff.tmp", f".post2slides-0badcafe-{_ended_process()}-00ff.tmp", "post2slides-x"}
    for name in (left, old, *kept):
        (tmp_path / name).write_bytes(b"half of")
    (folder := tmp_path / f"{prefix}-{_ended_process()}-abc").mkdir()
    (folder / "picture.png").write_bytes(b"")
    os.utime(tmp_path / old, (0, 0))
    with scratch.beside(tmp_path / "deck.pptx") as temporary:
        temporary.write_bytes(b"")
    assert {path.name for path in tmp_path.iterdir()} == kept


@pytest.mark.slow
@POSIX
def test_killed_at_any_moment_the_old_deck_is_intact_or_the_new_one_whole(here: Path) -> None:
    """`scripts/kill_at_random.py` does the same 200 times."""
    script = Path(__file__).parent.parent / "scripts" / "kill_at_random.py"
    done = subprocess.run([sys.executable, script, "--times", "20"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "20 kills" in done.stdout


def test_the_deck_of_a_post_is_whole(here: Path) -> None:
    assert convert("post.md").exit_code == 0
    assert len(Presentation("post.pptx").slides) == 4
