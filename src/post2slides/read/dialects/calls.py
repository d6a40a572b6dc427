"""Calls in a post: a template's tags, shortcodes and components, with their arguments, and what becomes of them.

Every dialect finds its calls by a syntax of its own and looks them up in a vocabulary; `expand` does the rest.
Invariant: no call is left in the text: one that is in no vocabulary goes, its content stays, and a diagnostic names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.regex import regex

_ARGUMENT = regex(
    r"""(?:(?P<key>[\w:.-]+)(?:\s*=\s*|\s*:\s*(?=["'])|:\s+)(?=["'`\w./#{\[]))?
        (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<tick>[^`]*)`|(?P<bare>https?://[^\s"'`]+|[^\s,|"'=]+))""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `figure`, `{"src": "x.png"}`, `("300",)`."""

    name: str
    named: Mapping[str, str] = field(default_factory=dict)
    positional: tuple[str, ...] = ()

    def get(self, *keys: str) -> str:
        """The first of the named arguments that is given, or nothing."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")

    def at(self, index: int) -> str:
        """The positional argument at `index`, or nothing."""
        return self.positional[index] if index < len(self.positional) else ""


@dataclass(frozen=True, slots=True)
class Markup:
    """What stands in place of a call: inline, or on lines of its own."""

    text: str
    is_block: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A call without content; an end tag that comes all the same is left out."""

    write: Callable[[Call], Markup]


@dataclass(frozen=True, slots=True)
class Wrapper:
    """A call around content that is Markdown: what stands before and behind it."""

    begin: Callable[[Call], Markup]
    end: Callable[[Call], Markup] = lambda call: Markup("")


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A call around content that is no Markdown, which it gets as written."""

    write: Callable[[Call, str], Markup]


Meaning = Leaf | Wrapper | Verbatim
Vocabulary = Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag in a text, from `start` to `end`."""

    call: Call
    start: int
    end: int
    closing: bool = False
    empty: bool = False
    """Whether it says that it has no content, as `<Image />` does."""


def arguments(source: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The named and the positional arguments in `source`."""
    named: dict[str, str] = {}
    positional: list[str] = []
    for match in _ARGUMENT.finditer(source):
        value = next(group for group in match.group("double", "single", "tick", "bare") if group is not None)
        value = value.replace('\\"', '"').replace("\\'", "'") if match["bare"] is None else value
        if match["key"]:
            named[match["key"].lower()] = value
        else:
            positional.append(value)
    return named, tuple(positional)


def expand(
    draft: Draft, tags: Sequence[Tag], vocabulary: Vocabulary, report: Report, *, whole: Callable[[str], str] = str
) -> Draft:
    """The draft with what each of `tags` means in its place. `whole` names a call as the author knows it."""
    expansion = _Expansion(draft, vocabulary, report, whole)
    position = 0
    for index, tag in enumerate(tags):
        if tag.start >= position:
            position = expansion.take(tag, tags[index + 1 :])
    return draft.edited(expansion.edits)


@dataclass(slots=True)
class _Expansion:
    draft: Draft
    vocabulary: Vocabulary
    report: Report
    whole: Callable[[str], str]
    edits: list[Edit] = field(default_factory=list)
    opened: list[tuple[Call, Wrapper]] = field(default_factory=list)

    def take(self, tag: Tag, behind: Sequence[Tag]) -> int:
        """Make the edit for `tag`, and say where to go on."""
        if tag.closing:
            self.put(tag.start, tag.end, self.closed(tag.call.name))
            return tag.end
        match self.vocabulary.get(tag.call.name.lower()):
            case Leaf() as leaf:
                self.put(tag.start, tag.end, leaf.write(tag.call))
            case Wrapper() as wrapper:
                self.put(tag.start, tag.end, wrapper.begin(tag.call))
                if tag.empty:
                    self.put(tag.end, tag.end, wrapper.end(tag.call))
                else:
                    self.opened.append((tag.call, wrapper))
            case Verbatim() as verbatim:
                end = None if tag.empty else _end_of(tag, behind)
                content = self.draft.text[tag.end : end.start] if end else ""
                stop = end.end if end else tag.end
                self.put(tag.start, stop, verbatim.write(tag.call, content))
                return stop
            case None:
                self.unknown(tag)
        return tag.end

    def closed(self, name: str) -> Markup:
        """What ends the innermost call `name` that is open; one that names nothing ends the last."""
        for index in reversed(range(len(self.opened))):
            call, wrapper = self.opened[index]
            if name in ("", call.name):
                del self.opened[index]
                return wrapper.end(call)
        return Markup("")

    def unknown(self, tag: Tag) -> None:
        name = self.whole(tag.call.name)
        message = f"post2slides does not know {name}; what stands in it is kept, and the tag is left out"
        self.report(Diagnostic(Severity.WARNING, "tag-unknown", message, self.draft.line_at(tag.start)))
        self.put(tag.start, tag.end, Markup(""))

    def put(self, start: int, end: int, markup: Markup) -> None:
        if markup.is_block:
            self.edits.append(block(self.draft, start, end, markup.text))
        else:
            self.edits.append(Edit(start, end, markup.text))


def _end_of(tag: Tag, behind: Iterable[Tag]) -> Tag | None:
    behind = list(behind)
    nameless = any(other.closing and not other.call.name for other in behind)
    depth = 0
    for other in behind:
        if (nameless or other.call.name == tag.call.name) and not other.empty:
            if other.closing and depth == 0:
                return other
            depth += -1 if other.closing else 1
    return None
