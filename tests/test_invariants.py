"""What holds for every deck, whatever the post, the theme and the mode: nothing lost, over an edge, or tiny."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geometry
from conversions import ENGLISH, KOREAN, OFFLINE, converted
from package_lint import Package, faults
from post2slides.completeness import check_words
from post2slides.diagnostics import Diagnostic
from post2slides.inspect import dump_deck, dump_placed
from post2slides.layout import Trial, lay_out
from post2slides.layout.metrics import default_metrics
from post2slides.model.choice import SlideSize
from post2slides.model.deck import Deck, Prose
from post2slides.model.picture import Gallery
from post2slides.model.placed import PlacedDeck
from post2slides.model.post import Post
from post2slides.outline import outline
from post2slides.pipeline import Options, Source, open_source, prepare
from post2slides.read import read_post
from post2slides.theme.load import load_theme, theme_names
from post2slides.theme.model import Theme
from post2slides.theme.reflow import reflowed
from posts import PLACES, posts
from tight_posts import TIGHT, Tight

METRICS = default_metrics()
THEMES = st.builds(reflowed, st.sampled_from(theme_names()).map(load_theme), st.sampled_from(SlideSize))
FEW = settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=1000)


class Told(NamedTuple):
    deck: Deck
    placed: PlacedDeck
    diagnostics: list[Diagnostic]


def told(post: Post, gallery: Gallery, theme: Theme, prose: Prose) -> Told:
    found: list[Diagnostic] = []
    deck = outline(post, gallery, prose=prose, fits=Trial(theme, METRICS, post.meta.language))
    placed = lay_out(deck, theme, gallery, METRICS, found.append)
    check_words(post, placed, found.append)
    return Told(deck, placed, found)


def faults_of(text: str, theme: Theme, prose: Prose) -> list[str]:
    post = read_post(text, name="post", report=lambda _: None)
    result = told(post, PLACES, theme, prose)
    lost = [diagnostic.message for diagnostic in result.diagnostics if diagnostic.code == "words-lost"]
    assert dump_deck(result.deck)
    assert dump_placed(result.placed)
    return lost + geometry.faults(result.placed, theme, METRICS)


@FEW
@given(posts(), THEMES, st.sampled_from(Prose))
def test_any_post_is_told_whole_and_in_place(text: str, theme: Theme, prose: Prose) -> None:
    assert faults_of(text, theme, prose) == []


@pytest.mark.slow
@MANY
@given(posts(), THEMES, st.sampled_from(Prose))
def test_many_posts_are_told_whole_and_in_place(text: str, theme: Theme, prose: Prose) -> None:
    assert faults_of(text, theme, prose) == []


@pytest.mark.parametrize("tight", TIGHT.values(), ids=TIGHT)
def test_what_was_found_stays_mended(tight: Tight) -> None:
    assert faults_of(tight.text, reflowed(load_theme(tight.theme), tight.size), tight.prose) == []


@settings(FEW, max_examples=6)
@given(posts(), st.sampled_from(theme_names()), st.sampled_from(Prose))
def test_any_post_is_a_sound_file_and_the_same_one_twice(text: str, theme_name: str, prose: Prose) -> None:
    deck = converted(Source(text, "post"), theme=theme_name, prose=prose)
    assert faults(Package(deck.archive)) == []
    assert converted(Source(text, "post"), theme=theme_name, prose=prose).data == deck.data


@cache
def read(path: Path) -> tuple[Post, Gallery]:
    with tempfile.TemporaryDirectory() as folder:
        stages = prepare(open_source(path), Options(fetch=OFFLINE), Path(folder), lambda _: None)
    return stages.post, stages.assets.gallery


@pytest.mark.parametrize("prose", list(Prose))
@pytest.mark.parametrize("theme_name", theme_names())
@pytest.mark.parametrize("path", [KOREAN, ENGLISH], ids=["ko", "en"])
def test_the_examples_are_told_whole_and_in_place(path: Path, theme_name: str, prose: Prose) -> None:
    post, gallery = read(path)
    theme = load_theme(theme_name)
    result = told(post, gallery, theme, prose)
    assert [diagnostic for diagnostic in result.diagnostics if diagnostic.code == "words-lost"] == []
    assert geometry.faults(result.placed, theme, METRICS) == []
    assert told(post, gallery, theme, prose).placed == result.placed
