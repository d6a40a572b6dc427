"""HTML pages: saved beside their pictures, in old encodings, and fetched from the web; Markdown from the web."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pptx import Presentation

from bad_server import BadServer, bad_server, picture
from post2slides.assets import FetchOptions
from post2slides.assets.fetch_post import source_address
from post2slides.cli import main
from post2slides.diagnostics import Diagnostic, PostError
from post2slides.model.picture import PictureFacts
from post2slides.model.post import plain
from post2slides.pipeline import Options, open_source, prepare
from post2slides.read import read_page
from post2slides.read.charset import decode_page
from post2slides.source import Form, file_name, open_address

PAGE = """<!DOCTYPE html><html lang="en"><head><title>The hall</title>{head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>The hall</h1><p>We went into the hall, and it was empty but for a chair in the middle of it.</p>{body}
</article><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def saved(folder: Path, body: str, head: str = "") -> Path:
    page = folder / "The hall.html"
    page.write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    return page


def shown(page: Path, tmp_path: Path) -> tuple[dict[str, bool], list[Diagnostic]]:
    """For each picture of a page whether there is one, and what is said of those that are not."""
    found: list[Diagnostic] = []
    (tmp_path / "work").mkdir()
    options = Options(fetch=FetchOptions(offline=True, cache=tmp_path / "cache"))
    stages = prepare(open_source(page), options, tmp_path / "work", found.append)
    return {source: isinstance(one, PictureFacts) for source, one in stages.assets.gallery.items()}, found


def test_a_saved_page_has_its_pictures_beside_it(tmp_path: Path) -> None:
    (tmp_path / "The hall_files").mkdir()
    (tmp_path / "The hall_files" / "chair.png").write_bytes(picture(size=(800, 600)))
    sources = 'data-src="https://ada.example/chair.png" srcset="https://ada.example/c2.png 2000w"'
    body = f'<p><img src="./The%20hall_files/chair.png" {sources}></p>'
    assert shown(saved(tmp_path, body), tmp_path) == ({"./The%20hall_files/chair.png": True}, [])


def test_a_page_of_a_built_site_has_its_pictures_in_the_site(tmp_path: Path) -> None:
    (tmp_path / "public" / "images").mkdir(parents=True)
    (tmp_path / "public" / "index.html").touch()
    (tmp_path / "public" / "images" / "chair.png").write_bytes(picture(size=(800, 600)))
    folder = tmp_path / "public" / "posts" / "hall"
    folder.mkdir(parents=True)
    assert shown(saved(folder, '<img src="/images/chair.png">'), tmp_path)[0] == {"/images/chair.png": True}


def test_what_is_not_beside_a_page_is_asked_for_where_it_was_published(server: BadServer, here: Path) -> None:
    head = f'<link rel="canonical" href="{server.url("/posts/hall/")}">'
    page = saved(here, '<p><img src="/pictures.png"></p><p>See <a href="../chair/">the chair</a>.</p>', head)
    result = run("convert", str(page), "--allow-host", "localhost")
    assert "0 warnings" in result.output
    assert server.hits["/pictures.png"] == 1
    post = read_page(page.read_text(encoding="utf-8"), name="hall", report=print)
    assert server.url("/posts/chair/") in repr(post.blocks)


@pytest.mark.parametrize(
    ("encoding", "label", "words"),
    [
        ("cp949", "euc-kr", "회의장에 들어가니 똠방각하가 계셨다"),
        ("cp932", "Shift_JIS", "会場に入ると椅子が①つありました"),
        ("gb18030", "gb2312", "走进会场，里面只有一把椅子，朱镕基"),
        ("big5hkscs", "big5", "走進會場，裡面只有一把椅子"),
        ("cp1252", "iso-8859-1", "“Où est la chaise ?” – ici"),
        ("koi8-r", "KOI8-R", "В зале стоял один стул"),
    ],
)
def test_a_page_is_read_in_its_encoding(encoding: str, label: str, words: str) -> None:
    declared = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head><p>{words}'
    assert words in decode_page(declared.encode(encoding))
    assert words in decode_page(f"<p>{words}".encode(encoding), label)
    assert words in decode_page(f"<meta charset='{label}'><p>{words}".encode())


def test_a_page_without_any_encoding_has_a_text() -> None:
    assert decode_page(b"<p>caf\xe9") == "<p>café"
    assert decode_page("<p>자리".encode()) == "<p>자리"
    assert decode_page("\ufeff<p>é".encode("utf-16-le")) == "<p>é"
    assert decode_page(b"<p>x", "no-such-encoding") == "<p>x"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_an_address_is_fetched_and_its_deck_named_by_its_title(server: BadServer, here: Path) -> None:
    result = run("convert", server.url("/article/"), "--allow-host", "localhost")
    assert result.exit_code == 0, result.output
    deck = Presentation(str(here / "the-hall-회의장.pptx"))
    assert deck.core_properties.title == "The hall: 회의장"
    assert "0 warnings" in result.output
    assert server.hits["/article/chair.png"] == server.hits["/pictures"] == 1


def test_pictures_are_resolved_against_the_address_behind_redirects(server: BadServer, here: Path) -> None:
    result = run("convert", server.url("/to-article"), "-o", "x.pptx", "--allow-host", "localhost")
    assert "0 warnings" in result.output
    assert server.hits["/article/in/chair.png"] == 1


def test_markdown_is_fetched_too(server: BadServer, here: Path) -> None:
    (here / "secret.png").write_bytes(picture())
    result = run("convert", server.url("/post.md"), "--allow-host", "localhost")
    assert (here / "a-post-in-markdown.pptx").exists()
    assert "picture not fetched: secret.png (HTTP 404" in result.output


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "cannot be fetched: HTTP 404"),
        ("/broken", "cannot be fetched: HTTP 500"),
        ("/pdf", "is a PDF, not a post"),
        ("/good.png", "is a picture, not a post"),
        ("/login", "asks for a login"),
        ("/scripts", "without any text of a post"),
        ("/loop", "too many redirects"),
        ("/huge", "too large"),
        ("/to-loopback", "private address"),
        ("/to-file", "address not supported"),
    ],
)
def test_what_cannot_be_had_is_told_in_clear_words(server: BadServer, here: Path, path: str, message: str) -> None:
    result = run("convert", server.url(path), "--allow-host", "localhost")
    assert result.exit_code == 1
    assert message in result.output
    assert len(result.output.strip().splitlines()) == 2
    assert not list(here.glob("*.pptx"))


def test_no_private_address_is_asked_for_a_post(server: BadServer, here: Path) -> None:
    assert "private address" in run("convert", server.url("/article")).output
    assert not server.hits


def test_offline_no_post_is_fetched(server: BadServer, here: Path) -> None:
    result = run("convert", server.url("/article"), "--offline", "--allow-host", "localhost")
    assert "--offline keeps off it" in result.output
    assert not server.hits


def test_a_post_from_the_web_opens_no_folder_of_this_computer(server: BadServer, here: Path) -> None:
    source = open_address(server.url("/greedy.md"), FetchOptions(allow_hosts=("localhost",)))
    stages = prepare(source, Options(), here, lambda _: None)
    assert stages.settings.allow_path == ()
    assert stages.settings.allow_host == ()


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("https://github.com/a/b/blob/main/x/y.md", "https://raw.githubusercontent.com/a/b/main/x/y.md"),
        ("https://github.com/a/b/blob/main/y.md?plain=1#L3", "https://raw.githubusercontent.com/a/b/main/y.md"),
        ("https://gist.github.com/ada/0123abcd", "https://gist.github.com/ada/0123abcd/raw"),
        ("https://gitlab.com/a/b/-/blob/main/y.md", "https://gitlab.com/a/b/-/raw/main/y.md"),
        ("https://codeberg.org/a/b/src/branch/main/y.md", "https://codeberg.org/a/b/raw/branch/main/y.md"),
        ("https://ada.example/blob/x", "https://ada.example/blob/x"),
    ],
)
def test_a_page_that_shows_a_file_leads_to_the_file(page: str, file: str) -> None:
    assert source_address(page) == file


def test_the_name_of_a_deck_is_one_that_any_system_takes() -> None:
    assert file_name('What/is: "this"?') == "what-is-this"
    assert file_name("회의장 — 2026") == "회의장-2026"
    assert file_name("???") == "presentation"
    assert len(file_name("x" * 500)) <= 80


def test_a_page_is_known_by_its_name_or_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!-- saved -->\n<!DOCTYPE html><p>text", encoding="utf-8")
    (tmp_path / "post.md").write_text("<html>\n\ntext", encoding="utf-8")
    assert open_source(tmp_path / "page").form is Form.PAGE
    assert open_source(tmp_path / "post.md").form is Form.MARKDOWN


@pytest.mark.parametrize("page", ["<html>", "<html><body></body></html>", "<p>", "<!DOCTYPE html>", "<html><p>Hi"])
def test_a_page_without_a_post_makes_no_deck(tmp_path: Path, page: str) -> None:
    file = tmp_path / "x.html"
    file.write_text(page, encoding="utf-8")
    with pytest.raises(PostError, match="without any text"):
        prepare(open_source(file), Options(), tmp_path, lambda _: None)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><pre>",
        "<article>" * 3000 + "text",
        "<div class='entry-content'>" * 6000 + "text",
        "<div class='comments'>" * 300 + "x",
        "<svg><svg><svg viewBox='0 0'>",
        "<script type='application/ld+json'>[[[[{}]]]]</script><p>x",
        '<script type=\'application/ld+json\'>{"@type": "Article", "author": [1, [2]], "image": 3}</script>x',
        "<img srcset=','><img srcset='a b c'><picture><source></picture><noscript><img></noscript>",
        "<h1><a href='#'>#</a></h1><sup><a href='#fn1'>1</a></sup><li id=fn1>",
        "<base href='http://[x'><a href='http://[y'>z</a><link rel=canonical href='http://[z'>",
        "\x00\ufffe<p>&#x0;&#xD800;",
    ],
)
def test_no_page_fails_to_be_read(page: str) -> None:
    post = read_page(page, name="x", report=lambda _: None)
    assert plain(post.meta.title) is not None
