"""Views in notebooks: inert against markup, readable without styles, by keyboard, and short."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warraq
from warraq import views

ALLOWED = {
    *{"a", "b", "bdi", "br", "code", "details", "div", "i", "li", "p", "span", "sub", "summary", "ul"},
    *{"table", "thead", "tbody", "tr", "th", "td"},
}
ATTRIBUTES = {"dir", "href", "lang", "scope", "style", "title"}
HOSTILE = '<script>alert(1)</script> & "><img src=x onerror=alert(1)> </div></details> قال الوزير في بغداد'


class Reader(HTMLParser):
    """What a browser would see: elements, attributes, text, and what stands only in a title."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def inert(html: str) -> Reader:
    """Read it, and see that nothing in it can act."""
    reader = Reader(html)
    assert set(reader.elements) <= ALLOWED
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    assert all(
        value.startswith("https://www.wikidata.org/wiki/Q")
        for name, value in reader.attributes
        if name == "href"
    )
    assert not reader.open
    return reader


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["<", ">", '"', "'", "&", "/", "script", " بغداد ", "\n", "\n\n", " 12 شخصا ", HOSTILE]
        ),
        max_size=12,
    )
)
def test_markup_in_a_text_stays_text(pieces: list[str]) -> None:
    source = "".join(pieces)
    inert(views.document_html(warraq.tag(source)))
    article = warraq.extract(source, format="text")
    inert(views.article_html(article))
    inert(views.document_html(warraq.tag(article)))


def test_markup_in_tables_and_corpora_stays_text() -> None:
    corpus = warraq.Corpus(
        {"text": [HOSTILE], "id": [HOSTILE], "group": [HOSTILE]}, id="id", group="group"
    ).tag()
    inert(corpus._repr_html_())
    assert "onerror" in inert(corpus.entities()._repr_html_()).text


def test_it_is_readable_without_styles(tagged: warraq.Corpus) -> None:
    """As GitHub shows it: no style, no title; what is left must tell everything."""
    document = tagged.filter(id=["sada-al-furat/03_mathaf-mosul.txt"])[0]
    reader = inert(document._repr_html_())
    assert ("dir", "rtl") in reader.attributes
    for entity in document.entities[:20]:
        assert entity.text in reader.text
        assert entity.label in reader.text
        assert f"{entity.start}" in reader.text
    removed = [block for block in document.article.blocks if block.kind not in document.kept]
    assert removed
    assert reader.text.count("− ") >= 1
    assert all(block.kind in reader.text for block in removed)


def test_nothing_needs_a_pointer(tagged: warraq.Corpus) -> None:
    """What a title says of an entity stands in a list that unfolds."""
    document = tagged[0]
    reader = inert(document._repr_html_())
    for name, value in reader.attributes:
        if name == "title" and value.split()[0] in views.COLOURS:
            label, place, *known = value.split()
            assert label in reader.text
            assert place.split(":")[0] in reader.text
            assert " ".join(known) in " ".join(reader.text.split())


@pytest.mark.parametrize("text", ["قال الوزير في بغداد. " * 10_000, "قال الوزير في بغداد.\n\n" * 1_000])
def test_a_long_text_is_short_by_default_and_longer_on_demand(text: str) -> None:
    document = warraq.tag(text)
    short, longer = views.document_html(document), views.document_html(document, most=100)
    assert len(short) < 400_000
    assert len(longer) > len(short)
    assert "+" in inert(short).text


def test_a_table_is_short_by_default_and_longer_on_demand(tagged: warraq.Corpus) -> None:
    html = tagged.entities()._repr_html_()
    assert html.index("<details>") < html.index("… 48")
    assert inert(html).elements.count("tr") == 62


def test_progress_draws_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    corpus = warraq.sample().using(progress=True)
    assert len(corpus.entities()) > 0
    assert "16" in capsys.readouterr().err
