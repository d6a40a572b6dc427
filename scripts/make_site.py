"""Builds the site of the documentation into `build/site` with Zensical; a link that leads nowhere fails.

    python scripts/make_site.py [--serve]

The pages are those of `docs/`, the README as the first one, and what lies at the root of the repository. They are put
into one folder, with the links between them as that folder needs them. `--serve` shows the site while it is written:
run it again when a page has changed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "build" / "site-pages"
LINK = re.compile(r'(?P<head>\]\(|src=")(?P<path>[^)#"\s:]+)')
TAKEN = (
    "*.md",
    "LICENSE",
    "docs/*.md",
    "docs/site.css",
    "docs/ci/*",
    "docs/images/**/*.webp",
    "examples/*.md",
    "examples/*/*/**/*",
)


def main(*, serve: bool) -> None:
    shutil.rmtree(PAGES, ignore_errors=True)
    for pattern in TAKEN:
        for source in sorted(ROOT.glob(pattern)):
            if source.is_file():
                put(source)
    zensical = Path(sys.executable).with_name("zensical")
    command = ["serve"] if serve else ["build", "--strict", "--clean"]
    sys.exit(subprocess.run([zensical, *command], cwd=ROOT, check=False).returncode)


def put(source: Path) -> None:
    """A file where the site has it."""
    path = source.relative_to(ROOT).as_posix()
    target = PAGES / on_site(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix == ".md":
        target.write_text(relinked(source.read_text(encoding="utf-8"), path), encoding="utf-8")
    else:
        shutil.copyfile(source, target)


def on_site(path: str) -> str:
    """Where the site has what lies at a path of the repository."""
    return "index.md" if path == "README.md" else path.removeprefix("docs/")


def relinked(page: str, path: str) -> str:
    """The page with its links as the site needs them."""
    here = PurePosixPath(path).parent
    there = PurePosixPath(on_site(path)).parent

    def led(link: re.Match[str]) -> str:
        target = os.path.normpath(here / link["path"])
        return link["head"] + os.path.relpath(on_site(target), there) if (ROOT / target).exists() else link[0]

    return LINK.sub(led, page)


if __name__ == "__main__":
    main(serve="--serve" in sys.argv[1:])
