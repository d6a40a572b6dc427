"""Reading: from the text of a post to a `Post`.

    text ── front_matter ──> metadata
         ── dialects ──> text in Markdown and HTML alone
         ── parser (Markdown and raw HTML) ──> syntax tree ── blocks.READERS ──> blocks

An HTML page goes another way (`page`) to the same tree.

Invariant: no text raises, and every word of it that the blog would show is in the `Post`, but for what the
author keeps off the slides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from markdown_it.token import Token

from post2slides.diagnostics import Diagnostic, Report
from post2slides.model.choice import Asked
from post2slides.model.post import Block, Heading, Hint, Meta, Post, plain
from post2slides.read import dialects, footnote, front_matter, language, lines
from post2slides.read.abbreviation import explained
from post2slides.read.attribution import with_attributions
from post2slides.read.blocks import READERS, read_blocks
from post2slides.read.chart import report_idle_hints, with_charts
from post2slides.read.conflict import without_conflict_markers
from post2slides.read.contents import divided
from post2slides.read.context import NOTE_MARKERS, Context
from post2slides.read.dialects import Recognised, Site, Translation
from post2slides.read.formula.macros import MACROS, definitions
from post2slides.read.formula.rules import MARKED, are_marked
from post2slides.read.hint import for_the_deck
from post2slides.read.metadata import dated, read_meta
from post2slides.read.parser import markdown
from post2slides.read.picture import with_captions
from post2slides.read.skip import without_skipped
from post2slides.read.source import clean, decode
from post2slides.read.tree import Node, tree

if TYPE_CHECKING:
    from post2slides.read.page import Page

__all__ = [
    "NOTE_MARKERS",
    "READERS",
    "Site",
    "decode",
    "is_draft",
    "page_tokens",
    "read_page",
    "read_post",
    "settings_in",
    "tokens",
]

_NO_SITE = Site()


def read_post(
    text: str,
    *,
    name: str,
    report: Report,
    note_markers: Sequence[str] = NOTE_MARKERS,
    led_callouts: bool = False,
    site: Site = _NO_SITE,
    dialect: str | None = None,
    base: str = "",
) -> Post:
    """The post in `text`, front matter and all.

    `name` is its file's name without folder and ending. `note_markers` begin what only the presenter sees. With
    `led_callouts`, a paragraph that begins with `Note:` or 💡 is a callout. `dialect` is the name of one, or
    `markdown`; without it, the post's dialects are recognised from its text and from its `site`. `base` is the
    address that it was fetched from. What cannot be read as the author meant it goes to `report`.

    Raises PostError where there is no such dialect.
    """
    text = without_conflict_markers(clean(text), report)
    matter, body = front_matter.split(text, report)
    spoken = _dialects(text, site, dialect)
    translation = dialects.translate(body, spoken, report, site)
    context = _context(report, note_markers, base, indented_code=translation.indented_code)
    context.led_callouts = led_callouts
    context.env[MARKED] = are_marked(matter.fields, body)
    context.env[MACROS] = definitions(body)
    meta = dated(dated(read_meta(matter, context), site.path), name)
    return _post(name, meta, _nodes(translation, context), context, tuple(map(_reason, spoken)))


def read_page(
    text: str, *, name: str, report: Report, note_markers: Sequence[str] = NOTE_MARKERS, base: str = ""
) -> Post:
    """The post in an HTML page; see `read_post`. Without `base`, the page may tell where it was published."""
    page = _page(clean(text), report)
    context = _context(report, note_markers, base or page.base)
    context.env["footnotes"] = {"refs": {f":{label}": number - 1 for label, number in page.footnotes.items()}}
    meta = dated(read_meta(page.matter, context), name)
    return _post(name, meta, tree(page.tokens), context, (f"HTML page ({page.why})",))


def _page(text: str, report: Report) -> Page:
    from post2slides.read.page import read_page as taken_out  # brings the parser of pages

    return taken_out(text, report)


def _post(name: str, meta: Meta, nodes: Sequence[Node], context: Context, dialects: tuple[str, ...]) -> Post:
    meta, blocks = _titled(meta, _blocks(nodes, context))
    asked, blocks = for_the_deck(without_skipped(blocks, context), context)
    meta = replace(meta, settings={**meta.settings, **asked})
    contents = divided(blocks, context)
    blocks = explained(contents.blocks, context.env.get("abbreviations", []))
    spoken = language.settled(meta.language, meta.title, blocks)
    if meta.language and spoken.partition("-")[0] != meta.language.partition("-")[0]:
        told = (
            f"the post says that it is in {meta.language}, but its text is in another language; it is set as {spoken}"
        )
        context.inform("language-corrected", told, None)
    meta = replace(meta, language=spoken)
    return Post(name, meta, blocks, dialects, context.base, contents.lines, contents.title)


def page_tokens(text: str) -> list[Token]:
    """The tokens that the readers see of an HTML page, for inspection."""
    return _page(clean(text), _ignore).tokens


def settings_in(text: str) -> Mapping[str, Asked]:
    """What the front matter of a post asks of its deck. Some of it decides how the post is read."""
    text = clean(text)
    return front_matter.split(text, _ignore)[0].settings if "slides" in text.lower() else {}


def is_draft(text: str) -> bool:
    """Whether the front matter says that a post is not to be published."""
    fields = front_matter.split(clean(text), _ignore)[0].fields
    says = {name: str(fields.get(name, "")).lower() for name in ("draft", "published")}
    return says["draft"] in {"true", "yes", "1"} or says["published"] in {"false", "no", "0"}


def tokens(text: str, site: Site = _NO_SITE, dialect: str | None = None) -> list[Token]:
    """The tokens that the readers see, for inspection."""
    text = clean(text)
    _, body = front_matter.split(text, _ignore)
    translation = dialects.translate(body, _dialects(text, site, dialect), _ignore, site)
    parser = markdown(indented_code=translation.indented_code)
    return parser.parse(translation.text, {lines.KEY: translation.lines})


def _ignore(diagnostic: Diagnostic) -> None:
    """Inspecting shows the values; converting tells what is wrong with them."""


def _dialects(text: str, site: Site, dialect: str | None) -> tuple[Recognised, ...]:
    return dialects.chosen(dialect) if dialect else dialects.recognised(text, site)


def _reason(spoken: Recognised) -> str:
    place = f", line {spoken.line}" if spoken.line else ""
    return f"{spoken.dialect.name} ({spoken.why}{place})"


def _context(report: Report, note_markers: Sequence[str], base: str, *, indented_code: bool = True) -> Context:
    parser = markdown(indented_code=indented_code)
    return Context(report, read_blocks, parser, tuple(note_markers), base, env={"report": report})


def _nodes(translation: Translation, context: Context) -> list[Node]:
    """The syntax tree of the whole post. What is parsed later, such as notes, bears its own lines."""
    return context.nodes_on(translation.text, translation.lines)


def _blocks(nodes: Sequence[Node], context: Context) -> tuple[Block, ...]:
    """All blocks of a post; the footnotes that each node calls right behind it."""
    footnote.gather(nodes, context)
    groups = [footnote.called_by(read_blocks([node], context), context) for node in nodes]
    groups.append(footnote.left_over(context))
    blocks = with_charts(with_attributions(with_captions(block for group in groups for block in group)), context)
    report_idle_hints(blocks, context)
    return blocks


def _titled(meta: Meta, blocks: tuple[Block, ...]) -> tuple[Meta, tuple[Block, ...]]:
    """The title, from the first heading where the front matter has none; a first-level heading that repeats it goes."""
    hints = tuple(takewhile(lambda block: isinstance(block, Hint), blocks))
    match blocks[len(hints) :]:
        case [Heading(level=1) as first, *rest] if not meta.title:
            return replace(meta, title=first.text), (*hints, *rest)
        case _:
            repeated = next((index for index, block in enumerate(blocks) if _repeats(block, meta)), len(blocks))
            return meta, blocks[:repeated] + blocks[repeated + 1 :]


def _repeats(block: Block, meta: Meta) -> bool:
    return isinstance(block, Heading) and block.level == 1 and _folded(plain(block.text)) == _folded(plain(meta.title))


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
