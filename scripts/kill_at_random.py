"""Kills conversions at random moments, and looks at what they leave.

    python scripts/kill_at_random.py --times 200

A deck is there; a conversion that would replace it by another is killed (SIGKILL) after a random time, half of them
while the deck is being written. Afterwards the file must be the old deck or the new one, byte for byte, and after the
next conversion no temporary file may be left, neither beside the deck nor where the system keeps such files.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

POSTS = {
    name: f"# {name}\n\n" + "".join(f"## {name} {number}\n\nWords of {name}.\n\n" for number in range(150))
    for name in ("old", "new")
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        return kill_often(Path(folder), arguments.times)


def kill_often(folder: Path, times: int) -> int:
    (folder / "decks").mkdir()
    (folder / "tmp").mkdir()
    decks = {name: made(folder, name) for name in POSTS}
    deck = folder / "decks" / "talk.pptx"
    begun = time.monotonic()
    converted(folder, "new", deck).wait()
    whole = time.monotonic() - begun
    fates = {"old": 0, "new": 0, "too late": 0, "damaged": 0}
    left, most = 0, 0
    for number in range(times):
        deck.write_bytes(decks["old"])
        process = converted(folder, "new", deck)
        await_moment(process, folder, whole, writing=number % 2 == 1)
        process.kill()
        late = process.wait() == 0
        fate = next((name for name, data in decks.items() if data == deck.read_bytes()), "damaged")
        fates["too late" if late else fate] += 1
        now = len(leftovers(folder))
        left, most = left + bool(now), max(most, now)
    converted(folder, "new", deck).wait()
    remaining = leftovers(folder)
    print(
        f"{times} kills: the old deck intact {fates['old']}, the new one whole {fates['new']}, damaged"
        f" {fates['damaged']}; {fates['too late']} were done before. Temporary files after a kill: {left} times,"
        f" {most} at the most; after the next conversion: {len(remaining)}."
    )
    return 1 if fates["damaged"] or remaining else 0


def made(folder: Path, name: str) -> bytes:
    (folder / f"{name}.md").write_text(POSTS[name], encoding="utf-8")
    deck = folder / f"{name}.pptx"
    converted(folder, name, deck).wait()
    return deck.read_bytes()


def converted(folder: Path, name: str, deck: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "post2slides", "convert", f"{name}.md", "-o", str(deck), "--force", "--offline"]
    environment = {**os.environ, "TMPDIR": str(folder / "tmp")}
    return subprocess.Popen([*command, "--quiet"], cwd=folder, env=environment)


def await_moment(process: subprocess.Popen[bytes], folder: Path, whole: float, *, writing: bool) -> None:
    """A random moment of the conversion; where `writing`, one shortly after its temporary deck is there."""
    if not writing:
        time.sleep(random.uniform(0, whole * 1.05))
        return
    before = set((folder / "decks").iterdir())
    while process.poll() is None and set((folder / "decks").iterdir()) <= before:
        time.sleep(0.0005)
    time.sleep(random.uniform(0, 0.03))


def leftovers(folder: Path) -> list[Path]:
    return [*(folder / "decks").glob(".*"), *(folder / "tmp").iterdir()]


if __name__ == "__main__":
    sys.exit(main())
