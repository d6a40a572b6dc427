"""Posts made at random, in Markdown: mixtures of all blocks in several scripts."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from post2slides.model.picture import ClipFacts, MissingPicture, PictureFacts, PictureKind

_TEXTS: Mapping[str, str] = {
    "en": "the post a slide quickly *leaning* **bold** understanding `code()` it's well-known 1,024 e.g. x^2 & <3",
    "ko": "발표자는 콘퍼런스에서 **'풀스택'**라고 말했다. 그래서 우리 팀도 API를 *조금* 고쳤다. ㅋㅋ 것이다.",
    "ja": "これは **重要** な話です。 データベース を使って、 「速い」 ことを 確かめた。 サーバー",
    "zh": "这是一个 **测试**。 我们 使用 数据库， 然后 “比较” 结果： 非常 快。 服务器",
    "ar": "هذا النص **مهم** جدا، وقد كتبناه في المؤتمر الأخير. ثم تكلم عن Python والخادم",
    "he": "זה טקסט **חשוב** מאוד, שכתבנו בכנס האחרון. אחר כך דיבר על Python והשרת",
    "th": "นี่คือข้อความสำคัญมาก ที่เราเขียนในงานสัมมนา **ครั้งล่าสุด** และเขาพูดถึงเซิร์ฟเวอร์",
    "hi": "यह लेख **महत्वपूर्ण** है। हमने सम्मेलन में इसे लिखा और Python पर बात की।",
    "emoji": "👩‍🔬 🇰🇷 👍🏽 🎉🎉🎉 ok ❤️ 🏳️‍🌈 1️⃣ wow",
    "long": f"{'https://example.org/a/long/address?with=query&and=more' * 2} {'Donaudampfschifffahrt' * 6} {'x' * 90}",
}
_WORDS = {name: text.split() for name, text in _TEXTS.items()}
PLACES: Mapping[str, PictureFacts | MissingPicture | ClipFacts] = {
    "wide.jpg": PictureFacts("wide", 1600, 900, PictureKind.PHOTO),
    "classic.jpg": PictureFacts("classic", 1600, 1200, PictureKind.PHOTO, luminance=((0.2, 0.9), (0.1, 1.0))),
    "panorama.jpg": PictureFacts("panorama", 3000, 600, PictureKind.PHOTO),
    "portrait.jpg": PictureFacts("portrait", 900, 1600, PictureKind.PHOTO),
    "strip.png": PictureFacts("strip", 100, 4000, PictureKind.GRAPHIC),
    "screen.png": PictureFacts("screen", 1280, 800, PictureKind.GRAPHIC, transparent=True),
    "small.png": PictureFacts("small", 200, 120, PictureKind.GRAPHIC),
    "icon.png": PictureFacts("icon", 32, 32, PictureKind.GRAPHIC),
    "gone.png": MissingPicture("not found"),
    "oven.mp4": ClipFacts("video", PictureFacts("oven-poster", 1280, 720, PictureKind.GRAPHIC), "oven", 65),
    "phone.mp4": ClipFacts("video", PictureFacts("phone-poster", 360, 640, PictureKind.GRAPHIC), "phone"),
    "reading.mp3": ClipFacts("audio", PictureFacts("sound-sign", 320, 320, PictureKind.GRAPHIC), "reading", 3725),
    "https://youtu.be/trailer0001": ClipFacts("video", PictureFacts("trailer", 480, 270, PictureKind.GRAPHIC)),
}
"""A gallery without files."""


@st.composite
def sentences(draw: st.DrawFn, script: str, most: int = 30) -> str:
    words = draw(st.lists(st.sampled_from(_WORDS[script]), min_size=1, max_size=most))
    return " ".join(words)


@st.composite
def _list(draw: st.DrawFn, script: str) -> str:
    items = draw(st.lists(st.tuples(sentences(script, 25), st.integers(0, 3)), min_size=1, max_size=30))
    sign, start = draw(st.sampled_from([("-", 0), ("-", 0), ("{}.", 1), ("{}.", 7)]))
    lines, depth = [], 0
    for number, (words, level) in enumerate(items, start):
        depth = min(level, depth + 1) if number > start else 0
        task = draw(st.sampled_from(["", "", "", "[x] "]))
        lines.append(f"{'    ' * depth}{sign.format(number)} {task}{words}")
    return "\n".join(lines)


@st.composite
def _code(draw: st.DrawFn, script: str) -> str:
    line = st.one_of(
        st.just(""),
        st.just("def count(words: list[str]) -> int:  # how many there are"),
        st.just('    return "한글" + "' + "x" * 150 + '"'),
        st.just("\tfor item in items: print(item)"),
        sentences(script, 40).map(lambda words: "# " + words.replace("`", "")),
    )
    lines = draw(st.lists(line, min_size=1, max_size=60))
    return "\n".join([f"```{draw(st.sampled_from(['', 'python', 'console', 'nonsense']))}", *lines, "```"])


@st.composite
def _table(draw: st.DrawFn, script: str) -> str:
    columns = draw(st.integers(1, 12))
    cell = st.one_of(st.just(""), st.just("12.5"), sentences(script, 12))
    rows = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=1, max_size=25))
    rule = "|".join(draw(st.lists(st.sampled_from(["---", ":--", "--:", ":-:"]), min_size=columns, max_size=columns)))
    lines = [" | ".join(words.replace("|", "") for words in row) for row in rows]
    return "\n".join(f"| {line} |" for line in (lines[0], rule, *lines[1:]))


@st.composite
def _picture(draw: st.DrawFn, script: str) -> str:
    alt = draw(st.one_of(st.just(""), st.just("IMG_2041"), st.just("image"), sentences(script, 8)))
    caption = draw(st.one_of(st.just(""), sentences(script, 40).map(lambda words: f"*{words.replace('*', '')}*")))
    return f"![{alt.replace('<3', '')}]({draw(st.sampled_from(sorted(PLACES)))}){caption}"


def _row(script: str) -> st.SearchStrategy[str]:
    """Pictures side by side."""
    return st.lists(_picture(script), min_size=1, max_size=8).map(
        lambda pictures: "\n".join(["<!-- slides: pictures=grid -->", *pictures])
    )


def _quote(script: str) -> st.SearchStrategy[str]:
    return st.lists(sentences(script, 40), min_size=1, max_size=4).map(
        lambda paragraphs: "\n>\n".join(f"> {words}" for words in paragraphs)
    )


def _heading(script: str) -> st.SearchStrategy[str]:
    return st.builds(lambda level, words: f"{'#' * level} {words}", st.integers(1, 5), sentences(script, 25))


def _blocks(script: str) -> st.SearchStrategy[str]:
    return st.one_of(
        _heading(script),
        sentences(script, 120),
        sentences(script, 30).map(lambda words: f"{words}:"),
        _list(script),
        _code(script),
        _table(script),
        _quote(script),
        _picture(script),
        _row(script),
        sentences(script, 20).map(lambda words: f"✏️ {words}"),
        sentences(script, 5).map(lambda words: f"**{words.replace('*', '')}**"),
        st.just("---"),
    )


@st.composite
def posts(draw: st.DrawFn) -> str:
    """A post, mostly in one script, with some blocks of another."""
    main = draw(st.sampled_from(sorted(_WORDS)))
    other = draw(st.sampled_from(sorted(_WORDS)))
    front = draw(st.one_of(st.just(""), sentences(main, 20).map(lambda words: f"---\ntitle: >-\n  {words}\n---\n\n")))
    blocks = draw(st.lists(st.one_of(_blocks(main), _blocks(main), _blocks(other)), min_size=1, max_size=14))
    return front + "\n\n".join(blocks) + "\n"
