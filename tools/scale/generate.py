"""Write any number of short invented news articles, one JSON line each: material for load tests, not for scores.

    python tools/scale/generate.py 1000000 FOLDER            shards of 50,000 documents, gzip
    python tools/scale/generate.py 5 -                       to look at

A document has an id, an outlet (`group`), a date and a text of some sixty words: a headline, furniture of its outlet,
two to four sentences with names, places, dates, numbers and quotes. Document n is made from the seed and n alone, so
that any part can be made again. People are invented; places are real; nothing reported happened.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SHARD = 50_000
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = 3_650

GIVEN = [
    "سليم",
    "نادر",
    "هالة",
    "مروان",
    "ليلى",
    "فادي",
    "رنا",
    "طارق",
    "سمير",
    "نوال",
    "كريم",
    "زينب",
    "هشام",
    "جمانة",
    "وائل",
    "سوسن",
    "ماجد",
    "رائد",
    "عبير",
    "أنس",
    "بسمة",
    "غسان",
    "لمياء",
    "حازم",
    "ندى",
    "شادي",
    "مها",
    "ياسر",
    "دلال",
    "نبيل",
]
FAMILY = [
    "الحداد",
    "النجار",
    "الشماع",
    "القباني",
    "البزاز",
    "الوراق",
    "السمان",
    "الصواف",
    "العطار",
    "الخباز",
    "الدهان",
    "الفران",
    "الحلاق",
    "الملاح",
    "السقا",
    "البيطار",
    "الخياط",
    "الصباغ",
    "الطحان",
    "اللحام",
    "الكيال",
    "الساعاتي",
    "الزيات",
    "الجمال",
    "العسلي",
    "الحموي",
    "البصري",
    "الفيومي",
    "الصفدي",
    "الكركي",
]
PLACES = (
    (
        "بغداد الموصل البصرة كركوك النجف دمشق حلب حمص بيروت طرابلس صيدا عمان إربد القدس رام الله نابلس القاهرة الإسكندرية "
        "أسوان الخرطوم بورتسودان صنعاء عدن الرياض جدة الدوحة الكويت مسقط تونس صفاقس الجزائر وهران الرباط فاس طنجة نواكشوط"
    )
    .replace("رام الله", "رام_الله")
    .split()
)
PLACES = [place.replace("_", " ") for place in PLACES]
BODIES = [
    "وزارة الصحة",
    "وزارة الزراعة",
    "وزارة الداخلية",
    "نقابة المعلمين",
    "غرفة التجارة",
    "جامعة بغداد",
    "الأمم المتحدة",
    "منظمة الصحة العالمية",
    "البنك المركزي",
    "هيئة الموانئ",
    "مجلس النواب",
    "الهلال الأحمر",
]
ROLES = [
    "وزير الري",
    "مدير المشروع",
    "المتحدث باسم البلدية",
    "رئيس النقابة",
    "محافظ المدينة",
    "مديرة المستشفى",
    "الخبير الاقتصادي",
]
THINGS = [
    "مدرسة",
    "مستشفى",
    "جسر",
    "محطة مياه",
    "سوق",
    "مكتبة",
    "ميناء صغير",
    "محطة كهرباء",
    "متحف",
    "مصنع للغزل",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
MONEY = ["مليون دولار", "مليار دينار", "مليون يورو", "مليون جنيه", "ألف ريال"]

HEADLINES = [
    "افتتاح {thing} في {place}",
    "{role}: العمل في {thing} {place} ينتهي قريبا",
    "إصابة {n} أشخاص في حادث قرب {place}",
    "{body} تخصص {n} {money} لمشروع في {place}",
    "{given} {family} يزور {place} ويلتقي سكانها",
]
SENTENCES = [
    "قال {role} {given} {family} إن {thing} في مدينة {place} سيخدم نحو {n} ألف نسمة.",
    "أعلنت {body} يوم {weekday} {day} {month} {year} تخصيص {n} {money} لبناء {thing} في {place}.",
    "وأضاف {family} في مؤتمر صحفي عقد في {place2}: «لن يتوقف العمل قبل أن ينتهي المشروع».",
    "وأصيب {n} أشخاص بجروح طفيفة مساء أمس إثر انهيار سقف {thing} قرب {place}، وفق ما ذكرت {body}.",
    "وارتفعت الأسعار بنسبة {n} في المئة خلال {few} أشهر، بحسب {body}.",
    "وذكرت {given2} {family2} أن أكثر من {n} أسرة في {place2} تنتظر المساعدة منذ {few} أسابيع.",
    "ويقع المكان على بعد {n} كيلومترا من {place2}، ويعمل فيه {few} آلاف عامل منذ عام {past}.",
    "وأوضح المصدر أن فرقا من {body} وصلت إلى {place} صباح {weekday} قادمة من {place2}.",
    "وتوقعت {body} أن تكتمل المرحلة الثانية في {month} المقبل بكلفة {few} {money}.",
    "من جهته نفى {role} {given2} {family2} وجود أي تأخير، مؤكدا أن {few} شركات تشارك في التنفيذ.",
]
OUTLETS = {
    "al-manar-al-yawm": ("الرئيسية | سياسة | اقتصاد | رياضة", "شارك الخبر: فيسبوك تويتر واتساب"),
    "barid-al-janub": ("الصفحة الرئيسية > أخبار محلية", "جميع الحقوق محفوظة © بريد الجنوب"),
    "sawt-al-midan": ("اشترك في النشرة البريدية", "اقرأ أيضا: أسعار العملات اليوم"),
    "al-jisr": ("أرسل إلى صديق  طباعة  تكبير الخط", "تابعنا على تلغرام"),
    "nashrat-al-masa": ("نشرة المساء - الأخبار على مدار الساعة", "التعليقات مغلقة"),
    "al-marsa": ("بحث | اتصل بنا | من نحن", "الأكثر قراءة"),
}


def document(number: int, seed: int = 2026) -> dict[str, str]:
    """The document with this number."""
    pick = random.Random(seed * 1_000_000_007 + number)
    choice, between = pick.choice, pick.randint
    date = FIRST_DAY + datetime.timedelta(days=between(0, DAYS - 1))
    group = choice(list(OUTLETS))
    facts = {
        "given": choice(GIVEN),
        "family": choice(FAMILY),
        "given2": choice(GIVEN),
        "family2": choice(FAMILY),
        "place": choice(PLACES),
        "place2": choice(PLACES),
        "body": choice(BODIES),
        "role": choice(ROLES),
        "thing": choice(THINGS),
        "money": choice(MONEY),
        "weekday": WEEKDAYS[date.weekday()],
        "day": date.day,
        "month": MONTHS[date.month - 1],
        "year": date.year,
        "past": date.year - between(2, 30),
        "n": between(4, 95),
        "few": between(3, 9),
    }
    above, below = OUTLETS[group]
    sentences = [sentence.format(**facts) for sentence in pick.sample(SENTENCES, between(2, 4))]
    lines = [
        above,
        choice(HEADLINES).format(**facts),
        f"{facts['place']} - {date:%d/%m/%Y}",
        *sentences,
        below,
    ]
    return {"id": f"{group}/{number}", "group": group, "date": date.isoformat(), "text": "\n\n".join(lines)}


def documents(start: int, stop: int, seed: int = 2026) -> Iterator[dict[str, str]]:
    """The documents from `start` to `stop`."""
    return (document(number, seed) for number in range(start, stop))


def main() -> None:
    """Write the shards, or print the documents."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("folder", help="where the shards go; - for the terminal")
    parser.add_argument("--seed", type=int, default=2026)
    given = parser.parse_args()
    if given.folder == "-":
        for each in documents(0, given.count, given.seed):
            print(json.dumps(each, ensure_ascii=False, indent=1))
        return
    folder = Path(given.folder)
    folder.mkdir(parents=True, exist_ok=True)
    words = 0
    for start in range(0, given.count, SHARD):
        stop = min(start + SHARD, given.count)
        with gzip.open(folder / f"{start:09}.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) as shard:
            for each in documents(start, stop, given.seed):
                words += each["text"].count(" ")
                shard.write(json.dumps(each, ensure_ascii=False) + "\n")
        print(f"{stop} documents", file=sys.stderr)
    print(f"{given.count} documents, some {words / max(given.count, 1):.0f} words each")


if __name__ == "__main__":
    main()
