"""Builds data/gazetteer/state_bodies.tsv: ministries, armies, police, parliaments and other bodies that states have.

Usage: python build_state_bodies.py DATA_GAZETTEER

Their names follow one pattern, a noun and the country's adjective; which state has which body under
which name is stated below. A body that the hand-edited lists know keeps the canonical form and the id it
has there, and forms that stand there are not repeated.
"""

import csv
import sys
from pathlib import Path

from spelling import folded

# code: country, adjective (masculine), adjective (feminine)
STATES = {
    "AE": ("الإمارات", "الإماراتي", "الإماراتية"),
    "AF": ("أفغانستان", "الأفغاني", "الأفغانية"),
    "BH": ("البحرين", "البحريني", "البحرينية"),
    "CN": ("الصين", "الصيني", "الصينية"),
    "DE": ("ألمانيا", "الألماني", "الألمانية"),
    "DJ": ("جيبوتي", "الجيبوتي", "الجيبوتية"),
    "DZ": ("الجزائر", "الجزائري", "الجزائرية"),
    "EG": ("مصر", "المصري", "المصرية"),
    "ES": ("إسبانيا", "الإسباني", "الإسبانية"),
    "ET": ("إثيوبيا", "الإثيوبي", "الإثيوبية"),
    "FR": ("فرنسا", "الفرنسي", "الفرنسية"),
    "GB": ("بريطانيا", "البريطاني", "البريطانية"),
    "GR": ("اليونان", "اليوناني", "اليونانية"),
    "IL": ("إسرائيل", "الإسرائيلي", "الإسرائيلية"),
    "IN": ("الهند", "الهندي", "الهندية"),
    "IQ": ("العراق", "العراقي", "العراقية"),
    "IR": ("إيران", "الإيراني", "الإيرانية"),
    "IT": ("إيطاليا", "الإيطالي", "الإيطالية"),
    "JO": ("الأردن", "الأردني", "الأردنية"),
    "KW": ("الكويت", "الكويتي", "الكويتية"),
    "LB": ("لبنان", "اللبناني", "اللبنانية"),
    "LY": ("ليبيا", "الليبي", "الليبية"),
    "MA": ("المغرب", "المغربي", "المغربية"),
    "MR": ("موريتانيا", "الموريتاني", "الموريتانية"),
    "OM": ("سلطنة عمان", "العماني", "العمانية"),
    "PK": ("باكستان", "الباكستاني", "الباكستانية"),
    "PS": ("فلسطين", "الفلسطيني", "الفلسطينية"),
    "QA": ("قطر", "القطري", "القطرية"),
    "RU": ("روسيا", "الروسي", "الروسية"),
    "SA": ("السعودية", "السعودي", "السعودية"),
    "SD": ("السودان", "السوداني", "السودانية"),
    "SO": ("الصومال", "الصومالي", "الصومالية"),
    "SY": ("سوريا", "السوري", "السورية"),
    "TN": ("تونس", "التونسي", "التونسية"),
    "TR": ("تركيا", "التركي", "التركية"),
    "UA": ("أوكرانيا", "الأوكراني", "الأوكرانية"),
    "US": ("الولايات المتحدة", "الأميركي", "الأميركية"),
    "YE": ("اليمن", "اليمني", "اليمنية"),
}


def codes(text: str) -> list[str]:
    return text.split()


ARAB = codes("AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN YE")
NEAR = [*ARAB, "IL", "IR", "TR"]
ALL = list(STATES)
GULF = codes("AE BH KW OM QA SA")


def without(states: list[str], *left_out: str) -> list[str]:
    return [state for state in states if state not in left_out]


# (subtype, states, forms); the first form is canonical. {m} and {f}: the adjective; {c}: the country.
# A ? after a form marks it as ambiguous.
BODIES = [
    ("government", ALL, ["وزارة الخارجية {f}", "الخارجية {f}", "وزارة الخارجية في {c}"]),
    ("government", without(ALL, "CN"), ["وزارة الداخلية {f}", "الداخلية {f}", "وزارة الداخلية في {c}"]),
    ("government", without(ALL, "PS", "US"), ["وزارة الدفاع {f}", "الدفاع {f}", "وزارة الدفاع في {c}"]),
    ("government", without(ALL, "US", "GB"), ["وزارة المالية {f}", "المالية {f}?", "وزارة المالية في {c}"]),
    ("government", ALL, ["وزارة العدل {f}", "العدل {f}?", "وزارة العدل في {c}"]),
    (
        "government",
        without(ALL, "US", "CN"),
        ["وزارة الصحة {f}", "الصحة {f}", "وزارة الصحة في {c}", "وزارة الصحة العامة {f}"],
    ),
    ("government", without(NEAR, "IL", "LB"), ["وزارة الإعلام {f}", "الإعلام {f}?", "وزارة الإعلام في {c}"]),
    (
        "government",
        codes("IQ SY KW TN DZ MA LB"),
        ["وزارة التربية {f}", "التربية {f}?", "وزارة التربية في {c}", "وزارة التربية الوطنية {f}"],
    ),
    (
        "government",
        codes("AE BH EG JO OM PS QA SD YE LY SA TR IL"),
        ["وزارة التربية والتعليم {f}", "وزارة التعليم {f}", "التربية والتعليم {f}?", "وزارة التعليم في {c}"],
    ),
    (
        "government",
        codes("IQ SY EG JO DZ TN SD LY YE PS"),
        ["وزارة التعليم العالي {f}", "وزارة التعليم العالي والبحث العلمي {f}", "وزارة التعليم العالي في {c}"],
    ),
    (
        "government",
        without(NEAR, "AE", "KW", "BH"),
        ["وزارة الزراعة {f}", "الزراعة {f}?", "وزارة الزراعة في {c}"],
    ),
    (
        "government",
        without(NEAR, "AE", "SA"),
        ["وزارة النقل {f}", "وزارة المواصلات {f}", "وزارة النقل في {c}"],
    ),
    ("government", without(NEAR, "IL", "QA"), ["وزارة الثقافة {f}", "الثقافة {f}?", "وزارة الثقافة في {c}"]),
    (
        "government",
        codes("IQ SY LB EG SD YE KW"),
        ["وزارة الكهرباء {f}", "الكهرباء {f}?", "وزارة الكهرباء في {c}"],
    ),
    (
        "government",
        codes("IQ KW LY OM IR SD SY YE BH"),
        ["وزارة النفط {f}", "النفط {f}?", "وزارة النفط في {c}"],
    ),
    (
        "government",
        codes("AE SA QA JO LB DZ TR RU IL US"),
        ["وزارة الطاقة {f}", "الطاقة {f}?", "وزارة الطاقة في {c}"],
    ),
    (
        "government",
        codes("EG JO KW SY PS YE LY QA MA"),
        ["وزارة الأوقاف {f}", "الأوقاف {f}?", "وزارة الأوقاف والشؤون الإسلامية {f}", "وزارة الأوقاف في {c}"],
    ),
    (
        "government",
        codes("EG JO SY LB TN MA TR SA IL"),
        ["وزارة السياحة {f}", "السياحة {f}?", "وزارة السياحة في {c}"],
    ),
    (
        "government",
        codes("IQ SD EG JO MA TN YE LY SA"),
        ["وزارة التخطيط {f}", "التخطيط {f}?", "وزارة التخطيط في {c}"],
    ),
    (
        "government",
        codes("IQ KW SA TN DZ CN RU TR US"),
        ["وزارة التجارة {f}", "التجارة {f}?", "وزارة التجارة في {c}"],
    ),
    (
        "government",
        codes("IQ EG SY DZ SD LB JO YE"),
        ["وزارة الشباب والرياضة {f}", "وزارة الشباب {f}", "وزارة الشباب والرياضة في {c}"],
    ),
    (
        "government",
        codes("EG IQ SD"),
        ["وزارة الموارد المائية {f}", "وزارة الموارد المائية والري {f}", "وزارة الري {f}"],
    ),
    ("army", without(ALL, "PS", "US"), ["الجيش {m}", "القوات المسلحة {f}", "القوات {f}?"]),
    (
        "army",
        without(ALL, "PS", "SO", "DJ", "GB", "IL"),
        ["القوات الجوية {f}", "سلاح الجو {m}", "القوة الجوية {f}"],
    ),
    (
        "army",
        without(ALL, "PS", "SO", "DJ", "AF", "ET", "US"),
        ["القوات البحرية {f}", "البحرية {f}", "سلاح البحرية {m}"],
    ),
    ("police", without(ALL, "US", "FR"), ["الشرطة {f}", "قوات الشرطة {f}", "جهاز الشرطة {m}"]),
    (
        "agency",
        without(ALL, "US", "IL", "FR", "GB", "PK", "TR", "RU", "IQ"),
        ["المخابرات {f}", "جهاز المخابرات {m}", "الاستخبارات {f}", "المخابرات العامة {f}"],
    ),
    (
        "border_guard",
        codes("IQ IR JO SA TR LB PK IL"),
        ["حرس الحدود {m}", "قوات حرس الحدود {f}", "حرس الحدود في {c}"],
    ),
    (
        "coast_guard",
        codes("GR IT TN LY TR YE DZ KW"),
        ["خفر السواحل {m}", "خفر السواحل في {c}", "قوات خفر السواحل {f}"],
    ),
    (
        "bank",
        codes("EG IQ JO TN SY YE IR TR RU SO"),
        ["البنك المركزي {m}", "المركزي {m}", "البنك المركزي في {c}"],
    ),
    (
        "government",
        codes("EG IQ JO LB YE LY BH US"),
        ["مجلس النواب {m}", "البرلمان {m}", "مجلس النواب في {c}"],
    ),
    ("government", codes("FR GB TR ES IT GR IN PK UA"), ["البرلمان {m}", "البرلمان في {c}"]),
    (
        "government",
        without(ALL, "US", "DE", "RU", "CN", "FR", "GB"),
        ["مجلس الوزراء {m}", "مجلس الوزراء في {c}", "رئاسة الوزراء {f}", "رئاسة مجلس الوزراء {f}"],
    ),
    (
        "government",
        without(ALL, *GULF, "JO", "MA", "GB", "ES", "IR", "IL", "DE", "CN", "IN"),
        ["الرئاسة {f}", "رئاسة الجمهورية {f}", "مؤسسة الرئاسة {f}", "الرئاسة في {c}"],
    ),
    ("court", without(NEAR, "IL"), ["النيابة العامة {f}", "النيابة {f}?", "الادعاء العام {m}"]),
    (
        "court",
        codes("IL SA YE LY PK IN SD IR"),
        ["المحكمة العليا {f}", "المحكمة العليا في {c}", "العليا {f}?"],
    ),
    (
        "sport",
        without(ALL, "MA", "TN", "GB", "DJ", "AF", "US"),
        ["الاتحاد {m} لكرة القدم", "اتحاد الكرة {m}", "اتحاد كرة القدم {m}", "اتحاد الكرة في {c}"],
    ),
    ("sport", ALL, ["اللجنة الأولمبية {f}", "اللجنة الأولمبية الوطنية {f}", "اللجنة الأولمبية في {c}"]),
    (
        "ngo",
        without(ARAB, "LB", "SA"),
        ["الهلال الأحمر {m}", "جمعية الهلال الأحمر {f}", "جمعية الهلال الأحمر {m}"],
    ),
    (
        "ngo",
        ["SA", "TR", "IR", "PK", "AF"],
        ["الهلال الأحمر {m}", "هيئة الهلال الأحمر {m}", "جمعية الهلال الأحمر {f}"],
    ),
    (
        "ngo",
        ["LB", "DE", "GB", "FR", "CN", "US", "IT", "ES", "ET"],
        ["الصليب الأحمر {m}", "جمعية الصليب الأحمر {f}", "الصليب الأحمر في {c}"],
    ),
    (
        "union",
        codes("EG IQ JO PS YE SY SD"),
        ["نقابة الصحفيين {f}", "نقابة الصحافيين {f}", "نقابة الصحفيين في {c}"],
    ),
    (
        "union",
        codes("EG IQ JO LB TN PS SY YE LY"),
        ["نقابة المحامين {f}", "نقابة المحامين في {c}", "نقابة محامي {c}"],
    ),
    (
        "union",
        codes("EG IQ JO LB SD TN SY PS"),
        ["نقابة الأطباء {f}", "نقابة الأطباء في {c}", "نقابة أطباء {c}"],
    ),
    (
        "civil_defence",
        codes("AE DZ EG IQ JO KW LB PS QA SA SY BH"),
        ["الدفاع المدني {m}", "جهاز الدفاع المدني {m}", "الدفاع المدني في {c}"],
    ),
    ("exchange", codes("IQ JO QA KW EG SA TN MA LB"), ["البورصة {f}", "بورصة {c}", "سوق الأسهم {f}"]),
    (
        "party",
        codes("IQ SD LB SY JO EG FR CN RU IL TN GR"),
        ["الحزب الشيوعي {m}", "الشيوعي {m}?", "الحزب الشيوعي في {c}"],
    ),
]
HEAD = "form\ttype\tid\tcanonical\tcountry\tlat\tlon\tpopulation\tsource\tlicence\n"
NOTE = "# Built by tools/gazetteer/build_state_bodies.py: do not edit; corrections go into the script or organisations.tsv.\n"


def spelt_twice(form: str) -> list[str]:
    """The form, and where American is spelt in two ways, the other."""
    other = form.replace("الأميركي", "الأمريكي")
    return [form] if other == form else [form, other]


def main(data: Path) -> None:
    hand = {}
    for name in ("organisations.tsv", "armed_groups.tsv"):
        with (data / name).open(encoding="utf-8") as file:
            for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row != HEAD.split() and not row[0].startswith("#"):
                    hand[folded(row[0])] = row
    rows = {}
    for subtype, states, patterns in BODIES:
        for state in states:
            country, masculine, feminine = STATES[state]
            forms = [p.format(c=country, m=masculine, f=feminine) for p in patterns]
            forms = [spelling for form in forms for spelling in spelt_twice(form)]
            known = next(
                (hand[folded(f)] for f in forms if folded(f.rstrip("?")) in hand and folded(f) in hand), None
            )
            canonical, entity = (known[3], known[2]) if known else (forms[0], "")
            for form in forms:
                plain = form.rstrip("?")
                kind = f"ORG:{subtype}" + ("?" if form.endswith("?") else "")
                if folded(plain) not in hand:
                    rows.setdefault(
                        folded(plain),
                        [plain, kind, entity, canonical, state, "", "", "", "curated", "MIT OR Apache-2.0"],
                    )
    with (data / "state_bodies.tsv").open("w", encoding="utf-8") as file:
        file.write(NOTE + HEAD)
        for row in sorted(rows.values()):
            file.write("\t".join(row) + "\n")


main(Path(sys.argv[1]))
