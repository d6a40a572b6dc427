"""Posts that no author writes and that make naive programs hang."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

LONG = 100_000
"""Characters, about: ten seconds are allowed for as many."""


def _filled(unit: str, length: int = LONG) -> str:
    return unit * (length // len(unit))


def _yaml_bomb() -> str:
    names = "abcdefghi"
    levels = [f"{name}: &{name} [{', '.join([f'*{of}'] * 9)}]" for of, name in pairwise(names)]
    lines = ["---", "a: &a [x, x, x, x, x, x, x, x, x]", *levels, "title: *i", "---", "", "Text."]
    return "\n".join(lines)


POSTS: Mapping[str, str] = MappingProxyType(
    {
        # Nesting
        "quotes in quotes": _filled(">", 10_000) + " x\n",
        "open brackets": _filled("[", 10_000) + "x\n",
        "brackets in brackets": _filled("[", 10_000) + "x" + _filled("]", 10_000),
        "open links": _filled("[a]("),
        "open pictures": _filled("!["),
        "lists in lists": "".join("  " * depth + "- x\n" for depth in range(300)),
        "lists on a line": _filled("- ", 10_000) + "x\n",
        "callouts in callouts": "".join("> " * depth + "[!NOTE]\n" for depth in range(1, 300)),
        "colon fences": _filled(":::note\n"),
        "divs in divs": _filled("<div>") + "x" + _filled("</div>"),
        "marks in marks": "x " + _filled("<b>") + "x" + _filled("</b>"),
        "details": _filled("<details><summary>x</summary>\n\n"),
        "components": "import A from 'a'\n\n" + _filled("<A>") + "x" + _filled("</A>"),
        "braces": "import A from 'a'\n\n" + _filled("{"),
        "fractions": "$$" + _filled("\\frac{", 30_000) + "x" + _filled("}{y}", 20_000) + "$$\n",
        "YAML brackets": f"---\na: {_filled('[')}\n---\nx\n",
        "YAML mappings": f"---\n{_filled('{a: ')}\n---\nx\n",
        "TOML brackets": f"+++\na = {_filled('[')}{_filled(']')}\n+++\nx\n",
        "JSON braces": _filled('{"a":') + "1" + _filled("}", LONG // 5) + "\n\nx\n",
        "YAML aliases": _yaml_bomb(),
        # What is opened and never closed
        "stars": _filled("**a "),
        "underscores": _filled("_a "),
        "all marks": _filled("*a_b**c__d~~e==f^g`"),
        "backticks": "".join("`" * length + " " for length in range(1, 440)),
        "comments": _filled("<!--"),
        "tags": _filled("<div "),
        "a comment without end": "# a\n\n<!-- " + _filled("x\n\n"),
        "code without end": "# a\n\n```python\n" + _filled("x = 1\n\n"),
        "scripts": _filled("<script>"),
        "dollars": _filled("$"),
        "dollar pairs": _filled("$$\n"),
        "Liquid": _filled("{{"),
        "Liquid blocks": _filled("{% if x %}"),
        "Hugo": _filled("{{<"),
        "Hugo calls": _filled("{{< a >}}"),
        "wiki links": _filled("[[a|b"),
        "embedded notes": _filled("![[a"),
        "fences": _filled("```\n"),
        "ruby": _filled("<ruby>"),
        # Length
        "a line of words": _filled("word ") + "\n",
        "a line of one word": _filled("x") + "\n",
        "a line of a megabyte": _filled("word ", 1_000_000) + "\n",
        "a line of Korean": _filled("가나다라 ") + "\n",
        "a line of Chinese": _filled("中文") + "\n",
        "a line of Thai": _filled("ไทย") + "\n",
        "a line of Arabic": _filled("العربية") + "\n",
        "a line of emoji": _filled("👩‍👩‍👧") + "\n",
        "emoji names": _filled(":smile:") + "\n",
        "combining marks": "a" + _filled("\u0301") + "\n",
        "spaces": _filled(" ") + "x\n",
        "tabs": _filled("\t") + "x\n",
        "empty lines": _filled("\n") + "x\n",
        "a title": f"---\ntitle: {_filled('long ')}\n---\n\nText.\n",
        "a heading of one word": f"# {_filled('x')}\n\nText.\n",
        "an item of one word": f"- {_filled('x')}\n",
        "a cell of one word": f"| a |\n|---|\n| {_filled('x')} |\n",
        "a line of code of one word": f"```\n{_filled('x')}\n```\n",
        "a heading": f"# {_filled('long ')}\n\nText.\n",
        # Number
        "headings": _filled("# a\n\n", 20_000),
        "headings without end": "".join(f"# {number}\n\n" for number in range(100_000)),
        "rules": _filled("---\n\n"),
        "addresses": _filled("https://example.org/ "),
        "mail addresses": _filled("a@b."),
        "link definitions": "".join(f"[r{number}]: https://example.org/{number}\n" for number in range(3_000))
        + "[r1]\n",
        "footnotes": "".join(f"[^{n}]" for n in range(3_000))
        + "\n\n"
        + "".join(f"[^{n}]: x\n\n" for n in range(3_000)),
        "abbreviations": "".join(f"*[A{n}]: x\n" for n in range(2_000)) + _filled("A1 A2 A3 ", 50_000),
        "definitions": _filled("a\n: b\n\n"),
        "headings of the same name": "[x](#a-42)\n\n" + _filled("# a\n\n", 50_000),
        "formulas in a paragraph": "".join(f"Let $x_{{{n}}} = {n}$ be. " for n in range(4_000)) + "\n",
        "used link definitions": "".join(f"[a][r{n}] " for n in range(3_000))
        + "\n\n"
        + "".join(f"[r{n}]: https://example.org/{n}\n" for n in range(3_000)),
        "keys": "---\n" + "".join(f"key{n}: x\n" for n in range(8_000)) + "---\n\nText.\n",
        "rows": "| a | b |\n|---|---|\n" + _filled("| x | y |\n"),
        "columns": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n|" + "b|" * 3_000 + "\n",
        "lines of code": "```python\n" + _filled("x = 1\n") + "```\n",
        "a line of code": "```js\n" + _filled("a + ") + "\n```\n",
        "pictures": "".join(f"![a{number}](p{number}.png)\n\n" for number in range(2_000)),
        "nodes of a diagram": "```mermaid\ngraph TD\n" + "".join(f"a{n}-->a{n + 1}\n" for n in range(3_000)) + "```\n",
        "edges of a diagram": "```mermaid\ngraph TD\n"
        + "".join(f"a{one}-->a{two}\n" for one in range(60) for two in range(60))
        + "```\n",
        # What is no text
        "references to forbidden characters": _filled("&#0;&#x110000;&#xD800;&amp"),
        "control characters": "# a\x01b\x1fc\x7f\n\nd\x0be\x0cf\n",
        "bidirectional overrides in a line": _filled("\u202eאבג \u202dabc\u202c \u2067مرحبا\u2069 ") + "\n",
        "bidirectional overrides": "# \u202eabc\u202c\n\n\u2066x\u2069 \u202ey\n",
        "a picture in the text": f"![x](data:image/png;base64,{_filled('A')})\n",
        "one line end of old": _filled("# a\r\rb\r", 5_000),
        "footnotes that call each other": "[^1]\n\n[^1]: x[^2]\n\n[^2]: y[^1]\n",
    }
)
