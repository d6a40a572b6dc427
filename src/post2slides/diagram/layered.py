"""Nodes in layers, so that edges lead from one layer to a later one: the method of Sugiyama, Tagawa and Toda (1981).

Layers by longest path, order within a layer by barycentres, places by isotonic regression. Everything is reckoned
downwards: a layer is a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

_SWEEPS = 8
_HEAVY = 1000.0
"""How much more a node's wish for its place counts than that of a long edge."""
_THIN = 0.0
"""The width of the place that a long edge keeps free in the layers it passes."""

Arc = tuple[str, str]


def layered(
    sizes: Mapping[str, tuple[float, float]], arcs: Mapping[Arc, float], across: float, between: float
) -> dict[str, tuple[float, float]]:
    """The left upper corner of each node, with `across` between neighbours.

    There is `between` between layers, and what `arcs` says that an arc needs beside each of its ends.
    """
    order = list(sizes)
    forward = _acyclic(order, [arc for arc in arcs if arc[0] != arc[1]])
    layer = _layers(order, forward)
    chains = _chains(forward, layer)
    rows = _ordered(order, layer, chains)
    widths = {name: size[0] for name, size in sizes.items()}
    centres = _centres(rows, chains, widths, across)
    gaps = [between] * len(rows)
    for arc, needed in arcs.items():
        first, last = sorted((layer[arc[0]], layer[arc[1]]))
        for gap in (first, last - 1) if first < last else ():
            gaps[gap] = max(gaps[gap], needed)
    return _placed(rows, sizes, centres, gaps)


def _acyclic(order: Sequence[str], arcs: Sequence[Arc]) -> list[Arc]:
    """The arcs, with those that close a cycle turned round."""
    ends: dict[str, list[str]] = {name: [] for name in order}
    for start, end in arcs:
        ends[start].append(end)
    state: dict[str, int] = {}
    forward: list[Arc] = []
    for root in order:
        stack = [(root, iter(ends[root]))] if root not in state else []
        state.setdefault(root, 1)
        while stack:
            name, following = stack[-1]
            end = next(following, "")
            if not end:
                state[name] = 2
                stack.pop()
                continue
            forward.append((end, name) if state.get(end) == 1 else (name, end))
            if end not in state:
                state[end] = 1
                stack.append((end, iter(ends[end])))
    return list(dict.fromkeys(forward))


def _layers(order: Sequence[str], arcs: Sequence[Arc]) -> dict[str, int]:
    """The length of the longest path to each node; a node without predecessors stands close above its first end."""
    layer = dict.fromkeys(order, 0)
    for _ in order:
        moved = False
        for start, end in arcs:
            if layer[end] <= layer[start]:
                layer[end], moved = layer[start] + 1, True
        if not moved:
            break
    entered = {end for _, end in arcs}
    for name in order:
        ends = [layer[end] for start, end in arcs if start == name]
        if name not in entered and ends:
            layer[name] = min(ends) - 1
    return layer


def _chains(arcs: Sequence[Arc], layer: dict[str, int]) -> list[Arc]:
    """The arcs, the long ones divided by a place in each layer that they pass; `layer` learns of those places."""
    chains: list[Arc] = []
    for number, (start, end) in enumerate(arcs):
        names = [start]
        for passed in range(layer[start] + 1, layer[end]):
            names.append(f"\0{number}.{passed}")
            layer[names[-1]] = passed
        chains += pairwise([*names, end])
    return chains


def _ordered(order: Sequence[str], layer: Mapping[str, int], chains: Sequence[Arc]) -> list[list[str]]:
    """The rows, ordered so that few arcs cross."""
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for name in dict.fromkeys([*order, *layer]):
        rows[layer[name]].append(name)
    above, below = _neighbours(layer, chains)
    best, fewest = [list(row) for row in rows], _crossings(rows, below)
    for sweep in range(_SWEEPS):
        downwards = sweep % 2 == 0
        for index in range(1, len(rows)) if downwards else range(len(rows) - 2, -1, -1):
            fixed = {name: place for place, name in enumerate(rows[index - 1 if downwards else index + 1])}
            _sort(rows[index], above if downwards else below, fixed)
        crossings = _crossings(rows, below)
        if crossings < fewest:
            best, fewest = [list(row) for row in rows], crossings
    return best


def _neighbours(layer: Mapping[str, int], chains: Sequence[Arc]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    above: dict[str, list[str]] = {name: [] for name in layer}
    below: dict[str, list[str]] = {name: [] for name in layer}
    for start, end in chains:
        below[start].append(end)
        above[end].append(start)
    return above, below


def _sort(row: list[str], neighbours: Mapping[str, Sequence[str]], fixed: Mapping[str, int]) -> None:
    """Order `row` by the mean place of each node's neighbours; a node without any keeps its own."""
    places = {}
    for place, name in enumerate(row):
        near = [fixed[other] for other in neighbours[name]]
        places[name] = sum(near) / len(near) if near else float(place)
    row.sort(key=lambda name: places[name])


def _crossings(rows: Sequence[Sequence[str]], below: Mapping[str, Sequence[str]]) -> int:
    count = 0
    for upper, lower in pairwise(rows):
        place = {name: index for index, name in enumerate(lower)}
        ends = [place[end] for name in upper for end in sorted(below[name], key=lambda other: place[other])]
        count += sum(1 for index, end in enumerate(ends) for earlier in ends[:index] if earlier > end)
    return count


def _centres(
    rows: Sequence[Sequence[str]], chains: Sequence[Arc], widths: Mapping[str, float], across: float
) -> dict[str, float]:
    """The horizontal centre of each node: near the mean of its neighbours, with room kept between nodes.

    The places that long edges keep free pull at nothing but each other.
    """
    layer = {name: index for index, row in enumerate(rows) for name in row}
    above, below = _neighbours(layer, chains)
    centres: dict[str, float] = {}
    for row in rows:
        centres |= _spread(row, dict.fromkeys(row, 0.0), widths, across)
    for sweep in range(2 * _SWEEPS):
        downwards = sweep % 2 == 0
        near = above if downwards else below
        for row in rows if downwards else reversed(rows):
            wanted: dict[str, float] = {}
            for name in row:
                others = near[name] or [*above[name], *below[name]]
                real = [other for other in others if other in widths]
                places = [centres[other] for other in (real if name in widths and real else others)]
                wanted[name] = sum(places) / len(places) if places else _beside(name, row, wanted, centres)
            centres |= _spread(row, wanted, widths, across)
    return centres


def _beside(name: str, row: Sequence[str], wanted: Mapping[str, float], centres: Mapping[str, float]) -> float:
    """Where a node without neighbours wants to be: near the one before it in its row."""
    place = row.index(name)
    return wanted[row[place - 1]] if place else centres[name]


def _spread(
    row: Sequence[str], wanted: Mapping[str, float], widths: Mapping[str, float], across: float
) -> dict[str, float]:
    """Places as near to the wanted ones as widths allow (weighted least squares, by pooling adjacent violators)."""
    offsets = [0.0]
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + (widths.get(left, _THIN) + widths.get(right, _THIN)) / 2 + across)
    pools: list[tuple[float, float, int]] = []
    for name, offset in zip(row, offsets, strict=True):
        weight = _HEAVY if name in widths else 1.0
        total, count = (wanted[name] - offset) * weight, 1
        while pools and pools[-1][0] / pools[-1][1] > total / weight:
            before, heavy, members = pools.pop()
            total, weight, count = total + before, weight + heavy, count + members
        pools.append((total, weight, count))
    places = [total / weight for total, weight, count in pools for _ in range(count)]
    return {name: place + offset for name, place, offset in zip(row, places, offsets, strict=True)}


def _placed(
    rows: Sequence[Sequence[str]],
    sizes: Mapping[str, tuple[float, float]],
    centres: Mapping[str, float],
    gaps: Sequence[float],
) -> dict[str, tuple[float, float]]:
    corners: dict[str, tuple[float, float]] = {}
    top = 0.0
    for row, gap in zip(rows, gaps, strict=True):
        real = [name for name in row if name in sizes]
        deepest = max((sizes[name][1] for name in real), default=0.0)
        for name in real:
            width, depth = sizes[name]
            corners[name] = (centres[name] - width / 2, top + (deepest - depth) / 2)
        top += deepest + gap
    return corners
