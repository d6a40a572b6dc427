"""Where a sentence is tied to its neighbours, in many languages: what can be dropped so that it stands on its own.

Language data, nothing else. What is listed here leaves a whole sentence of the same meaning when it is dropped;
`otherwise` and `but` in the middle of a sentence do not, and are missing.
"""

from __future__ import annotations

import re

from post2slides.regex import regex

CONNECTIVE = regex(
    "|".join(
        (
            r"(?:However|Therefore|Thus|Hence|Moreover|Furthermore|Also|In addition|Additionally|Besides|Then|Finally"
            r"|Lastly|For (?:example|instance)|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Next|Of course|(?:Unf"
            r"|F)ortunately"
            r"|Luckily|Sadly|Actually|In fact|Indeed|Still|Nevertheless|Nonetheless|Similarly|Likewise|Meanwhile"
            r"|Consequently"
            r"|Accordingly|As a result|In (?:short|summary|conclusion|other words|contrast|practice|general)|That said"
            r"|To (?:this|that) end"
            r"|On the other hand|At the same time|More importantly|Interestingly|Basically|Well|So|Now|That way"
            r"|To (?:sum up|summari[sz]e)|On top of that|As it turns out|After all)[,:]\s+",
            r"However\s+(?=(?:I|it|we|you|the|this|there)\b)|(?:And|But|Yet|So(?! far| long| much| many| that"
            r"| called|-))\s+(?=[\w'’\"“`(])",
            r"(?:This|That) is (?:\w+ly )?because\s+"
            r"|(?:Before [^,.]{3,40}, )?It(?:['’]s| is) important to (?:understand|note|remember|know) that\s+"
            r"|(?:(?:This|That) means|It (?:turns out|follows)|The (?:result|consequence|upshot) is"
            r"|We (?:also )?(?:found|noticed)|(?:Please )?(?:Note|Notice|Remember)|Keep in mind"
            r"|Bear in mind) that\s+",
            r"(?:그래서|그리고|하지만|그러나|그런데|따라서|그러므로|또한?|게다가|그러면|그럼|즉|결국|사실|그러다"
            r"|반면에?|한편|예를 들어|물론|이처럼|그래도|그러니까?|근데"
            r"|그렇게(?! [하되해말생보쓰])|아무튼|어쨌든"
            r"|그렇다면|참고로)(?:,\s*|\s+)|(?:먼저|우선|다음으로|마지막으로|특히|자|이제),\s*",
            r"(?:しかし(?:ながら)?|そこで|そして|また|なお|ただし|つまり|さて|(?:それ)?では|ところが|ところで|例えば"
            r"|たとえば|したがって"
            r"|さらに|ちなみに|実は|実際|もちろん|一方|まず|次に|最後に|それから|だから|なので|でも|すると|ついでに"
            r"|このように"
            r"|いずれにせよ|一般に|そのため|その結果|逆に言えば|要するに|すなわち|具体的には|ここで"
            r"|とはいえ)[、，,]\s*",
            r"(?:但是?|然而|因此|所以|此外|另外|而且|同时|同時|首先|其次|最后|最後|例如|比如|总之|總之|当然|當然|其实"
            r"|其實|不过|不過"
            r"|于是|接下来|也就是说|换言之)[，,、]\s*|(?:但是|但(?=[我你您他这那在])|所以|因此|不过|而且)",
            r"(?:Cependant|Toutefois|Pourtant|Ainsi|Donc|De plus|En (?:effet|fait|outre|bref|résumé)"
            r"|Par (?:exemple|contre)|Ensuite|Enfin|D['’]abord|Bref|Du coup|Alors|Bien sûr|Néanmoins)\s?,\s+|(?:Mais"
            r"|Et|Or)\s+(?=\w)",
            r"(?:Und|Aber|Denn|Doch)\s+(?=\w)|(?:Allerdings|Nun|Kurz gesagt)[,:]\s+",
            r"(?:Sin embargo|Por (?:lo tanto|ejemplo|exemplo|otro lado)|Además|Entonces|En (?:cambio|resumen)"
            r"|Finalmente|No entanto|Porém|Além disso|Portanto|Assim|Então|Tuttavia|Inoltre|Quindi|Per esempio"
            r"|Infatti),\s+"
            r"|(?:Pero|Mas)\s+(?=\w)",
            r"(?:Однако|Кроме того|Поэтому|Таким образом|Например|Итак|Конечно|К тому же|Во-(?:первых|вторых)),\s+"
            r"|(?:Но|И|А)\s+(?=\w)",
            r"(?:ومع ذلك|لذلك|بالإضافة إلى ذلك|على سبيل المثال|أيضًا|في النهاية|أولاً|ثانيًا|أخيرًا|بالطبع)،\s*",
        )
    ),
    re.IGNORECASE,
)
"""A word, phrase or frame at the start; what follows it is a sentence."""

BRACKET = regex(r"(?:(?<=[^\x00-\x7f])|\s+)(?:\([^()]*\)|（[^（）]*）)|\s[—–]\s[^—–]{1,90}\s[—–](?=\s)")
"""An aside within a sentence, in brackets or between two dashes."""

TRAILING = regex(
    r";\s+|；|\s+[—–]\s+|\s--?\s|\s*——?\s*|\s?:\s+|："
    r"|,\s+(?:which|where|who|whereas|while|although|though|even (?:if|though|when)|including|such as|especially"
    r"|particularly|e\.g\.|i\.e\.|for (?:example|instance)|meaning|since|because|making|allowing|giving|without|with)\s"
    r"|\s?,\s+(?:ce qui|dont|où|alors que|bien que|même si|notamment|par exemple|c['’]est-à-dire|afin|tandis que|car)\s"
    r"|,\s+(?:wobei|obwohl|während|weil|da|sodass|so dass|zum Beispiel|insbesondere)\s"
    r"|,\s+(?:lo que|aunque|por ejemplo|mientras que|donde|ya que|porque|es decir|incluyendo)\s"
    r"|,\s+(?:o que|embora|por exemplo|enquanto|anche se|per esempio|mentre|poiché|cioè|dove)\s"
    r"|,\s+(?:хотя|например|потому что|так как|включая|где)\s"
    r"|，(?=例如|比如|尤其|特别是|从而|包括)|،\s+(?:مثل|حيث|على سبيل المثال|لأن)\s"
)
"""Where a clause begins that the sentence can do without."""

ANNOUNCED = regex(
    r"\b(?:following|these|one|two|three|four|five|several|many|some|is|are|deux|trois|quatre|plusieurs|suivante?s?|est"
    r"|dos|tres|varios|zwei|drei|folgende[nr]?|ist)\b|[二两三四五几]|つ|가지|개|다음"
)
"""What a colon must fulfil; without it the sentence before the colon is complete."""

SUBORDINATE = regex(
    r"(?:If|When|While|Although|Though|As|Since|Because|Once|Unless|Until|After|Before|Whether|Even|Given|Despite"
    r"|Instead of|Si|Quand|Lorsque?|Bien que|Comme|Puisque|Même|Wenn|Als|Weil|Obwohl|Während|Nachdem|Da|Cuando|Aunque"
    r"|Mientras"
    r"|Como|Quando|Embora|Se|Anche|Если|Когда|Хотя|Поскольку)\b",
)
"""An opening after which the main clause comes only behind a comma."""

FINAL_MARK = regex(r"(?:[.。!！?？؟…]+|\.{3})[\"'”’」』)）]*$")
