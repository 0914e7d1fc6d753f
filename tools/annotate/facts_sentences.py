"""Chooses the sentences of tests/annotated/facts by a fixed rule.

usage: facts_sentences.py SHARED OUT

SHARED holds data/news; OUT gets sentences.jsonl and losses.jsonl with the texts, which are not to be published.
No choice is made by hand: candidates are put in the order of the SHA-256 of `document:start`, and each takes its
place if its group still has room and neither its document nor its wording was taken before.
"""

import argparse
import collections
import gzip
import hashlib
import json
import pathlib
import re

SOURCES = ("press_2012", "saudi_2015")
SHORTEST, LONGEST = 30, 300  # code points
# No stop after digits (a decimal) save at white space, nor after a single letter («د. محمد»).
STOP = re.compile(r"(?<=[^\d\s.])(?<!\s\w)[.!؟?]+[»\"”)]*(?=\s|$)|(?<=\d)\.(?=\s|$)|…(?=\s|$)")
LETTERS = "ء-غف-ي"


def words(pattern):
    return re.compile(rf"(?<![{LETTERS}])[وف]?[بلكس]?(?:ال)?(?:{pattern})(?![{LETTERS}])")


TIME = words(
    r"أمس|اليوم|غدا|يوم|شهر|عام|سنة|أسبوع|ساعة|صباح|مساء|ليلة|فجر|منذ|قبل|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو"
    r"|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|رمضان|شوال|محرم"
    r"|رجب|شعبان|سبت|أحد|اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة"
)
NUMBER = words(
    r"عشرات|مئات|آلاف|ألف|مليون|مليار|ملايين|نصف|ربع|ثلث"
    r"|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|عشرون|عشرين|ثلاثين|مئة|مائة"
)
DIGIT = re.compile(r"[0-9٠-٩]")
SPEECH = words(
    r"قال|قالت|يقول|تقول|أكد|أكدت|يؤكد|أضاف|أضافت|أوضح|أوضحت|ذكر|ذكرت|أشار|أشارت|أعلن|أعلنت|صرح|نفى|نفت|اتهم|اتهمت"
    r"|هدد|هددت|وصف|وصفت|اعتبر|اعتبرت|رأى|لفت|لفتت|حذر|حذرت|بين|تابع|شدد|دعا|طالب|أبلغ|أخبر|كشف|نقل|نقلت|بحسب|وفق"
    r"|حسب|مؤكدا|مؤكداً|مضيفا|مضيفاً|مشيرا|مشيراً|موضحا|موضحاً|مبينا|مبيناً"
)
MARKS = re.compile(r"[«»\"“”]|:\s")
LOSS = words(
    r"قتل|قتلت|قتلوا|قتلى|قتيل|قتيلا|قتيلاً|مقتل|يقتل|مصرع|مصرعهم|وفاة|وفيات|توفي|توفيت|توفوا|قضى|قضوا|قضت|مات|ماتوا"
    r"|شهيد|شهداء|شهيدا|استشهد|استشهاد|ضحية|ضحايا|جرح|جريح|جريحا|جرحى|أصيب|أصيبت|إصابة|اصابة|إصابات|مصاب|مصابين|مصابون"
    r"|اعتقال|اعتقل|اعتقلت|معتقل|معتقلين|معتقلا|أسير|أسرى|موقوف|موقوفين|توقيف|أوقف|أوقفت|محتجز|محتجزين|خطف|اختطاف|مخطوف"
    r"|مخطوفين|اختطف|رهينة|رهائن|نزوح|نزح|نازح|نازحين|نازحون|لاجئ|لاجئين|لاجئون|تهجير|مفقود|مفقودين|فقدان|غرق|حتفهم|حتفه"
    r"|إعدام|اعدام|حكم|حكمت|سجن|إنقاذ|انقاذ|تحرير|حصار|محاصر|محاصرين|عودة|تدمير|دمر|دمرت|خسائر|خسارة|تصفية|إبادة|مذبحة"
    r"|مجزرة|جثة|جثث|كورونا|عدوى|ضبط|القبض|إحباط|أضرار|احتراق|حريق|انفجار|تفجير"
)
TOLL = words(
    r"قتل|قتلت|قتلوا|قتلى|قتيل|قتيلا|قتيلاً|مقتل|يقتل|مصرع|مصرعهم|وفاة|وفيات|توفي|توفيت|توفوا|قضى|قضوا|مات|ماتوا|شهيد"
    r"|شهداء|شهيدا|استشهد|استشهاد|ضحايا|جرح|جريح|جريحا|جرحى|أصيب|أصيبت|إصابة|اصابة|إصابات|مصاب|مصابين|اعتقال|اعتقل|اعتقلت"
    r"|معتقل|معتقلين|معتقلا|أسير|أسرى|توقيف|أوقف|أوقفت|محتجز|محتجزين|خطف|اختطاف|اختطف|رهائن|نزوح|نزح|نازح|نازحين|نازحون"
    r"|لاجئ|لاجئين|تهجير|مفقود|مفقودين|فقدان|غرق|حتفهم|إعدام|إنقاذ|محاصرين|تدمير|دمرت|خسائر|جثة|جثث|القبض|ضبط"
)
TURN = words(  # what may turn a count: denial, threat, plan, court, doubt, parts, former counts
    r"نفى|نفت|ينفي|تنفي|نفي|نافيا|لم|لن|ليس|بدون|دون|عدم|هدد|هددت|يهدد|تهديد|توعد|خطط|يخطط|مخطط|إعدام|حكمت|قضت|لو|إذا"
    r"|حذر|حذرت|محاولة|اتهم|اتهمت|متهم|متهما|متهمين|اتهام|تهمة|زعم|زعمت|نجا|نجوا|ارتفع|ارتفعت|ارتفاع|أصل|قتيل وجريح"
)
DENIED = words(  # a denial or a threat that stands right before a word of loss
    r"نفى|نفت|ينفي|تنفي|نفوا|نافيا|نافية|لم|لن|بدون|دون|هدد|هددت|هددوا|يهدد|تهدد|تهديد|متوعدا|توعد|توعدت|مخطط|يخطط|خططوا"
)
NEAR = 40  # code points between a word of loss and a number
# group: how many of it; in `chosen` what it must hold.
GROUPS = {
    "sentences": [("any", 100), ("amounts", 150), ("speech", 110), ("marks", 40)],
    "losses": [("toll", 200), ("senses", 100), ("turned", 80), ("denied", 60)],
}
AMOUNT = re.compile(NUMBER.pattern + "|" + DIGIT.pattern)
COUNTS = re.compile(TIME.pattern + "|" + AMOUNT.pattern)


def near(text):
    """Whether a word of loss stands beside a number."""
    return any(AMOUNT.search(text, max(0, m.start() - NEAR), m.end() + NEAR) for m in TOLL.finditer(text))


def denied(text):
    """Whether such a word comes right before a word of loss that has a number after it."""
    for loss in TOLL.finditer(text):
        if DENIED.search(text, max(0, loss.start() - 20), loss.start() + 1) and AMOUNT.search(
            text, loss.end(), loss.end() + 20
        ):
            return True
    return False


HOLDS = {
    "any": lambda text: True,
    "amounts": COUNTS.search,
    "speech": SPEECH.search,
    "marks": MARKS.search,
    "toll": near,
    "turned": lambda text: near(text) and TURN.search(text),
    "denied": denied,
    "senses": lambda text: LOSS.search(text) and AMOUNT.search(text),
}


def sentences(text):
    """Start and end of each sentence: lines, cut at stops that white space follows."""
    for line in re.finditer(r"[^\r\n]+", text):
        start = line.start()
        for stop in STOP.finditer(text, line.start(), line.end()):
            yield from trimmed(text, start, stop.end())
            start = stop.end()
        yield from trimmed(text, start, line.end())


def trimmed(text, start, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if SHORTEST <= end - start <= LONGEST:
        yield start, end


def digest(string):
    return hashlib.sha256(string.encode()).hexdigest()


def documents(shared):
    for source in SOURCES:
        with gzip.open(
            pathlib.Path(shared) / "data" / "news" / f"{source}.jsonl.gz", "rt", encoding="utf-8"
        ) as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("text"):
                    yield source, row


def choose(shared):
    """The chosen sentences of each set, with their texts."""
    candidates, found = [], {}
    for source, row in documents(shared):
        found[row["id"]] = (source, row)
        for start, end in sentences(row["text"]):
            candidates.append((digest(f"{row['id']}:{start}"), row["id"], start, end))
    candidates.sort()
    taken, wordings = set(), set()
    chosen = collections.defaultdict(list)
    for name, groups in GROUPS.items():
        for group, count in groups:
            room = dict.fromkeys(SOURCES, count // 2)
            for key, document, start, end in candidates:
                source, row = found[document]
                if not room[source] or document in taken:
                    continue
                text = row["text"][start:end]
                if not HOLDS[group](text):
                    continue
                wording = re.sub(r"\W", "", text)
                if wording in wordings:
                    continue
                taken.add(document)
                wordings.add(wording)
                room[source] -= 1
                line = row["text"].rfind("\n", 0, start) + 1
                chosen[name].append(
                    {
                        "id": f"{document}:{start}",
                        "source": source,
                        "sha256": digest(row["text"]),
                        "start": start,
                        "end": end,
                        "paragraph": line,
                        "date": row["date"][:10] if row.get("date") else None,
                        "part": "held" if int(digest(f"{document}:{start}")[-1], 16) % 2 else "develop",
                        "group": group,
                        "country": row.get("country"),
                        "outlet": row.get("outlet"),
                        "title": row.get("title"),
                        "text": row["text"],
                    }
                )
    return chosen


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared")
    parser.add_argument("out", type=pathlib.Path)
    arguments = parser.parse_args()
    for name, rows in choose(arguments.shared).items():
        with open(arguments.out / f"{name}.jsonl", "w", encoding="utf-8") as out:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False), file=out)
        print(name, len(rows), collections.Counter(row["part"] for row in rows))


if __name__ == "__main__":
    main()
