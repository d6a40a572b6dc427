"""Picture files of all formats become upright sRGB files that every program shows; damaged ones become cards."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageCms, ImageDraw, features

from post2slides.assets.faults import PictureFault
from post2slides.assets.prepare import prepare
from post2slides.assets.prepared import Prepared
from post2slides.model.picture import PictureKind

_ARTIST, _GPS = 0x013B, 0x8825


def encode(picture: Image.Image, form: str, **settings: object) -> bytes:
    target = BytesIO()
    picture.save(target, form, **settings)
    return target.getvalue()


def scene(size: tuple[int, int] = (320, 200)) -> Image.Image:
    """A made-up photograph: soft light over noise, with a bright red place in the lower left quarter."""
    light = Image.linear_gradient("L").resize(size)
    noise = Image.frombytes("L", size, Random(7).randbytes(size[0] * size[1]))  # noqa: S311 - only grain
    picture = Image.blend(Image.merge("RGB", (light, light, light)), Image.merge("RGB", (noise, noise, noise)), 0.15)
    spot = Image.new("RGB", (size[0] // 5, size[1] // 5), (250, 40, 30))
    picture.paste(spot, (size[0] // 8, size[1] * 5 // 8))
    return picture


def diagram(size: tuple[int, int] = (320, 200)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    for place in range(4):
        draw.rectangle((20 + place * 70, 60, 70 + place * 70, 120), outline="black", fill="#cde")
        draw.text((26 + place * 70, 80), f"step {place}", fill="black")
    return picture


def corner(picture: Image.Image) -> tuple[int, ...]:
    """The colour of the upper left corner."""
    value = picture.convert("RGB").getpixel((3, 3))
    assert isinstance(value, tuple)
    return value


def prepared(data: bytes, folder: Path, max_side: int = 2560) -> tuple[Prepared, Image.Image]:
    result = prepare(data, "key", folder, max_side)
    with Image.open(result.media.path) as opened:
        opened.load()
        return result, opened


@pytest.mark.parametrize(
    ("form", "extension"),
    [("PNG", "png"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "jpeg"), ("BMP", "jpeg"), ("TIFF", "jpeg")],
)
def test_photographs_of_all_formats(form: str, extension: str, tmp_path: Path) -> None:
    result, picture = prepared(encode(scene(), form), tmp_path)
    assert result.media.extension == extension
    assert result.media.path.suffix == f".{extension}"
    assert picture.size == (320, 200) == (result.facts.width, result.facts.height)
    assert result.facts.kind is PictureKind.PHOTO


@pytest.mark.parametrize("form", ["PNG", "WEBP", "BMP", "TIFF", "ICO"])
def test_diagrams_stay_sharp(form: str, tmp_path: Path) -> None:
    settings = {"lossless": True} if form == "WEBP" else {"sizes": [(256, 160)]} if form == "ICO" else {}
    result, _ = prepared(encode(diagram(), form, **settings), tmp_path)
    assert result.media.extension == "png"
    assert result.facts.kind is PictureKind.GRAPHIC


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow has no AVIF")
def test_avif(tmp_path: Path) -> None:
    result, picture = prepared(encode(scene(), "AVIF"), tmp_path)
    assert (result.media.extension, picture.size) == ("jpeg", (320, 200))


HEIC = """
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAA
AAAERAAAEAAQAAAAABoQABAAAAAAAAAB0AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAA
AADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkA
AAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA
AAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAC
VtZGF0AAAAGSgBrxOA9SeBP//I9R//Kxnh9XUV+efLU8A=
"""
"""64 by 48 pixels of one red, as a phone writes them."""


def test_heic(tmp_path: Path) -> None:
    result, picture = prepared(b64decode(HEIC), tmp_path)
    assert (result.media.extension, picture.size) == ("jpeg", (64, 48))
    red, green, _ = corner(picture)
    assert red > 180
    assert green < 80


@pytest.mark.parametrize("progressive", [False, True])
def test_a_fine_jpeg_is_kept_but_for_its_metadata(progressive: bool, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Camera"
    exif.get_ifd(_GPS)[1] = "N"
    plain = encode(scene(), "JPEG", quality=90, progressive=progressive)
    data = encode(scene(), "JPEG", quality=90, progressive=progressive, exif=exif, comment=b"secret")
    result, picture = prepared(data + b"trailing film", tmp_path)
    written = result.media.path.read_bytes()
    assert written == plain
    assert not picture.getexif()
    assert b"secret" not in written


def test_a_fine_png_is_kept_but_for_its_metadata(tmp_path: Path) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "secret")
    result, picture = prepared(encode(diagram(), "PNG", pnginfo=info), tmp_path)
    assert b"secret" not in result.media.path.read_bytes()
    assert picture.convert("RGB").tobytes() == diagram().tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_applied(orientation: int, tmp_path: Path) -> None:
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste("red", (0, 0, 20, 20))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the Transpose that a camera so held has done
    held = upright if orientation == 1 else upright.transpose(Image.Transpose(undo[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    result, picture = prepared(encode(held, "JPEG", exif=exif, quality=95), tmp_path)
    assert (result.facts.width, result.facts.height) == picture.size == (60, 40)
    red, green, _ = corner(picture)
    assert red > 200
    assert green < 60
    assert picture.getexif().get(0x0112, 1) == 1


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    cmyk = Image.new("CMYK", (80, 60), (0, 255, 255, 0))
    _, picture = prepared(encode(cmyk, "JPEG"), tmp_path)
    assert picture.mode == "RGB"
    red, green, blue = corner(picture)
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_modes(mode: str, tmp_path: Path) -> None:
    source = Image.new("I;16", (400, 300), 40_000) if mode == "I;16" else diagram((400, 300)).convert(mode)
    result, picture = prepared(encode(source, "PNG"), tmp_path)
    assert result.media.extension == "png"
    assert picture.size == (400, 300)
    if mode == "I;16":
        assert picture.convert("L").getpixel((0, 0)) == 40_000 // 256


def test_a_wide_colour_profile_becomes_srgb(tmp_path: Path) -> None:
    source = scene().convert("LAB")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert profile
    from_lab, picture = prepared(encode(source, "TIFF"), tmp_path)
    assert picture.mode == "RGB"
    assert from_lab.facts.kind is PictureKind.PHOTO
    assert "icc_profile" not in picture.info


def test_a_converted_picture_bears_no_profile_and_so_no_time_of_day(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = profile.replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))
    assert other != profile
    result, picture = prepared(encode(Image.new("RGB", (640, 480), "teal"), "PNG", icc_profile=other), tmp_path)
    assert result.media.extension == "png"
    assert "icc_profile" not in picture.info


def profile(name: str, red: Xyz, green: Xyz, blue: Xyz) -> bytes:
    """A matrix profile of ICC.1:2001 with a gamma of 2.2, its primaries adapted to D50."""

    def number(value: float) -> bytes:
        return round(value * 65536).to_bytes(4, "big", signed=True)

    def point(xyz: Xyz) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(number, xyz))

    gamma = b"curv\0\0\0\0\0\0\0\1" + round(2.2 * 256).to_bytes(2, "big") + b"\0\0"
    told = name.encode() + b"\0"
    desc = b"desc\0\0\0\0" + len(told).to_bytes(4, "big") + told + bytes(78)
    parts = {
        b"desc": desc + bytes(-len(desc) % 4), b"cprt": b"text\0\0\0\0none\0\0\0\0", b"wtpt": point(D50),
        b"rXYZ": point(red), b"gXYZ": point(green), b"bXYZ": point(blue),
        b"rTRC": gamma, b"gTRC": gamma, b"bTRC": gamma,
    }  # fmt: skip
    place = 128 + 4 + 12 * len(parts)
    table = len(parts).to_bytes(4, "big")
    for tag, content in parts.items():
        table += tag + place.to_bytes(4, "big") + len(content).to_bytes(4, "big")
        place += len(content)
    head = place.to_bytes(4, "big") + b"lcms\x02\x10\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    head += b"".join(map(number, D50))
    return head.ljust(128, b"\0") + table + b"".join(parts.values())


Xyz = tuple[float, float, float]
D50 = (0.9642, 1.0, 0.8249)
P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize(
    ("name", "primaries", "wanted"),
    [("Display P3", P3, (216, 93, 24)), ("Adobe RGB (1998)", ADOBE, (229, 100, 41))],
)
def test_the_colours_of_cameras_become_srgb(
    name: str, primaries: tuple[Xyz, Xyz, Xyz], wanted: tuple[int, ...], form: str, tmp_path: Path
) -> None:
    source = Image.new("RGB", (400, 300), (200, 100, 50))
    icc = profile(name, *primaries)
    _, picture = prepared(encode(source, form, icc_profile=icc), tmp_path)
    assert "icc_profile" not in picture.info
    for value, meant in zip(corner(picture), wanted, strict=True):
        assert abs(value - meant) <= 9


def test_a_picture_that_is_written_anew_tells_nothing_of_its_author(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[_ARTIST] = "SECRET"
    exif.get_ifd(_GPS)[1] = "N"
    data = encode(scene((1600, 1000)), "JPEG", exif=exif, comment=b"SECRET", xmp=b"<x:xmpmeta>SECRET</x:xmpmeta>")
    result, picture = prepared(data, tmp_path, max_side=600)
    assert picture.width < 1600
    assert b"SECRET" not in result.media.path.read_bytes()
    assert not picture.getexif()


@pytest.mark.parametrize("frames", [1, 3])
def test_a_gif_is_kept_but_for_its_metadata(frames: int, tmp_path: Path) -> None:
    films = [scene((300, 200)).rotate(number * 90).convert("P") for number in range(frames)]
    data = encode(films[0], "GIF", save_all=True, append_images=films[1:], comment=b"SECRET", loop=0, duration=90)
    assert b"SECRET" in data
    xmp = b"\x21\xff\x0bXMP DataXMP" + b"\x06SECRET" + b"\x00"
    result, _ = prepared(data[:-1] + xmp + b";", tmp_path)
    assert b"SECRET" not in result.media.path.read_bytes()
    with Image.open(result.media.path) as picture:
        assert getattr(picture, "n_frames", 1) == frames
        if frames > 1:
            assert (picture.info["duration"], picture.info["loop"]) == (90, 0)


def test_pixel_art_keeps_its_pixels(tmp_path: Path) -> None:
    art = Image.new("P", (16, 16), 0)
    art.putpalette([255, 255, 255, 200, 30, 30])
    art.putpixel((5, 5), 1)
    result, picture = prepared(encode(art, "PNG"), tmp_path)
    assert (result.facts.width, result.facts.height) == (16, 16)
    assert picture.size == (96, 96)
    assert sorted(colour[0] for colour in picture.convert("RGB").getcolors() or ()) == [36, 96 * 96 - 36]


def test_ico_is_read_at_its_largest(tmp_path: Path) -> None:
    _, picture = prepared(encode(scene((256, 256)), "ICO", sizes=[(16, 16), (128, 128)]), tmp_path)
    assert picture.size == (128, 128)


def test_a_damaged_profile_is_ignored(tmp_path: Path) -> None:
    result, picture = prepared(encode(scene(), "JPEG", icc_profile=b"no profile"), tmp_path)
    assert result.facts.kind is PictureKind.PHOTO
    assert "icc_profile" not in picture.info


def test_large_pictures_are_reduced(tmp_path: Path) -> None:
    result, picture = prepared(encode(diagram((1600, 900)), "PNG"), tmp_path, max_side=400)
    assert picture.size == (400, 225)
    assert (result.facts.width, result.facts.height) == (1600, 900)


def test_large_photographs_are_reduced_to_about_the_size_asked_for(tmp_path: Path) -> None:
    _, picture = prepared(encode(scene((1600, 900)), "JPEG"), tmp_path, max_side=1000)
    assert 700 <= picture.width <= 1000
    assert abs(picture.width / picture.height - 16 / 9) < 0.01


def test_an_endless_screen_capture_stays_legible(tmp_path: Path) -> None:
    _, picture = prepared(encode(diagram((300, 6000)), "PNG"), tmp_path, max_side=900)
    assert picture.size == (300, 6000)


def test_transparency_is_kept_and_seen(tmp_path: Path) -> None:
    drawing = Image.new("RGBA", (200, 100))
    ImageDraw.Draw(drawing).line((0, 0, 200, 100), fill=(10, 10, 10, 255), width=6)
    result, picture = prepared(encode(drawing, "WEBP", lossless=True), tmp_path)
    assert result.facts.transparent
    assert result.facts.ink < 0.05
    assert result.facts.kind is PictureKind.GRAPHIC
    assert picture.mode == "RGBA"


def test_an_alpha_channel_that_hides_nothing_is_no_transparency(tmp_path: Path) -> None:
    result, _ = prepared(encode(scene().convert("RGBA"), "PNG"), tmp_path)
    assert not result.facts.transparent
    assert result.facts.kind is PictureKind.PHOTO


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_animations_stay_animated(form: str, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    data = encode(frames[0], form, save_all=True, append_images=frames[1:], duration=200, loop=0)
    result, picture = prepared(data, tmp_path)
    assert result.media.extension == "gif"
    assert picture.size == (60, 40)
    with Image.open(result.media.path) as film:
        assert getattr(film, "n_frames", 1) == 3
    assert result.facts.kind is PictureKind.GRAPHIC


def test_luminance_is_found_where_it_is(tmp_path: Path) -> None:
    half = Image.new("RGB", (320, 180), "black")
    half.paste("white", (0, 90, 320, 180))
    grid = prepared(encode(half, "PNG"), tmp_path)[0].facts.luminance
    assert (len(grid), {len(row) for row in grid}) == (9, {16})
    assert max(grid[0]) == 0
    assert min(grid[8]) == 1


def test_the_focus_is_where_the_eye_goes(tmp_path: Path) -> None:
    x, y = prepared(encode(scene(), "JPEG"), tmp_path)[0].facts.focus
    assert x < 0.48
    assert y > 0.52


def test_preparing_is_deterministic(tmp_path: Path) -> None:
    data = encode(scene((900, 700)), "WEBP")
    first = prepare(data, "first", tmp_path, 500)
    second = prepare(data, "second", tmp_path, 500)
    assert first.media.path.read_bytes() == second.media.path.read_bytes()
    assert first.facts.luminance == second.facts.luminance


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_file_cut_short_is_never_a_crash(form: str, share: float, tmp_path: Path) -> None:
    data = encode(scene(), form)
    with pytest.raises(PictureFault) as caught:
        prepare(data[: int(len(data) * share)], "key", tmp_path, 2560)
    assert caught.value.code == "picture-corrupt"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "BMP", "GIF", "ICO"])
def test_damaged_bytes_are_never_a_crash(form: str, tmp_path: Path) -> None:
    data = encode(scene((64, 48)), form)
    for place in range(0, len(data), max(1, len(data) // 40)):
        damaged = bytearray(data)
        damaged[place : place + 6] = b"\xff\x00\xff\xff\x7f\x00"
        with suppress(PictureFault):
            prepare(bytes(damaged), "key", tmp_path, 2560)


def test_line_ends_that_were_converted(tmp_path: Path) -> None:
    with pytest.raises(PictureFault, match="not a picture") as caught:
        prepare(encode(scene(), "PNG").replace(b"\r\n", b"\n"), "key", tmp_path, 2560)
    assert "damaged as if it were text" in caught.value.detail


def _png_header(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(50_000, 50_000), (12_000, 12_000), (2_000_000_000, 1)])
def test_a_decompression_bomb_is_refused_by_its_header(size: tuple[int, int], tmp_path: Path) -> None:
    with pytest.raises(PictureFault, match=r"too large|damaged"):
        prepare(_png_header(*size) + b"\0\0\0\0IDAT" + bytes(100), "key", tmp_path, 2560)


@pytest.mark.parametrize(
    ("data", "seems"),
    [
        (b"", "an empty file"),
        (b"<!DOCTYPE html><html>", "an HTML page"),
        (b"<html><body><svg></svg>", "an HTML page"),
        (b"version https://git-lfs.github.com/spec/v1", "a Git LFS pointer"),
        (b"%PDF-1.7", "a PDF"),
        (b"hello", "a text file"),
        (b"\0\1\2\3", "an unknown format"),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, seems: str, tmp_path: Path) -> None:
    with pytest.raises(PictureFault, match="not a picture") as caught:
        prepare(data, "key", tmp_path, 2560)
    assert seems in caught.value.detail
