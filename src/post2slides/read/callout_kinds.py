"""The names that blogs give to the kinds of callouts, and which kind each is.

GitHub has five (https://docs.github.com, "Alerts"), Obsidian, Docusaurus, VuePress, MkDocs Material and Bootstrap have
more; authors who have none of them write the word in bold, in their own language.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

from post2slides.model.post import CalloutKind

KINDS: frozenset[str] = frozenset(get_args(CalloutKind))

NAMES: Mapping[str, CalloutKind] = MappingProxyType(
    {
        **dict.fromkeys(("note", "info", "message", "abstract", "summary", "tldr", "todo", "seealso"), "note"),
        **dict.fromkeys(("memo", "cite", "quote", "information", "primary", "secondary", "details"), "note"),
        **dict.fromkeys(("tip", "hint", "success", "check", "done"), "tip"),
        "important": "important",
        **dict.fromkeys(("warning", "warn", "attention"), "warning"),
        **dict.fromkeys(("caution", "danger", "error", "bug", "failure", "fail", "missing", "alert"), "caution"),
        **dict.fromkeys(("question", "help", "faq"), "question"),
        "example": "example",
    }
)
"""What stands behind `[!`, `:::` or `!!!`, in lower case."""

SILENT = frozenset({"message", "information", "primary", "secondary", "memo", "alert"})
"""Those that no blog shows as a title."""

CLASSES: Mapping[str, CalloutKind] = MappingProxyType(
    {
        name: NAMES[name]
        for name in ("note", "info", "tip", "hint", "important", "warning", "attention", "caution", "danger")
    }
)
"""The classes of an HTML element that make it a callout by themselves."""

BOXES = frozenset({"admonition", "alert", "callout", "custom-block", "notice", "bs-callout", "markdown-alert"})
"""The classes that make an element a callout of the kind that another class says."""

_PREFIXES = (
    "alert-",
    "markdown-alert-",
    "notice--",
    "notice-",
    "callout-",
    "bs-callout-",
    "admonition-",
    "theme-admonition-",
    "prompt-",
    "is-",
)

WORDS: Mapping[str, CalloutKind] = MappingProxyType(
    {
        # English, French, German, Spanish, Portuguese, Italian
        **dict.fromkeys(("note", "notes", "n.b.", "nb", "info", "remarque", "hinweis", "nota", "anmerkung"), "note"),
        **dict.fromkeys(("tip", "pro tip", "hint", "astuce", "tipp", "consejo", "dica", "suggerimento"), "tip"),
        **dict.fromkeys(("important", "wichtig", "importante"), "important"),
        **dict.fromkeys(("warning", "attention", "avertissement", "warnung", "achtung"), "warning"),
        **dict.fromkeys(("advertencia", "atención", "aviso", "atenção", "attenzione"), "warning"),
        **dict.fromkeys(("caution", "danger", "vorsicht", "gefahr", "precaución", "peligro", "perigo"), "caution"),
        # Korean
        **dict.fromkeys(("참고", "노트", "메모", "정보"), "note"),
        **dict.fromkeys(("팁", "힌트"), "tip"),
        "중요": "important",
        **dict.fromkeys(("주의", "경고", "주의사항"), "warning"),
        "위험": "caution",
        # Japanese and Chinese
        **dict.fromkeys(("注", "メモ", "補足", "備考", "参考", "备注", "說明", "说明", "備註"), "note"),
        **dict.fromkeys(("ヒント", "提示", "小技巧", "技巧"), "tip"),
        "重要": "important",
        **dict.fromkeys(("注意", "警告", "注意点"), "warning"),
        **dict.fromkeys(("危険", "危险", "危險"), "caution"),
    }
)
"""The words that lead a remark, in lower case and without what stands behind them."""


SIGNS: Mapping[str, CalloutKind] = MappingProxyType(
    {
        **dict.fromkeys("💡✨", "tip"),
        **dict.fromkeys("ℹ📌📝🗒📎💬👉🔎", "note"),
        **dict.fromkeys("❗‼", "important"),
        **dict.fromkeys("⚠🚧✋", "warning"),
        **dict.fromkeys("🚨⛔🚫🔥💣☠", "caution"),
        **dict.fromkeys("❓🤔", "question"),
    }
)
"""The signs that lead a remark, each of one character; a variation selector may follow."""


def kind_of_classes(classes: set[str]) -> CalloutKind | None:
    """The kind of callout that the classes of an HTML element make it, if they do."""
    boxed = bool(classes & BOXES)
    for name in sorted(classes):
        bare = next((name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix)), "")
        if name in CLASSES:
            return CLASSES[name]
        if bare in NAMES or (boxed and name in NAMES and name not in BOXES):
            return NAMES[bare or name]
    return "note" if boxed else None
