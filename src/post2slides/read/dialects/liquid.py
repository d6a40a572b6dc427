"""Liquid and its relatives, Nunjucks and Jinja: `{% tag %}`, `{{ value | filter }}`, `{% raw %}`.

Invariant: an address keeps what is written of it when a variable within it goes.
"""

from __future__ import annotations

import re

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects.calls import Call, Leaf, Markup, Tag, Vocabulary, arguments, expand
from post2slides.read.dialects.dialect import Dialect, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.literal import hidden
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import DROPPED, HIDDEN, kept, words
from post2slides.regex import regex

_RAW = regex(
    r"\{%-?\s*(?P<name>raw|verbatim)\s*-?%\}(?P<shown>.*?)\{%-?\s*end(?P=name)\s*-?%\}|\{%-?\s*(?:end)?raw\s*-?%\}",
    re.DOTALL,
)
_TAG = regex(r"(?<!\{)\{%[-+~]?\s*(?P<name>/?[A-Za-z_][\w.-]*)\b(?P<arguments>(?:(?!\{%).)*?)[-+~]?%\}", re.DOTALL)
_OUTPUT = regex(r"\{\{[-~]?(?![<%{])(?P<value>(?:(?!\{\{).)*?)[-~]?\}\}", re.DOTALL)
_LITERAL = regex(r"""\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
_ADDRESS_BEFORE = regex(r"""(?:\]\(\s*<?|["'=(/]|^\s*\[[^\]\n]+\]:\s*<?)(?:\{\{[^{}]*\}\}|[^\s"'])*\Z""", re.MULTILINE)

# Strings that may hold quotation marks themselves, as in `"x.png" "Use of "parent" domains"`.
_STRING = regex(r'"(.*?)"(?=\s*,?\s*(?:"|$))', re.DOTALL)
_STRINGS = regex(r'"[^"]*"(?:[\s,]+"[^{}]*")*', re.DOTALL)
_COMMENT = regex(r"\{#(?!\w).*?#\}", re.DOTALL)


def raw(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """What `{% raw %}` shields is shown as it is, also in code: templates are filled before Markdown is read."""
    matches = _RAW.finditer(draft.text)
    return draft.edited(Edit(match.start(), match.end(), hidden(match["shown"] or "")) for match in matches)


def tags(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`{% name arguments %}` and `{% endname %}`."""
    found = [_tag(match, draft.text) for match in _TAG.finditer(mask(draft.text))]
    return expand(draft, found, vocabulary, report, whole=lambda name: f"{{% {name} %}}")


def _tag(match: re.Match[str], text: str) -> Tag:
    name = match["name"]
    source = text[slice(*match.span("arguments"))].strip()
    named, positional = ({}, tuple(_STRING.findall(source))) if _STRINGS.fullmatch(source) else arguments(source)
    is_end = name.startswith(("end", "/"))
    bare = name.removeprefix("end").lstrip("/_") if is_end else name
    return Tag(Call(bare, named, positional), *match.span(), closing=is_end)


def outputs(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`{{ "/x" | relative_url }}` is the address in it; any other value is known to the site's generator alone."""
    masked = mask(draft.text)
    edits = [Edit(*comment.span(), "") for comment in _COMMENT.finditer(masked)]
    for match in _OUTPUT.finditer(masked):
        value = draft.text[slice(*match.span("value"))]
        literal = _LITERAL.match(value)
        if not literal and not _ADDRESS_BEFORE.search(draft.text, max(0, match.start() - 300), match.start()):
            unknown_value(draft, match.start(), " ".join(value.split()), report)
        edits.append(Edit(*match.span(), (literal["double"] or literal["single"] or "") if literal else ""))
    return draft.edited(edits)


def unknown_value(draft: Draft, position: int, value: str, report: Report) -> None:
    """Report a value that only the site's generator knows."""
    message = f"the value of {{{{ {value} }}}} is known to the site's generator alone; it is left out"
    report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(position)))


def _address(call: Call) -> Markup:
    """The address that a tag within a link stands for."""
    return Markup(call.at(0).strip("\"'"))


ADDRESS = Leaf(_address)

CONTROL: Vocabulary = {
    **words("if unless for case switch block filter section macro call autoescape trim spaceless cache", kept("")),
    **words("else elsif elif elseif when", Leaf(lambda call: Markup(" "))),
    **words("assign set from import increment decrement cycle render with layout", DROPPED),
    **words("extends break continue include_cached", DROPPED),
    **words("capture comment schema javascript stylesheet", HIDDEN),
}
"""What steers a template: the content stays, in whichever branch it stands."""

PASSES = (raw, tags, outputs)

LIQUID = Dialect(
    "liquid",
    (
        sign(r"(?<!\{)\{%[-+~]?\s*(?!end\s*-?%\})[A-Za-z_]\w*\b(?!\()", "tags in {% %}", needs="{%"),
        sign(r"\{\{[-~]?\s*[\w.]+\s*\|\s*\w+", "filters in {{ }}"),
    ),
    PASSES,
    CONTROL,
)
