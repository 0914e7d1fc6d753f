"""The candidates of a word and their features, as src/segment/clitics computes them.

Every number here has its twin in `candidates.rs`, `features.rs` and
`lexicon.rs`; tests/segment_clitics.rs holds the two against each other.
"""

import re

from count_words import DROP, fold

MASK = (1 << 64) - 1
REST = ["", "ب", "ل", "ك", "س", "ال", "بال", "كال", "لل"]
REST_CUTS = [[], [1], [1], [1], [1], [2], [1, 2], [1, 2], [1, 1]]
CONJ = ["", "و", "ف"]
ENCLITICS = ["", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "نا", "ي", "ني"]
DENSE = 11  # counts looked up for a candidate
PER_CLASS = 2 * DENSE + 1
BINS = 17
ARABIC = re.compile(r"[ء-ي]+")


def mix(parts):
    """A 64-bit hash of small numbers (FNV-1a over numbers, then one shuffle)."""
    h = 0xCBF29CE484222325
    for part in parts:
        h = ((h ^ part) * 0x100000001B3) & MASK
    h ^= h >> 29
    h = (h * 0x9E3779B97F4A7C15) & MASK
    return h ^ (h >> 32)


def word_hash(word):
    return mix(ord(c) for c in word)


def candidates(raw):
    """(proclitic index, enclitic index, stem, cuts before) of every plausible split of the word `raw`."""
    raw = raw.translate(DROP)
    word = fold(raw)
    found = []
    for conj, c in enumerate(CONJ):
        for rest, r in enumerate(REST):
            head = c + r
            # A hamza tells that «أل» is not the article.
            if not word.startswith(head) or (rest in (5, 6, 7) and raw[len(head) - 2] != "ا"):
                continue
            article = rest >= 5
            for enclitic, e in enumerate(ENCLITICS):
                if e and (article or not word.endswith(e)):
                    continue
                length = len(word) - len(head) - len(e)
                if length < 0:
                    continue
                bare = length == 0 and rest in (1, 2) and enclitic not in (0, 12)
                if length < 2 and (head or e) and not bare:
                    continue
                stem = word[len(head) : len(word) - len(e)]
                if rest == 4 and (length < 3 or stem[0] not in "يتنا"):
                    continue
                found.append((conj * 9 + rest, enclitic, stem, ([1] if conj else []) + REST_CUTS[rest]))
    return found


def variants(stem, enclitic):
    """The spellings that the stem has without its pronoun."""
    out = [stem]
    if enclitic and stem:
        last = stem[-1]
        if last == "ت":
            out.append(stem[:-1] + "ة")
        elif last == "ا" or last == "ي":
            out.append(stem[:-1] + "ى")
        elif last in "ئؤ":
            out.append(stem[:-1] + "ء")
    return out


def lookups(word, proclitic, enclitic, stem, level):
    """The eleven counts of one candidate, in eighths of a bit."""
    shapes = variants(stem, enclitic)
    conj, rest = divmod(proclitic, 9)
    return [max(level(head + v) for v in shapes) for head in ("", "ال", "و", "ب", "ل", "لل")] + [
        level(stem + "ها"),
        level(stem + "ه"),
        level("س" + stem),
        level(word[1:] if conj else word),
        level(CONJ[conj] + REST[rest] + stem),
    ]


def bucket(value):
    """Eighths of a bit to a bin: whole bits from -8 to 8."""
    return max(-8, min(8, (value + 4) // 8)) + 8


def features(word, cands, before, after, level, known, careful):
    """One (dense, sparse) pair per candidate: {index: value} and hashed keys."""
    whole = level(word)
    lonely = before is None
    before, after = before or "", after or ""
    before_article, after_article = int(before.startswith("ال")), int(after.startswith("ال"))
    before, after, me = word_hash(before), word_hash(after), word_hash(word)
    careful = int(careful)
    feminine = level(word[:-1] + "ة") if word.endswith("ه") else 0
    for proclitic, enclitic, stem, _ in cands:
        conj, rest = divmod(proclitic, 9)
        has = int(enclitic > 0)
        group = (9 if conj else 0) + rest
        kind = group * 2 + has
        cell = rest * 2 + has
        pair = proclitic * 13 + enclitic
        dense, sparse = {}, [mix((10, pair)), mix((11, proclitic)), mix((12, enclitic))]
        if stem:
            counts = lookups(word, proclitic, enclitic, stem, level)
            for k, x in enumerate(counts):
                dense[kind * PER_CLASS + k] = x / 80
                dense[kind * PER_CLASS + DENSE + k] = (x - whole) / 80
                dense[36 * PER_CLASS + enclitic * DENSE + k] = x / 80
            dense[kind * PER_CLASS + 2 * DENSE] = whole / 80
            base = 36 * PER_CLASS + 13 * DENSE
            for k, x in enumerate((counts[0] - whole, counts[1] - whole, counts[0] - 64, counts[1] - 64)):
                dense[base + (k * BINS + bucket(x)) * 18 + cell] = 1
            first, last, size = ord(stem[0]), ord(stem[-1]), min(7, len(stem))
            two, tail = (ord(stem[1]), ord(stem[-2])) if len(stem) > 1 else (0, 0)
            sparse += [
                mix((13, first, proclitic)),
                mix((14, first, two, group)),
                mix((15, first, two, has)),
                mix((16, last, enclitic)),
                mix((17, tail, last, enclitic)),
                mix((18, size, proclitic)),
                mix((19, size, enclitic)),
                mix((20, kind, int(stem[0] in "يتن"), int(stem[-1] in "تة"))),
            ]
            if counts[0] == 0:
                sparse.append(mix((22, kind)))
            if enclitic == 1:
                other = level(stem + "ة")
                sparse.append(mix((23, careful, bucket(other - counts[0]))))
                sparse.append(mix((24, careful, bucket(other - 64))))
            elif word.endswith("ه"):
                sparse.append(mix((25, careful, bucket(feminine - whole))))
        if word in known:
            sparse.append(mix((21, me, pair)))
        if not lonely:
            sparse += [
                mix((30, before, proclitic)),
                mix((31, before, has)),
                mix((32, before_article, proclitic)),
                mix((33, before_article, enclitic)),
                mix((34, after, proclitic)),
                mix((35, after_article, enclitic)),
                mix((36, after_article, proclitic)),
            ]
        yield dense, sparse


def context_word(token):
    """What a neighbour shows of itself: a folded Arabic word, 0 for a number, a for Latin, else itself."""
    folded = fold(token)
    if ARABIC.fullmatch(folded):
        return folded
    if any(c.isdigit() for c in token):
        return "0"
    return "a" if token[:1].isalpha() else token
