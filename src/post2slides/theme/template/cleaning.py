"""Takes out of a template what belongs to its sample slides and not to its design.

Nothing may lead to a sample slide any more, or it would stay in the file without being in the deck. What else goes:
macros, comments, the write password, and what add-ins noted down. A notes master is added where there is none, since
speaker notes need one, and Keynote refuses notes whose master is not listed.
"""

from __future__ import annotations

from post2slides.theme.model import Theme
from post2slides.theme.parts.language import Script
from post2slides.theme.parts.notes import notes_master
from post2slides.theme.parts.theme_part import theme_part
from post2slides.theme.parts.xml import p
from post2slides.theme.template.archive import Parts
from post2slides.theme.template.libreoffice import mend
from post2slides.theme.template.outside import cut_off
from post2slides.theme.template.tree import NAMESPACES, Element, parsed

_P = f"{{{NAMESPACES['p']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_NOTES_MASTER = "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_KEPT = {
    "slideMaster",
    "notesMaster",
    "handoutMaster",
    "theme",
    "presProps",
    "viewProps",
    "tableStyles",
    "font",
    "customXml",
}
"""What a presentation of ours has relationships to. Others lead to slides, comments, macros, printers' settings."""
_SAMPLES = ("sldIdLst", "custShowLst", "custDataLst", "modifyVerifier", "photoAlbum", "smartTags")
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NOTES_NAME, _NOTES_THEME_NAME = "/ppt/notesMasters/notesMaster901.xml", "/ppt/theme/theme901.xml"


def clean(parts: Parts) -> None:
    """Leave the design alone in `parts`: any kind of presentation becomes a .pptx without slides."""
    mend(parts)
    parts.set_content_type(parts.main, _PRESENTATION)
    root = parts.tree(parts.main)
    for tag in _SAMPLES:
        _remove(root, _P + tag)
    for extension in list(root.iter(f"{_P}ext")):
        if extension.get("uri") == _SECTIONS:
            _drop(extension)
    for size in root.iterfind(f"{_P}sldSz[@type]"):
        del size.attrib["type"]
    relations = parts.relations(parts.main)
    parts.unrelate(parts.main, {name for name, relation in relations.items() if relation.kind not in _KEPT})
    cut_off(parts)
    for name in parts.related(parts.main, "viewProps"):
        _forget_slides(parts, name, f"{_P}sldLst")
    for name in parts.related(parts.main, "presProps"):
        _forget_slides(parts, name, f"{_P}htmlPubPr", f"{_P}showPr")
    for master in parts.related(parts.main, "slideMaster"):
        for name in (master, *parts.related(master, "slideLayout")):
            _forget_links(parts, name)
    _list_notes_master(parts)


def add_notes_master(parts: Parts, theme: Theme) -> None:
    """A plain one in the template's colours, if it has none."""
    if parts.related(parts.main, "notesMaster"):
        return
    parts.add(_NOTES_NAME, notes_master(theme, rtl=False), _NOTES_MASTER)
    parts.add(_NOTES_THEME_NAME, theme_part(theme, Script()), _THEME)
    parts.relate(_NOTES_NAME, "theme", _NOTES_THEME_NAME)
    parts.relate(parts.main, "notesMaster", _NOTES_NAME)
    _list_notes_master(parts)


def _list_notes_master(parts: Parts) -> None:
    root = parts.tree(parts.main)
    relations = parts.relations(parts.main)
    listed = next((name for name, relation in relations.items() if relation.kind == "notesMaster"), None)
    masters = root.find(f"{_P}sldMasterIdLst")
    if listed is None or masters is None or root.find(f"{_P}notesMasterIdLst") is not None:
        return
    masters.addnext(parsed(p("notesMasterIdLst", p("notesMasterId", r_id=listed))))


def _forget_slides(parts: Parts, name: str, *tags: str) -> None:
    """Take out the elements of a part that name slides, and its relationships to them."""
    tree = parts.tree(name)
    for tag in tags:
        for element in list(tree.iter(tag)):
            _drop(element)
    if relations := parts.relations(name):
        parts.unrelate(name, {key for key, relation in relations.items() if relation.kind == "slide"})


def _forget_links(parts: Parts, name: str) -> None:
    """Take out the links of a layout that jump to a sample slide."""
    gone = {key for key, relation in parts.relations(name).items() if relation.kind == "slide"}
    if not gone:
        return
    tree = parts.tree(name)
    for tag in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
        for link in list(tree.iter(_A + tag)):
            if link.get(f"{_R}id") in gone:
                _drop(link)
    parts.unrelate(name, gone)


def _remove(root: Element, tag: str) -> None:
    for element in root.findall(tag):
        root.remove(element)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
