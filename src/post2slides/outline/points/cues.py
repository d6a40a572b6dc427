"""What authors write, in many languages, where a sentence matters or where it only leads to another.

Language data, nothing else: each pattern holds the phrases of all languages, because real posts mix them. They are
weak signals by design: a language that is missing here still has position, emphasis, centrality and length.
"""

from __future__ import annotations

import re


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)


CONCLUSION = _any(
    r"\b(?:in (?:short|summary|conclusion|other words|essence)|to (?:sum up|summari[sz]e)|the (?:key|main|whole) \w+ (?:is|was)"
    r"|(?:most|more) important(?:ly)?|the (?:point|lesson|takeaway|result|upshot|problem|goal|idea|trick) (?:is|was)"
    r"|as a result|therefore|that means|this means|what matters|turns out|bottom line|we (?:found|learned|decided))\b",
    r"결론|결국|요약하|정리하면|핵심|중요한|다시 말해|따라서|그러므로|깨달|배웠|^즉[, ]",
    r"つまり|要するに|すなわち|結論|まとめると|重要|大事|ポイント|したがって|わかりました|分かりました|ことになります",
    r"总之|總之|总而言之|也就是说|换言之|因此|关键|關鍵|重要|核心|结论|結論|简而言之",
    r"\b(?:en (?:résumé|bref|conclusion)|autrement dit|c['’]est pourquoi|l['’]essentiel|le plus important|le problème)\b",
    r"\b(?:kurz gesagt|zusammenfassend|das heißt|wichtig|entscheidend)\b",
    r"\b(?:en (?:resumen|conclusión)|es decir|lo (?:más )?importante|por (?:lo )?tanto|em (?:resumo|conclusão)|ou seja)\b",
    r"\b(?:in (?:sintesi|conclusione)|in breve|cioè|таким образом|в итоге|главное|важно|итак)\b",
    r"باختصار|الخلاصة|المهم|لذلك|نتيجة",
)
DEFINITION = _any(
    r"\b(?:is|are) (?:an?|the|called|known as)\b|\b(?:refers to|consists of|stands for)\b",
    r"(?:이란|이라는 것은)\s|(?:을|를) (?:의미|뜻)|(?:이|가) 있다\.?$",
    r"とは|のことです|と呼",
    r"是指|指的是|称为|稱為|是一[种種个個]",
    r"\b(?:est|sont) (?:une?|le|la|les|des)\b|\bdésigne\b|\bist (?:eine?|der|die|das)\b|\b(?:es|é|è) (?:una?|um|uma|el|la|il)\b",
    r"(?:^|\s)(?:هو|هي)\s|\bэто\b",
)
NUMBER = re.compile(r"(?<![\w.])[\d٠-٩][\d٠-٩.,:/]*\s?(?:%|％|[^\W\d_]|$)")
"""A figure that counts or dates something, unlike the `8` of `V8`."""

POINTING = _any(
    r"\bin this (?:post|article|section|guide|tutorial|chapter)\b|\blet(?:['’]s| us) (?:look|see|take|start|dive|move|go|try)\b"
    r"|\bas (?:you can see|shown|mentioned|described|we saw)\b|\b(?:see|shown|listed|described|mentioned) (?:below|above|here)\b"
    r"|\b(?:the|this|a) (?:following|next|previous|above|below)\b|\b(?:figure|table|chart|graph|diagram)s? (?:\d|below|above|shows)"
    r"|\bfor more (?:information|details?)\b|\bread (?:on|more)\b|\bstay tuned\b|\bcheck out\b|\bclick\b"
    r"|\bthis (?:post|article|section|guide|chart|graph|figure|table)\b|\blet me\b",
    r"다음과 같|아래[와의에는 ]|참고|살펴\s?보|알아\s?보|알아\s?볼|보도록|보자[.!]?$|보겠|이번 (?:글|포스트|포스팅)|이 글|위의? (?:그림|사진|코드)"
    r"|소개하(?:려|겠|고자)|해\s?보려고|이 사진|확인할 수 있다[.]?$",
    r"以下[のはに]|次の(?:図|グラフ|コード|よう)|[下上]図|ましょう|この(?:記事|ブログ|グラフ)|本[記稿]|参照|ご覧|紹介し|こんな|説明してみ",
    r"如下|[下上][图圖]|见下|本文|这篇文章|让我们|我们来|请参[考阅见]|以下",
    r"ci-(?:dessous|dessus)|\bdans cet article\b|\bje vous renvoie\b|\bvoyons\b|\bsuivante?s?\s*:|\bcet article\b",
    r"\bsiehe\b|\bin diesem (?:artikel|beitrag)\b|\bim folgenden\b|\bschauen wir\b|\bwie folgt\b",
    r"\ba continuación\b|\b(?:en este|neste) artículo\b|\bveamos\b|\bneste artigo\b|\ba seguir\b|\bvediamo\b|\bв этой статье\b|\bниже\b",
    r"في هذا المقال|كما يلي|التالي:|أدناه",
)
"""It points at something that stands elsewhere: a figure, the next section, the post itself."""

COURTESY = _any(
    r"\bthank(?:s(?! to)| you)|\bsubscribe\b|\bfollow (?:me|us)\b|\bleave (?:a|your) comment|\blet (?:me|us) know\b|\bfeel free\b"
    r"|\bhappy (?:coding|hacking|reading)\b|\b(?:we|i) hope (?:you|this)|\bplease (?:share|contact|reach|join)\b|\bkudos\b",
    r"감사합니다|감사드|고맙습니다|구독|댓글(?:로|을 남)|도움이 되(?:길|기를|었으면|면)|읽어\s?주|부탁드|대환영",
    r"ありがとうござ|よろしくお願い|幸いです|お読みいただ|コメントください",
    r"感谢|感謝|谢谢|謝謝|欢迎(?:你|您)?(?:留言|关注|加入|参与)|请留言|点赞|留言",
    r"\bmerci\b|\bn['’]hésitez pas\b|\bbonne lecture\b|\b(?:vielen dank|danke)\b|\bgracias\b|\bobrigad[oa]\b|\bgrazie\b",
    r"\bспасибо\b|\bподписывайтесь\b|شكر[اًا]",
)

CONNECTIVE = re.compile(
    "|".join(
        (
            r"(?:However|Therefore|Thus|Hence|Moreover|Furthermore|Also|In addition|Additionally|Besides|Then|For (?:example|instance)"
            r"|Finally|Lastly|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Next|Of course|(?:Un)?[Ff]ortunately|Luckily|Sadly|Actually"
            r"|In fact|Indeed|Still|Nevertheless|Nonetheless|Instead|Similarly|Likewise|Meanwhile|Consequently|Accordingly"
            r"|As a result|In (?:short|summary|conclusion|other words|contrast|practice|general)|That said|On the other hand"
            r"|At the same time|More importantly|Interestingly|Basically|Well|So|Now|That way|Worse|To (?:sum up|summarize))[,:]\s+",
            r"(?:And|But|Yet|So(?! far| long| much| many| that| called|-))\s+(?=[\w'’\"“`(])",
            r"(?:그래서|그리고|하지만|그러나|그런데|따라서|그러므로|또한?|게다가|그러면|그럼|즉|결국|사실|그러다|반면에?|한편|먼저|우선|다음으로"
            r"|마지막으로|예를 들어|물론|특히|이처럼|그래도|그러니까?|근데|자|이제|그렇게|아무튼|어쨌든|그렇다면|참고로)(?:,\s*|\s+)",
            r"(?:しかし(?:ながら)?|そこで|そして|また|なお|ただし|つまり|さて|(?:それ)?では|ところが|ところで|例えば|たとえば|したがって|さらに"
            r"|ちなみに|実は|実際|もちろん|一方|まず|次に|最後に|それから|だから|なので|でも|すると|ついでに|このように|いずれにせよ|一般に"
            r"|そのため|その結果|逆に言えば|要するに|すなわち|具体的には|ここで|とはいえ)[、，,]\s*",
            r"(?:但是?|然而|因此|所以|此外|另外|而且|同时|同時|首先|其次|最后|最後|例如|比如|总之|總之|当然|當然|其实|其實|不过|不過|于是|接下来"
            r"|也就是说|换言之)[，,、]\s*|(?:但是|但(?=[我你您他这那在])|所以|因此|不过|而且)",
            r"(?:Cependant|Toutefois|Pourtant|Ainsi|Donc|De plus|En (?:effet|fait|outre|bref|résumé)|Par (?:exemple|contre)|Ensuite"
            r"|Enfin|D['’]abord|Bref|Du coup|Alors|Bien sûr|Néanmoins)\s?,\s+|(?:Mais|Et|Or)\s+(?=\w)",
            r"(?:Und|Aber|Denn|Doch)\s+(?=\w)|(?:Allerdings|Nun|Kurz gesagt)[,:]\s+",
            r"(?:Sin embargo|Por (?:lo tanto|ejemplo|exemplo|otro lado)|Además|Entonces|En (?:cambio|resumen)|Finalmente|No entanto"
            r"|Porém|Além disso|Portanto|Assim|Então|Tuttavia|Inoltre|Quindi|Per esempio|Infatti|Inoltre),\s+"
            r"|(?:Pero|Mas|Ma)\s+(?=\w)",
            r"(?:Однако|Кроме того|Поэтому|Таким образом|Например|Итак|Конечно|К тому же|Во-первых|Во-вторых),\s+|(?:Но|И|А)\s+(?=\w)",
            r"(?:ومع ذلك|لذلك|بالإضافة إلى ذلك|على سبيل المثال|أيضًا|في النهاية|أولاً|ثانيًا|أخيرًا|بالطبع)،\s*",
        )
    )
)
"""A word or phrase at the start that ties a sentence to the one before it; what follows stands on its own."""

DANGLING = re.compile(
    "|".join(
        (
            r"(?:This|That|These|Those|It|They|He|She|Them|Such|Here|Both|Neither|Either|Another|Others|Doing so|Each of (?:them|these)"
            r"|The (?:latter|former|same|other|second|third)|(?:Some|One|Most|All) of (?:them|these|those)|Its|Their|His|Her|Then)"
            r"\b(?! (?:is|was) (?:important|possible|necessary|clear|worth)\b)",
            r"(?:이|그|저)(?:것|런|러한|렇|때|중|후|게|건|걸|를|는|에|와|로|들|녀|\s)|여기|거기|위의|위에서|아래|해당\s|마찬가지|당시에?\s|그간",
            r"これ|それ|あれ|ここ|そこ|この|その|こう|そう|こちら|そちら|あちら|以下|上記|同様|こんな|そんな|どちら|先ほど|先程",
            r"[这這那它他她其该該此]|上述|以下|同样|同樣",
            r"(?:Ce|Cet|Cette|Ces|Cela|Ceci|Ça|C['’]|Ils?|Elles?|Celui|Celle|Ceux|Celles|Voilà|Voici|Ici)(?<=['’])|(?:Ce|Cet|Cette|Ces"
            r"|Cela|Ceci|Ça|Ils|Elles?|Celui|Celle|Ceux|Celles|Voilà|Voici|Ici)\b",
            r"(?:Das (?:ist|war|sind|heißt|bedeutet)|Dies(?:e[rsmn]?)?|Er|Dabei|Damit|Dadurch|Dazu|Daher|Deshalb|Hier|Dort)\b",
            r"(?:Est[eoa]s?|Es[eoa]s?|Aquel(?:l[oa]s?)?|Él|Ell[oa]s?|Ella|Aquí|Isso|Isto|Ele|Ela|Quest[oaie]|Ciò|Così)\b",
            r"(?:Это|Этот|Эта|Эти|Он|Она|Оно|Они|Там|Здесь|Тут)\b",
            r"(?:هذا|هذه|ذلك|تلك|هؤلاء|هو|هي|هم|هنا)\b",
        )
    )
)
"""A word at the start that means something said before."""

TRAILING = re.compile(
    r";\s+|；|\s+[—–]\s+|\s--?\s|\s*——?\s*"
    r"|,\s+(?:which|where|who|whereas|while|although|though|even (?:if|though)|including|such as|especially|particularly|e\.g\.|i\.e\."
    r"|for (?:example|instance)|meaning|since|because|making|allowing|giving|without|with|so that)\s"
    r"|\s?,\s+(?:ce qui|dont|où|alors que|bien que|même si|notamment|par exemple|c['’]est-à-dire|afin|tandis que|puisque|car)\s"
    r"|,\s+(?:wobei|obwohl|während|weil|da|sodass|so dass|zum Beispiel|insbesondere)\s"
    r"|,\s+(?:lo que|aunque|por ejemplo|mientras que|donde|ya que|porque|es decir|incluyendo|o que|embora|por exemplo|enquanto)\s"
    r"|,\s+(?:anche se|per esempio|mentre|poiché|cioè|dove|хотя|например|потому что|так как|включая|где)\s"
    r"|，(?=例如|比如|尤其|特别是|从而|包括)|،\s+(?:مثل|حيث|على سبيل المثال|لأن)\s"
)
"""Where a clause begins that the sentence can do without."""

SUBORDINATE = re.compile(
    r"(?:If|When|While|Although|Though|As|Since|Because|Once|Unless|Until|After|Before|Whether|Even|Given|Despite|Given|Instead of"
    r"|Si|Quand|Lorsque?|Bien que|Comme|Puisque|Même|Wenn|Als|Weil|Obwohl|Während|Nachdem|Da|Cuando|Aunque|Mientras|Como|Quando|Embora"
    r"|Se|Anche|Если|Когда|Хотя|Поскольку)\b",
)
"""An opening after which the main clause comes only behind a comma."""

QUESTION_END = re.compile(r"[?？؟][\s\"'”’」』)）]*$")
INTRO_END = re.compile(r"[:：][\s\"'”’」』)）]*$")
FINAL_MARK = re.compile(r"(?:[.。!！?？؟…]+|\.{3})[\"'”’」』)）]*$")
