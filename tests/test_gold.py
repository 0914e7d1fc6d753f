"""The gold is sound: spans slice, entities do not overlap, blocks cover; and warraq keeps its figures on it.

The floors stand a little below what `python tools/evaluate/gold.py` prints; they are
there so that a change that costs quality is noticed.
"""

import json
import runpy
from itertools import pairwise
from pathlib import Path

import pytest

import warraq

ROOT = Path(__file__).parents[1]
SAMPLE = Path(warraq.__file__).parent / "sample"
FLOORS = {
    "body characters": 0.97,
    "block kind": 0.93,
    "field title": 0.8,
    "entity PER": 0.75,
    "entity LOC": 0.75,
    "entity ORG": 0.55,
    "entity DATE": 0.93,
    "entity CARDINAL": 0.9,
    "time value": 0.93,
    "number and unit": 0.93,
    "quotes": 0.9,
    "speaker": 0.9,
}


@pytest.mark.parametrize("name", ["gold.jsonl", "gold_held.jsonl"])
def test_the_gold_of_the_sample_is_sound(name: str) -> None:
    for line in (SAMPLE / name).read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        source = warraq.read_text(SAMPLE / gold["doc_id"])
        assert {block["kind"] for block in gold["blocks"]} >= {"title", "paragraph", "navigation"}
        for piece in [*gold["blocks"], *gold["entities"], *gold["quotes"]]:
            text = source[piece["start"] : piece["end"]]
            assert (text if gold["format"] == "text" else warraq.html_text(text)) == piece["text"]
        spans = sorted((entity["start"], entity["end"]) for entity in gold["entities"])
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("name", ["dev.jsonl", "held.jsonl"])
def test_the_gold_sentences_are_sound(name: str) -> None:
    lines = (ROOT / "tests" / "annotated" / "expressions" / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 160
    for line in lines:
        gold = json.loads(line)
        for piece in [*gold["entities"], *gold["quotes"]]:
            assert gold["text"][piece["start"] : piece["end"]] == piece["text"]


def test_the_development_half_keeps_its_figures() -> None:
    bench = runpy.run_path(str(ROOT / "tools" / "evaluate" / "gold.py"))
    rows = {row[0]: row[3] for row in bench["score"](SAMPLE / "gold.jsonl").rows()}
    below = {name: rows[name] for name, floor in FLOORS.items() if rows[name] < floor}
    assert not below
