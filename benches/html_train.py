"""Trains the body model of HTML mode: html_train.py OUT.model MEASURES.jsonl… [--even]

MEASURES is what `cargo bench --bench html -- measures PAGES` prints. Needs numpy and lightgbm.
A piece of a page is labelled body when its runs of four words stand in the page's gold text;
a short piece when it joins a labelled neighbour there. Two stages of boosted trees: the second
sees the first one's opinion of the neighbours (from models that have not seen the page).
With --even, only the pages at even places of each file are used, so that the odd ones can judge.
"""

import collections
import hashlib
import json
import re
import sys

import numpy as np

WORD = re.compile(r"\w+")
FOLDS = 3
ROUNDS = 100
PARAMETERS = dict(
    objective="binary",
    num_leaves=20,
    learning_rate=0.1,
    min_data_in_leaf=60,
    feature_fraction=0.4,
    bagging_fraction=0.6,
    bagging_freq=1,
    lambda_l2=5,
    max_bin=63,
    seed=1,
    deterministic=True,
    force_row_wise=True,
    num_threads=2,
    verbose=-1,
)


def grams(tokens, n=4):
    return [tuple(tokens[i : i + n]) for i in range(max(1, len(tokens) - n + 1))]


def labels(gold, texts):
    """1 where a piece is body, else 0."""
    gold = WORD.findall(gold)
    line = " " + " ".join(gold) + " "
    known = set(grams(gold))
    tokens = [WORD.findall(t) for t in texts]
    count = len(texts)
    share = np.zeros(count)
    long = np.array([len(t) >= 6 for t in tokens], dtype=bool)
    for i in np.flatnonzero(long):
        runs = grams(tokens[i])
        share[i] = sum(r in known for r in runs) / len(runs)
    # Of equal pieces only as many count as the gold has: those amid most body text.
    size = np.array([len(t) for t in tokens], dtype=float)
    mass = np.where(long, np.where(share > 0.5, size, -size), 0)
    places = collections.defaultdict(list)
    for i in np.flatnonzero(long & (share > 0.5)):
        places[tuple(tokens[i])].append(i)
    for key, found in places.items():
        allowed = max(1, line.count(" " + " ".join(key) + " "))
        if len(found) > allowed:
            ranked = sorted(found, key=lambda i: -mass[max(0, i - 6) : i + 7].sum())
            share[ranked[allowed:]] = 0
    body = set(np.flatnonzero(long & (share > 0.5)).tolist())
    for i in np.flatnonzero(~long):
        own = tokens[i]
        if not own or " " + " ".join(own) + " " not in line:
            continue
        before = next((j for j in range(i - 1, max(-1, i - 8), -1) if j in body), None)
        after = next((j for j in range(i + 1, min(count, i + 8)) if j in body), None)
        ways = []
        if before is not None:
            tail = tokens[before][-4:]
            ways += [tail + sum(tokens[before + 1 : i], []) + own, tail + own]
        if after is not None:
            head = tokens[after][:4]
            ways += [own + sum(tokens[i + 1 : after], []) + head, own + head]
        joined = any(" " + " ".join(way) + " " in line for way in ways)
        between = before is not None and after is not None and len(own) >= 2
        last = before is not None and i - before < 3 and gold[-len(own) :] == own
        share[i] = float(joined or between or last)
    return (share > 0.5).astype(float)


def moved(values, by):
    out = np.full_like(values, -1.0)
    if 0 < by < len(values):
        out[by:] = values[:-by]
    elif by < 0 and -by < len(values):
        out[:by] = values[-by:]
    return out


def second(rows, opinion, around):
    """The measures of the second stage; the same arithmetic stands in src/boilerplate/html/body.rs."""
    words, q = rows[:, 0].astype(float), opinion
    count = len(q)
    index = np.arange(count)
    columns = [q] + [moved(q, by) for by in (1, -1, 2, -2, 3, -3, 4, -4)]
    body = np.concatenate([[0], np.cumsum(q * words)])
    every = np.concatenate([[0], np.cumsum(words)])
    for reach in (3, 8, 20):
        a, b = np.maximum(0, index - reach), np.minimum(count, index + reach + 1)
        columns.append((body[b] - body[a]) / np.maximum(1, every[b] - every[a]))
        columns.append(body[index] - body[a])
        columns.append(body[b] - body[index + 1])
    total = body[-1]
    columns += [body[:-1] / max(1, total), (total - body[1:]) / max(1, total)]
    columns += [np.full(count, np.log1p(total)), np.full(count, total / max(1, every[-1]))]
    sure = (q > 0.6) & (words >= 6)
    for order in (index, index[::-1]):
        distance, column = 99.0, np.zeros(count)
        for i in order:
            column[i] = distance
            distance = 1.0 if sure[i] else min(99.0, distance + 1)
        columns.append(column)
    for level in range(4):
        ids = around[:, level]
        top = ids.max() + 1
        parts = np.bincount(ids, q * words, top), np.bincount(ids, words, top)
        columns += [parts[0][ids] / np.maximum(1, parts[1][ids]), parts[0][ids] / max(1, total)]
    return np.column_stack([rows] + columns).astype(np.float32)


def read(path, even):
    pages = []
    with open(path, encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            record = json.loads(line)
            pieces = record["pieces"]
            if not pieces or (even and place % 2):
                continue
            rows = np.array([p[1] for p in pieces], dtype=np.float32)
            around = np.array([p[2] for p in pieces], dtype=np.int64)
            pages.append((rows, around, labels(record["gold"], [p[0] for p in pieces])))
    return pages


def weights(rows, y):
    return (rows[:, 0] + 3) / (100 + (rows[:, 0] * y).sum())


def fit(rows, ys, ws):
    import lightgbm

    w = np.concatenate(ws)
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(ys), weight=w * len(w) / w.sum())
    return lightgbm.train(PARAMETERS, data, num_boost_round=ROUNDS)


def write(out, models, digest):
    out.write(
        "warraq-body-model\t1\n# Written by benches/html_train.py. Each tree: its size, then its nodes:\n"
    )
    out.write("# feature, threshold, child when at or below, child when above; or, for a leaf, its value.\n")
    out.write(f"inputs\t{digest}\n")
    for model in models:
        trees = model.dump_model()["tree_info"]
        out.write(f"stage\t{len(trees)}\n")
        for tree in trees:
            nodes = []

            def walk(node):
                place = len(nodes)
                nodes.append(None)
                if "leaf_value" in node:
                    nodes[place] = f"{node['leaf_value']:.5g}"
                else:
                    left = walk(node["left_child"])
                    right = walk(node["right_child"])
                    nodes[place] = f"{node['split_feature']}\t{node['threshold']:.7g}\t{left}\t{right}"
                return place

            walk(tree["tree_structure"])
            out.write(f"tree\t{len(nodes)}\n" + "\n".join(nodes) + "\n")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--even"]
    target, sources = arguments[0], arguments[1:]
    pages = sum((read(path, "--even" in sys.argv) for path in sources), [])
    rows = [p[0] for p in pages]
    ys = [p[2] for p in pages]
    ws = [weights(r, y) for r, y in zip(rows, ys)]
    opinions = [None] * len(pages)
    for fold in range(FOLDS):
        seen = [i for i in range(len(pages)) if i % FOLDS != fold]
        model = fit([rows[i] for i in seen], [ys[i] for i in seen], [ws[i] for i in seen])
        for i in range(fold, len(pages), FOLDS):
            opinions[i] = model.predict(rows[i])
    first = fit(rows, ys, ws)
    deep = [second(r, q, p[1]) for r, q, p in zip(rows, opinions, pages)]
    last = fit(deep, ys, ws)
    digest = hashlib.sha256()
    for source in sources:
        with open(source, "rb") as data:
            digest.update(data.read())
    with open(target, "w", encoding="utf-8") as out:
        write(out, [first, last], digest.hexdigest())
    print(f"{len(pages)} pages, {sum(map(len, ys))} pieces, {sum(map(sum, ys)):.0f} body")


if __name__ == "__main__":
    main()
