"""What is in a template: its parts, what they refer to, and its slide layouts by name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from post2slides.markup import NAMESPACES
from post2slides.write.opc import CT, RT
from post2slides.write.relationships import Target

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_ID = f"{{{NAMESPACES['r']}}}id"
_P = f"{{{NAMESPACES['p']}}}"


@dataclass(frozen=True)
class Template:
    """A package that `theme.build` made, or that `theme.template` has looked through. Part names begin with `/`."""

    files: Mapping[str, bytes]

    @cached_property
    def content_types(self) -> Mapping[str, str]:
        """Of every part."""
        root = etree.fromstring(self.files["/[Content_Types].xml"])
        by_ending = {
            one.get("Extension", "").lower(): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Default")
        }
        by_name = {one.get("PartName", ""): one.get("ContentType", "") for one in root.iter(f"{_TYPES}Override")}
        return {name: by_name.get(name) or by_ending.get(_ending(name), CT.XML) for name in self.files}

    @cached_property
    def relations(self) -> Mapping[str, Mapping[str, Target]]:
        """What each part refers to, by id."""
        return {name: dict(self._relations_of(name)) for name in self.files}

    @cached_property
    def presentation(self) -> str:
        """The main part."""
        return next(target for kind, target, _ in dict(self._relations_of("/")).values() if kind == RT.OFFICE_DOCUMENT)

    @cached_property
    def reachable(self) -> tuple[str, ...]:
        """The main part and all that it leads to. What else there is, such as a thumbnail, describes the template."""
        waiting, seen = [self.presentation], {self.presentation: None}
        while waiting:
            targets = (target for _, target, external in self.relations[waiting.pop()].values() if not external)
            found = [target for target in targets if target not in seen and target in self.files]
            waiting += found
            seen.update(dict.fromkeys(found))
        return tuple(seen)

    @cached_property
    def layouts(self) -> Mapping[str, str]:
        """The part of each slide layout, by its name."""
        masters = self._listed(self.presentation, "sldMasterIdLst")
        layouts = [layout for master in masters for layout in self._listed(master, "sldLayoutIdLst")]
        return {self._name_of(layout): layout for layout in layouts}

    def _listed(self, name: str, tag: str) -> Iterator[str]:
        """The parts that `name` lists in an element `tag`, in its order."""
        for item in etree.fromstring(self.files[name]).iterfind(f"{_P}{tag}/*"):
            yield self.relations[name][item.get(_ID, "")][1]

    def _name_of(self, layout: str) -> str:
        common = etree.fromstring(self.files[layout]).find(f"{_P}cSld")
        return common.get("name", "") if common is not None else ""

    def _relations_of(self, name: str) -> Iterator[tuple[str, Target]]:
        folder, file = posixpath.split(name)
        listed = self.files.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        for item in etree.fromstring(listed) if listed else ():
            target, external = item.get("Target", ""), item.get("TargetMode") == "External"
            place = target if external else posixpath.normpath(posixpath.join(folder, target))
            yield item.get("Id", ""), (item.get("Type", ""), place, external)


@lru_cache(maxsize=1)
def open_template(template: bytes) -> Template:
    """The template in a .pptx file. The posts of a folder have it in common, one after the other."""
    with ZipFile(BytesIO(template)) as archive:
        return Template({f"/{name}": archive.read(name) for name in archive.namelist()})


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
