"""Trains the clitic model and writes data/segment/clitics.model.

    python tools/train/clitics/train.py SHARED_DATA counts.tsv data/segment/clitics.model [--folds]

A maximum-entropy model over the candidate splits of each word, fitted to the
first half of WikiNews.pos.ref by L-BFGS (numpy, scipy), with word counts from
count_words.py as evidence. Each word is seen twice: as written, and, with a
quarter of the weight, without hamza and with ه for ة, ي for ى. `--folds`
prints the accuracy of five-fold cross-validation on the first half instead.

The payload: see src/segment/clitics/model.rs.
"""

import collections
import gzip
import math
import os
import re
import struct
import sys
from pathlib import Path

import gold
import numpy as np
import scipy.sparse as sp
from clitic_features import ARABIC, BINS, DENSE, PER_CLASS, candidates, context_word, features, word_hash
from count_words import fold
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from seal import seal

LEXICON_BITS, WEIGHT_BITS = 18, 15
DENSE_LEN = 36 * PER_CLASS + 13 * DENSE + 4 * BINS * 18
NAME_WEIGHT = float(os.environ.get("NW", "0.05"))
LEAST = 10  # forms seen less often are not in the lexicon
NOTE = (
    "warraq clitic model. Trained on WikiNews.pos.ref, first half (free to copy and distribute); "
    "names from GeoNames (CC BY 4.0) and Wikidata (CC0); "
    "counts from arwiki 2017-01-20 (CC BY-SA 4.0), SANAD AlKhaleej (CC BY 4.0), wordfreq (CC BY-SA 4.0). "
    "Licence of this file: CC BY-SA 4.0."
)


def read_levels(path):
    levels = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            word, count = line.rstrip("\n").split("\t")
            if int(count) >= LEAST:
                levels[word] = round(8 * math.log2(int(count) + 1))
    return levels


def plain(word):
    """The word as it is written without care: no hamza on alef, ه for ة, ي for ى."""
    return fold(word).replace("ة", "ه").replace("ى", "ي")


def boundaries(before, after, size):
    cuts, at = set(), 0
    for n in before:
        at += n
        cuts.add(at)
    at = size
    for n in reversed(after):
        at -= n
        cuts.add(at)
    return cuts - {0, size}


Example = collections.namedtuple("Example", "word found right before after raw careful weight")


def items(tokens, careful, weight, respell=lambda w: w):
    out = []
    for i, (raw, before, after) in enumerate(tokens):
        raw = respell(raw)
        word = fold(raw)
        if not ARABIC.fullmatch(word):
            continue
        found = candidates(raw)
        wanted = boundaries(before, after, len(word))
        right = None
        for j, (_, enclitic, stem, cuts) in enumerate(found):
            size = len(word) - sum(cuts) - len(stem)
            if boundaries(cuts, [size] if enclitic else [], len(word)) == wanted and right is None:
                right = j
        left = context_word(respell(tokens[i - 1][0])) if i else "^"
        then = context_word(respell(tokens[i + 1][0])) if i + 1 < len(tokens) else "$"
        out.append(Example(word, found, right, left, then, raw, careful, weight))
    return out


def matrix(examples, level, known, index, grow):
    rows, cols, vals, starts, right, n = [], [], [], [], [], 0
    for e in examples:
        starts.append(n)
        right.append(n + (e.right or 0))
        for dense, sparse in features(e.word, e.found, e.before, e.after, level, known, e.careful):
            for k, x in dense.items():
                rows.append(n), cols.append(k), vals.append(x)
            for key in sparse:
                k = index.get(key)
                if k is None:
                    if not grow:
                        continue
                    k = index[key] = DENSE_LEN + len(index)
                rows.append(n), cols.append(k), vals.append(1.0)
            n += 1
    shape = (n, DENSE_LEN + len(index))
    return sp.csr_matrix((vals, (rows, cols)), shape=shape), np.array(starts), np.array(right)


def fit(examples, more, level, l2=0.3):
    seen = collections.Counter(e.word for e in examples)
    known = {word for word, n in seen.items() if n >= 2}
    both = [e for e in examples + more if e.right is not None]
    index = {}
    data, starts, right = matrix(both, level, known, index, True)
    groups = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, data.shape[0])))
    weight = np.array([e.weight for e in both])
    target = data[right].T @ weight
    transposed = data.T.tocsr()

    def loss(w):
        score = data @ w
        top = np.maximum.reduceat(score, starts)
        power = np.exp(score - top[groups])
        total = np.add.reduceat(power, starts)
        fitted = (weight * (score[right] - top - np.log(total))).sum()
        slope = target - transposed @ (power / total[groups] * weight[groups])
        return -fitted + l2 * (w @ w) / 2, l2 * w - slope

    best = minimize(loss, np.zeros(data.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 160})
    return best.x, index, known


def right_ones(examples, model, level):
    weights, index, known = model
    data, starts, right = matrix(examples, level, known, index, False)
    score = data @ weights
    ends = np.append(starts[1:], len(score))
    return [
        e.right is not None and a + int(np.argmax(score[a:b])) == r
        for e, a, b, r in zip(examples, starts, ends, right)
    ]


def predictions(path, examples, model, level):
    """Writes each word, its neighbours and its best split: tests hold the Rust code against it."""
    weights, index, known = model
    data, starts, _ = matrix(examples, level, known, index, False)
    score = data @ weights
    ends = np.append(starts[1:], len(score))
    with open(path, "w", encoding="utf-8") as out:
        for e, a, b in zip(examples, starts, ends):
            word, found = e.word, e.found
            order = np.argsort(-score[a:b], kind="stable")
            proclitic, enclitic, stem, cuts = found[order[0]]
            gap = score[a + order[0]] - score[a + order[1]] if len(order) > 1 else 99
            size = len(word) - sum(cuts) - len(stem)
            out.write(f"{e.raw}\t{','.join(map(str, cuts))}\t{size}\t{gap:.3f}\n")


def write(path, model, levels, inputs):
    weights, index, _ = model
    lexicon = bytearray(4 << LEXICON_BITS)
    for word, value in sorted(levels.items()):
        h = word_hash(word)
        slot = h >> (64 - LEXICON_BITS)
        while lexicon[4 * slot + 3]:
            slot = (slot + 1) % (1 << LEXICON_BITS)
        struct.pack_into("<I", lexicon, 4 * slot, (h & 0xFFFFFF) | (max(value, 1) << 24))
    table = bytearray(4 << WEIGHT_BITS)
    used = 0
    for key, k in sorted(index.items()):
        value = max(-32767, min(32767, round(weights[k] * 1024)))
        if abs(value) < 8:
            continue
        used += 1
        slot = key >> (64 - WEIGHT_BITS)
        while table[4 * slot + 2] or table[4 * slot + 3]:
            slot = (slot + 1) % (1 << WEIGHT_BITS)
        struct.pack_into("<Hh", table, 4 * slot, key & 0xFFFF, value)
    body = struct.pack("<III", LEXICON_BITS, WEIGHT_BITS, DENSE_LEN)
    body += weights[:DENSE_LEN].astype("<f4").tobytes() + bytes(table) + bytes(lexicon)
    seal("clitics", body, path, "maximum entropy over candidate splits, L-BFGS", inputs, [NOTE])
    print(f"{used} weights of {len(index)}, {len(levels)} forms, {len(body)} bytes")


def names(shared, level_of):
    """Single-word names of places and people: (name, whether it is kept for checking)."""
    word = re.compile("[ء-ي]{3,}")
    found = set()
    with gzip.open(f"{shared}/gazetteer/geonames_ar_cities500.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[6].isdigit() and int(fields[6]) >= 1000:
                found.update(name for name in fields[7].split("|") if word.fullmatch(name))
    with gzip.open(f"{shared}/gazetteer/person_name_units.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if (
                fields[4].isdigit()
                and int(fields[4]) >= 3
                and word.fullmatch(fields[0])
                and fields[0][-1] != "ه"
            ):
                found.add(fields[0])
    # A name that is above all a common word teaches nothing: «بها», «والد».
    found = {
        n for n in found if not fold(n).startswith(("ال", "وال", "بال", "لل")) and level_of(fold(n)) < 130
    }
    return [(n, word_hash(n) % 2 == 1) for n in sorted(found)]


def name_examples(all_names, weight):
    """Each name alone, and after one of و ب ل وب ول."""
    out = []
    for name, _ in all_names:
        for head, cuts in (
            ("", []),
            *[(("و", [1]), ("ب", [1]), ("ل", [1]), ("وب", [1, 1]), ("ول", [1, 1]))[word_hash(name) // 2 % 5]][
                :1
            ],
        ):
            raw = head + name
            word, found = fold(raw), candidates(raw)
            if len(found) < 2:
                continue
            wanted = boundaries(cuts, [], len(word))
            right = None
            for j, (_, enclitic, stem, each) in enumerate(found):
                size = len(word) - sum(each) - len(stem)
                if right is None and boundaries(each, [size] if enclitic else [], len(word)) == wanted:
                    right = j
            out.append(Example(word, found, right, None, None, raw, True, weight))
    return out


def joined(examples, weight):
    """Every third word that has proclitics, with و or ف before it: «وللعراق» is rare in the gold."""
    out = []
    for e in examples:
        if e.right is None or e.found[e.right][0] >= 9 or e.found[e.right][0] == 0 or word_hash(e.word) % 3:
            continue
        conj = 1 if word_hash(e.word) % 4 else 2
        raw = "_وف"[conj] + e.raw
        found = candidates(raw)
        wanted = (e.found[e.right][0] + 9 * conj, e.found[e.right][1])
        right = next((j for j, each in enumerate(found) if each[:2] == wanted), None)
        out.append(Example(fold(raw), found, right, None, None, raw, True, weight))
    return out


def main():
    shared, counts, path = sys.argv[1:4]
    levels = read_levels(counts)
    level = lambda word: levels.get(word, 0)
    all_names = names(shared, level)
    for name, _ in all_names:
        levels[fold(name)] = max(level(fold(name)), 28)
    tokens = gold.first_half(f"{shared}/segmentation")
    examples = items(tokens, True, 1.0)
    copies = items(tokens, False, 0.25, plain)
    if "--folds" in sys.argv:
        taught = name_examples([n for n in all_names if not n[1]], NAME_WEIGHT)
        kept = name_examples([n for n in all_names if n[1]], 1.0)
        ok = {"written": [], "plain": [], "names": []}
        for k in range(5):
            a, b = k * len(examples) // 5, (k + 1) * len(examples) // 5
            model = fit(
                examples[:a] + examples[b:],
                copies[:a] + copies[b:] + taught + joined(examples[:a] + examples[b:], 0.1),
                level,
            )
            ok["written"] += right_ones(examples[a:b], model, level)
            ok["plain"] += right_ones(copies[a:b], model, level)
            if k == 0:
                ok["names"] += right_ones(kept, model, level)
        for name, each in ok.items():
            print(name, len(each), sum(each) / len(each), flush=True)
        return
    model = fit(examples, copies + name_examples(all_names, NAME_WEIGHT) + joined(examples, 0.1), level)
    if "--predictions" in sys.argv:
        predictions(sys.argv[-1], examples, model, level)
    inputs = [
        "segmentation/WikiNews.pos.ref.gz",
        "gazetteer/geonames_ar_cities500.tsv.gz",
        "gazetteer/person_name_units.tsv.gz",
    ]
    write(path, model, levels, [f"{shared}/{name}" for name in inputs] + [counts])


if __name__ == "__main__":
    main()
