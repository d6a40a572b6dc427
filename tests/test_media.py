"""Films and sounds beside the post play in the deck; what PowerPoint cannot play, and what is on the web, is a card."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bad_server import picture
from conversions import Conversion
from package_lint import Package, faults
from post2slides.assets import ClipRequest, FetchOptions, gather
from post2slides.assets.cache import Cache
from post2slides.assets.container import look_into
from post2slides.diagnostics import Diagnostic
from post2slides.model.picture import ClipFacts, MissingPicture
from post2slides.pipeline import Options, convert, open_source

MP3 = b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\0" * 20
MEDIA = "{http://schemas.microsoft.com/office/powerpoint/2010/main}media"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def box(name: bytes, *content: bytes) -> bytes:
    data = b"".join(content)
    return struct.pack(">I4s", len(data) + 8, name) + data


def film(
    width: int = 960, height: int = 540, *, codec: bytes = b"avc1", turned: bool = False, seconds: int = 65
) -> bytes:
    """The boxes of an MP4 that say what it is, behind a box of samples that is passed over."""
    matrix = (0, 65536, 0, -65536, 0, 0) if turned else (65536, 0, 0, 0, 65536, 0)
    track = bytes(40) + struct.pack(">ii", *matrix[:2]) + bytes(28) + struct.pack(">II", width << 16, height << 16)
    picture = (box(b"hdlr", bytes(8), b"vide", bytes(13)), stsd(codec))
    sound = (box(b"hdlr", bytes(8), b"soun", bytes(13)), stsd(b"mp4a"))
    times = box(b"mvhd", bytes(12), struct.pack(">II", 1000, seconds * 1000), bytes(80))
    tracks = (box(b"trak", box(b"tkhd", track), box(b"mdia", *picture)), box(b"trak", box(b"mdia", *sound)))
    return box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(200_000)) + box(b"moov", times, *tracks)


def stsd(codec: bytes) -> bytes:
    return box(b"minf", box(b"stbl", box(b"stsd", bytes(8), box(codec, bytes(78)))))


def sound() -> bytes:
    media = box(b"mdia", box(b"hdlr", bytes(8), b"soun", bytes(13)), stsd(b"mp4a"))
    return box(b"ftyp", b"M4A ", bytes(4)) + box(b"moov", box(b"trak", media))


def wave() -> bytes:
    header = b"RIFF" + bytes(4) + b"WAVEfmt " + struct.pack("<IHHII", 16, 1, 1, 8000, 8000)
    return header + bytes(24_000)


WHOLE = film()[:16] + film()[200_024:]
"""Without its samples."""


def deck(folder: Path, markdown: str, **files: bytes) -> Conversion:
    """The deck of a post beside which `files` lie; of their names, the last `_` is the dot."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_bytes(data)
    post = folder / "post.md"
    post.write_text(f"# Title\n\n## Heading\n\n{markdown}\n", encoding="utf-8")
    return converted(post, FetchOptions(offline=True, cache=folder / "cache"))


def converted(post: Path, fetch: FetchOptions) -> Conversion:
    found: list[Diagnostic] = []
    target = BytesIO()
    stages = convert(open_source(post), target, Options(fetch=fetch), found.append)
    return Conversion(stages, tuple(found), target.getvalue())


@pytest.mark.parametrize(
    ("markdown", "name", "data", "kind", "stored"),
    [
        ('<video src="film.mp4"></video>', "film_mp4", film(), "video", ("mp4", "video/mp4")),
        ("![A film](film.m4v)", "film_m4v", film(), "video", ("mp4", "video/mp4")),
        (
            '<video src="film.mov"></video>',
            "film_mov",
            b"\0\0\0\x14ftypqt  " + bytes(8) + film()[16:],
            "video",
            ("mov",),
        ),
        ('<audio src="talk.mp3"></audio>', "talk_mp3", MP3, "audio", ("mp3", "audio/mpeg")),
        ('<audio src="talk.m4a"></audio>', "talk_m4a", sound(), "audio", ("m4a", "audio/mp4")),
        ('<audio src="talk.wav"></audio>', "talk_wav", wave(), "audio", ("wav", "audio/wav")),
        ('<video src="talk.mp4"></video>', "talk_mp4", sound(), "audio", ("m4a", "audio/mp4")),
    ],
)
def test_a_file_beside_the_post_plays_in_the_deck(
    tmp_path: Path, markdown: str, name: str, data: bytes, kind: str, stored: tuple[str, ...]
) -> None:
    made = deck(tmp_path, markdown, **{name: data})
    assert made.codes() == []
    slide = made.slides[1]
    (shape,) = slide._element.xpath(".//p:pic")
    (file,) = shape.xpath(f"./p:nvPicPr/p:nvPr/a:{kind}File")
    (media,) = list(shape.iter(MEDIA))
    embedded, linked = slide.part.rels[media.get(EMBED)], slide.part.rels[file.get(f"{EMBED[:-5]}link")]
    assert embedded.target_part is linked.target_part
    assert embedded.reltype == "http://schemas.microsoft.com/office/2007/relationships/media"
    assert linked.reltype.endswith(f"/{kind}")
    assert embedded.target_part.blob == data
    assert (embedded.target_part.partname.ext, embedded.target_part.content_type)[: len(stored)] == stored
    assert shape.xpath("./p:blipFill/a:blip/@r:embed"), "PowerPoint repairs a film without a poster"
    assert faults(Package(made.archive)) == []


def test_a_click_plays_it(tmp_path: Path) -> None:
    slide = deck(tmp_path, '<video src="film.mp4"></video>', film_mp4=film()).slides[1]
    (number,) = slide._element.xpath(".//p:pic//p:cNvPr/@id")
    assert slide._element.xpath(".//p:pic//a:hlinkClick/@action") == ["ppaction://media"]
    assert slide._element.xpath(".//p:timing//p:cmd/@cmd") == ["togglePause"]
    assert slide._element.xpath(".//p:timing//p:video//p:cond/@delay") == ["indefinite"], "not before the click"
    assert set(slide._element.xpath(".//p:timing//p:spTgt/@spid")) == {number}
    ids = slide._element.xpath(".//p:timing//p:cTn/@id")
    assert len(ids) == len(set(ids))


def test_a_slide_without_film_has_no_timing(tmp_path: Path) -> None:
    assert all(slide._element.find(".//{*}timing") is None for slide in deck(tmp_path, "Text.").slides)


@pytest.mark.parametrize("turned", [False, True])
def test_a_film_keeps_its_shape_whatever_its_poster_has(tmp_path: Path, turned: bool) -> None:
    made = deck(
        tmp_path,
        '<video poster="square.png" src="film.mp4"></video>',
        film_mp4=film(1600, 900, turned=turned),
        square_png=picture("teal", (300, 300)),
    )
    (shape,) = made.slides[1]._element.xpath(".//p:pic//a:xfrm/a:ext")
    aspect = int(shape.get("cx")) / int(shape.get("cy"))
    assert aspect == pytest.approx(9 / 16 if turned else 16 / 9, rel=0.01)
    (relation,) = made.slides[1]._element.xpath(".//p:blipFill/a:blip/@r:embed")
    with Image.open(BytesIO(made.slides[1].part.related_part(relation).blob)) as poster:
        assert poster.width / poster.height == pytest.approx(aspect, rel=0.02)
        assert poster.getpixel((1, 1)) == pytest.approx((0, 128, 128), abs=6), "the author's picture"


def test_a_poster_that_is_missing_is_drawn(tmp_path: Path) -> None:
    made = deck(tmp_path, '<video poster="gone.png" src="film.mp4"></video>', film_mp4=film())
    assert made.codes() == ["picture-missing"]
    assert made.slides[1]._element.xpath(".//p:pic//a:videoFile")


def test_how_long_it_plays_stands_below(tmp_path: Path) -> None:
    made = deck(tmp_path, '<video src="film.mp4"></video>', film_mp4=film(seconds=3725))
    assert "1:02:05" in made.text()


@pytest.mark.parametrize(
    ("source", "data", "code"),
    [
        ("film.webm", b"\x1aE\xdf\xa3" + bytes(40), "media-unplayable"),
        ("talk.ogg", b"OggS" + bytes(40), "media-unplayable"),
        ("film.mp4", film(codec=b"av01"), "media-unplayable"),
        ("film.mp4", b"<!doctype html>", "media-unplayable"),
        ("film.mp4", b"", "media-unplayable"),
        ("gone.mp4", None, "media-missing"),
    ],
)
def test_what_does_not_play_becomes_a_card(tmp_path: Path, source: str, data: bytes | None, code: str) -> None:
    files = {source.replace(".", "_"): data} if data is not None else {}
    made = deck(tmp_path, f'<video src="{source}" title="The film"></video>', **files)
    assert made.codes() == [code]
    assert source in made.text()
    assert "The film" in made.text()
    assert not made.slides[1]._element.xpath(".//p:pic")


def test_no_file_outside_of_the_site_is_taken(tmp_path: Path) -> None:
    (tmp_path / "secret.mp4").write_bytes(film())
    made = deck(tmp_path / "post", '<video src="../secret.mp4"></video>')
    assert made.codes() == ["media-refused"]
    assert not any("media/clip" in name for name in made.archive.namelist())


def test_a_file_that_is_too_large_stays_outside(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(film())
    found: list[Diagnostic] = []
    requests = [ClipRequest("film.mp4", "video", 3)]
    assets = gather(requests, tmp_path / "post.md", tmp_path, FetchOptions(clip_bytes=1000), found.append)
    assert isinstance(assets.gallery["film.mp4"], MissingPicture)
    assert [diagnostic.code for diagnostic in found] == ["media-unplayable"]


def test_a_video_on_the_web_shows_its_thumbnail_where_that_can_be_had(tmp_path: Path) -> None:
    barred = Image.new("RGB", (480, 360))
    barred.paste((200, 180, 40), (0, 45, 480, 315))
    data = BytesIO()
    barred.save(data, "JPEG", quality=95)
    Cache(tmp_path / "cache").keep("https://i.ytimg.com/vi/abcdef12345/hqdefault.jpg", data.getvalue(), "", "")
    made = deck(tmp_path, '<iframe src="https://www.youtube.com/embed/abcdef12345" title="Bread"></iframe>')
    assert made.codes() == []
    (shape,) = made.slides[1]._element.xpath(".//p:pic")
    link = shape.xpath(".//a:hlinkClick/@r:id")[0]
    assert made.slides[1].part.rels[link].target_ref == "https://www.youtube.com/watch?v=abcdef12345"
    (relation,) = shape.xpath(".//a:blip/@r:embed")
    with Image.open(BytesIO(made.slides[1].part.related_part(relation).blob)) as shown:
        assert shown.height == pytest.approx(270, abs=6), "without the bars above and below"


def test_without_a_thumbnail_it_is_a_card_and_nothing_is_said(tmp_path: Path) -> None:
    made = deck(tmp_path, "https://youtu.be/abcdef12345")
    assert made.codes() == []
    assert "https://youtu.be/abcdef12345" in made.text()
    assert not made.slides[1]._element.xpath(".//p:pic")


def test_of_two_the_one_with_a_poster_holds(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(film())
    (tmp_path / "poster.png").write_bytes(picture())
    clips = [ClipRequest("film.mp4", "video", 1, "poster.png"), ClipRequest("film.mp4", "video", 2)]
    facts = gather(clips, tmp_path / "post.md", tmp_path, FetchOptions(offline=True), print).gallery["film.mp4"]
    assert isinstance(facts, ClipFacts)
    assert facts.poster.key.startswith("poster-")


@given(data=st.binary(max_size=300), start=st.integers(0, 600))
def test_no_file_is_too_damaged_to_be_looked_into(
    data: bytes, start: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.mp4"
    path.write_bytes(WHOLE[:start] + data + WHOLE[start + len(data) :])
    found = look_into(path)
    assert found is None or found.seconds >= 0
