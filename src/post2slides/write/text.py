"""Text: paragraphs, runs, line breaks, fields (ECMA-376 part 1, §21.1.2).

The order of children is the schema's; PowerPoint repairs a deck whose elements are in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from post2slides.markup import NOTHING, Markup, element, joined, text
from post2slides.model.placed import Link, Look, Paragraph, Run
from post2slides.regex import regex
from post2slides.write.colour import PER_CENT, colour, solid_fill
from post2slides.write.fonts import Fonts
from post2slides.write.numbering import list_starts
from post2slides.write.paragraph import paragraph_properties
from post2slides.write.references import References

_LINE_ENDS = regex("\r\n|[\n\r\v\f\u2028\u2029]")

_FIELDS = {
    "slidenum": "{86CB4B4D-7CA3-9044-876B-883B54F8677D}",
    "datetime1": "{3C0C7B7E-5E0B-5A43-8F0C-0D6C3F1E2A57}",
}
"""The identity of a field by its type. Any GUID will do, and all slides may share it (`a:fld`)."""

_LINK_COLOUR = element(
    "a:extLst",
    None,
    element(
        "a:ext",
        {"uri": "{A12FA001-AC4F-418D-AE19-62706E023703}"},
        element(
            "ahyp:hlinkClr",
            {"xmlns:ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor", "val": "tx"},
        ),
    ),
)
"""Makes PowerPoint show a link in its run's colour; it takes the theme's for links else ([MS-ODRAWXML], `hlinkClr`)."""


@dataclass(frozen=True, slots=True)
class TextWriter:
    """Writes the text of one part."""

    fonts: Fonts
    references: References
    rtl: bool
    """Whether the template's placeholders are for text that runs from right to left."""

    def in_placeholder(self, paragraphs: tuple[Paragraph, ...]) -> Markup:
        """Text that inherits the direction of the deck from its placeholder."""
        return self._paragraphs(paragraphs, rtl=self.rtl)

    def in_box(self, paragraphs: tuple[Paragraph, ...]) -> Markup:
        """Text in a text box or a table's cell, where it runs from left to right unless told."""
        return self._paragraphs(paragraphs, rtl=None if self.rtl else False)

    def field(self, kind: str, paragraphs: tuple[Paragraph, ...]) -> Markup:
        """Text that the program keeps up to date; until then it is what the runs say."""
        return joined(
            element(
                "a:p",
                None,
                paragraph_properties(paragraph, None, inherited_rtl=self.rtl),
                *(self._field(kind, run) for run in paragraph.runs),
            )
            for paragraph in paragraphs
        )

    def _paragraphs(self, paragraphs: tuple[Paragraph, ...], *, rtl: bool | None) -> Markup:
        """One `a:p` each; an empty one for no paragraphs, because every text body must have one."""
        if not paragraphs:
            return element("a:p")
        return joined(
            self._paragraph(paragraph, paragraph_properties(paragraph, start, inherited_rtl=rtl), start)
            for paragraph, start in zip(paragraphs, list_starts(paragraphs), strict=True)
        )

    def _paragraph(self, paragraph: Paragraph, properties: Markup, start: int | None) -> Markup:
        runs = _with_number_in_text(paragraph) if start is None else paragraph.runs
        pieces = [piece for run in runs for piece in self._run(run)]
        return element("a:p", None, properties, *pieces, self._end(runs))

    def _run(self, run: Run) -> Iterator[Markup]:
        properties = self._properties("a:rPr", run, run.link)
        lines = [run.text] if run.text.isprintable() else _LINE_ENDS.split(run.text)
        for number, line in enumerate(lines):
            if number:
                yield element("a:br", None, self._properties("a:rPr", run))
            if line:
                yield element("a:r", None, properties, element("a:t", None, text(line)))

    def _field(self, kind: str, run: Run) -> Markup:
        properties = self._properties("a:rPr", run)
        return element("a:fld", {"id": _FIELDS[kind], "type": kind}, properties, element("a:t", None, text(run.text)))

    def _end(self, runs: tuple[Run, ...]) -> Markup:
        """The height of a last line without text: programs take the placeholder's else."""
        written = next((run.text for run in reversed(runs) if run.text), "")
        if not runs or (written and not _LINE_ENDS.match(written[-1])):
            return NOTHING
        return self._properties("a:endParaRPr", runs[-1])

    def _properties(self, tag: str, run: Run, link: Link | None = None) -> Markup:
        """`a:rPr` or its like."""
        click = self.references.click(link, _LINK_COLOUR if run.colour else NOTHING) if link else NOTHING
        return _looking(tag, run.look, self.fonts, click)


@lru_cache(maxsize=1024)
def _looking(tag: str, look: Look, fonts: Fonts, click: Markup) -> Markup:
    """`a:rPr` or its like: what is None is inherited."""
    language, size, bold, italic, strike, underline, baseline, font, ink, highlight, proof = look
    return element(
        tag,
        {
            "lang": language or None,
            "sz": None if size is None else round(size * 100),
            "b": bold,
            "i": italic,
            "u": "sng" if underline else None,
            "strike": "sngStrike" if strike else None,
            "baseline": baseline * PER_CENT if baseline else None,
            "noProof": None if proof else 1,
        },
        solid_fill(ink) if ink else NOTHING,
        element("a:highlight", None, colour(highlight)) if highlight else NOTHING,
        fonts.markup(font, language),
        click,
    )


def _with_number_in_text(paragraph: Paragraph) -> tuple[Run, ...]:
    """A number that no list can start at, such as 0, is written out; the tab leads to the paragraph's margin."""
    if not paragraph.runs or not paragraph.bullet or paragraph.bullet.number is None:
        return paragraph.runs
    first = paragraph.runs[0]
    sign = Run(f"{paragraph.bullet.number}.\t", first.language, size=first.size, colour=paragraph.bullet.colour)
    return (sign, *paragraph.runs)
