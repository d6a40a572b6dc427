"""Jupyter notebooks (`.ipynb`), written out as a post in Markdown: cells, the outputs of code, pictures among them.

Sources: https://nbformat.readthedocs.io/en/latest/format_description.html; flags of fastpages, Quarto, nbdev.
Invariant: text and pictures of every cell that a blog would show are in the post, and no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from post2slides.diagnostics import PostError
from post2slides.regex import regex

Json = Mapping[str, object]

_HIDE = regex(
    r"^\s*(?:#|//|--)\s*\|?\s*(?P<flag>hide(?:[_-](?:input|output))?|export\w*|default_exp.*|echo:\s*false|include:\s*false)\s*$",
    re.IGNORECASE,
)
_FLAG = regex(
    r"^\s*#\s*\|?\s*(?:collapse[\w-]*|code-fold.*|label:.*|fig-cap:.*|output:.*|exports?|hide[\w-]*|include:.*|echo:.*)\s*$"
)
_TERMINAL_COLOUR = regex(r"\x1b\[[0-9;]*[A-Za-z]")
_ATTACHMENT = regex(r"attachment:([^\s)\"']+)")
_HIDING_TAGS = {
    "hide": {"input", "output"},
    "hide-cell": {"input", "output"},
    "remove-cell": {"input", "output"},
    "remove_cell": {"input", "output"},
    "hide_input": {"input"},
    "hide-input": {"input"},
    "remove-input": {"input"},
    "hide_output": {"output"},
    "hide-output": {"output"},
    "remove-output": {"output"},
}
_PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")

# fastpages: a first cell of a heading, a quote and a list of fields (https://github.com/fastai/fastpages).
_TITLE_CELL = regex(
    r"\A\s*#\s+(?P<title>[^\n]+)\n+(?:>\s*(?P<summary>[^\n]*)\n+)?(?P<fields>(?:-[ \t]*\w+[ \t]*:[^\n]*\n*)+)\Z"
)
_FIELD = regex(r"^-[ \t]*(?P<key>\w+)[ \t]*:[ \t]*(?P<value>[^\n]*)$", re.MULTILINE)


def notebook_markdown(text: str, file: str) -> str:
    """The post in a notebook's JSON.

    Raises PostError where it is none; `file` names it there.
    """
    cells, language = _cells(text, file)
    written = [part for index, cell in enumerate(cells) for part in _cell(cell, language, first=index == 0)]
    if not any(part.strip() for part in written):
        raise PostError("is a notebook without any cell to show", file=file, hint="Write something into it first.")
    return "\n\n".join(part.strip("\n") for part in written if part.strip()) + "\n"


def _cells(text: str, file: str) -> tuple[list[Json], str]:
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        notebook = None
    found = _list(notebook, "cells") or [
        cell for sheet in _list(notebook, "worksheets") for cell in _list(sheet, "cells")
    ]
    if not isinstance(notebook, dict) or ("cells" not in notebook and "worksheets" not in notebook):
        raise PostError(
            "is no notebook of Jupyter's", file=file, hint="Save it again with Jupyter, or export Markdown."
        )
    metadata = _map(notebook, "metadata")
    language = _map(metadata, "language_info").get("name") or _map(metadata, "kernelspec").get("language") or "python"
    return [cell for cell in found if isinstance(cell, dict)], str(language)


def _cell(cell: Json, language: str, *, first: bool) -> Iterator[str]:
    source = _text(cell.get("source", cell.get("input")))
    match cell.get("cell_type"):
        case "markdown":
            yield _with_attachments(_front_matter(source) if first else source, cell)
        case "heading":
            level = cell.get("level")
            yield f"{'#' * (level if isinstance(level, int) else 1)} {source}"
        case "raw":
            yield source if first and source.startswith("---") else ""
        case "code":
            yield from _code(cell, source, language)


def _front_matter(source: str) -> str:
    """A first cell with the title and the fields of the post, as front matter."""
    match = _TITLE_CELL.match(source)
    if match is None:
        return source
    fields = {"title": match["title"].strip("\"' "), "description": (match["summary"] or "").strip("\"' ")}
    fields |= {field["key"].lower(): field["value"].strip() for field in _FIELD.finditer(match["fields"])}
    lines = (f"{key}: {_yaml(value)}" for key, value in fields.items() if value)
    return "\n".join(("---", *lines, "---"))


def _yaml(value: str) -> str:
    return value if value.startswith(("[", "{")) else json.dumps(value.strip("\"'"), ensure_ascii=False)


def _with_attachments(source: str, cell: Json) -> str:
    """Pictures that the cell carries itself, as `data:` addresses."""
    attachments = _map(cell, "attachments")

    def address(match: re.Match[str]) -> str:
        bundle = attachments.get(match[1])
        return (_picture_address(bundle) if isinstance(bundle, dict) else "") or match[0]

    return _ATTACHMENT.sub(address, source)


def _code(cell: Json, source: str, language: str) -> Iterator[str]:
    hidden = _hidden(cell, source)
    shown = "\n".join(line for line in source.split("\n") if not _FLAG.match(line)).strip("\n")
    if "input" not in hidden and shown.strip():
        yield _fenced(shown, language)
    if "output" not in hidden:
        for output in _list(cell, "outputs"):
            yield from _output(output)


def _hidden(cell: Json, source: str) -> set[str]:
    """Which of `input` and `output` the blog does not show, by the cell's tags or a comment at its top."""
    metadata = _map(cell, "metadata")
    hidden: set[str] = set()
    for tag in _list(metadata, "tags"):
        hidden |= _HIDING_TAGS.get(str(tag), set())
    if _map(metadata, "jupyter").get("source_hidden") is True:
        hidden.add("input")
    for line in source.split("\n")[:5]:
        if match := _HIDE.match(line):
            flag = match["flag"].lower().replace("_", "-")
            hidden |= (
                {"input"}
                if "input" in flag or "echo" in flag
                else {"output"}
                if "output" in flag
                else {"input", "output"}
            )
    return hidden


def _output(output: object) -> Iterator[str]:
    if not isinstance(output, dict):
        return
    data = _map(output, "data") or output
    match output.get("output_type"):
        case "stream" if output.get("name", output.get("stream")) != "stderr":
            yield _fenced(_TERMINAL_COLOUR.sub("", _text(output.get("text"))), "text")
        case "display_data" | "execute_result" | "pyout":
            yield _displayed(data)


def _displayed(data: Json) -> str:
    """The richest form of an output that a slide can hold."""
    if address := _picture_address(data):
        return f"![]({address})"
    page = _text(data.get("text/html"))
    if "<table" in page or "<img" in page or "<iframe" in page:
        return re.sub(r"\n\s*\n", "\n", re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL))
    for kind in ("text/markdown", "text/latex"):
        if data.get(kind):
            return _text(data[kind])
    plain = _text(data.get("text/plain", data.get("text")))
    return "" if re.fullmatch(r"\s*<[\w. ]+.*>\s*|\s*[\w.]+\(\.\.\.\)\s*", plain) else _fenced(plain, "text")


def _picture_address(bundle: Json) -> str:
    for kind in _PICTURES:
        content = _text(bundle.get(kind)).strip()
        if content and kind == "image/svg+xml":
            return f"data:{kind},{quote(content)}"
        if content:
            return f"data:{kind};base64,{''.join(content.split())}"
    return ""


def _fenced(code: str, language: str) -> str:
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall(r"`{3,}", code))])
    return f"{ticks}{language}\n{code.rstrip()}\n{ticks}" if code.strip() else ""


def _text(value: object) -> str:
    """A text of the format: a string, or the list of its lines."""
    return "".join(map(str, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


def _list(value: object, key: str) -> list[object]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _map(value: object, key: str) -> Json:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}
