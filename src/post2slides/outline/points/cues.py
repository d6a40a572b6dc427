"""What authors write, in many languages, where a sentence matters or where it only leads to another.

Language data, nothing else. Each pattern holds the phrases of all languages, because real posts mix them; one line or
two is one language. They are weak signals by design: a language that is missing here still has emphasis, position,
centrality and length.
"""

from __future__ import annotations

import re

from post2slides.regex import regex


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)


CONCLUSION = _any(
    r"\b(?:in (?:short|summary|conclusion|other words|essence)|to (?:sum up|summari[sz]e)|as a result|therefore)\b",
    r"\b(?:the (?:key|main|whole) \w+ (?:is|was)|(?:most|more) important(?:ly)?|what matters|turns out|bottom line)\b",
    r"\b(?:the (?:point|lesson|takeaway|result|upshot|problem|goal|idea|trick) (?:is|was)|th(?:is|at) means)\b",
    r"\bwe (?:found|learned|decided)\b",
    r"결론|결국|요약하|정리하면|핵심|중요한|다시 말해|따라서|그러므로|깨달|배웠|^즉[, ]",
    r"つまり|要するに|すなわち|結論|まとめると|重要|大事|ポイント|したがって|わかりました|分かりました|ことになります",
    r"总之|總之|总而言之|也就是说|换言之|因此|关键|關鍵|重要|核心|结论|結論|简而言之",
    r"\b(?:en (?:résumé|bref|conclusion)|autrement dit|c['’]est pourquoi|l['’]essentiel|le (?:plus important"
    r"|problème))\b",
    r"\b(?:kurz gesagt|zusammenfassend|das heißt|wichtig|entscheidend)\b",
    r"\b(?:en (?:resumen|conclusión)|es decir|lo (?:más )?importante|por (?:lo )?tanto)\b",
    r"\b(?:em (?:resumo|conclusão)|ou seja|in (?:sintesi|breve)|cioè)\b",
    r"таким образом|в итоге|главное|важно|итак",
    r"باختصار|الخلاصة|المهم|لذلك|نتيجة",
)
DEFINITION = _any(
    r"\b(?:is|are) (?:an?|the|called|known as)\b|\b(?:refers to|consists of|stands for)\b",
    r"(?:이란|이라는 것은)\s|(?:을|를) (?:의미|뜻)",
    r"とは|のことです|と呼",
    r"是指|指的是|称为|稱為|是一[种種个個]",
    r"\b(?:est|sont) (?:une?|le|la|les|des)\b|\bdésigne\b|\bist (?:eine?|der|die|das)\b",
    r"\b(?:es|é|è) (?:una?|um|uma|el|la|il)\b|\bэто\b|(?:^|\s)(?:هو|هي)\s",
)
NUMBER = regex(r"(?<![\w.])[\d٠-٩][\d٠-٩.,:/]*\s?(?:[%％]|[^\W\d_]|$)")
"""A figure that counts or dates something, unlike the `8` of `V8`."""

POINTING = _any(
    r"\b(?:this|the next|a later|the previous) (?:post|article|section|guide|tutorial|chapter|chart|graph|figure)\b",
    r"\b(?:let(?:['’]s| us) (?:look|see|take|start|dive|move|go|try)|let me)\b",
    r"\bas (?:you can see|shown|mentioned|described|we saw)\b|\b(?:see|shown|listed|described) (?:below|above|here)\b",
    r"\bthe (?:following|above|below)\b|\b(?:figure|table|chart|graph|diagram)s? (?:\d|below|above|shows)",
    r"다음과 같|아래[와의에는 ]|살펴\s?보|알아\s?[보볼]|보도록|보자[.!]?$|보겠|이번 (?:글|포스트|포스팅)|이 글|이 사진",
    r"위의? (?:그림|사진|코드)|소개하(?:려|겠|고자)|해\s?보려고|확인할 수 있다[.]?$",
    r"以下[のはにを]|次の(?:図|グラフ|コード|よう)|[下上]図|ましょう|この(?:記事|ブログ|グラフ)|本[記稿]|紹介し|こんな"
    r"|説明してみ",
    r"如下|[下上][图圖]|见下|本文|这篇文章|让我们|我们来|以下",
    r"ci-(?:dessous|dessus)|\b(?:dans )?cet article\b|\bvoyons\b",
    r"\bin diesem (?:artikel|beitrag)\b|\bim folgenden\b|\bschauen wir\b|\bwie folgt\b",
    r"\ba continuación\b|\b(?:en este|neste) art[íi][cg]\w+\b|\bveamos\b|\ba seguir\b|\bvediamo\b",
    r"\bв этой статье\b|\bниже\b|في هذا المقال|كما يلي|أدناه",
)
"""It points at something that stands nearby: a figure, the next section, the post itself."""

REFERRING = _any(
    r"\b(?:for (?:more|further) (?:information|details?|reading)|check out|click here|read (?:on|more)|stay tuned)\b",
    r"\b(?:find out more|learn more|more (?:information|details) (?:is|are|can))\b|^(?:see|read|watch|visit|refer to) ",
    r"참고(?:하|로|바)|자세한 (?:내용|사항)",
    r"参照|ご覧|詳細は|詳しくは",
    r"请参[考阅见]|详见|詳見|点击|更多信息",
    r"\b(?:je vous renvoie|pour plus d['’]informations?|siehe|más información|mais informações|подробнее)\b",
    r"للمزيد|انظر|راجع",
)
"""It sends the reader elsewhere."""

SCENE = _any(
    r"^(?:(?:over|in) the (?:past|last)|in recent|recently|lately|a (?:few|couple))\b",
    r"^last (?:year|month|week|spring|summer|autumn|fall|winter)\b",
    r"^(?:once upon|when i (?:was|first)|imagine|suppose)\b",
    r"^(?:최근|요즘|얼마 전|예전|오늘은|하루는|안녕)",
    r"^(?:最近|先日|近年|昨今|以前)|^(?:近年来|前几天|前不久)",
    r"^(?:récemment|depuis|cela fait|ces dernières|kürzlich|in den letzten|recientemente|últimamente|hace )",
)
"""It sets the scene for what is told next."""

EXAMPLE = _any(
    r"^(?:for (?:example|instance)|say|e\.g\.)\b|^예를 들|^(?:例えば|たとえば)|^(?:例如|比如|譬如)",
    r"^(?:par exemple|zum beispiel|por ejemplo|por exemplo|per esempio|например)\b|^(?:على سبيل المثال|مثلا)",
)

COURTESY = _any(
    r"\bthank(?:s(?! to)| you)|\bsubscribe\b|\bfollow (?:me|us)\b|\bleave (?:a|your) comment|\blet (?:me|us) know\b",
    r"\bfeel free\b|\bhappy (?:coding|hacking|reading)\b|\b(?:we|i) hope (?:you|this)|\bkudos\b",
    r"\bplease (?:share|contact|reach|join)\b",
    r"감사합니다|감사드|고맙습니다|구독|댓글(?:로|을 남)|도움이 되(?:길|기를|었으면|면)|읽어\s?주|부탁드|대환영",
    r"ありがとうござ|よろしくお願い|幸いです|お読みいただ|コメントください",
    r"感谢|感謝|谢谢|謝謝|欢迎(?:你|您)?(?:关注|加入|参与)|点赞|留言",
    r"\b(?:merci|n['’]hésitez pas|bonne lecture|vielen dank|danke|gracias|obrigad[oa]|grazie|спасибо)\b",
    r"شكر[اًا]",
)

DANGLING = regex(
    "|".join(
        (
            r"(?:This|That|These|Those|It|They|He|She|Them|Such|Here|Both|Neither|Either|Another|Others|Its|Their|His"
            r"|Her)\b",
            r"(?:Then|Otherwise|Instead|Doing so|(?:Each|Some|One|Most|All) of (?:them|these|those))\b",
            r"The (?:latter|former|same|other|second|third)\b|[a-zà-ÿ]+\s[a-zà-ÿ]",
            r"(?:이|그|저)(?:것|런|러한|렇|때|중|후|게|건|걸|를|는|에|와|로|들|녀|\s)|여기|거기|위의|위에서|아래"
            r"|해당\s|마찬가지|당시에?\s|그간",
            r"これ|それ|あれ|ここ|そこ|この|その|こう|そう|こちら|そちら|あちら|以下|上記|同様|こんな|そんな|どちら"
            r"|先ほど|先程",
            r"[这這那它他她其该該此]|上述|以下|同样|同樣",
            r"C['’]|(?:Ce|Cet|Cette|Ces|Cela|Ceci|Ça|Il|Elle|Ils|Elles|Celui|Celle|Ceux|Celles|Voilà|Voici|Ici)\b",
            r"(?:Das (?:ist|war|sind|heißt|bedeutet)|Dies(?:e[rsmn]?)?|Er|Sie|Da(?:bei|mit|durch|zu|her)|Deshalb|Hier"
            r"|Dort|Sonst)\b",
            r"(?:Est[eoa]s?|Es[eoa]s?|Aquel(?:l[oa]s?)?|Él|Ell[oa]s?|Aquí|Isso|Isto|Ele|Ela|Quest[oaie]|Ciò|Così)\b",
            r"(?:Это|Этот|Эта|Эти|Он|Она|Оно|Они|Там|Здесь|Тут)\b",
            r"(?:هذا|هذه|ذلك|تلك|هؤلاء|هو|هي|هم|هنا|وإلا)\b",
        )
    )
)
"""A start that means something said before."""

LEANING = regex(r",\s+(?:though|however|too|as well|either|instead)[.!]*$", re.IGNORECASE)
"""An end that sets the sentence against what was said before."""

RESUMED = regex(
    r"(?:와|과|을|를|은|는|에|의|로|으로|이?라는|이?라고|처럼)\s|を|とい[うっ]?(?=[㐀-䶿一-鿿])|に対し|[がはにで]、"
)
"""A start that goes on with a sentence that a list, a formula or a picture interrupted: no sentence without it."""

UNFINISHED = regex(
    r"(?:[하되이있없었았했주보해시])(?:고|며|면|서|는데)$|[아어여해며면]서$|(?:려고|도록|지만|[를을와])$"
    r"|(?:[はがをにでとのて]|から|ので|けど|れば)$|[,，、،]$"
)
"""An end, without a mark, that the code or picture after it was to complete."""
QUESTION = regex(r"[?？؟][\s\"'”’」』)）]*$")
INTRODUCTION = regex(r"[:：][\s\"'”’」』)）]*$")
