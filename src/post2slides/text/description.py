"""Whether an alternative text describes a picture.

The one that blogs carry is often a file or camera name (26 % of the pictures in real posts) or a filler word (6 %);
neither is a description.
"""

from __future__ import annotations

import re

from post2slides.regex import regex

_FILE_ENDING = regex(r"\.(png|jpe?g|gif|webp|svg|avif|heic|bmp|tiff?)$", re.IGNORECASE)
_CAMERA_NAME = regex(
    r"""^(
        (img|image|dsc[nf]?|pxl|p|photo|pic|mvimg|screenshot|screen[ _-]?shot|capture|untitled|kakaotalk|screen|bild|
           foto|스크린샷|스크린[ ]샷|이미지|캡처|사진|제목[ ]없음|図|画像|图片|截图)
           [\s_.-]*[\d\s_.,:()\-at오전후]*                             # IMG_2041, Screen Shot 2023-03-01 at 10.11.12
        | [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\w*   # AF044A97-F75F-…_1_105_c
        | (untitled|무제|제목[ ]없음|無題|无标题|sans[ ]titre|unbenannt|sin[ ]título).*   # 무제 노트 (3)-1
        | (alt|alt[ ]text|picture|figure|fig|logo|icon|banner|thumbnail|cover|screenshot|diagram|chart|drawing)
        | [\d\s_.()\-]+
        | [0-9a-f]{16,}
        | [a-z0-9]+([-_][a-z0-9]+)+                               # why-dev-blog-4
        | [a-z]{1,5}\d{0,3}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_description(alt: str) -> bool:
    """Whether an alternative text describes, and is no file name, camera name or filler word."""
    words = alt.strip()
    return bool(words) and not _FILE_ENDING.search(words) and not _CAMERA_NAME.match(words)
