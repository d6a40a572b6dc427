"""What makes PowerPoint offer a repair, or Keynote refuse a file, and neither a schema nor LibreOffice finds."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from zipfile import ZipFile

from lxml import etree

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": _REL.strip("{}"),
}
_MASTER_IDS = 2_147_483_648
"""Identifiers of masters and layouts begin here (ECMA-376 part 1, §19.7.14 and .16); those of slides lie below it."""
_LARGEST = 27_273_042_316_900
"""EMU: the largest coordinate (§20.1.10.42)."""
_LENGTHS = (
    "//a:off/@* | //a:ext/@cx | //a:ext/@cy | //a:srcRect/@* | //@w[parent::a:ln or parent::a:gridCol] | //a:tr/@h"
    " | //@sz[parent::a:rPr] | //@marL | //@indent | //a:spcPct/@val | //a:spcPts/@val | //a:gs/@pos | //a:alpha/@val"
)


class Package:
    """The parts of a deck's file."""

    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.names = archive.namelist()

    @cached_property
    def trees(self) -> dict[str, Any]:
        """Every XML part, the package's own among them."""
        xml = (name for name in self.names if name.endswith((".xml", ".rels")))
        return {name: etree.fromstring(self.archive.read(name)) for name in xml}

    def find(self, path: str, name: str) -> list[Any]:
        found: Any = self.trees[name].xpath(path, namespaces=NAMESPACES)
        return list(found) if isinstance(found, list) else [found]

    def parts(self, folder: str) -> list[str]:
        """The names of the XML parts right in `ppt/FOLDER`."""
        return [name for name in self.names if re.fullmatch(rf"ppt/{folder}/[^/]+\.xml", name)]

    def relations(self, name: str) -> dict[str, tuple[str, str, bool]]:
        """Type, target and whether it is outside, by identifier."""
        folder, file = posixpath.split(name)
        tree = self.trees.get(f"{folder}/_rels/{file}.rels".lstrip("/"))
        return {
            item.get("Id"): (
                item.get("Type").rpartition("/")[2],
                item.get("Target")
                if item.get("TargetMode") == "External"
                else posixpath.normpath(posixpath.join("/" + folder, item.get("Target"))).lstrip("/"),
                item.get("TargetMode") == "External",
            )
            for item in (tree if tree is not None else ())
        }


def faults(package: Package) -> list[str]:
    """Everything that is wrong with the package, in words."""
    checks = (
        _zip,
        _content_types,
        _relations,
        _identifiers,
        _text,
        _placeholders,
        _numbers,
        _order,
        _timing,
        _notes,
        _sections,
        _media,
    )
    return [fault for check in checks for fault in check(package)]


def _zip(package: Package) -> Iterator[str]:
    if package.names[0] != "[Content_Types].xml":
        yield "the content types do not come first"
    yield from (f"{name} is there twice" for name, count in Counter(package.names).items() if count > 1)
    yield from (f"{name} has a backslash" for name in package.names if "\\" in name)


def _content_types(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    overrides = {item.get("PartName").lstrip("/") for item in types if item.tag.endswith("}Override")}
    defaults = {item.get("Extension").lower() for item in types if item.tag.endswith("}Default")}
    yield from (f"{name} has a content type and is not there" for name in overrides - set(package.names))
    for name in package.names[1:]:
        if name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no content type"
    used = {name.rpartition(".")[2].lower() for name in package.names}
    yield from (f"content type of .{extension}, which no part has" for extension in defaults - used)


def _relations(package: Package) -> Iterator[str]:
    reached = {target for _, target, outside in package.relations("").values() if not outside}
    for name in package.trees:
        relations = package.relations(name)
        inside = {target for _, target, outside in relations.values() if not outside}
        yield from (f"{name} leads to {target}, which is not there" for target in inside - set(package.names))
        reached |= inside
        for attribute in package.find("//@r:id | //@r:embed | //@r:link | //@r:pict", name):
            if attribute and attribute not in relations:
                yield f"{name} uses {attribute}, which leads nowhere"
    loose = {name for name in package.names[1:] if not name.endswith(".rels")} - reached
    yield from (f"{name} is reached from nowhere" for name in sorted(loose))


def _identifiers(package: Package) -> Iterator[str]:
    for name in package.trees:
        shapes = Counter(package.find("//p:cNvPr/@id", name))
        yield from (f"{name} has shape {number} {count} times" for number, count in shapes.items() if count > 1)
        if "0" in shapes:
            yield f"{name} has a shape 0"
    slides = [int(number) for number in package.find("//p:sldId/@id", "ppt/presentation.xml")]
    yield from (f"slide identifier {number}" for number in slides if not 256 <= number < _MASTER_IDS)
    masters = [int(number) for number in package.find("//p:sldMasterId/@id", "ppt/presentation.xml")]
    for name in package.parts("slideMasters"):
        masters += [int(number) for number in package.find("//p:sldLayoutId/@id", name)]
    yield from (f"master or layout identifier {number}" for number in masters if number < _MASTER_IDS)
    yield from (f"identifier {number} twice" for number, count in Counter([*slides, *masters]).items() if count > 1)


def _text(package: Package) -> Iterator[str]:
    for name in package.trees:
        if package.find("//p:txBody[not(a:p)] | //a:txBody[not(a:p)] | //a:tc[not(a:txBody)]", name):
            yield f"{name} has a text without a paragraph"
        if name.startswith("ppt/slides/") and package.find("//p:sp[not(p:txBody)]", name):
            yield f"{name} has a shape without a text body"
        for text in package.find("//a:t/text()", name):
            if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text):
                yield f"{name} has a control character"


def _placeholders(package: Package) -> Iterator[str]:
    for name in [*package.parts("slides"), *package.parts("slideLayouts")]:
        keys = Counter(
            (item.get("idx", "0"), item.get("type") if "idx" not in item.attrib else None)
            for item in package.find("//p:ph", name)
        )
        yield from (f"{name} has placeholder {key} twice" for key, count in keys.items() if count > 1)
    for name in package.parts("slides"):
        empty = "//p:sp[p:nvSpPr/p:nvPr/p:ph][not(.//a:r | .//a:fld)]/p:nvSpPr/p:cNvPr/@name"
        yield from (f"{name} has the empty placeholder “{shape}”" for shape in package.find(empty, name))
        (layout,) = [target for kind, target, _ in package.relations(name).values() if kind == "slideLayout"]
        if layout not in package.trees:
            continue
        offered = {item.get("idx", "0") for item in package.find("//p:ph", layout)}
        used = {item.get("idx", "0") for item in package.find("//p:ph", name)}
        yield from (f"{name} fills placeholder {index}, which its layout lacks" for index in used - offered)


def _numbers(package: Package) -> Iterator[str]:
    for name in package.trees:
        for value in package.find(_LENGTHS, name):
            if not re.fullmatch(r"-?\d+", value) or abs(int(value)) > _LARGEST:
                yield f"{name}: {value} is no whole number"
        for element in package.find("//a:ext[@cx]", name):
            if int(element.get("cx")) < 0 or int(element.get("cy")) < 0:
                yield f"{name}: a negative size"
        for colour in package.find("//a:srgbClr/@val", name):
            if not re.fullmatch("[0-9A-F]{6}", colour):
                yield f"{name}: {colour} is no colour"
        if package.find("//p:bgPr[not(a:effectLst)]", name):
            yield f"{name} has a background without a list of effects"


_ORDERS = {
    "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz embeddedFontLst kinsoku"
    " defaultTextStyle extLst",
    "sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
    "sldLayout": "cSld clrMapOvr transition timing hf extLst",
    "sld": "cSld clrMapOvr transition timing extLst",
    "notesMaster": "cSld clrMap hf notesStyle extLst",
    "notes": "cSld clrMapOvr extLst",
    "pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip"
    " tabLst defRPr extLst",
    "rPr": "ln noFill solidFill gradFill effectLst highlight uLnTx uFillTx latin ea cs sym hlinkClick hlinkMouseOver"
    " rtl extLst",
    "spPr": "xfrm custGeom prstGeom noFill solidFill gradFill ln effectLst extLst",
    "tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr noFill solidFill gradFill headers extLst",
    "blipFill": "blip srcRect tile stretch",
    "nvPr": "ph audioFile videoFile custDataLst extLst",
    "bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit extLst",
}
"""The order of an element's children in the schemas (ECMA-376 part 1, annex A). PowerPoint insists on it."""


def _order(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        for element in tree.iter():
            order = _ORDERS.get(etree.QName(element).localname, "").split()
            names = [etree.QName(child).localname for child in element] if order else []
            children = ["transition" if child == "AlternateContent" else child for child in names]
            yield from (f"{name}: {child} has no business there" for child in children if child not in order)
            places = [order.index(child) for child in children if child in order]
            if places != sorted(places):
                yield f"{name}: the order {' '.join(children)}"


def _timing(package: Package) -> Iterator[str]:
    """What moves names shapes and paragraphs that are there, by nodes that are told apart."""
    for name in package.parts("slides"):
        nodes = Counter(package.find("//p:timing//p:cTn/@id", name))
        yield from (f"{name} has time node {number} {count} times" for number, count in nodes.items() if count > 1)
        for target in package.find("//p:timing//p:spTgt", name):
            shapes = package.find(f"//p:cSld//*[*/p:cNvPr/@id='{target.get('spid')}']", name)
            if len(shapes) != 1:
                yield f"{name} moves shape {target.get('spid')}, which is not there"
                continue
            for part in target.iterfind(".//{*}pRg"):
                if int(part.get("end")) >= len(shapes[0].findall("{*}txBody/{*}p")):
                    yield f"{name} moves paragraph {part.get('end')}, which is not there"
        built = Counter((item.get("spid"), item.get("grpId")) for item in package.find("//p:bldP", name))
        moved = set(package.find("//p:timing//p:spTgt[p:txEl]/@spid", name))
        if {spid for spid, _ in built} != moved or any(count > 1 for count in built.values()):
            yield f"{name} builds {dict(built)}, and moves {moved}"


def _notes(package: Package) -> Iterator[str]:
    if not package.parts("notesSlides"):
        return
    if len(package.find("/p:presentation/p:notesMasterIdLst/p:notesMasterId", "ppt/presentation.xml")) != 1:
        yield "the notes master is not listed"
    owners = Counter(
        target
        for name in package.parts("slides")
        for kind, target, _ in package.relations(name).values()
        if kind == "notesSlide"
    )
    yield from (f"{name} belongs to {count} slides" for name, count in owners.items() if count != 1)
    for name in package.parts("notesSlides"):
        kinds = sorted(kind for kind, _, outside in package.relations(name).values() if not outside)
        if kinds[:2] != ["notesMaster", "slide"]:
            yield f"{name} leads to {kinds}"


def _sections(package: Package) -> Iterator[str]:
    slides = package.find("//p:sldIdLst/p:sldId/@id", "ppt/presentation.xml")
    listed = package.find("//p14:section//p14:sldId/@id", "ppt/presentation.xml")
    if listed and listed != slides:
        yield "the sections do not hold every slide once and in order"


def _media(package: Package) -> Iterator[str]:
    """Films without a picture, and a timing that leads nowhere: PowerPoint repairs both."""
    for name in package.parts("slides"):
        bare = "//p:pic[(.//a:videoFile or .//a:audioFile) and not(.//a:blip/@r:embed)]"
        yield from (f"{name} has a film without a poster" for _ in package.find(bare, name))
        shapes = set(package.find("//p:cNvPr/@id", name))
        targets = set(package.find("//p:spTgt/@spid", name))
        yield from (f"{name} times the shape {number}, which is not there" for number in targets - shapes)
