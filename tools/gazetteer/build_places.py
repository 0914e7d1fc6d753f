"""Builds data/gazetteer/places.tsv from GeoNames and data/gazetteer/countries.tsv from CLDR.

Usage: python build_places.py SHARED_DATA OUT_PLACES OUT_COUNTRIES WORDS_TSV   (needs babel)
"""

import csv
import gzip
import json
import sys

from babel import Locale
from spelling import bare, folded, is_arabic

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
HEADER = "# form\ttype\tid\tcanonical\tcountry\tlat\tlon\tpopulation\tsource\tlicence\n"
GENERIC = {"المدينة", "القرية", "البلدة", "مركز", "الحي", "السوق"}


def places(shared: str, zipf: dict[str, int]) -> list[list[str]]:
    rows = []
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
                forms.setdefault(folded(name), name)
            canonical = next(iter(forms.values()), "")
            for name in forms.values():
                rows.append(
                    [
                        name,
                        "LOC:city",
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
        f.write(HEADER + note)
        for row in sorted(rows):
            f.write("\t".join(row) + "\n")


def main(shared: str, out_places: str, out_countries: str, words: str) -> None:
    with open(words, encoding="utf8") as f:
        zipf = {r[0]: int(r[1]) for r in csv.reader(f, delimiter="\t") if not r[0].startswith("#")}
    built = "# Built by tools/gazetteer/build_places.py: do not edit; corrections go into regions.tsv.\n"
    write(
        out_places, built + "# Source: GeoNames cities500 (CC BY 4.0, geonames.org).\n", places(shared, zipf)
    )
    write(
        out_countries,
        built + "# Source: CLDR territory names by babel; ids of territories from Wikidata.\n",
        countries(shared),
    )


main(*sys.argv[1:])
