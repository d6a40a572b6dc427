"""Links to the web and between slides."""

from __future__ import annotations

from pathlib import Path

import pytest

from placed_decks import Written, content, deck, image, paragraph, run, slide
from post2slides.model.placed import Colour, PictureShape, Run, SlideLink, WebLink
from post2slides.units import Rect

RELATIONSHIPS = "ppt/slides/_rels/slide1.xml.rels"


def linked(*addresses: str) -> Written:
    return Written(deck(slide(content(paragraph(*[run(address, link=WebLink(address)) for address in addresses])))))


def addresses(found: Written) -> list[str]:
    return found.find("//rel:Relationship[@TargetMode='External']/@Target", RELATIONSHIPS)


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://example.com", "https://example.com"),
        ("HTTP://Example.com:8080/a?b=1&c=2#d", "http://example.com:8080/a?b=1&c=2#d"),
        (" https://example.com/a b ", "https://example.com/a%20b"),
        ('https://example.com/"<>[]{}|\\^`', "https://example.com/%22%3C%3E%5B%5D%7B%7D%7C%5C%5E%60"),
        ("https://example.com/100%/%C3%BC", "https://example.com/100%25/%C3%BC"),
        ("https://example.com/서울?q=é#東", "https://example.com/%EC%84%9C%EC%9A%B8?q=%C3%A9#%E6%9D%B1"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://ann:secret@example.com/", "https://example.com/"),
        ("https://bank.example@example.com/", "https://example.com/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("ftp://example.com/file", "ftp://example.com/file"),
        ("mailto:ann@example.com?subject=Hi Ann", "mailto:ann@example.com?subject=Hi%20Ann"),
        ("mailto:ann@example.com,bob@example.com", "mailto:ann@example.com,bob@example.com"),
        ("tel:+49 30 123456", "tel:+49%2030%20123456"),
    ],
)
def test_an_address_is_written_as_a_uri(address: str, uri: str) -> None:
    found = linked(address)
    assert addresses(found) == [uri]
    assert found.one("//a:hlinkClick/@r:id") == found.one(f"//rel:Relationship[@Target='{uri}']/@Id", RELATIONSHIPS)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\host\\share",
        "//host/share",
        "http:\\\\host",
        "http://",
        "http:///path",
        "http://exa mple.com",
        "http://[::1",
        "http://example.com:99999/",
        "http://a..b/",
        "https://ex%41mple.com/",
        f"https://{'ü' * 70}.com",
        "mailto:nobody",
        "mailto:a@b@c",
        "tel:call me",
        "page.html",
        "#section",
    ],
)
def test_an_address_that_leads_nowhere_or_astray_is_plain_text(address: str) -> None:
    found = linked(f"{address}", "https://example.com")
    assert addresses(found) == ["https://example.com"]
    assert len(found.find("//a:hlinkClick")) == 1


def test_the_same_address_twice_is_one_relationship() -> None:
    found = linked("https://example.com/a b", "https://example.com/a%20b", "https://example.com/c")
    assert len(addresses(found)) == 2
    first, second, third = found.find("//a:hlinkClick/@r:id")
    assert first == second != third


def test_a_link_in_a_colour_of_its_own_keeps_it() -> None:
    link = WebLink("https://example.com")
    found = Written(deck(slide(content(paragraph(run("a", link=link), run("b", link=link, colour=Colour("bg1")))))))
    assert [click.xpath("count(.//*[@val='tx'])") for click in found.find("//a:hlinkClick")] == [0, 1]


def test_a_link_of_the_deck_jumps_to_its_slide() -> None:
    jump = run("see there", link=SlideLink(2))
    found = Written(deck(slide(content(paragraph(jump))), slide(), slide()))
    (shape,) = found.presentation.slides[0].placeholders
    action = shape.text_frame.paragraphs[0].runs[0]._r.rPr.hlinkClick
    assert action.get("action") == "ppaction://hlinksldjump"
    target = found.presentation.slides[0].part.related_part(action.rId)
    assert target is found.presentation.slides[2].part


def test_notes_have_links_of_their_own() -> None:
    notes = (paragraph(run("web", link=WebLink("https://example.com")), run("slide", link=SlideLink(0))),)
    found = Written(deck(slide(notes=notes)))
    kinds = found.find("//rel:Relationship/@Type", "ppt/notesSlides/_rels/notesSlide1.xml.rels")
    assert sorted(kind.rpartition("/")[2] for kind in kinds) == ["hyperlink", "notesMaster", "slide"]


def test_a_picture_can_be_a_link(tmp_path: Path) -> None:
    shape = PictureShape("P", "p", "A sea", Rect.of(0, 0, 10, 10), link=WebLink("https://example.com"))
    found = Written(deck(slide(shape)), {"p": image(tmp_path)})
    assert found.presentation.slides[0].shapes[0].click_action.hyperlink.address == "https://example.com"


def test_a_break_within_a_link_is_none() -> None:
    link = Run("one\ntwo", "en-US", link=WebLink("https://example.com"))
    found = Written(deck(slide(content(paragraph(link)))))
    assert len(found.find("//a:r//a:hlinkClick")) == 2
    assert not found.find("//a:br//a:hlinkClick")


def test_more_linked_slides_than_python_may_recurse() -> None:
    count = 1200
    slides = [slide(content(paragraph(run("next", link=SlideLink((index + 1) % count))))) for index in range(count)]
    found = Written(deck(*slides))
    assert len(found.find("//p:sldId", "ppt/presentation.xml")) == count
    assert found.one("//rel:Relationship[contains(@Type, '/slide')][2]/@Target", RELATIONSHIPS) == "slide2.xml"
