"""The parts of the deck's package (ECMA-376 part 2, Open Packaging Conventions).

The template's parts are taken over as they are, and the deck's are added. Doing so through python-pptx 1.0.2 costs time
in the square of their number: `OpcPackage.next_partname` walks all parts for each new one,
`_Relationships.get_or_add` scans all relationships, and `Slides.add_slide` searches all slide ids. Saving recurses over
relationships, so that a thousand slides that each link to the next end in a RecursionError. 5,000 slides with notes
take it three minutes, and this module a second: parts are a dictionary by name, and saving is one loop over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from post2slides.diagnostics import ThemeError
from post2slides.markup import Markup, element, joined, plain_document
from post2slides.write.archive import Content
from post2slides.write.opc import CT, RT
from post2slides.write.relationships import Relationships
from post2slides.write.template import Template, open_template

_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


@dataclass(slots=True)
class Part:
    name: str
    """Such as `/ppt/slides/slide1.xml`."""
    content_type: str
    content: Content = b""
    relationships: Relationships = field(default_factory=Relationships)


class Package:
    """The template's presentation and all that it refers to; the deck's parts are added to these.

    What else a template has, such as its properties, its thumbnail or a signature, describes the template.
    """

    def __init__(self, template: bytes) -> None:
        opened = open_template(template)
        self._parts = {name: _taken_over(name, opened) for name in opened.reachable}
        self.presentation = self._parts[opened.presentation]
        self._layouts = opened.layouts
        self._relationships = Relationships()
        self._relationships.to_part(RT.OFFICE_DOCUMENT, self.presentation.name)

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def add(self, name: str, content_type: str, content: Content = b"") -> Part:
        """A new part. No other has its name."""
        part = self._parts[name] = Part(name, content_type, content)
        return part

    def add_properties(self, kind: str, name: str, content_type: str, content: bytes) -> None:
        """A part that tells something of the whole package, which has a relationship of type `kind` to it."""
        self._relationships.to_part(kind, self.add(name, content_type, content).name)

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
            if part.relationships:
                folder, _, file = part.name.removeprefix("/").rpartition("/")
                yield f"{folder}/_rels/{file}.rels", part.relationships.document(part.name)


def _taken_over(name: str, template: Template) -> Part:
    taken = Part(name, template.content_types[name], template.files[name])
    for relationship_id, target in template.relations[name].items():
        taken.relationships.keep(relationship_id, target)
    return taken


def _content_types(parts: list[Part]) -> Markup:
    """The type of every part: by its name's ending where that is the type of the first so named, else by its name."""
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
