"""Patterns that are compiled late: a mistake in one would not show before a post needs it."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

import post2slides
from post2slides.regex import Lazy, regex


def test_every_pattern_compiles() -> None:
    for module in pkgutil.walk_packages(post2slides.__path__, "post2slides."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [thing for thing in gc.get_objects() if isinstance(thing, Lazy)]
    assert len(patterns) > 400
    for found in patterns:
        assert isinstance(found.flags, int)


def test_a_pattern_is_used_as_a_compiled_one() -> None:
    word = regex(r"(?P<word>[a-z]+)", re.IGNORECASE)
    match = word.match("Word for word")
    assert match is not None
    assert match["word"] == "Word"
    assert word.sub("-", "a b") == "- -"
    assert dict(word.groupindex) == {"word": 1}
    with pytest.raises(AttributeError):
        word.matches  # type: ignore[attr-defined]  # noqa: B018


def test_the_program_starts_without_compiling_its_patterns() -> None:
    count = (
        "import re._compiler as compiler, sys; made = []; true = compiler.compile\n"
        "def compile(*rest):\n"
        "    caller = sys._getframe(2).f_globals['__name__']\n"
        "    caller.startswith('post2slides') and made.append((caller, rest[0]))\n"
        "    return true(*rest)\n"
        "compiler.compile = compile\n"
        "import post2slides.pipeline\n"
        "print(made)"
    )
    done = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
