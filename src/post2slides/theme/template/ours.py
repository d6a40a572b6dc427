"""Layouts that post2slides made: a template that `themes export` wrote, whatever has been changed in it since.

Their placeholders have indexes that tell what each holds, so that nothing need be guessed.
"""

from __future__ import annotations

from collections.abc import Mapping

from post2slides.theme.layouts import REFERENCES
from post2slides.theme.model import LayoutName, Role
from post2slides.theme.template.sheets import TITLES, Holder, Sheet

_FIRST_OWN = 13
"""Microsoft's own templates have lower indexes."""
_ROLES: Mapping[int, Role] = {reference.index: role for role, reference in REFERENCES.items() if reference.index > 1}
_QUIET = {LayoutName.STATEMENT, LayoutName.QUOTE}
"""Layouts of ours that a name is enough to know."""


def is_ours(layout: Sheet) -> bool:
    """Whether a layout has one of our names and an index that only ours have."""
    if layout.name not in set(LayoutName) or layout.title is None:
        return False
    return layout.name in _QUIET or any(holder.index >= _FIRST_OWN for holder in layout.holders)


def roles_of(layout: Sheet) -> dict[Role, Holder]:
    """What each placeholder of such a layout holds."""
    found = ((_role(layout, holder), holder) for holder in layout.holders if holder.rect)
    return {role: holder for role, holder in found if role is not None}


def _role(layout: Sheet, holder: Holder) -> Role | None:
    if holder.kind in TITLES:
        return Role.TITLE
    if holder.kind == "subTitle":
        return Role.SUBTITLE
    if holder.index == 1:
        return Role.QUOTE if layout.name == LayoutName.QUOTE else Role.BODY
    return _ROLES.get(holder.index)
