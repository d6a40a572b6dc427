"""The Markdown parser: CommonMark, with what blogs add to it.

Every deviation from CommonMark is a line of `markdown()`, and each has a module of its own. Invariant: addresses
leave the parser as the author wrote them, neither percent-encoded nor refused.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from post2slides.read import (
    abbreviation,
    address,
    autolink,
    colon_fence,
    definition_list,
    delimiters,
    depth,
    emoji_code,
    emphasis,
    footnote,
    heading,
    html,
    html_extent,
    inline,
    lines,
    plain_paragraph,
    table_rule,
)
from post2slides.read.formula import rules as formula_rules


@cache
def markdown(*, indented_code: bool = True) -> MarkdownIt:
    """The parser of posts. Without `indented_code`, lines indented by four spaces are text, as in MDX."""
    parser = _Markdown("commonmark", {"html": True, "maxNesting": depth.MAX_NESTING})
    parser.enable(["strikethrough", "table"])
    inline.install(parser)
    footnote.install(parser)
    autolink.install(parser)
    formula_rules.install(parser)
    definition_list.install(parser)
    abbreviation.install(parser)
    lines.install(parser)
    colon_fence.install(parser)
    delimiters.install(parser)
    address.install(parser)
    depth.install(parser)
    table_rule.install(parser)
    plain_paragraph.install(parser)
    html_extent.install(parser)
    heading.install(parser)
    html.install(parser)
    emoji_code.install(parser)
    if not indented_code:
        parser.disable("code")
    return parser


@cache
def title_markdown() -> MarkdownIt:
    """The parser of titles: inline markup alone, where `__init__` is a name and `<T>` is text."""
    parser = _Markdown("commonmark", {"html": True, "maxNesting": depth.MAX_NESTING})
    inline.install(parser)
    emphasis.disable_underscores(parser)
    formula_rules.install_inline(parser)
    html.install(parser)
    emoji_code.install(parser)
    return parser


class _Markdown(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser names it
        """The address as written: files on disk bear the characters that percent-encoding would replace."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser names it
        """Accept any address; which may become links on a slide is for `spans` to say."""
        return True
