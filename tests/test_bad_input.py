"""Bad input: a clear error or a row in errors; nothing panics."""

import gzip
import subprocess
import sys
from pathlib import Path

import pandas
import pytest

import warraq

ARTICLE = "وصول الوفد إلى بغداد\n\nوصل الوفد أمس إلى بغداد، وقال المتحدث إن الزيارة تستمر ثلاثة أيام.\n"


@pytest.mark.parametrize("verb", [warraq.extract, warraq.tag])
@pytest.mark.parametrize("given", [None, 3, ["نص"]])
def test_what_is_no_text_is_a_type_error(verb: object, given: object) -> None:
    with pytest.raises(TypeError, match=f"source: expected str or bytes, not {type(given).__name__}"):
        verb(given)


def test_normalize_passes_none_on() -> None:
    assert warraq.normalize(None) is None


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "\u200f\u200e"])
def test_an_empty_source_has_a_reason(text: str) -> None:
    article = warraq.extract(text)
    assert article.text == ""
    assert article.reason
    assert warraq.tag(text).entities == ()


def test_only_boilerplate_has_a_reason() -> None:
    article = warraq.extract(
        "الرئيسية\nاتصل بنا\nتابعنا على فيسبوك\nجميع الحقوق محفوظة © 2024\n", format="text"
    )
    assert article.text == ""
    assert article.reason
    assert article.removed


def test_nul_is_a_character() -> None:
    source = "وصل الوفد\0 إلى بغداد أمس."
    entities = warraq.tag(source, date="2024-01-02").entities
    assert all(source[e.start : e.end] == e.text for e in entities)
    assert warraq.normalize("بغـداد\0") == "بغداد\0"


@pytest.mark.parametrize("verb", [warraq.extract, warraq.tag])
def test_a_lone_surrogate_is_named(verb: object) -> None:
    with pytest.raises(warraq.EncodingError, match="lone surrogate at character 4"):
        verb("نص و\ud800")


def test_normalize_takes_lone_surrogates() -> None:
    assert warraq.normalize("أ\ud800", "search") == "ا\ud800"


def test_twenty_megabytes_in_one_line() -> None:
    line = "قال المتحدث إن 12 شخصا قتلوا في بغداد يوم الجمعة 3 تشرين الثاني 2017 "
    source = line * (20_000_000 // len(line.encode()) + 1)
    article = warraq.extract(source)
    assert sum(block.end - block.start for block in article.blocks) >= len(source.strip()) * 0.99
    corpus = warraq.Corpus({"text": [source[:400_000]]}).extract().tag()
    assert len(corpus.errors) == 0


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(warraq.EncodingError):
        warraq.extract(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="absent"):
        warraq.read_text(tmp_path / "absent.txt")
    with pytest.raises(FileNotFoundError, match="absent"):
        warraq.Corpus.read(tmp_path / "absent.txt")


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        warraq.read_text(tmp_path)


def test_a_broken_gzip_is_a_row_of_errors(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "bad.txt.gz").write_bytes(gzip.compress(ARTICLE.encode())[:40])
    corpus = warraq.Corpus.read(tmp_path).extract().tag()
    assert len(corpus) == 1
    (error,) = list(corpus.errors)
    assert "bad.txt.gz" in str(error["doc_id"])
    assert error["cause"]
    assert len(corpus.entities()) > 0


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-16-le", "utf-8-sig", "utf-8", "iso8859-6"])
def test_encodings_are_found(encoding: str, tmp_path: Path) -> None:
    text = (ARTICLE * 3).replace("\n", "\r\n")
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode(encoding))
    assert warraq.read_text(path) == text
    assert warraq.extract(path.read_bytes()).title == "وصول الوفد إلى بغداد"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_and_the_mark_stay_out_of_the_way(newline: str) -> None:
    source = ARTICLE.replace("\n", newline)
    for given in (source, "\ufeff" + source):
        article = warraq.extract(given)
        assert article.source == source
        assert article.title == "وصول الوفد إلى بغداد"
        assert all(source[b.start : b.end] == b.text for b in article.blocks)


def test_a_mixed_column_names_the_row() -> None:
    frame = pandas.DataFrame({"body": pandas.Series(["نص", None, 7], dtype=object)})
    with pytest.raises(warraq.ColumnError, match=r"body.*row 2.*int"):
        warraq.Corpus(frame, text="body")


def test_a_missing_column_is_named() -> None:
    with pytest.raises(warraq.ColumnError, match="txt"):
        warraq.Corpus({"text": ["نص"]}, text="txt")


def test_a_foreign_model_file(tmp_path: Path) -> None:
    path = tmp_path / "templates.bin"
    path.write_bytes(b"not a model")
    with pytest.raises(warraq.ModelError, match=r"templates\.bin"):
        warraq.Extractor.load(path)


@pytest.mark.parametrize("date", ["yesterday", "2017-13-01"])
def test_a_wrong_date_is_named(date: str) -> None:
    with pytest.raises(warraq.WarraqError, match=date):
        warraq.tag("نص", date=date)


def test_a_misspelt_profile_and_step() -> None:
    with pytest.raises(warraq.WarraqError, match="newz"):
        warraq.normalize("نص", "newz")
    with pytest.raises(TypeError, match="tatweel"):
        warraq.normalize("نص", tatwel=True)


def test_normalize_takes_text_only() -> None:
    with pytest.raises(TypeError):
        warraq.normalize(b"\xd9\x86\xd8\xb5")


LONG = """
import os, signal, threading
import warraq

text = "قال المتحدث إن 12 شخصا قتلوا في بغداد يوم الجمعة 3 تشرين الثاني 2017 " * 200_000
warraq.tag("نص")
threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    warraq.tag(text)
except KeyboardInterrupt:
    print("stopped", flush=True)
os._exit(0)
"""


def test_ctrl_c_ends_a_long_call() -> None:
    ended = subprocess.run([sys.executable, "-c", LONG], check=True, capture_output=True, text=True)
    assert ended.stdout == "stopped\n"
