"""Mermaid git graphs (mermaid.js.org/syntax/gitgraph.html): commits on branches."""

from __future__ import annotations

from typing import Literal

from post2slides.diagram.flowchart import DIRECTIONS
from post2slides.diagram.mermaid_text import UnknownSyntaxError, label
from post2slides.model.diagram import Commit, History
from post2slides.regex import regex

_HEADER = regex(r"gitGraph\b\s*(LR|TB|BT|TD)?\s*:?$")
_SETTING = regex(r"(id|tag|type|msg|parent|order)\s*:\s*(\"[^\"]*\"|\S+)")
_KINDS: dict[str, Literal["reverse", "highlight"]] = {"REVERSE": "reverse", "HIGHLIGHT": "highlight"}
_MAIN = "main"


def read_git(lines: list[str]) -> History:
    """The graph of stripped lines, the header first. Raises UnknownSyntaxError."""
    header = _HEADER.match(lines[0])
    if header is None:
        raise UnknownSyntaxError(lines[0])
    reader = _Reader()
    for line in lines[1:]:
        reader.take(line)
    if not reader.commits:
        raise UnknownSyntaxError("no commits")
    return History(tuple(reader.tips), tuple(reader.commits), DIRECTIONS.get(header[1] or "", "right"))


class _Reader:
    def __init__(self) -> None:
        self.tips: dict[str, str] = {_MAIN: ""}
        """The newest commit of each branch."""
        self.commits: list[Commit] = []
        self._branch = _MAIN

    def take(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        settings = {key: value.strip('"') for key, value in _SETTING.findall(rest)}
        name = label(_SETTING.sub("", rest))
        match word:
            case "commit":
                self._commit(settings, (self.tips[self._branch],), name)
            case "branch" if name and name not in self.tips:
                self.tips[name] = self.tips[self._branch]
                self._branch = name
            case "checkout" | "switch" if name in self.tips:
                self._branch = name
            case "merge" if self.tips.get(name):
                self._commit(settings, (self.tips[self._branch], self.tips[name]), "", "merge")
            case "cherry-pick" if any(commit.name == settings.get("id") for commit in self.commits):
                picked = settings.pop("id")
                tag = settings.get("tag", f"cherry-pick: {picked}")
                self._commit(settings | {"tag": tag}, (self.tips[self._branch], picked), "")
            case _:
                raise UnknownSyntaxError(line)

    def _commit(
        self, settings: dict[str, str], parents: tuple[str, ...], message: str, kind: Literal["", "merge"] = ""
    ) -> None:
        name = settings.get("id") or f"\0{len(self.commits)}"
        words = label(settings.get("msg") or message or settings.get("id", ""))
        known = tuple(parent for parent in parents if parent)
        found = _KINDS.get(settings.get("type", ""), kind)
        self.commits.append(Commit(name, self._branch, known, words, label(settings.get("tag", "")), found))
        self.tips[self._branch] = name
