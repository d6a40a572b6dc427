"""What a deck of many photographs costs: time, processor time of each, and peak memory.

    python bench/photographs.py [--count N] [--width W] [--height H]

Makes that many different photographs as a phone saves them (JPEG, quality 90, held sideways, with a camera's
metadata), converts a post that shows them all, and prints the figures of the whole process as a Markdown table. Linux
and macOS only.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from made_up import photographs
from measure import cost, program


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the conversion of a post with many photographs.")
    parser.add_argument("--count", type=int, default=100, help="how many photographs (default: 100)")
    parser.add_argument("--width", type=int, default=4032, help="px, as stored (default: 4032)")
    parser.add_argument("--height", type=int, default=3024, help="px, as stored (default: 3024)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        post = Path(name, "post.md")
        names = photographs(post.parent, (options.width, options.height), options.count, sideways=True)
        post.write_text("# Photographs\n\n" + "\n\n".join(f"![]({name})" for name in names) + "\n", encoding="utf-8")
        print(figures(post, options.count))


def figures(post: Path, count: int) -> str:
    """The table: what the process that converted `post` took."""
    taken = cost([program(), "convert", str(post), "-q", "--offline"])
    if taken is None:
        raise SystemExit("the conversion failed")
    rows = [
        ("photographs", f"{count}"),
        ("seconds", f"{taken.seconds:.1f}"),
        ("cores at work", f"{taken.busy / taken.seconds:.1f}"),
        ("processor time a photograph (at most 100 ms)", f"{taken.busy / count * 1000:.0f} ms"),
        ("peak memory", f"{taken.bytes / 1e6:.0f} MB"),
        ("deck", f"{post.with_suffix('.pptx').stat().st_size / 1e6:.1f} MB"),
    ]
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])


if __name__ == "__main__":
    main()
