"""Names beside a large network: words a second and peak memory, each contestant in a process of its own, one thread.

    pip install torch transformers
    pip install --no-deps camel-tools==1.6.0   # and what it asks for; left out where it does not install
    python benches/names_speed.py [folder of .txt files] > benches/results/names_speed.txt

The large network is a token classifier of BERT-base's size (12 layers of 768, 110 M weights with its 64,000 word
pieces) in the library that people use for it, with random weights: its speed does not depend on them, nor do its names
matter here. Its text is cut into windows of 128 pieces, 16 at a time, 1.3 pieces a word, which is what AraBERT's
vocabulary makes of news; cutting it costs nothing here. camel_tools' own path is its `NERecognizer` over such a network.
warraq's time is that of `tag` as a whole, with dates, quantities and quotes; all of them count words between white space.
"""

from __future__ import annotations

import importlib.metadata
import resource
import subprocess
import sys
import time
from pathlib import Path

PIECES_A_WORD = 1.3
WINDOW, BATCH = 128, 16


def sample(folder: Path, words: int) -> list[str]:
    """Some texts of `folder`, again and again until there are so many words."""
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))]
    taken: list[str] = []
    while words > 0:
        for text in texts:
            taken.append(text)
            words -= len(text.split())
    return taken


def measured(name: str, words: int, start: float, before: int) -> None:
    """Print one line."""
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:44}{words / seconds:12,.0f} words/s{peak:8,} MiB at most, {before:,} before the text",
        flush=True,
    )


def memory() -> int:
    """The most memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def warraq_tag(folder: Path) -> None:
    import warraq

    texts = sample(folder, 100_000)
    warraq.tag(texts[0])
    before, start = memory(), time.process_time()
    for text in texts:
        warraq.tag(text).entities  # noqa: B018
    measured(f"warraq {warraq.__version__}, all of tag", sum(len(t.split()) for t in texts), start, before)


def network() -> object:
    import torch
    import transformers

    torch.set_num_threads(1)
    config = transformers.BertConfig(vocab_size=64_000, num_labels=9)
    return transformers.BertForTokenClassification(config).eval()


def bert(folder: Path) -> None:
    import torch

    model = network()
    words = 3_000
    pieces = int(words * PIECES_A_WORD)
    batches = [
        torch.randint(5, 64_000, (BATCH, WINDOW)) for _ in range(max(1, round(pieces / (WINDOW * BATCH))))
    ]
    before, start = memory(), time.process_time()
    with torch.inference_mode():
        for batch in batches:
            model(input_ids=batch).logits.argmax(-1)
    versions = ", ".join(f"{p} {importlib.metadata.version(p)}" for p in ("torch", "transformers"))
    measured(f"BERT-base ({versions})", int(len(batches) * WINDOW * BATCH / PIECES_A_WORD), start, before)


def camel(folder: Path) -> None:
    import tempfile

    from camel_tools.ner import NERecognizer
    from transformers import BertTokenizerFast

    texts = sample(folder, 2_000)
    with tempfile.TemporaryDirectory() as path:
        model = network()
        model.config.id2label = {n: f"B-{n}" for n in range(9)}
        model.save_pretrained(path)
        pieces = sorted(
            {piece for text in texts for word in text.split() for piece in (word[:4], f"##{word[4:]}")}
        )
        vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *pieces]
        Path(path, "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
        BertTokenizerFast(str(Path(path, "vocab.txt"))).save_pretrained(path)
        recognizer = NERecognizer(path, use_gpu=False)
        sentences = [line.split()[:80] for text in texts for line in text.splitlines() if line.split()][:80]
        before, start = memory(), time.process_time()
        recognizer.predict(sentences)
    version = importlib.metadata.version("camel-tools")
    measured(f"camel_tools {version}, NERecognizer", sum(map(len, sentences)), start, before)


CONTESTANTS = {"warraq": warraq_tag, "bert": bert, "camel": camel}


def main() -> None:
    """Each in its own process: its memory is its own."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "python/warraq/sample")
    for name in CONTESTANTS:
        done = subprocess.run([sys.executable, __file__, str(folder), name], capture_output=True, text=True)
        if done.returncode == 0:
            print(done.stdout, end="")
        else:
            print(f"{name}: left out: {done.stderr.strip().splitlines()[-1]}")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        CONTESTANTS[sys.argv[2]](Path(sys.argv[1]))
    else:
        main()
