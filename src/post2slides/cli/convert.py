"""`post2slides convert`: posts become decks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from post2slides.cli.errors import errors_explained
from post2slides.cli.grouped import GroupedCommand, GroupedOption
from post2slides.cli.request import STANDARD, ManyRequest, Request, is_folder
from post2slides.cli.setting_options import chosen, setting_options

_MANY = "Many posts"


@click.command(cls=GroupedCommand)
@click.argument("posts", metavar="POST...", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    metavar="DECK.pptx|FOLDER",
    type=click.Path(),
    help="Where the deck goes, or the folder for those of many posts. Without it: beside the post. `-` is standard"
    " output.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Replace a deck on which somebody has worked, or that post2slides did not make; of many posts, convert those"
    " too that have not changed.",
)
@click.option(
    "--strict", is_flag=True, help="Fail (exit code 1) when there are warnings. The deck is written all the same."
)
@click.option(
    "--explain", is_flag=True, help="Tell for each slide how full it is, how large its type, and why it is continued."
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Also tell what was changed without harm: slides continued, text made smaller.",
)
@click.option(
    "--watch", is_flag=True, help="Convert again whenever the post, its pictures, its theme or its settings change."
)
@click.option("--open", "open_deck", is_flag=True, help="Open the deck in the program for presentations.")
@setting_options
@click.option(
    "--post",
    "wanted",
    metavar="TITLE",
    default="",
    cls=GroupedOption,
    group="Post",
    help="Of an export with several posts: the one with this title. Without it, their titles are listed.",
)
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    cls=GroupedOption,
    group=_MANY,
    help="How many posts are converted at a time. Without it: as many as there are cores.",
)
@click.option(
    "--drafts",
    is_flag=True,
    cls=GroupedOption,
    group=_MANY,
    help="Of folders, convert drafts too: in _drafts, or with `draft: true`.",
)
@click.option(
    "--report",
    metavar="FILE.json",
    type=click.Path(path_type=Path, dir_okay=False),
    cls=GroupedOption,
    group=_MANY,
    help="Write what became of each post to this file, for other programs.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    cls=GroupedOption,
    group=_MANY,
    help="What does the work: the cores of this machine (local), or the workers of a Dask cluster (dask).",
)
@click.option(
    "--scheduler", metavar="ADDRESS", cls=GroupedOption, group=_MANY, help="Of Dask, such as tcp://10.0.0.1:8786."
)
def convert(
    posts: tuple[str, ...],
    output: str | None,
    force: bool,
    strict: bool,
    explain: bool,
    quiet: bool,
    verbose: bool,
    wanted: str,
    watch: bool,
    open_deck: bool,
    jobs: int | None,
    drafts: bool,
    report: Path | None,
    engine: str,
    scheduler: str | None,
    **options: Any,
) -> None:
    """Convert each POST into a PowerPoint deck.

    \b
    POST is
      a Markdown file, a Jupyter notebook or a saved HTML page;
      a folder: all posts in it and below, on all cores;
      an address on the web: its deck lands in this folder, named by its title;
      an export of a blog (Ghost's JSON, WordPress's XML, a ZIP of Notion or Medium): --post chooses from it;
      - for standard input: -o says where the deck goes.

    Pictures are looked for beside the post and in the folders where blogs keep them; those on the web are fetched and
    kept for the next time. A picture that cannot be had becomes a card with its address, and a warning.

    A deck that was edited since it was made is not replaced without --force. Of many posts, those that have not changed
    since their deck was made are passed over, and one that fails does not stop the others.

    What the options under Deck, Post and Pictures choose can also be said in the post's front matter or in
    post2slides.toml; `post2slides config` shows what holds.

    \b
    Examples:
      post2slides convert post.md                      the deck lands in post.pptx
      post2slides convert post.md -t midnight          in another theme
      post2slides convert post.md --prose full         every word on slides
      post2slides convert https://example.org/post/    the post at an address
      post2slides convert export.xml --post "My talk"  one post of an export
      post2slides convert posts -o decks               a whole blog
      cat post.md | post2slides convert - -o deck.pptx
    """
    request = Request(posts, output, chosen(options), force, strict, quiet, verbose, wanted)
    many = ManyRequest(drafts, jobs, engine, scheduler, report)
    several = len(posts) > 1 or is_folder(posts[0]) or report is not None or engine != "local"
    piped, fetched = STANDARD in (*posts, output), any("://" in post for post in posts)
    _refuse(
        ((engine == "dask") != (scheduler is not None), "--engine dask and --scheduler ADDRESS go together."),
        (several and wanted, "--post chooses from one export; name one."),
        (several and explain, "--explain tells of one post; name one."),
        (several and open_deck, "--open is for one post; name one."),
        (piped and open_deck, "--open needs files for post and deck."),
        (piped and watch, "--watch needs files for post and deck."),
        (fetched and watch, "--watch is for files and folders."),
    )
    with errors_explained():
        code = _many(request, many, watch=watch) if several else _one(request, explain, watch=watch, opening=open_deck)
    raise SystemExit(code)


def _refuse(*cases: tuple[object, str]) -> None:
    """Raise UsageError with the message of the first case that holds: options that do not go together."""
    for holds, message in cases:
        if holds:
            raise click.UsageError(message)


def _many(request: Request, many: ManyRequest, *, watch: bool) -> int:
    from post2slides.cli.many_posts import convert_many

    if not watch:
        return convert_many(request, many)
    from post2slides.cli.watching import watch_many

    return watch_many(request, many)


def _one(request: Request, explain: bool, *, watch: bool, opening: bool) -> int:
    from post2slides.cli.one_post import convert_one, open_deck

    if watch:
        from post2slides.cli.watching import watch_one

        return watch_one(request, opening=opening)
    made = convert_one(request, explain=explain)
    if opening:
        open_deck(made)
    return made.exit_code
