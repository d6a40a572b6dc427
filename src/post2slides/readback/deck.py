"""The slides of a deck, with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from post2slides.diagnostics import DeckError
from post2slides.readback.colours import Colours, theme_colours
from post2slides.readback.inherit import Lineage, Theme
from post2slides.readback.package import A, Element, P, Parts, R, Relation
from post2slides.readback.shapes import ShapeReader
from post2slides.readback.values import Deck, Shape, Slide
from post2slides.units import Emu, Size

_LIGHT = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def deck_of(parts: Parts) -> Deck:
    """The deck in a package. Raises DeckError where it is damaged."""
    try:
        return _Reader(parts).deck()
    except (ValueError, KeyError, AttributeError) as error:
        raise DeckError(f"the deck is damaged: {error}") from error


class _Reader:
    """Reads layouts and masters once for all their slides."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._presentation = parts.tree(parts.presentation)
        self._relations = parts.relations(parts.presentation)
        self._lineage = cache(self._make_lineage)
        self._drawn = cache(self._make_drawn)

    def deck(self) -> Deck:
        size = self._presentation.find(f"{P}sldSz")
        if size is None:
            raise DeckError("the deck does not say how large its slides are")
        masters = [one.target for one in self._relations.values() if one.kind == "slideMaster"]
        layouts = [layout for master in masters for layout in (master, *self._leads_to(master, "slideLayout"))]
        return Deck(
            Size(Emu(int(size.get("cx", 0))), Emu(int(size.get("cy", 0)))),
            tuple(self._slides()),
            tuple(tuple(self._shapes(name, self._of_layout(name))) for name in layouts),
            tuple(self._scheme(masters)),
            self._program(),
        )

    def _slides(self) -> Iterator[Slide]:
        listed = self._presentation.iterfind(f"{P}sldIdLst/{P}sldId")
        for number, item in enumerate(listed, 1):
            name = self._relations[item.get(f"{R}id", "")].target
            yield self._slide(number, int(item.get("id", 0)), name)

    def _slide(self, number: int, identity: int, name: str) -> Slide:
        tree, relations = self._parts.tree(name), self._parts.relations(name)
        layout = _first(relations, "slideLayout")
        lineage = self._lineage(layout)
        common = lineage.layout.find(f"{P}cSld")
        return Slide(
            number,
            identity,
            layout=common.get("name", "") if common is not None else "",
            section_header=lineage.layout.get("type") == "secHead",
            hidden=tree.get("show") in {"0", "false"},
            shapes=tuple(self._read(tree, lineage, relations)),
            behind=self._drawn(layout),
            background=_background((tree, lineage.layout, lineage.master), lineage.theme.colours),
            notes=self._notes(relations),
            motion=tuple(_motion(tree)),
        )

    def _read(self, tree: Element, lineage: Lineage, relations: dict[str, Relation]) -> Iterator[Shape]:
        shapes = tree.find(f"{P}cSld/{P}spTree")
        return ShapeReader(self._parts, lineage, relations).shapes(shapes) if shapes is not None else iter(())

    def _notes(self, relations: dict[str, Relation]) -> str:
        names = [one.target for one in relations.values() if one.kind == "notesSlide"]
        if not names:
            return ""
        bodies = [
            shape.find(f"{P}txBody")
            for shape in self._parts.tree(names[0]).iter(f"{P}sp")
            if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph[@type='body']") is not None
        ]
        lines = [paragraph for body in bodies if body is not None for paragraph in body.iterfind(f"{A}p")]
        return "\n".join("".join(text.text or "" for text in line.iter(f"{A}t")) for line in lines)

    def _make_lineage(self, layout: str) -> Lineage:
        masters = self._leads_to(layout, "slideMaster")
        master_name = masters[0] if masters else layout
        master = self._parts.tree(master_name)
        themes = self._leads_to(master_name, "theme")
        theme = self._parts.tree(themes[0]) if themes else None
        mapped = master.find(f"{P}clrMap")
        colours = Colours(
            theme_colours(theme) if theme is not None else {},
            {str(name): str(slot) for name, slot in mapped.items()} if mapped is not None else _LIGHT,
        )
        usual = self._presentation.find(f"{P}defaultTextStyle")
        return Lineage(self._parts.tree(layout), master, usual, Theme(colours, _fonts(theme)))

    def _make_drawn(self, layout: str) -> tuple[Shape, ...]:
        """What master and layout draw on their slides: all that is no placeholder."""
        lineage = self._lineage(layout)
        names = [layout]
        if lineage.layout.get("showMasterSp") not in {"0", "false"}:
            names = [*self._leads_to(layout, "slideMaster"), layout]
        return tuple(shape for name in names for shape in self._shapes(name, layout) if not shape.placeholder)

    def _shapes(self, name: str, layout: str) -> Iterator[Shape]:
        return self._read(self._parts.tree(name), self._lineage(layout), self._parts.relations(name))

    def _of_layout(self, name: str) -> str:
        """The layout with whose eyes a master's own shapes are read: its first, else itself."""
        return next(iter(self._leads_to(name, "slideLayout")), name)

    def _scheme(self, masters: list[str]) -> Iterator[str]:
        for master in masters:
            for name in self._leads_to(master, "theme"):
                theme = self._parts.tree(name)
                yield from (f"{slot} {digits.upper()}" for slot, digits in theme_colours(theme).items())
                yield from (f"{name} {family}" for name, family in _fonts(theme).items())

    def _program(self) -> str:
        names = [one.target for one in self._parts.relations("").values() if one.kind == "extended-properties"]
        return (self._parts.tree(names[0]).findtext("{*}Application") or "") if names else ""

    def _leads_to(self, name: str, kind: str) -> list[str]:
        return [one.target for one in self._parts.relations(name).values() if one.kind == kind]


def _first(relations: dict[str, Relation], kind: str) -> str:
    found = [one.target for one in relations.values() if one.kind == kind]
    if not found:
        raise DeckError("a slide of the deck has no layout")
    return found[0]


def _fonts(theme: Element | None) -> dict[str, str]:
    if theme is None:
        return {}
    pairs = (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont"))
    faces = ((key, theme.find(f"{A}themeElements/{A}fontScheme/{A}{tag}/{A}latin")) for key, tag in pairs)
    return {key: face.get("typeface", "") for key, face in faces if face is not None}


def _background(chain: tuple[Element, ...], colours: Colours) -> str | None:
    """The nearest background; white where nobody gives one."""
    for part in chain:
        ground = part.find(f"{P}cSld/{P}bg")
        if ground is not None:
            reference = ground.find(f"{P}bgRef")
            return colours.of(reference) if reference is not None else colours.fill(ground.find(f"{P}bgPr"))[1]
    return "FFFFFF"


def _motion(tree: Element) -> Iterator[str]:
    """The transition's kind and the animations' effects. A `p:transition` without a kind is none."""
    for transition in tree.iter(f"{P}transition"):
        yield from (f"transition {child.tag.rpartition('}')[2]}" for child in transition)
        if transition.get("advTm"):
            yield f"after {transition.get('advTm')}"
    for effect in tree.iterfind(f"{P}timing//{P}cTn[@presetClass]"):
        yield f"{effect.get('presetClass')} {effect.get('presetID')}"
