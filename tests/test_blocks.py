"""Callouts, cards, footnotes and the rest, from the post to the slide."""

from __future__ import annotations

from dataclasses import fields

import pytest

from conversions import Conversion, converted
from post2slides.layout.callout_colour import callout_colour
from post2slides.layout.callout_labels import label
from post2slides.layout.highlight import highlighted
from post2slides.model.deck import Prose
from post2slides.model.placed import PanelShape, PlacedSlide, TextShape, WebLink
from post2slides.model.post import Callout, CalloutKind
from post2slides.pipeline import Source
from post2slides.read.callout_kinds import KINDS
from post2slides.theme.colour import READABLE, contrast
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import LayoutName, Role

LONG = "A remark of so many words that nobody in the last row could read it at the foot of a slide. " * 2


def convert(text: str, *, prose: Prose = Prose.FIT, theme: str = "paper", **chosen: object) -> Conversion:
    return converted(Source(f"# The post\n\n## Heading\n\n{text}", "post"), prose=prose, theme=theme, **chosen)


def texts(slide: PlacedSlide, name: str = "") -> list[str]:
    shapes = [shape for shape in slide.shapes if isinstance(shape, TextShape) and name in shape.name]
    return ["".join(run.text for run in paragraph.runs) for shape in shapes for paragraph in shape.paragraphs]


def notes(slide: PlacedSlide) -> list[str]:
    return ["".join(run.text for run in paragraph.runs) for paragraph in slide.notes]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_colour_of_a_callout_can_be_read_on_its_panel(theme: str, kind: CalloutKind) -> None:
    loaded = load_theme(theme)
    colour = callout_colour(kind, loaded)
    assert colour.scheme, "a colour of the theme"
    assert contrast(loaded.rgb(colour), loaded.rgb(loaded.palette.panel)) >= READABLE


@pytest.mark.parametrize("theme", theme_names())
def test_dangers_do_not_look_like_tips(theme: str) -> None:
    kinds: list[CalloutKind] = ["note", "tip", "warning", "caution"]
    colours = {load_theme(theme).rgb(callout_colour(kind, load_theme(theme))) for kind in kinds}
    assert len(colours) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "> [!WARNING]\n> Hot.",
        "> [!warning]-\n> Hot.",
        ":::warning\nHot.\n:::",
        "!!! warning\n    Hot.",
        '<div class="warning">Hot.</div>',
        "> **Warning**: Hot.",
    ],
)
def test_a_warning_looks_the_same_however_it_is_written(text: str) -> None:
    slide = convert(text).stages.placed.slides[1]
    assert texts(slide, "Callout") == ["Warning", "Hot."]
    assert [shape.name for shape in slide.shapes if isinstance(shape, PanelShape)] == ["Callout Bar"]
    assert slide.layout == "Title and Callout"


def test_a_callout_is_named_in_the_language_of_the_post() -> None:
    assert [label("tip", tag) for tag in ("ko", "ja", "zh-Hant", "fr-CA", "xx")] == [
        "팁",
        "ヒント",
        "提示",
        "Astuce",
        "Tip",
    ]


@pytest.mark.parametrize("source", ["> [!NOTE]\n> ", ":::tip\n\n", "> [!bug] Title\n> "])
def test_no_raw_source_of_a_callout_is_shown(source: str) -> None:
    deck = convert(f"{source}{'Many words that go on. ' * 80}\n\n:::\n\nText.")
    assert not any(sign in deck.text() for sign in ("[!", ":::tip"))
    assert "words-lost" not in deck.codes()


def test_what_the_presenter_says_in_a_callout_is_in_the_notes_and_a_quotation_stays() -> None:
    slide = convert("> [!NOTE] Title\n> ✏️ Said first.\n>\n> Shown.\n>\n> > Quoted.\n>\n> ✏️ Said.").stages.placed.slides[
        1
    ]
    assert texts(slide, "Callout") == ["Title", "Shown.", "Quoted."]
    assert notes(slide) == ["Said first.", "Said."]


def test_the_text_in_a_callout_bears_the_colour_of_the_body_on_every_theme() -> None:
    for theme in theme_names():
        slide = convert("> [!NOTE] T\n> Words.", theme=theme).stages.placed.slides[1]
        loaded = load_theme(theme)
        panel = loaded.rgb(loaded.palette.panel)
        inherited = loaded.layouts[LayoutName.CALLOUT].placeholders[Role.CALLOUT].style.colour
        runs = [run for shape in slide.shapes if isinstance(shape, TextShape) and shape.name == "Callout"
                for paragraph in shape.paragraphs for run in paragraph.runs]  # fmt: skip
        assert runs
        assert all(contrast(loaded.rgb(run.colour or inherited), panel) >= READABLE for run in runs)


def test_a_video_is_a_card_with_a_link_to_its_page() -> None:
    deck = convert(
        'Text.\n\n<iframe src="https://www.youtube.com/embed/abcdef12345" title="How bread is made"></iframe>'
    )
    card = deck.stages.placed.slides[2]
    assert (card.layout, card.title) == ("Card", "How bread is made")
    assert texts(card, "Link")[0] == "Video · YouTube"
    links = [
        run.link for shape in card.shapes if isinstance(shape, TextShape) for p in shape.paragraphs for run in p.runs
    ]
    assert WebLink("https://www.youtube.com/watch?v=abcdef12345") in links


def test_a_short_footnote_is_at_the_foot_of_the_slide_that_calls_it_and_a_long_one_in_its_notes() -> None:
    deck = convert(f"One[^1].\n\n---\n\nTwo[^2].\n\n[^1]: Short.\n[^2]: {LONG}", prose=Prose.FULL)
    first, second = deck.stages.placed.slides[1:]
    assert (texts(first, "Footnotes"), notes(first)) == (["1 Short."], [])
    assert texts(second, "Footnotes") == []
    assert notes(second) == [f"[2] {LONG.strip()}"]


def test_a_footnote_goes_with_its_list_item_when_the_list_is_continued() -> None:
    items = [
        f"- Item {number} which says so much that it takes a whole line{'[^1]' * (number == 1)}" for number in range(30)
    ]
    slides = convert("\n".join(items) + "\n\n[^1]: Of the second.").stages.placed.slides[1:]
    assert len(slides) > 1
    assert [bool(texts(slide, "Footnotes")) for slide in slides] == [True] + [False] * (len(slides) - 1)


@pytest.mark.parametrize("prose", list(Prose))
def test_a_footnote_follows_its_text_to_wherever_that_is_told(prose: Prose) -> None:
    paragraphs = "\n\n".join(
        f"Paragraph {n} tells what happened then.{' And more of the same.' * 12}" for n in range(9)
    )
    deck = convert(f"{paragraphs} The end[^1].\n\n[^1]: Of the end.", prose=prose)
    assert "Of the end." in deck.text()
    assert "words-lost" not in deck.codes()


def test_highlighted_lines_have_bands_and_the_text_lets_them_through() -> None:
    slide = convert("```python {2-3,5}\n1\n2\n3\n4\n5\n```").stages.placed.slides[1]
    bars = [shape for shape in slide.shapes if isinstance(shape, PanelShape) and shape.name == "Highlight Bar"]
    code = next(shape for shape in slide.shapes if isinstance(shape, TextShape) and shape.name == "Code")
    assert [round(bar.rect.height / bars[1].rect.height) for bar in bars] == [2, 1]
    assert code.fill
    assert code.fill.alpha == 0
    assert list(slide.shapes).index(code) > list(slide.shapes).index(bars[-1])


@pytest.mark.parametrize("theme", theme_names())
def test_all_colours_of_code_can_be_read_on_a_band(theme: str) -> None:
    loaded = load_theme(theme)
    slide = convert("```python {1}\nx = 1\n```", theme=theme).stages.placed.slides[1]
    bands = [shape.fill for shape in slide.shapes if isinstance(shape, PanelShape) and shape.name == "Highlight"]
    for band in bands:
        assert not isinstance(band, tuple)
        inks = [loaded.palette.text, *(getattr(loaded.code, field.name) for field in fields(loaded.code))]
        assert min(contrast(loaded.rgb(ink), loaded.rgb(band)) for ink in inks) >= READABLE


@pytest.mark.parametrize(
    ("fence", "code", "shown"),
    [
        ("js", "x", ["JavaScript"]),
        ('py title="app.py"', "x", ["app.py · Python"]),
        ('js title="JavaScript"', "x", ["JavaScript"]),
        ("brainwave", "x", ["brainwave"]),
        ("", "x", []),
        ("text", "x", []),
        ("console", "$ ls", ["Console"]),
    ],
)
def test_code_is_labelled_with_its_file_and_language(fence: str, code: str, shown: list[str]) -> None:
    slide = convert(f"```{fence}\n{code}\n```").stages.placed.slides[1]
    assert texts(slide, "Code Label") == shown


@pytest.mark.parametrize(
    ("language", "code"), [("console", "$ ls\nx y\n$ ls"), ("bash", "$ ls\nx y\n$ ls"), ("python", ">>> a\n'b'\n>>> a")]
)
def test_prompts_commands_and_output_of_a_session_are_told_apart(language: str, code: str) -> None:
    lines = highlighted(code, language, load_theme("paper").code)
    prompt, output, again = (line[0].colour for line in lines)
    assert prompt
    assert prompt == again != output
    assert lines[0][-1].colour not in (prompt, output)


def test_a_table_of_contents_goes_without_losing_words() -> None:
    links = "- [Next](#next)\n- [Heading](#heading)"
    deck = convert(f"Text.\n\n## Contents\n\n{links}\n\n## Next\n\n{links}")
    assert deck.codes().count("contents-dropped") == 1
    assert "words-lost" not in deck.codes()


def test_an_author_chooses_what_begins_a_note() -> None:
    text = "Shown.\n\n📝 Said.\n\n✏️ Shown, too.\n\nSpeaker: Said as well.\n\n> 📝 And this."
    slide = convert(text, notes=("📝", "Speaker:")).stages.placed.slides[1]
    assert texts(slide, "Text") == ["Shown.", "✏️ Shown, too."]
    assert notes(slide) == ["Said.", "Said as well.", "And this."]


def test_the_post_itself_can_say_what_begins_a_note() -> None:
    source = "---\ntitle: T\nslides:\n  notes: [✏️, 📝]\n---\n\nShown.\n\n📝 Said.\n\n✏️ Said, too.\n"
    assert notes(converted(Source(source, "post")).stages.placed.slides[1]) == ["Said.", "Said, too."]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Note: mind the gap.", "Note"),
        ("**Warning**: mind the gap.", "Warning"),
        ("주의: mind the gap.", "주의"),
        ("注意：mind the gap.", "注意"),
        ("💡 mind the gap.", "Tip"),
        ("⚠ mind the gap.", "Warning"),
    ],
)
def test_paragraphs_that_a_word_or_a_sign_leads_are_callouts_where_one_asks_for_it(text: str, title: str) -> None:
    asked = convert(text, led_callouts=True).stages.placed.slides[1]
    assert texts(asked, "Callout") == [title, "mind the gap."]
    assert not texts(convert(text).stages.placed.slides[1], "Callout")


@pytest.mark.parametrize("text", ["Only: this.", "🍞 Bread.", "`Note: code`", "A note: this.", "Note that: it is."])
def test_other_paragraphs_are_none(text: str) -> None:
    blocks = convert(text, led_callouts=True).stages.post.blocks
    assert not any(isinstance(block, Callout) for block in blocks)


@pytest.mark.parametrize("prose", list(Prose))
def test_no_key_point_stands_for_text_beyond_a_thematic_break(prose: Prose) -> None:
    long = "It went on and on, and nobody could say when it would end. " * 30
    deck = convert(f"Alpha comes first. {long}\n\n---\n\n- Beta\n\n---\n\nGamma comes last. {long}", prose=prose)
    told = deck.text()
    assert told.index("Alpha comes") < told.index("Beta") < told.index("Gamma comes")
    assert "words-lost" not in deck.codes()


def test_a_term_is_never_the_last_on_its_slide() -> None:
    terms = "\n\n".join(f"Term {number}\n: {'What it means, at length. ' * 4}" for number in range(20))
    slides = convert(terms).stages.placed.slides[1:]
    assert len(slides) > 1
    for slide in slides:
        assert not texts(slide, "Text")[-1].startswith("Term")
        assert texts(slide, "Text")[0].startswith("Term")
