"""Reading: what the cases in `tests/cases` cannot show."""

from __future__ import annotations

import string
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.token import Token

from post2slides.diagnostics import Diagnostic, PostError, Severity
from post2slides.inspect import dump_post, dump_tokens
from post2slides.model.post import Code, Note, Post, plain, walk
from post2slides.read import decode, read_post, tokens
from post2slides.read.flat import flat
from post2slides.read.parser import markdown
from timing import MOST, growth


def read(text: str) -> Post:
    return read_post(text, name="post", report=lambda diagnostic: None)


# Decoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert decode("# 제목\n".encode(encoding), "post.md") == "# 제목\n"


def test_utf_16_with_the_other_byte_order() -> None:
    assert decode("\ufeffwords".encode("utf-16-be"), "post.md") == "words"


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_an_error(data: bytes) -> None:
    with pytest.raises(PostError, match=r"post\.md: is empty"):
        decode(data, "post.md")


def test_another_encoding_is_an_error_that_says_where_and_what_to_do() -> None:
    with pytest.raises(PostError) as raised:
        decode("first\nsecond 제목".encode("euc-kr"), "post.md")
    assert raised.value.line == 2
    assert raised.value.hint is not None
    assert "UTF-8" in raised.value.hint


def test_a_picture_is_no_post() -> None:
    with pytest.raises(PostError, match="is a GIF picture, not a post"):
        decode(b"GIF89a\x00\x01", "post.gif")


# Line ends and characters


def test_windows_line_ends() -> None:
    assert dump_post(read("---\r\ntitle: T\r\n---\r\n\r\none\r\ntwo\r\n")) == dump_post(
        read("---\ntitle: T\n---\n\none\ntwo\n")
    )


def test_characters_that_xml_forbids_are_left_out() -> None:
    post = read('---\ntitle: "a\\x08b"\n---\nc\x0bd\x00 &#xB; e\ufffef')
    text = plain(post.meta.title) + plain(flat(post.blocks))
    assert not set(text) & set("\x00\x08\x0b\ufffe")
    assert {"ab", "ef"} <= set(text.replace("abcd", "ab cd").split())


def test_a_hidden_byte_order_mark_does_not_hide_the_front_matter() -> None:
    assert plain(read("\ufeff---\ntitle: T\n---\nText").meta.title) == "T"


# Settings of the reader


def test_the_marker_of_notes_can_be_chosen() -> None:
    post = read_post("Say: this\n\n✏️ shown", name="post", report=lambda diagnostic: None, note_markers=("Say:",))
    assert [type(block).__name__ for block in post.blocks] == ["Note", "Paragraph"]


def test_no_marker_at_all() -> None:
    post = read_post("✏️ shown", name="post", report=lambda diagnostic: None, note_markers=())
    assert not any(isinstance(block, Note) for block in post.blocks)


def test_the_name_is_kept_and_is_no_title() -> None:
    post = read("Text.")
    assert post.name == "post"
    assert post.meta.title == ()


def test_tokens_can_be_printed() -> None:
    assert dump_tokens(tokens("a *b*\n\n<p>c</p>")).splitlines()[:2] == ["   1 paragraph_open", "   1   inline 'a *b*'"]


# What is hostile


@pytest.mark.parametrize(
    "text",
    [
        ">" * 500 + " deep",
        "- " * 500 + "deep",
        "<blockquote>" * 500 + "deep",
        "<b>" * 500 + "deep",
        "*a " * 500 + "deep",
        "[" * 2000 + "deep",
        "<div>\n\n" * 500 + "deep",
        "---\na: " + "[" * 1000 + "\n---\ndeep",
        "{" + '"a":{' * 1500 + "\n\ndeep",
        "+++\na = " + "[" * 5000 + "\n+++\ndeep",
        "|" * 3000 + "\n" + "|-" * 3000 + "\n" + "deep",
        "`" * 5000 + "deep",
        "![" * 500 + "](" * 500 + "deep",
    ],
    ids=lambda text: text[:12],
)
def test_nesting_without_end_is_read(text: str) -> None:
    assert read(text).blocks


def test_a_bomb_of_aliases_is_harmless() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    found: list[Diagnostic] = []
    read_post("\n".join(["---", *lines, "---", "Text."]), name="post", report=found.append)
    assert [(diagnostic.code, diagnostic.severity) for diagnostic in found] == [
        ("front-matter-invalid", Severity.WARNING)
    ]


def test_stressed_lines_without_end_are_those_that_there_are() -> None:
    code = read("```js{1-999999999}\na\nb\n```").blocks[0]
    assert isinstance(code, Code)
    assert code.highlighted == (1, 2)


# Properties

MARKDOWN = "*_~`[]()!<>#-+|:\\&;{}=\"'/ \n\tabc1✏️다。中"


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    dump_post(read(text))


@settings(max_examples=150)
@given(st.text(alphabet=MARKDOWN, max_size=200))
def test_any_markup_can_be_read(text: str) -> None:
    dump_post(read(text))


TAGS = [
    "p",
    "div",
    "b",
    "a href=x",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "pre",
    "h2",
    "figure",
    "img src=y",
    "br",
    "script",
    "video",
]


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from(
            [f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS] + ["word", "\n", "\n\n", "*", "> "]
        )
    )
)
def test_any_html_can_be_read(parts: list[str]) -> None:
    dump_post(read("".join(parts)))


@given(st.text(alphabet="---+{}:\n ab*&[]\"'2017", max_size=80))
def test_any_front_matter_can_be_read(text: str) -> None:
    dump_post(read(f"---\n{text}\n---\nText."))


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*'*_ ab.("', "~~"]), max_size=30))
def test_english_emphasis_is_that_of_common_mark(parts: list[str]) -> None:
    post = f"x {''.join(parts)} x"
    common_mark = MarkdownIt("commonmark").enable("strikethrough").parse(post)
    assert contents(tokens(post)) == contents(common_mark)


def contents(parsed: list[Token]) -> list[tuple[str, str]]:
    return [(token.type, token.content) for inline in parsed for token in inline.children or ()]


def test_block_lines_never_go_back_within_the_text() -> None:
    post = read("# A\n\none\ntwo\n\n- x\n- y\n\n> z\n\n| a |\n|---|\n| b |\n\n```\nc\n```\n\n<p>d</p>\n")
    lines = [block.line for block in walk(post.blocks)]
    assert lines == sorted(lines)


word = st.text(alphabet=string.ascii_lowercase + "가나다中文", min_size=3, max_size=8)
constructs = st.sampled_from(
    [
        "{}\n",
        "## {}\n",
        "- {}\n",
        "1. {}\n",
        "> {}\n",
        "**{}** text\n",
        "*{}*\n",
        "`{}`\n",
        "```\n{}\n```\n",
        "    {}\n",
        "[{}](https://example.com)\n",
        "![{}](a.png)\n",
        "![](a.png)*{}*\n",
        "![](a.png)\n*{}*\ntext\n",
        "✏️ {}\n",
        "text\n✏️ {}\n",
        "- ✏️ {}\n",
        "<!-- note: {} -->\n",
        "| a |\n|---|\n| {} |\n",
        "a|b\n-|-\n1|2|{}\n{}\n",
        "<div>{}</div>\n",
        "<p><b>{}</p>\n",
        "<figure><img src=x><figcaption>{}</figcaption></figure>\n",
        "<details><summary>x</summary>\n\n{}\n\n</details>\n",
        "<pre>\n\n{}\n</pre>\n",
        "<video>\n\n{}\n",
        "text[^x] ^[{}]\n",
        "[^x]: {}\n",
        "> text\n> — {}\n",
        "- [x] {}\n",
        "<ul><li>{}<td>{}</ul>\n",
        "~~{}~~\n",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.tuples(constructs, word), min_size=1, max_size=8))
def test_every_word_of_a_post_is_kept(parts: list[tuple[str, str]]) -> None:
    post = read("lead\n\n" + "\n".join(construct.replace("{}", f"q{word}") for construct, word in parts))
    text = plain(flat(post.blocks))
    assert all(f"q{word}" in text for _, word in parts)


# The time it takes


@pytest.mark.parametrize(
    "unit",
    [
        "Text. <!-- note: say it --> More.\n\n",
        ":::tip Title\nText.\n:::\n\n",
        "```{note} Title\nText.\n```\n\n",
        "*[A@]: meaning\n\nText with A@ in it.\n\n",
        "Text <b>bold</b> <kbd>key</kbd> here\n",
    ],
)
def test_a_post_twice_as_long_takes_twice_the_time(unit: str) -> None:
    half, whole = ("".join(unit.replace("@", str(number)) for number in range(count)) for count in (200, 400))
    assert growth(lambda: read(half), lambda: read(whole)) <= MOST


# What is spared


def without_short_cuts() -> MarkdownIt:
    """A parser that asks all of its rules at each line and each character."""
    parser = markdown.__wrapped__()
    parser.disable("plain_paragraph")
    every = {name: partial(getattr(ParserInline, name), parser.inline) for name in ("tokenize", "skipToken")}
    vars(parser.inline).update(every)
    return parser


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "words\n", "Words and more words\n", "한글 텍스트\n", "\n", "\n\n", "  ", "    ", "\t", "- ", "* ", "+ ",
            "\u3000", "\u00a0",
            "1. ", "> ", "# ", "---\n", "===\n", "- - -\n", "-\n", "```\n", "~~~\n", ": meaning\n", "~ meaning\n",
            ":::note\n", ":::\n", "a | b\n", "|---|---|\n", "--|--\n", "[a]: /b\n", "[^1]: c\n", "*[A]: d\n",
            "<div>\n", "<!-- x -->\n", "$$\n", "\\[\n", "!!! note\n", "??? note\n", "**a** ", "_a_ ", "`a` ",
            "[a](b) ", "![a](b c) ", "<b>", "www.a.bc ", "w", "a@b.cd ", "https://a.bc ", "~a~ ", "H~2~O ", "x^2^ ",
            "1a ", "2. b\n", "* \n", "***\n", "**\n", "_ _ _\n", "* * a\n", "+\n", "``a`` ", "!", "?", "$$a$$\n", "~ ",
            "==a== ", "++a++ ", "~~a~~ ", "$x$ ", "\\* ", "&amp; ", "[^1] ", "^[a] ",
        ]
    ),
    max_size=24,
).map("".join)  # fmt: skip


@given(PARAGRAPHS)
@settings(max_examples=300)
def test_what_is_spared_would_find_nothing(text: str) -> None:
    shown = [dump_tokens(parser.parse(text)) for parser in (markdown(), without_short_cuts())]
    assert shown[0] == shown[1]
