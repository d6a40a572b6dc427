"""The parts of the deck's package and the relationships between them (ECMA-376 part 2, Open Packaging Conventions).

python-pptx opens the template and knows its parts; from there on the parts are ours. Adding slides through python-pptx
1.0.2 costs time in the square of their number: `OpcPackage.next_partname` walks all parts for each new one,
`_Relationships.get_or_add` scans all relationships, `Slides.add_slide` searches all slide ids. 5,000 slides with notes
take it three minutes. Its way of saving also follows relationships by recursion, so that a thousand slides that each
link to the next end in a RecursionError. Here parts are a dictionary by name, relationships a dictionary by target,
both numbered by counting, and saving is one loop.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.package import Part as TemplatePart
from pptx.opc.package import _Relationships as TemplateRelationships

from post2slides.diagnostics import ThemeError
from post2slides.write.archive import Content
from post2slides.write.xml import Markup, element, joined, plain_document

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


Target = tuple[str, str, bool]
"""The type of a relationship, a part name or an address, and whether that lies outside the package."""


class Relationships:
    """What one part refers to. Asking twice for the same target gives the same id."""

    def __init__(self) -> None:
        self.targets: dict[str, Target] = {}
        self._ids: dict[Target, str] = {}
        self._next = 1

    def to_part(self, kind: str, name: str) -> str:
        """The id of the relationship of type `kind` to the part `name`, such as `/ppt/media/image1.png`."""
        return self._id_of((kind, name, False))

    def to_address(self, kind: str, address: str) -> str:
        """The id of the relationship of type `kind` to `address`, a URI outside the package."""
        return self._id_of((kind, address, True))

    def keep(self, relationship_id: str, target: Target) -> None:
        """Take over a relationship whose id is written in a part already."""
        self.targets[relationship_id] = target
        self._ids.setdefault(target, relationship_id)
        number = relationship_id.removeprefix("rId")
        if number.isdecimal():
            self._next = max(self._next, int(number) + 1)

    def drop(self, kind: str) -> list[str]:
        """Forget all relationships of type `kind`. Gives what they led to."""
        dropped = [(id_, target) for id_, target in self.targets.items() if target[0] == kind]
        for relationship_id, target in dropped:
            del self.targets[relationship_id]
            self._ids.pop(target, None)
        return [target for _, (_, target, _) in dropped]

    def first(self, kind: str) -> str | None:
        """Where the first relationship of type `kind` leads, or None."""
        return next((target for type_, target, _ in self.targets.values() if type_ == kind), None)

    def document(self, folder: str) -> bytes:
        """The relationships part. `folder` is that of the part they belong to, to which targets are relative."""
        return plain_document(
            element(
                "Relationships",
                {"xmlns": _RELATIONSHIPS},
                *[_relationship(relationship_id, *target, folder) for relationship_id, target in self.targets.items()],
            )
        )

    def _id_of(self, target: Target) -> str:
        relationship_id = self._ids.get(target)
        if relationship_id is None:
            relationship_id = self._ids[target] = f"rId{self._next}"
            self.targets[relationship_id] = target
            self._next += 1
        return relationship_id


def _relationship(relationship_id: str, kind: str, target: str, external: bool, folder: str) -> Markup:
    mode = "External" if external else None
    address = target if external else _relative(target, folder)
    return element("Relationship", {"Id": relationship_id, "Type": kind, "Target": address, "TargetMode": mode})


def _relative(name: str, folder: str) -> str:
    """The part `name` as seen from `folder`: `../media/image1.png` from `/ppt/slides`."""
    target_folder, _, file = name.rpartition("/")
    target_parent, _, last = target_folder.rpartition("/")
    if target_folder == folder:
        return file
    if target_parent and target_parent == folder.rpartition("/")[0]:
        return f"../{last}/{file}"
    return posixpath.relpath(name, folder or "/")


@dataclass(slots=True)
class Part:
    name: str
    """Such as `/ppt/slides/slide1.xml`."""
    content_type: str
    content: Content = b""
    relationships: Relationships = field(default_factory=Relationships)

    @property
    def relationships_name(self) -> str:
        """The name of the part that holds its relationships."""
        folder, _, file = self.name.rpartition("/")
        return f"{folder}/_rels/{file}.rels"


class Package:
    """The template's parts, to which those of the slides are added."""

    def __init__(self, template: bytes) -> None:
        presentation = Presentation(BytesIO(template))
        opened = presentation.part.package
        self._parts = {str(part.partname): _taken_over(part) for part in opened.iter_parts()}
        self._relationships = _kept(opened._rels)
        self._layouts = {
            layout.name: str(layout.part.partname)
            for master in presentation.slide_masters
            for layout in master.slide_layouts
        }
        self.presentation = self._parts[str(presentation.part.partname)]

    def add(self, name: str, content_type: str, content: Content = b"") -> Part:
        """A new part, in the place of one of the same name."""
        part = self._parts[name] = Part(name, content_type, content)
        return part

    def add_document(self, kind: str, name: str, content_type: str, content: bytes) -> None:
        """A part of the package itself, such as its core properties, in the place of the template's."""
        self.drop_document(kind)
        self._relationships.to_part(kind, self.add(name, content_type, content).name)

    def drop_document(self, kind: str) -> None:
        """Take away a part of the package itself, such as its thumbnail."""
        for name in self._relationships.drop(kind):
            self._parts.pop(name, None)

    def layout(self, name: str) -> str:
        """The part name of the slide layout `name`. Raises ThemeError when the template has none."""
        if name not in self._layouts:
            known = ", ".join(self._layouts)
            raise ThemeError(f"the template has no slide layout named “{name}”", hint=f"It has: {known}.")
        return self._layouts[name]

    def read(self, name: str) -> bytes:
        """The content of the part `name`."""
        content = self._parts[name].content
        return content if isinstance(content, bytes) else content.read_bytes()

    def entries(self) -> Iterator[tuple[str, Content]]:
        """The name and content of every entry of the zip file."""
        parts = sorted(self._parts.values(), key=lambda part: part.name)
        yield "[Content_Types].xml", plain_document(_content_types(parts))
        yield "_rels/.rels", self._relationships.document("/")
        for part in parts:
            yield part.name.removeprefix("/"), part.content
            if part.relationships.targets:
                folder = part.name.rpartition("/")[0]
                yield part.relationships_name.removeprefix("/"), part.relationships.document(folder)


def _taken_over(part: TemplatePart) -> Part:
    return Part(str(part.partname), part.content_type, part.blob, _kept(part.rels))


def _kept(source: TemplateRelationships) -> Relationships:
    relationships = Relationships()
    for relationship_id, relationship in source.items():
        external = relationship.is_external
        target = relationship.target_ref if external else str(relationship.target_part.partname)
        relationships.keep(relationship_id, (relationship.reltype, target, external))
    return relationships


def _content_types(parts: list[Part]) -> Markup:
    """The type of every part: by its file name's ending where all parts of that ending have one type, else by name."""
    by_ending = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    for part in parts:
        by_ending.setdefault(_ending(part), part.content_type)
    defaults = [
        element("Default", {"Extension": ending, "ContentType": content_type})
        for ending, content_type in sorted(by_ending.items())
    ]
    overrides = [
        element("Override", {"PartName": part.name, "ContentType": part.content_type})
        for part in parts
        if by_ending[_ending(part)] != part.content_type
    ]
    return element("Types", {"xmlns": _CONTENT_TYPES}, joined(defaults), joined(overrides))


def _ending(part: Part) -> str:
    return part.name.rpartition(".")[2].lower()
