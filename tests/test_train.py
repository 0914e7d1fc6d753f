"""Training on one's own files: `warraq.train`, `Tagger(model=…)`, `warraq train`."""

from __future__ import annotations

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
