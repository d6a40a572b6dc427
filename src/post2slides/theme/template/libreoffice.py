"""Puts back what LibreOffice loses when it saves a template.

It writes the type of a master's placeholder into the prompt that stands in it, where no other program looks for it, and
no text styles; and with several masters, it writes the places of the last one into the layouts of all.
"""

from __future__ import annotations

from copy import deepcopy

from post2slides.theme.parts.xml import a
from post2slides.theme.template.archive import Parts
from post2slides.theme.template.sheets import FURNITURE
from post2slides.theme.template.tree import NAMESPACES, Element, parsed

_P = f"{{{NAMESPACES['p']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_OF_RUNS = ("sz", "b", "i", "cap", "spc", "kern")
_OF_PARAGRAPHS = ("marL", "indent", "algn", "rtl")


def mend(parts: Parts) -> None:
    """Mend `parts` where LibreOffice wrote them; others are left alone."""
    if b"LibreOffice" not in parts.entries.get("/docProps/app.xml", b""):
        return
    masters = parts.related(parts.main, "slideMaster")
    for master in masters:
        for shape in parts.tree(master).iter(f"{_P}sp"):
            if shape.find(f".//{_P}ph") is not None:
                _style_as_prompt(shape)
        for layout in parts.related(master, "slideLayout") if len(masters) > 1 else ():
            _inherit_places(parts.tree(layout))


def _style_as_prompt(shape: Element) -> None:
    """Give a master's placeholder the list style that its prompt shows, level by level."""
    body = shape.find(f"{_P}txBody")
    properties = body.find(f"{_A}bodyPr") if body is not None else None
    if body is None or properties is None or body.find(f"{_A}lstStyle/*") is not None:
        return
    levels: dict[int, Element] = {}
    for paragraph in body.iterfind(f"{_A}p"):
        own = paragraph.find(f"{_A}pPr")
        level = own.get("lvl", "0") if own is not None else "0"
        number = int(level) if level.isdecimal() else 0
        levels.setdefault(number, _level(number, own, paragraph.find(f"{_A}r/{_A}rPr")))
    for old in body.findall(f"{_A}lstStyle"):
        body.remove(old)
    style = parsed(a("lstStyle"))
    style.extend(levels[number] for number in sorted(levels))
    properties.addnext(style)


def _level(number: int, paragraph: Element | None, run: Element | None) -> Element:
    level = parsed(a(f"lvl{number + 1}pPr"))
    if paragraph is not None:
        for name in _OF_PARAGRAPHS:
            if value := paragraph.get(name):
                level.set(name, value)
        level.extend(deepcopy(child) for child in paragraph)
    defaults = parsed(a("defRPr"))
    if run is not None:
        for name in _OF_RUNS:
            if value := run.get(name):
                defaults.set(name, value)
        defaults.extend(deepcopy(child) for child in run)
    level.append(defaults)
    return level


def _inherit_places(layout: Element) -> None:
    """Let the title and the only other placeholder stand where the master has them."""
    holders = [ph for ph in layout.iter(f"{_P}ph") if ph.get("type") not in FURNITURE]
    if sum(ph.get("type") != "title" for ph in holders) > 1:
        return
    for properties in layout.iterfind(f".//{_P}sp/{_P}spPr"):
        for transform in properties.findall(f"{_A}xfrm"):
            properties.remove(transform)
