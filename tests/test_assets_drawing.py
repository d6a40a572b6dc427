"""SVG drawings stay drawings, with a PNG for programs that show none, and nothing in them can act or ask."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from PIL import Image

from post2slides.assets.faults import PictureFault
from post2slides.assets.prepare import prepare
from post2slides.assets.prepared import Prepared
from post2slides.model.picture import PictureKind

BOX = '<rect width="400" height="100" fill="#00f"/>'


def svg(content: str = BOX, attributes: str = 'viewBox="0 0 400 200"') -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{head} {attributes}>{content}</svg>".encode()


def drawn(data: bytes, folder: Path) -> tuple[Prepared, str, Image.Image]:
    result = prepare(data, "key", folder, 2560)
    assert result.media.svg
    with Image.open(result.media.path) as png:
        return result, result.media.svg.read_text(encoding="utf-8"), png.convert("RGBA")


def colour(png: Image.Image, x: float, y: float) -> tuple[int, ...]:
    value = png.getpixel((int(x * png.width), int(y * png.height)))
    assert isinstance(value, tuple)
    return value


def test_a_drawing_and_its_stand_in(tmp_path: Path) -> None:
    result, text, png = drawn(svg(), tmp_path)
    assert (result.media.extension, result.media.content_type) == ("png", "image/png")
    assert 'viewBox="0 0 400 200"' in text
    assert png.size == (1600, 800) == (result.facts.width, result.facts.height)
    assert colour(png, 0.5, 0.2) == (0, 0, 255, 255)
    assert colour(png, 0.5, 0.8)[3] == 0
    assert result.facts.kind is PictureKind.GRAPHIC
    assert result.facts.transparent


@pytest.mark.parametrize(
    ("attributes", "aspect"),
    [
        ('viewBox="0 0 400 200"', 2),
        ('viewBox="0,0,400,200" width="100%" height="100%"', 2),
        ('width="400" height="200"', 2),
        ('width="300pt" height="10cm"', 400 / (10 / 2.54 * 96)),
        ('width="400" viewBox="0 0 40 20"', 2),
        ('width="nonsense" height="" viewBox="0 0 9"', 4),
        ("", 4),
    ],
)
def test_a_missing_size_is_found(attributes: str, aspect: float, tmp_path: Path) -> None:
    result, text, _ = drawn(svg(attributes=attributes), tmp_path)
    assert abs(result.facts.aspect - aspect) < 0.01
    assert all(name in text for name in ("viewBox=", "width=", "height="))


def test_an_icon_stays_small(tmp_path: Path) -> None:
    result, _, png = drawn(svg(attributes='viewBox="0 0 24 24" width="24" height="24"'), tmp_path)
    assert (result.facts.width, result.facts.height) == (24, 24)
    assert png.size == (96, 96)


HOSTILE = [
    "<script>alert(1)</script>",
    '<rect width="9" height="9" onclick="alert(1)" ONLOAD="alert(1)"/>',
    '<image href="http://tracker.example/x.png" width="9" height="9"/>',
    '<image xlink:href="file:///etc/passwd" width="9" height="9"/>',
    '<image href="/etc/hostname.png" width="9" height="9"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9" height="9"/>',
    '<use href="http://tracker.example/x.svg#a"/>',
    '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
    '<rect width="9" height="9" fill="url(http://tracker.example/p.svg#x)"/>',
    '<rect width="9" height="9" style="fill:url( \'//tracker.example/p\')"/>',
    '<style>@import url("http://tracker.example/x.css"); .a{fill:red}</style>',
    '<style>@import "http://tracker.example/x.css";</style>',
    "<style>.a{background:u\\72l(http://tracker.example/x.png)}</style>",
    "<style>.a{background:ur/**/l(http://tracker.example/x.png)}</style>",
    "<style>@font-face{font-family:x;src:url(http://tracker.example/x.woff)}</style>",
    '<style><![CDATA[.a{fill:url("http://tracker.example/x#a")}]]></style>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<animate attributeName="href" values="http://tracker.example/x"/>',
    '<foreignObject width="9" height="9"><iframe src="http://tracker.example/" xmlns="http://www.w3.org/1999/xhtml"/>'
    "</foreignObject>",
    '<object xmlns="http://www.w3.org/1999/xhtml" data="http://tracker.example/"/>',
    '<feImage href="http://tracker.example/x.png"/>',
    '<metadata><rdf xmlns="urn:x">http://tracker.example</rdf></metadata>',
    '<g xml:base="http://tracker.example/"><use href="#a"/></g>',
]


@pytest.mark.parametrize("content", HOSTILE)
def test_nothing_can_act_or_ask(content: str, tmp_path: Path) -> None:
    _, text, _ = drawn(svg(BOX + content), tmp_path)
    lowered = text.lower()
    for trace in (
        "script",
        "alert",
        "onclick",
        "onload",
        "tracker",
        "passwd",
        "hostname",
        "iframe",
        "base64",
        "@import",
    ):
        assert trace not in lowered


def test_what_a_drawing_says_of_itself_stays(tmp_path: Path) -> None:
    pixel = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8"
        "z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
    )
    content = (
        "<style>.a{fill:#0a0} #b{stroke:url(#g)}</style>"
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><g id="r"/></defs>'
        f'<rect class="a" width="400" height="200"/><use xlink:href="#r"/><image href="{pixel}" width="1" height="1"/>'
        '<text x="9" y="99">한국어 text</text>'
    )
    _, text, png = drawn(svg(content), tmp_path)
    assert colour(png, 0.5, 0.8) == (0, 170, 0, 255)
    assert all(part in text for part in (".a{fill:#0a0}", "url(#g)", '"#r"', pixel, "한국어 text"))


def test_html_labels_are_kept_as_text(tmp_path: Path) -> None:
    label = (
        '<foreignObject x="100" y="50" width="200" height="60"><div xmlns="http://www.w3.org/1999/xhtml" '
        'style="color: #123456; font-size: 20px"><span>Reads the <b>post</b></span><br/>twice</div></foreignObject>'
    )
    _, text, _ = drawn(svg(label), tmp_path)
    assert "foreignObject" not in text
    assert ">Reads the post<" in text
    assert ">twice<" in text
    assert 'fill="#123456"' in text
    assert 'font-size="20"' in text


def test_a_stand_in_text_is_used_unless_it_is_cut(tmp_path: Path) -> None:
    html = (
        '<foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml">{}</div></foreignObject>'
    )
    whole = f"<switch>{html.format('Whole label')}<text x='9' y='30'>Whole label</text></switch>"
    cut = f"<switch>{html.format('A label that is cut')}<text x='90' y='60'>A label...</text></switch>"
    hint = '<a href="https://www.drawio.com/doc/faq/svg-export-text-problems"><text>Text is not SVG</text></a>'
    _, text, _ = drawn(svg(whole + cut + hint), tmp_path)
    assert text.count("Whole label") == 1
    assert "A label that is cut" in text
    assert "A label..." not in text
    assert "Text is not SVG" not in text


USE_BOMB = '<g id="a0"><rect/></g>' + "".join(
    f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 12)
)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
        svg('<g id="a"><use href="#a"/></g>' + "<g>" * 5000 + "</g>" * 5000),
        svg(attributes='width="1e99" height="1"'),
        svg(attributes='width="9" height="0.001"'),
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>' + svg("<text>&b;</text>"),
        b'<!DOCTYPE svg [<!ENTITY a "' + b"a" * 90_000 + b'">]>' + svg("<text>" + "&a;" * 900 + "</text>"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
        svg(USE_BOMB),
        svg(BOX + '<g id="b"><use href="#c"/></g><g id="c"><use href="#b"/></g>'),
        gzip.compress(bytes(50_000_000)),
        gzip.compress(svg())[:-20],
    ],
    ids=[
        "cut",
        "nested wrongly",
        "deep",
        "huge",
        "thin",
        "lol",
        "lol2",
        "xxe",
        "use bomb",
        "use loop",
        "gzip bomb",
        "gzip cut",
    ],
)
def test_damaged_and_hostile_drawings_are_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PictureFault) as caught:
        prepare(data, "key", tmp_path, 2560)
    assert caught.value.code == "picture-corrupt"


def test_a_part_that_contains_itself_ends(tmp_path: Path) -> None:
    drawn(svg(BOX + '<g id="a"><use href="#a"/></g>'), tmp_path)


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(svg()),
        b"\xef\xbb\xbf" + svg(),
        '\ufeff<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16-le") + svg().decode().encode("utf-16-le"),
        b'<?xml version="1.0"?><!-- made by hand --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n'
        + svg(),
        b'<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;" viewBox="0 0 4 2"/>',
        b'<svg viewBox="0 0 400 200"><rect width="400" height="100" fill="#00f"/></svg>',
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><s:rect width="9" height="9"/></s:svg>',
    ],
    ids=["gzip", "mark", "utf-16", "prolog", "entity", "no namespace", "prefix"],
)
def test_drawings_as_programs_write_them(data: bytes, tmp_path: Path) -> None:
    result, _, _ = drawn(data, tmp_path)
    assert result.facts.aspect == 2
