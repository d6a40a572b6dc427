"""Whatever the words are, the markup is well-formed and says them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from post2slides.markup import element, plain_document, text

ANYTHING = st.text(st.characters(exclude_categories=()) | st.sampled_from("<>&\"'\t\n\r\0\x1b\ufffe"))
FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@given(ANYTHING)
def test_any_text_survives_as_content_and_as_a_value(words: str) -> None:
    root = etree.fromstring(plain_document(element("root", {"said": words}, text(words))))
    expected = FORBIDDEN.sub("", words)
    assert (root.text or "") == expected
    assert root.get("said") == expected


def test_numbers_truths_and_nothing_are_values() -> None:
    assert element("x", {"a": -5, "b": True, "c": False, "d": None, "e": ""}) == '<x a="-5" b="1" c="0" e=""/>'


def test_children_stand_in_their_order() -> None:
    assert element("x", None, element("a"), element("b", None, text("<"))) == "<x><a/><b>&lt;</b></x>"
