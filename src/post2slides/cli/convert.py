"""`post2slides convert`: posts become decks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from post2slides.cli.errors import FAILED, errors_explained
from post2slides.cli.grouped import GroupedCommand, GroupedOption
from post2slides.cli.request import Request, is_folder
from post2slides.cli.setting_options import chosen, setting_options

_MANY = "Many posts"


@click.command(cls=GroupedCommand)
@click.argument("posts", metavar="POST...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="DECK.pptx|FOLDER",
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
    jobs: int | None,
    drafts: bool,
    report: Path | None,
    engine: str,
    scheduler: str | None,
    **options: Any,
) -> None:
    """Convert each POST, a Markdown file, an HTML page or a folder of posts, into a PowerPoint deck.

    POST may be an address on the web; then the deck lands in this folder, named by its title. It may be an export of a
    blog (Ghost's JSON, WordPress's XML, a ZIP of Notion or Medium); then --post chooses from it. It may be `-` for
    standard input; then -o says where the deck goes. Pictures are looked for beside the post, then
    in the folders where blogs keep them; those on the web are fetched and kept for the next time. A picture that cannot
    be had becomes a card with its address, and a warning. A deck that was edited since it was made is not replaced
    without --force. What the options under Deck, Post and Pictures choose can also be said in the post's front matter
    or in post2slides.toml; `post2slides config` shows what holds.

    Of a folder, all posts in it and below are converted, on all cores; with -o, the decks stand in a tree like that of
    the posts. Posts that have not changed since their deck was made are passed over, and one that fails does not stop
    the others.

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
    several = len(posts) > 1 or is_folder(posts[0]) or report is not None or engine != "local"
    if (engine == "dask") != (scheduler is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together.")
    if several and wanted:
        raise click.UsageError("--post chooses from one export; name one.")
    if several and explain:
        raise click.UsageError("--explain tells of one post; name one.")
    with errors_explained():
        if several:
            from post2slides.cli.many_posts import ManyRequest, convert_many

            raise SystemExit(convert_many(request, ManyRequest(drafts, jobs, engine, scheduler, report)))

        from post2slides.cli.one_post import convert_one

        if convert_one(request, explain=explain) is None:
            raise SystemExit(FAILED)
