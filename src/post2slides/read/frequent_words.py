"""Which language a text in Latin letters is in, told by its most frequent words.

For each language, words that are among its fifty most frequent and rare in the others; a word of several languages says
less of each. A library for this would bring megabytes of tables, to tell some dozens of languages in a whole post.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from post2slides.regex import regex

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "en": "the of and to in is that it for was on are with as this be have from at or not you we",
        "fr": "le la les des et un une est que qui dans pour pas sur avec ce nous vous il du au plus ne",
        "de": "der die und das ist nicht ein eine zu mit auf für sich dass wir ich auch den dem von es wie im",
        "es": "el los las que en un una es por con para se del lo como más no su al pero este",
        "pt": "os as que em um uma por com para se da do não ao como mais mas dos das no na",
        "it": "il lo gli che in un una per con non si del della sono come più anche ma questo nel alla le",
        "nl": "de het een en van is dat niet op te zijn met voor die wordt ook aan maar naar bij we als er uit",
        "sv": "och att det som en är på av för med till den inte har om ett vi så jag från kan de men när",
        "da": "og at det som en er på af for med til den ikke har om et vi så jeg fra kan de men når blev hvor",
        "nb": "og at det som en er på av for med til den ikke har om et vi så jeg fra kan de men når ble hvor",
        "fi": "ja on ei se että hän oli myös mutta kun niin kuin tai jos sen voi ovat tämä joka nyt vain olla",
        "pl": "nie na się że do to jest jak co po ale ich był jej za od przez tym dla tak już czy są lub",
        "cs": "se na je že do jako za by ale po tak pro jsou nebo co když už jsem bude",
        "hu": "az és hogy nem egy is van ez volt meg de csak ha mint már lehet vagy kell el ki még ezt",
        "ro": "și în de la cu nu pe este un care se din mai să pentru ca sunt fi dar prin sau după am",
        "tr": "ve bir bu için ile de da çok daha olarak gibi olan ne ama kadar en var sonra her ki değil",
        "vi": "và của là có không được cho một các những người trong này để đã với khi như từ đó cũng",
        "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke bisa ada adalah saya kita karena",
        "ca": "el els les que en un una és per amb no es del al com més però aquest són la hi ha",
    }
)
_LANGUAGES = {
    language: frozenset(word for word in words.split() if len(word) > 1) for language, words in _WORDS.items()
}
"""Words of one letter are variables, options and keys in posts on programs."""
_SHARED = Counter(word for words in _LANGUAGES.values() for word in words)
_LETTERS = regex(r"[^\W\d_]+")
_ENOUGH = 3
"""Fewer words may be names."""
_SURE, _CLEAR = 12.0, 2.5
"""So many words, and so many times those of another language, tell that what a post says of itself is wrong."""


def language_of(prose: str) -> str:
    """The language; nothing where too little tells."""
    scores, words = _scores(prose)
    best = max(scores, key=lambda language: scores[language])
    found = [words[word] for word in _LANGUAGES[best] if word in words]
    return best if sum(found) >= _ENOUGH and len(found) > 1 else ""


def contradicts(prose: str, language: str) -> str:
    """The language that the text is in beyond doubt, if that is another than `language`; else nothing."""
    scores, _ = _scores(prose)
    best = max(scores, key=lambda one: scores[one])
    if best == language or language not in scores:
        return ""
    return best if scores[best] >= _SURE and scores[best] >= _CLEAR * scores[language] else ""


def _scores(prose: str) -> tuple[dict[str, float], Counter[str]]:
    words = Counter(_LETTERS.findall(prose.lower()))
    return {
        language: sum(words[word] / _SHARED[word] for word in frequent) for language, frequent in _LANGUAGES.items()
    }, words
