"""The command as a process of its own: `post2slides`, or `python -m post2slides`."""

from __future__ import annotations

from post2slides.collector import collect_seldom

_INTERRUPTED = 130
"""The exit code when Ctrl-C ended it, by the shell's rule: 128 and the signal's number."""


def main() -> None:
    """Run the command. Looking for garbage while its modules are loaded would take a tenth of a short conversion."""
    collect_seldom()
    try:
        from post2slides.cli import main as command

        command(prog_name="post2slides")
    except KeyboardInterrupt:  # while the modules are loaded; later, the command has its own say
        raise SystemExit(_INTERRUPTED) from None


if __name__ == "__main__":
    main()
