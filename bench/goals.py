"""What is aimed at, and what was measured of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from measure import Cost

OURS = "post2slides"
PANDOC = "pandoc"
BARE = "Python alone"
EXAMPLE = "example with photographs"
ILLUSTRATED = "1,000 headings, 500 photographs"
FOLDER = "folder of 200 posts"
HELP = "the help"

Results = dict[str, Mapping[str, Cost | None]]
"""For each post, for each tool, the medians; None where the tool failed."""


def headings(count: int) -> str:
    """The name of a made-up post."""
    return f"{count:,} headings"


def goals(measured: Results, slides: Mapping[str, int]) -> str:
    """A Markdown table of the goals about which something was measured. `slides` are those of our decks."""
    lines = [f"| {goal} | {value} |" for goal, value in (*_times(measured), *_memory(measured, slides))]
    return "\n".join(["| goal | measured |", "|---|---:|", *lines])


def _times(measured: Results) -> Iterator[tuple[str, str]]:
    for name, most in ((EXAMPLE, 0.5), (headings(1000), 0.5), (ILLUSTRATED, 0.2)):
        if (ours := _seconds(measured, name)) and (theirs := _seconds(measured, name, PANDOC)):
            yield f"{name}: at most {most} × pandoc's time", f"{ours / theirs:.2f}"
    few, many, most = (_seconds(measured, headings(count)) for count in (10, 1000, 5000))
    if few:
        yield f"{headings(10)}: at most 0.35 s", f"{few:.2f} s"
    if many and most:
        yield f"{headings(5000)}: at most 5.5 × the time of 1,000", f"{most / many:.1f}"
    one, two = (_seconds(measured, FOLDER, f"{OURS} -j {jobs}") for jobs in (1, 2))
    if one and two:
        yield f"{FOLDER}: on two cores at least 1.7 × as fast as on one", f"{one / two:.2f}"
    if (told := _seconds(measured, HELP)) and (bare := _seconds(measured, HELP, BARE)):
        yield f"{HELP}: at most 0.15 s more than Python alone", f"{told - bare:.2f} s"


def _memory(measured: Results, slides: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for name, count in slides.items():
        cost = measured[name].get(OURS)
        if cost and count:
            bound = 150 + 0.06 * count
            yield f"{name}: at most 150 MB and 60 kB a slide, {bound:.0f} MB", f"{cost.bytes / 1e6:.0f} MB"


def _seconds(measured: Results, name: str, tool: str = OURS) -> float:
    """0 where that was not measured, or failed."""
    cost = measured.get(name, {}).get(tool)
    return cost.seconds if cost else 0.0
