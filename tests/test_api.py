"""What programs call: the page about it is true, and nothing is loaded before it is used."""

from __future__ import annotations

import doctest
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

import post2slides

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "api.md"
POST = "---\ntitle: Forty chairs\n---\n\n## The room\n\nWords.\n\n## The people\n\nMore words.\n"


@pytest.fixture(autouse=True)
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("post.md").write_text(POST, encoding="utf-8")
    return Path("post.md")


@pytest.mark.skipif(sys.platform == "win32", reason="the page shows POSIX paths")
def test_the_page_shows_what_happens() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried > 15
    assert failed == 0


def test_every_public_name_is_there_and_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in post2slides.__all__:
        assert getattr(post2slides, name).__doc__, name
        assert name in page or name.endswith("Error")
    assert dir(post2slides) == sorted(post2slides.__all__)
    assert not hasattr(post2slides, "convrt")


def test_a_deck_lands_beside_its_post_or_where_it_is_wanted(post: Path) -> None:
    assert post2slides.convert(post).deck == Path("post.pptx")
    stream = BytesIO()
    result = post2slides.convert(str(post), stream)
    assert result.deck is None
    assert len(Presentation(stream).slides) == result.slides == 3
    assert stream.getvalue() == Path("post.pptx").read_bytes()


def test_settings_win_over_the_post_and_are_checked(post: Path) -> None:
    post.write_text(POST.replace("---\n\n", "slides:\n  theme: poster\n---\n\n", 1), encoding="utf-8")
    assert post2slides.convert(post, BytesIO()).stages.theme.name == "poster"
    assert post2slides.convert(post, BytesIO(), theme="plain").stages.theme.name == "plain"
    with pytest.raises(post2slides.SettingsError, match="`prose` is fit, full or notes, not 'ful'"):
        post2slides.convert(post, BytesIO(), prose="ful")


def test_a_text_needs_a_place_for_its_deck() -> None:
    with pytest.raises(post2slides.OutputError, match="needs a place for its deck"):
        post2slides.convert(post2slides.Source("# One", "one"))


def test_a_deck_that_somebody_worked_on_is_replaced_only_by_force(post: Path) -> None:
    Path("post.pptx").write_bytes(b"somebody's work")
    with pytest.raises(post2slides.OutputError):
        post2slides.convert(post)
    assert post2slides.convert(post, force=True).slides == 3


def test_what_was_prepared_is_what_is_saved(post: Path, tmp_path: Path) -> None:
    found: list[post2slides.Diagnostic] = []
    stages = post2slides.prepare(post, tmp_path, report=found.append, prose="full")
    post2slides.save(stages, "copy.pptx")
    post2slides.convert(post, prose="full")
    assert Path("copy.pptx").read_bytes() == Path("post.pptx").read_bytes()
    assert found == []


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import post2slides; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ours = [name for name in eval(done.stdout) if name.startswith("post2slides")]  # noqa: S307
    assert ours == ["post2slides"]
