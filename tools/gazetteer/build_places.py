"""Builds data/gazetteer/places.tsv from GeoNames and data/gazetteer/countries.tsv from CLDR.

Usage: python build_places.py SHARED_DATA OUT_PLACES OUT_COUNTRIES WORDS_TSV REGIONS_TSV   (needs babel, wordfreq)

The canonical form of a place is the one whose rarest word is met most often, not the first that GeoNames
has; a form that is another with a blank or a letter tripled inside is an error and left out. A form that is an
ordinary word, since it is common and as common with the article as without, is marked as ambiguous.
"""

import csv
import gzip
import json
import math
import re
import sys

from babel import Locale
from spelling import bare, folded, is_arabic
from wordfreq import get_frequency_dict

NEAR = set(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
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
        "IL",
        "TR",
        "IR",
    ]
)
HEADER = "form\ttype\tid\tcanonical\tcountry\tlat\tlon\tpopulation\tsource\tlicence\n"
GENERIC = {"المدينة", "القرية", "البلدة", "مركز", "الحي", "السوق"}


def frequencies() -> tuple[dict[str, float], dict[str, float]]:
    """Ten times the logarithm of how often a word is met in 10^9, folded and as it is written."""
    written = get_frequency_dict("ar", wordlist="large")
    count: dict[str, float] = {}
    for word, share in written.items():
        count[folded(word)] = count.get(folded(word), 0.0) + share
    return {word: 10 * math.log10(share * 1e9) for word, share in count.items()}, written


def by_hand(regions: str) -> dict[str, bool]:
    """The forms of the hand-edited list, and whether they are marked as ambiguous there."""
    with open(regions, encoding="utf8") as f:
        rows = csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
        rows = [row for row in rows if not row[0].startswith("#")][1:]  # the first names the columns
        return {folded(row[0]): row[1].endswith("?") for row in rows}


def well_known(forms: list[str], zipf: dict[str, float]) -> list[str]:
    """The forms, best known first, the slips among them left out."""
    whole = {form.replace(" ", "") for form in forms if " " not in form}
    sound = [
        form
        for form in forms
        if not (" " in form and form.replace(" ", "") in whole) and not re.search(r"(.)\1\1", form)
    ]
    rarest = {form: min(zipf.get(folded(word), 0.0) for word in re.split("[ -]", form)) for form in sound}
    # GeoNames has the longer official names too: among forms alike in frequency its own order decides
    return sorted(sound, key=lambda form: (is_word(form, zipf), -round(rarest[form] / 5), form.count(" ")))


def is_word(form: str, zipf: dict[str, float]) -> bool:
    """Whether a form of one word is as common with the article as without, as nouns and adjectives are."""
    key = folded(form)
    other = key.removeprefix("ال") if key.startswith("ال") else "ال" + key
    return " " not in form and zipf.get(key, 0) >= 38 and zipf.get(other, 0) >= zipf[key] - 8


def places(shared: str, zipf: dict[str, int], hand: dict[str, bool]) -> list[list[str]]:
    rows = []
    met, written = frequencies()

    def spelt_so(name: str) -> float:
        return sum(written.get(word, 0.0) for word in name.split(" "))

    with gzip.open(f"{shared}/gazetteer/geonames_ar_cities500.tsv.gz", "rt", encoding="utf8") as f:
        next(f)
        for line in f:
            gid, _, cc, _, lat, lon, pop, names = line.rstrip("\n").split("\t")
            population = int(pop or 0)
            if (population < 15000 and cc not in NEAR) or (population < 2000 and cc == "IR"):
                continue
            forms: dict[str, str] = {}
            for name in names.split("|"):
                name = bare(name).replace(" - ", "-")
                if name.startswith("مدينة ") and name.count(" ") == 1 and name != "مدينة نصر":
                    name = name.removeprefix("مدينة ")
                if not is_arabic(name) or len(name) < 3 or name in GENERIC:
                    continue
                common = zipf.get(folded(name), 0)
                if (common >= 45 and population < 100000) or (common >= 38 and population < 5000):
                    continue
                if common >= 35 and cc not in NEAR and population < 200000:
                    continue
                other = forms.setdefault(folded(name), name)
                if spelt_so(name) > spelt_so(other):
                    forms[folded(name)] = name
            known = well_known(list(forms.values()), met)
            canonical = known[0] if known else ""
            for name in known:
                alias = name != canonical
                word = is_word(name, met) and (alias or population < 400000)
                # a small town far away whose name is met as often as a word: a firm, a person, a thing
                far = cc not in NEAR and population < 50000 and met.get(folded(name), 0) >= 28
                doubtful = hand.get(folded(name), word or far)
                rows.append(
                    [
                        name,
                        "LOC:city?" if doubtful else "LOC:city",
                        f"geonames:{gid}",
                        canonical,
                        cc,
                        f"{float(lat):.4f}",
                        f"{float(lon):.4f}",
                        pop or "0",
                        "GeoNames",
                        "CC BY 4.0",
                    ]
                )
    return rows


def countries(shared: str) -> list[list[str]]:
    qid = {}
    with gzip.open(f"{shared}/gazetteer/territories_qid.jsonl.gz", "rt", encoding="utf8") as f:
        for line in f:
            d = json.loads(line)
            if len(d["code"]) == 2:
                qid[d["code"].upper()] = d["qid"]
    rows = []
    locales = ["ar", "ar_EG", "ar_SA", "ar_LY", "ar_AE", "ar_MA", "ar_LB", "ar_IQ"]
    for code, _ in sorted(Locale.parse("ar").territories.items()):
        if len(code) != 2 or not code.isalpha() or code in ("EZ", "ZZ", "XA", "XB", "QO"):
            continue
        forms: dict[str, str] = {}
        for loc in locales:
            for key in (code, f"{code}-alt-short", f"{code}-alt-variant"):
                name = bare(Locale.parse(loc).territories.get(key, "")).split(" (")[0]
                if is_arabic(name):
                    forms.setdefault(folded(name), name)
        canonical = next(iter(forms.values()), "")
        for name in forms.values():
            rows.append(
                [name, "LOC:country", qid.get(code, ""), canonical, code, "", "", "", "CLDR", "Unicode-3.0"]
            )
    return rows


def write(path: str, note: str, rows: list[list[str]]) -> None:
    with open(path, "w", encoding="utf8") as f:
        f.write(note + HEADER)
        for row in sorted(rows):
            f.write("\t".join(row) + "\n")


def main(shared: str, out_places: str, out_countries: str, words: str, regions: str) -> None:
    with open(words, encoding="utf8") as f:
        rows = [r for r in csv.reader(f, delimiter="\t") if not r[0].startswith("#")]
    zipf = {r[0]: int(r[1]) for r in rows[1:]}
    built = "# Built by tools/gazetteer/build_places.py: do not edit; corrections go into regions.tsv.\n"
    write(
        out_places,
        built + "# Source: GeoNames cities500 (CC BY 4.0, geonames.org).\n",
        places(shared, zipf, by_hand(regions)),
    )
    write(
        out_countries,
        built + "# Source: CLDR territory names by babel; ids of territories from Wikidata.\n",
        countries(shared),
    )


main(*sys.argv[1:])
