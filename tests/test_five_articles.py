"""The five real articles: no body paragraph lost, no line of junk in a body, titles found.

The articles are not in the repository; their labels are line numbers, given by
a reader: T title, M metadata, B body, H heading of the body, J junk; M/B and
the like where readers may differ. A line whose parts differ has no label.
"""

from pathlib import Path

import pytest

import warraq

LABELS = {
    "000": "1T 3M 7J 9B 11B 13B 15B 17B 19B 21B 23B 25B 27B 29J 31J 33J 35J 41J 43J 45J 47J 49J 51J",
    "001": "1J 3T 5B 7B 9B 11B 13B 15B 17B 19B 21B 23B 25B 27B 29B 31B 33B 35H 37B 39B 41B 43B 44M 46J 48J",
    "002": "1M/J 3T 5B 6B 8B 10B 12H 14B 16B 18B 20B 22B 24B 26J 28J",
    "003": "1T/M 3T/M 5M 7J 9B 11B 13H 15B 17B 19H 21B 23B 25B 27J 29B/J 31B/J 33J",
    "004": "1T 3M 4M/J 6B 8B 10B 12B 14H 16B 18B 20B 22B 24B 26B 28B 30B 32B 34H 36B 38B 40B 42B 44B 46J",
}
BODY = {"heading", "paragraph", "list", "table"}
METADATA = {"title", "subtitle", "section", "byline", "date", "caption", "credit"}


def letter(kind: str) -> str:
    """The label of a kind of block."""
    if kind in {"title", "heading"}:
        return kind[0].upper()
    return "B" if kind in BODY else "M" if kind in METADATA else "J"


@pytest.mark.parametrize("name", LABELS)
def test_every_line_is_what_a_reader_says(name: str, articles: list[Path]) -> None:
    path = next(path for path in articles if path.name.startswith(name))
    article = warraq.extract(warraq.read_text(path), format="text")
    starts = [0]
    for line in article.source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    wrong = []
    for label in LABELS[name].split():
        number = int("".join(filter(str.isdigit, label)))
        allowed = label.lstrip("0123456789").split("/")
        begin, end = starts[number - 1], starts[number]
        found = {letter(block.kind) for block in article.blocks if begin <= block.start < end}
        if not found or not found <= set(allowed):
            wrong.append((number, allowed, sorted(found)))
    assert not wrong


def test_the_caption_glued_to_a_widget_is_kept(articles: list[Path]) -> None:
    article = warraq.extract(warraq.read_text(articles[0]), format="text")
    assert any(caption.startswith("عنصر من الحشد") for caption in article.captions)
    assert any(block.text.startswith("camera icon") for block in article.removed)


def test_every_row_slices_its_source(articles: list[Path]) -> None:
    corpus = warraq.Corpus.read(articles)
    for plan in (corpus.tag(), corpus.extract().tag(), corpus.extract().normalize("search").tag()):
        for table in (plan.entities(), plan.quotes(), plan.tokens(), plan.sentences(), plan.blocks()):
            rows = 0
            for row in table:
                source = corpus.source(str(row["doc_id"]))
                assert source[row["start"] : row["end"]] == row["text"], row
                rows += 1
            assert rows or plan is not corpus


def test_one_actor_under_several_names_has_one_id(articles: list[Path]) -> None:
    ids: dict[str, set[object]] = {}
    for row in warraq.Corpus.read(articles).extract().tag().entities():
        if row["label"] in {"ORG", "LOC"} and row["entity_id"]:
            ids.setdefault(str(row["text"]), set()).add(row["entity_id"])
    assert ids["داعش"] == ids["الدولة الإسلامية"] == ids["الدواعش"]
    assert len(ids["داعش"]) == 1
