"""What the attributes of an HTML element say that concerns a post."""

from __future__ import annotations

from collections.abc import Mapping

from post2slides.model.post import CalloutKind
from post2slides.read import html_elements as elements
from post2slides.read.callout_kinds import kind_of_classes

Attributes = Mapping[str, str]
"""Names in lower case with their values; empty for an attribute without one."""

# Where scripts that load pictures late look for the address, while `src` has a placeholder.
_LATE_SOURCES = ("data-src", "data-original", "data-lazy-src")
_LANGUAGE_PREFIXES = ("language-", "lang-", "highlight-source-", "brush:")


def classes(attributes: Attributes) -> set[str]:
    """The names in `class`."""
    return set(attributes.get("class", "").split())


def picture_address(attributes: Attributes) -> str:
    """The address of a picture, or nothing: behind `src`, the attribute of a script, or the first of `srcset`."""
    late = next((attributes[name] for name in _LATE_SOURCES if attributes.get(name)), "").strip()
    source = attributes.get("src", "").strip()
    if source and not (late and source.startswith("data:")):
        return source
    return late or attributes.get("srcset", "").strip().partition(" ")[0].rstrip(",")


def embedded_addresses(name: str, attributes: Attributes) -> list[str]:
    """The address, if there is one, in an embedding element called `name`, or in one of the elements within it."""
    if name not in elements.EMBEDS and name != "source":
        return []
    address = attributes.get(elements.EMBEDS.get(name, "src")) or attributes.get("data-src", "")
    return [address.strip()] if address.strip() else []


def callout_kind(name: str, attributes: Attributes) -> CalloutKind | None:
    """The kind of callout that an element called `name` is, if it is one."""
    if name not in ("aside", "div", "section", "p", "blockquote"):
        return None
    return kind_of_classes(classes(attributes)) or ("note" if name == "aside" else None)


def code_title(attributes: Attributes) -> str:
    """The name of the file that code is from, as rehype gives it; or nothing."""
    return attributes.get("data-title", "").replace('"', "'")


def code_language(attributes: Attributes) -> str:
    """The language that highlighters name in a class, or in `lang` and `data-lang`; or nothing.

    Hexo writes it without a prefix behind `highlight`.
    """
    for name in attributes.get("class", "").split():
        if name == "mermaid":
            return name
        for prefix in _LANGUAGE_PREFIXES:
            if name.startswith(prefix):
                return name.removeprefix(prefix)
    for name in ("data-lang", "data-language", "data-ke-language", "lang"):
        if attributes.get(name):
            return attributes[name]
    names = attributes.get("class", "").split()
    return names[1] if len(names) == 2 and names[0] == "highlight" else ""
