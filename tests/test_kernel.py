"""In a notebook's kernel: the stop button ends a run at once, and what was done is kept."""

import re

import pytest

pytest.importorskip("ipykernel")
from jupyter_client.manager import start_new_kernel

LONG = """
import os, signal, tempfile, threading, time
from pathlib import Path
import pyarrow.parquet
import warraq

text = "قال المتحدث إن 12 شخصا قتلوا في بغداد يوم الجمعة 3 تشرين الثاني 2017، وأضاف أن فرق الإسعاف وصلت.\\n" * 5
corpus = warraq.Corpus({"text": [text] * 100_000}).tag().using(threads=2)
kept = corpus.head(3).entities()
rows = len(kept)
pressed = []
def press():
    pressed.append(time.perf_counter())
    os.kill(os.getpid(), signal.SIGINT)
target = Path(tempfile.mkdtemp()) / "entities.parquet"
threading.Timer(3.0, press).start()
try:
    corpus.entities().write(target)
    print("ended")
except KeyboardInterrupt:
    print("stopped after", round(time.perf_counter() - pressed[0], 3))
    done = pyarrow.parquet.read_table(target)
    print("written:", 0 < len(done) < rows * 30_000, "kept:", len(kept) == rows)
"""


@pytest.mark.filterwarnings("ignore")
def test_the_stop_button_stops() -> None:
    manager, client = start_new_kernel()
    try:
        said: list[str] = []
        client.execute_interactive(
            LONG, timeout=120, output_hook=lambda m: said.append(str(m["content"].get("text", "")))
        )
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    text = "".join(said)
    seconds = re.search(r"stopped after ([\d.]+)\nwritten: True kept: True", text)
    assert seconds, text
    # Half a second is promised; a machine that does other work may take longer to give us its attention.
    assert float(seconds[1]) < 2, text
