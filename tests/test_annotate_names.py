"""The annotation tool for names, and that what it made is well formed."""

import csv
import importlib.util
import pathlib

ROOT = pathlib.Path(__file__).parents[1]
REAL = ROOT / "tests/annotated/names/real"
spec = importlib.util.spec_from_file_location("annotate_names", ROOT / "tools/annotate/names.py")
names = importlib.util.module_from_spec(spec)
spec.loader.exec_module(names)


def placed(tmp_path, text, lines):
    marks = tmp_path / "a.marks"
    marks.write_text("# A\n" + lines, encoding="utf-8")
    spans, notes = names.place(text, names.marks([marks])["A"])
    return [f"{label} {text[start:stop]}" for start, stop, label in spans], notes


def test_marks_in_order_without_proclitics(tmp_path):
    text = "عاد علي إلى بغداد، ثم مر\nبالموصل وللعراق، وللجنة الأهلية عمل فيمصر مع علي."
    lines = "L بغداد\nL الموصل\nL العراق\nO اللجنة الأهلية\nL ~مصر\nP علي\n"
    found, notes = placed(tmp_path, text, lines)
    assert found == ["LOC بغداد", "LOC الموصل", "LOC لعراق", "ORG لجنة الأهلية", "LOC مصر", "PER علي"]
    assert notes == []
    assert list(names.repeated(text, names.place(text, names.marks([tmp_path / "a.marks"])["A"])[0]))


def test_everywhere_longest_first_and_kept_away(tmp_path):
    text = "بنك مصر في مصر، والدولة المصرية في مصر القديمة"
    found, _ = placed(tmp_path, text, "L مصر *\nO بنك مصر *\n- مصر القديمة\n")
    assert found == ["ORG بنك مصر", "LOC مصر"]


def test_what_is_not_there_is_reported(tmp_path):
    found, notes = placed(tmp_path, "زار احمد بيروت", "P أحمد\nL دمشق\n")
    assert found == ["PER احمد"]
    assert any("folded" in note for note in notes)
    assert any("UNPLACED LOC دمشق" in note for note in notes)


def test_real_set_is_well_formed():
    lines = (REAL / "list.tsv").read_text(encoding="utf-8").splitlines()
    listed = {row["id"]: row["part"] for row in csv.DictReader(lines, delimiter="\t")}
    seen = []
    for part in ("develop", "held"):
        for row in names.annotations(REAL / f"{part}.jsonl"):
            assert listed[row["id"]] == part
            assert len(row["sha256"]) == 64
            seen.append(row["id"])
            ends = [0]
            for start, stop, label in row["spans"]:
                assert ends[-1] <= start < stop
                assert label in ("PER", "ORG", "LOC", "MISC")
                ends.append(stop)
    assert sorted(seen) == sorted(listed)


def test_training_set_is_well_formed_and_apart():
    developed = {
        row["id"] for part in ("develop", "held") for row in names.annotations(REAL / f"{part}.jsonl")
    }
    rows = names.annotations(REAL / "train.jsonl")
    assert len({row["id"] for row in rows}) == len(rows) > 4000
    for row in rows:
        assert row["source"] == "ant_2015_2017"
        assert row["id"] not in developed
        ends = [0]
        for start, stop, label in row["spans"]:
            assert ends[-1] <= start < stop
            assert label in ("PER", "ORG", "LOC", "MISC")
            ends.append(stop)
