"""Regular expressions that are compiled when they are first used.

The modules hold some six hundred patterns, and one post needs a hundred of them: compiling all at the start took
longer than making a deck of ten slides.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast


def regex(source: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """What `re.compile` makes of the same arguments, made when it is first used.

    A mistake in `source` comes to light only then, so `test_every_pattern_compiles` uses them all.
    """
    return cast("re.Pattern[AnyStr]", Lazy(source, flags))


class Lazy:
    """Stands for a compiled pattern, whose methods and attributes it takes over as they are asked for."""

    def __init__(self, source: str | bytes, flags: re.RegexFlag) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Called for what is not known yet. Raises AttributeError for what no compiled pattern has."""
        if name == "_compiled":
            value: object = re.compile(self._source, self._flags)
        else:
            value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
