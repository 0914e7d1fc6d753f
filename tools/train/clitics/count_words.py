"""Counts word forms of Arabic Wikipedia, SANAD and wordfreq.

    python tools/train/clitics/count_words.py SHARED_DATA counts.tsv

SHARED_DATA is the folder that holds text/. Each form is folded as the clitic
model folds it (`fold`), and its count is the sum of both texts and of its
wordfreq frequency in 50 million words. Forms seen fewer than three times are
left out. The output is sorted by form, so it is the same on every run.

Sources: arwiki 2017-01-20 (CC BY-SA 4.0), SANAD AlKhaleej (CC BY 4.0),
wordfreq (data CC BY-SA 4.0).
"""

import collections
import re
import sys
import tarfile

import wordfreq

DROP = dict.fromkeys(
    [
        0x640,
        0x670,
        0x61C,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0xFEFF,
        *range(0x64B, 0x660),
        *range(0x610, 0x61B),
        *range(0x202A, 0x202F),
    ]
)
FOLD = str.maketrans("أإآٱکی", "اااا" + "كي") | DROP
WORD = re.compile(r"[ء-ي]+")


def fold(text: str) -> str:
    return text.translate(FOLD)


def texts(path: str):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(".txt") and "LICENSE" not in member.name:
                yield archive.extractfile(member).read().decode("utf-8", "replace")


def count(folder: str) -> collections.Counter:
    counts = collections.Counter()
    for name in ("arwiki_20170120_10197docs.tar.gz", "sanad_alkhaleej.tar.gz"):
        for text in texts(f"{folder}/text/{name}"):
            counts.update(WORD.findall(fold(text)))
    for word, frequency in wordfreq.get_frequency_dict("ar", "best").items():
        folded = fold(word)
        if WORD.fullmatch(folded):
            counts[folded] += round(frequency * 5e7)
    return counts


if __name__ == "__main__":
    counted = count(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for form in sorted(counted):
            if counted[form] >= 3 and len(form) <= 24:
                out.write(f"{form}\t{counted[form]}\n")
