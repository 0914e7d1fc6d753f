"""Trains the body model of HTML mode: train.py OUT.model MEASURES.jsonl… [--even | --folds N]

MEASURES is what `cargo run --release --example pages_measures -- PAGES` prints. Needs numpy and lightgbm.
A piece of a page is labelled body when its runs of four words stand in the page's gold text;
a short piece when it joins a labelled neighbour there. Two stages of boosted trees: the second
sees the first one's opinion of the neighbours (from models that have not seen the page).
With --even, only the pages at even places of each file are used, so that the odd ones can judge.
With --folds, OUT is a folder: N models, each without the pages of every Nth site, and the folds of the sites,
for `cargo run --release --example pages_eval -- score PAGES --folds OUT`.
"""

import collections
import hashlib
import io
import json
import os
import re
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from seal import seal

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
    num_threads=1,
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


def container(words, q, around):
    """Where a piece stands to the element that gains most when all of it is taken as body."""
    weight = np.minimum(words, 100) * (q - 0.5)
    gains = np.zeros(around.max() + 1)
    for level in range(4):
        ids = around[:, level]
        once = (around[:, :level] != ids[:, None]).all(axis=1)
        gains += np.bincount(ids[once], weight[once], len(gains))
    gains[~np.isin(np.arange(len(gains)), around)] = -np.inf
    # Of a wrapper and what it wraps, the inner one.
    best = np.flatnonzero(gains >= gains.max() - 1e-3).max()
    inside = (around == best).any(axis=1)
    places = np.flatnonzero(inside)
    index = np.arange(len(q))
    outside = np.minimum(0, index - places.min()) + np.maximum(0, index - places.max())
    share = gains[best] / max(1e-3, np.maximum(weight, 0).sum())
    own = gains[around].max(axis=1) / max(1.0, gains[best])
    return [inside, np.clip(outside, -60, 60), np.full(len(q), np.clip(share, -1, 1)), np.clip(own, -1, 1)]


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
    columns += container(words, q, around)
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
            pages.append((rows, around, labels(record["gold"], [p[0] for p in pieces]), record["site"]))
    return pages


def thinned(y, seed):
    """Which pieces are trained on, and how much each counts: of those far from the body every fourth, for four."""
    near = np.convolve(y, np.ones(41), "same") > 0 if len(y) > 41 else np.full(len(y), True)
    kept = near | (np.random.RandomState(seed).rand(len(y)) < 0.25)
    return kept, np.where(near, 1.0, 4.0)


def weights(rows, y):
    return (rows[:, 0] + 3) / (100 + (rows[:, 0] * y).sum())


def fit(rows, ys, ws):
    import lightgbm

    w = np.concatenate(ws)
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(ys), weight=w * len(w) / w.sum())
    return lightgbm.train(PARAMETERS, data, num_boost_round=ROUNDS)


NOTE = "Licence: CC BY-SA 4.0 (pages around text of Arabic Wikipedia among those trained on)."


def payload(models):
    out = io.StringIO()
    out.write(
        "# Each tree: its size, then its nodes: feature, threshold, child when at or below, child when above; "
        "or, for a leaf, its value.\n"
    )
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
    return out.getvalue().encode()


def train(pages, target, sources):
    """Both stages, from `pages`, written to `target`."""
    thin = [thinned(p[2], i) for i, p in enumerate(pages)]
    rows = [p[0][k] for p, (k, _) in zip(pages, thin)]
    ys = [p[2][k] for p, (k, _) in zip(pages, thin)]
    ws = [weights(p[0], p[2])[k] * w[k] for p, (k, w) in zip(pages, thin)]
    opinions = [None] * len(pages)
    for fold in range(FOLDS):
        seen = [i for i in range(len(pages)) if i % FOLDS != fold]
        model = fit([rows[i] for i in seen], [ys[i] for i in seen], [ws[i] for i in seen])
        for i in range(fold, len(pages), FOLDS):
            opinions[i] = model.predict(pages[i][0])
    first = fit(rows, ys, ws)
    deep = [second(p[0], q, p[1])[k] for p, q, (k, _) in zip(pages, opinions, thin)]
    trainer = f"boosted trees, two stages of {ROUNDS}; lightgbm"
    seal("page-body", payload([first, fit(deep, ys, ws)]), target, trainer, sources, [NOTE])
    print(
        f"{target}: {len(pages)} pages, {sum(map(len, ys))} pieces, {sum(map(sum, ys)):.0f} body", flush=True
    )


def main():
    arguments = sys.argv[1:]
    folds = 0
    if "--folds" in arguments:
        at = arguments.index("--folds")
        folds = int(arguments[at + 1])
        del arguments[at : at + 2]
    even = "--even" in arguments
    target, *sources = [a for a in arguments if a != "--even"]
    pages = sum((read(path, even) for path in sources), [])
    if not folds:
        return train(pages, target, sources)
    os.makedirs(target, exist_ok=True)
    sites = {
        site: i % folds
        for i, site in enumerate(
            sorted({p[3] for p in pages}, key=lambda s: hashlib.sha256(s.encode()).digest())
        )
    }
    with open(f"{target}/sites.json", "w", encoding="utf-8") as out:
        json.dump(sites, out)
    for fold in range(folds):
        train([p for p in pages if sites[p[3]] != fold], f"{target}/fold-{fold}.model", sources)


if __name__ == "__main__":
    main()
