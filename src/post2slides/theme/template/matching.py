"""Which layout of a template serves what: by its type, by its placeholders, by its name, or as a mapping says.

The type comes first, since PowerPoint writes it and people do not see it; then the name in several languages; then the
kinds of placeholders, which tell content from pictures where names are odd. Of layouts that are alike, the first holds:
designers copy layouts (`1_Title and Content`), and the copy is the special one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from post2slides.theme.model import LayoutName
from post2slides.theme.template.ground import safe
from post2slides.theme.template.names import TITLE_ONLY, known_by_name
from post2slides.theme.template.ours import is_ours
from post2slides.theme.template.sheets import TEXTS, Holder, Sheet
from post2slides.units import Rect, Size

_CONTENTS = (*TEXTS, "tbl", "chart", "dgm", "media", "clipArt", "pic", "subTitle")
_TYPES: Mapping[str, tuple[str, ...]] = {
    LayoutName.TITLE: ("title",),
    LayoutName.CONTENT: ("obj", "tx"),
    LayoutName.SECTION: ("secHead",),
    TITLE_ONLY: ("titleOnly",),
    LayoutName.PICTURE_SIDE: ("picTx",),
}
_LARGE_BODY = 0.3
"""The share of the slide that running text needs."""
_FULL = 0.9
_SIDE, _LANDSCAPE = 1.35, 1.2
"""Width by height of a picture's place: up to the one it suits portraits, from the other on landscapes."""
_LARGE_PICTURE = 0.3
_ALIKE = 0.05
"""Of the slide's height: by so much titles may stand apart and be in one place."""


@dataclass(frozen=True)
class Matches:
    """The layouts that serve, by what they serve."""

    found: Mapping[str, Sheet]
    base: Sheet
    """What missing layouts are made from: the one with a title alone, or the nearest to it."""

    def get(self, name: LayoutName) -> Sheet | None:
        return self.found.get(name)


def matched(layouts: Sequence[Sheet], chosen: Mapping[str, Sheet], slide: Size) -> Matches:
    """What each of `layouts` serves; `chosen` are those that a mapping names."""
    usable = [layout for layout in layouts if layout.title and all(holder.upright for holder in layout.holders)]
    found: dict[str, Sheet] = {layout.name: layout for layout in layouts if is_ours(layout)} | dict(chosen)
    for name, suits in _SIGNATURES.items():
        if name in found:
            continue
        fitting = [layout for layout in usable if suits(layout, slide)]
        ranked = sorted(fitting, key=lambda layout: _rank(name, layout))
        if ranked and (_rank(name, ranked[0]) < _UNKNOWN or name in _TOLD_BY_SIGNATURE):
            found[name] = ranked[0]
    return Matches(found, chosen.get(TITLE_ONLY) or _base(found, slide) or next(iter(usable), layouts[0]))


def _base(found: Mapping[str, Sheet], slide: Size) -> Sheet | None:
    """The layout with a title alone, where that stands as on slides of text; else the layout of those."""
    alone, content = found.get(TITLE_ONLY), found.get(LayoutName.CONTENT)
    if alone is None or content is None:
        return alone or content
    one, other = (layout.title.rect if layout.title else None for layout in (alone, content))
    alike = one and other and abs(one.top - other.top) + abs(one.bottom - other.bottom) <= _ALIKE * slide.height
    return alone if alike else content


_UNKNOWN = 2


def _rank(name: str, layout: Sheet) -> int:
    """0: its type says so; 1: its name; 2: nothing does; 3: its type or name says something else."""
    if layout.kind in _TYPES.get(name, ()):
        return 0
    called = known_by_name(layout.name)
    if called == name:
        return 1
    of_other = any(layout.kind in kinds for other, kinds in _TYPES.items() if other != name)
    return _UNKNOWN + (of_other or called is not None)


def is_for(name: LayoutName, layout: Sheet) -> bool:
    """Whether a layout's type or name says that it is `name`."""
    return layout.title is not None and _rank(name, layout) < _UNKNOWN


def contents(layout: Sheet) -> tuple[Holder, ...]:
    """Its placeholders for what is not the title and not furniture."""
    return layout.of_kind(*_CONTENTS)


def body(layout: Sheet) -> Holder | None:
    """Its largest placeholder for running text."""
    return max(layout.of_kind(*TEXTS), key=lambda holder: _area(holder.rect), default=None)


def picture(layout: Sheet) -> Holder | None:
    """Its largest placeholder for a picture."""
    return max(layout.of_kind("pic"), key=lambda holder: _area(holder.rect), default=None)


def _is_opening(layout: Sheet, slide: Size) -> bool:
    return not layout.of_kind("pic", "tbl", "chart") and len(contents(layout)) <= 4


def _is_content(layout: Sheet, slide: Size) -> bool:
    """A title and one place for text that is large enough."""
    texts = layout.of_kind(*TEXTS)
    large = [holder for holder in texts if _area(holder.rect) >= _LARGE_BODY * slide.width * slide.height]
    return len(large) == 1 and len(contents(layout)) == len(texts) <= 2


def _is_title_only(layout: Sheet, slide: Size) -> bool:
    return not contents(layout)


def _is_text(layout: Sheet, slide: Size) -> bool:
    return bool(layout.of_kind(*TEXTS)) and not layout.of_kind("pic", "tbl", "chart")


def _has_picture(layout: Sheet, slide: Size) -> bool:
    return picture(layout) is not None


def _has_full_picture(layout: Sheet, slide: Size) -> bool:
    holder = picture(layout)
    return holder is not None and _area(holder.rect) >= _FULL * slide.width * slide.height


def _has_side_picture(layout: Sheet, slide: Size) -> bool:
    holder, title = picture(layout), layout.title
    if not (_one_picture(layout, slide) and holder and holder.rect and title and title.rect):
        return False
    beside = title.rect.right <= holder.rect.left or holder.rect.right <= title.rect.left
    return beside and _aspect(holder) <= _SIDE


def _has_wide_picture(layout: Sheet, slide: Size) -> bool:
    return (
        _one_picture(layout, slide) and _aspect(picture(layout)) >= _LANDSCAPE and not _has_full_picture(layout, slide)
    )


def _one_picture(layout: Sheet, slide: Size) -> bool:
    """A large place for one picture, apart from the title, and at most one for text beside."""
    holder = picture(layout)
    if holder is None or holder.rect is None or not (layout.title and layout.title.rect):
        return False
    alone = len(layout.of_kind("pic")) == 1 and len(contents(layout)) <= 2
    large = _area(holder.rect) >= _LARGE_PICTURE * slide.width * slide.height
    free = not holder.rect.overlaps(layout.title.rect) and safe(holder.rect, layout, slide) == holder.rect
    return alone and large and free


_SIGNATURES: Mapping[str, Callable[[Sheet, Size], bool]] = {
    LayoutName.TITLE: _is_opening,
    LayoutName.TITLE_PICTURE: _has_picture,
    LayoutName.SECTION: _is_opening,
    LayoutName.CONTENT: _is_content,
    TITLE_ONLY: _is_title_only,
    LayoutName.AGENDA: _is_text,
    LayoutName.STATEMENT: _is_opening,
    LayoutName.QUOTE: _is_text,
    LayoutName.PICTURE_COVER: _has_full_picture,
    LayoutName.PICTURE_SIDE: _has_side_picture,
    LayoutName.PICTURE_WHOLE_TITLE: _has_wide_picture,
    LayoutName.CLOSING: _is_opening,
}
_TOLD_BY_SIGNATURE = (LayoutName.CONTENT, TITLE_ONLY, LayoutName.PICTURE_COVER, LayoutName.PICTURE_SIDE)
"""What the placeholders tell by themselves; the others look alike and need a type or a name."""


def _area(rect: Rect | None) -> int:
    return rect.width * rect.height if rect else 0


def _aspect(holder: Holder | None) -> float:
    return holder.rect.width / holder.rect.height if holder and holder.rect and holder.rect.height else 0.0
