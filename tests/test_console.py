"""Every command that the documentation shows prints what is shown of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from pptx import Presentation

from consoles import Step, agrees, folder_of, steps_of, with_outputs
from post2slides import cli

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHOWING = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.name)
def test_commands_print_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    text = page.read_text(encoding="utf-8")
    steps = list(steps_of(text))
    outputs = in_copy(steps, folder_of(text), tmp_path, monkeypatch)
    if request.config.getoption("--accept"):
        page.write_text(with_outputs(text, iter(outputs)), encoding="utf-8")
        return
    for step, printed in zip(steps, outputs, strict=True):
        assert agrees(step.output, printed), f"{step.prompt}\n{printed}\nRun `make docs` and read the diff."


def in_copy(steps: list[Step], folder: str | None, place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the commands print in a copy of the folder."""
    copy = place / "copy"
    shutil.copytree(ROOT / folder, copy) if folder else copy.mkdir()
    monkeypatch.chdir(copy)
    monkeypatch.setenv("XDG_CACHE_HOME", str(place / "cache"))
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: {0}, raising=False)  # no process of its own for a post
    if any("talk.pptx" in step.words for step in steps) and Path("soup.md").exists():
        edit_by_hand(Path("soup.md"), Path("talk.pptx"))
    return [printed(step) for step in steps]


def edit_by_hand(post: Path, deck: Path) -> None:
    """The deck on which the author of docs/editing.md has worked."""
    printed(Step(f"$ post2slides convert {post} -o {deck}", ""))
    presentation = Presentation(str(deck))
    rule = presentation.slides[1]
    rule.placeholders[1].text_frame.text = "One onion, one root, one thing that is green, and salt."
    rule.notes_slide.notes_text_frame.text = "Ask who cooks at home."
    added = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Title and Content"))
    added.shapes.title.text = "Thanks"
    presentation.save(str(deck))


def printed(step: Step) -> str:
    program, *arguments = step.words
    assert program == "post2slides", f"only commands of post2slides can be run: {step.prompt}"
    return CliRunner().invoke(cli.main, arguments, prog_name="post2slides", terminal_width=100).output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_is_shown_without_its_output_unless_it_cannot_run(page: Path) -> None:
    """Blocks `sh` are for what needs a network, a terminal, a cluster or a shell, and the page says so."""
    text = page.read_text(encoding="utf-8")
    for block in re.finditer(r"(?P<before>[^\n]*)\n+```sh\n(?P<commands>.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if re.search(r"^post2slides ", block["commands"], re.MULTILINE):
            assert block["before"].startswith("<!-- not run: "), block["commands"]


def test_ellipses_stand_for_lines_and_for_characters() -> None:
    assert agrees("one\n…\nfour\n", "one\ntwo\nthree\nfour\n")
    assert agrees("made in … s\n", "made in 0.3 s  \n\n")
    assert not agrees("one\n", "one\ntwo\n")
    assert not agrees("one\n…\n", "two\n")
    assert not agrees("a.b\n", "aXb\n")


def test_accepting_keeps_what_agrees_and_rewrites_the_rest() -> None:
    page = "Before\n\n```console\n$ post2slides a  # remark\n…\nend\n$ post2slides b\nold\n```\n\nAfter\n"
    assert [step.words for step in steps_of(page)] == [["post2slides", "a"], ["post2slides", "b"]]
    told = with_outputs(page, iter(["many\nlines\nend\n", "new \n"]))
    assert told == page.replace("old", "new")


def test_the_sample_can_be_mended_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way of a newcomer: check, do what stands below each finding, check again."""
    blog = tmp_path / "blog"
    shutil.copytree(ROOT / "docs" / "samples" / "blog", blog)
    monkeypatch.chdir(tmp_path)
    check = Step("$ post2slides check blog/bread.md --quiet", "")
    told = printed(check)
    meant, width = re.search(r"did you mean (\S+)\?", told), re.search(r"(\d+) px wide or more", told)
    assert meant
    assert width
    post = (blog / "bread.md").read_text(encoding="utf-8")
    (blog / "bread.md").write_text(post.replace("images/crum.jpg", meant[1]), encoding="utf-8")
    with Image.open(blog / "images" / "dough.jpg") as small:
        larger = small.resize((int(width[1]), round(int(width[1]) * small.height / small.width)))
    larger.save(blog / "images" / "dough.jpg")
    assert printed(check).endswith("0 warnings\n")
