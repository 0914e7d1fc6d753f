"""The page of a report: what it shows is what the tables hold, and nothing in it runs."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

import warraq
from warraq.cli import main
from warraq.report import page

VOID = {"meta"}


class Reader(HTMLParser):
    """Counts elements, keeps attributes, and checks that what opens is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], [], [], []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attributes

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    assert not reader.open
    return reader


@pytest.fixture(scope="module")
def shown(tagged: warraq.Corpus) -> str:
    return page(tagged)


def test_it_shows_what_the_tables_hold(shown: str, tagged: warraq.Corpus) -> None:
    reader = read(shown)
    assert reader.tags.count("section") == 8
    assert f"<b>{len(tagged.entities()):,}</b>" in shown
    assert f"<b>{len(tagged.quotes()):,}</b>" in shown
    assert reader.tags.count("circle") > 10
    for group in {str(row["group"]) for row in tagged.overview()}:
        assert group in shown
    first = next(iter(tagged.naming(least=5)))
    assert str(first["canonical"]) in shown


def test_nothing_in_it_runs_or_is_fetched(shown: str) -> None:
    evil = "<img src=x onerror=alert(1)> <script>alert(2)</script> وصل الوفد إلى بغداد، وقال أحمد «نعم». </style>"
    columns = {"text": [evil, None], "g": ["<b>شر</b>", '"><script>'], "date": ["2020-01-01", "<i>"]}
    corpus = warraq.Corpus(columns, group="g", date="date").extract().tag()
    for html in (shown, page(corpus, "<script>")):
        reader = read(html)
        assert not {"script", "img", "link", "iframe", "object", "i"} & set(reader.tags)
        assert not [name for name, _ in reader.attributes if name.startswith("on")]
        assert not [value for name, value in reader.attributes if name in {"src", "href"}]
        assert "url(" not in html
        assert "default-src 'none'" in html
    assert "<script>" in "".join(reader.text), "markup of a text stays text"


def test_an_empty_corpus_has_a_page() -> None:
    read(page(warraq.Corpus({"text": []})))


def test_the_command_writes_it(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = CliRunner().invoke(main, ["report", "-o", str(target), "--title", "تجربة"])
    assert result.exit_code == 0, result.output
    html = target.read_text(encoding="utf-8")
    assert "<h1>تجربة</h1>" in html
    assert re.search(r'<html lang="ar" dir="rtl">', html)
    assert list(tmp_path.iterdir()) == [target]


def test_places_and_overview_are_counted_from_the_rows(tagged: warraq.Corpus) -> None:
    rows = [row for row in tagged.entities() if row["lat"] is not None]
    assert sum(row["count"] for row in tagged.places()) == len(rows)
    for row in tagged.overview():
        group = tagged.filter(group=str(row["group"]))
        assert row["entities"] == len(group.entities())
        assert row["quotes"] == len(group.quotes())
        assert row["words"] == sum(kind == "word" for kind in group.tokens()["kind"])
        assert row["removed"] == sum(part == "junk" for part in group.blocks()["part"])
        dates = [date[:10] for date in group.articles()["date"] if date]
        assert (row["first"], row["last"]) == (min(dates), max(dates))
