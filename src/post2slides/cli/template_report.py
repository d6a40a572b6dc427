"""What `themes check` prints of a template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from post2slides.cli.terminal import counted
from post2slides.diagnostics import Severity

if TYPE_CHECKING:
    from post2slides.check.template import TemplateReport


def has_warnings(report: TemplateReport) -> bool:
    return any(remark.severity is Severity.WARNING for remark in report.remarks)


def printed(report: TemplateReport) -> str:
    """Which layout shows what, what else was found out, remarks with what to do, and the verdict."""
    return "\n".join((*_serving(report), "", *_facts(report), "", *_remarks(report), _verdict(report)))


def _serving(report: TemplateReport) -> Iterator[str]:
    yield "Layouts, and by what of the template they are served"
    yield from (f"  {name:<28}{served}" for name, served in report.serving)
    if report.unused:
        yield f"  not used: {', '.join(report.unused)}"


def _facts(report: TemplateReport) -> Iterator[str]:
    from post2slides.check.template import place_of
    from post2slides.theme.model import Role

    theme = report.theme
    fonts = ", ".join(f"{face.latin} ({role})" for role, face in theme.fonts.items())
    sizes = ", ".join(f"{role} {theme.styles[role].size:g}" for role in (Role.TITLE, Role.BODY, Role.CODE, Role.TABLE))
    yield f"Fonts          {fonts}"
    yield f"Type sizes     {sizes} pt"
    yield f"Ground         {'dark' if theme.dark else 'light'}: {theme.rgb(theme.palette.background)}"
    yield f"Free area      {place_of(report.area)} px, for code, tables and pictures"


def _remarks(report: TemplateReport) -> Iterator[str]:
    for remark in report.remarks:
        yield f"{remark.severity}: {remark.message}"
        if remark.remedy:
            yield f"    {remark.remedy}"


def _verdict(report: TemplateReport) -> str:
    own = sum(not served.startswith(("made from", "as ")) for _, served in report.serving)
    warnings = counted(sum(remark.severity is Severity.WARNING for remark in report.remarks), "warning")
    return f"{report.file}: {own} of {len(report.serving)} layouts by its own, {warnings}"
