"""`post2slides cache`: the pictures that were fetched from the web and kept."""

from __future__ import annotations

import re
import time

import click

from post2slides.cli.errors import errors_explained
from post2slides.cli.terminal import counted, say
from post2slides.regex import regex

_AGE = regex(r"(\d{1,5})\s*([hdw])", re.IGNORECASE)
_SECONDS = {"h": 3600, "d": 86_400, "w": 604_800}


class Age(click.ParamType[float]):
    """A length of time, such as `30d`, in seconds."""

    name = "age"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        match = _AGE.fullmatch(str(value).strip())
        if match is None:
            self.fail(f"{value!r} is no age; write hours, days or weeks, such as 12h, 30d or 8w.", param, ctx)
        return float(match[1]) * _SECONDS[match[2].lower()]


@click.command()
@click.option("--clear", is_flag=True, help="Remove them; they are fetched again when a post needs them.")
@click.option(
    "--older-than",
    metavar="AGE",
    type=Age(),
    help="Only those that no conversion has used for so long: hours, days or weeks, such as 12h, 30d or 8w.",
)
def cache(clear: bool, older_than: float | None) -> None:
    """Show or clear the pictures that were fetched from the web.

    They are kept so that a post is converted as well without a network, and each is asked for again only when it has
    changed. Beyond 1 GB, those that were not used for longest go by themselves.

    \b
    Examples:
      post2slides cache                            where they are, how many, how much
      post2slides cache --older-than 30d           how many of them no conversion has used for 30 days
      post2slides cache --clear                    remove all
      post2slides cache --clear --older-than 30d   remove those
    """
    with errors_explained():
        from post2slides.assets.cache import Cache

        kept = Cache()
        unused_since = None if older_than is None else time.time() - older_than
        found = kept.clear(unused_since) if clear else kept.describe(unused_since)
        say(f"{found.folder}: {_amount(found.pictures, found.size)}{' removed' if clear else ''}")
        if found.oldest is not None and not clear:
            say(f"used least recently: {time.strftime('%Y-%m-%d', time.localtime(found.oldest))}")


def _amount(pictures: int, size: int) -> str:
    return f"{counted(pictures, 'picture')}, {size / 1e6:.1f} MB" if pictures else "no pictures"
