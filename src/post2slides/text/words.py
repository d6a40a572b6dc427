"""Words, for checking that none is lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_CJK}]|[^\\W_{_CJK}]+")


def words(text: str) -> Iterator[str]:
    """The words of `text`, folded; Han and kana one by one."""
    return iter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def missing_words(wanted: Iterable[str], found: Iterable[str]) -> Counter[str]:
    """The words wanted more often than found."""
    return Counter(wanted) - Counter(found)
