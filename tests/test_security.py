"""What a post, a page, a theme or a template cannot make the program do; `docs/security.md` says it in words."""

from __future__ import annotations

import base64
import json
import os
import re
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from PIL import Image

import package_lint
import templates
from conversions import Conversion, converted
from post2slides import cli
from post2slides.assets.cache import Cache
from post2slides.assets.faults import PictureFault
from post2slides.assets.locate import Locator
from post2slides.assets.site import Site
from post2slides.diagnostics import DeckError, Diagnostic, PostError, Severity
from post2slides.model.chart import ChartData, Series
from post2slides.pipeline import Source, open_source
from post2slides.readback.package import zip_parts
from post2slides.write.workbook import workbook

UNSHOWN = "correct horse battery staple"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")


def deck_of(text: str, folder: Path, name: str = "post.md", **chosen: object) -> Conversion:
    """The deck of a post in `folder`."""
    (folder / name).write_text(text, encoding="utf-8")
    return converted(folder / name, **chosen)  # type: ignore[arg-type]


def addresses(deck: Conversion) -> list[str]:
    """All that the deck refers to outside its file."""
    rels = (deck.archive.read(name).decode() for name in deck.archive.namelist() if name.endswith(".rels"))
    found = (re.findall(r"<Relationship\s[^>]*>", text) for text in rels)
    external = [item for items in found for item in items if 'TargetMode="External"' in item]
    return [match[1] for item in external if (match := re.search(r'Target="([^"]*)"', item))]


# No code runs


MARK = "ran.txt"
RUNS = {
    "yaml": f"---\ntitle: !!python/object/apply:os.system ['echo > {MARK}']\n---\n\n# One\n\nWords.\n",
    "yaml new": f"---\ntitle: !!python/object/new:subprocess.Popen [['touch', '{MARK}']]\n---\n\n# One\n\nWords.\n",
    "toml": f"+++\ntitle = \"{{{{ exec('touch {MARK}') }}}}\"\n+++\n\n# One\n\nWords.\n",
    "liquid": f"# One\n\n{{% raw %}}{{{{ 'touch {MARK}' | exec }}}}{{% endraw %}}\n\n{{% include ../../{MARK} %}}\n",
    "hugo": f'# One\n\n{{{{< exec "touch {MARK}" >}}}} Words.\n',
    "lexer": f"# One\n\n```../../{MARK}.py:Lexer\nprint(1)\n```\n\n```{{python}}\nopen('{MARK}', 'w')\n```\n",
    "quarto": f"# One\n\n```{{r}}\nsystem('touch {MARK}')\n```\n\n`r system('touch {MARK}')`\n",
    "latex": f"# One\n\n$$\\write18{{touch {MARK}}}$$\n\n$\\input{{|touch {MARK}}}$\n\n$$\\openout5={MARK}$$\n",
    "mermaid": f'# One\n\n```mermaid\nflowchart LR\nA --> B\nclick A call touch("{MARK}")\n```\n',
    "html": f"# One\n\n<script>require('fs').writeFileSync('{MARK}','')</script>\n\n<?php touch('{MARK}'); ?>\n\nA.",
}


@pytest.mark.parametrize("text", RUNS.values(), ids=RUNS)
def test_a_post_runs_nothing(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert deck_of(text, tmp_path).slides
    assert [path.name for path in tmp_path.iterdir()] == ["post.md"]


def test_mdx_and_notebooks_run_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code = f"import fs from 'fs'\n\nexport const x = fs.writeFileSync('{MARK}', '')\n\n# One\n\nWords {{fs.x()}}.\n"
    assert deck_of(code, tmp_path, "post.mdx").slides
    cell = {"cell_type": "code", "source": f"!touch {MARK}\nopen('{MARK}', 'w')", "outputs": [], "metadata": {}}
    heading = {"cell_type": "markdown", "source": "# One", "metadata": {}}
    assert deck_of(json.dumps({"cells": [heading, cell], "metadata": {}, "nbformat": 4}), tmp_path, "n.ipynb").slides
    assert not Path(MARK).exists()


# Links


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Conversion:
    """A post with dangerous addresses in every place that can hold one."""
    bad = (
        "javascript:alert(1)",
        "vbscript:x",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "data:text/html,x",
    )
    places = (
        "[words]({})",
        "<a href='{}'>words</a>",
        "[words][ref]\n\n[ref]: <{}>",
        "<{}>",
        "[![words](none.png)]({})",
        "![words]({})",
        '<iframe src="{}"></iframe>',
        '<video src="{}.mp4"></video>',
        '{{{{< figure src="none.png" link="{}" >}}}}',
        '{{{{< youtube "{}" >}}}}',
        "{{% youtube {} %}}",
        "| a |\n|---|\n| [words]({}) |",
        "- [ ] [words]({})",
        "## [words]({})",
        "> [!NOTE] [words]({})",
        "Words[^1].\n\n[^1]: [words]({})",
        "✏️ [words]({})",
        "$$\\href{{{}}}{{x}}$$",
        '```mermaid\nflowchart LR\nA --> B\nclick A "{}"\n```',
    )
    front = "---\ntitle: Talk\ncanonical_url: {0}\nurl: {0}\nauthor: '[x]({0})'\ncover: {0}\n---\n\n"
    body = "\n\n".join(f"# Slide {n}\n\n" + place.format(address) for n, place in enumerate(places) for address in bad)
    return deck_of(front.format(bad[0]) + body, tmp_path_factory.mktemp("hostile"))


def test_every_link_of_a_deck_leads_to_the_web(hostile: Conversion) -> None:
    assert all(re.match(r"https?://[\w.-]+(?:[/?#:]|$)", address) for address in addresses(hostile)), addresses(hostile)
    assert not [address for address in addresses(hostile) if "passwd" in address]
    assert not [name for name in hostile.archive.namelist() if re.search(r"activeX|vba|embeddings/.*\.bin", name)]


def test_no_qr_code_leads_anywhere_but_to_the_web(hostile: Conversion) -> None:
    assert not [name for name in hostile.archive.namelist() if "qr" in name.lower()]
    assert "QR code" not in hostile.text()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//host/share", "data:text/html,x"])
def test_a_page_s_links_lead_to_the_web(address: str, tmp_path: Path) -> None:
    words = "Many words of a post that is long enough to be one. " * 9
    page = f"<html><head><base href='{address}'><link rel=canonical href='{address}'></head><body><article><h1>One</h1>"
    page += f"<p>{words}<a href='{address}'>here</a><a href='deep.html'>there</a></p></article></body></html>"
    found = addresses(deck_of(page, tmp_path, "page.html"))
    assert not [one for one in found if not re.match(r"https?://[\w.-]+", one)]


# Files


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site, beside which lies what is nobody's business."""
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "private").mkdir()
    Image.new("RGB", (800, 600), "red").save(tmp_path / "private" / "photo.png")
    (tmp_path / "private" / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    (tmp_path / "private" / "secret.md").write_text(UNSHOWN, encoding="utf-8")
    return tmp_path / "site"


READS = (
    ("", "![]({}/photo.png)"),
    ("", "<img src='{}/photo.png'>"),
    ("", "<video src='{}/film.mp4'></video>"),
    ("obsidian", "![[{}/secret.md]]"),
    ("obsidian", "![[{}/secret]]"),
    ("quarto", "{{{{< include {}/secret.md >}}}}"),
    ("jekyll", "{{% include_relative {}/secret.md %}}"),
    ("mkdocs", '--8<-- "{}/secret.md"'),
)
"""How posts show other files, and in which dialect."""


@pytest.mark.parametrize(("dialect", "place"), READS[3:])
def test_what_lies_in_the_site_is_shown(dialect: str, place: str, site: Path) -> None:
    (site / "open").mkdir()
    (site / "open" / "secret.md").write_text(UNSHOWN, encoding="utf-8")
    assert UNSHOWN in deck_of("# One\n\n" + place.format("open") + "\n", site, dialect=dialect).text()


@pytest.mark.parametrize(("dialect", "place"), READS)
@pytest.mark.parametrize("way", ["../private", "{absolute}", "..%2Fprivate", "link"])
@POSIX
def test_nothing_outside_the_site_is_shown(dialect: str, place: str, way: str, site: Path) -> None:
    (site / "link").symlink_to(site.parent / "private")
    text = "# One\n\n" + place.format(way.format(absolute=site.parent / "private")) + "\n"
    deck = deck_of(text, site, dialect=dialect)
    assert UNSHOWN not in deck.text()
    assert not [name for name in deck.archive.namelist() if name.startswith("ppt/media/")]


def test_a_post_does_not_widen_what_it_may_read(site: Path) -> None:
    rights = "slides:\n  allow-path: /\n  allow-host: localhost\n  offline: false\n"
    deck = deck_of(f"---\n{rights}---\n\n# One\n\n![](../private/photo.png)\n", site)
    assert deck.codes().count("setting-unknown") == 3
    assert "picture-refused" in deck.codes()


@pytest.mark.parametrize(
    "theme", ["../private/theme.yaml", "../private/company.potx", "mine", "\\\\\\\\host\\\\share\\\\t.potx"]
)
def test_a_post_names_no_theme_and_no_logo_outside_its_site(theme: str, site: Path) -> None:
    logo = "extends: paper\nlogo: ../../private/photo.png\n"
    (site / "mine").mkdir()
    (site / "mine" / "theme.yaml").write_text(logo, encoding="utf-8")
    (site.parent / "private" / "theme.yaml").write_text("extends: paper\n", encoding="utf-8")
    templates.written(site.parent / "private", templates.plain(), "company.potx")
    (site / "post.md").write_text(f'---\nslides:\n  theme: "{theme}"\n---\n\n# One\n', encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["convert", str(site / "post.md"), "--offline"])
    assert result.exit_code == 1
    assert "lies outside the post's site" in result.output
    assert CliRunner().invoke(cli.main, ["convert", str(site / "post.md"), "--offline", "-t", "paper"]).exit_code == 0


def test_a_post_may_name_a_theme_of_its_site(site: Path) -> None:
    (site / "mine").mkdir()
    (site / "mine" / "theme.yaml").write_text("extends: midnight\n", encoding="utf-8")
    assert deck_of("---\nslides:\n  theme: mine\n---\n\n# One\n\nWords.\n", site, theme=None).stages.theme.dark


@pytest.mark.parametrize(
    "path", ["\\\\host\\share\\a.png", "//host/share/a.png", "%5C%5Chost%5Cshare", "\\/host/a.png"]
)
def test_no_network_path_is_asked_for(path: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise AssertionError(f"{path} was asked for")

    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(PictureFault, match="address not supported"):
        Locator(Site(site, site)).find(path)


# Templates

NAMED = '<p:cNvPr id="90" name="x"/>'
SHAPE = "<p:sp><p:nvSpPr>{}<p:cNvSpPr/><p:nvPr>{}</p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr></p:sp>"
LINKED = '<a:blip r:link="rId91"/>'
CLICK = '<p:cNvPr id="90" name="x"><a:{} r:id="rId91" action="{}"/></p:cNvPr>'
OBJECT = (
    f"<p:graphicFrame><p:nvGraphicFramePr>{NAMED}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic>"
    '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj progId="Package"'
    ' r:id="rId91"><p:link/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
)
EXTERNAL = (
    (
        "image",
        "file:///etc/passwd",
        f"<p:pic><p:nvPicPr>{NAMED}<p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>{LINKED}</p:blipFill><p:spPr/></p:pic>",
    ),
    ("image", "https://tracker.example/a.png", SHAPE.format(NAMED, "", f"<a:blipFill>{LINKED}</a:blipFill>")),
    ("oleObject", "file:///c:/calc.exe", OBJECT),
    ("video", "https://tracker.example/a.mp4", SHAPE.format(NAMED, '<a:videoFile r:link="rId91"/>', "")),
    ("hyperlink", "file:///c:/calc.exe", SHAPE.format(CLICK.format("hlinkClick", "ppaction://program"), "", "")),
    ("hyperlink", "\\\\host\\share\\a.docx", SHAPE.format(CLICK.format("hlinkHover", ""), "", "")),
)


@pytest.mark.parametrize(
    ("kind", "target", "shape"), EXTERNAL, ids=[f"{kind} {target}" for kind, target, _ in EXTERNAL]
)
@pytest.mark.parametrize("part", ["slideMasters/slideMaster1.xml", "slideLayouts/slideLayout2.xml"])
def test_nothing_in_a_template_leads_out_of_the_deck(
    kind: str, target: str, shape: str, part: str, tmp_path: Path
) -> None:
    folder, file = part.split("/")
    relation = (
        f'<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{target}" TargetMode="External"/></Relationships>'
    )
    package = templates.changed(
        templates.plain(), f"ppt/{folder}/_rels/{file}.rels", lambda xml: xml.replace("</Relationships>", relation)
    )
    package = templates.changed(
        package, f"ppt/{part}", lambda xml: re.sub(r"(<p:grpSpPr\s*/>|</p:grpSpPr>)", rf"\1{shape}", xml, count=1)
    )
    assert target.encode() in b"".join(
        ZipFile(BytesIO(package)).read(name) for name in ZipFile(BytesIO(package)).namelist()
    )
    deck = deck_of("# One\n\nWords.\n", tmp_path, theme=str(templates.written(tmp_path, package)))
    assert addresses(deck) == []
    inside = b"".join(
        deck.archive.read(name) for name in deck.archive.namelist() if "Master" in name or "Layout" in name
    )
    assert not re.search(rb"rId91|ppaction://program|oleObj|videoFile|r:link", inside)
    assert package_lint.faults(package_lint.Package(deck.archive)) == []


def test_a_click_on_a_template_runs_no_macro(tmp_path: Path) -> None:
    shape = (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="x"><a:hlinkClick r:id="" action="&#112;paction://macro?name=Evil"/>'
        "</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>"
    )
    package = templates.changed(
        templates.plain(),
        "ppt/slideMasters/slideMaster1.xml",
        lambda xml: re.sub(r"(<p:grpSpPr\s*/>|</p:grpSpPr>)", rf"\1{shape}", xml, count=1),
    )
    deck = deck_of("# One\n\nWords.\n", tmp_path, theme=str(templates.written(tmp_path, package)))
    assert b"Evil" not in deck.archive.read("ppt/slideMasters/slideMaster1.xml")


# Bombs


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
)


@pytest.mark.parametrize("body", ['<rss a="&a11;">', "<rss><item>&a11;</item>", "<rss>"])
@pytest.mark.parametrize("before", ["", "<?x <!-- ?>"], ids=["plain", "disguised"])
def test_an_export_full_of_entities_is_refused(body: str, before: str, tmp_path: Path) -> None:
    after = "<?y --> ?>" if before else ""
    path = tmp_path / "export.xml"
    space = 'xmlns:wp="http://wordpress.org/export/1.2/"'
    body = body.replace("<rss", f"<rss {space}")
    path.write_text(f"{before}{LAUGHS}{after}{body}<channel/></rss>", encoding="utf-8")
    with pytest.raises(PostError):
        open_source(path)


def test_a_deck_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("post2slides.readback.package._MOST_XML", 4 << 20)
    bomb = templates.repacked(templates.plain(), lambda _, data: data, **{"ppt/x.xml": bytes(5 << 20)})
    (tmp_path / "bomb.pptx").write_bytes(bomb)
    with pytest.raises(DeckError, match="too large"):
        zip_parts(tmp_path / "bomb.pptx")
    result = CliRunner().invoke(cli.main, ["check", str(tmp_path / "bomb.pptx")])
    assert result.exit_code == 2
    assert "too large" in result.output


def test_an_export_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("post2slides.assets.archive._MOST_BYTES", 1 << 20)
    with ZipFile(tmp_path / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("posts/post.md", bytes(2 << 20))
    with pytest.raises(PostError, match="has more than"):
        open_source(tmp_path / "export.zip")


def test_a_notebook_that_goes_too_deep_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deep.ipynb").write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(PostError, match="no notebook"):
        open_source(tmp_path / "deep.ipynb")


def test_a_drawing_in_an_address_is_harmless(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300" onload="alert(1)"><script>alert(1)</script>'
        '<image href="file:///etc/passwd" width="9" height="9"/><rect width="400" height="300" fill="teal"/></svg>'
    )
    source = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
    deck = deck_of(f"# One\n\n![A field]({source})\n", tmp_path)
    drawings = [deck.archive.read(name) for name in deck.archive.namelist() if name.endswith(".svg")]
    assert drawings
    assert not re.search(rb"script|onload|passwd", b"".join(drawings))


# Secrets

HELD = "https://ann:hunter2@example.org/a.png?size=9&X-Amz-Signature=deadbeef&token=s3cr3t"


def test_secrets_in_addresses_are_in_no_message_and_no_card(tmp_path: Path) -> None:
    deck = deck_of(f"# One\n\n![A hall]({HELD})\n\n[link]({HELD.partition('?')[0]})\n", tmp_path)
    messages = " ".join(diagnostic.message for diagnostic in deck.diagnostics)
    assert "https://…@example.org/a.png?size=9&X-Amz-Signature=…&token=…" in messages
    for secret in ("hunter2", "deadbeef", "s3cr3t"):
        assert secret not in messages + deck.text()
    assert not [address for address in addresses(deck) if "hunter2" in address]


def test_secrets_are_in_no_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.main, ["convert", HELD, "--offline"])
    assert result.exit_code == 1
    assert "example.org" in result.output
    assert not re.search("hunter2|deadbeef|s3cr3t", result.output)


@pytest.mark.parametrize(
    "harmless", ["https://example.org/?monkey=1&keyword=b", "mail ann@example.org", "a?b=c", "x://y"]
)
def test_what_is_no_secret_stays(harmless: str) -> None:
    assert Diagnostic(Severity.INFO, "skipped", harmless).message == harmless


def test_secrets_are_not_in_the_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep(HELD, b"picture", "", "")
    assert (found := cache.find(HELD))
    assert (found.url, found.content) == (HELD, b"picture")
    assert cache.find(HELD.replace("s3cr3t", "other")) is None
    assert not re.search(b"hunter2|deadbeef|s3cr3t", b"".join(path.read_bytes() for path in tmp_path.glob("*/*")))


def test_a_deck_tells_nothing_of_the_computer(tmp_path: Path) -> None:
    Image.new("RGB", (800, 600), "red").save(tmp_path / "photo.png")
    deck = deck_of("# One\n\n![A hall](photo.png)\n\nWords.\n", tmp_path)
    whole = b"".join(deck.archive.read(name) for name in deck.archive.namelist())
    for trace in (str(tmp_path), os.environ.get("USER", "") or "root@", "photo.png"):
        assert trace.encode() not in whole


# Workbooks


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1+cmd|'/C calc'!A0", "@SUM(1)", "{=1+1}", "http://example.org", "\t=1"]
)
def test_a_cell_of_a_chart_is_text_and_no_formula(cell: str) -> None:
    data = ChartData(cell, (cell, "b"), (Series(cell, (1.0, 2.0), "General", ("1", "2")),))
    with ZipFile(BytesIO(workbook(data, datetime(2026, 1, 1, tzinfo=UTC)))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert sheet.count('t="s"') == 4


def test_a_chart_s_category_stays_text_in_the_deck(tmp_path: Path) -> None:
    chart = "```chart\ntype: bar\n\n| a | b |\n|---|---|\n| =1+1 | 1 |\n| @x | 2 |\n```\n"
    deck = deck_of(f"# One\n\n{chart}", tmp_path)
    books = [deck.archive.read(name) for name in deck.archive.namelist() if name.endswith(".xlsx")]
    for book in books:
        with ZipFile(BytesIO(book)) as package:
            assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    assert "=1+1" in deck.text() or books


# From the web


def test_a_post_from_the_web_may_read_nothing_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (800, 600), "red").save("photo.png")
    source = Source("# One\n\n![](photo.png)\n\n![[secret]]\n", "post", address="https://example.org/post.md")
    Path("secret.md").write_text(UNSHOWN, encoding="utf-8")
    deck = converted(replace(source, path=None))
    assert UNSHOWN not in deck.text()
    assert not [name for name in deck.archive.namelist() if name.startswith("ppt/media/image")]
