"""`post2slides themes`: the themes there are, what is in one, and a copy to start from."""

from __future__ import annotations

from pathlib import Path

import click

from post2slides.cli.errors import FAILED, WRONG_USE, errors_explained
from post2slides.cli.terminal import say


@click.group(invoke_without_command=True)
@click.pass_context
def themes(context: click.Context) -> None:
    """List the built-in themes, show what is in one, begin one of your own, or check a template.

    \b
    Examples:
      post2slides themes                        the built-in themes
      post2slides themes show midnight          its fonts, sizes, colours and layouts
      post2slides themes new ours               a copy to change, in the folder `ours`
      post2slides themes export paper           the template of a theme, to edit in PowerPoint
      post2slides themes check company.potx     how well your company's template will serve
      post2slides convert post.md -t ours       a deck in it
    """
    if context.invoked_subcommand is not None:
        return
    with errors_explained():
        from post2slides.theme.load import load_theme, theme_names

        for name in theme_names():
            say(f"{name:<12}{load_theme(name).title}")


@themes.command()
@click.argument("theme", metavar="THEME")
def show(theme: str) -> None:
    """Show the fonts, type sizes, colours and layouts of THEME.

    THEME is what -t takes: a built-in theme, a folder, a theme file, or a template. Each colour is shown with its
    contrast to the background; text needs 4.5:1, and 3:1 where it is large.

    \b
    Examples:
      post2slides themes show paper
      post2slides themes show ours/theme.yaml
    """
    with errors_explained():
        from post2slides.theme.describe import described
        from post2slides.theme.load import load_theme

        say(described(load_theme(theme)), nl=False)


@themes.command()
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--from", "base", metavar="NAME", default="paper", show_default=True, help="The built-in theme to start from."
)
def new(folder: Path, base: str) -> None:
    """Put a copy of a built-in theme into FOLDER, to be changed.

    The copy is one file, theme.yaml, with a comment on every field. Files that are there already are left alone.

    \b
    Examples:
      post2slides themes new ours
      post2slides themes new ours --from midnight
    """
    with errors_explained():
        from post2slides.theme.start import start_theme

        say(f"{start_theme(folder, base)}: change it, then: post2slides convert POST -t {folder}")


@themes.command()
@click.argument("theme", metavar="THEME")
@click.option(
    "-o",
    "--output",
    metavar="TEMPLATE.potx",
    type=click.Path(path_type=Path),
    help="Without it: THEME.potx, right here.",
)
@click.option("--lang", metavar="TAG", default="en", show_default=True, help="The language that decks will be in.")
def export(theme: str, output: Path | None, lang: str) -> None:
    """Write the template of THEME, to be edited in PowerPoint.

    It has the slide master and every layout; a .pptx ending gives a presentation without slides. What is changed there
    holds: convert with -t and the edited file.

    \b
    Examples:
      post2slides themes export paper -o ours.potx
      post2slides convert post.md -t ours.potx
    """
    with errors_explained():
        from post2slides.theme.export import export_theme

        say(str(export_theme(theme, output, lang)))


@themes.command()
@click.argument("template", metavar="TEMPLATE")
def check(template: str) -> None:
    """Tell how well TEMPLATE, a .pptx or .potx file, will serve: which layout shows what, what is missing, and what is
    hard to read.

    Exit codes: 0 when all is well, 1 when there are warnings, 2 when it cannot be used.

    \b
    Examples:
      post2slides themes check company.potx
      post2slides themes check company.yaml            with the mapping file of a template
    """
    with errors_explained(WRONG_USE):
        from post2slides.check.template import check_template
        from post2slides.cli.template_report import has_warnings, printed

        report = check_template(template)
        say(printed(report))
    if has_warnings(report):
        raise SystemExit(FAILED)
