"""What layouts are called in PowerPoint's languages: English, Korean, German, Japanese, French, Spanish and Chinese.

The names of Microsoft's own templates, and words that companies use in theirs. A name is looked at without case,
accents, digits, spaces and marks, so that `1_Title Slide` and `Title slide` are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from post2slides.regex import regex
from post2slides.theme.model import LayoutName

TITLE_ONLY = "title only"
"""No layout of ours, but what those are made from that a template lacks."""

_EXACT: Mapping[str, tuple[str, ...]] = {
    LayoutName.TITLE: (
        "Title Slide",
        "제목 슬라이드",
        "Titelfolie",
        "タイトル スライド",
        "Diapositive de titre",
        "Diapositiva de título",
        "标题幻灯片",
        "標題投影片",
    ),
    LayoutName.CONTENT: (
        "Title and Content",
        "Title, Content",
        "Content",
        "제목 및 내용",
        "Titel und Inhalt",
        "タイトルとコンテンツ",
        "Titre et contenu",
        "Título y objetos",
        "Título y contenido",
        "标题和内容",
        "標題及內容",
    ),
    LayoutName.SECTION: (
        "Section Header",
        "구역 머리글",
        "Abschnittsüberschrift",
        "セクション見出し",
        "En-tête de section",
        "Titre de section",
        "Encabezado de sección",
        "节标题",
        "章節標題",
    ),
    TITLE_ONLY: (
        "Title Only",
        "제목만",
        "Nur Titel",
        "タイトルのみ",
        "Titre seul",
        "Sólo el título",
        "Solo el título",
        "仅标题",
        "只有標題",
    ),
}
_WORDS: Mapping[str, str] = {
    LayoutName.TITLE_PICTURE: r"(title|cover|titel|제목|표지|タイトル|表紙|titre|couverture|titulo|portada|标题|封面)"
    r".*(picture|image|photo|bild|foto|그림|사진|이미지|図|画像|写真|imagen|图片|圖片)",
    LayoutName.CLOSING: r"closing|thankyou|thanks|theend|endslide|backcover|schluss|danke|abschluss|감사|마무리|맺음|끝"
    r"|終わり|ありがとう|結び|merci|cloture|conclusion|gracias|cierre|谢谢|謝謝|结束|封底",
    LayoutName.AGENDA: r"agenda|contents$|overview|outline|inhaltsverzeichnis|gliederung|ubersicht|목차|차례|아젠다"
    r"|目次|アジェンダ|ordredujour|sommaire|indice|目录|目錄|议程",
    LayoutName.SECTION: r"section|chapter|divider|separator|kapitel|abschnitt|zwischentitel|trenn|구역|간지|장제목|챕터"
    r"|セクション|章|中扉|chapitre|intercalaire|seccion|capitulo|separador|节|分隔|章节",
    LayoutName.QUOTE: r"quote|quotation|citation|zitat|인용|引用|引言|cita$|cita(texto|con)|名言",
    LayoutName.STATEMENT: r"statement|bigidea|keymessage|bigtext|kernaussage|aussage|핵심|강조|キーメッセージ"
    r"|messagecle|mensajeclave|要点|核心",
    LayoutName.PICTURE_WHOLE_TITLE: r"picture|image|photo|bild|foto|그림|사진|이미지|図|画像|写真|imagen|图片|圖片",
    LayoutName.TITLE: r"titleslide|titelfolie|coverslide|^cover|^title$|deckblatt|표지|제목슬라이드|表紙|couverture"
    r"|portada|封面|首页|^titel$|titelseite",
    TITLE_ONLY: r"titleonly|nurtitel|제목만|タイトルのみ|titreseul|soloeltitulo|仅标题|只有標題|titelonly",
    LayoutName.CONTENT: r"titleandcontent|titlecontent|titleandtext|titlebullets|^content|bullets|textfolie|inhalt$"
    r"|titelundinhalt|내용|본문|コンテンツ|本文|contenu|texte|contenido|objetos|texto|内容|正文",
}
_NOT_PLAIN = regex(
    r"(two|2|double|three|3|four|zwei|drei|comparison|vergleich|비교|比較|comparaison|comparacion|两|二)", re.IGNORECASE
)
_MARKS = regex(r"[\W\d_]+")
_ACCENTS = regex("[\u0300-\u036f]")
"""Of Latin letters; Japanese kana differ by such marks."""


def known_by_name(name: str) -> str | None:
    """What a layout is by its name: a `LayoutName`, `TITLE_ONLY`, or None where the name tells nothing."""
    plain = folded(name)
    for found, names in _EXACT.items():
        if plain in {folded(own) for own in names}:
            return found
    if not plain:
        return None
    return next((found for found, words in _WORDS.items() if re.search(words, plain) and _suits(found, name)), None)


def folded(name: str) -> str:
    """A name without case, accents, digits, spaces and marks."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = _ACCENTS.sub("", decomposed)
    return unicodedata.normalize("NFC", _MARKS.sub("", letters).casefold())


def _suits(found: str, name: str) -> bool:
    """Two contents beside each other are no place for running text."""
    return found != LayoutName.CONTENT or not _NOT_PLAIN.search(name)
