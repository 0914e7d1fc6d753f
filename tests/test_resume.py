"""A run that is killed, or stopped by Ctrl-C, goes on: no document is lost and none is repeated.

``WARRAQ_KILLS=30 pytest tests/test_resume.py`` kills at that many points.
"""

import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars
import pytest

import warraq

KILLS = int(os.environ.get("WARRAQ_KILLS", "4"))
#: More than fit in four parts of a run.
DOCUMENTS = 18_000


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many short texts, one line in a thousand broken."""
    path = tmp_path_factory.mktemp("dump") / "dump.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(DOCUMENTS):
            text = f"وصل {number} شخصا إلى بغداد" + " ثم عادوا إلى دهوك" * (number % 3) + "."
            line = json.dumps({"id": f"d{number}", "text": text}, ensure_ascii=False)
            file.write((line if number % 1000 else line[:-3]) + "\n")
    return path


def command(dump: Path, output: Path, *more: str) -> list[str]:
    run = [sys.executable, "-c", "from warraq.cli import main; main()", "tag", "--no-extract", "--id", "id"]
    return [*run, str(dump), "-o", str(output), *more]


@pytest.fixture(scope="module")
def whole(dump: Path) -> tuple[Path, float]:
    """What a run writes that nobody stops, and how long it takes."""
    output = dump.with_name("whole.csv")
    begin = time.monotonic()
    subprocess.run(command(dump, output), check=True, capture_output=True)
    return output, time.monotonic() - begin


def test_a_run_that_is_killed_goes_on(dump: Path, whole: tuple[Path, float], tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    chance = random.Random(7)
    killed = skipped = 0
    while killed < KILLS:
        process = subprocess.Popen(
            command(dump, output, "--resume"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2, 0.9) * whole[1])
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
            assert not output.exists(), "the output takes its name when it is complete"
            parts = sorted(tmp_path.glob("out.csv.parts/part-*"))
            skipped += bool(parts)
        process.wait()
        if output.exists():
            compare(output, whole[0])
            output.unlink()
    assert skipped, "some runs had something to go on with"
    subprocess.run(command(dump, output, "--resume"), check=True, capture_output=True)
    compare(output, whole[0])
    names = sorted(path.name for path in tmp_path.iterdir() if not path.name.endswith(".part"))
    assert names == ["out.csv", "out.csv.errors.csv"]


def compare(output: Path, whole: Path) -> None:
    assert output.read_bytes() == whole.read_bytes()
    errors = polars.read_csv(f"{output}.errors.csv")
    assert errors.equals(polars.read_csv(f"{whole}.errors.csv"))
    assert errors.height == DOCUMENTS // 1000


def test_after_ctrl_c_the_output_is_readable_and_goes_on(
    dump: Path, whole: tuple[Path, float], tmp_path: Path
) -> None:
    output = tmp_path / "out.parquet"
    process = subprocess.Popen(command(dump, output), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not list(tmp_path.glob("out.parquet.parts/part-*")) and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130, told
    assert b"--resume" in told
    some = polars.read_parquet(output)
    ended = subprocess.run(command(dump, output, "--resume"), check=True, capture_output=True)
    every = polars.read_parquet(output)
    assert 0 < some.height < every.height, ended.stdout
    assert every.head(some.height).equals(some)
    assert every.height == polars.read_csv(whole[0]).height
    assert not Path(f"{output}.parts").exists()


def test_a_run_goes_on_only_with_what_it_began(dump: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    process = subprocess.Popen(command(dump, output), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list(tmp_path.glob("out.csv.parts/part-*")) and process.poll() is None:
        time.sleep(0.02)
    process.kill()
    process.wait()
    other = tmp_path / "other.jsonl"
    other.write_text('{"text": "في بغداد"}\n', encoding="utf-8")
    ended = subprocess.run(command(other, output, "--resume"), capture_output=True, text=True)
    assert ended.returncode == 1
    assert "resume" in ended.stderr
    # Without --resume it begins anew.
    subprocess.run(
        [*command(other, output)[:5], str(other), "-o", str(output)], check=True, capture_output=True
    )
    assert polars.read_csv(output)["text"].to_list() == ["بغداد"]


def test_resume_from_python_is_the_same(tmp_path: Path) -> None:
    corpus = warraq.sample().extract().tag()
    path = tmp_path / "entities.parquet"
    rows = corpus.entities().write(path, resume=True)
    assert rows == corpus.entities().write(path) == polars.read_parquet(path).height


def test_an_extractor_goes_on_with_the_kinds_that_it_was_told(tmp_path: Path) -> None:
    made = warraq.Extractor(keep=["title", "list"])
    made.save(tmp_path / "templates")
    for again in (warraq.Extractor.load(tmp_path / "templates"), pickle.loads(pickle.dumps(made))):
        assert again.__getstate__() == made.__getstate__()
    assert warraq.Extractor().__getstate__() != made.__getstate__()
