"""What to do about what a conversion reports; `docs/diagnostics.md` says more of each."""

from __future__ import annotations

from post2slides.diagnostics import Diagnostic

_REMEDIES = {
    "chart-unreadable": "See docs/charts.md for what is understood.",
    "diagram-as-code": "See docs/diagrams.md for what is drawn, or use a picture.",
    "formula-as-source": "Use common commands, or a picture.",
    "front-matter-date": "Write it as 2026-03-14.",
    "front-matter-field": "Correct the field.",
    "front-matter-invalid": "Put values with a colon or a quotation mark into quotes.",
    "hint-unknown": "See docs/settings.md for the comments that are understood.",
    "picture-corrupt": "Open it in a picture viewer, and save it again.",
    "picture-missing": "Check the path and its capital letters.",
    "picture-refused": "Move the file beside the post, or allow its folder with --allow-path.",
    "picture-unreachable": "Keep a copy beside the post, or check again with a network.",
    "setting-unknown": "See docs/settings.md for the settings.",
    "slide-split": "Nothing, or add a subheading where you would turn the page.",
    "table-columns-split": "Nothing, or leave columns out.",
    "tag-unknown": "Write in Markdown what it shows.",
    "text-shrunk": "Nothing, or say less.",
    "unknown-block": "Please report it, with the lines in question.",
    "words-lost": "This is a bug of post2slides; please report it.",
}


def remedy(diagnostic: Diagnostic) -> str:
    """What to do about `diagnostic`."""
    return _REMEDIES.get(diagnostic.code, "Nothing has to be done.")
