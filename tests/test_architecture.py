"""Who may import whom. An import under `TYPE_CHECKING` or inside a function counts like any other."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
MODULES = sorted((SOURCE / "post2slides").rglob("*.py"))

GROUND = {"regex", "markup", "units", "diagnostics", "model", "text"}
STAGES = {"read", "outline", "layout", "write"}
ROOMS = {
    "__init__": {"api", "diagnostics", "pipeline", "settings", "source", "theme"},
    "api": {"diagnostics", "options", "pipeline", "source"},
    "regex": set(),
    "markup": {"regex"},
    "units": {"regex"},
    "diagnostics": {"regex"},
    "model": {"regex", "units"},
    "scratch": {"regex"},
    "text": {"regex", "model"},
    "theme": {"regex", "markup", "units", "diagnostics", "model"},
    "diagram": {"regex", "units", "model"},
    "assets": {"regex", "units", "diagnostics", "model", "scratch"},
    "read": GROUND | {"diagram"},
    "outline": GROUND,
    "layout": GROUND | {"diagram", "theme"},
    "write": GROUND | {"theme", "imprint", "readback", "scratch"},
    "readback": GROUND | {"theme"},
    "imprint": GROUND | {"readback"},
    "completeness": GROUND,
    "brand": {"regex", "diagnostics", "assets", "theme"},
    "settings": GROUND,
    "source": GROUND | {"assets", "read"},
    "options": GROUND | {"assets", "settings", "source", "theme"},
    "pipeline": GROUND
    | STAGES
    | {"assets", "brand", "completeness", "imprint", "options", "scratch", "settings", "source", "theme"},
    "check": GROUND | {"assets", "pipeline", "layout", "readback", "scratch", "theme"},
    "inspect": GROUND | STAGES | {"theme", "assets", "pipeline"},
    "watch": set(),
    "collector": set(),
    "batch": GROUND | {"collector", "pipeline", "options", "read", "scratch", "settings", "source"},
    "cli": GROUND
    | {"assets", "batch", "check", "pipeline", "inspect", "options", "read", "settings", "source", "theme"}
    | {"scratch", "watch", "__init__"},
    "__main__": {"cli", "collector"},
}
"""For each room of the package, the other rooms that it may import."""

LIBRARIES = {
    "click": {"cli"},
    "distributed": {"batch"},
    "emoji": {"read"},
    "lxml": {"read", "theme", "write", "readback", "imprint"},
    "markdown_it": {"read"},
    "math_core": {"read"},
    "mdit_py_plugins": {"read"},
    "PIL": {"assets"},
    "pi_heif": {"assets"},
    "platformdirs": {"assets", "batch", "cli"},
    "pptx": {"theme", "write"},
    "pygments": {"layout"},
    "resvg_py": {"assets"},
    "segno": {"assets"},
    "sentencex": {"text"},
    "truststore": {"assets"},
    "urllib3": {"assets"},
    "xlsxwriter": {"write"},
    "yaml": {"read", "theme"},
}
"""For each library, the rooms that may import it. ARCHITECTURE.md says what each is for."""


def room(name: str) -> str:
    """The room of a dotted module name: `read` of `post2slides.read.table`."""
    return name.removeprefix("post2slides").lstrip(".").partition(".")[0] or "__init__"


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


@cache
def imports(path: Path) -> set[str]:
    """The dotted names of all modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom(level=0, module="post2slides"):
                found |= {f"post2slides.{alias.name}" for alias in node.names}
            case ast.ImportFrom(level=0, module=str() as module):
                found.add(module)
            case ast.ImportFrom():
                pytest.fail(f"{path}:{node.lineno}: write the import in full, not relative")
    return found


def test_a_room_imports_only_the_rooms_below_it() -> None:
    trespasses = {}
    for path in MODULES:
        here = room(dotted(path))
        ours = {room(name) for name in imports(path) if name.split(".")[0] == "post2slides"}
        trespasses[dotted(path)] = (ours & ROOMS.keys() - {here}) - ROOMS[here]
    assert not {name: rooms for name, rooms in trespasses.items() if rooms}


def test_a_library_stays_in_its_room() -> None:
    strangers = {}
    for path in MODULES:
        libraries = {name.split(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"post2slides"}
        here = room(dotted(path))
        strangers[dotted(path)] = {library for library in libraries if here not in LIBRARIES.get(library, set())}
    assert not {name: libraries for name, libraries in strangers.items() if libraries}


def test_a_module_has_one_job_and_fits_a_few_screens() -> None:
    lengths = {dotted(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert not {name: lines for name, lines in lengths.items() if lines > 400}
