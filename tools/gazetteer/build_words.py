"""Builds data/lexicon/words.tsv: how common a word is, and how often it names people.

Usage: python build_words.py SHARED_DATA OUT   (needs wordfreq)
"""

import collections
import csv
import gzip
import math
import sys

from spelling import folded, is_arabic
from wordfreq import get_frequency_dict

ARAB = set(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)


def main(shared: str, out: str) -> None:
    freq: dict[str, float] = collections.defaultdict(float)
    for word, p in get_frequency_dict("ar", wordlist="large").items():
        if is_arabic(word) and " " not in word and "-" not in word:
            freq[folded(word)] += p
    zipf = {w: math.log10(p * 1e9) for w, p in freq.items()}
    units: dict[str, list[int]] = {}
    foreign: dict[str, int] = collections.defaultdict(int)
    with gzip.open(f"{shared}/gazetteer/person_name_units.tsv.gz", "rt", encoding="utf8") as f:
        for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = row["arabic_key"]
            if not is_arabic(key) or "-" in key or " " in key or len(key) < 2:
                continue
            count = int(row["count"])
            if row["country"] not in ARAB:
                foreign[key] += count
            unit = units.setdefault(folded(key), [0, 0])
            if row["role"] in ("given", "unknown"):
                unit[0] += count
            if row["role"] in ("surname", "unknown"):
                unit[1] += count
            if row["source"] == "dzirinames":
                unit[1] += 0
    kept = {}
    for key, (given, surname) in units.items():
        total = given + surname
        home = total - foreign[key]
        # a spelling known only from Iran, Pakistan or Afghanistan must be common there
        if home <= 0 and total < 4 and zipf.get(key, 0) < 2.0:
            continue
        # seen once and as common as an ordinary word: a word, not a name
        z = zipf.get(key, 0)
        if (z >= 4.6 and total < 12) or (z >= 4.0 and total < 3):
            continue
        kept[key] = (given, surname)
    rows = set(kept) | {w for w, z in zipf.items() if z >= 3.4}
    with open(out, "w", encoding="utf8") as f:
        f.write(
            "# form: folded by script::folded; zipf10: ten times log10 of the frequency per 10^9 words;\n"
        )
        f.write("# given, surname: bearers counted. Built by tools/gazetteer/build_words.py: do not edit.\n")
        f.write("# Sources: wordfreq 3 (CC BY-SA 4.0); Wikidata (CC0) and dzirinames (MIT) name units.\n")
        f.write("form\tzipf10\tgiven\tsurname\n")
        for form in sorted(rows):
            given, surname = kept.get(form, (0, 0))
            f.write(f"{form}\t{max(0, round(10 * zipf.get(form, 0)))}\t{given}\t{surname}\n")


main(*sys.argv[1:])
