"""Small damage to real inputs: what transfers, editors, converters and hostile people do to files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_FRAGMENTS: Sequence[bytes] = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n", b"\r", b"\x0b", b"\xe2\x80\xae",
    b"\xf0\x9f\x91\xa9", b"---\n", b"+++\n", b"```", b"~~~", b"$$", b"$", b"**", b"__", b"`", b"[", b"](", b"![",
    b"<!--", b"-->", b"<div>", b"</div>", b"<pre>", b"<script>", b"<svg>", b"{{<", b"{{", b"{%", b"%}", b":::",
    b"> [!NOTE]\n", b"| a |\n|---|\n", b"[^1]", b"[^1]: x\n", b"# ", b"- ", b"1. ", b"- [ ] ", b"\t", b"&#0;",
    b"&#xD800;", b"\\", b"<a href='javascript:x'>", b"!!python/object/apply:os.system ['true']", b"&a [*a]",
    b"import x from 'x'\n", b"<X y={", b"}", b"file:///etc/passwd", b"data:image/png;base64,",
    b"../../../../etc/passwd",
    b"\\\\host\\share\\x.png", b"http://127.0.0.1/", b"9" * 40, b"-1", b"1e999", b"nan", b"&a;",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
)  # fmt: skip


def deleted(data: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    return data[:start] + data[end:]


def repeated(data: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    return data[:end] + data[start:end] * random.randint(1, 8) + data[end:]


def swapped(data: bytes, random: Random) -> bytes:
    start, end = _range(data, random)
    other = random.randrange(len(data) + 1)
    piece = data[start:end]
    rest = data[:start] + data[end:]
    return rest[:other] + piece + rest[other:]


def flipped(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def inserted(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(data) + 1)
        data = data[:place] + random.choice(_FRAGMENTS) + data[place:]
    return data


def truncated(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def relined(data: bytes, random: Random) -> bytes:
    """The lines in another order, or with other ends."""
    lines = data.split(b"\n")
    if random.random() < 0.5:
        start, end = sorted((random.randrange(len(lines) + 1), random.randrange(len(lines) + 1)))
        lines[start:end] = reversed(lines[start:end])
    return random.choice((b"\n", b"\r\n", b"\r", b"\n\n", b"")).join(lines)


BYTES: Sequence[Mutation] = (deleted, repeated, swapped, flipped, truncated)
"""Damage to any file."""
TEXT: Sequence[Mutation] = (*BYTES, inserted, inserted, inserted, relined)
"""Damage to a text."""


def mutated(data: bytes, mutations: Sequence[Mutation], random: Random) -> bytes:
    """`data` after one to four of `mutations`."""
    for _ in range(random.randint(1, 4)):
        data = random.choice(mutations)(data, random)
    return data


def _range(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + int(random.expovariate(1 / 24)) + 1)
