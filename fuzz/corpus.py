"""What the damaged inputs are made from: the examples, the cases of the tests, themes, and what a template is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from markdown_it.utils import read_fixture_file
from PIL import Image, ImageDraw

from post2slides.theme.build import build_template
from post2slides.theme.load import load_theme

ROOT = Path(__file__).resolve().parent.parent


class Kind(Enum):
    POST = "post"
    FRONT_MATTER = "front matter"
    PAGE = "page"
    NOTEBOOK = "notebook"
    THEME = "theme"
    TEMPLATE = "template"
    PICTURE = "picture"


KINDS: Mapping[Kind, int] = MappingProxyType(
    {
        Kind.POST: 8,
        Kind.FRONT_MATTER: 3,
        Kind.PAGE: 2,
        Kind.NOTEBOOK: 1,
        Kind.THEME: 2,
        Kind.TEMPLATE: 2,
        Kind.PICTURE: 2,
    }
)
"""The kinds of inputs, and how much of all inputs each is."""


@cache
def seeds(kind: Kind) -> tuple[bytes, ...]:
    """The sound inputs of a kind."""
    match kind:
        case Kind.POST:
            return _posts()
        case Kind.FRONT_MATTER:
            return _cases("front_matter")
        case Kind.PAGE:
            return tuple(path.read_bytes() for path in sorted((ROOT / "tests").rglob("*.html"))) + _html_cases()
        case Kind.NOTEBOOK:
            return (_notebook(),)
        case Kind.THEME:
            return tuple(path.read_bytes() for path in sorted((ROOT / "themes").glob("*/theme.yaml")))
        case Kind.TEMPLATE:
            return (build_template(load_theme("paper"), "en"), build_template(load_theme("midnight"), "ko"))
        case Kind.PICTURE:
            return _pictures()


def _posts() -> tuple[bytes, ...]:
    examples = [path.read_bytes() for path in sorted((ROOT / "examples").glob("*/*/index.md"))]
    cases = [source for path in sorted((ROOT / "tests" / "cases").glob("*.md")) for source in _cases(path.stem)]
    return (*examples * 20, *cases)


def _cases(name: str) -> tuple[bytes, ...]:
    fixtures = read_fixture_file(ROOT / "tests" / "cases" / f"{name}.md")
    return tuple(source.encode("utf-8", "surrogatepass") for _, _, source, _ in fixtures)


def _html_cases() -> tuple[bytes, ...]:
    page = "<!DOCTYPE html><html><head><title>T</title></head><body><article><h1>T</h1>{}</article></body></html>"
    return tuple(page.format(source.decode("utf-8", "replace")).encode() for source in _cases("html"))


def _notebook() -> bytes:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# A title\n", "\n", "Some *text*."]},
        {
            "cell_type": "code",
            "metadata": {},
            "execution_count": 1,
            "source": "print(1)",
            "outputs": [
                {"output_type": "stream", "name": "stdout", "text": "1\n"},
                {
                    "output_type": "display_data",
                    "metadata": {},
                    "data": {"image/png": "iVBORw0KGgo=", "text/plain": "x"},
                },
            ],
        },
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _pictures() -> tuple[bytes, ...]:
    picture = Image.linear_gradient("L").resize((320, 200)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((40, 40, 200, 120), fill="teal", outline="black")
    found = []
    for form in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "ICO", "AVIF"):
        file = BytesIO()
        picture.save(file, form)
        found.append(file.getvalue())
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 320 200">'
        b'<style>.a{fill:teal}</style><defs><path id="p" d="M0 0h10v10z"/></defs><use xlink:href="#p"/>'
        b'<rect class="a" width="320" height="200"/><text x="9" y="99">Text</text></svg>'
    )
    return (*found, drawing)
