"""What a callout is called where its author gave it no title, in the language of the post."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from post2slides.model.post import CalloutKind

_ENGLISH: Mapping[CalloutKind, str] = MappingProxyType(
    {
        "note": "Note",
        "tip": "Tip",
        "important": "Important",
        "warning": "Warning",
        "caution": "Caution",
        "question": "Question",
        "example": "Example",
    }
)
_KINDS: tuple[CalloutKind, ...] = tuple(_ENGLISH)


def _row(*labels: str) -> Mapping[CalloutKind, str]:
    return MappingProxyType(dict(zip(_KINDS, labels, strict=True)))


_LABELS: Mapping[str, Mapping[CalloutKind, str]] = MappingProxyType(
    {
        "ko": _row("참고", "팁", "중요", "경고", "주의", "질문", "예시"),
        "ja": _row("メモ", "ヒント", "重要", "警告", "注意", "質問", "例"),
        "zh": _row("说明", "提示", "重要", "警告", "注意", "问题", "示例"),
        "fr": _row("Remarque", "Astuce", "Important", "Avertissement", "Attention", "Question", "Exemple"),
        "de": _row("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht", "Frage", "Beispiel"),
        "es": _row("Nota", "Consejo", "Importante", "Advertencia", "Precaución", "Pregunta", "Ejemplo"),
        "pt": _row("Nota", "Dica", "Importante", "Aviso", "Cuidado", "Pergunta", "Exemplo"),
        "it": _row("Nota", "Suggerimento", "Importante", "Avviso", "Attenzione", "Domanda", "Esempio"),
        "ru": _row("Примечание", "Совет", "Важно", "Предупреждение", "Осторожно", "Вопрос", "Пример"),
        "ar": _row("ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه", "سؤال", "مثال"),
    }
)


def label(kind: CalloutKind, language: str) -> str:
    """The name of `kind` in the language of a BCP 47 tag; English where there is none."""
    return _LABELS.get(language.partition("-")[0].lower(), _ENGLISH)[kind]
