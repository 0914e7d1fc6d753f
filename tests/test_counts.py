"""Counts on two articles of the sample corpus (developed on), against what a reader counts in them."""

from pathlib import Path

import pytest

import warraq

OUTLET = Path(warraq.__file__).parent / "sample" / "sada-al-furat"


@pytest.fixture(scope="module")
def corpus() -> warraq.Corpus:
    return warraq.Corpus.read([OUTLET / "03_mathaf-mosul.txt", OUTLET / "04_intikhabat.txt"]).extract().tag()


def test_frequencies(corpus: warraq.Corpus) -> None:
    counts = {row["word"]: (row["count"], row["documents"]) for row in corpus.frequencies()}
    # The title, the caption, and four paragraphs; not the crumbs and tags above and below.
    assert counts["موصل"] == (6, 1)
    # «مجالس المحافظات» three times, «المجالس» once.
    assert counts["مجالس"] == (4, 1)
    assert counts["محافظات"] == (3, 1)
    # «المقررة في 18 كانون الأول المقبل», «الشهر المقبل», «الخريف المقبل».
    assert counts["مقبل"] == (3, 2)
    assert "الي" not in counts, "function words are left out"
    forms = {row["word"]: row["count"] for row in corpus.frequencies(unit="text", stop_words=True)}
    assert forms["الموصل"] == 6
    assert forms["المجالس"] == 1


def test_concordance(corpus: warraq.Corpus) -> None:
    found = list(corpus.concordance("الموصل", width=20))
    assert [row["block"] for row in found] == ["title", "caption", *["paragraph"] * 4]
    for row in found:
        source = corpus.source(row["doc_id"])
        assert source[row["start"] : row["end"]] == row["text"]
        assert source[: row["start"]].endswith(row["left"])
        assert source[row["end"] :].startswith(row["right"])
    assert [row["right"].strip() for row in corpus.concordance("متحف الموصل", width=8)] == ["الحضاري"] * 2
    # Three dates of the museum's article hold «حزيران» in its body: one does.
    assert len(corpus.concordance("حزيران")) == 1
    assert {row["text"] for row in corpus.concordance(r"تشرين \w+", regex=True)} == {
        "تشرين الأول",
        "تشرين التي",
    }
    left = [row["left"] for row in corpus.concordance("الموصل", order="left")]
    assert left != [row["left"] for row in found]
    assert sorted(left) == sorted(row["left"] for row in corpus.concordance("الموصل"))


def test_cooccurrence(corpus: warraq.Corpus) -> None:
    pairs = {frozenset((row["a"], row["b"])): row["count"] for row in corpus.cooccurrence()}
    # «إلى تركيا وأوروبا», and the sentence of the observers.
    assert pairs[frozenset(("تركيا", "أوروبا"))] == 1
    assert pairs[frozenset(("أربيل", "النجف"))] == 1
    assert frozenset(("تركيا", "أربيل")) not in pairs, "they stand in two articles"
    documents = {frozenset((row["a"], row["b"])) for row in corpus.cooccurrence(window="document")}
    assert frozenset(("تركيا", "جنيف")) in documents


def test_naming(corpus: warraq.Corpus) -> None:
    mosul = [row for row in corpus.naming() if row["canonical"] == "الموصل"]
    # In the title; the battle, the museum, the university and the initiative are other names.
    assert sum(row["count"] for row in mosul) == 1
    assert {row["form"] for row in mosul} == {"الموصل"}
    assert {row["group"] for row in mosul} == {"sada-al-furat"}


def test_timeline(corpus: warraq.Corpus) -> None:
    months = [(row["period"], row["documents"]) for row in corpus.timeline(per="period")]
    assert months == [("2021-06", 1), ("2023-11", 1)]
    days = {row["period"] for row in corpus.timeline(every="day", per="period")}
    assert days == {"2021-06-13", "2023-11-05"}
    mosul = [row for row in corpus.timeline() if row["canonical"] == "الموصل"]
    assert [(row["period"], row["count"], row["documents"]) for row in mosul] == [("2021-06", 1, 1)]
    years = [(row["period"], row["count"]) for row in corpus.timeline(every="year", per="period")]
    assert [period for period, _ in years] == ["2021", "2023"]
    assert sum(count for _, count in years) == len(corpus.entities())


def test_overview(corpus: warraq.Corpus) -> None:
    (row,) = corpus.overview()
    assert (row["group"], row["documents"], row["errors"]) == ("sada-al-furat", 2, 0)
    assert (row["first"], row["last"]) == ("2021-06-13", "2023-11-05")
