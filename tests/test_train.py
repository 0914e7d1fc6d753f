"""Training on one's own files: `warraq.train`, `Tagger(model=…)`, `warraq train`."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner

import warraq
from warraq import cli

TEXT = "عاد سالم الجابري إلى مدينة كركوك."


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lesson") / "mine.conll"
    sentence = "{} O\nسالم B-PERS\nالجابري I-PERS\nإلى O\nمدينة O\nكركوك B-GPE\n. O\n\n"
    path.write_text("".join(sentence.format(v) for v in ["زار", "غادر", "وصل", "عاد"] * 10), "utf-8")
    return path


def names(tagger: warraq.Tagger) -> list[tuple[str, str]]:
    document = warraq.tag(TEXT, tagger=tagger)
    assert all(TEXT[e.start : e.end] == e.text for e in document.entities)
    return [(e.text, e.label) for e in document.entities]


def test_a_trained_model_reads_what_it_learnt(lesson: Path, tmp_path: Path) -> None:
    tagger = warraq.train(lesson, tmp_path / "mine.model")
    assert names(tagger) == [("سالم الجابري", "PER"), ("كركوك", "LOC")]
    assert names(pickle.loads(pickle.dumps(tagger))) == names(tagger)
    assert "mine.model" in repr(tagger)
    warraq.train([lesson], tmp_path / "again.model")
    assert (tmp_path / "again.model").read_bytes() == (tmp_path / "mine.model").read_bytes()


def test_the_command_writes_the_same_model(lesson: Path, tmp_path: Path) -> None:
    warraq.train(lesson, tmp_path / "mine.model")
    run = CliRunner().invoke(cli.main, ["train", str(lesson), "-o", str(tmp_path / "command.model")])
    assert run.exit_code == 0, run.output
    assert (tmp_path / "command.model").read_bytes() == (tmp_path / "mine.model").read_bytes()


def test_a_model_that_is_none_is_refused(lesson: Path, tmp_path: Path) -> None:
    warraq.train(lesson, tmp_path / "mine.model")
    whole = (tmp_path / "mine.model").read_bytes()
    wrong = tmp_path / "wrong.model"
    for content in (
        b"",
        b"PK\x03\x04",
        whole[:-1],
        whole[: len(whole) // 2],
        whole[:40] + b"\x55" + whole[41:],
    ):
        wrong.write_bytes(content)
        with pytest.raises(warraq.ModelError, match=r"wrong\.model"):
            warraq.Tagger(model=str(wrong))
    with pytest.raises(FileNotFoundError):
        warraq.Tagger(model=str(tmp_path / "missing.model"))


def test_files_that_teach_nothing_are_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.conll"
    bad.write_text("زار O\nكركوك\n", "utf-8")
    with pytest.raises(warraq.FormatError, match="line 2"):
        warraq.train(bad, tmp_path / "out.model")
    bad.write_text("زار O\nكركوك O\n", "utf-8")
    with pytest.raises(warraq.FormatError, match="B-PER"):
        warraq.train(bad, tmp_path / "out.model")
    with pytest.raises(FileNotFoundError):
        warraq.train(tmp_path / "missing.conll", tmp_path / "out.model")
    with pytest.raises(warraq.WarraqError):
        warraq.train([], tmp_path / "out.model")
    assert not (tmp_path / "out.model").exists()


def test_the_provenance_names_the_files_and_the_calibration(lesson: Path, tmp_path: Path) -> None:
    tagger = warraq.train(lesson, tmp_path / "mine.model")
    sha256 = hashlib.sha256(lesson.read_bytes()).hexdigest()
    assert f"mine.conll {sha256}" in tagger.provenance
    assert "calibration: none: 40 names kept apart" in tagger.provenance
    scores = {entity.score for entity in warraq.tag(TEXT, tagger=tagger).entities}
    assert all(0 <= score <= 1 for score in scores)
    run = CliRunner().invoke(cli.main, ["train", str(lesson), "-o", str(tmp_path / "command.model")])
    assert tagger.provenance in run.output


def test_much_text_gives_a_calibration(tmp_path: Path) -> None:
    people, places = ["سالم الجابري", "نادية حمدان", "كريم الصافي"], ["كركوك", "حلب", "سبها", "تعز"]
    sentences = []
    for n in range(4000):
        (given, family), place = people[n % 3].split(), places[n // 3 % 4]
        # a tenth of the marks is wrong, so that no score is always right
        label = "O" if n * 7 % 10 == 0 else "B-LOC"
        sentences.append(f"زار O\n{given} B-PER\n{family} I-PER\nمدينة O\n{place} {label}\n. O\n\n")
    path = tmp_path / "much.conll"
    path.write_text("".join(sentences), "utf-8")
    tagger = warraq.train(path, tmp_path / "much.model", passes=2)
    assert " names found in what was kept apart" in tagger.provenance
    assert "calibration: none" not in tagger.provenance
    header = (tmp_path / "much.model").read_bytes().split(b"\n\n", 1)[0].decode()
    assert header.count("\nknot\t") >= 3


def test_a_model_of_the_first_release_is_refused_by_name(tmp_path: Path) -> None:
    old = tmp_path / "old.model"
    old.write_bytes(b"WARRAQN1\x1f\x8b\x08\x10")
    with pytest.raises(warraq.ModelError, match=r"old\.model: .*WARRAQN1.*train it again"):
        warraq.Tagger(model=str(old))
