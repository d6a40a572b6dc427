"""The two formats in which Ghost keeps what its editors write, made HTML.

Mobiledoc (https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md) and Lexical's JSON
(https://lexical.dev/docs/concepts/serialization). Invariant: every text in them is in the HTML.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

Json = Mapping[str, object]

_FORMATS = ((1, "strong"), (2, "em"), (4, "s"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"), (128, "mark"))
"""The bits of Lexical's text formats."""
_TEXT = 0
"""The kind of a marker that holds text; the other holds an atom."""


def lexical_html(document: object) -> str:
    """The HTML of a document of Lexical."""
    root = document.get("root") if isinstance(document, dict) else None
    return "\n".join(_lexical(node) for node in _nodes(root))


def _nodes(node: object) -> list[Json]:
    found = node.get("children") if isinstance(node, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _lexical(node: Json) -> str:
    kind = _text(node, "type").removeprefix("extended-")
    inner = "".join(map(_lexical, _nodes(node)))
    match kind:
        case "text":
            return _marked(html.escape(_text(node, "text"), quote=False), node.get("format"))
        case "linebreak":
            return "<br>"
        case "link" | "autolink":
            return _element("a", inner, href=_text(node, "url"))
        case "heading":
            return _element(_text(node, "tag") or "h2", inner)
        case "list":
            return _element(_text(node, "tag") or "ul", inner)
        case "listitem":
            return _element("li", inner)
        case "quote" | "aside":
            return _element("blockquote", inner)
        case "paragraph":
            return _element("p", inner)
        case _:
            return _card(kind, node) or inner


def _marked(text: str, given: object) -> str:
    bits = given if isinstance(given, int) else 0
    for bit, name in _FORMATS:
        text = _element(name, text) if bits & bit else text
    return text


def mobiledoc_html(document: object) -> str:
    """The HTML of a Mobiledoc."""
    if not isinstance(document, dict):
        return ""
    sections = document.get("sections")
    return (
        "\n".join(_section(one, document) for one in sections if isinstance(one, list))
        if isinstance(sections, list)
        else ""
    )


def _section(section: Sequence[object], document: Json) -> str:
    match list(section):
        case [1, str(tag), list(markers), *_]:
            return _element(tag, _markers(markers, document))
        case [2, str(source), *_]:
            return _element("img", "", src=source)
        case [3, str(tag), list(items), *_]:
            return _element(tag, "".join(_element("li", _markers(item, document)) for item in items))
        case [10, int(index), *_]:
            match _at(document, "cards", index):
                case [str(kind), dict(payload), *_]:
                    return _card(kind, payload)
        case _:
            pass
    return ""


def _markers(markers: object, document: Json) -> str:
    """The runs of a section: each opens some markups, has its text, and closes some."""
    written, opened = "", list[str]()
    for marker in markers if isinstance(markers, list) else []:
        match marker:
            case [kind, list(opens), int(closes), value]:
                for index in opens:
                    start, end = _markup(_at(document, "markups", index))
                    written += start
                    opened.append(end)
                written += html.escape(str(value), quote=False) if kind == _TEXT else _atom(document, value)
                for _ in range(min(closes, len(opened))):
                    written += opened.pop()
    return written + "".join(reversed(opened))


def _markup(markup: object) -> tuple[str, str]:
    match markup:
        case [str(tag), list(pairs)]:
            given = dict(zip(pairs[::2], pairs[1::2], strict=False))
            return f'<{tag} href="{html.escape(str(given.get("href", "")))}">', f"</{tag}>"
        case [str(tag), *_]:
            return f"<{tag}>", f"</{tag}>"
        case _:
            return "", ""


def _atom(document: Json, index: object) -> str:
    match _at(document, "atoms", index):
        case ["soft-return", *_]:
            return "<br>"
        case [_, str(text), *_]:
            return html.escape(text, quote=False)
        case _:
            return ""


def _at(document: Json, key: str, index: object) -> object:
    found = document.get(key)
    return found[index] if isinstance(found, list) and isinstance(index, int) and 0 <= index < len(found) else None


# Cards are the same in both formats.


def _card(kind: str, given: Json) -> str:
    write = _CARDS.get(kind)
    return write(given) if write else ""


def _image(given: Json) -> str:
    return _figure(_element("img", "", src=_text(given, "src"), alt=_text(given, "alt")), given)


def _figure(shown: str, given: Json) -> str:
    caption = _text(given, "caption")
    return f"<figure>{shown}{_element('figcaption', caption) if caption else ''}</figure>"


def _gallery(given: Json) -> str:
    images = given.get("images")
    shown = [one for one in images if isinstance(one, dict)] if isinstance(images, list) else []
    sources = (_text(one, "src") or _text(one, "fileName") for one in shown)
    return "".join(_figure(_element("img", "", src=source), {}) for source in sources if source)


def _code(given: Json) -> str:
    language = _text(given, "language")
    code = html.escape(_text(given, "code"), quote=False)
    return _figure(
        _element("pre", _element("code", code), **({"class": f"language-{language}"} if language else {})), given
    )


def _embed(given: Json) -> str:
    return _element("iframe", "", src=_text(given, "url")) if given.get("url") else _text(given, "html")


def _bookmark(given: Json) -> str:
    metadata = given.get("metadata")
    title = _text(metadata, "title") if isinstance(metadata, dict) else ""
    return _element("iframe", "", src=_text(given, "url"), title=title)


def _callout(given: Json) -> str:
    emoji = _text(given, "calloutEmoji")
    return f'<aside class="callout"><p>{emoji} {_text(given, "calloutText")}</p></aside>'


def _toggle(given: Json) -> str:
    return f"<details><summary>{_text(given, 'heading')}</summary>{_text(given, 'content')}</details>"


def _markdown(given: Json) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("table").render(_text(given, "markdown")))


def _html(given: Json) -> str:
    return _text(given, "html")


def _media(name: str) -> Callable[[Json], str]:
    return lambda given: _element(name, "", src=_text(given, "src"), title=_text(given, "title"))


def _link(given: Json) -> str:
    address = _text(given, "buttonUrl") or _text(given, "src")
    return _element(
        "p", _element("a", _text(given, "buttonText") or _text(given, "fileTitle") or address, href=address)
    )


def _rule(given: Json) -> str:
    return "<hr>"


_CARDS: Mapping[str, Callable[[Json], str]] = {
    "image": _image,
    "gallery": _gallery,
    "code": _code,
    "codeblock": _code,
    "embed": _embed,
    "bookmark": _bookmark,
    "callout": _callout,
    "toggle": _toggle,
    "markdown": _markdown,
    "card-markdown": _markdown,
    "html": _html,
    "email": _html,
    "video": _media("video"),
    "audio": _media("audio"),
    "button": _link,
    "file": _link,
    "hr": _rule,
    "horizontalrule": _rule,
    "divider": _rule,
}


def _element(name: str, inner: str, **attributes: str) -> str:
    given = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{given}>" if name in ("img", "hr", "br") else f"<{name}{given}>{inner}</{name}>"


def _text(value: Json, key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""
