"""PowerPoint's sections: `p14:sectionLst` ([MS-PPTX]). Every slide is in exactly one, or none is in any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from uuid import NAMESPACE_URL, uuid5

from post2slides.markup import NOTHING, Markup, element

_POWERPOINT_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Where `presentation.xml` holds the list."""


def section_list(names: Sequence[str], slide_ids: Sequence[int], title: str) -> Markup:
    """The list for slides whose sections are `names`, an empty name going on with the one before.

    Slides before the first section are in one called `title`. Nothing where no slide has a section.
    """
    if not any(names):
        return NOTHING
    sections = [_section(number, name, ids) for number, (name, ids) in enumerate(_runs(names, slide_ids, title))]
    return element("p14:sectionLst", {"xmlns:p14": _POWERPOINT_2010}, *sections)


def _runs(names: Sequence[str], slide_ids: Sequence[int], title: str) -> Iterator[tuple[str, list[int]]]:
    continued: Iterator[str] = accumulate(names, lambda before, name: name or before)
    for name, members in groupby(zip(continued, slide_ids, strict=True), key=lambda member: member[0]):
        yield name or title, [slide_id for _, slide_id in members]


def _section(number: int, name: str, slide_ids: list[int]) -> Markup:
    identity = uuid5(NAMESPACE_URL, f"section {number}: {name}")
    return element(
        "p14:section",
        {"name": name, "id": f"{{{identity}}}".upper()},
        element("p14:sldIdLst", None, *[element("p14:sldId", {"id": slide_id}) for slide_id in slide_ids]),
    )
