"""Exports of whole blogs: WordPress's XML, Ghost's JSON, archives of Notion and Medium."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bad_server import picture
from post2slides.cli import main
from post2slides.diagnostics import PostError
from post2slides.inspect import dump_post
from post2slides.read import read_page
from post2slides.read.export import choose, exported
from post2slides.read.export.ghost_documents import lexical_html, mobiledoc_html
from post2slides.source import open_source

ITEM = """<item><title>{title}</title><link>https://ada.example/{slug}/</link><dc:creator><![CDATA[ada]]></dc:creator>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id>
<wp:post_date>2026-06-20 10:00:00</wp:post_date><wp:post_name>{slug}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>
<category domain="post_tag" nicename="wood"><![CDATA[wood]]></category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>{more}</item>"""

CLASSIC = """We needed forty chairs.
And a [sic] week.

[caption id="attachment_7" align="alignnone" width="300"]\
<a href="x.jpg"><img src="https://ada.example/hall.jpg" alt="Hall" /></a> The <em>hall</em>[/caption]

<!--more-->

https://www.youtube.com/watch?v=abcdefghijk

[gallery ids="7,8,99"]

[sourcecode language="python"]
if a < b:

    print("[1]")
[/sourcecode]

<ul>
<li>glue</li>
</ul>

[vc_row][vc_column_text]In a builder.[/vc_column_text][/vc_row]

[wobble size="3"]kept[/wobble] [[gallery]] shown."""

BLOCKS = """<!-- wp:paragraph -->
<p>A <strong>block</strong>.</p>
<!-- /wp:paragraph -->

<!-- wp:embed {"url":"https://vimeo.com/1"} -->
<figure class="wp-block-embed is-provider-vimeo"><div class="wp-block-embed__wrapper">
https://vimeo.com/1
</div></figure>
<!-- /wp:embed -->

<!-- wp:code -->
<pre class="wp-block-code"><code lang="js">let x;</code></pre>
<!-- /wp:code -->"""


def item(title: str, content: str = "Words.", **given: str) -> str:
    facts = {"slug": title.lower().replace(" ", "-"), "excerpt": "", "number": "1", "status": "publish"}
    return ITEM.format(title=title, content=content, **(facts | {"kind": "post", "more": ""} | given))


def wxr(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- generator="WordPress/6.5" -->\n'
        '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en-US</language>'
        "<wp:author><wp:author_login><![CDATA[ada]]></wp:author_login>"
        "<wp:author_display_name><![CDATA[Ada Kim]]></wp:author_display_name></wp:author>"
        f"{''.join(items)}</channel></rss>"
    )


ATTACHMENTS = [
    item("a", kind="attachment", number=n, more=f"<wp:attachment_url>https://ada.example/{n}.jpg</wp:attachment_url>")
    for n in ("7", "8")
]


def told(text: str, wanted: str = "") -> str:
    found = exported(text, "export")
    assert found is not None
    return dump_post(read_page(choose(found, wanted, "export").page, name="x", report=lambda _: None))


def test_a_post_of_wordpress_has_its_facts() -> None:
    shown = told(
        wxr(item("Forty &amp; one chairs", excerpt="A <b>week</b> of glue", slug="forty-chairs"), *ATTACHMENTS)
    )
    for line in (
        "title: Forty & one chairs",
        "authors: Ada Kim",
        "published: 2026-06-20T10:00:00",
        "language: en-US",
        "tags: wood",
        "description: A week of glue",
        "cover: https://ada.example/7.jpg",
        "address: https://ada.example/forty-chairs/",
    ):
        assert line in shown, line


def test_the_old_editor_of_wordpress_leaves_empty_lines_and_shortcodes() -> None:
    blocks = told(wxr(item("Chairs", CLASSIC), *ATTACHMENTS)).partition("address:")[2].splitlines()[1:]
    assert [line[5:] for line in blocks] == [
        "paragraph: We needed forty chairs.⏎And a \\[sic\\] week.",
        next(line[5:] for line in blocks if "hall.jpg" in line),
        next(line[5:] for line in blocks if "abcdefghijk" in line),
        "picture https://ada.example/7.jpg",
        "picture https://ada.example/8.jpg",
        "code python",
        "  | if a < b:",
        "  |",
        '  |     print("[1]")',
        "bullet list",
        "  item",
        "    paragraph: glue",
        "paragraph: In a builder.",
        "paragraph: kept \\[gallery\\] shown.",
    ]
    assert any("alt 'Hall' caption: The hall" in line for line in blocks)
    assert any("embed video https://www.youtube.com/watch?v=abcdefghijk" in line for line in blocks)


def test_the_new_editor_of_wordpress_leaves_comments() -> None:
    shown = told(wxr(item("Chairs", BLOCKS)))
    assert "paragraph: A **block**." in shown
    assert "embed video https://vimeo.com/1" in shown
    assert "code js" in shown
    assert "wp:" not in shown


def test_lines_are_those_of_the_export() -> None:
    text = wxr(item("A", "one"), item("B", "two\n\n<p>three</p>"))
    wanted = next(number for number, line in enumerate(text.splitlines(), 1) if "three" in line)
    assert f"{wanted} paragraph: three" in told(text, "B")


def test_of_several_posts_one_is_chosen_by_its_title() -> None:
    text = wxr(
        item("Forty chairs"), item("Chairs again", status="draft"), item("About", kind="page"), item("x", kind="nav")
    )
    assert "title: Forty chairs" in told(text, "forty CHAIRS")
    assert "title: Chairs again" in told(text, "again")
    assert "title: About" in told(text, "about")
    with pytest.raises(PostError, match="has 3 posts in it") as error:
        told(text)
    assert "Forty chairs\n  Chairs again (draft)\n  About" in str(error.value)
    with pytest.raises(PostError, match="has no post called 'lamps'"):
        told(text, "lamps")
    assert "Forty chairs" in told(text, "chairs"), "of two, the one that is published"


def test_a_draft_has_no_date() -> None:
    assert "published:" not in told(wxr(item("Chairs", status="draft")))


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
        '<!DOCTYPE lolz [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss>&b;</rss>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
    ],
)
def test_no_entity_is_expanded(text: str) -> None:
    with pytest.raises(PostError, match="document type"):
        exported(text, "x.xml")


def test_damaged_exports_are_told() -> None:
    with pytest.raises(PostError, match="damaged XML"):
        exported("<rss><channel>", "x.xml")
    with pytest.raises(PostError, match="damaged JSON"):
        exported('{"db": [', "x.json")
    with pytest.raises(PostError, match="no post in it"):
        told(wxr())
    assert exported('{"name": "package"}', "x.json") is None
    assert exported("# Words", "x.md") is None


def ghost(*posts: Mapping[str, object], **data: object) -> str:
    return json.dumps({"db": [{"meta": {}, "data": {"posts": posts, **data}}]})


def test_a_post_of_ghost_has_its_facts() -> None:
    post = {
        "id": "1", "title": "Forty <chairs>", "slug": "forty", "html": "<p>Words.</p><img src='__GHOST_URL__/c/x.png'>",
        "status": "published", "published_at": "2026-06-20T10:00:00.000Z", "custom_excerpt": "A week",
        "feature_image": "__GHOST_URL__/c/cover.png",
    }  # fmt: skip
    shown = told(
        ghost(
            post,
            users=[{"id": "5", "name": "Ada Kim"}],
            posts_authors=[{"post_id": "1", "author_id": "5"}],
            tags=[{"id": "9", "name": "wood"}, {"id": "8", "name": "#hidden"}],
            posts_tags=[{"post_id": "1", "tag_id": "9"}, {"post_id": "1", "tag_id": "8"}],
            settings=[{"key": "url", "value": "https://ada.example/"}],
        )
    )
    for line in (
        "title: Forty \\<chairs>",
        "authors: Ada Kim",
        "tags: wood",
        "description: A week",
        "cover: https://ada.example/c/cover.png",
        "picture https://ada.example/c/x.png",
    ):
        assert line in shown, line


def test_what_ghost_keeps_in_lexical() -> None:
    document = {
        "root": {
            "children": [
                {
                    "type": "paragraph",
                    "children": [{"type": "text", "text": "a <b", "format": 1}, {"type": "linebreak"}],
                },
                {"type": "extended-heading", "tag": "h2", "children": [{"type": "text", "text": "H"}]},
                {
                    "type": "list",
                    "tag": "ol",
                    "children": [{"type": "listitem", "children": [{"type": "text", "text": "i"}]}],
                },
                {"type": "image", "src": "x.png", "alt": "A", "caption": "C"},
                {"type": "codeblock", "code": "a<b", "language": "js"},
                {"type": "bookmark", "url": "https://e.example", "metadata": {"title": "T"}},
                {"type": "callout", "calloutEmoji": "💡", "calloutText": "Hm"},
                {"type": "markdown", "markdown": "- *m*"},
                {"type": "wobble", "children": [{"type": "text", "text": "kept"}]},
            ]
        }
    }
    written = lexical_html(document)
    for part in (
        "<p><strong>a &lt;b</strong><br></p>", "<h2>H</h2>", "<ol><li>i</li></ol>", '<img src="x.png" alt="A">',
        "<figcaption>C</figcaption>", '<pre class="language-js"><code>a&lt;b</code></pre>', 'src="https://e.example"',
        "💡 Hm", "<em>m</em>", "kept",
    ):  # fmt: skip
        assert part in written, part


def test_what_ghost_keeps_in_mobiledoc() -> None:
    document = {
        "markups": [["a", ["href", "https://e.example"]], ["strong"]],
        "atoms": [["soft-return", "", {}]],
        "cards": [["image", {"src": "x.png"}], ["markdown", {"markdown": "**m**"}], ["unknown", {}]],
        "sections": [
            [1, "p", [[0, [0], 1, "link"], [0, [1], 1, " & bold"], [1, [], 0, 0], [0, [], 0, "x"]]],
            [3, "ul", [[[0, [], 0, "item"]]]],
            [10, 0], [10, 1], [10, 2], [10, 99], ["odd"], 3,
        ],
    }  # fmt: skip
    written = mobiledoc_html(document)
    assert '<p><a href="https://e.example">link</a><strong> &amp; bold</strong><br>x</p>' in written
    assert "<ul><li>item</li></ul>" in written
    assert '<img src="x.png">' in written
    assert "<strong>m</strong>" in written


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_the_deck_of_an_export_is_named_by_the_title(tmp_path: Path) -> None:
    export = tmp_path / "export.xml"
    image = '<img src="https://ada.example/wp-content/uploads/2026/hall.png">'
    export.write_text(
        wxr(item("Forty chairs", f"Words of the post, and more.\n\n{image}"), item("Lamps")), encoding="utf-8"
    )
    listed = run("convert", str(export))
    assert listed.exit_code == 1
    assert "Choose one with --post:\n  Forty chairs\n  Lamps" in listed.output
    assert run("convert", str(export), "--post", "forty chairs", "--offline").exit_code == 0
    assert (tmp_path / "forty-chairs.pptx").exists()
    assert "title: Lamps" in run("inspect", str(export), "--post", "Lamps", "--stage", "post").output


def test_an_archive_of_notion_is_unpacked(tmp_path: Path) -> None:
    inner = tmp_path / "part.zip"
    name = "Forty chairs 0123456789abcdef0123456789abcdef"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr(f"{name}.md", f"# Forty chairs\n\nWords.\n\n![Hall]({name.replace(' ', '%20')}/hall.png)\n")
        archive.writestr(f"{name}/hall.png", picture(size=(800, 600)))
        archive.writestr(f"{name}/Sub 0123456789abcdef0123456789abcdee.md", "# Sub")
    export = tmp_path / "export.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.write(inner, "Part-1.zip")
        archive.writestr("../evil.md", "no")
    result = run("convert", str(export), "--offline")
    assert "forty-chairs.pptx" in result.output
    assert "1 picture, 0 slides with notes, 0 warnings" in result.output
    assert not (tmp_path.parent / "evil.md").exists()


def test_an_archive_of_medium_has_posts(tmp_path: Path) -> None:
    export = tmp_path / "medium.zip"
    body = '<section data-field="body" class="e-content"><p>Words of {0} and more of them.</p></section>'
    page = f'<article class="h-entry"><h1 class="p-name">{{0}}</h1>{body}</article>'
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("README.html", "<p>Your archive</p>")
        archive.writestr("bookmarks/bookmarks-0001.html", "<p>Bookmarks</p>")
        archive.writestr("posts/2026-06-20_Forty-chairs-0123456789ab.html", page.format("Forty chairs"))
        archive.writestr("posts/draft_Lamps-0123456789ac.html", page.format("Lamps"))
    with pytest.raises(PostError, match="has 2 posts") as error:
        open_source(export)
    assert "Forty chairs\n  Lamps (draft)" in str(error.value)
    assert "Words of Forty chairs" in open_source(export, "forty chairs").text


def test_what_is_no_archive_or_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "x.zip"
    broken.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(PostError, match="cannot be unpacked"):
        open_source(broken)
    monkeypatch.setattr("post2slides.assets.archive._MOST_BYTES", 10)
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("x.md", "x" * 100)
    with pytest.raises(PostError, match="has more than"):
        open_source(broken)


def test_a_post_has_no_other_to_choose(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("# Words", encoding="utf-8")
    with pytest.raises(PostError, match="--post"):
        open_source(post, "Words")
