"""Pictures: what is in them, from a corpus or from a table of any library, with Arabic that is joined."""

import importlib
import itertools
import sys

import pandas
import polars
import pyarrow
import pytest

pytest.importorskip("matplotlib", "3.11")
import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot

import warraq
from warraq import plots
from warraq.plots import canvas

TIMES = {
    "period": ["2020-01", "2020-02", "2020-02", None],
    "label": ["PER", "LOC", "PER", "PER"],
    "canonical": ["سليم الحداد", "بغداد", "سليم الحداد", "سليم الحداد"],
    "entity_id": [None, "Q1", None, None],
    "count": [3, 2, 5, 7],
}
PLACES = {
    "lon": [44.4, 44.4, 43.1, None],
    "lat": [33.3, 33.3, 36.3, None],
    "canonical": ["بغداد", "بغداد", None, None],
    "text": ["بغداد", "ببغداد", "الموصل", "سليم"],
}
PAIRS = {
    "a_id": [None, None, None],
    "a": ["أحمد", "سليم", "سليم"],
    "a_label": ["PER", "PER", "PER"],
    "b_id": ["Q1", "Q1", None],
    "b": ["بغداد", "بغداد", "أحمد"],
    "b_label": ["LOC", "LOC", "PER"],
    "count": [4, 1, 2],
}


@pytest.fixture(autouse=True)
def closed():
    yield
    pyplot.close("all")


def written(figure: object) -> set[str]:
    """Everything that a figure says."""
    return {text.get_text() for text in figure.findobj(mpl.text.Text) if text.get_text()}


def test_arabic_is_joined_and_runs_right_to_left() -> None:
    figure = pyplot.figure()
    joined = figure.text(0, 0, "بيت").get_window_extent().width
    apart = sum(figure.text(0, 0, letter).get_window_extent().width for letter in "بيت")
    assert joined < apart * 0.9


@pytest.mark.parametrize(
    "made",
    [dict, pandas.DataFrame, polars.DataFrame, pyarrow.table],
    ids=["dict", "pandas", "polars", "arrow"],
)
def test_every_library_gives_the_same_picture(made) -> None:
    figure = plots.timeline(made(TIMES), names=2)
    assert [axes.get_ylabel() for axes in figure.axes] == ["سليم الحداد\nPER", "بغداد\nLOC"]
    heights = [[bar.get_height() for bar in axes.patches] for axes in figure.axes]
    assert heights == [[3, 5], [2]]
    assert {"بغداد 2", "الموصل 1"} <= written(plots.map(made(PLACES)))
    assert {"أحمد", "سليم", "بغداد"} <= written(plots.network(made(PAIRS), least=1))


def test_a_pair_that_is_too_rare_is_not_drawn() -> None:
    said = written(plots.network(PAIRS, least=4))
    assert {"أحمد", "بغداد"} <= said
    assert "سليم" not in said


@pytest.mark.parametrize("name", ["timeline", "map", "network", "outlets"])
def test_each_is_one_call_on_a_corpus(name: str, tagged: warraq.Corpus) -> None:
    figure = getattr(plots, name)(tagged)
    assert isinstance(figure, mpl.figure.Figure)
    assert any("\u0600" <= letter <= "\u06ff" for text in written(figure) for letter in text)


@pytest.mark.parametrize("name", ["timeline", "map", "network", "outlets"])
def test_nothing_to_draw_is_said(name: str) -> None:
    figure = getattr(plots, name)(warraq.Corpus({"text": ["لا شيء هنا"]}).tag())
    (said,) = written(figure)
    assert len(said) > 10


def test_outlets_shares_add_up() -> None:
    table = {
        "group": ["a", "a", "b"],
        "label": ["PER", "LOC", "LOC"],
        "entity_id": [None, "Q1", "Q1"],
        "canonical": ["سليم", "بغداد", "بغداد"],
        "form": ["سليم", "بغداد", "بغداد"],
        "count": [1, 3, 2],
    }
    figure = plots.outlets(table, share=True)
    widths = [sum(bar.get_width() for bar in axes.patches) for axes in figure.axes]
    assert widths == [100, 100]


def test_labels_do_not_cover_each_other() -> None:
    figure = canvas.empty(3, 3)
    axes = figure.add_subplot()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    points = [(0.3 + 0.02 * at, 0.5, 3.0, f"مدينة {at}") for at in range(20)]
    placed = canvas.place_labels(axes, points)
    assert 2 <= placed < 20
    assert len(axes.texts) == placed
    boxes = [text.get_window_extent() for text in axes.texts]
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


def test_a_sure_oracle_is_calibrated_and_a_boaster_is_not() -> None:
    honest = plots.reliability([1.0] * 50 + [0.0] * 50, [True] * 50 + [False] * 50)
    boasting = plots.reliability([1.0] * 100, [True] * 50 + [False] * 50)
    assert "error 0.000" in honest.axes[0].get_title()
    assert "error 0.500" in boasting.axes[0].get_title()
    with pytest.raises(warraq.WarraqError, match="1 answers for 2 scores"):
        plots.reliability([0.1, 0.2], [True])


def test_a_missing_column_is_named() -> None:
    with pytest.raises(warraq.ColumnError, match="'lon'"):
        plots.map({"lat": [1.0]})


def test_a_missing_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("warraq.plots")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr(warraq, "plots")
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ImportError, match=r"warraq\[plots\]"):
        importlib.import_module("warraq.plots")
