"""Draws the pictures of `examples/` that are not photographs: screenshots, notes, sketches and charts.

    python scripts/make_example_pictures.py

Wants Debian's `fonts-noto-cjk` and `fonts-nanum-extra`. Sizes and positions are pixels.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
KOREAN = EXAMPLES / "ko" / "2026-03-14-first-conference"
ENGLISH = EXAMPLES / "en" / "2026-06-20-forty-chairs" / "images"

NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
NOTO_MONO_KR = 6
"""The Korean monospaced face within the collection; the proportional one is 1."""
PEN = "/usr/share/fonts/truetype/nanum/NanumPen.ttf"

INK = "#23211d"
MUTED = "#6e675b"
PAPER = "#fbf9f4"
LINE = "#ddd6c8"
RED = "#b4472f"
TEAL = "#2f5d62"
GOLD = "#d9a441"


def sans(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(NOTO.format("Bold" if bold else "Regular"), size, index=1)


def mono(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(NOTO.format("Regular"), size, index=NOTO_MONO_KR)


def pen(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(PEN, size)


def schedule() -> Image.Image:
    """A conference's web page with the chosen talks marked."""
    rows = (
        ("10:00", "썸네일 1억 장을 다시 만들며 배운 것들", "지도가 좁은 날의 지도 렌더링", 0),
        ("11:00", "위성 사진으로 배추밭 세기", "아무도 가르쳐 주지 않은 색 이야기", 1),
        ("12:00", "발표자와 먹는 점심 (신청자)", "바닷가 산책 (누구나)", 0),
        ("14:00", "GPU 없이 버티는 법", "너구리는 밤 열한 시에 온다", 1),
        ("15:00", "라이트닝 토크", "책상 하나짜리 암실", 0),
    )
    picture = Image.new("RGB", (1600, 900), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1600, 120), fill=TEAL)
    draw.text((60, 60), "파도콘 2026", font=sans(46, bold=True), fill="white", anchor="lm")
    draw.text((1540, 60), "3월 7일 토요일 · 강릉 솔바람과학관", font=sans(30), fill="white", anchor="rm")
    for column, name in enumerate(("2층 강당", "천체투영관")):
        draw.text((230 + column * 670, 175), name, font=sans(30, bold=True), fill=MUTED, anchor="lm")
    for row, (time, left, right, chosen) in enumerate(rows):
        top = 215 + row * 132
        draw.text((60, top + 58), time, font=sans(32, bold=True), fill=INK, anchor="lm")
        for column, talk in enumerate((left, right)):
            mine = column == chosen
            box = (210 + column * 670, top, 850 + column * 670, top + 116)
            draw.rounded_rectangle(box, 14, fill=RED if mine else "white", outline=LINE, width=0 if mine else 2)
            colour = "white" if mine else INK
            draw.text((box[0] + 28, top + 58), talk, font=sans(30, bold=mine), fill=colour, anchor="lm")
    return picture


def notebook() -> Image.Image:
    """A page of handwritten notes from a tablet, upright."""
    lines = (
        (70, "썸네일 1억 장", INK),
        (52, "1. 먼저 잰다!! (하루 종일)", INK),
        (52, "2. 원본은 한 번만 읽기", INK),
        (46, "    우리: 여섯 번 읽음... 왜?", RED),
        (52, "3. JPEG은 작게 디코딩", INK),
        (46, "    1/2  1/4  1/8 까지", TEAL),
        (52, "4. 그래도 느리면 기계", INK),
        (88, "원본을 한 번만!!!", RED),
        (52, "실패한 412장은 손으로", INK),
        (46, "질문하기 → 못 함", MUTED),
    )
    picture = Image.new("RGB", (1200, 1600), "#fffef9")
    draw = ImageDraw.Draw(picture)
    for rule in range(140, 1600, 96):
        draw.line((0, rule, 1200, rule), fill="#dfe8ee", width=2)
    draw.line((130, 0, 130, 1600), fill="#f0c9c0", width=3)
    top = 150
    for size, text, colour in lines:
        draw.text((170, top), text, font=pen(size + 34), fill=colour)
        top += size + 84
    loop(draw, (130, 1090, 810, 1265), RED)
    return picture


def napkin() -> Image.Image:
    """A server drawn on a paper napkin, with too many arrows."""
    picture = Image.new("RGB", (1400, 1000), "#f6f1e6")
    draw = ImageDraw.Draw(picture)
    for step in range(0, 1400, 28):
        draw.line((step, 0, step, 1000), fill="#f1ebdd", width=6)
    boxes = {
        "올리기": (90, 400, 330, 560),
        "대기열": (470, 400, 710, 560),
        "일꾼": (850, 250, 1090, 410),
        "일꾼 ": (850, 560, 1090, 720),
        "저장소": (1130, 400, 1340, 560),
    }
    for name, box in boxes.items():
        wobbly_box(draw, box)
        draw.text(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), name.strip(), font=pen(92), fill=INK, anchor="mm")
    for start, end in (
        ((335, 480), (465, 480)),
        ((715, 450), (845, 340)),
        ((715, 510), (845, 640)),
        ((1092, 340), (1180, 395)),
        ((1092, 640), (1180, 565)),
    ):
        arrow(draw, start, end)
    draw.text((150, 130), "주말마다 여기서 밀림", font=pen(92), fill=RED)
    arrow(draw, (480, 240), (570, 385), RED)
    draw.text((560, 830), "여섯 장 → 네 장?", font=pen(96), fill=TEAL)
    loop(draw, (520, 812, 1140, 948), TEAL)
    return picture


def hours() -> Image.Image:
    """How many raccoons each hour of the day, as a bar chart."""
    counts = (310, 262, 231, 180, 96, 41, 12, 4, 2, 1, 0, 0, 0, 1, 0, 2, 3, 9, 38, 120, 204, 288, 377, 512)
    picture = Image.new("RGB", (1600, 900), "white")
    draw = ImageDraw.Draw(picture)
    draw.text((80, 60), "시간대별 너구리 사진 (장)", font=sans(44, bold=True), fill=INK)
    for step in range(0, 601, 200):
        height = 780 - step
        draw.line((150, height, 1540, height), fill=LINE, width=2)
        draw.text((130, height), str(step), font=sans(30), fill=MUTED, anchor="rm")
    for hour, count in enumerate(counts):
        left = 160 + hour * 57
        draw.rectangle((left, 780 - count, left + 40, 780), fill=RED if hour == 23 else GOLD)
        if hour % 3 == 2:
            draw.text((left + 20, 818), f"{hour}시", font=sans(30), fill=MUTED, anchor="mm")
    draw.text((1491, 238), "512", font=sans(34, bold=True), fill=RED, anchor="mm")
    return picture


def badge() -> Image.Image:
    """A conference badge, upright, with a misprint."""
    picture = Image.new("RGB", (1000, 1400), "#cfd8d6")
    draw = ImageDraw.Draw(picture)
    draw.line((500, 0, 500, 170), fill=TEAL, width=46)
    draw.rounded_rectangle((110, 130, 890, 1300), 36, fill=PAPER, outline=LINE, width=4)
    draw.rounded_rectangle((420, 165, 580, 200), 18, fill="#cfd8d6")
    draw.rectangle((110, 270, 890, 470), fill=TEAL)
    draw.text((500, 370), "SMALL TOOLS DAY", font=sans(72, bold=True), fill="white", anchor="mm")
    draw.text((500, 640), "June", font=sans(180, bold=True), fill=INK, anchor="mm")
    draw.text((500, 830), "Harltey", font=sans(110), fill=INK, anchor="mm")
    draw.text((500, 1010), "ask me about: spreadsheets", font=sans(44), fill=MUTED, anchor="mm")
    draw.rounded_rectangle((320, 1110, 680, 1210), 50, fill=RED)
    draw.text((500, 1160), "CHAIR 31", font=sans(50, bold=True), fill="white", anchor="mm")
    return picture


def terminal() -> Image.Image:
    """A terminal window with a small script at work."""
    lines = (
        ("$ sh tally.sh feedback/*.txt", "#7be08a"),
        ("     23 tea", "#e4e9e2"),
        ("     19 the coins talk", "#e4e9e2"),
        ("     11 no slides!", "#e4e9e2"),
        ("      7 chairs", "#f2c14e"),
        ("      4 wifi", "#e4e9e2"),
        ("      1 the dog", "#e4e9e2"),
        ("$ _", "#7be08a"),
    )
    picture = Image.new("RGB", (1500, 900), "#e7e3da")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((60, 60, 1440, 840), 22, fill="#121412")
    for dot, colour in enumerate((RED, GOLD, "#5b9a6f")):
        draw.ellipse((100 + dot * 44, 92, 126 + dot * 44, 118), fill=colour)
    for row, (text, colour) in enumerate(lines):
        draw.text((110, 165 + row * 78), text, font=mono(46), fill=colour)
    return picture


def counted_coins() -> Image.Image:
    """The photograph of coins with a ring and a number on each, where `count_coins.py` of the post finds them."""
    centres = (
        (44, 335, 29), (51, 155, 23), (51, 215, 23), (52, 276, 20), (54, 44, 21), (56, 100, 19),
        (119, 271, 25), (124, 45, 20), (124, 205, 20), (125, 336, 19), (126, 102, 19), (127, 154, 19),
        (187, 347, 32), (193, 212, 24), (194, 274, 22), (196, 102, 22), (197, 44, 19), (198, 154, 19),
        (260, 46, 28), (261, 172, 27), (263, 301, 25), (263, 244, 24), (266, 114, 21), (268, 358, 22),
    )  # fmt: skip
    picture = Image.open(ENGLISH / "coins.jpg").convert("RGB")
    scale = picture.width / 384
    draw = ImageDraw.Draw(picture)
    for number, (row, column, radius) in enumerate(centres, 1):
        x, y, reach = column * scale, row * scale, (radius + 3) * scale
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), outline="#ffc857", width=6)
        number_face = sans(44, bold=True)
        draw.text((x, y), str(number), "#ffc857", number_face, anchor="mm", stroke_width=4, stroke_fill="black")
    return picture


def loop(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: str) -> None:
    """An oval as a hand draws it: not quite closed, not quite round."""
    left, top, right, bottom = box
    turns = [step / 40 * math.tau for step in range(44)]
    stretch = [(1 + 0.004 * step) for step in range(44)]
    draw.line(
        [
            (
                (left + right) / 2 + (right - left) / 2 * grow * math.cos(turn - 2),
                (top + bottom) / 2 + (bottom - top) / 2 * grow * math.sin(turn - 2),
            )
            for turn, grow in zip(turns, stretch, strict=True)
        ],
        fill=colour,
        width=6,
        joint="curve",
    )


def wobbly_box(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """A rectangle as a hand draws it."""
    shake = random.Random(sum(box))
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    points = [(x + shake.randint(-9, 9), y + shake.randint(-9, 9)) for x, y in corners]
    draw.line(points, fill=INK, width=6, joint="curve")


def arrow(draw: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int], colour: str = INK) -> None:
    draw.line((start, end), fill=colour, width=6)
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    for turn in (2.6, -2.6):
        barb = (end[0] + 30 * math.cos(angle + turn), end[1] + 30 * math.sin(angle + turn))
        draw.line((end, barb), fill=colour, width=6)


def save(picture: Image.Image, path: Path) -> None:
    """Store a drawing small: as a PNG of 64 colours, or as the JPEG that a tablet would export."""
    if path.suffix == ".png":
        picture.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        picture.save(path, quality=82, optimize=True)


def main() -> None:
    drawings: Sequence[tuple[Path, Image.Image]] = (
        (KOREAN / "schedule.png", schedule()),
        (KOREAN / "notebook-3-1.jpg", notebook()),
        (KOREAN / "IMG_0413.jpg", napkin()),
        (KOREAN / "IMG_0431.png", hours()),
        (ENGLISH / "badge.png", badge()),
        (ENGLISH / "tally.png", terminal()),
        (ENGLISH / "coins-counted.jpg", counted_coins()),
    )
    for path, picture in drawings:
        save(picture, path)
        print(path.relative_to(EXAMPLES), picture.size)


if __name__ == "__main__":
    main()
