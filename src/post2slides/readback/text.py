"""The text of a shape: what its paragraphs and runs say, and for the rest what they inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from post2slides.readback.inherit import Ancestors, Level, line_spacing, space, truth
from post2slides.readback.package import NAMESPACES, A, Element, R, Relation
from post2slides.readback.values import Frame, Paragraph, Run
from post2slides.units import Emu, Insets

_FACE, _FILL, _CLICK = f"{A}latin", f"{A}solidFill", f"{A}hlinkClick"
_RUN, _FIELD, _BREAK = f"{A}r", f"{A}fld", f"{A}br"
_MATH, _MATH_TEXT = f"{{{NAMESPACES['a14']}}}m", f"{{{NAMESPACES['m']}}}t"
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
"""The insets of a frame in EMU where nothing says others (ECMA-376 part 1, §21.1.2.1.1)."""


def paragraphs(body: Element, ancestors: Ancestors, links: Mapping[str, Relation]) -> tuple[Paragraph, ...]:
    """The paragraphs of a `p:txBody` or `a:txBody`."""
    own = body.find(f"{A}lstStyle")
    return tuple(_paragraph(element, own, ancestors, links) for element in body.iterfind(f"{A}p"))


def frame(body: Element, ancestors: Ancestors) -> Frame:
    """How the frame of a `p:txBody` holds its text."""
    own = body.find(f"{A}bodyPr")
    if own is not None and (own.attrib or len(own)):
        return _frame([own, *_inherited_properties(ancestors)])
    if ancestors.frame is None:
        ancestors.frame = _frame(list(_inherited_properties(ancestors)))
    return ancestors.frame


def _inherited_properties(ancestors: Ancestors) -> Iterator[Element]:
    for shape in ancestors.shapes:
        inherited = shape.find(f"{{*}}txBody/{A}bodyPr")
        if inherited is not None:
            yield inherited


def _frame(given: list[Element]) -> Frame:
    """By the properties of the body and of what it inherits, nearest first."""
    autofit = next((one[0] for one in given if len(one) and one[0].tag.endswith("utofit")), None)
    tag = autofit.tag.removeprefix(A) if autofit is not None else ""
    return Frame(
        Insets(*(Emu(int(_attribute(given, name, str(usual)))) for name, usual in _INSETS)),
        wraps=_attribute(given, "wrap", "square") != "none",
        grows=tag == "spAutoFit",
        scale=float(autofit.get("fontScale", 100_000)) / 100_000 if autofit is not None else 1.0,
        upright=_attribute(given, "vert", "horz") == "horz",
    )


def cell_insets(properties: Element | None) -> Insets:
    """The insets of a table's cell, from its `a:tcPr`."""
    names = (("marL", 91_440), ("marT", 45_720), ("marR", 91_440), ("marB", 45_720))
    return Insets(
        *(Emu(int(properties.get(name, usual) if properties is not None else usual)) for name, usual in names)
    )


def _attribute(given: list[Element], name: str, usual: str) -> str:
    return next((value for one in given if (value := one.get(name)) is not None), usual)


def _paragraph(element: Element, own: Element | None, ancestors: Ancestors, links: Mapping[str, Relation]) -> Paragraph:
    parts = {part.tag: part for part in element}
    properties, end = parts.get(f"{A}pPr"), parts.get(f"{A}endParaRPr")
    number = int(properties.get("lvl", 0)) if properties is not None else 0
    level = ancestors.level(number, own)
    runs = tuple(_runs(element, level, ancestors, links))
    size = float(end.get("sz", level.size * 100)) / 100 if end is not None else level.size
    if properties is None:
        before, after, spacing = level.space_before, level.space_after, level.line_spacing
        margin, indent = level.margin, level.indent
    else:
        before = _own(properties, "spcBef", level.space_before)
        after = _own(properties, "spcAft", level.space_after)
        given = properties.find(f"{A}lnSpc")
        spacing = line_spacing(given) if given is not None else level.line_spacing
        margin = Emu(int(properties.get("marL", level.margin)))
        indent = Emu(int(properties.get("indent", level.indent)))
    largest = max((run.size for run in runs), default=size)
    return Paragraph(runs, size, margin, indent, spacing, space(before, largest), space(after, largest))


def _own(properties: Element, tag: str, inherited: Element | None) -> Element | None:
    given = properties.find(f"{A}{tag}")
    return given if given is not None else inherited


def _runs(element: Element, level: Level, ancestors: Ancestors, links: Mapping[str, Relation]) -> Iterator[Run]:
    for child in element:
        if child.tag in {_RUN, _FIELD}:
            words = child.findtext(f"{A}t") or ""
            yield _run(words, child.find(f"{A}rPr"), level, ancestors, links, field=child.tag == _FIELD)
        elif child.tag == _BREAK:
            yield _run("\n", child.find(f"{A}rPr"), level, ancestors, links)
        elif child.tag == _MATH:
            yield _run("".join(part.text or "" for part in child.iter(_MATH_TEXT)), None, level, ancestors, links)


def _run(
    words: str,
    properties: Element | None,
    level: Level,
    ancestors: Ancestors,
    links: Mapping[str, Relation],
    *,
    field: bool = False,
) -> Run:
    if properties is None:
        return Run(words, level.size, level.bold, level.italic, False, False, level.typeface, level.colour, "", field)
    get, parts = properties.get, {part.tag: part for part in properties}
    face, fill = parts.get(_FACE), parts.get(_FILL)
    theme = ancestors.theme
    return Run(
        words,
        size=float(get("sz", level.size * 100)) / 100,
        bold=truth(get("b")) if get("b") else level.bold,
        italic=truth(get("i")) if get("i") else level.italic,
        underline=get("u", "none") != "none",
        strike=get("strike", "noStrike") != "noStrike",
        typeface=theme.family(face) if face is not None else level.typeface,
        colour=theme.colours.scheme.get("hlink") if _as_link(properties) else _colour(fill, level, ancestors),
        link=_link(parts.get(_CLICK), links),
        field=field,
    )


def _as_link(properties: Element) -> bool:
    """Whether a run is drawn in the theme's colour for links."""
    click = properties.find(f"{A}hlinkClick")
    return click is not None and not any(one.get("val") == "tx" for one in click.iter("{*}hlinkClr"))


def _colour(fill: Element | None, level: Level, ancestors: Ancestors) -> str | None:
    return ancestors.theme.colours.of(fill) if fill is not None else level.colour


def _link(click: Element | None, links: Mapping[str, Relation]) -> str:
    if click is None:
        return ""
    relation = links.get(click.get(f"{R}id", ""))
    return relation.target if relation and relation.outside else click.get("action", "")
