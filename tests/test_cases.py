"""The cases in `tests/cases`: for each construct, what a stage makes of it, as `post2slides inspect` prints it.

The files are in markdown-it's fixture format: a title, then the input and the expectation, with a line of a single dot
before, between and behind them. The title begins with the stage: `[post] A picture with a caption`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from post2slides.diagnostics import Diagnostic
from post2slides.inspect import dump_deck, dump_placed, dump_post
from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import SquareMetrics
from post2slides.model.choice import Extra, Extras
from post2slides.model.deck import Deck, Prose
from post2slides.model.picture import PictureFacts, PictureKind, qr_code_source
from post2slides.outline import outline
from post2slides.read import read_page, read_post
from post2slides.theme.load import load_theme
from posts import PLACES

GALLERY = {**PLACES, qr_code_source("https://example.org/t"): PictureFacts("code", 656, 656, PictureKind.GRAPHIC)}
CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    file: Path
    line: int
    """The index of the line with the dot behind the title."""
    title: str
    source: str
    expected: str

    @property
    def stage(self) -> str:
        return self.title.partition("]")[0].removeprefix("[")


def post(source: str) -> str:
    diagnostics: list[Diagnostic] = []
    read = read_post(source, name="post", report=diagnostics.append)
    return dump_post(read) + "".join(f"! {diagnostic.located('post.md')}\n" for diagnostic in diagnostics)


def page(source: str) -> str:
    diagnostics: list[Diagnostic] = []
    read = read_page(source, name="page", report=diagnostics.append)
    return dump_post(read) + "".join(f"! {diagnostic.located('page.html')}\n" for diagnostic in diagnostics)


def deck(source: str, prose: Prose = Prose.FULL, extra: Extra = Extra.OFF) -> Deck:
    """`source` told with a gallery that needs no files, measured in squares; `extra`: agenda and closing slide."""
    read = read_post(source, name="post", report=lambda _: None)
    fits = Trial(load_theme("paper"), SquareMetrics(), read.meta.language)
    return outline(read, GALLERY, prose=prose, fits=fits, extras=Extras(extra, extra))


def placed(source: str, extra: Extra = Extra.OFF) -> str:
    """Every character is 1 em wide: at 24 pt, a line of 750 pt has 31."""
    diagnostics: list[Diagnostic] = []
    set_in_place = lay_out(deck(source, extra=extra), load_theme("paper"), GALLERY, SquareMetrics(), diagnostics.append)
    return dump_placed(set_in_place) + "".join(f"! {diagnostic.located('post.md')}\n" for diagnostic in diagnostics)


PRINTERS: dict[str, Callable[[str], str]] = {
    "post": post,
    "page": page,
    "deck": lambda source: dump_deck(deck(source)),
    "deck, prose in notes": lambda source: dump_deck(deck(source, Prose.NOTES)),
    "deck, agenda and closing as useful": lambda source: dump_deck(deck(source, extra=Extra.AUTO)),
    "deck, agenda and closing": lambda source: dump_deck(deck(source, extra=Extra.ON)),
    "placed": placed,
    "placed, agenda and closing": lambda source: placed(source, Extra.ON),
}
"""What prints each stage of a source."""


def cases() -> list[Case]:
    return [Case(file, *case) for file in sorted(CASES.glob("*.md")) for case in read_fixture_file(file)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file.stem}: {case.title}")
def test_case(case: Case, request: pytest.FixtureRequest) -> None:
    actual = PRINTERS[case.stage](case.source)
    if request.config.getoption("--accept"):
        accept(case, actual)
    else:
        assert actual == case.expected


def accept(case: Case, actual: str) -> None:
    """Replace the expectation of `case` in its file. Earlier cases may have moved it down or up."""
    lines = case.file.read_text(encoding="utf-8").splitlines(keepends=True)
    titles = [
        index for index, line in enumerate(lines) if line.strip() == case.title and lines[index + 1].strip() == "."
    ]
    middle = next(index for index in range(titles[0] + 2, len(lines)) if lines[index].strip() == ".")
    end = next(index for index in range(middle + 1, len(lines)) if lines[index].strip() == ".")
    case.file.write_text("".join([*lines[: middle + 1], actual, *lines[end:]]), encoding="utf-8")


def test_titles_are_unique_within_their_file() -> None:
    titles = [(case.file.name, case.title) for case in cases()]
    assert len(titles) == len(set(titles))


def test_accepting_replaces_one_expectation_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("[post] one\n.\na\n.\nold\n.\n\n[post] two\n.\nb\n.\nkept\n.\n", encoding="utf-8")
    first = Case(file, *read_fixture_file(file)[0])
    accept(first, "new\nlines\n")
    assert file.read_text(encoding="utf-8") == ("[post] one\n.\na\n.\nnew\nlines\n.\n\n[post] two\n.\nb\n.\nkept\n.\n")
