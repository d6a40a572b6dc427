"""Feeds damaged posts, themes, templates and pictures to the program and looks for what it must never do.

    python fuzz/fuzz.py [--inputs 20000] [--seed 1] [--jobs 2] [--kind post]

What counts as a finding: an error that no message was written for, words of a post that are lost, a deck that
python-pptx cannot open, more than ten seconds, more than a gibibyte, or a process that dies. Each finding is saved in
`fuzz/found/` with what was said of it. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from corpus import KINDS, Kind, seeds
from trial import Finding, Trial, tried

FOUND = Path(__file__).with_name("found")
_AT_ONCE = 50


def main() -> None:
    parser = argparse.ArgumentParser(description="Feeds damaged inputs to post2slides.")
    parser.add_argument("--inputs", type=int, default=20_000, help="how many (default: 20000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], help="of one kind alone")
    chosen = parser.parse_args()
    kinds = [Kind(chosen.kind)] if chosen.kind else list(KINDS)
    counts, slowest, findings = Counter[Kind](), dict.fromkeys(kinds, 0.0), []
    for trial, seconds, finding in _results(list(_trials(kinds, chosen.inputs, chosen.seed)), chosen.jobs):
        counts[trial.kind] += 1
        slowest[trial.kind] = max(slowest[trial.kind], seconds)
        if finding:
            findings.append(finding)
            print(f"{finding.kind.value}: {finding.what} ({_saved(finding)})", flush=True)
    print("| inputs | kind | slowest, seconds | findings |\n|---:|---|---:|---:|")
    for kind in kinds:
        found = sum(finding.kind is kind for finding in findings)
        print(f"| {counts[kind]:,} | {kind.value} | {slowest[kind]:.1f} | {found} |")
    sys.exit(bool(findings))


def _trials(kinds: list[Kind], inputs: int, seed: int) -> Iterator[Trial]:
    """The inputs to try, named by numbers: the process that tries one makes it."""
    shares = sum(KINDS[kind] for kind in kinds)
    for kind in kinds:
        count = len(seeds(kind))
        for number in range(inputs * KINDS[kind] // shares):
            yield Trial(kind, number % count, f"{seed}-{kind.value}-{number}")


def _results(trials: list[Trial], jobs: int) -> Iterator[tuple[Trial, float, Finding | None]]:
    waiting = [trials[start : start + _AT_ONCE] for start in range(0, len(trials), _AT_ONCE)]
    while waiting:
        batch, waiting = waiting[: jobs * 4], waiting[jobs * 4 :]
        try:
            with ProcessPoolExecutor(jobs) as pool:
                for done in list(pool.map(tried, batch)):
                    yield from done
        except BrokenProcessPool:
            yield from (result for trial in chain.from_iterable(batch) for result in _alone(trial))


def _alone(trial: Trial) -> Iterator[tuple[Trial, float, Finding | None]]:
    """One trial in a process of its own, to find the one that a process died of."""
    try:
        with ProcessPoolExecutor(1) as pool:
            yield from pool.submit(tried, [trial]).result()
    except BrokenProcessPool:
        yield trial, 0.0, Finding(trial.kind, "the process died", trial.content)


def _saved(finding: Finding) -> Path:
    FOUND.mkdir(exist_ok=True)
    name = f"{finding.kind.value}-{blake2b(finding.content, digest_size=6).hexdigest()}"
    (FOUND / f"{name}.txt").write_text(finding.what, encoding="utf-8")
    path = FOUND / f"{name}.bin"
    path.write_bytes(finding.content)
    return path


if __name__ == "__main__":
    main()
