"""What the fuzzer found stays found: each file of `regressions` was once a traceback, a lost word or a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from post2slides.cli import main

FOUND = sorted((Path(__file__).parent / "regressions").iterdir())


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.stem)
def test_it_is_converted_or_refused_in_plain_words(file: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    result = CliRunner().invoke(main, ["convert", str(file), "-o", str(deck), "--offline"])
    assert result.exit_code in (0, 1)
    assert "bug" not in result.output
    if result.exit_code == 0:
        assert Presentation(str(deck)).slides
