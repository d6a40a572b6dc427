"""The dialects of blogs: what their generators add to Markdown, turned into Markdown and HTML before it is parsed.

    text ── recognise ──> dialects ── their passes, in order ──> text without any of it

Invariant: code stays to the letter, and every line knows the line of the post that it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from post2slides.diagnostics import PostError, Report
from post2slides.read.dialects import liquid
from post2slides.read.dialects.calls import Meaning
from post2slides.read.dialects.devto import DEVTO
from post2slides.read.dialects.dialect import Recognised, Site
from post2slides.read.dialects.draft import Draft
from post2slides.read.dialects.eleventy import ELEVENTY
from post2slides.read.dialects.exports import MEDIUM, NOTION
from post2slides.read.dialects.fastpages import FASTPAGES
from post2slides.read.dialects.go import GO
from post2slides.read.dialects.hexo import HEXO
from post2slides.read.dialects.hugo import HUGO
from post2slides.read.dialects.inclusion import included
from post2slides.read.dialects.jekyll import JEKYLL
from post2slides.read.dialects.liquid import LIQUID
from post2slides.read.dialects.literal import shown
from post2slides.read.dialects.mdx import MDX
from post2slides.read.dialects.mkdocs import MKDOCS
from post2slides.read.dialects.obsidian import OBSIDIAN
from post2slides.read.dialects.pelican import NIKOLA, PELICAN
from post2slides.read.dialects.quarto import QUARTO
from post2slides.read.dialects.recognise import recognise
from post2slides.read.dialects.vocabulary import COMMON
from post2slides.read.dialects.zenn import QIITA, ZENN
from post2slides.read.dialects.zola import ZOLA

__all__ = ["DIALECTS", "MARKDOWN", "Recognised", "Site", "Translation", "chosen", "names", "recognised", "translate"]

DIALECTS = (
    GO,
    QUARTO,
    HUGO,
    NIKOLA,
    ZOLA,
    FASTPAGES,
    JEKYLL,
    HEXO,
    ELEVENTY,
    DEVTO,
    PELICAN,
    LIQUID,
    ZENN,
    QIITA,
    MKDOCS,
    OBSIDIAN,
    NOTION,
    MEDIUM,
    MDX,
)
"""All dialects, in the order in which their passes run: those whose calls hold text of others go first."""

MARKDOWN = "markdown"
"""The name of no dialect at all."""


_NO_SITE = Site()


@dataclass(frozen=True, slots=True)
class Translation:
    """A post's text without any dialect."""

    text: str
    lines: tuple[int, ...]
    """For each line of `text`, the line of the post, counted from 1."""
    indented_code: bool
    """Whether lines indented by four spaces are code."""


def recognised(text: str, site: Site) -> tuple[Recognised, ...]:
    """The dialects of a post, `text` being the whole of its file."""
    found = recognise(text, site, DIALECTS)
    speaks_liquid = any(liquid.tags in one.dialect.passes for one in found if one.dialect is not LIQUID)
    return tuple(one for one in found if not (speaks_liquid and one.dialect is LIQUID))


def chosen(name: str) -> tuple[Recognised, ...]:
    """The dialect that the author names. Raises PostError where there is none of that name."""
    found = tuple(Recognised(dialect, "chosen") for dialect in DIALECTS if dialect.name == name)
    if not found and name != MARKDOWN:
        raise PostError(f"there is no dialect called {name!r}", hint=f"Choose one of: {', '.join(names())}.")
    return found


def names() -> tuple[str, ...]:
    """What a dialect can be called, `markdown` for none first."""
    return (MARKDOWN, *sorted(dialect.name for dialect in DIALECTS))


def translate(text: str, spoken: Sequence[Recognised], report: Report, site: Site = _NO_SITE) -> Translation:
    """`text`, which has no front matter any more, without what `spoken` dialects add to Markdown.

    What they include from other files is taken from `site`.
    """
    draft, vocabulary = included(Draft.of(text), spoken, site), _vocabulary(spoken)
    for step in dict.fromkeys(step for found in spoken for step in found.dialect.passes):
        draft = step(draft, vocabulary, report)
    indented_code = all(found.dialect.indented_code for found in spoken)
    return Translation(shown(draft.text) if spoken else draft.text, draft.lines, indented_code)


def _vocabulary(spoken: Sequence[Recognised]) -> dict[str, Meaning]:
    """The words of all dialects; where two differ, that of the first."""
    words: dict[str, Meaning] = dict(COMMON)
    for found in reversed(spoken):
        words |= found.dialect.vocabulary
    return words
