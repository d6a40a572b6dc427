"""Footnotes: a superscript number where one is called, and its text right after the block that calls it.

Invariant: no definition is lost. One that nothing calls is kept where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from post2slides.model.post import Block, Footnote, Note, Span
from post2slides.read.context import Call, Context, line_of
from post2slides.read.tree import Node, tree
from post2slides.regex import regex

_UNDEFINED = regex(r"\[\^(\d{1,3})\](?![(:])")


def install(markdown: MarkdownIt) -> None:
    """Let `markdown` read footnotes."""
    markdown.use(footnote_plugin, move_to_end=False)
    markdown.inline.ruler.after("footnote_ref", "undefined_footnote", _undefined)


def _undefined(state: StateInline, silent: bool) -> bool:
    """The call of a footnote that nothing defines: the raised number that it would have been.

    Only of numbers: `[^abc]` in a text about patterns is a class of characters.
    """
    match = _UNDEFINED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("sup_open", "sup", 1)
        state.push("text", "", 0).content = match[1]
        state.push("sup_close", "sup", -1)
    state.pos = match.end()
    return True


def gather(nodes: Iterable[Node], context: Context) -> None:
    """Remember where each footnote is defined; of two definitions with one label, the first holds."""
    if not context.env.get("footnotes", {}).get("refs"):
        return
    for node in nodes:
        for within in node.walk():
            if within.type == "footnote_reference":
                context.footnotes.definitions.setdefault(within.meta["label"], within)


def call(node: Node, context: Context) -> Span:
    """The number that stands in the text for a `footnote_ref` node."""
    number = node.meta["id"] + 1
    if number not in context.footnotes.called:
        context.footnotes.called.add(number)
        context.footnotes.calls.append(Call(number, _definition(node, context)))
    return Span(str(number), script="super")


def _definition(node: Node, context: Context) -> tuple[Node, ...]:
    if label := node.meta.get("label"):
        context.footnotes.shown.add(label)
        return tuple(context.footnotes.definitions[label].children)
    written_in_place = context.env["footnotes"]["list"][node.meta["id"]]
    inline = Token("inline", "", 0, content=written_in_place["content"], children=written_in_place["tokens"])
    place = [line_of(node) - 1, line_of(node)]
    paragraph = [Token("paragraph_open", "p", 1, map=place), inline, Token("paragraph_close", "p", -1)]
    return tuple(tree(paragraph))


def called_by(blocks: tuple[Block, ...], context: Context) -> tuple[Block, ...]:
    """`blocks`, and the footnotes that were called in reading them; a note keeps its own within it."""
    definitions = tuple(_pending(context))
    match blocks:
        case [*before, Note() as note] if definitions:
            return (*before, replace(note, blocks=note.blocks + definitions))
        case _:
            return blocks + definitions


def _pending(context: Context) -> Iterable[Block]:
    while context.footnotes.calls:
        called = context.footnotes.calls.pop(0)
        if blocks := context.blocks(called.definition, context):
            yield Footnote(called.number, blocks, blocks[0].line)


def read_definition(node: Node, context: Context) -> tuple[Block, ...]:
    """A `footnote_reference` node in its place: nothing, unless nothing calls it."""
    label = node.meta["label"]
    called = context.env["footnotes"]["refs"][f":{label}"] >= 0
    if called and context.footnotes.definitions.get(label) is node:
        return ()
    context.footnotes.shown.add(label)
    return context.blocks(node.children, context)


def left_over(context: Context) -> tuple[Block, ...]:
    """The definitions that are called from nowhere but such definitions."""
    for label, node in context.footnotes.definitions.items():
        if label not in context.footnotes.shown:
            number = context.env["footnotes"]["refs"][f":{label}"] + 1
            context.footnotes.called.add(number)
            context.footnotes.calls.append(Call(number, tuple(node.children)))
    return tuple(_pending(context))
