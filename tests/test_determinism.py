"""The same post, theme and version give the same bytes, wherever, however often and by whom it is converted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conversions import ENGLISH, converted


def in_a_process(post: Path, deck: Path, **environment: str) -> bytes:
    command = [sys.executable, "-m", "post2slides", "convert", str(post), "-o", str(deck), "--offline", "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, **environment})
    return deck.read_bytes()


@pytest.fixture(scope="module")
def usual() -> bytes:
    return converted(ENGLISH).data


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Seoul"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "USER": "somebody", "LOGNAME": "somebody", "USERNAME": "somebody"},
        {"HOME": "{here}", "XDG_CACHE_HOME": "{here}/cache", "TMPDIR": "{here}"},
        {"COLUMNS": "40", "PYTHONOPTIMIZE": "2", "PYTHONDONTWRITEBYTECODE": "1"},
    ],
    ids=["seed", "seed and zone", "locale", "user", "home", "optimised"],
)
def test_the_environment_changes_nothing(environment: dict[str, str], usual: bytes, tmp_path: Path) -> None:
    told = {name: value.replace("{here}", str(tmp_path)) for name, value in environment.items()}
    assert in_a_process(ENGLISH, tmp_path / "deck.pptx", **told) == usual


def test_the_place_the_names_and_the_times_of_files_change_nothing(usual: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "somewhere" / ENGLISH.parent.name
    shutil.copytree(ENGLISH.parent, folder)
    for number, file in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(file, (number, number))
    assert converted(folder / ENGLISH.name).data == usual


def test_a_folder_s_date_is_the_post_s_wherever_it_lies(tmp_path: Path) -> None:
    decks = []
    for place in ("blog/2026-03-14-talk", "2026-03-14-talk", "a/b/2026-03-14-talk"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "index.md").write_text("# One\n\nWords.\n", encoding="utf-8")
        decks.append(converted(tmp_path / place / "index.md"))
    assert decks[0].stages.post.meta.date_text == "2026-03-14"
    assert decks[0].data == decks[1].data == decks[2].data
