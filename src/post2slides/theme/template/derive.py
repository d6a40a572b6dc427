"""Makes the parts of layouts that a template lacks, each from one that it has.

The copy keeps background, logos, footers and the title, so that it looks as if the designer had made it; the content
placeholders of the original give way to those of the new layout. So *Reset Slide* and *Layout* work on every slide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from post2slides.theme.model import Layout, Placeholder, Role, Template, Theme
from post2slides.theme.parts.master import layout_type
from post2slides.theme.parts.shape import decoration_shape, placeholder_of
from post2slides.theme.parts.xml import a
from post2slides.theme.template.archive import Parts, parts_of, relations_of
from post2slides.theme.template.sheets import FURNITURE, TITLES, Holder, Sheet
from post2slides.theme.template.tree import NAMESPACES, Element, parsed, serialised

_P = f"{{{NAMESPACES['p']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_LAYOUT = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_KEPT = {Role.FOOTER, Role.DATE, Role.SLIDE_NUMBER}
_UNNUMBERED = 0
"""The id of a new shape until `_number` gives it one of its own."""
_FIRST_ID = 2_147_483_648
"""Of masters and layouts (ECMA-376 part 1, §19.7.3)."""


def derived(layout: Layout, base: Sheet, body: Holder | None, theme: Theme) -> bytes:
    """The part of `layout`, made from `base`. Running text is like the template's `body`."""
    tree = deepcopy(base.tree)
    common = next(tree.iter(f"{_P}cSld"))
    shapes = next(common.iter(f"{_P}spTree"))
    common.set("name", layout.name)
    _describe(tree, layout)
    for shape in _replaced(Sheet(base.part, tree, base.master)):
        shapes.remove(shape)
    titles = [holder for holder in Sheet(base.part, tree, base.master).holders if holder.kind in TITLES]
    title = titles[0].element if titles else None
    new = list(_new_shapes(layout, base, title, body, theme))
    position = shapes.index(title) if title is not None else len(shapes)
    for shape in reversed([shape for shape in new if shape is not title]):
        shapes.insert(position + (title is not None), shape)
    _number(shapes, new)
    return serialised(tree)


def with_layouts(template: Template, layouts: Iterable[Layout]) -> bytes:
    """The template's package with those of `layouts` that it had not."""
    added = [layout for layout in layouts if layout.name in template.added]
    if not added:
        return template.package
    parts = parts_of(template.package, "template")
    identifier = max(_identifiers(parts), default=_FIRST_ID)
    for number, layout in enumerate(added, 1):
        _add(layout, template, identifier + number, parts)
    return parts.packed()


def _describe(tree: Element, layout: Layout) -> None:
    """The name and type of the new layout, and none of what told the original."""
    for name in {"type", "matchingName", "userDrawn"} & set(tree.keys()):
        del tree.attrib[name]
    if kind := layout_type(layout.name):
        tree.set("type", kind)
    else:
        tree.set("userDrawn", "1")
    tree.set("preserve", "1")
    for tag in ("timing", "transition"):
        for element in tree.findall(f"{_P}{tag}"):
            tree.remove(element)
    for extensions in tree.findall(f"{_P}cSld/{_P}extLst"):
        extensions.getparent().remove(extensions)  # type: ignore[union-attr]


def _replaced(sheet: Sheet) -> Iterator[Element]:
    """The placeholders that give way: all but one title and the furniture."""
    titles = 0
    for holder in sheet.holders:
        titles += holder.kind in TITLES
        if holder.kind not in (*TITLES, *FURNITURE) or (holder.kind in TITLES and titles > 1):
            yield holder.element


def _new_shapes(
    layout: Layout, base: Sheet, title: Element | None, body: Holder | None, theme: Theme
) -> Iterator[Element]:
    """From back to front: what is drawn, the picture, then texts."""
    for position, decoration in enumerate(layout.decorations, 1):
        yield parsed(decoration_shape(_UNNUMBERED, position, decoration, theme))
    for role in (Role.PICTURE, *(role for role in layout.placeholders if role is not Role.PICTURE)):
        placeholder = layout.placeholders.get(role)
        if placeholder is None or placeholder.ref is None or role in _KEPT:
            continue
        if role is Role.TITLE:
            yield _title(placeholder, base, title, theme)
        elif role is Role.BODY and placeholder.levels and body is not None:
            yield _body(placeholder, body, theme)
        else:
            yield parsed(placeholder_of(_UNNUMBERED, role, placeholder, theme, rtl=False))


def _title(placeholder: Placeholder, base: Sheet, own: Element | None, theme: Theme) -> Element:
    """The base's title, moved where the layout has it elsewhere; a new one where the base has none."""
    if own is None:
        return parsed(placeholder_of(_UNNUMBERED, Role.TITLE, placeholder, theme, rtl=False))
    if base.title is not None and placeholder.rect == base.title.rect:
        return own
    fresh = parsed(placeholder_of(_UNNUMBERED, Role.TITLE, placeholder, theme, rtl=False))
    _exchange(own.find(f"{_P}spPr"), fresh.find(f"{_P}spPr"))
    _dress(own, fresh)
    return own


def _body(placeholder: Placeholder, body: Holder, theme: Theme) -> Element:
    """A placeholder for text that is like the template's own at another place."""
    shape = parsed(placeholder_of(_UNNUMBERED, Role.BODY, placeholder, theme, rtl=False))
    _dress(shape, deepcopy(body.element))
    return shape


def _dress(shape: Element, model: Element) -> None:
    """Give the text of `shape` the body properties and the list style of `model`; none where that has none."""
    body, new = shape.find(f"{_P}txBody"), model.find(f"{_P}txBody")
    if body is None or new is None:
        return
    for old in body.findall(f"{_A}lstStyle"):
        body.remove(old)
    properties, style = new.find(f"{_A}bodyPr"), new.find(f"{_A}lstStyle")
    _exchange(body.find(f"{_A}bodyPr"), properties)
    body.insert(1, parsed(a("lstStyle")) if style is None else style)


def _exchange(old: Element | None, new: Element | None) -> None:
    parent = old.getparent() if old is not None else None
    if old is not None and new is not None and parent is not None:
        parent.replace(old, new)


def _number(shapes: Element, new: list[Element]) -> None:
    """Give each new shape a number of its own."""
    properties = [(shape, found) for shape in shapes for found in shape.iter(f"{_P}cNvPr")]
    taken = [int(found.get("id", "0")) for _, found in properties if found.get("id", "0").isdigit()]
    number = max(taken, default=1)
    for shape in new:
        found = next(shape.iter(f"{_P}cNvPr"))
        if found.get("id") == str(_UNNUMBERED):
            number += 1
            found.set("id", str(number))


def _identifiers(parts: Parts) -> Iterator[int]:
    masters = parts.related(parts.main, "slideMaster")
    for name, tag in ((parts.main, "sldMasterId"), *((master, "sldLayoutId") for master in masters)):
        found = (item.get("id", "") for item in parts.tree(name).iter(f"{_P}{tag}"))
        yield from (int(identifier) for identifier in found if identifier.isdecimal())


def _add(layout: Layout, template: Template, identifier: int, parts: Parts) -> None:
    base = template.base[layout.name]
    parts.add(layout.part, template.added[layout.name], _LAYOUT)
    if (rels := relations_of(base)) in parts.entries:
        parts.entries[relations_of(layout.part)] = parts.entries[rels]
    master = parts.related(base, "slideMaster")[0]
    relation = parts.relate(master, "slideLayout", layout.part)
    tree = parts.tree(master)
    listed = tree.find(f"{_P}sldLayoutIdLst")
    if listed is None:
        parts.damaged(f"{master.lstrip('/')} lists no layouts")
    item = listed.makeelement(f"{_P}sldLayoutId", {"id": str(identifier), f"{_R}id": relation}, None)
    listed.append(item)
