"""The command line, as a user types it."""

import json
import os
import pty
import subprocess
import sys
import termios
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


@pytest.mark.parametrize("verb", ["tag", "quotes", "extract", "normalize", "tokens"])
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


def test_errors_of_an_earlier_run_do_not_stay(folder: Path) -> None:
    target = folder / "out.csv"
    beside = Path(f"{target}.errors.csv")
    beside.write_text("old", encoding="utf-8")
    CliRunner().invoke(main, ["tag", str(folder / "good.txt"), "-o", str(target)])
    assert not beside.exists()


def test_an_unknown_ending_is_one_line_and_exit_code_1(folder: Path) -> None:
    result = CliRunner().invoke(main, ["tag", str(folder), "-o", "out.xlsx"])
    assert result.exit_code == 1
    assert ".parquet, .jsonl or .csv" in result.output
    assert CliRunner().invoke(main, ["tag", str(folder), "--resume"]).exit_code == 2


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_help_has_examples(verb: str) -> None:
    result = CliRunner().invoke(main, [verb, "--help"])
    assert result.exit_code == 0
    assert f"warraq {verb}" in result.output.split("Examples:")[1]


@pytest.mark.parametrize("name", ["out.conllu", "out.json", "out.xml", "out.geojson"])
def test_export_writes_by_the_ending(name: str, folder: Path) -> None:
    target = folder / name
    result = CliRunner().invoke(main, ["export", str(folder / "good.txt"), "-o", str(target)])
    assert result.exit_code == 0, result.output
    assert "دهوك" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_WARRAQ_COMPLETE" in result.output


def test_completion_completes() -> None:
    given = {"_WARRAQ_COMPLETE": "bash_complete", "COMP_WORDS": "warraq ta", "COMP_CWORD": "1"}
    program = "import sys; sys.argv[0] = 'warraq'; from warraq.cli import main; main(prog_name='warraq')"
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.split() == ["plain,tag"]


def on_a_terminal(*arguments: str) -> str:
    """What a command prints on stderr when that is a terminal."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    program = "from warraq.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert process.wait() == 0
    os.close(ours)
    return shown.decode(errors="replace")


def test_a_bar_is_shown_on_a_terminal_alone(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
    bar = on_a_terminal("tag", str(tmp_path), "-o", str(tmp_path / "out.csv"))
    assert "/200 [" in bar
    assert "documents/s" in bar
    quiet = CliRunner().invoke(main, ["tag", str(tmp_path / "1.txt"), "-o", str(tmp_path / "1.csv")])
    assert quiet.stderr == ""


def test_a_folder_of_which_nothing_can_be_read_is_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "program.txt").write_bytes(b"\x7fELF\x00\x01\x02")
    alone = CliRunner().invoke(main, ["tag", str(tmp_path)])
    assert alone.exit_code == 1
    assert "1 document with errors" in alone.stderr
    (tmp_path / "news.txt").write_text("وصل الوفد إلى بغداد.", encoding="utf-8")
    assert CliRunner().invoke(main, ["tag", str(tmp_path)]).exit_code == 0
