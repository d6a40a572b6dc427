"""Feeds damaged posts, themes, templates and pictures to the program and looks for what it must never do.

    python fuzz/fuzz.py [--inputs 20000] [--seed 1] [--jobs 2] [--kind post]

What counts as a finding: an error that no message was written for, words of a post that are lost, a deck that
python-pptx cannot open, more than ten seconds, more than a gibibyte, or a process that dies. Each finding is saved in
`fuzz/found/` with what was said of it. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from corpus import KINDS, Kind, seeds
from trial import Finding, Outcome, Trial, tried

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
    tallies = {kind: Tally() for kind in kinds}
    for outcome in _outcomes(list(_trials(kinds, chosen.inputs, chosen.seed)), chosen.jobs):
        tallies[outcome.trial.kind].add(outcome)
        if finding := outcome.finding:
            print(f"{finding.kind.value}: {finding.what} ({_saved(finding)})", flush=True)
    print("| inputs | kind | slowest, seconds | most memory, MiB | findings |\n|---:|---|---:|---:|---:|")
    for kind, tally in tallies.items():
        print(f"| {tally.count:,} | {kind.value} | {tally.slowest:.1f} | {tally.memory >> 20} | {tally.findings} |")
    sys.exit(any(tally.findings for tally in tallies.values()))


@dataclass
class Tally:
    """Of the trials of a kind."""

    count: int = 0
    slowest: float = 0.0
    memory: int = 0
    findings: int = 0

    def add(self, outcome: Outcome) -> None:
        self.count += 1
        self.slowest = max(self.slowest, outcome.seconds)
        self.memory = max(self.memory, outcome.memory)
        self.findings += outcome.finding is not None


def _trials(kinds: list[Kind], inputs: int, seed: int) -> Iterator[Trial]:
    """The inputs to try, named by numbers: the process that tries one makes it."""
    shares = sum(KINDS[kind] for kind in kinds)
    for kind in kinds:
        count = len(seeds(kind))
        for number in range(inputs * KINDS[kind] // shares):
            yield Trial(kind, number % count, f"{seed}-{kind.value}-{number}")


def _outcomes(trials: list[Trial], jobs: int) -> Iterator[Outcome]:
    waiting = [trials[start : start + _AT_ONCE] for start in range(0, len(trials), _AT_ONCE)]
    while waiting:
        batch, waiting = waiting[: jobs * 4], waiting[jobs * 4 :]
        try:
            with ProcessPoolExecutor(jobs) as pool:
                for done in list(pool.map(tried, batch)):
                    yield from done
        except BrokenProcessPool:
            yield from (outcome for trial in chain.from_iterable(batch) for outcome in _alone(trial))


def _alone(trial: Trial) -> Iterator[Outcome]:
    """One trial in a process of its own, to find the one that a process died of."""
    try:
        with ProcessPoolExecutor(1) as pool:
            yield from pool.submit(tried, [trial]).result()
    except BrokenProcessPool:
        yield Outcome(trial, 0.0, 0, Finding(trial.kind, "the process died", trial.content))


def _saved(finding: Finding) -> Path:
    FOUND.mkdir(exist_ok=True)
    name = f"{finding.kind.value}-{blake2b(finding.content, digest_size=6).hexdigest()}"
    (FOUND / f"{name}.txt").write_text(finding.what, encoding="utf-8")
    path = FOUND / f"{name}.bin"
    path.write_bytes(finding.content)
    return path


if __name__ == "__main__":
    main()
