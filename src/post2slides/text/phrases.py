"""The few words that a deck says of its own accord, in the language of the post."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_AGENDA: Mapping[str, str] = MappingProxyType(
    {
        "en": "Agenda",
        "ko": "목차",
        "ja": "目次",
        "zh": "目录",
        "zh-tw": "目錄",
        "zh-hk": "目錄",
        "zh-hant": "目錄",
        "de": "Inhalt",
        "fr": "Sommaire",
        "es": "Contenido",
        "pt": "Conteúdo",
        "it": "Indice",
        "ca": "Contingut",
        "nl": "Inhoud",
        "sv": "Innehåll",
        "da": "Indhold",
        "nb": "Innhold",
        "no": "Innhold",
        "fi": "Sisältö",
        "ru": "Содержание",
        "uk": "Зміст",
        "pl": "Spis treści",
        "cs": "Obsah",
        "sk": "Obsah",
        "hu": "Tartalom",
        "ro": "Cuprins",
        "bg": "Съдържание",
        "el": "Περιεχόμενα",
        "tr": "İçindekiler",
        "vi": "Nội dung",
        "id": "Daftar isi",
        "th": "หัวข้อ",
        "hi": "विषय-सूची",
        "ar": "المحتويات",
        "fa": "فهرست",
        "he": "תוכן",
    }
)
_THANKS: Mapping[str, str] = MappingProxyType(
    {
        "en": "Thank you",
        "ko": "감사합니다",
        "ja": "ありがとうございました",
        "zh": "谢谢",
        "zh-tw": "謝謝",
        "zh-hk": "謝謝",
        "zh-hant": "謝謝",
        "de": "Vielen Dank",
        "fr": "Merci",
        "es": "Gracias",
        "pt": "Obrigado",
        "it": "Grazie",
        "ca": "Gràcies",
        "nl": "Bedankt",
        "sv": "Tack",
        "da": "Tak",
        "nb": "Takk",
        "no": "Takk",
        "fi": "Kiitos",
        "ru": "Спасибо за внимание",
        "uk": "Дякую за увагу",
        "pl": "Dziękuję za uwagę",
        "cs": "Děkuji za pozornost",
        "sk": "Ďakujem za pozornosť",
        "hu": "Köszönöm a figyelmet",
        "ro": "Mulțumesc",
        "bg": "Благодаря",
        "el": "Ευχαριστώ",
        "tr": "Teşekkürler",
        "vi": "Xin cảm ơn",
        "id": "Terima kasih",
        "th": "ขอบคุณ",
        "hi": "धन्यवाद",
        "ar": "شكرًا لكم",
        "fa": "سپاسگزارم",
        "he": "תודה",
    }
)
_MORE_THANKS = frozenset(
    {
        "thanks",
        "thank you",
        "thank you for reading",
        "thanks for reading",
        "q a",
        "감사합니다",
        "고맙습니다",
        "merci",
        "danke",
    }
)


def agenda_title(language: str) -> str:
    """What an agenda is called in the language of a BCP 47 tag; in English where that is not known."""
    return _of(_AGENDA, language)


def thanks(language: str) -> str:
    """How a speaker thanks the audience."""
    return _of(_THANKS, language)


def says_thanks(words: str) -> bool:
    """Whether a heading does so already."""
    folded = " ".join("".join(c if c.isalnum() else " " for c in words).casefold().split())
    return folded in _MORE_THANKS or folded in {phrase.casefold() for phrase in _THANKS.values()}


def _of(phrases: Mapping[str, str], language: str) -> str:
    tag = language.lower()
    return phrases.get(tag) or phrases.get(tag.partition("-")[0]) or phrases["en"]
