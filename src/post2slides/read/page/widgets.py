"""What generators make of their components in a page, given back the elements of HTML that mean the same.

Docusaurus' and Notion's callouts, tabs, the cards by which Notion, WordPress and Ghost show other pages, addresses that
WordPress leaves to a script. Invariant: the text stays, under the name that the page gave it.
"""

from __future__ import annotations

from post2slides.read.html_elements import TITLES
from post2slides.read.page.tree import (
    Element,
    children,
    classes,
    drop,
    elements,
    get,
    has,
    is_layout,
    labels,
    made,
    parts,
    replace,
    text_of,
    unwrap,
)
from post2slides.regex import regex

_CALLOUTS = regex(r"^(?:theme-admonition|callout|kg-callout-card|admonition|notion-callout)$")
_HEADINGS = regex(r"^(?:admonitionHeading|callout-title|admonition-heading)")
_EMBEDS = frozenset({"wp-block-embed", "wp-block-embed__wrapper", "kg-embed-card", "embed-container"})
_CARDS = frozenset({"bookmark", "kg-bookmark-card", "wp-block-embed", "og-card", "mixtapeEmbed", "graf--mixtapeEmbed"})
_TOGGLES = frozenset({"kg-toggle-heading-text"})
_ADDRESS = regex(r"https?://\S+")
_ICON = 4
"""Characters of an emoji, with all its joiners."""


def settle(root: Element) -> None:
    """Put plain elements in the place of components within `root`."""
    for element in list(elements(root)):
        _settle_box(element)
    for tabs in list(elements(root)):
        if get(tabs, "role") == "tablist":
            _name_panels(tabs)
    for element in list(elements(root, "figure", "div", "p")):
        if root in element.iterancestors():
            _settle_embed(element)
    for figure in list(elements(root, "figure")):
        _settle_caption(figure)


def _settle_box(element: Element) -> None:
    """Callouts, their titles, toggles, and the boxes of tasks."""
    names = classes(element)
    if any(_HEADINGS.match(name) for name in names):
        element.set("class", f"{get(element, 'class')} {min(TITLES)}")
    if element.tag in ("figure", "div") and any(_CALLOUTS.match(name) for name in names):
        element.tag = "aside"
        element.set("class", f"{get(element, 'class')} callout")
        _settle_icon(element)
    elif names & _TOGGLES:
        element.tag = "summary"
    elif element.tag == "div" and "checkbox" in names and not len(element):
        done = "checked" if "checkbox-on" in names else ""
        replace(element, made("input", type="checkbox", checked=done))


def _name_panels(tabs: Element) -> None:
    """Each panel under the name of its tab; the row of tabs goes."""
    around = tabs.getparent()
    names = [text_of(tab) for tab in elements(tabs) if get(tab, "role") == "tab"]
    panels = [
        element for element in elements(around if around is not None else tabs) if get(element, "role") == "tabpanel"
    ]
    for name, panel in zip(names, panels, strict=False):
        panel.attrib.pop("hidden", "")
        title = made("p")
        title.append(made("strong", name))
        panel.insert(0, title)
        title.tail, panel.text = panel.text, None
    drop(tabs)


def _settle_embed(element: Element) -> None:
    """A player or a card for the page whose address stands in the element alone."""
    text = text_of(element)
    if classes(element) & _EMBEDS and _ADDRESS.fullmatch(text):
        replace(element, made("iframe", src=text))
    elif classes(element) & _CARDS or get(element, "data-ke-type") == "opengraph":
        link = next((link for link in elements(element, "a") if get(link, "href").startswith("http")), None)
        if link is not None and not has(element, "iframe", "video"):
            replace(element, made("iframe", src=get(link, "href"), title=_card_title(element, link)))
    elif (
        element.tag == "p"
        and _ADDRESS.fullmatch(text)
        and not children(element)
        and "wp-embed" in get(element, "class")
    ):
        replace(element, made("iframe", src=text))


def _card_title(card: Element, link: Element) -> str:
    named = (text_of(inner) for inner in elements(card) if "title" in labels(inner) or inner.tag == "strong")
    return get(card, "data-og-title") or next(filter(None, named), "") or text_of(link)[:120]


def _settle_caption(figure: Element) -> None:
    """The caption of a table or a video, which it has itself."""
    caption = next(elements(figure, "figcaption"), None)
    shown = list(elements(figure, "table", "iframe", "video"))
    if caption is None or len(shown) != 1 or has(figure, "img"):
        return
    if shown[0].tag != "table":
        if not get(shown[0], "title"):
            shown[0].set("title", text_of(caption))
            drop(caption)
    elif not has(shown[0], "caption"):
        drop(caption)
        caption.tag, caption.tail = "caption", None
        shown[0].insert(0, caption)


def _settle_icon(callout: Element) -> None:
    """The emoji of a callout, which Ghost and Notion put into a box of its own, before the first words."""
    for icon in list(elements(callout, "div", "span")):
        words = text_of(icon)
        if {"emoji", "icon"} & labels(icon) and 0 < len(words) <= _ICON:
            around = icon.getparent()
            if around is not None and around is not callout and text_of(around) == words:
                icon = around
            beside = icon.getnext()
            if beside is not None:
                beside.text = f"{words} {(beside.text or '').lstrip()}"
                drop(icon)
            return


def unwrap_layout(root: Element) -> None:
    """Let what stands in tables that only place parts of the page stand without them."""
    for table in list(elements(root, "table")):
        if root in table.iterancestors() and is_layout(table):
            for part in parts(table, "tbody", "thead", "tr", "td"):
                part.tag = "div"
            unwrap(table)
