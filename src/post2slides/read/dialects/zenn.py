"""Zenn and Qiita: `@[youtube](id)`, `![](x.png =500x)`, a caption below in emphasis (https://zenn.dev/zenn/articles/markdown-guide)."""

from __future__ import annotations

from post2slides.diagnostics import Diagnostic, Report, Severity
from post2slides.read.dialects import markup
from post2slides.read.dialects.calls import Call, Leaf, Vocabulary
from post2slides.read.dialects.dialect import Dialect, sign
from post2slides.read.dialects.draft import Draft, Edit, block
from post2slides.read.dialects.verbatim import mask
from post2slides.read.dialects.vocabulary import embed, words
from post2slides.regex import regex

_EMBED = regex(r"@\[(?P<name>\w+)\]\((?P<address>[^()\s]+(?:\s[^()]*)?)\)")
_SIZED = regex(r"!\[(?P<alt>[^\]\n]{0,500})\]\((?P<source>[^()\s]+)\s+=(?P<width>\d*)x(?P<height>\d*)\)")


def embeds(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`@[youtube](id)`, `@[card](https://…)` and their like."""
    edits = []
    for match in _EMBED.finditer(mask(draft.text)):
        meaning = vocabulary.get(match["name"].lower())
        call = Call(match["name"], {}, (match["address"],))
        written = meaning.write(call) if isinstance(meaning, Leaf) else markup.embed(_web(match["address"]))
        if not written.text:
            message = f"post2slides does not know @[{match['name']}]; it is left out"
            report(Diagnostic(Severity.WARNING, "tag-unknown", message, draft.line_at(match.start())))
        edits.append(block(draft, *match.span(), written.text))
    return draft.edited(edits)


def _web(address: str) -> str:
    return address if "://" in address else ""


def sizes(draft: Draft, vocabulary: Vocabulary, report: Report) -> Draft:
    """`![](x.png =500x)` is a picture 500 px wide."""
    edits = []
    for match in _SIZED.finditer(mask(draft.text)):
        written = markup.picture(match["source"], draft.text[slice(*match.span("alt"))], width=match["width"])
        edits.append(Edit(*match.span(), written.text))
    return draft.edited(edits)


VOCABULARY: Vocabulary = {
    **words("speakerdeck", embed("https://speakerdeck.com/player/{}")),
    **words("slideshare", embed("https://www.slideshare.net/slideshow/embed_code/key/{}")),
    **words("docswell", embed("https://www.docswell.com/slide/{}/embed")),
    **words("card figma blueprintue", embed("https://{}")),
}

_EMBED_SIGN = sign(r"@\[\w+\]\([^()\s]", "@[embeds]()")
_SIZE_SIGN = sign(r"!\[[^\]\n]{0,500}\]\([^()\s]+\s+=\d*x\d*\)", "a picture's size in =500x")

ZENN = Dialect(
    "zenn",
    (
        sign(r"\A---\n(?:(?!---\n)[^\n]*\n)*?type:\s*[\"']?(?:tech|idea)\b", "type: tech in the front matter"),
        _EMBED_SIGN,
        _SIZE_SIGN,
        sign(r"^:::+\s*message\b", ":::message", needs=":::"),
    ),
    (embeds, sizes),
    VOCABULARY,
)

QIITA = Dialect(
    "qiita",
    (
        sign(r"\A---\n(?:(?!---\n)[^\n]*\n)*?organization_url_name:", "organization_url_name in the front matter"),
        sign(r"^:::note\s+(?:info|warn|alert)\b", ":::note info", needs=":::"),
    ),
    (sizes,),
)
