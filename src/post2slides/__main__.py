"""The command as a process of its own: `post2slides`, or `python -m post2slides`."""

from __future__ import annotations

from post2slides.collector import collect_seldom


def main() -> None:
    """Run the command. Looking for garbage while its modules are loaded would take a tenth of a short conversion."""
    collect_seldom()
    from post2slides.cli import main as command

    command(prog_name="post2slides")


if __name__ == "__main__":
    main()
