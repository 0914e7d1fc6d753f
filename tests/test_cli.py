"""The command line, as a user types it."""

import json
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from warraq.cli import main

ARTICLE = "فيضانات في دهوك\n\nغمرت المياه شوارع مدينة دهوك أمس، وقال المحافظ إن 12 شخصا أصيبوا.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good article and one that is no text."""
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(256))
    return tmp_path


@pytest.mark.parametrize("verb", ["tag", "quotes", "extract", "normalize"])
def test_every_verb_runs_on_the_sample(verb: str) -> None:
    result = CliRunner().invoke(main, [verb])
    assert result.exit_code == 0, result.output
    assert "more rows" in result.output or "sada-al-furat" in result.output


def test_tag_counts_by_label() -> None:
    output = CliRunner().invoke(main, ["tag"]).output
    for label in ("PER", "ORG", "LOC", "DATE", "CARDINAL"):
        assert label in output


@pytest.mark.parametrize("ending", ["parquet", "jsonl", "csv"])
def test_output_goes_to_a_file_and_errors_beside_it(ending: str, folder: Path) -> None:
    target = folder / f"out.{ending}"
    result = CliRunner().invoke(main, ["tag", str(folder), "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert "bad.txt" in result.output
    assert Path(f"{target}.errors.csv").exists()
    if ending == "parquet":
        assert "دهوك" in pyarrow.parquet.read_table(target)["text"].to_pylist()
    if ending == "jsonl":
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
        assert ARTICLE[rows[0]["start"] : rows[0]["end"]] == rows[0]["text"]


def test_a_missing_path_is_one_line_and_exit_code_2() -> None:
    result = CliRunner().invoke(main, ["tag", "nowhere.txt"])
    assert result.exit_code == 2
    assert "nowhere.txt" in result.output
    assert "Traceback" not in result.output


def test_templates_are_learnt_and_loaded(tmp_path: Path) -> None:
    import warraq

    target = tmp_path / "templates.bin"
    result = CliRunner().invoke(main, ["templates", "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert warraq.Extractor.load(target).extract("نص").source == "نص"


def test_no_extract_tags_everything(folder: Path) -> None:
    plain = CliRunner().invoke(main, ["tag", "--no-extract", str(folder / "good.txt"), "-n", "50"])
    assert plain.exit_code == 0
    assert "دهوك" in plain.output
