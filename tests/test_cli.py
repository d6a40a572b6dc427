"""What a person types and reads: good input, bad input, exit codes, and no traceback for any of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from PIL import Image
from pptx import Presentation

from post2slides import cli
from post2slides.diagnostics import Post2SlidesError
from post2slides.settings import settings_by_key

POST = "---\ntitle: A talk\n---\n\n# One\n\nFirst words.\n\n✏️ Say this.\n\n# Two\n\nLast words.\n"
RUN = (sys.executable, "-m", "post2slides")

Post2Slides = Callable[..., Result]


@pytest.fixture
def post2slides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Post2Slides:
    """Runs a command in an empty folder with `post.md` in it, never on the network."""
    monkeypatch.chdir(tmp_path)
    Path("post.md").write_text(POST, encoding="utf-8")

    def run(*arguments: str, stdin: bytes | None = None) -> Result:
        offline = ["--offline"] if arguments[0] in {"convert", "inspect"} else []
        return CliRunner().invoke(cli.main, [*arguments, *offline], input=stdin)

    return run


def failed(result: Result, *, code: int = 1) -> str:
    """What a failed command says: one clear line, perhaps with a second that says what to do."""
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "bug" not in result.stderr
    if code == 1:
        assert result.stderr.startswith("Error: ")
        assert len(result.stderr.splitlines()) <= 2
    return result.stderr


def titles(deck: Path | BytesIO) -> list[str]:
    source = str(deck) if isinstance(deck, Path) else deck
    return [slide.shapes.title.text_frame.text.replace("\xa0", " ") for slide in Presentation(source).slides]


def test_a_deck_lands_beside_its_post(post2slides: Post2Slides) -> None:
    result = post2slides("convert", "post.md")
    assert result.exit_code == 0
    assert titles(Path("post.pptx")) == ["A talk", "One", "Two"]


def test_the_summary_tells_what_there_is(post2slides: Post2Slides) -> None:
    result = post2slides("convert", "post.md", "-o", "talk.pptx")
    assert result.stdout == "talk.pptx: 3 slides, 0 pictures, 1 slide with notes, 0 warnings\n"
    assert result.stderr == ""
    assert Path("talk.pptx").exists()


def test_the_summary_counts_one_of_a_kind(post2slides: Post2Slides) -> None:
    Path("one.md").write_text("![A dog](dog.png)\n", encoding="utf-8")
    result = post2slides("convert", "one.md")
    assert result.stdout == "one.pptx: 2 slides, 0 pictures, 0 slides with notes, 1 warning\n"


def test_quiet_prints_nothing(post2slides: Post2Slides) -> None:
    Path("one.md").write_text("![A dog](dog.png)\n", encoding="utf-8")
    result = post2slides("convert", "one.md", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_verbose_tells_what_was_divided(post2slides: Post2Slides) -> None:
    Path("long.md").write_text("# Steps\n\n" + "- Take one more step.\n" * 60, encoding="utf-8")
    assert "long.md:" not in post2slides("convert", "long.md").stderr
    assert re.search(r"^long\.md:3: info\[slide-split\]: ", post2slides("convert", "long.md", "-v").stderr)


def test_a_file_name_serves_as_title(post2slides: Post2Slides) -> None:
    Path("2026-03-05-my_first-post.md").write_text("Words.\n", encoding="utf-8")
    post2slides("convert", "2026-03-05-my_first-post.md", "-o", "x.pptx")
    assert titles(Path("x.pptx"))[0] == "My first post"


def test_a_folder_s_name_serves_where_the_file_s_says_nothing(post2slides: Post2Slides) -> None:
    Path("a-good-name").mkdir()
    Path("a-good-name/index.md").write_text("Words.\n", encoding="utf-8")
    post2slides("convert", "a-good-name/index.md", "-o", "x.pptx")
    assert titles(Path("x.pptx"))[0] == "A good name"


@pytest.mark.parametrize("command", ["convert", "inspect"])
@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("missing.md", None, "missing.md: there is no such file"),
        ("empty.md", b"", "empty.md: is empty"),
        ("blank.md", b"\n  \n", "blank.md: is empty"),
        ("latin.md", "Ein Stück\nKäse".encode("latin-1"), "latin.md:1: is not text in UTF-8"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "photo.jpg: is a JPEG picture, not a post"),
        ("talk.docx", b"PK\x03\x04rest", "talk.docx: is a ZIP archive, as documents of Office are, not a post"),
        ("nowhere/post.md", None, "nowhere: there is no such folder"),
        ("pst.md", None, "Did you mean post.md?"),
    ],
)
def test_what_is_no_post_is_refused_in_one_line(
    post2slides: Post2Slides, command: str, name: str, content: bytes | None, complaint: str
) -> None:
    if isinstance(content, bytes):
        Path(name).write_bytes(content)
    assert complaint in failed(post2slides(command, name))
    assert not list(Path().glob("**/*.pptx"))


@pytest.mark.parametrize(
    ("command", "complaint"),
    [("convert", "folder: there are no posts in this folder"), ("inspect", "folder: is a folder, not a post")],
)
def test_a_folder_without_posts_is_refused(post2slides: Post2Slides, command: str, complaint: str) -> None:
    Path("folder").mkdir()
    assert complaint in failed(post2slides(command, "folder"))


@pytest.mark.parametrize(
    ("front_matter", "warning"),
    [
        ("---\ntitle: A talk\n\n", "front-matter-invalid"),
        ("---\n- one\n- two\n---\n\n", "front-matter-invalid"),
        ("---\ntitle: [\n---\n\n", "front-matter-invalid"),
        ("---\ntitle: A talk\ndate: 2026-02-31\n---\n\n", "front-matter-date"),
        ("---\n---\n\n", None),
    ],
    ids=["not closed", "no mapping", "no YAML", "impossible date", "empty"],
)
def test_faulty_front_matter_is_a_warning_and_a_deck(
    post2slides: Post2Slides, front_matter: str, warning: str | None
) -> None:
    Path("faulty.md").write_text(front_matter + "# One\n\nWords.\n", encoding="utf-8")
    result = post2slides("convert", "faulty.md")
    assert result.exit_code == 0
    assert re.findall(r"^faulty\.md:\d+: warning\[([a-z-]+)\]: .+$", result.stderr, re.MULTILINE) == (
        [warning] if warning else []
    )
    assert "One" in titles(Path("faulty.pptx"))


def test_a_post_without_headings_is_a_deck(post2slides: Post2Slides) -> None:
    Path("plain.md").write_text("Only words.\n\nAnd more of them.\n", encoding="utf-8")
    assert post2slides("convert", "plain.md").exit_code == 0
    assert titles(Path("plain.pptx")) == ["Plain", "Plain (2/2)"]


def test_a_post_of_pictures_alone_is_a_deck(post2slides: Post2Slides) -> None:
    Path("bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    Path("pictures.md").write_text("![A dog at sea](bad.png)\n\n![A second dog](nowhere.png)\n", encoding="utf-8")
    result = post2slides("convert", "pictures.md")
    assert result.exit_code == 0
    assert titles(Path("pictures.pptx"))[1:] == ["A dog at sea", "A second dog"]
    assert re.findall(r"^pictures\.md:(\d): warning\[([a-z-]+)\]", result.stderr, re.MULTILINE) == [
        ("1", "picture-corrupt"),
        ("3", "picture-missing"),
    ]


def test_an_unknown_theme_is_answered_with_those_there_are(post2slides: Post2Slides) -> None:
    message = failed(post2slides("convert", "post.md", "-t", "corporate"))
    assert "there is no theme 'corporate'" in message
    assert re.search(r"\bmidnight, paper, plain, poster, terminal\b", message)
    assert "'paper'" in failed(post2slides("convert", "post.md", "-t", "papre"))


@pytest.mark.parametrize(
    ("output", "complaint"),
    [
        ("nowhere/talk.pptx", "there is no such folder"),
        ("post.md/talk.pptx", "there is no such folder"),
        ("n" * 300 + ".pptx", "the file's name is too long"),
        ("post.md", "would replace the post itself"),
        ("./folder/../post.md", "would replace the post itself"),
        ("talk.pdf", "ends with .pptx"),
        ("talk", "ends with .pptx"),
    ],
)
def test_an_output_that_cannot_be_written_is_named(post2slides: Post2Slides, output: str, complaint: str) -> None:
    Path("folder").mkdir()
    message = failed(post2slides("convert", "post.md", "-o", output))
    assert complaint in message
    assert output in message
    assert Path("post.md").read_text(encoding="utf-8") == POST
    assert sorted(path.name for path in Path().iterdir()) == ["folder", "post.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "empty.md", "-o", "talk.pptx"),
        ("convert", "missing.md", "-o", "talk.pptx"),
        ("convert", "post.md", "-o", "talk.pptx", "-t", "papre"),
        ("convert", "post.md", "-o", "talk.pptx", "--prose", "short"),
    ],
)
def test_a_failure_leaves_an_existing_deck_alone(post2slides: Post2Slides, arguments: tuple[str, ...]) -> None:
    Path("empty.md").touch()
    Path("talk.pptx").write_bytes(b"the deck of yesterday")
    assert post2slides(*arguments).exit_code in {1, 2}
    assert Path("talk.pptx").read_bytes() == b"the deck of yesterday"


def test_a_deck_takes_the_place_of_an_older_one(post2slides: Post2Slides) -> None:
    assert post2slides("convert", "post.md", "-o", "talk.pptx", "-t", "plain").exit_code == 0
    older = Path("talk.pptx").read_bytes()
    assert post2slides("convert", "post.md", "-o", "talk.pptx").exit_code == 0
    assert Path("talk.pptx").read_bytes() != older
    assert len(titles(Path("talk.pptx"))) == 3


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("convert", "post.md", "--frobnicate"), "--frobnicate"),
        (("convert",), "POST"),
        (("convert", "post.md", "--prose", "short"), "'fit', 'full', 'notes'"),
        (("inspect", "post.md", "--stage", "pages"), "'tokens', 'post', 'deck', 'placed'"),
        (("themes", "extra"), "extra"),
        (("transform", "post.md"), "transform"),
    ],
)
def test_wrong_use_is_exit_code_2(post2slides: Post2Slides, arguments: tuple[str, ...], complaint: str) -> None:
    message = failed(post2slides(*arguments), code=2)
    assert complaint in message


def test_strict_fails_on_warnings_and_writes_the_deck(post2slides: Post2Slides) -> None:
    Path("one.md").write_text("![A dog](dog.png)\n", encoding="utf-8")
    assert post2slides("convert", "one.md", "--strict").exit_code == 1
    assert len(titles(Path("one.pptx"))) == 2
    assert post2slides("convert", "post.md", "--strict").exit_code == 0


def test_strict_does_not_fail_on_what_is_only_told(post2slides: Post2Slides) -> None:
    Path("long.md").write_text("# Steps\n\n" + "- Take one more step.\n" * 60, encoding="utf-8")
    result = post2slides("convert", "long.md", "--strict", "-v")
    assert "slide-split" in result.stderr
    assert result.exit_code == 0


def test_a_post_from_standard_input_and_a_deck_to_standard_output(post2slides: Post2Slides) -> None:
    result = post2slides("convert", "-", "-o", "-", stdin=POST.encode())
    assert result.exit_code == 0
    assert titles(BytesIO(result.stdout_bytes)) == ["A talk", "One", "Two"]
    post2slides("convert", "-", "-o", "talk.pptx", stdin=POST.encode())
    assert Path("talk.pptx").read_bytes() == result.stdout_bytes


def test_standard_output_holds_the_deck_and_nothing_else(post2slides: Post2Slides) -> None:
    result = post2slides("convert", "-", "-o", "-", stdin=b"![A dog](dog.png)\n")
    assert result.stdout_bytes.startswith(b"PK\x03\x04")
    assert "warning[picture-missing]" in result.stderr
    assert len(titles(BytesIO(result.stdout_bytes))) == 2


def test_a_post_from_standard_input_needs_an_output(post2slides: Post2Slides) -> None:
    assert "-o DECK.pptx" in failed(post2slides("convert", "-", stdin=POST.encode()))


def test_standard_input_that_is_no_text_is_named(post2slides: Post2Slides) -> None:
    assert "standard input:1: is not text" in failed(post2slides("convert", "-", "-o", "x.pptx", stdin=b"K\xe4se"))


@pytest.mark.parametrize(
    ("stage", "line"),
    [
        ("tokens", "   5 heading_open"),
        ("post", "   5 heading 1 #one: One"),
        ("deck", "   7 slide 2 content: One"),
        ("placed", "   7 slide 2 'Title and Content': One"),
    ],
)
def test_inspect_prints_every_stage(post2slides: Post2Slides, stage: str, line: str) -> None:
    result = post2slides("inspect", "post.md", "--stage", stage)
    assert result.exit_code == 0
    assert line in result.stdout.splitlines()


def test_inspect_writes_nothing(post2slides: Post2Slides) -> None:
    post2slides("inspect", "post.md", "--stage", "placed")
    assert [path.name for path in Path().iterdir()] == ["post.md"]


def test_inspect_follows_the_mode_of_prose(post2slides: Post2Slides) -> None:
    assert "statement: Two" in post2slides("inspect", "post.md", "--prose", "notes").stdout
    assert "content: Two" in post2slides("inspect", "post.md").stdout


def test_themes_lists_every_theme_on_a_line(post2slides: Post2Slides) -> None:
    listed = dict(line.split(maxsplit=1) for line in post2slides("themes").stdout.splitlines())
    assert list(listed) == sorted(listed)
    assert {"paper", "midnight"} <= listed.keys()
    assert all(listed.values())


def test_a_bug_is_told_as_one(post2slides: Post2Slides, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("post2slides.pipeline.convert", broken)
    result = post2slides("convert", "post.md")
    assert result.exit_code == 1
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert "report" in result.stderr
    assert "Traceback" not in result.stderr


def test_every_failure_has_a_place_and_a_hint() -> None:
    error = Post2SlidesError("is broken", file="post.md", line=3, hint="Mend it.")
    assert str(error) == "post.md:3: is broken\nMend it."


@pytest.mark.parametrize("command", [(), ("convert",), ("inspect",), ("themes",), ("themes", "show")], ids=" ".join)
def test_help_is_there_at_once(command: tuple[str, ...]) -> None:
    """What makes decks is only loaded when a deck is made."""
    heavy = ("pptx", "lxml", "markdown_it", "PIL", "yaml", "pygments", "urllib3", "pi_heif", "resvg_py")
    code = (
        "import sys\nfrom post2slides.cli import main\n"
        f"try: main({[*command, '--help']})\n"
        f"finally: print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "Usage: " in done.stdout
    assert "Example" in done.stdout
    assert done.stderr.strip() == "[]"


def test_a_plain_post_is_converted_without_what_few_posts_need(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text("---\ntitle: One\n---\n\n## Two\n\nWords.\n\n- a list\n", encoding="utf-8")
    spared = (
        *("pptx", "PIL", "html.parser", "urllib3", "resvg_py", "xlsxwriter", "math_core", "segno", "pygments.lexers"),
        *("post2slides.model.diagram", "post2slides.model.formula", "post2slides.readback.deck"),
    )
    code = (
        "import sys\nfrom post2slides.__main__ import main\n"
        "sys.argv = ['post2slides', 'convert', 'post.md', '-q']\n"
        f"try: main()\nfinally: print([name for name in {spared} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")
    assert (tmp_path / "post.pptx").exists()


def test_the_streams_of_a_real_process_are_kept_apart(tmp_path: Path) -> None:
    done = subprocess.run(
        [*RUN, "convert", "-", "-o", "-", "--offline"],
        input=b"# One\n\n![A dog](dog.png)\n",
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"PK\x03\x04")
    assert done.stderr.startswith(b"-:3: warning[picture-missing]")


def test_a_picture_outside_the_site_needs_leave(tmp_path: Path) -> None:
    blog, album = tmp_path / "here", tmp_path / "elsewhere"
    blog.mkdir()
    album.mkdir()
    Image.new("RGB", (800, 600), "red").save(album / "red.png")
    post = blog / "post.md"
    post.write_text("# T\n\n## A\n\n![Red](../elsewhere/red.png)\n", encoding="utf-8")
    refused = CliRunner().invoke(cli.main, ["convert", str(post), "--offline"])
    assert "picture-refused" in refused.output
    allowed = CliRunner().invoke(cli.main, ["convert", str(post), "--offline", "--allow-path", str(album)])
    assert "1 picture," in allowed.output


# At home in a terminal


def colours(text: str) -> bool:
    return "\x1b[" in text


@pytest.mark.parametrize(
    ("environment", "option", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"FORCE_COLOR": ""}, (), False),
    ],
)
def test_colours_are_for_terminals_and_those_who_want_them(
    post2slides: Post2Slides, environment: dict[str, str], option: tuple[str, ...], coloured: bool
) -> None:
    Path("one.md").write_text("![A dog](dog.png)\n", encoding="utf-8")
    result = CliRunner().invoke(cli.main, [*option, "convert", "one.md", "--offline"], env=environment)
    assert colours(result.stderr) is coloured
    assert "warning[picture-missing]:" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("convert", "post.md", "--theem", "x"), "--theme"),
        (("convrt", "post.md"), "'convert'"),
        (("post.md", "-t", "x"), "Did you mean: post2slides convert post.md -t x"),
        (("https://example.org/post",), "post2slides convert https://example.org/post"),
    ],
)
def test_what_is_mistyped_is_answered_with_what_was_meant(
    post2slides: Post2Slides, arguments: tuple[str, ...], meant: str
) -> None:
    result = CliRunner().invoke(cli.main, arguments)
    assert result.exit_code == 2
    assert meant in result.stderr


def test_debug_tells_where_a_bug_is(post2slides: Post2Slides, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("post2slides.pipeline.convert", broken)
    result = CliRunner().invoke(cli.main, ["--debug", "convert", "post.md"])
    assert result.exit_code == 1
    assert "Traceback (most recent call last)" in result.stderr
    assert "in broken" in result.stderr


def test_ctrl_c_is_told_and_has_an_exit_code_of_its_own(
    post2slides: Post2Slides, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("post2slides.pipeline.convert", interrupted)
    result = post2slides("convert", "post.md")
    assert result.exit_code == 130
    assert result.stderr == "Stopped: nothing is half written.\n"


def test_ctrl_c_while_a_command_is_loaded_ends_it_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("post2slides.cli.commands.import_module", pressed)
    result = CliRunner().invoke(cli.main, ["themes"])
    assert (result.exit_code, result.stderr) == (130, "Stopped: nothing is half written.\n")
    assert not Path("post.pptx").exists()


@pytest.mark.parametrize(
    ("shell", "function"), [("bash", "complete -o"), ("zsh", "#compdef"), ("fish", "complete --no")]
)
def test_the_script_for_each_shell_is_printed(post2slides: Post2Slides, shell: str, function: str) -> None:
    result = post2slides("completion", shell)
    assert result.exit_code == 0
    assert function in result.stdout
    assert "_POST2SLIDES_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("post2slides conv", ["convert"]),
        ("post2slides convert --th", ["--theme"]),
        ("post2slides convert --theme mid", ["midnight"]),
        ("post2slides convert --prose f", ["fit", "full"]),
        ("post2slides convert --dialect ze", ["zenn"]),
    ],
)
def test_commands_options_and_values_are_completed(words: str, offered: list[str]) -> None:
    *before, begun = words.split()
    completed = ShellComplete(cli.main, {}, "post2slides", "_X").get_completions(before[1:], begun)
    assert [item.value for item in completed if item.type == "plain"] == offered


def test_options_stand_under_the_headings_of_their_groups(post2slides: Post2Slides) -> None:
    text = CliRunner().invoke(cli.main, ["convert", "--help"]).stdout
    parts = re.split(r"^(\w[\w ]*):$", text, flags=re.MULTILINE)
    under = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert next(iter(under)) == "Options"
    assert "--jobs" in under["Many posts"]
    for key, setting in settings_by_key().items():
        assert f"--{key}" in under[setting.about.group]
