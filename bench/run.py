"""How long a conversion takes and how much memory it needs, beside pandoc and a bare python-pptx loop.

    python bench/run.py [--runs N] [--headings 10 100 1000] [--pictures 1000] [--posts 200] [--json]

Whole processes, from start to the written file, because that is what a person waits for. The medians are printed as
a Markdown table; peak memory is the largest resident set that the system saw of the process. pandoc is left out where
it is not installed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "en" / "2026-06-20-forty-chairs" / "index.md"
FLOOR = Path(__file__).with_name("floor.py")
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of one tool took."""

    seconds: float
    mebibytes: float


Results = dict[str, dict[str, Cost | None]]
"""For each post, for each tool, the medians; None where the tool failed."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures post2slides beside pandoc and a bare python-pptx loop.")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median is taken (default: 5)")
    parser.add_argument("--headings", type=int, nargs="*", default=[10, 100, 1000], help="sizes of the made-up posts")
    parser.add_argument("--pictures", type=int, default=0, help="also a post of so many headings, each with a picture")
    parser.add_argument("--posts", type=int, default=0, help="also a folder of so many posts, on one core and on two")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        posts = {"example with pictures": EXAMPLE} | made_up_posts(folder, options.headings)
        if options.pictures:
            posts[f"{options.pictures:,} pictures"] = post_of_pictures(folder, options.pictures)
        results = measure_all(posts, folder, options.runs)
        if options.posts:
            results |= measure_folder(folder, options.posts, options.runs)
    print(as_json(results) if options.json else as_table(results))


def program() -> str:
    """The command beside this Python. Its bytecode should be compiled, as in any installed package."""
    return str(Path(sys.executable).with_name("post2slides"))


def tools(post: Path, deck: Path) -> Mapping[str, Sequence[str]]:
    """The commands to compare, each converting `post` into `deck`."""
    commands: dict[str, Sequence[str]] = {
        "post2slides": [program(), "convert", str(post), "-o", str(deck), "--offline", "-q"],
        "python-pptx loop": [sys.executable, str(FLOOR), str(post), str(deck)],
    }
    if pandoc := shutil.which("pandoc"):
        commands["pandoc"] = [pandoc, str(post), "--resource-path", str(post.parent), "-o", str(deck)]
    return commands


def made_up_posts(folder: Path, sizes: Sequence[int]) -> dict[str, Path]:
    posts = {}
    for size in sizes:
        path = folder / f"{size}.md"
        path.write_text("\n".join(post_of(size)), encoding="utf-8")
        posts[f"{size:,} headings"] = path
    return posts


def post_of_pictures(folder: Path, count: int) -> Path:
    """A post with a picture of its own under each heading."""
    path = folder / "pictures" / "post.md"
    path.parent.mkdir()
    lines = ["---", "title: A post of pictures", "---", ""]
    for number in range(count):
        name = f"{number}.png"
        Image.effect_noise((320, 200), 40 + number % 50).save(path.parent / name)
        lines += [f"## Place {number}", "", f"![View {number}]({name})", "", "And some words about it.", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def measure_folder(folder: Path, count: int, runs: int) -> Results:
    """A folder of posts of fifty headings, all converted anew, on one core and on two."""
    blog, decks = folder / "blog", folder / "decks"
    blog.mkdir()
    for number in range(count):
        (blog / f"{number:04}.md").write_text("\n".join(post_of(50)), encoding="utf-8")
    command = [program(), "convert", str(blog), "-o", str(decks), "--offline", "-q", "--force"]
    costs = {f"post2slides -j {jobs}": [run([*command, "-j", str(jobs)]) for _ in range(runs)] for jobs in (1, 2)}
    return {f"{count:,} posts": {name: median([cost for cost in taken if cost], runs) for name, taken in costs.items()}}


def post_of(headings: int) -> Iterator[str]:
    """A post of two paragraphs and a list a heading, every fifth with code, every tenth with a table."""
    yield "---\ntitle: A long post\n---\n"
    for number in range(1, headings + 1):
        yield f"## Chapter {number}, in which something happens\n"
        for paragraph in ("first", "second"):
            yield (
                f"This is the {paragraph} paragraph of chapter {number}. It has a **bold** word, a "
                f"[link](https://example.org/{number}) and some `code`, and it is about as long as paragraphs in posts "
                "are wont to be.\n"
            )
        yield from (f"- point {point} of chapter {number}" for point in range(1, 5))
        yield ""
        if number % 5 == 0:
            yield f"```python\ndef chapter_{number}(reader: str) -> int:\n    # keep count"
            yield f"    return len(reader) * {number}\n```\n"
        if number % 10 == 0:
            yield "| name | pages | price |\n|---|---:|---:|"
            yield from (f"| book {row} of {number} | {row * 7} | {row}.50 |" for row in range(1, 5))
            yield ""


def measure_all(posts: Mapping[str, Path], folder: Path, runs: int) -> Results:
    return {
        name: {
            tool: median([cost for _ in range(runs) if (cost := run(command))], runs)
            for tool, command in tools(post, folder / "deck.pptx").items()
            if post.is_relative_to(folder) or tool != "python-pptx loop"
        }
        for name, post in posts.items()
    }


def run(command: Sequence[str]) -> Cost | None:
    """Start `command`, wait for its end, and tell what it took; None if it failed."""
    deck = Path(command[command.index("-o") + 1] if "-o" in command else command[-1])
    if not deck.is_dir():
        deck.unlink(missing_ok=True)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, KiB on Linux
    return Cost(seconds, usage.ru_maxrss * unit / 2**20) if process.returncode == 0 else None


def median(costs: Sequence[Cost], runs: int) -> Cost | None:
    if len(costs) < runs:
        return None
    return Cost(
        statistics.median(cost.seconds for cost in costs),
        statistics.median(cost.mebibytes for cost in costs),
    )


def as_json(results: Results) -> str:
    return json.dumps(
        {
            post: {
                tool: {"seconds": round(cost.seconds, 3), "mebibytes": round(cost.mebibytes, 1)} if cost else None
                for tool, cost in costs.items()
            }
            for post, costs in results.items()
        },
        indent=2,
    )


def as_table(results: Results) -> str:
    lines = [
        "| post | tool | seconds | peak MiB | time, times post2slides | memory, times post2slides |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for post, costs in results.items():
        ours = next(iter(costs.values()))
        for tool, cost in costs.items():
            lines.append(f"| {post} | {tool} | {' | '.join(cells(cost, ours))} |")
    return "\n".join(lines)


def cells(cost: Cost | None, ours: Cost | None) -> tuple[str, ...]:
    if cost is None:
        return (FAILED, "", "", "")
    figures = (f"{cost.seconds:.2f}", f"{cost.mebibytes:.0f}")
    if ours is None:
        return (*figures, "", "")
    return (*figures, f"{cost.seconds / ours.seconds:.2f}", f"{cost.mebibytes / ours.mebibytes:.2f}")


if __name__ == "__main__":
    main()
