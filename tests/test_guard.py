"""The boundary: a fault is a WarraqError, and Ctrl-C ends any call and keeps what is done."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warraq
from warraq import kinds
from warraq.frames import Kind

#: What is run in a process of its own: the call gets Ctrl-C once it is under way.
SCRIPT = """
import os, signal, sys, threading
import warraq

path, out = sys.argv[1:]
text = "قال المتحدث إن 12 شخصا قتلوا في بغداد يوم الجمعة 3 تشرين الثاني 2017. "
warraq.tag("نص")
{prepare}
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    {call}
except KeyboardInterrupt:
    print("stopped", flush=True)
{after}
os._exit(0)
"""

FILES = "corpus = warraq.Corpus.read(path)"
COLUMN = 'corpus = warraq.Corpus({"text": [text * 50] * 200_000})'
PAIRS = "texts = [f'خبر رقم {n} عن الجسر {n}\\n' * 20 for n in range(100_000)]"
CALLS = {
    "tag": ("", "warraq.tag(text * 200_000)", ""),
    "tagger": ("tagger = warraq.Tagger()", "tagger(text * 200_000)", ""),
    "extract": ("", "warraq.extract(text * 400_000)", ""),
    "extractor": ("extractor = warraq.Extractor()", "extractor.extract(text * 400_000)", ""),
    "words": ("", "warraq._warraq.words(text * 400_000, 'stem', False)", ""),
    "len": (FILES, "len(corpus)", ""),
    "index": (FILES, "corpus._plan.document(10**9)", ""),
    "iteration": (FILES + ".filter(contains='absent')", "list(corpus)", ""),
    "source": (FILES, "corpus.source('absent')", ""),
    "learn_templates": (COLUMN, "corpus.learn_templates()", ""),
    "partial_fit": (
        "extractor = warraq.Extractor()\n" + PAIRS,
        "extractor.partial_fit(texts, ['a'] * len(texts))",
        "learnt = int(repr(extractor).split()[0].split('(')[1])\n"
        "assert 0 < learnt < len(texts), learnt\n"
        "assert len(warraq.Extractor.load(extractor.save(out) or out).__getstate__()) == 1",
    ),
    "entities": (COLUMN + ".tag()", "len(corpus.entities())", ""),
    "write": (
        COLUMN + ".tag()",
        "corpus.entities().write(out + '.parquet')",
        "import pyarrow.parquet\npyarrow.parquet.read_table(out + '.parquet')",
    ),
    "frequencies": (COLUMN, "len(corpus.frequencies())", ""),
    "report": (COLUMN, "corpus.report(out + '.html')", ""),
    "context": (
        FILES + "\ntable = warraq.Corpus({'text': [text]}).tag().entities()",
        "corpus._plan.context(table.frame, 10)",
        "",
    ),
    "train": (
        "with open(out, 'w') as lesson: lesson.write('زار O\\nسالم B-PER\\nكركوك B-LOC\\n\\n' * 2000)",
        "warraq.train(out, out + '.model', passes=100_000)",
        "",
    ),
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with more documents than any machine reads in half a second."""
    path = tmp_path_factory.mktemp("many") / "many.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(100):
            file.write(b'{"text": "x"}\n' * 100_000)
    return path


@pytest.mark.parametrize("verb", CALLS)
def test_ctrl_c_ends_it(verb: str, many: Path, tmp_path: Path) -> None:
    prepare, call, after = CALLS[verb]
    script = SCRIPT.format(prepare=prepare, call=call, after=after)
    command = [sys.executable, "-c", script, str(many), str(tmp_path / "out")]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
    assert (ended.stdout, ended.returncode) == ("stopped\n", 0), ended.stderr


def test_a_panic_is_an_error_of_ours() -> None:
    # A column that breaks Arrow's own rules: the second row points at a text that is not there.
    indices = pyarrow.array([0, 7], pyarrow.int32())
    broken = pyarrow.DictionaryArray.from_arrays(indices, pyarrow.array(["في بغداد"]), safe=False)
    with pytest.raises(warraq.WarraqError, match="a fault of warraq, please report it"):
        warraq.Corpus(pyarrow.table({"text": broken})).tag().entities()["text"]


NUMBERS = st.integers(0, 300)


@given(st.text(max_size=200), NUMBERS, NUMBERS)
@settings(max_examples=100, deadline=None)
def test_nothing_but_our_errors_comes_out(text: str, start: int, end: int) -> None:
    aligned = warraq.Normalizer("search").align(text)
    article = warraq.extract("<p>نص قصير</p>", format="html")
    gazetteer = warraq.Gazetteer.__new__(warraq.Gazetteer)
    calls = [
        lambda: aligned.to_source(start, end),
        lambda: aligned.from_source(start, end),
        lambda: aligned.then(aligned),
        lambda: article.to_source(start, end),
        lambda: warraq.html_text(text),
        lambda: warraq.stem(text),
        lambda: warraq.stem(text, "isri"),
        lambda: warraq.transliterate(text, "ala_lc"),
        lambda: warraq.transliterate(text, "hsb", reverse=True),
        lambda: warraq.extract(text),
        lambda: warraq.tag(text).plain_spans("tokens"),
        lambda: warraq.Extractor(phrases={text: "share"}).extract(text, group=text),
        lambda: gazetteer.add(text, "LOC", canonical=text),
        lambda: text in gazetteer,
        lambda: gazetteer.remove(text),
        lambda: len(warraq.Corpus({"text": [text]}).concordance(text, width=start)),
        lambda: len(warraq.Corpus({"text": [text]}).filter(contains=text)),
    ]
    for call in calls:
        said = ""
        try:
            call()
        except warraq.WarraqError as error:
            said = str(error)
        assert "a fault of warraq" not in said


def listed(error: pytest.ExceptionInfo[warraq.WarraqError]) -> list[str]:
    return str(error.value).rsplit(" are ", 1)[1].split()


def test_the_sets_of_names_are_those_of_the_core() -> None:
    with pytest.raises(warraq.WarraqError) as error:
        warraq.Tagger(labels=["?"])
    assert listed(error) == list(get_args(kinds.Label))
    with pytest.raises(warraq.WarraqError) as error:
        warraq.Extractor(keep=["?"])
    assert listed(error) == list(get_args(kinds.BlockKind))
    with pytest.raises(warraq.WarraqError) as error:
        warraq.Corpus({"text": []})._table("?").frame
    assert listed(error) == [*get_args(Kind), "errors"]
    stub = (Path(warraq.__file__).parent / "_warraq.pyi").read_text(encoding="utf-8")
    for names in (kinds.QuoteKind, kinds.TokenKind, kinds.Modifier, kinds.Role):
        assert f"Literal[{', '.join(repr(name) for name in get_args(names))}]".replace("'", '"') in stub
