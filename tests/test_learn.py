"""The pair for scikit-learn does what its conventions ask."""

import pickle

import pytest

import warraq

pytest.importorskip("sklearn", reason="scikit-learn is not installed")

from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.pipeline import make_pipeline

from warraq.learn import Analyzer, TextNormalizer

TEXTS = ["وصلت إلى المكتبة", "والمكتبات في بغـــداد، ومكتبته", "ببغداد"]


def test_the_normaliser_is_a_transformer() -> None:
    made = TextNormalizer("search", {"digits": "arabic"})
    assert clone(made).get_params() == {"profile": "search", "steps": {"digits": "arabic"}}
    wanted = [warraq.normalize(text, "search", digits="arabic") for text in TEXTS]
    assert made.fit_transform(TEXTS) == wanted
    assert pickle.loads(pickle.dumps(made)).transform(TEXTS) == wanted
    with pytest.raises(warraq.ColumnError, match="row 1"):
        made.transform(["نص", 3])
    with pytest.raises(warraq.WarraqError, match="newz"):
        TextNormalizer("newz").fit(TEXTS)


@pytest.mark.parametrize("unit", ["stem", "norm", "text"])
def test_the_analyzer_counts_as_frequencies_do(unit: str) -> None:
    vectors = make_pipeline(TextNormalizer("none"), CountVectorizer(analyzer=Analyzer(unit)))
    matrix = vectors.fit_transform(TEXTS)
    counts = dict(zip(vectors[-1].get_feature_names_out(), matrix.sum(axis=0).tolist()[0], strict=True))
    wanted = {row["word"]: row["count"] for row in warraq.Corpus({"text": TEXTS}).frequencies(unit=unit)}
    assert counts == wanted
    assert pickle.loads(pickle.dumps(vectors)).transform(TEXTS).sum() == matrix.sum()


def test_a_unit_that_does_not_exist_is_named() -> None:
    with pytest.raises(warraq.WarraqError, match="lemma"):
        Analyzer("lemma")
