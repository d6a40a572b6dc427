"""MDX, as Gatsby, Astro, Next and Docusaurus have it: imports, exports, components and expressions (https://mdxjs.com/docs/).

Invariant: a component that is not known goes, and what stands in it stays.
"""

from __future__ import annotations

import re

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects import jsx, markup
from post2slides.read.dialects.calls import Call, Leaf, Markup, Tag, Verbatim, Vocabulary, Wrapper, expand
from post2slides.read.dialects.dialect import Dialect, path_sign, sign
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.jsx import Element
from post2slides.read.dialects.literal import hidden
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import DROPPED, callout, kept, words
from post2slides.regex import regex

_IMPORT = regex(
    r"^import\s+(?:(?P<names>[\w$*{}\s,]+?)\s+from\s+)?(?P<quote>[\"'])(?P<address>[^\"'\n]+)(?P=quote);?[ \t]*$",
    re.MULTILINE,
)
# In characters.
_LONGEST_EXPORT = 20_000
_EXPORT = regex(r"^export\s+(?:const|let|var|default|function|async|class|\{)", re.MULTILINE)
_COMMENT = regex(r"\{\s*/\*.*?\*/\s*\}", re.DOTALL)
_STRING = regex(r"\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|`(?P<tick>[^`]*)`)\s*", re.DOTALL)
_NUMBER = regex(r"\s*-?\d+(?:\.\d+)?\s*")
_SCRIPT = regex(
    r"\s*(?:[\d.]+(?:\s*[-+*/%]\s*[\d.]+)+\s*$|[A-Za-z_$][\w$]*\s*(?:[.(\[?&]|\|\||=>|$)|\(.*=>|\.\.\.|<)", re.DOTALL
)
_CALLED = regex(r"""\s*[\w$.]+\(\s*["'`]([^"'`]+)["'`]\s*\)(?:\.default)?\s*""")
"""`require('./x.png').default` and `useBaseUrl('/x.png')`: what a function is given is the address."""
_SOURCES = regex(r"""\s*\{[^{}]*?\b(?:light|src|default)\s*:\s*(?:[\w$.]+\(\s*)?["'`]([^"'`]+)["'`]""")
"""`sources={{light: '/x.png', dark: '/y.png'}}`."""
_SRC_OF = regex(r"\s*([A-Za-z_$][\w$]*)(?:\.src|\.default)?\s*")


def modules(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Leave out what is JavaScript, and put the addresses that are imported where their names are used."""
    masked = mask(draft.text)
    imported = _imported(masked)
    edits = [Edit(*match.span(), "") for match in _IMPORT.finditer(masked)]
    edits += [Edit(m.start(), _export_end(draft.text, m.end()), "") for m in _EXPORT.finditer(masked)]
    draft = draft.edited(_apart(edits))
    return draft.edited(_resolved(draft.text, mask(draft.text), imported))


def _imported(masked: str) -> dict[str, str]:
    """The address behind each name that an import gives as a whole."""
    found = {}
    for match in _IMPORT.finditer(masked):
        name = (match["names"] or "").partition(",")[0].strip()
        if re.fullmatch(r"[\w$]+", name):
            found[name] = match["address"]
    return found


def _export_end(text: str, start: int) -> int:
    """Behind an export: at the end of the line on which its last bracket closes, or of its first line."""
    position = start if text[start - 1] != "{" else start - 1
    while bracket := re.compile(r"[{(\[\n]").search(text, position):
        if bracket[0] == "\n":
            return bracket.start()
        closed = jsx.balanced(text, bracket.start(), _LONGEST_EXPORT)
        if closed is None:
            return text.find("\n", start) % (len(text) + 1)
        position = closed
    return len(text)


def _apart(edits: list[Edit]) -> list[Edit]:
    """`edits` without those that lie within another."""
    kept_edits: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if not kept_edits or edit.start >= kept_edits[-1].end:
            kept_edits.append(edit)
    return kept_edits


def _resolved(text: str, masked: str, imported: dict[str, str]) -> list[Edit]:
    """Tags whose attributes are expressions, written with the values these have."""
    edits = []
    for element in jsx.elements(text, masked):
        if any(value.startswith("{") for value in element.attributes.values()) or "className" in element.attributes:
            given = {name: _plain(value, imported) for name, value in element.attributes.items()}
            written = "".join(f"{markup.attribute(_HTML_NAMES.get(k, k), v)}" for k, v in given.items() if v)
            closing = " />" if element.empty else ">"
            edits.append(Edit(element.start, element.end, f"<{'/' * element.closing}{element.name}{written}{closing}"))
    return edits


_HTML_NAMES = {"className": "class", "htmlFor": "for"}


def _plain(value: str, imported: dict[str, str]) -> str:
    """What an attribute says; nothing for an expression whose value only a browser knows."""
    if not value.startswith("{"):
        return value.strip("\"'")
    inner = value[1:-1]
    if string := _STRING.fullmatch(inner):
        return string["double"] or string["single"] or string["tick"] or ""
    if called := _CALLED.fullmatch(inner):
        return called[1]
    if sources := _SOURCES.match(inner):
        return sources[1]
    if name := _SRC_OF.fullmatch(inner):
        return imported.get(name[1], "")
    return inner.strip() if _NUMBER.fullmatch(inner) else _words_in(inner)


def _words_in(expression: str) -> str:
    """The text of JSX within an attribute: `caption={<>By <b>Ada</b></>}`."""
    return re.sub(r"<[^<>]*>", "", expression).strip() if expression.lstrip().startswith("<") else ""


def components(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Components by their names, which begin with a capital; and fragments."""
    found = list(jsx.elements(draft.text, mask(draft.text)))
    closed = {element.name for element in found if element.closing or element.empty}
    tags = [_tag(element) for element in found if _is_component(element, closed)]
    return expand(draft, tags, vocabulary, report, whole=lambda name: f"the component <{name}>")


def _is_component(element: Element, closed: set[str]) -> bool:
    """Whether it is no text, such as the type `Vec<T>`: it is closed somewhere, or says that it has no content."""
    return (element.name[:1].isupper() and (element.name in closed or bool(element.attributes))) or not element.name


def _tag(element: Element) -> Tag:
    named = {name.lower(): hidden(value.strip("\"'")) for name, value in element.attributes.items()}
    call = Call(element.name or "fragment", named)
    return Tag(call, element.start, element.end, element.closing, element.empty)


def expressions(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Comments go, strings are text; another expression is left out where it is JavaScript, and else is text."""
    masked = mask(draft.text)
    edits = [Edit(*match.span(), "") for match in _COMMENT.finditer(masked) if not _ends_heading(draft.text, match)]
    ends = {edit.start: edit.end for edit in edits}
    position = 0
    while (start := masked.find("{", position)) >= 0:
        end = jsx.balanced(draft.text, start)
        position = ends.get(start, end or start + 1)
        if end is None or start in ends or masked[max(0, start - 1) : start] == "\\":
            continue
        if (edit := _expression(draft, start, end, report)) is not None:
            edits.append(edit)
        else:
            position = start + 1
    return draft.edited(_apart(edits))


def _ends_heading(text: str, match: re.Match[str]) -> bool:
    """Whether a comment is the identifier of a heading."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return line.lstrip().startswith("#") and not text[match.end() :].partition("\n")[0].strip()


def _expression(draft: Draft, start: int, end: int, report: Report) -> Edit | None:
    inner = draft.text[start + 1 : end - 1]
    if string := _STRING.fullmatch(inner):
        return Edit(start, end, string["double"] or string["single"] or string["tick"] or "")
    if not _SCRIPT.match(inner):
        return None
    message = f"the value of {{{' '.join(inner.split())[:40]}}} is known to the browser alone; it is left out"
    report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(start)))
    return Edit(start, end, "")


def _code_block(call: Call, content: str) -> Markup:
    """Code in a string of JavaScript or as it stands; a fence within is Markdown."""
    if "```" in content or "<" in content.strip()[:1]:
        return Markup(content, is_block=True)
    code = content.strip("\n")
    string = re.fullmatch(r"\s*\{\s*`(.*)`\s*\}\s*", code, re.DOTALL)
    language = call.get("language", "lang") or call.get("class").removeprefix("language-")
    return markup.code(string[1] if string else code, language, call.get("title", "filename"))


def _themed(call: Call) -> Markup:
    """Docusaurus' picture for a light and a dark page."""
    return markup.picture(call.get("sources", "src"), call.get("alt"), width=call.get("width"))


def _player(call: Call) -> Markup:
    return markup.embed(call.get("url", "src"), call.get("title"))


def _link(call: Call) -> Markup:
    return Markup(f"<a{markup.attribute('href', call.get('to', 'href'))}>")


_LINK = Wrapper(_link, lambda call: Markup("</a>"))

VOCABULARY: Vocabulary = {
    **words("link anchor navlink a button linkbutton", _LINK),
    **words("themedimage", Leaf(_themed)),
    **words("codeblock code", Verbatim(_code_block)),
    **words("reactplayer player litevimeo", Leaf(_player)),
    **words("challenges solution solutions trans filetree browseronly tabs.tab client clientonly", kept()),
    **words("fragment center layout sandpack codestep illustrationblock youwilllearn intro learnmore", kept("")),
    **words("mathblock terminalblock consoleblock consoleblockmulti", kept("")),
    **words("tooltip abbr highlight mark small sup sub icon emoji badge span", kept("")),
    **words("seo head helmet script style toc tocinline doccardlist browserwindow", DROPPED),
    "callout": callout(),
}

MDX = Dialect(
    "mdx",
    (
        path_sign(r"\.mdx$", "the file's name ends in .mdx"),
        sign(r"^import\s+[\w$*{}\s,]+\s+from\s+[\"'][^\"'\n]+[\"'];?\s*$", "an import", needs="import"),
        sign(r"^export\s+(?:const|default|function)\b", "an export", needs="export"),
        sign(r"</[A-Z]\w*>|<[A-Z]\w*(?:\s[^<>]*)?/>", "a component"),
        sign(r"(?<!\{)\{/\*.*?\*/\}(?!\})", "comments in {/* */}", needs="{/*"),
    ),
    (modules, components, expressions),
    VOCABULARY,
    indented_code=False,
)
