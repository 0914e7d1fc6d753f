"""Data frames in and out: every library, index and other columns kept, bad rows named or listed."""

import datetime
import multiprocessing
import pickle
import subprocess
import sys

import pandas
import polars
import pyarrow
import pytest

import warraq

TEXTS = ["وصل الوفد إلى بغـــداد يوم 3 مايو.", None, "قال الوزير إن 12 شخصا قتلوا في دهوك."]
FOLDED = ["وصل الوفد إلى بغداد يوم 3 مايو.", None, "قال الوزير إن 12 شخصا قتلوا في دهوك."]
FRAME = {"k": [10, 20, 30], "body": TEXTS, "date": ["2020-01-01", None, "2021-02-03"]}
LABELLED = pandas.DataFrame(FRAME, index=["x", "y", "z"])


def nones(values: object) -> list[object]:
    return [None if pandas.isna(value) else value for value in values]


@pytest.mark.parametrize(
    "dtype", ["str", "object", "category", "string[pyarrow]", pandas.ArrowDtype(pyarrow.string())]
)
def test_a_pandas_series_keeps_index_name_type_and_nulls(dtype: object) -> None:
    series = LABELLED["body"].astype(dtype)
    folded = series.warraq.normalize()
    assert nones(folded) == FOLDED
    assert list(folded.index) == ["x", "y", "z"]
    assert folded.name == "body"
    assert str(folded.dtype).split("[")[0] == str(series.dtype).split("[")[0]
    assert nones(series) == TEXTS, "the original is unchanged"
    assert list(series.warraq.entities()["text"]) == ["بغـــداد", "يوم 3 مايو", "12", "دهوك"]


def test_rows_of_a_pandas_frame_keep_index_and_columns() -> None:
    entities = LABELLED.warraq.entities(text="body", date="date", id="k")
    assert isinstance(entities, pandas.DataFrame)
    assert list(entities.index) == ["x", "x", "z", "z"]
    assert list(entities["k"]) == [10, 10, 30, 30]
    assert list(entities["doc_id"]) == [10, 10, 30, 30]
    assert list(entities["date"]) == ["2020-01-01"] * 2 + ["2021-02-03"] * 2
    assert entities["value"].iloc[1] == "2019-05-03", "the column of dates and the past verb resolve the year"
    for label, row in entities.iterrows():
        assert LABELLED.loc[label, "body"][row["start"] : row["end"]] == row["text"]


def test_a_column_whose_name_is_taken_is_kept_under_another() -> None:
    frame = LABELLED.assign(label=["a", "b", "c"])
    assert set(frame.warraq.entities(text="body")["label_frame"]) == {"a", "c"}


def test_articles_are_as_many_as_rows() -> None:
    articles = LABELLED["body"].warraq.extract()
    assert list(articles.index) == ["x", "y", "z"]
    frame = polars.DataFrame(FRAME)
    assert frame["body"].warraq.extract().height == 3
    for kind in ("articles", "blocks", "quotes", "tokens", "sentences"):
        pandas_rows = getattr(LABELLED.warraq, kind)(text="body")
        polars_rows = getattr(frame.warraq, kind)(text="body")
        assert list(pandas_rows["text"].dropna()) == polars_rows["text"].drop_nulls().to_list(), kind


@pytest.mark.filterwarnings("ignore:.*rows with errors")
def test_a_bad_row_leaves_the_others_where_they_are() -> None:
    frame = pandas.DataFrame({"body": pd_object(["في بغداد", "و\ud800", "في دهوك"])})
    articles = frame["body"].warraq.extract()
    assert nones(articles["doc_id"]) == ["0", None, "2"]
    assert list(frame.warraq.entities(text="body").index) == [0, 2]


def pd_object(values: list[object]) -> pandas.Series:
    return pandas.Series(values, dtype=object)


def test_errors_of_an_accessor_are_a_warning() -> None:
    frame = pandas.DataFrame({"body": pd_object(["في بغداد", "و\ud800"])})
    with pytest.warns(UserWarning, match="1 rows with errors.*lone surrogate"):
        frame.warraq.entities(text="body")


@pytest.mark.parametrize("value", [7, 1.5, b"x", ["نص"]])
def test_an_object_column_with_something_else_names_the_row(value: object) -> None:
    series = pd_object(["نص", None, value]).rename("body")
    kind = type(value).__name__
    with pytest.raises(warraq.ColumnError, match=f"body.*row 2 holds {kind}"):
        series.to_frame().warraq.entities(text="body")
    if kind != "list":
        with pytest.raises(warraq.ColumnError, match=f"body.*row 2 holds {kind}"):
            series.warraq.normalize()


def test_polars_series_frames_lazy_frames_and_expressions_agree() -> None:
    frame = polars.DataFrame(FRAME)
    assert frame["body"].warraq.normalize().to_list() == FOLDED
    eager = frame.warraq.entities(text="body", date="date")
    assert eager["k"].to_list() == [10, 10, 30, 30]
    lazy = frame.lazy().warraq.entities(text="body", date="date")
    assert isinstance(lazy, polars.LazyFrame)
    assert lazy.collect_schema() == eager.schema
    assert lazy.collect().equals(eager)
    assert lazy.filter(polars.col("label") == "LOC").select("k").collect()["k"].to_list() == [10, 30]
    columns = frame.lazy().select(
        "k",
        polars.col("body").warraq.normalize("search", digits="arabic").alias("folded"),
        polars.col("body").warraq.entities().alias("found"),
        polars.col("body").warraq.extract().struct.field("text").alias("article"),
    )
    schema = columns.collect_schema()
    shown = columns.collect()
    assert shown.schema == schema
    assert shown["folded"].to_list()[2] == warraq.normalize(TEXTS[2], "search", digits="arabic")
    assert shown["folded"].to_list()[1] is None
    rows = shown.explode("found").unnest("found")
    assert rows.drop_nulls("label")["text"].to_list() == eager["text"].to_list()
    categories = frame["body"].cast(polars.Categorical).warraq.normalize()
    assert (categories.name, categories.to_list()) == ("body", FOLDED)
    nothing = polars.Series("body", [None, None]).warraq.normalize()
    assert (nothing.dtype, nothing.to_list()) == (polars.String, [None, None])


def test_a_group_by_in_polars_may_use_the_namespace() -> None:
    frame = polars.DataFrame({"g": ["a", "a", "b"], "t": ["مُحمد", "محمد", "علي"]})
    found = frame.group_by("g").agg(polars.col("t").warraq.normalize("search").n_unique()).sort("g")
    assert found["t"].to_list() == [1, 1]


def test_duckdb_relations_go_in(tmp_path: object) -> None:
    duckdb = pytest.importorskip("duckdb")
    frame = polars.DataFrame(FRAME)
    relation = duckdb.sql("select k, body from frame")
    corpus = warraq.Corpus(relation, text="body", id="k")
    assert corpus.entities()["doc_id"] == ["10", "10", "30", "30"]
    assert frame.height == 3


def test_daft_frames_go_in() -> None:
    daft = pytest.importorskip("daft")
    corpus = warraq.Corpus(daft.from_pydict(FRAME), text="body", id="k")
    assert corpus.entities()["doc_id"] == ["10", "10", "30", "30"]


def test_a_null_id_or_a_surrogate_is_a_row_of_errors() -> None:
    columns = {"id": ["a", None, "c", "d"], "text": ["في بغداد", "في دهوك", "و\udc00", "في أربيل"]}
    corpus = warraq.Corpus(columns, id="id")
    assert corpus.entities()["text"] == ["بغداد", "أربيل"]
    causes = corpus.errors["cause"]
    assert len(causes) == 2
    assert "row 1" in causes[0]
    assert "null" in causes[0]
    assert "lone surrogate" in causes[1]
    assert len(corpus) == 2
    arrow = warraq.Corpus(polars.DataFrame({"id": ["a", None], "text": ["في بغداد", "نص"]}), id="id")
    assert len(arrow) == 1
    assert len(arrow.errors) == 1


def test_dates_are_read_as_they_are_written_or_listed() -> None:
    dates = [datetime.date(2020, 1, 2), "2020-01-03T10:00:00", "4 كانون الثاني 2020", "", None, "قريبا"]
    corpus = warraq.Corpus({"text": ["في بغداد"] * 6, "date": dates}, date="date")
    assert corpus.articles()["date"] == ["2020-01-02", "2020-01-03T10:00:00", "2020-01-04", None, None, None]
    (error,) = corpus.errors
    assert error["doc_id"] == "5"
    assert "قريبا" in error["cause"]
    assert len(corpus) == 6, "the document itself is kept"
    assert len(list(corpus)) == 6


@pytest.mark.parametrize(
    "call",
    [
        lambda corpus: corpus.head(-1),
        lambda corpus: corpus.using(threads=-1),
        lambda corpus: corpus.concordance("نص", width=-1),
        lambda corpus: corpus.naming(least=-1),
        lambda corpus: corpus.cooccurrence(least=-1),
        lambda corpus: corpus.places(least=-1),
        lambda corpus: corpus.entities().context(-1),
    ],
)
def test_negative_numbers_are_refused(call: object) -> None:
    with pytest.raises(warraq.WarraqError, match="-1 is negative"):
        call(warraq.Corpus({"text": ["نص"], "id": [-7]}, id="id"))


def test_negative_ids_are_ids() -> None:
    assert warraq.Corpus({"text": ["نص"], "id": [-7]}, id="id").articles()["doc_id"] == ["-7"]


def counted(work: object) -> int:
    return len(work.entities())


def tagged(tagger: warraq.Tagger) -> int:
    return len(warraq.tag("وصل الوفد إلى بغداد.", tagger=tagger).entities)


def extracted(extractor: warraq.Extractor) -> int:
    return len(extractor.extract("الرئيسية\n\nوصل الوفد إلى بغداد أمس وقال إن الزيارة تستمر يومين.").blocks)


def test_pickles_work_in_worker_processes() -> None:
    corpus = warraq.sample().filter(group="sada-al-furat").extract().tag()
    extractor = warraq.sample().learn_templates()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(counted, (corpus,)) == len(corpus.entities())
        assert pool.apply(tagged, (warraq.Tagger(labels=["LOC"]),)) == 1
        assert pool.apply(extracted, (extractor,)) == extracted(extractor)
    assert pickle.loads(pickle.dumps(corpus)).entities().to_polars().equals(corpus.entities().to_polars())


@pytest.mark.parametrize("threads", [1, 2])
def test_every_door_gives_the_same_table(threads: int, tmp_path: object) -> None:
    files = warraq.sample().filter(group=["sada-al-furat", "al-mizan-al-iqtisadi"])
    ids = [str(doc_id) for doc_id in files.articles()["doc_id"]]
    columns = {"id": ids, "body": [files.source(doc_id) for doc_id in ids]}
    polars.DataFrame(columns).write_parquet(tmp_path / "articles.parquet")
    polars.DataFrame(columns).write_ndjson(tmp_path / "articles.jsonl")
    doors = {
        "pandas": warraq.Corpus(pandas.DataFrame(columns), text="body", id="id"),
        "polars": warraq.Corpus(polars.DataFrame(columns), text="body", id="id"),
        "parquet": warraq.Corpus.read(tmp_path / "articles.parquet", text="body", id="id"),
        "jsonl": warraq.Corpus.read(tmp_path / "articles.jsonl", text="body", id="id"),
    }
    try:
        import duckdb
    except ModuleNotFoundError:
        pass
    else:
        relation = duckdb.read_parquet(str(tmp_path / "articles.parquet"))
        doors["duckdb"] = warraq.Corpus(relation, text="body", id="id")
    for name in ("entities", "quotes", "tokens", "sentences"):
        wanted = getattr(files.extract().tag().using(threads=1), name)().to_polars().drop("group")
        for door, corpus in doors.items():
            made = getattr(corpus.extract().tag().using(threads=threads), name)()
            assert made.to_polars().drop("group").equals(wanted), (name, door)


@pytest.mark.parametrize(
    "order", ["warraq, pandas, polars", "polars, pandas, warraq", "warraq, polars, pandas"]
)
def test_accessors_are_there_in_any_order(order: str) -> None:
    program = (
        f"import {order}; import sys; assert not [f for f in sys.meta_path if getattr(f, '_libraries', None)]; "
        "print(pandas.Series(['بغـداد']).warraq.normalize()[0] == polars.Series(['بغـداد']).warraq.normalize()[0])"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout == "True\n"


def test_importing_is_light_and_fast() -> None:
    program = (
        "import time, sys; t = time.process_time(); import warraq; t = time.process_time() - t; "
        "print(t, *({'pandas', 'polars', 'pyarrow', 'numpy'} & set(sys.modules)))"
    )
    times = []
    for _ in range(3):
        ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        seconds, *heavy = ended.stdout.split()
        assert not heavy
        times.append(float(seconds))
    assert min(times) <= 0.15
