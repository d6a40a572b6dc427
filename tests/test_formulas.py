"""Formulas, from LaTeX to Office's equations and to the characters that stand in for them."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from lxml import etree

from conversions import Conversion, converted, notes
from formulas import FROM_POSTS
from omml import MATHS, faults, linear
from post2slides.model.placed import Colour, FormulaShape, PanelShape
from post2slides.model.post import Code, Formula, plain
from post2slides.pipeline import Source
from post2slides.read import read_post
from post2slides.theme.colour import contrast

FORMULAS = (
    (r"\frac{a}{b}", "a/b", "f(a; b)"),
    (r"E=mc^2", "E = mc2", "E=msSup(c; 2)"),
    (r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}", "∑i=1n\u202fi = n(n + 1)/2", "nary∑(i=1; n; i)=f(nd()(n+1); 2)"),
    (
        r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
        "∫0∞\u202fe−x²\u202fdx = √π/2",
        "nary∫(0; ∞; sSup(e; −sSup(x; 2))\u2009dx)=f(rad(π); 2)",
    ),
    (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "(a, b; c, d)", "d()(m(a; b / c; d))"),
    (r"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}", "[1, 0; 0, 1]", "d[](m(1; 0 / 0; 1))"),
    (
        r"f(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}",
        "f(x) = {x, if x > 0; 0, otherwise",
        'fd()(x)=d{(m(x; "if "x>0 / 0; "otherwise"))',
    ),
    (r"\begin{aligned} a &= b + c \\ &= d \end{aligned}", "a = b + c = d", "m(a; =b+c / ; =d)"),
    (
        r"\begin{align*} x &= 1 & y &= 2 \\ z &= 3 & w &= 4 \end{align*}",
        "x = 1 y = 2 z = 3 w = 4",
        "m(x; =1; y; =2 / z; =3; w; =4)",
    ),
    (
        r"\hat{x} + \bar{y} + \vec{v} + \dot{x} + \ddot{x} + \tilde{n}",
        "x\u0302 + y\u0304 + v\u20d7 + x\u0307 + x\u0308 + n\u0303",
        "acc\u0302(x)+acc\u0304(y)+acc\u20d7(v)+acc\u0307(x)+acc\u0308(x)+acc\u0303(n)",
    ),
    (
        r"\mathbb{R}^n, \mathcal{L}, \mathbf{x}, \mathrm{d}x, \mathfrak{g}, \boldsymbol{\theta}",
        "ℝn, ℒ, x, dx, 𝔤, θ",
        'sSup(ℝ; n),ℒ,𝐱,"d"x,𝔤,𝜽',
    ),
    (
        r"\operatorname{rank}(A) + \operatorname*{arg\,max}_{x} f(x)",
        "rank(A) + arg\u2009maxx\u202ff(x)",
        'func("rank"; d()(A))+func(limLow("arg\u2009max"; x); f)d()(x)',
    ),
    (r"\left( \frac{1}{2} \right]", "(1/2]", "d(](f(1; 2))"),
    (r"\left. \frac{df}{dx} \right|_{x=0}", "df/dx|x=0", "sSub(d|(f(df; dx)); x=0)"),
    (r"\binom{n}{k}", "(n over k)", "d()(fnoBar(n; k))"),
    (r"\sqrt[3]{x+1} + \sqrt{2}", "∛(x + 1) + √2", "rad(3; x+1)+rad(2)"),
    (
        r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
        "limx→0\u202f(sin\u202fx)/x = 1",
        'func(limLow("lim"; x→0); f(func("sin"; x); x))=1',
    ),
    (
        r"\underbrace{a + b}_{\text{sum}} + \overbrace{c+d}^{n}",
        "(a + b)sum + (c + d)n",
        'limLow(groupChr⏟bot(a+b); "sum")+limUpp(groupChr⏞top(c+d); n)',
    ),
    (r"\overline{AB} + \underline{xy}", "A\u0305B\u0305 + x\u0332y\u0332", "bartop(AB)+barbot(xy)"),
    (r"x_{i,j}^{2} + a_i", "xi,j2 + ai", "sSubSup(x; i,j; 2)+sSub(a; i)"),
    (r"\prod_{k=1}^n k", "∏k=1n\u202fk", "nary∏(k=1; n; k)"),
    (r"\iint_D f \, dA + \oint_C", "∬D\u202ff\u202fdA + ∮C", "nary∬(D; f\u2009dA)+nary∮(C; )"),
    (r"\alpha \le \beta \ne \gamma \approx \delta \in \Omega", "α ≤ β ≠ γ ≈ δ ∈ Ω", 'α≤β≠γ≈δ∈"Ω"'),
    (
        r"\log_2 n + \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)",
        "log2\u202fn + exp(−(x − μ)2/(2σ2))",
        'func(sSub("log"; 2); n)+func("exp"; d()(−f(sSup(d()(x−μ); 2); 2sSup(σ; 2))))',
    ),
    (r"P(A|B) = \frac{P(B|A)P(A)}{P(B)}", "P(A|B) = P(B|A)P(A)/P(B)", "Pd()(A∣B)=f(Pd()(B∣A)Pd()(A); Pd()(B))"),
    (
        r"\|x\|_2 + |y| + \lvert z \rvert + \lfloor x \rfloor + \lceil y \rceil",
        "‖x‖2 + |y| + |z| + ⌊x⌋ + ⌈y⌉",
        "sSub(d‖‖(x); 2)+d||(y)+d||(z)+d⌊⌋(x)+d⌈⌉(y)",
    ),
    (r"a \xrightarrow{f} b", "a\u202f→f\u202fb", "a\u2005limUpp(→; \u2005f\u2005)\u2005b"),
    (r"\sum_{\substack{i<j \\ j<n}} a", "∑i<j;j<n\u202fa", "nary∑(m(i<j / j<n); a)"),
    (r"{}^{14}_{6}C", "614C", "sSubSup(; 6; 14)C"),
    (r"\partial_t u = \nabla^2 u", "∂tu = ∇2u", "sSub(∂; t)u=sSup(∇; 2)u"),
    (r"O(n \log n)", "O(n\u202flog\u202fn)", 'Od()(n\u2009func("log"; n))'),
    (r"\forall x \exists y : x < y \land y > 0", "∀x∃y : x < y ∧ y > 0", "∀x∃y:x<y∧y>0"),
    (r"A \cap B \cup C \setminus D", "A ∩ B ∪ C ∖ D", "A∩B∪C∖D"),
    (r"f'(x) + f''(x)", "f′(x) + f″(x)", "sSup(f; ′)d()(x)+sSup(f; ″)d()(x)"),
    (r"\frac{\partial^2 f}{\partial x \partial y}", "∂2f/(∂x∂y)", "f(sSup(∂; 2)f; ∂x∂y)"),
    (r"\max_{1\le i\le n} x_i", "max1≤i≤n\u202fxi", 'func(limLow("max"; 1≤i≤n); sSub(x; i))'),
    (r"\cfrac{1}{1+\cfrac{1}{x}}", "1/(1 + 1/x)", "f(1; 1+f(1; x))"),
    (r"\boxed{x=1}", "x = 1", "borderBox(x=1)"),
    (r"x = 1 \tag{1}", "x = 1 (1)", "x=1\u2003(1)"),
    (r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", "|a, b; c, d|", "d||(m(a; b / c; d))"),
    (r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}", "a, b; c, d", "m(a; b / c; d)"),
    (r"\left\{ x \mid x > 0 \right\}", "{x ∣ x > 0}", "d{}(x∣x>0)"),
    (r"\left\langle \psi \middle| \phi \right\rangle", "⟨ψ | ϕ⟩", "d⟨|⟩(ψ; ϕ)"),
    (r"a \cdots b \ldots c \vdots \ddots", "a⋯b…c⋮⋱", "a⋯b…c⋮⋱"),
    (r"\begin{gathered} a=b \\ c=d \end{gathered}", "a = b c = d", "m(a=b / c=d)"),
    (r"\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}", "a, b; c, d", "m(a; b / c; d)"),
    (
        r"\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}",
        "softmax(x)i = exᵢ/(∑j\u202fexⱼ)",
        '"softmax"sSub(d()(x); i)=f(sSup(e; sSub(x; i)); nary∑(j; sSup(e; sSub(x; j))))',
    ),
    (
        r"\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V",
        "Attention(Q, K, V) = softmax(QK⊤/√dk)V",
        '"Attention"d()(Q,K,V)="softmax"d()(f(QsSup(K; ⊤); rad(sSub(d; k))))V',
    ),
    (r"\begin{equation} x \end{equation}", "x", "x"),
    (r"\sin^2\theta + \cos^2 \theta", "sin2\u202fθ + cos2\u202fθ", 'func(sSup("sin"; 2); θ)+func(sSup("cos"; 2); θ)'),
    (
        r"a \bmod n + a \equiv b \pmod n",
        "a\u202fmod\u202fn + a ≡ b (mod n)",
        'a\u2009"mod"\u2009n+a≡b\u2003d()("mod"\u2005n)',
    ),
    (r"\color{red}{x}", "x", "x"),
    (r"\dfrac{1}{2}\tfrac{1}{3}", "1/2\u202f1/3", "f(1; 2)f(1; 3)"),
    (r"\bigl( x \bigr)", "(x)", "d()(x)"),
    (r"\begin{split} a &= b \\ &= c \end{split}", "a = b = c", "m(a; =b / ; =c)"),
    (r"\widehat{abc} \widetilde{abc}", "a\u0302b\u0302c\u0302a\u0303b\u0303c\u0303", "acc\u0302(abc)acc\u0303(abc)"),
    (r"x^{y^z}", "xy^z", "sSup(x; sSup(y; z))"),
    (r"\mathbf{1}_{x>0}", "1x>0", "sSub(𝟏; x>0)"),
    (r"\overrightarrow{AB}", "A\u20d7B\u20d7", "groupChr→top(AB)"),
    (r"\cancel{x}", "x", "borderBox1(x)"),
    (r"\displaystyle\sum_i x", "∑i\u202fx", "nary∑(i; x)"),
    (r"\newcommand{\R}{\mathbb{R}} x \in \R", "x ∈ ℝ", "x∈ℝ"),
    *FROM_POSTS,
)
"""LaTeX, the same in characters, and the equation in the notation of `omml.linear`."""


def deck(body: str, front: str = "title: Talk", theme: str = "paper") -> Conversion:
    return converted(Source(f"---\n{front}\n---\n\n## Slide\n\n{body}\n", "post"), theme=theme)


def displayed(*formulas: str) -> str:
    return "\n\n".join(f"$$\n{formula}\n$$" for formula in formulas)


def xml(conversion: Conversion, slide: int = 2) -> Any:
    return etree.fromstring(conversion.archive.read(f"ppt/slides/slide{slide}.xml"))


def equations(conversion: Conversion) -> list[Any]:
    slides = range(1, len(conversion.slides) + 1)
    return [equation for slide in slides for equation in xml(conversion, slide).iter(f"{MATHS}oMath")]


def shapes(conversion: Conversion) -> list[FormulaShape]:
    return [
        shape for slide in conversion.stages.placed.slides for shape in slide.shapes if isinstance(shape, FormulaShape)
    ]


@pytest.fixture(scope="module")
def every_formula() -> Conversion:
    return deck(displayed(*(source for source, _, _ in FORMULAS)))


@pytest.mark.parametrize(("source", "text", "_"), FORMULAS, ids=[source for source, _, _ in FORMULAS])
def test_a_formula_in_characters(source: str, text: str, _: str) -> None:
    (block,) = read_post(
        displayed(source), name="post", report=lambda diagnostic: pytest.fail(diagnostic.message)
    ).blocks
    assert isinstance(block, Formula)
    assert plain(block.text) == text


def test_each_equation_means_what_its_latex_means(every_formula: Conversion) -> None:
    assert [linear(equation) for equation in equations(every_formula)] == [structure for _, _, structure in FORMULAS]


def test_each_equation_is_as_powerpoint_demands(every_formula: Conversion) -> None:
    assert [fault for equation in equations(every_formula) for fault in faults(equation)] == []


def test_every_sign_has_the_size_and_colour_of_the_text(every_formula: Conversion) -> None:
    for shape, equation in zip(shapes(every_formula), equations(every_formula), strict=True):
        sizes = {node.get("sz") for node in equation.iter("{*}rPr") if node.get("sz")}
        assert sizes == {str(round(shape.size * 100))}


def test_formulas_lose_no_words(every_formula: Conversion) -> None:
    assert "words-lost" not in every_formula.codes()
    assert "formula-as-source" not in every_formula.codes()


def test_formulas_stay_on_their_slides_and_apart(every_formula: Conversion) -> None:
    for slide in every_formula.stages.placed.slides:
        placed = [shape for shape in slide.shapes if isinstance(shape, FormulaShape)]
        below = [shape.rect.top for shape in placed[1:]]
        assert all(shape.rect.bottom <= top for shape, top in zip(placed, below, strict=False))
        assert all(shape.rect.bottom <= every_formula.stages.theme.size.height for shape in placed)
        assert all(shape.rect.right <= every_formula.stages.theme.size.width for shape in placed)


def test_programs_without_equations_show_the_formula_in_characters() -> None:
    root = xml(deck(displayed(r"x^2 + \frac{a}{b}")))
    (choice,), (fallback,) = root.iter("{*}Choice"), root.iter("{*}Fallback")
    assert choice.get("Requires") == "a14"
    assert list(choice.iter(f"{MATHS}oMathPara"))
    assert not list(fallback.iter(f"{MATHS}oMathPara"))
    assert "".join(fallback.itertext()) == "x2 + a/b"
    assert [run.get("baseline") for run in fallback.iter("{*}rPr") if run.get("baseline")] == ["30000"]
    assert len({node.get("id") for node in root.iter("{*}cNvPr")}) == len(list(root.iter("{*}cNvPr"))) - 1


def test_no_equation_stands_beside_text_in_one_shape() -> None:
    for shape in xml(deck("Text with $x$.\n\n" + displayed("y"))).iter("{*}sp"):
        if list(shape.iter(f"{MATHS}oMath")):
            assert len(list(shape.iter("{*}p"))) == 1
            assert not list(shape.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t"))


def test_titles_cells_and_notes_have_characters() -> None:
    conversion = converted(
        Source(
            "# Of $x^2$\n\n## On $\\alpha$\n\n| $y_1$ | b |\n|-|-|\n| $\\beta$ | d |\n\n"
            "<!-- note: say\n\n$$\\gamma$$\n-->\n",
            "post",
        )
    )
    assert not equations(conversion)
    assert "$" not in conversion.text()
    assert "say γ" in " ".join(notes(slide) for slide in conversion.slides).replace("\n", " ")


def test_notes_raise_what_formulas_raise() -> None:
    conversion = converted(Source("# T\n\n## A\n\nText.\n\n✏️ The square $x^2$.\n", "post"))
    runs = [run for slide in conversion.stages.placed.slides for paragraph in slide.notes for run in paragraph.runs]
    assert [run.baseline for run in runs if run.text == "2"] == [30]


def test_a_long_formula_is_broken_before_a_relation_sign() -> None:
    terms = " + ".join(f"a_{{{number}}} x^{{{number}}}" for number in range(9))
    (equation,) = equations(deck(displayed(f"f(x) = {terms} = g(x) + {terms} = h(x)")))
    first, *rest = linear(equation).removeprefix("m(").split(" / ")
    assert first.startswith("fd()(x)=")
    assert rest
    assert all(line.lstrip("\u2003").startswith("=") for line in rest)


def test_a_formula_that_no_size_makes_fit_becomes_text() -> None:
    conversion = deck(displayed(" ".join(f"a_{{{number}}} x^{{{number}}}" for number in range(40))))
    assert not equations(conversion)
    assert "a39" in conversion.text()
    assert "words-lost" not in conversion.codes()


def test_a_long_derivation_is_continued_on_the_next_slide() -> None:
    lines = r" \\ ".join(rf"&= \frac{{{number}}}{{x}}" for number in range(20))
    conversion = deck(displayed(rf"\begin{{aligned}} y {lines} \end{{aligned}}"))
    assert len(equations(conversion)) > 1
    shown = "".join(linear(equation) for equation in equations(conversion))
    assert all(f"f({number}; x)" in shown for number in range(20))


def test_formulas_mirror_in_right_to_left_posts() -> None:
    conversion = deck("نص عربي هنا.\n\n" + displayed("x = 1"), "title: عنوان\nlang: ar")
    (shape,) = shapes(conversion)
    assert shape.align == "right"
    assert shape.rect.right > conversion.stages.theme.size.width / 2
    assert shape.text_rect.right == shape.rect.right


def test_on_a_dark_ground_a_formula_stands_on_a_light_card() -> None:
    conversion = deck(displayed("x = 1"), theme="midnight")
    (shape,) = shapes(conversion)
    (card,) = (panel for panel in conversion.stages.placed.slides[1].shapes if isinstance(panel, PanelShape))
    assert card.rect.holds(shape.rect)
    assert card.rect.holds(shape.text_rect)
    theme = conversion.stages.theme
    assert isinstance(card.fill, Colour)
    assert contrast(theme.rgb(shape.colour), theme.rgb(card.fill)) > 7


def test_a_formula_too_deep_or_too_long_is_shown_as_its_source() -> None:
    found: list[str] = []
    for source in (r"\sqrt{" * 5000 + "x" + "}" * 5000, "x + " * 5000 + "x"):
        (block,) = read_post(
            displayed(source), name="post", report=lambda diagnostic: found.append(diagnostic.code)
        ).blocks
        assert isinstance(block, Code)
    assert found == ["formula-as-source"] * 2


def test_without_a_converter_formulas_are_shown_as_their_source() -> None:
    program = """
import sys
sys.modules["math_core"] = None
from post2slides.read import read_post
from post2slides.theme.colour import contrast
found = []
print(read_post("So $a_1$:\\n\\n$$b$$", name="post", report=found.append).blocks)
print([diagnostic.code for diagnostic in found])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    blocks, codes = done.stdout.splitlines()
    assert "Span(text='a_1', " in blocks
    assert "Code(text='b', " in blocks
    assert codes == "['formula-as-source', 'formula-as-source']"


def test_a_sum_too_long_for_one_line_is_broken_between_its_terms() -> None:
    shown = [
        linear(equation)
        for equation in equations(deck(displayed(" + ".join(f"a_{{{n}}} x^{{{n}}}" for n in range(60)))))
    ]
    assert all(f"sSub(a; {number})" in "".join(shown) for number in range(60))
