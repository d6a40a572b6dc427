"""Dialects: which are recognised, and what never changes; notebooks. `tests/cases/dialect-*.md` has the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from post2slides.cli import main
from post2slides.diagnostics import Diagnostic, PostError
from post2slides.inspect import dump_post
from post2slides.model.post import Code, Heading, Paragraph, Picture, Post, plain, walk
from post2slides.read import Site, read_post
from post2slides.read.dialects import DIALECTS
from post2slides.read.dialects.draft import Draft, Edit
from post2slides.read.dialects.verbatim import mask
from post2slides.read.notebook import notebook_markdown
from post2slides.source import site_around

DOCS = Path(__file__).parent.parent / "docs" / "dialects.md"
CASES = Path(__file__).parent / "cases"


def read(text: str, site: Site | None = None, dialect: str | None = None) -> Post:
    return read_post(text, name="post", report=lambda diagnostic: None, site=site or Site(), dialect=dialect)


def names(post: Post) -> list[str]:
    return [reason.partition(" ")[0] for reason in post.dialects]


def test_plain_markdown_is_of_no_dialect() -> None:
    assert read("# Title\n\nText with `{{ code }}`, a [link](x) and $a_{{b}}$.\n\n```\n{% tag %}\n```\n").dialects == ()


def test_the_site_tells_the_dialect() -> None:
    assert names(read("Text.", Site("_posts/2026-03-14-hall.md"))) == ["jekyll"]
    assert names(read("Text.", Site("hall.md", frozenset({"mkdocs.yml"})))) == ["mkdocs"]
    assert names(read("Text.", Site("hall.mdx"))) == ["mdx"]


def test_a_post_may_be_in_several_dialects() -> None:
    assert names(read('[[Note]]\n\n{{< figure src="x.png" >}}\n')) == ["hugo", "obsidian"]


def test_the_site_is_read_from_the_folders_around_the_post(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").touch()
    post = tmp_path / "content" / "hall.md"
    post.parent.mkdir()
    post.touch()
    assert site_around(post) == Site("content/hall.md", frozenset({"hugo.toml", "content"}))


def test_the_author_may_choose() -> None:
    assert read("{{< x >}}", dialect="markdown").dialects == ()
    assert names(read("{{< x >}}", dialect="jekyll")) == ["jekyll"]
    with pytest.raises(PostError, match="no dialect called 'hugoo'"):
        read("Text.", dialect="hugoo")


def test_the_command_line_chooses_and_tells(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("See [[Note]].\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["inspect", str(post), "--stage", "post"])
    assert "dialect: obsidian (links in [[ ]], line 1)" in told.output
    chosen = CliRunner().invoke(main, ["inspect", str(post), "--stage", "post", "--dialect", "markdown"])
    assert "[[Note]]" in chosen.output.replace("\\", "")


def test_every_dialect_has_a_section_and_a_case() -> None:
    sections = set(re.findall(r"`--dialect ([\w-]+)`", DOCS.read_text(encoding="utf-8")))
    assert sections == {dialect.name for dialect in DIALECTS}
    recognised = "".join(file.read_text(encoding="utf-8") for file in CASES.glob("dialect-*.md"))
    for dialect in DIALECTS:
        assert f"dialect: {dialect.name} (" in recognised, dialect.name


def test_lines_stay_those_of_the_post() -> None:
    source = (
        '---\ntitle: T\n---\n\n{{< figure src="a.png" caption="C" >}}\n\n{{< note >}}one{{< /note >}} two\n\nlast\n'
    )
    blocks = read(source).blocks
    assert next(block.line for block in blocks if isinstance(block, Picture)) == 5
    assert next(block.line for block in blocks if isinstance(block, Paragraph) and plain(block.text) == "last") == 9


def test_edits_keep_the_numbers_of_the_lines_around_them() -> None:
    draft = Draft.of("a\nb\nc\nd")
    assert draft.edited([Edit(2, 3, "x\ny\nz")]).lines == (1, 2, 2, 2, 3, 4)
    assert draft.edited([Edit(2, 5, "x")]).lines == (1, 2, 4)


def test_a_mask_hides_what_is_shown_to_the_letter() -> None:
    text = "a `b` c\n\n```\nd\n```\n<!-- e --> f $g$ and <pre>h</pre> $5 and $6\n"
    shown = mask(text)
    assert len(shown) == len(text)
    assert re.sub("[\ufffc\\s]+", " ", shown) == "a c f and $5 and $6 "


@pytest.mark.parametrize(
    "source",
    [
        "{{< figure",
        "{% raw %} {{ x",
        "{% highlight %} never ends",
        "<Image src={",
        "export const x = {",
        "[[",
        "import x from 'y'\n\n{",
        "{{raw `",
        "%%",
        "{: .notice}",
        "<A b='",
        "@[youtube](",
        '=== "x"',
        "{{< a >}}{{< b >}}{{< /a >}}{{< /b >}}",
    ],
)
def test_what_does_not_end_neither_fails_nor_eats_the_post(source: str) -> None:
    for dialect in DIALECTS:
        post = read(f"{source}\n\nThe end.\n", dialect=dialect.name)
        assert "end" in dump_post(post)


def notebook(*cells: Mapping[str, object]) -> str:
    return json.dumps({"cells": cells, "metadata": {"language_info": {"name": "julia"}}, "nbformat": 4})


def code(source: str, *outputs: Mapping[str, object], **metadata: object) -> dict[str, object]:
    return {"cell_type": "code", "source": source.splitlines(keepends=True), "outputs": outputs, "metadata": metadata}


def stream(text: str, name: str = "stdout") -> dict[str, object]:
    return {"output_type": "stream", "name": name, "text": [text]}


HEADING: dict[str, object] = {"cell_type": "markdown", "source": "# Hall"}


def codes(text: str) -> list[tuple[str, str]]:
    post = read(notebook_markdown(text, "x.ipynb"))
    return [(block.language, block.text) for block in walk(post.blocks) if isinstance(block, Code)]


def test_a_notebook_is_its_cells_and_their_outputs() -> None:
    text = notebook(HEADING, code("x = 1\nx", stream("\x1b[31mone\x1b[0m\n")), code(""))
    assert codes(text) == [("julia", "x = 1\nx"), ("text", "one")]


def test_pictures_of_a_notebook_are_in_the_post() -> None:
    shown = {"output_type": "display_data", "data": {"image/png": "aGFs\nbA==\n", "text/plain": "<Figure>"}}
    attached = {
        "cell_type": "markdown",
        "source": "![h](attachment:h.png)",
        "attachments": {"h.png": {"image/png": "aGk="}},
    }
    post = read(notebook_markdown(notebook(attached, code("plot()", shown)), "x.ipynb"))
    sources = [block.source for block in post.blocks if isinstance(block, Picture)]
    assert sources == ["data:image/png;base64,aGk=", "data:image/png;base64,aGFsbA=="]


def test_what_a_notebook_hides_is_hidden() -> None:
    assert codes(notebook(HEADING, code("#hide\nx", stream("a")))) == []
    assert codes(notebook(HEADING, code("#hide_input\nx", stream("a")))) == [("text", "a")]
    assert codes(notebook(HEADING, code("x", stream("a"), tags=["remove-output"]))) == [("julia", "x")]
    assert codes(notebook(HEADING, code("#| echo: false\nx", stream("a")))) == [("text", "a")]
    assert codes(notebook(HEADING, code("#collapse-show\nx", stream("no", "stderr")))) == [("julia", "x")]


def test_the_first_cell_of_a_notebook_may_be_front_matter() -> None:
    title = {"cell_type": "markdown", "source": '# "A hall"\n> Its story\n\n- toc: true\n- author: Ada\n- tags: [a, b]'}
    meta = read(notebook_markdown(notebook(title, code("x")), "x.ipynb")).meta
    assert (plain(meta.title), meta.description, meta.authors, meta.tags) == (
        "A hall",
        "Its story",
        ("Ada",),
        ("a", "b"),
    )


@pytest.mark.parametrize(
    "text", ["no json", "[]", "{}", '{"cells": 3}', '{"cells": []}', '{"cells": [1, {"cell_type": 2}]}']
)
def test_what_is_no_notebook_is_said_to_be_none(text: str) -> None:
    with pytest.raises(PostError, match="notebook"):
        notebook_markdown(text, "x.ipynb")


def in_site(tmp_path: Path, **files: str) -> Post:
    """The post `post.md` of a site with these files; `__` in a name is a slash."""
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "_config.yml").touch()
    for name, text in files.items():
        file = tmp_path / f"{name.replace('__', '/')}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    post = tmp_path / "post.md"
    return read(post.read_text(encoding="utf-8"), site_around(post))


def told(post: Post) -> list[str]:
    return [plain(block.text) for block in walk(post.blocks) if isinstance(block, Paragraph | Heading)]


def test_a_note_that_is_embedded_is_shown(tmp_path: Path) -> None:
    post = in_site(
        tmp_path,
        post="Before\n\n![[Glue]]\n\n![[Woods#Oak]]\n\n![[woods#^ash]]\n\n![[None]]\n\n![[post]]\n\nAfter [[Glue]]",
        notes__Glue="---\ntags: x\n---\nBone ==glue==.\n\n![[Woods]]",
        notes__Woods="# Oak\n\nHard.\n\n## Kinds\n\nTwo.\n\n# Ash\n\nBends well. ^ash\n\nGrey.",
    )
    assert told(post) == [
        "Before", "Bone glue.", "Woods", "Hard.", "Kinds", "Two.", "Bends well.", "None", "post", "After Glue",
    ]  # fmt: skip
    assert post.blocks[-1].line == 13


def test_parts_that_are_included_are_shown(tmp_path: Path) -> None:
    post = in_site(
        tmp_path,
        post="```{r}\n1\n```\n\n{{< include _part.md >}}\n\n{% include_relative _other.md %}\n",
        _part="The part.",
        _other="The other.",
    )
    assert told(post) == ["The part.", "The other."]


def test_nothing_outside_the_site_is_included(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Secret.", encoding="utf-8")
    site = tmp_path / "site"
    post = in_site(site, post="![[../secret]] and ![[/etc/passwd]] and ![[secret]]", link="x")
    (site / "link.md").unlink()
    (site / "link.md").symlink_to(tmp_path / "secret.md")
    assert "Secret" not in " ".join(told(post))
    assert site_around(site / "post.md").text("link") is None


def test_unknown_calls_are_told(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    read_post("{{< wobble >}}\n\n<Wobble/>\n", name="post", report=found.append)
    assert [(diagnostic.code, diagnostic.line) for diagnostic in found] == [("tag-unknown", 1), ("tag-unknown", 3)]
