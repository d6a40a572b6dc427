"""What a person types: the commands, their options and their help. The only place that prints or exits."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from post2slides.diagnostics import Diagnostic, OutputError, Post2SlidesError, Severity

if TYPE_CHECKING:
    from post2slides.convert import Options, Source, Stages

_FAILED = 1
_ISSUES = "https://github.com/post2slides/post2slides/issues"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="post2slides")
def main() -> None:
    """Turn a blog post in Markdown into a PowerPoint deck that is ready to present.

    One slide per heading; lines that begin with a pencil (✏️) become speaker notes; pictures fill their slides. The
    deck is native and editable, and the post needs no change.

    \b
    Examples:
      post2slides convert post.md
      post2slides convert post.md -o talk.pptx -t midnight
      post2slides inspect post.md --stage deck
      post2slides themes
    """


@main.command()
@click.argument("post", metavar="POST")
@click.option(
    "-o",
    "--output",
    metavar="DECK.pptx",
    help="Where the deck goes. Without it: beside the post. `-` is standard output.",
)
@click.option(
    "-t",
    "--theme",
    help="A built-in theme, or the folder of your own. Without it: as the post's front matter says, else paper.",
)
@click.option(
    "--prose",
    type=click.Choice(["fit", "full", "notes"]),
    help="Running text that is too long for its slide: key points with the whole text in the notes (fit), continued on"
    " further slides (full), or all of it in the notes (notes). Without it: as the front matter says, else fit.",
)
@click.option("--offline", is_flag=True, help="Fetch no pictures from the web; use those fetched before.")
@click.option(
    "--allow-path",
    metavar="FOLDER",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Also show pictures from this folder, outside the post's and its site's. May be given more than once.",
)
@click.option(
    "--allow-host",
    metavar="NAME",
    multiple=True,
    help="Also fetch pictures from this host although its address is private. May be given more than once.",
)
@click.option(
    "--strict", is_flag=True, help="Fail (exit code 1) when there are warnings. The deck is written all the same."
)
@click.option(
    "--explain", is_flag=True, help="Tell for each slide how full it is, how large its type, and why it is continued."
)
@click.option(
    "--dialect",
    metavar="NAME",
    help="Read POST as this generator does, such as hugo; markdown for none. Without it: recognised.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Also tell what was changed without harm: slides continued, text made smaller.",
)
def convert(
    post: str,
    output: str | None,
    theme: str | None,
    prose: str | None,
    offline: bool,
    allow_path: tuple[Path, ...],
    allow_host: tuple[str, ...],
    strict: bool,
    explain: bool,
    dialect: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Convert POST, a Markdown file, into a PowerPoint deck.

    POST may be `-` for standard input; then -o says where the deck goes. Pictures are looked for beside the post, then
    in the folders where blogs keep them; those on the web are fetched and kept for the next time. A picture that cannot
    be had becomes a card with its address, and a warning.

    \b
    Examples:
      post2slides convert post.md                      the deck lands in post.pptx
      post2slides convert post.md -t midnight          in another theme
      post2slides convert post.md --prose full         every word on slides
      cat post.md | post2slides convert - -o deck.pptx
    """
    with _errors_explained():
        from post2slides.convert import convert as make_deck

        source, target = _source(post, dialect), _target(post, output)
        found: list[Diagnostic] = []
        options = _options(theme, prose, offline=offline, paths=allow_path, hosts=allow_host)
        stages = make_deck(source, target or sys.stdout.buffer, options, found.append)
        if explain:
            from post2slides.inspect import explain as explained

            click.echo(explained(stages.placed), nl=False, err=target is None)
        if not quiet:
            _print_diagnostics(found, post, verbose=verbose)
            if target:
                click.echo(_summary(stages, found, target))
    if strict and any(diagnostic.severity is Severity.WARNING for diagnostic in found):
        raise SystemExit(_FAILED)


@main.command()
@click.argument("post", metavar="POST")
@click.option(
    "--stage",
    type=click.Choice(["tokens", "post", "deck", "placed"]),
    default="deck",
    show_default=True,
    help="Markdown's tokens; the post as read; the deck as outlined; the slides as set.",
)
@click.option("-t", "--theme", help="The theme that `placed` is set in.")
@click.option("--prose", type=click.Choice(["fit", "full", "notes"]), help="As for convert.")
@click.option("--offline", is_flag=True, help="Fetch no pictures from the web; use those fetched before.")
@click.option("--dialect", metavar="NAME", help="As for convert.")
def inspect(post: str, stage: str, theme: str | None, prose: str | None, offline: bool, dialect: str | None) -> None:
    """Print what a stage of the conversion makes of POST, one line per thing with its source line.

    \b
    Examples:
      post2slides inspect post.md --stage post         what was understood of the post
      post2slides inspect post.md                      which slides it makes, and why
      post2slides inspect post.md --stage placed       sizes and places of everything
    """
    with _errors_explained():
        source = _source(post, dialect)
        click.echo(_inspected(source, stage, lambda: _options(theme, prose, offline=offline)), nl=False)


@main.command()
def themes() -> None:
    """List the built-in themes.

    \b
    Example:
      post2slides themes
      post2slides convert post.md -t midnight
    """
    with _errors_explained():
        from post2slides.theme.load import load_theme, theme_names

        for name in theme_names():
            click.echo(f"{name:<12}{load_theme(name).title}")


def _options(
    theme: str | None,
    prose: str | None,
    *,
    offline: bool,
    paths: tuple[Path, ...] = (),
    hosts: tuple[str, ...] = (),
) -> Options:
    from post2slides.assets import FetchOptions
    from post2slides.convert import Options
    from post2slides.model.deck import Prose

    return Options(theme, Prose(prose) if prose else None, FetchOptions(offline, paths, hosts))


def _source(post: str, dialect: str | None) -> Source:
    from post2slides.convert import Source, open_source
    from post2slides.read import decode

    if post == "-":
        return Source(decode(sys.stdin.buffer.read(), "standard input"), "presentation", dialect=dialect)
    return open_source(Path(post), dialect)


def _target(post: str, output: str | None) -> Path | None:
    """The deck's file; None for standard output."""
    if output == "-":
        return None
    if output:
        target = Path(output)
        if post != "-" and target.resolve() == Path(post).resolve():
            raise OutputError("the deck would replace the post itself", file=output, hint="Give it another name.")
        return target
    if post == "-":
        raise OutputError("a post from standard input needs a place for its deck", hint="Name it with -o DECK.pptx.")
    return Path(post).with_suffix(".pptx")


def _inspected(source: Source, stage: str, options: Callable[[], Options]) -> str:
    from post2slides import inspect as dump
    from post2slides.convert import prepare, read_source, site_around
    from post2slides.read import tokens

    def ignore(_diagnostic: Diagnostic) -> None:
        """Inspecting shows the values; converting tells what is wrong with them."""

    if stage == "tokens":
        return dump.dump_tokens(tokens(source.text, site_around(source.path), source.dialect))
    if stage == "post":
        return dump.dump_post(read_source(source, ignore))
    with tempfile.TemporaryDirectory(prefix="post2slides-") as workdir:
        stages = prepare(source, options(), Path(workdir), ignore)
    return dump.dump_deck(stages.deck) if stage == "deck" else dump.dump_placed(stages.placed)


def _print_diagnostics(found: list[Diagnostic], file: str, *, verbose: bool) -> None:
    for diagnostic in sorted(found, key=lambda diagnostic: diagnostic.line or 0):
        if verbose or diagnostic.severity is Severity.WARNING:
            click.echo(diagnostic.located(file), err=True)


def _summary(stages: Stages, found: list[Diagnostic], target: Path) -> str:
    from post2slides.model.placed import PictureShape

    slides = stages.placed.slides
    pictures = sum(isinstance(shape, PictureShape) for slide in slides for shape in slide.shapes)
    warnings = sum(diagnostic.severity is Severity.WARNING for diagnostic in found)
    counts = [
        _counted(len(slides), "slide"),
        _counted(pictures, "picture"),
        _counted(sum(bool(slide.notes) for slide in slides), "slide with notes", "slides with notes"),
        _counted(warnings, "warning"),
    ]
    return f"{target}: {', '.join(counts)}"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


@contextmanager
def _errors_explained() -> Iterator[None]:
    """Whatever goes wrong ends in one clear line and exit code 1."""
    try:
        yield
    except Post2SlidesError as error:
        click.echo(f"Error: {error}", err=True)
        raise SystemExit(_FAILED) from None
    except BrokenPipeError:
        raise SystemExit(_FAILED) from None
    except Exception as error:  # noqa: BLE001 - a bug: the user gets a place to report it instead of a traceback
        click.echo(
            f"Error: post2slides has a bug: {type(error).__name__}: {error}\nPlease report it: {_ISSUES}", err=True
        )
        raise SystemExit(_FAILED) from None


if __name__ == "__main__":
    main()
