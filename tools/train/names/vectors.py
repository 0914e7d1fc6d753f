"""Learns the word vectors of the name networks: `python tools/train/names/vectors.py WORDS OUT`.

WORDS is the output of `cargo run --release --example names_text` (a sentence a line, words folded, proclitics
read off). Skip-gram with negative sampling (Mikolov et al. 2013) by gensim, one thread, a fixed seed: the same
text gives the same vectors. OUT: the number of words and dimensions as two little-endian u32, then for each
word, the most frequent first, its length, its UTF-8 bytes, and its vector as f32.
"""

from __future__ import annotations

import struct
import sys

from gensim.models import Word2Vec
from gensim.models.word2vec import LineSentence

SIZE, LEAST, MOST, PASSES = 64, 5, 100_000, 4


def main(words: str, out: str) -> None:
    model = Word2Vec(
        LineSentence(words),
        vector_size=SIZE,
        window=4,
        min_count=LEAST,
        sample=1e-4,
        sg=1,
        negative=6,
        epochs=PASSES,
        workers=1,
        seed=1,
        hashfxn=lambda word: sum(word.encode()),
    )
    keys = model.wv.index_to_key[:MOST]
    with open(out, "wb") as file:
        file.write(struct.pack("<II", len(keys), SIZE))
        for key in keys:
            name = key.encode()
            file.write(struct.pack("<I", len(name)) + name)
            file.write(model.wv[key].astype("<f4").tobytes())
    print(len(model.wv), "words met", LEAST, "times;", len(keys), "written")


if __name__ == "__main__":
    main(*sys.argv[1:])
