"""The annotation tool and the scorer for facts, and that what was made with them is well formed."""

import hashlib
import importlib.util
import itertools
import json
import pathlib
import sys
import types

import pytest

ROOT = pathlib.Path(__file__).parents[1]
GOLD = ROOT / "tests/annotated/facts"
sys.path.insert(0, str(ROOT / "tools/annotate"))


def load(path):
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


facts = load(ROOT / "tools/annotate/facts.py")
choose = load(ROOT / "tools/annotate/facts_sentences.py")
score = load(ROOT / "tools/evaluate/facts.py")

TEXT = (
    "الرملة - خاص: انفجر خط الغاز أمس.\nوقال الوزير سامر إن 23 عاملا قتلوا بينهم 7 أجانب، ونفى إصابة خمسين."
)
MARKS = """#0
c p=^الرملة; t=^أمس=2015-08-04; s=الوزير سامر
n 23 killed | 23 | عاملا
n 7 killed part:23 | 7 | أجانب
n 50 wounded neg | خمسين
q indirect قال | الوزير سامر | 23 عاملا ~~ 7 أجانب
"""


def placed(tmp_path, marks=MARKS, group="toll"):
    start = TEXT.index("وقال")
    row = {
        "id": "a:1",
        "source": "s",
        "sha256": "",
        "start": start,
        "end": len(TEXT),
        "paragraph": start,
        "text": TEXT,
    }
    (tmp_path / "marks.txt").write_text(marks, encoding="utf-8")
    return facts.place(
        [{**row, "date": "2015-08-05", "part": "develop", "group": group}], [tmp_path / "marks.txt"]
    )


def test_marks_are_placed_with_the_parts_of_their_claims(tmp_path):
    (row,), wrong = placed(tmp_path)
    assert wrong == []

    def at(span):
        return TEXT[span["start"] : span["end"]]

    assert [
        (at(c), c["role"], at(c["place"]), c["time"]["value"], at(c["speaker"])) for c in row["claims"]
    ] == [
        ("23", "killed", "الرملة", "2015-08-04", "الوزير سامر"),
        ("7", "killed", "الرملة", "2015-08-04", "الوزير سامر"),
        ("خمسين", "wounded", "الرملة", "2015-08-04", "الوزير سامر"),
    ]
    assert [n["negated"] for n in row["numbers"]] == [False, False, True]
    assert row["numbers"][1]["part_of"] == 23


@pytest.mark.parametrize(
    "line", ["n 9 | تسعة", "t XYZ | قتلوا", "n 7 part:8 | 7", "q said قال | - | 23", "n 7 hurt | 7"]
)
def test_what_cannot_be_placed_is_reported(tmp_path, line):
    assert len(placed(tmp_path, f"#0\n{line}\n")[1]) == 1


def test_sentences_end_at_stops_but_not_inside_numbers_or_titles():
    text = "قال د. محمد العامر إن الكلفة بلغت 3.5 مليون دينار هذا العام. وأضاف أن العمل سينتهي في الصيف المقبل.\nانتهى"
    assert [text[a:b].split()[-1] for a, b in choose.sentences(text)] == ["العام.", "المقبل."]


def test_scorer_counts_what_is_found_and_leaves_out_the_optional(tmp_path):
    (row,), _ = placed(tmp_path, group="amounts")
    row["times"] = [
        {"start": row["start"], "end": row["start"] + 4, "label": "DATE", "value": "2015", "optional": True}
    ]

    def entity(n, **more):
        place = {"start": n["start"], "end": n["end"]}
        return types.SimpleNamespace(**place, label="CARDINAL", number=n["number"], **more)

    entities = [entity(n, role=n["role"]) for n in row["numbers"]]
    entities += [entity({**row["numbers"][0], "start": 0, "end": 3})]
    quote = row["quotes"][0]
    quotes = [
        types.SimpleNamespace(start=quote["start"], end=quote["end"], kind="indirect", speaker="الوزير سامر")
    ]
    result = score.Score()
    score.score_row(row, types.SimpleNamespace(entities=entities, quotes=quotes), TEXT, result, True)
    assert result.f1("amounts") == result.f1("roles") == result.f1("quotes") == "1.000"
    assert result.share("negated") == "0.667 of 3"
    assert result.count["times", "gold"] == 0
    assert any("negated" in line for line in result.errors)


@pytest.mark.parametrize(("name", "counts"), [("sentences", (400, 184)), ("losses", (376, 182))])
def test_gold_is_well_formed(name, counts):
    rows = facts.read(GOLD / f"{name}.jsonl")
    assert (len(rows), sum(row["part"] == "develop" for row in rows)) == counts
    assert len({row["id"].split(":")[0] for row in rows}) == len(rows)
    for row in rows:
        parity = int(hashlib.sha256(row["id"].encode()).hexdigest()[-1], 16) % 2
        assert row["part"] == ("held" if parity else "develop")
        assert int(row["id"].split(":")[1]) == row["start"] < row["end"]
        marks = sorted(row["times"] + row["numbers"], key=lambda m: m["start"])
        assert all(row["start"] <= m["start"] < m["end"] <= row["end"] for m in marks + row.get("quotes", []))
        assert all(a["end"] <= b["start"] for a, b in itertools.pairwise(marks))
        assert "text" not in json.dumps(row), "no text is published"
        spans = {(n["start"], n["end"]) for n in row["numbers"]}
        assert {(c["start"], c["end"]) for c in row.get("claims", [])} <= spans
        roles = {n.get("role") for n in row["numbers"]} - {None}
        assert roles <= facts.PEOPLE | facts.THINGS


def test_scorer_reads_claims_where_there_are_some(tmp_path):
    (row,), _ = placed(tmp_path)
    named = {"place": "مدينة الرملة", "time_value": "2015-08-04", "actor": None, "speaker": "سامر"}
    claims = [types.SimpleNamespace(start=c["start"], end=c["end"], **named) for c in row["claims"][:2]]
    result = score.Score()
    score.score_row(row, types.SimpleNamespace(entities=[], quotes=[], claims=claims), TEXT, result, False)
    assert result.share("place of claims") == result.share("time of claims") == "0.667 of 3"
