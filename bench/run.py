"""How long a conversion takes and how much memory it needs, beside pandoc and a bare python-pptx loop.

    python bench/run.py [--runs N] [--only NAME…] [--patience SECONDS] [--json]

Two Markdown tables: the medians of whole processes, and what is aimed at. pandoc is left out where it is not installed;
what takes long is run less often. All of it takes half an hour, nearly all of that pandoc's.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from goals import BARE, EXAMPLE, FOLDER, HELP, ILLUSTRATED, OURS, PANDOC, Results, goals, headings
from made_up import write_illustrated_post, write_post
from measure import Cost, median, program

ROOT = Path(__file__).resolve().parent.parent
FLOOR = Path(__file__).with_name("floor.py")
LOOP = "python-pptx loop"

Commands = Mapping[str, Sequence[str]]
"""By the name of a tool."""

POSTS: Mapping[str, Callable[[Path], Path]] = {
    EXAMPLE: lambda _: ROOT / "examples" / "en" / "2026-06-20-forty-chairs" / "index.md",
    **{headings(count): partial(lambda count, path: write_post(path, count), count) for count in (10, 100, 1000, 5000)},
    ILLUSTRATED: lambda path: write_illustrated_post(path, 1000, every=2),
    "1,000 pictures": lambda path: write_illustrated_post(path, 1000, every=1),
}
"""How each post is made, in a folder of its own."""


def main() -> None:
    names = [*POSTS, FOLDER, HELP]
    parser = argparse.ArgumentParser(description="Measures post2slides beside pandoc and a bare python-pptx loop.")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median is taken (default: 5)")
    parser.add_argument("--patience", type=float, default=60, help="seconds for the runs of one tool (default: 60)")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME", help="; ".join(names))
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    measured: Results = {}
    slides: dict[str, int] = {}
    for name in options.only:
        with tempfile.TemporaryDirectory() as folder:
            print(name, file=sys.stderr)
            commands = commands_of(name, Path(folder))
            measured[name] = {
                tool: median(command, options.runs, options.patience) for tool, command in commands.items()
            }
            slides[name] = slides_in(Path(folder, f"{OURS}.pptx"))
    print(as_json(measured) if options.json else f"{as_table(measured)}\n\n{goals(measured, slides)}")


def commands_of(name: str, folder: Path) -> Commands:
    """The commands to compare."""
    match name:
        case _ if name == HELP:
            return {OURS: [program(), "--help"], BARE: [sys.executable, "-c", "pass"]}
        case _ if name == FOLDER:
            return of_a_folder(folder)
        case _:
            return of_a_post(POSTS[name](folder / "post.md"), folder, with_loop=name != EXAMPLE)


def of_a_post(post: Path, folder: Path, *, with_loop: bool) -> Commands:
    """Each command converts `post` into a deck of its name. The loop has no eye for a real post."""
    commands = {OURS: [program(), "convert", str(post), "-o", str(folder / f"{OURS}.pptx"), "--offline", "-q"]}
    if with_loop:
        commands[LOOP] = [sys.executable, str(FLOOR), str(post), str(folder / "loop.pptx")]
    if pandoc := shutil.which("pandoc"):
        commands[PANDOC] = [pandoc, str(post), "--resource-path", str(post.parent), "-o", str(folder / "pandoc.pptx")]
    return commands


def of_a_folder(folder: Path) -> Commands:
    """Posts of fifty headings, all converted anew, on one core and on two."""
    for number in range(200):
        write_post(folder / "blog" / f"{number:04}.md", 50)
    command = [program(), "convert", str(folder / "blog"), "-o", str(folder / "decks"), "--offline", "-q", "--force"]
    return {f"{OURS} -j {jobs}": [*command, "-j", str(jobs)] for jobs in (1, 2)}


def slides_in(deck: Path) -> int:
    if not deck.exists():
        return 0
    with ZipFile(deck) as archive:
        return sum(name.startswith("ppt/slides/slide") for name in archive.namelist())


def as_json(measured: Results) -> str:
    told = {
        post: {tool: asdict(cost) if cost else None for tool, cost in costs.items()} for post, costs in measured.items()
    }
    return json.dumps(told, indent=2)


def as_table(measured: Results) -> str:
    lines = [
        "| post | tool | runs | seconds | peak MB | time, times post2slides | memory, times post2slides |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for post, costs in measured.items():
        ours = next(iter(costs.values()))
        lines += [f"| {post} | {tool} | {' | '.join(cells(cost, ours))} |" for tool, cost in costs.items()]
    return "\n".join(lines)


def cells(cost: Cost | None, ours: Cost | None) -> tuple[str, ...]:
    if cost is None:
        return ("", "failed", "", "", "")
    figures = (f"{cost.runs}", f"{cost.seconds:.2f}", f"{cost.bytes / 1e6:.0f}")
    if ours is None:
        return (*figures, "", "")
    return (*figures, f"{cost.seconds / ours.seconds:.2f}", f"{cost.bytes / ours.bytes:.2f}")


if __name__ == "__main__":
    main()
