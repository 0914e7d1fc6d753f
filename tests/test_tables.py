"""Tables: every row points at its source; the same from every door, on any number of threads."""

import pickle
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pandas
import polars
import pyarrow.parquet
import pytest

import warraq

TABLES = ["articles", "blocks", "entities", "quotes", "tokens", "sentences"]
HEAD = ["doc_id", "start", "end", "text", "block"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_begins_the_same(name: str, tagged: warraq.Corpus) -> None:
    table = getattr(tagged, name)()
    assert table.columns[:5] == HEAD
    assert table.metadata["warraq.version"] == warraq.__version__
    assert table.metadata["warraq.model"].startswith("news.model ")
    assert len(table) > 0


@pytest.mark.parametrize("name", [name for name in TABLES if name != "articles"])
def test_every_row_slices_its_source(name: str, tagged: warraq.Corpus) -> None:
    sources = {str(doc_id): tagged.source(str(doc_id)) for doc_id in set(tagged.articles()["doc_id"])}
    for row in getattr(tagged, name)():
        piece = sources[row["doc_id"]][row["start"] : row["end"]]
        if row["doc_id"].endswith(".txt"):
            assert piece == row["text"], row
        else:
            assert warraq.html_text(piece) == row["text"], row


def test_rows_point_at_the_source_after_normalisation() -> None:
    corpus = warraq.sample().extract().normalize("search").tag()
    for row in corpus.entities():
        piece = corpus.source(str(row["doc_id"]))[row["start"] : row["end"]]
        assert warraq.html_text(piece) == warraq.html_text(str(row["text"])), row


@pytest.mark.parametrize("ending", ["parquet", "jsonl", "csv"])
def test_one_and_two_threads_write_the_same_bytes(ending: str, tmp_path: Path) -> None:
    written = []
    for threads in (1, 2, 2):
        path = tmp_path / f"{threads}.{ending}"
        rows = warraq.sample().extract().tag().using(threads=threads).entities().write(path)
        assert rows > 300
        written.append(path.read_bytes())
    assert written[0] == written[1] == written[2]


def test_folder_parquet_pandas_polars_and_dict_give_the_same_rows(tmp_path: Path) -> None:
    files = warraq.sample()
    ids = [str(doc_id) for doc_id in files.articles()["doc_id"]]
    columns = {"id": ids, "body": [files.source(doc_id) for doc_id in ids]}
    frame = pandas.DataFrame(columns)
    frame.to_parquet(tmp_path / "articles.parquet")
    arrow = pyarrow.table(frame)
    doors = {
        "dict": warraq.Corpus(columns, text="body", id="id"),
        "pandas": warraq.Corpus(frame, text="body", id="id"),
        "object": warraq.Corpus(frame.astype(object), text="body", id="id"),
        "categorical": warraq.Corpus(frame.astype("category"), text="body", id="id"),
        "polars": warraq.Corpus(polars.DataFrame(columns), text="body", id="id"),
        "lazy": warraq.Corpus(polars.LazyFrame(columns), text="body", id="id"),
        "arrow": warraq.Corpus(arrow, text="body", id="id"),
        "parquet": warraq.Corpus.read(tmp_path / "articles.parquet", text="body", id="id"),
    }
    wanted = files.extract().tag().entities().to_polars().drop("group")
    for name, corpus in doors.items():
        found = corpus.extract().tag().entities().to_polars().drop("group")
        assert found.equals(wanted), name


def test_nulls_stay_null() -> None:
    corpus = warraq.Corpus({"text": ["وصل إلى بغداد.", None, ""], "id": ["a", "b", "c"]}, id="id")
    assert corpus.articles()["text"] == ["وصل إلى بغداد.", None, ""]
    assert set(corpus.tag().entities()["doc_id"]) == {"a"}
    assert len(corpus.errors) == 0


def test_a_table_converts_to_every_library(tagged: warraq.Corpus) -> None:
    table = tagged.entities()
    frames = table.to_arrow(), table.to_pandas(), table.to_polars()
    assert [len(frame) for frame in frames] == [len(table)] * 3
    assert table.to_polars().schema["start"] == polars.Int64
    assert str(table.to_pandas()["text"].dtype) in {"str", "string", "object"}


def test_what_is_written_is_what_was_shown(tagged: warraq.Corpus, tmp_path: Path) -> None:
    path = tmp_path / "quotes.parquet"
    assert tagged.quotes().write(path) == len(tagged.quotes())
    assert pyarrow.parquet.read_table(path).equals(tagged.quotes().to_arrow())
    with pytest.raises(warraq.WarraqError, match="xlsx"):
        tagged.quotes().write(tmp_path / "quotes.xlsx")


def test_context_is_what_stands_beside(tagged: warraq.Corpus) -> None:
    for row in tagged.entities().context(30):
        if str(row["doc_id"]).endswith(".txt"):
            source = tagged.source(str(row["doc_id"]))
            assert source.count(f"{row['left']}{row['text']}{row['right']}") >= 1


def test_filter_head_and_iteration(tagged: warraq.Corpus) -> None:
    outlet = tagged.filter(group="sada-al-furat")
    assert len(outlet) == 4
    assert set(outlet.entities()["group"]) == {"sada-al-furat"}
    assert len(tagged.head(3)) == 3
    assert len(list(outlet)) == 4
    assert outlet[-1].source == list(outlet)[-1].source
    with pytest.raises(IndexError):
        outlet[4]
    with pytest.raises(KeyError):
        outlet.source("nowhere")


def test_taggers_and_normalizers_travel() -> None:
    tagger = pickle.loads(pickle.dumps(warraq.Tagger(labels=["LOC"])))
    assert {entity.label for entity in warraq.tag("وصل إلى بغداد أمس.", tagger=tagger).entities} == {"LOC"}
    normalizer = warraq.Normalizer("search", digits="ascii")
    assert pickle.loads(pickle.dumps(normalizer)) == normalizer
    gazetteer = warraq.Gazetteer()
    gazetteer.add("وادي الزمرد", "LOC", country="XX")
    again = pickle.loads(pickle.dumps(warraq.Tagger(gazetteer=gazetteer)))
    (place,) = warraq.tag("وصلوا إلى وادي الزمرد.", tagger=again).entities
    assert (place.text, place.label, place.country) == ("وادي الزمرد", "LOC", "XX")


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for threads in ("1", "2"):
        path = tmp_path / f"{threads}.parquet"
        command = [
            sys.executable,
            "-c",
            "from warraq.cli import main; main()",
            "tag",
            "-j",
            threads,
            "-o",
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True)
        written.append(path.read_bytes())
    assert written[0] == written[1]


def held(value: object) -> object:
    """What a table shows of an attribute: parts of words without their places."""
    if isinstance(value, list):
        return [held(item) for item in value]
    return value[0] if isinstance(value, tuple) else value


#: Attributes that have another name than their column.
RENAMED = {("blocks", "block"): "kind"}


@pytest.mark.parametrize("name", ["blocks", "entities", "quotes", "tokens", "sentences"])
def test_a_column_is_the_attribute_of_its_name(name: str, tagged: warraq.Corpus) -> None:
    documents = {document.id: document for document in tagged}
    places: Counter[str] = Counter()
    for row in getattr(tagged, name)():
        document = documents[row["doc_id"]]
        blocks = document.article.blocks
        objects = blocks if name == "blocks" else getattr(document, name)
        one = objects[places[document.id]]
        places[document.id] += 1
        for column, value in row.items():
            if column == "doc_id":
                assert value == document.id
            elif column == "group":
                assert value == document.group
            elif column == "date":
                assert value == document.article.date
            elif column == "block_index":
                assert value is None or blocks[value].kind == row["block"]
            else:
                assert held(getattr(one, RENAMED.get((name, column), column))) == value, column


def test_a_column_of_articles_is_the_attribute_of_its_name(tagged: warraq.Corpus) -> None:
    documents = {document.id: document for document in tagged}
    for row in tagged.articles():
        document = documents[row["doc_id"]]
        article = document.article
        for column, value in row.items():
            if column in {"dateline", "agency"}:
                span = getattr(article, column)
                shown = None if span is None else article.source[slice(*span)]
                assert value == (
                    shown if shown is None or article.format == "text" else warraq.html_text(shown)
                )
            elif column in {"start", "end"}:
                assert value is None or article.source[row["start"] : row["end"]] == article.text
            elif column in {"doc_id", "group"}:
                assert value == getattr(document, column.removeprefix("doc_"))
            elif column in {"block", "block_index", "norm"}:
                assert value is None
            else:
                assert getattr(article, column) == value, column


def test_latitude_is_latitude() -> None:
    corpus = warraq.Corpus({"text": ["وصل الوفد إلى بغداد."]}).tag()
    (entity,) = corpus[0].entities
    for row in (next(iter(corpus.entities())), next(iter(corpus.places()))):
        assert (round(row["lat"]), round(row["lon"])) == (33, 44)
    assert (round(entity.lat), round(entity.lon)) == (33, 44)


def test_rows_have_the_value_of_what_they_hold() -> None:
    source = "قال وزير الداخلية أحمد علي: «سنعمل معا»، وأضاف أن 12 شخصا قتلوا في بغداد يوم 3 أيار 2019."
    page = f"<h1>خبر من بغداد</h1><p>{source}</p>"
    one, two = (warraq.tag(warraq.extract(page)) for _ in range(2))
    for lists in ("entities", "quotes", "tokens", "sentences"):
        rows, others = getattr(one, lists), getattr(two, lists)
        assert rows is getattr(one, lists)
        assert rows == others
        assert len(set(rows) | set(others)) == len(rows) > 0
        assert pickle.loads(pickle.dumps(rows)) == rows
    assert one.article.blocks == two.article.blocks
    assert pickle.loads(pickle.dumps(one.article.blocks)) == one.article.blocks
    assert one.article.blocks is one.article.blocks
    assert one.entities[0] != one.entities[1]
    assert one.entities[0] != one.tokens[0]


def test_a_tagger_can_be_called_and_follows_its_guideline() -> None:
    text = "قال الجيش اللبناني أمس إنه انتشر."
    tagger = warraq.Tagger(guideline="anercorp")
    assert (
        tagger(text, date="2024-01-02").entities
        == warraq.tag(text, date="2024-01-02", tagger=tagger).entities
    )
    assert "ORG" in {entity.label for entity in warraq.Tagger()(text).entities}
    assert "ORG" not in {entity.label for entity in tagger(text).entities}
    again = pickle.loads(pickle.dumps(tagger))
    assert (again.guideline, repr(again)) == ("anercorp", repr(tagger))
    with pytest.raises(warraq.WarraqError, match="the guidelines are warraq anercorp"):
        warraq.Tagger(guideline="muc")


ENDLESS = """
import os, sys, signal, threading
import pyarrow.parquet
import warraq

text = warraq.read_text(sys.argv[1])
corpus = warraq.Corpus({"text": [text] * 20000}).extract().tag()
threading.Timer(2.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    corpus.entities().write(sys.argv[2])
except KeyboardInterrupt:
    print("stopped", pyarrow.parquet.read_table(sys.argv[2]).num_rows)
"""


def test_ctrl_c_leaves_what_is_finished_readable(tmp_path: Path) -> None:
    article = Path(warraq.__file__).parent / "sample" / "sada-al-furat" / "03_mathaf-mosul.txt"
    command = [sys.executable, "-c", ENDLESS, str(article), str(tmp_path / "out.parquet")]
    ended = subprocess.run(command, check=True, capture_output=True, text=True)
    word, rows = ended.stdout.split()
    assert word == "stopped"
    assert int(rows) >= 0


def test_a_corpus_travels() -> None:
    for corpus in (
        warraq.sample().extract().normalize("search").tag().filter(group="sada-al-furat"),
        warraq.Corpus({"text": ["وصل إلى بغداد."]}).tag(warraq.Tagger(labels=["LOC"])),
    ):
        again = pickle.loads(pickle.dumps(corpus))
        assert repr(again) == repr(corpus)
        assert again.entities().to_polars().equals(corpus.entities().to_polars())


def test_iteration_goes_past_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(256))
    (tmp_path / "b.txt").write_text("وصل الوزير إلى بغداد.", encoding="utf-8")
    corpus = warraq.Corpus.read(tmp_path)
    assert [document.source for document in corpus] == ["وصل الوزير إلى بغداد."]
    assert len(corpus.errors) == 1


def test_ids_may_be_numbers_and_columns_may_be_null() -> None:
    corpus = warraq.Corpus({"text": ["في بغداد", None], "id": [7, 8]}, id="id")
    assert corpus.articles()["doc_id"] == ["7", "8"]
    assert len(warraq.Corpus(polars.DataFrame({"text": []})).articles()) == 0
    with pytest.raises(warraq.ColumnError, match="list of texts"):
        warraq.Corpus({"text": "نص"})


def test_a_speaker_is_no_place_in_the_phrase() -> None:
    (quote,) = warraq.tag("أكد مسؤولون في سوريا أن الحرب انتهت.").quotes
    assert quote.speaker_id is None
