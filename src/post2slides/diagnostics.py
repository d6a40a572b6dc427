"""The two ways in which a conversion can go wrong, which are never mixed.

`Post2SlidesError`: no deck can be made. It says which file and line, and what to do.
`Diagnostic`: the deck is made; something was changed or could not be shown. Its codes are stable: people write them
into scripts, and `docs/diagnostics.md` explains each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from post2slides.regex import regex

_CONTROLS = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff]")
"""What steers a terminal (ECMA-48), what turns the order of letters round (UAX #9), and halves of characters."""


def without_controls(text: str) -> str:
    """`text` with escape sequences, as JSON has them, for whatever would steer a terminal or cannot be printed."""
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


_ACCOUNT = regex(r"(?i)\b([a-z][a-z0-9+.-]{1,20}://)[^\s/?#@\\]{1,500}@")
_KEY = regex(
    r"(?i)([?&;](?:[\w.~%-]{0,40}[-_.])?(?:access[-_]?token|token|secret|pass(?:word|wd)?|pwd|sig|signature|credential|api[-_]?key"
    r"|key|auth|authorization|session|jwt|code)(?:[-_]?id)?=)[^\s&;#)\]]+"
)


def without_secrets(text: str) -> str:
    """`text`, with `…` for the accounts, passwords and keys in its web addresses (RFC 3986 §3.2.1, §7.5)."""
    return _KEY.sub(r"\1…", _ACCOUNT.sub(r"\1…@", text))


def _on_one_line(name: str) -> str:
    """A file's name, which may have line ends in it."""
    return name.replace("\n", "\\n")


class Severity(StrEnum):
    """How much a diagnostic matters to the speaker."""

    INFO = "info"
    """Something was done that the author may want to know."""
    WARNING = "warning"
    """Something of the post is not shown as the author meant it. `--strict` makes these fail."""


CODES: Mapping[str, str] = MappingProxyType(
    {
        "formula-as-source": "A formula cannot be converted; its LaTeX is shown as code.",
        "chart-unreadable": "A chart's figures cannot be read; it stays code or a table.",
        "diagram-as-code": "A diagram cannot be drawn with native shapes; its source is shown as code.",
        "conflict-left": "The post has the markers of an unfinished merge; both sides are shown.",
        "contents-dropped": "A table of contents written by hand gives way to the agenda.",
        "front-matter-date": "The front matter has a date that does not exist or cannot be read.",
        "front-matter-field": "A field of the front matter has a value of the wrong kind.",
        "front-matter-invalid": "The front matter is not YAML of keys and values; it was left out.",
        "hint-unknown": "A comment `<!-- slides: … -->` asks for something that post2slides does not know.",
        "skipped": "The post asks with `<!-- slides: skip -->` that a part of it is kept off the slides.",
        "language-corrected": "The language that the post names is not that of its text; the text's was taken.",
        "setting-unknown": "The `slides:` key or the settings file has a setting or value that does not exist.",
        "html-dropped": "Raw HTML without any text (a script, a style sheet) was left out.",
        "inline-picture-named": "A small picture inside a sentence is named by its description instead of shown.",
        "media-missing": "A film or a sound was not found; a card stands in its place.",
        "media-refused": "A film or a sound lies outside the allowed folders; it became a card.",
        "media-unplayable": "A film or a sound is of a kind that PowerPoint does not play; it became a card.",
        "picture-corrupt": "A picture file cannot be decoded; a card stands in its place.",
        "picture-missing": "A picture file was not found; a card stands in its place.",
        "picture-refused": "A picture lies outside the allowed folders or on a private address; it became a card.",
        "picture-unreachable": "A picture on the web could not be fetched; a card stands in its place.",
        "slide-split": "A slide's content was continued on further slides.",
        "table-columns-split": "A table too wide for one slide was continued with its further columns.",
        "tag-unknown": "A tag, shortcode or component of the site's generator has no meaning here; it was left out.",
        "text-shrunk": "Text was set smaller than the theme prefers, so that it fits.",
        "unknown-block": "The post has a construct that post2slides does not know; its text was kept.",
        "words-lost": "Words of the post are missing from the deck. This is a bug of post2slides.",
    }
)
"""Every code that a `Diagnostic` may bear, with its meaning."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing the author should know about a deck that was made.

    `line` is the source line, counted from 1, or None where no single line is to blame.
    """

    severity: Severity
    code: str
    message: str
    line: int | None = None
    file: str | None = None
    """The file to blame, where it is another than the post: the settings file."""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(
                f"unknown diagnostic code {self.code!r}; add it to diagnostics.CODES and docs/diagnostics.md"
            )
        object.__setattr__(self, "message", without_secrets(self.message))

    def located(self, file: str) -> str:
        """The diagnostic as one line of text: `post.md:42: warning[picture-missing]: …`."""
        file = _on_one_line(self.file or file)
        place = f"{file}:{self.line}" if self.line else file
        return f"{place}: {self.severity}[{self.code}]: {self.message}"


Report = Callable[[Diagnostic], None]
"""Takes a diagnostic as it arises; usually a list's `append`."""


class Post2SlidesError(Exception):
    """No deck can be made.

    `message` says what is wrong, `hint` what to do, `file` and `line` where.
    """

    def __init__(
        self, message: str, *, file: str | None = None, line: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = without_secrets(message)
        self.file = without_secrets(file) if file else file
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        file = _on_one_line(self.file or "")
        place = ":".join(str(part) for part in (file, self.line) if part)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n{self.hint}" if self.hint else text


class PostError(Post2SlidesError):
    """The post cannot be read."""


class ThemeError(Post2SlidesError):
    """The theme or template cannot be used."""


class SettingsError(Post2SlidesError):
    """The settings file cannot be read, or an option has a value that is none."""


class EngineError(Post2SlidesError):
    """What is to do the work of many posts cannot be reached."""


class OutputError(Post2SlidesError):
    """The deck cannot be written."""


class DeckError(Post2SlidesError):
    """A deck cannot be read."""
