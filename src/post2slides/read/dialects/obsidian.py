"""Obsidian and Quartz: `[[Note|text]]`, `![[picture.png|700]]`, `%%comment%%`, `==mark==`, lines of `#tags`.

Source: https://help.obsidian.md/syntax. Invariant: what is embedded and is no picture is named.
"""

from __future__ import annotations

import html
import re

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects import markup
from post2slides.read.dialects.calls import Vocabulary
from post2slides.read.dialects.dialect import Dialect, file_sign, path_sign, sign
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.regex import regex

_LINK = regex(r"(?P<embedded>!?)\[\[(?P<target>[^\[\]\n]+?)\]\](?!\()")
_COMMENT = regex(r"(?<![\w%])%%(?!%)(?:(?!%%).){0,5000}?%%", re.DOTALL)
_MARK = regex(r"(?<![=\w<>!])==(?=[^\s=])(?P<text>[^\n=]+?)(?<=\S)==(?!=)")
_TAGS = regex(r"^[ \t]*(?:#(?!\d+\b)[\w/-]+[ \t]*)+$", re.MULTILINE)
_BLOCK_ID = regex(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
_PICTURE = regex(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$", re.IGNORECASE)
_FILM = regex(r"\.(?P<film>mp4|webm|ogv|mov|mkv)$|\.(?:mp3|wav|m4a|ogg|flac|3gp)$", re.IGNORECASE)
_TASK = regex(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<box>\[(?P<sign>[^\]\sxX])\])[ \t]+(?P<words>[^\n]*\S)", re.MULTILINE)
_QUERY = regex(
    r"^(?P<fence>`{3,}|~{3,})[ \t]*(?:dataview(?:js)?|tasks|query|button|base)[ \t]*\n.*?^(?P=fence)[ \t]*$"
    r"|`\$?= [^`\n]+`",
    re.MULTILINE | re.DOTALL,
)
_TEMPLATE = regex(r"<%[-_~*]?(?:(?!%>).){0,2000}?%>", re.DOTALL)
_FIELD = regex(r"(?:^[ \t]*(?:[-*+][ \t]+)?|[(\[])[^\W\d][\w -]{0,40}(?P<sign>::[ \t]+)(?=\S)", re.MULTILINE)
_SIZED = regex(r"!\[(?P<alt>[^\]\n|]*)\|(?P<width>\d+)(?:x\d+)?\]\((?P<source>[^()\s]+)\)")
_DOCUMENT = regex(r"\.(?:pdf|docx?|pptx?|xlsx?|zip)(?:#.*)?$", re.IGNORECASE)
_SIZE = regex(r"(?P<width>\d+)(?:x\d+)?")


def comments(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`%%…%%` is for the author alone."""
    return draft.edited(Edit(*match.span(), "") for match in _COMMENT.finditer(mask(draft.text)))


def links(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Links to other notes become their text, and embedded files what they are."""
    return draft.edited(
        _embedded(draft, match) if match["embedded"] else Edit(*match.span(), _linked(match["target"]))
        for match in _LINK.finditer(mask(draft.text))
    )


def _linked(target: str) -> str:
    page, _, text = target.replace("\\|", "|").partition("|")
    heading = page.partition("#")
    if not heading[0] and heading[2]:
        return markup.link(page.replace(" ", "-").lower(), text or heading[2].lstrip("^")).text
    return html.escape(text or " › ".join(filter(None, (part.strip("^ ") for part in page.split("#")))), quote=False)


def _embedded(draft: Draft, match: re.Match[str]) -> Edit:
    file, *details = [part.strip() for part in match["target"].replace("\\|", "|").split("|")]
    sizes = [size["width"] for part in details if (size := _SIZE.fullmatch(part))]
    texts = [part for part in details if part and not _SIZE.fullmatch(part)]
    if _PICTURE.search(file):
        written = markup.picture(file, " ".join(texts), width=sizes[0] if sizes else "")
        return Edit(*match.span(), written.text)
    if film := _FILM.search(file):
        return block(draft, *match.span(), markup.embed(file, element="video" if film["film"] else "audio").text)
    if _DOCUMENT.search(file):
        return Edit(*match.span(), markup.link(file, file.partition("#")[0].rpartition("/")[2]).text)
    return Edit(*match.span(), _linked(match["target"]))


def marks(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`==text==` is highlighted; `^name` at the end of a line is the name of a block."""
    masked = mask(draft.text)
    edits: list[Edit] = []
    for match in _MARK.finditer(masked):
        edits += [Edit(match.start(), match.start() + 2, "<mark>"), Edit(match.end() - 2, match.end(), "</mark>")]
    return draft.edited([*edits, *(Edit(*match.span(), "") for match in _BLOCK_ID.finditer(masked))])


def tasks(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """Signs of the plugin Tasks in the box of a task: one that is cancelled is struck out, others are not done."""
    edits = []
    for match in _TASK.finditer(mask(draft.text)):
        words = draft.text[slice(*match.span("words"))]
        shown = f"~~{words}~~" if match["sign"] == "-" else f"[ ] {words}"
        edits.append(Edit(match.start("box"), match.end(), shown))
    return draft.edited(edits)


def fields(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """What plugins fill in: queries and templates go, `key:: value` is a line of the note."""
    edits = []
    for match in _QUERY.finditer(draft.text):
        message = "what a plugin of Obsidian finds here is known to the vault alone; the query is left out"
        report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(match.start())))
        edits.append(Edit(*match.span(), ""))
    draft = draft.edited(edits)
    masked = mask(draft.text)
    edits = [Edit(*match.span(), "") for match in _TEMPLATE.finditer(masked)]
    edits += [Edit(*match.span("sign"), ": ") for match in _FIELD.finditer(masked)]
    return draft.edited(edits)


def sized(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`![A hall|300](x.png)` is a picture 300 px wide."""
    edits = []
    for match in _SIZED.finditer(mask(draft.text)):
        alt = draft.text[slice(*match.span("alt"))]
        edits.append(Edit(*match.span(), markup.picture(match["source"], alt, width=match["width"]).text))
    return draft.edited(edits)


def hashtags(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """A line of hashtags says where the note is filed."""
    return draft.edited(Edit(*match.span(), "") for match in _TAGS.finditer(mask(draft.text)))


OBSIDIAN = Dialect(
    "obsidian",
    (
        sign(r"!?\[\[[^\[\]\n]+\]\](?!\()", "links in [[ ]]", needs="[["),
        sign(r"%%(?=\S)[^%\n]+%%|^%%[ \t]*\n", "comments in %% %%", needs="%%"),
        sign(r"(?<![=\w<>!])==(?=[^\s=])[^\n=]+?(?<=\S)==(?!=)", "highlights in == ==", needs="=="),
        file_sign(".obsidian", "quartz.config.ts"),
        path_sign(r"(?:^|/)(?:vault|obsidian)/", "the folder of a vault"),
    ),
    (comments, fields, links, sized, tasks, marks, hashtags),
)
