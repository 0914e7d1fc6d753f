"""Properties over generated texts: nothing is lost, every span is a slice."""

from hypothesis import given, settings
from hypothesis import strategies as st

import warraq

WORDS = st.sampled_from(
    [
        "وصل",
        "الوزير",
        "إلى",
        "بغداد",
        "أمس",
        "وقال",
        "«نعم»",
        "إن",
        "12",
        "شخصا",
        "قُتلوا",
        "في",
        "3",
        "تشرين",
        "الثاني",
        "٢٠١٧",
        "الرئيسية",
        "تابعنا",
        "فيسبوك",
        "،",
        ".",
        ":",
        '"',
        "(",
        ")",
        "المصدر",
        "الجمعة",
        "الماضي",
        "نحو",
        "أربعة",
        "آلاف",
        "كيلومتر",
        "بالمئة",
        "👍🏽",
        "word",
        "é",
        "أ́",
        "\u200f",
        "\xa0",
    ]
)
LINES = st.lists(WORDS, max_size=12).map(" ".join)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)
#: Anything that is valid Unicode.
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<br>",
        "<b>",
        "</b>",
        "<div class=x>",
        "</div>",
        "&nbsp;",
        "&#1575;",
        "<li>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
    ]
)
PAGES = st.lists(st.one_of(TAGS, LINES), max_size=20).map("".join)


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=150, deadline=None)
def test_blocks_cover_a_text_exactly_once(source: str) -> None:
    article = warraq.extract(source, format="text")
    seen = [0] * len(article.source)
    for block in article.blocks:
        assert article.source[block.start : block.end] == block.text
        for at in range(block.start, block.end):
            seen[at] += 1
    for at, character in enumerate(article.source):
        assert seen[at] == 1 or (seen[at] == 0 and not visible(character)), (at, character)


def visible(character: str) -> bool:
    """Whether a reader could see it: white space, controls and format characters have no ink."""
    import unicodedata

    return not character.isspace() and unicodedata.category(character) not in {"Cf", "Cc", "Zl", "Zp", "Zs"}


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_blocks_of_a_page_say_what_a_reader_sees(source: str) -> None:
    article = warraq.extract(source, format="html")
    end = 0
    for block in article.blocks:
        assert end <= block.start <= block.end
        end = block.end
        assert warraq.html_text(source[block.start : block.end]) == block.text


@given(st.one_of(TEXTS, ANY))
@settings(max_examples=150, deadline=None)
def test_every_entity_token_and_quote_is_a_slice(source: str) -> None:
    document = warraq.tag(source, date="2017-11-03")
    for piece in [
        *document.entities,
        *document.nested,
        *document.tokens,
        *document.sentences,
        *document.quotes,
    ]:
        assert document.source[piece.start : piece.end] == piece.text
    ends = [0, *(entity.end for entity in document.entities)]
    assert all(end <= entity.start for end, entity in zip(ends, document.entities, strict=False))
    joined = "".join(token.text for token in document.tokens)
    assert joined == "".join(document.source.split()) or len(joined) <= len(document.source)


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_entities_of_a_page_keep_the_weaker_promise(source: str) -> None:
    for entity in warraq.tag(warraq.extract(source, format="html"), date="2017-11-03").entities:
        assert warraq.html_text(source[entity.start : entity.end]) == entity.text
