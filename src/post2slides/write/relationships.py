"""What a part of the package refers to (ECMA-376 part 2). Ids are given by counting and found by look-up."""

from __future__ import annotations

import posixpath

from post2slides.markup import Markup, element, plain_document

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"

Target = tuple[str, str, bool]
"""The type of a relationship, a part name or an address, and whether that lies outside the package."""


class Relationships:
    """The relationships of one part. Asking twice for the same target gives the same id."""

    def __init__(self) -> None:
        self._targets: dict[str, Target] = {}
        self._ids: dict[Target, str] = {}
        self._highest = 0

    def __len__(self) -> int:
        return len(self._targets)

    def to_part(self, kind: str, name: str) -> str:
        """The id of the relationship of type `kind` to the part `name`, such as `/ppt/media/image1.png`."""
        return self._id_of((kind, name, False))

    def to_address(self, kind: str, address: str) -> str:
        """The id of the relationship of type `kind` to `address`, a URI outside the package."""
        return self._id_of((kind, address, True))

    def keep(self, relationship_id: str, target: Target) -> None:
        """Take over a relationship whose id is written in a part already."""
        self._targets[relationship_id] = target
        self._ids.setdefault(target, relationship_id)
        number = relationship_id.removeprefix("rId")
        if number.isdecimal():
            self._highest = max(self._highest, int(number))

    def first(self, kind: str) -> str | None:
        """The part to which the first relationship of type `kind` leads, or None."""
        return next((name for type_, name, external in self._ids if type_ == kind and not external), None)

    def document(self, part_name: str) -> bytes:
        """The relationships part of the part `part_name`."""
        folder = posixpath.dirname(part_name)
        items = [_relationship(relationship_id, *target, folder) for relationship_id, target in self._targets.items()]
        return plain_document(element("Relationships", {"xmlns": _NAMESPACE}, *items))

    def _id_of(self, target: Target) -> str:
        relationship_id = self._ids.get(target)
        if relationship_id is None:
            self._highest += 1
            relationship_id = f"rId{self._highest}"
            self.keep(relationship_id, target)
        return relationship_id


def _relationship(relationship_id: str, kind: str, target: str, external: bool, folder: str) -> Markup:
    mode = "External" if external else None
    address = target if external else _relative(target, folder)
    return element("Relationship", {"Id": relationship_id, "Type": kind, "Target": address, "TargetMode": mode})


def _relative(name: str, folder: str) -> str:
    """The part `name` as seen from `folder`: `../media/image1.png` from `/ppt/slides`.

    Most are in the folder beside it; `posixpath.relpath`, which knows all cases, takes ten times as long.
    """
    own_folder, _, file = name.rpartition("/")
    parent, _, last = own_folder.rpartition("/")
    if parent and own_folder != folder and parent == posixpath.dirname(folder):
        return f"../{last}/{file}"
    return posixpath.relpath(name, folder)
