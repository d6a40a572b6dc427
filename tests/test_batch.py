"""Many posts at once: which are found, where their decks go, what is told, and what is not made again."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from post2slides.batch.engines import Engine, local
from post2slides.batch.find import posts_in
from post2slides.batch.outcome import Job, Outcome, Status
from post2slides.batch.report import report_of
from post2slides.batch.run import Watch, run
from post2slides.batch.state import unchanged
from post2slides.batch.targets import Found, targets
from post2slides.batch.work import work
from post2slides.cli import main
from post2slides.cli.bar import Bar

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / ".cache")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str = "# One\n\nWords.\n") -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def convert(*arguments: str) -> Result:
    """The command, with threads of this process in place of processes: these take a while to start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("post2slides.batch.engines.local", lambda _: threads())
        return convert_in_processes(*arguments)


def convert_in_processes(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["convert", *arguments, "--offline"])


def files(folder: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


@contextmanager
def threads() -> Iterator[Engine]:
    with ThreadPoolExecutor(2) as executor:
        yield Engine(executor, 2)


def outcomes(*jobs: Job) -> list[Outcome]:
    return list(run(jobs, threads, Watch()))


# Which posts there are


def test_the_posts_of_a_folder_are_found_and_nothing_else() -> None:
    posts = [
        "a.md",
        "b.markdown",
        "c.mdx",
        "d.qmd",
        "e.ipynb",
        "sub/index.md",
        "_posts/2026-01-01-f.md",
        "docs/G.MD",
        "_notebooks/h.ipynb",
    ]
    others = [
        "README.md",
        "sub/readme.md",
        "LICENSE.md",
        "_index.md",
        ".hidden.md",
        ".github/x.md",
        "_includes/y.md",
        "_site/q.md",
    ]
    others += ["node_modules/p/z.md", "_drafts/d.md", "layouts/l.md", "notes.txt", "photo.png", "CODE-OF-CONDUCT.md"]
    for path in (*posts, *others):
        write(f"blog/{path}")
    found = [path.relative_to("blog").as_posix() for path in posts_in(Path("blog"))]
    assert found == sorted(posts)
    assert Path("blog/_drafts/d.md") in posts_in(Path("blog"), drafts=True)


# Where their decks go


@pytest.mark.parametrize(
    ("posts", "decks"),
    [
        (["a.md", "b/c.md"], ["out/a.pptx", "out/b/c.pptx"]),
        (["x/my-post/index.md"], ["out/x/my-post.pptx"]),
        (["my-post/index.de.md"], ["out/my-post.de.pptx"]),
        (["a.md", "a.mdx"], ["out/a.pptx", "out/a.mdx.pptx"]),
        (["a.md", "A.mdx"], ["out/a.md.pptx", "out/A.pptx"]),
        (["a.md", "a/index.md"], ["out/a.pptx", "out/a/index.pptx"]),
        (["index.md"], ["out/blog.pptx"]),
    ],
)
def test_the_tree_of_decks_mirrors_that_of_the_posts(here: Path, posts: list[str], decks: list[str]) -> None:
    root = here / "blog"
    found = [Found(root / post, root) for post in posts]
    assert [targets(found, Path("out"))[entry.post].as_posix() for entry in found] == decks
    assert targets(found[::-1], Path("out")) == targets(found, Path("out"))


def test_posts_of_one_name_from_several_folders_have_decks_of_their_own() -> None:
    found = [Found(Path("a/post.md")), Found(Path("b/post.md")), Found(Path("c/post.md"))]
    decks = targets(found, Path("out"))
    assert sorted(deck.name for deck in decks.values()) == ["post-2.pptx", "post.md.pptx", "post.pptx"]


def test_without_an_output_each_deck_lies_beside_its_post() -> None:
    found = [Found(Path("a/index.md"), Path("a")), Found(Path("b.md"))]
    assert [deck.as_posix() for deck in targets(found, None).values()] == ["a/index.pptx", "b.pptx"]


# What is told of them


def test_a_folder_becomes_a_tree_of_decks() -> None:
    write("blog/one.md")
    write("blog/2026/two/index.md", "# Two\n\n![A dog](dog.png)\n")
    result = convert("blog", "-o", "decks")
    assert result.exit_code == 0
    assert files("decks") == ["2026/two.pptx", "one.pptx"]
    assert re.fullmatch(r"2 posts: 2 decks made, 0 failed, 4 slides, 1 warning, \d+\.\d s\n", result.stdout)
    assert result.stderr.startswith("blog/2026/two/index.md:3: warning[picture-missing]: ")


def test_one_that_fails_does_not_stop_the_others() -> None:
    write("blog/a.md")
    write("blog/b.md", "")
    write("blog/c.md", "---\nslides:\n  theme: papre\n---\n# C\n")
    write("blog/d.md")
    result = convert("blog", "nowhere.md", "-o", "decks", "--quiet")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [line for line in result.stderr.splitlines() if line.startswith("Error: ")] == [
        "Error: blog/b.md: is empty",
        "Error: c.md:3: there is no theme 'papre'",
        "Error: nowhere.md: there is no such file",
    ]
    assert files("decks") == ["a.pptx", "d.pptx"]


def test_drafts_are_left_out_unless_they_are_wanted() -> None:
    write("blog/a.md")
    write("blog/b.md", "---\ntitle: B\ndraft: true\n---\nWords.\n")
    write("blog/c.md", "---\ntitle: C\npublished: false\n---\nWords.\n")
    assert "1 deck made, 2 drafts left out" in convert("blog", "-o", "decks").stdout
    assert files("decks") == ["a.pptx"]
    assert "2 decks made, 1 unchanged" in convert("blog", "-o", "decks", "--drafts").stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("empty",), "empty: there are no posts in this folder"),
        (("a.md", "b.md", "-o", "deck.pptx"), "deck.pptx: several decks need a folder"),
        (("a.md", "b.md", "-o", "-"), "several decks need a folder"),
        (("a.md", "-", "-o", "decks"), "standard input can only be converted alone"),
        (("a.md", "b.md", "-o", "a.md/x"), "the folder cannot be made"),
        (("a.md", "b.md", "--report", "no/r.json"), "the report cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], complaint: str) -> None:
    Path("empty").mkdir()
    write("a.md")
    write("b.md")
    result = convert(*arguments)
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert "bug" not in result.stderr


@pytest.mark.parametrize(
    "arguments", [("a.md", "b.md", "--explain"), ("a.md", "--engine", "dask"), ("a.md", "--scheduler", "tcp://x:1")]
)
def test_options_that_do_not_go_together_are_wrong_use(arguments: tuple[str, ...]) -> None:
    assert convert(*arguments).exit_code == 2


def test_one_post_may_go_into_a_folder(here: Path) -> None:
    write("my-post/index.md")
    Path("decks").mkdir()
    assert convert("my-post/index.md", "-o", "decks").exit_code == 0
    assert files("decks") == ["my-post.pptx"]


def test_a_post_that_is_named_twice_is_converted_once() -> None:
    write("blog/a.md")
    result = convert("blog", "blog/a.md", "-v")
    assert result.stdout.startswith("blog/a.pptx: made, 2 slides\n1 post: 1 deck made")


def test_strict_fails_on_the_warnings_of_any() -> None:
    write("blog/a.md", "![A dog](dog.png)\n")
    write("blog/b.md")
    assert convert("blog", "--strict").exit_code == 1
    assert files("blog") == ["a.md", "a.pptx", "b.md", "b.pptx"]


def test_the_report_has_every_field_that_its_page_describes() -> None:
    write("blog/a.md", "# One\n\n![A dog](dog.png)\n\n✏️ Say this.\n")
    write("blog/b.md", "")
    convert("blog", "-o", "decks", "--report", "report.json")
    report = json.loads(Path("report.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "many-posts.md").read_text(encoding="utf-8")
    made, failed = report["posts"]
    described = set(re.findall(r"^\| `([a-z0-9_]+)` \|", page, re.MULTILINE))
    assert described == {*report, *made, *made["diagnostics"][0], *failed["failure"]}
    assert (made["post"], Path(made["deck"]).name, made["status"]) == ("blog/a.md", "a.pptx", "made")
    assert (made["slides"], made["pictures"], made["slides_with_notes"]) == (2, 0, 1)
    assert made["diagnostics"][0]["code"] == "picture-missing"
    assert made["seconds"] > 0
    assert (failed["status"], failed["failure"]["message"]) == ("failed", "is empty")
    assert {status.value for status in Status} == set(re.findall(r"^- `([a-z]+)`: ", page, re.MULTILINE))


def test_decks_are_the_same_bytes_whichever_is_made_first() -> None:
    for name in "abc":
        write(f"blog/{name}.md", f"# {name}\n\nWords of {name}.\n")
    convert_in_processes("blog", "-o", "one", "-j", "1")
    convert_in_processes("blog", "-o", "three", "-j", "3")
    for name in "abc":
        assert Path(f"one/{name}.pptx").read_bytes() == Path(f"three/{name}.pptx").read_bytes()


def test_the_bar_tells_which_post_is_converted_and_keeps_to_its_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    bar = Bar(4, shown=True)
    bar.begin("blog/2026/" + "a-very-long-name-" * 5 + "post.md")
    bar.advance()
    bar.begin("블로그/" + "글" * 40 + ".md")
    drawn = capsys.readouterr().err.split("\r\033[K")
    assert drawn[1].startswith("[------------------------] 0/4 …")
    assert drawn[1].endswith("-post.md")
    assert drawn[2].startswith("[######------------------] 1/4 …")
    assert all(
        sum(2 if ord(character) > 0x1100 and character != "…" else 1 for character in line) < 60 for line in drawn
    )


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(4, shown=True)
    bar.begin("post.md")
    bar.advance()
    bar.clear()
    assert capsys.readouterr().err == ""


# What is not made again


@pytest.fixture
def job() -> Job:
    """A post with a picture, a theme of its own and a settings file, of which the deck has been made."""
    Image.new("RGB", (400, 300), "red").save("red.png")
    write("ours/theme.yaml", "extends: paper\ntitle: Ours\n")
    write("post2slides.toml", 'theme = "ours"\n')
    job = Job(write("post.md", "# One\n\n![Red](red.png)\n").absolute(), Path("post.pptx").absolute())
    assert [outcome.status for outcome in outcomes(job)] == [Status.MADE]
    return job


def test_a_deck_is_not_made_again_where_nothing_has_changed(job: Job) -> None:
    os.utime("post.md")
    [outcome] = outcomes(job)
    assert outcome.status is Status.UNCHANGED
    assert (outcome.slides, outcome.pictures) == (2, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda: write("post.md", "# One\n\n![Red](red.png)\n\nMore.\n"),
        lambda: Image.new("RGB", (400, 300), "blue").save("red.png"),
        lambda: write("ours/theme.yaml", "extends: plain\ntitle: Ours\n"),
        lambda: write("post2slides.toml", 'theme = "plain"\n'),
        lambda: Path("post2slides.toml").unlink(),
        lambda: Path("post.pptx").unlink(),
    ],
    ids=["post", "picture", "theme", "settings", "no settings", "no deck"],
)
def test_a_deck_is_made_again_where_anything_has_changed(job: Job, change: Callable[[], object]) -> None:
    change()
    assert unchanged(job) is None
    assert [outcome.status for outcome in outcomes(job)] == [Status.MADE]


def test_a_deck_is_made_again_for_other_options_and_when_it_is_forced(job: Job) -> None:
    assert unchanged(Job(job.post, job.deck, (("prose", "full"),))) is None
    [outcome] = outcomes(Job(job.post, job.deck, force=True))
    assert outcome.status is Status.MADE


def test_a_deck_that_lacks_a_picture_is_made_again() -> None:
    job = Job(write("post.md", "![Red](red.png)\n").absolute(), Path("post.pptx").absolute())
    outcomes(job)
    Image.new("RGB", (400, 300), "red").save("red.png")
    [outcome] = outcomes(job)
    assert (outcome.status, outcome.pictures) == (Status.MADE, 1)


# What happens when things end early


def crash(job: Job) -> Outcome:
    if job.post.name == "bad.md":
        os._exit(3)
    return work(job)


def test_a_process_that_dies_takes_one_post_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("post2slides.batch.run.work", crash)
    names = ["a.md", "bad.md", "c.md"]
    jobs = [Job(write(name).absolute(), Path(name).with_suffix(".pptx").absolute()) for name in names]
    done = {outcome.job.post.name: outcome for outcome in run(jobs, lambda: local(2), Watch())}
    assert {name: outcome.status.value for name, outcome in done.items()} == {
        "a.md": "made",
        "bad.md": "failed",
        "c.md": "made",
    }
    assert "sudden end" in str(done["bad.md"].failure)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no server that starts processes")
def test_the_server_that_starts_processes_may_die(monkeypatch: pytest.MonkeyPatch) -> None:
    from multiprocessing import forkserver

    started: list[object] = []
    start = forkserver.connect_to_new_process

    def dead_at_first(fds: list[int]) -> tuple[int, int]:
        started.append(fds)
        if len(started) == 1:
            raise EOFError("unexpected EOF")
        return start(fds)

    monkeypatch.setattr(forkserver, "connect_to_new_process", dead_at_first)
    jobs = [Job(write(name).absolute(), Path(name).with_suffix(".pptx").absolute()) for name in ("a.md", "b.md")]
    assert [outcome.status for outcome in run(jobs, lambda: local(2), Watch())] == [Status.MADE, Status.MADE]
    assert len(started) == 3, "the second time one process for each"


def test_a_bug_is_the_failure_of_its_post(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("post2slides.pipeline.convert", broken)
    outcome = work(Job(write("post.md"), Path("post.pptx")))
    assert outcome.status is Status.FAILED
    assert "post2slides has a bug: ZeroDivisionError: division by zero" in str(outcome.failure)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="Python does not tell of it")
def test_no_process_is_copied_that_has_threads() -> None:
    write("blog/a.md")
    write("blog/b.md")
    command = [sys.executable, "-W", "error::DeprecationWarning", "-m", "post2slides", "convert", "blog", "-j", "2"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("2 posts: 2 decks made")
    assert told.stderr == ""


@contextmanager
def many() -> Iterator[subprocess.Popen[str]]:
    """The command in a process, and a group, of its own, with a folder of sixty posts to convert by two more."""
    for number in range(60):
        write(f"blog/{number:02}.md", "# One\n\n" + "- Take one more step.\n" * 60)
    command = [sys.executable, "-m", "post2slides", "convert", "blog", "-o", "decks", "--offline", "-j", "2"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        yield process


def wait_until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children(number: int) -> list[int]:
    """The processes that a process has started."""
    return [int(found) for found in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


def descendants(number: int) -> list[int]:
    return [found for child in children(number) for found in (child, *descendants(child))]


def is_running(number: int) -> bool:
    """Whether there is such a process, of which there is more left than its number."""
    status = Path(f"/proc/{number}/status")
    return status.exists() and "\nState:\tZ" not in status.read_text()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals to a group of processes")
def test_ctrl_c_leaves_no_half_files_and_tells_how_far_it_came() -> None:
    with many() as process:
        wait_until(lambda: list(Path().glob("decks/*.pptx")))
        os.killpg(process.pid, signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    made = list(Path("decks").iterdir())
    assert process.returncode == 130
    assert stdout == ""
    assert re.search(rf"^Stopped: {len(made)} of 60 posts done\.", stderr, re.MULTILINE), stderr
    assert "Traceback" not in stderr
    assert 0 < len(made) < 60
    assert {path.suffix for path in made} == {".pptx"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("number", range(1, 5))
def test_ctrl_c_while_the_processes_are_being_started(number: int) -> None:
    with many() as process:
        wait_until(lambda: len(descendants(process.pid)) >= number)
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert re.search(r"^Stopped: \d of 60 posts done\.", stderr, re.MULTILINE), stderr
    assert "Traceback" not in stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_no_process_outlives_the_one_that_started_it() -> None:
    with many() as process:
        wait_until(lambda: list(Path().glob("decks/*.pptx")))
        others = descendants(process.pid)
        process.kill()
    assert len(others) == 4, "one that keeps count, one that starts others, and two that work"
    wait_until(lambda: not any(map(is_running, others)))


def test_a_report_of_nothing_is_valid() -> None:
    assert json.loads(report_of([], 0))["posts"] == []


# Many machines


@pytest.mark.slow
def test_a_dask_cluster_makes_the_same_decks() -> None:
    distributed = pytest.importorskip("distributed")
    for name in "abc":
        write(f"blog/{name}.md", f"# {name}\n\nWords of {name}.\n")
    write("blog/d.md", "")
    convert("blog", "-o", "here")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        result = convert("blog", "-o", "there", "--engine", "dask", "--scheduler", cluster.scheduler_address)
    assert result.exit_code == 1
    assert "4 posts: 3 decks made, 1 failed" in result.stdout
    assert "blog/d.md: is empty" in result.stderr
    for name in "abc":
        assert Path(f"here/{name}.pptx").read_bytes() == Path(f"there/{name}.pptx").read_bytes()


@pytest.mark.slow
def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    write("a.md")
    result = convert("a.md", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 1
    assert "the scheduler tcp://127.0.0.1:1 does not answer" in result.stderr


def test_without_dask_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    write("a.md")
    result = convert("a.md", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 1
    assert "pip install 'post2slides[dask]'" in result.stderr
