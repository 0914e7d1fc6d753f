"""An invented story and the site that prints it, for the generator of Arabic pages.

Paragraphs are arwiki's; the furniture is worded by `tools/train/lines/wording.py`.
"""

import html
import json
import pathlib
import random
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lines"))
import wording as W

HIJRI = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"]
AGO = {"دقيقة": "منذ 12 دقيقة", "ساعة": "منذ ساعتين", "يوم": "قبل 3 أيام"}
LONG_COMMENT = "أنا أتابع موقعكم منذ سنوات، وأعتقد أن ما ورد هنا صحيح في معظمه. لكن {clause}. شكرا لكم."


def documents(folder):
    """The arwiki pages with at least four paragraphs: title and paragraphs."""
    found = []
    for path in sorted(pathlib.Path(folder).rglob("doc_*.txt")):
        text = re.sub(r"</?doc[^>]*>", "", path.read_text(encoding="utf-8"))
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        good = [line for line in lines[1:] if len(line) > 90 and line.count("(") < 6]
        if len(good) >= 4:
            found.append((lines[0], good))
    return found


def clause(rng, text, low, high):
    words = re.sub(r"[(\[][^)\]]*[)\]]|[\"“”«».:؛]", " ", text).split()
    return " ".join(words[: rng.randint(low, high)]).strip(" ،-–—")


class Site:
    """What stays the same on all pages of a site."""

    def __init__(self, rng, held):
        self.rng = rng
        part = lambda words: words[1::2] if held else words[::2]
        self.words = {name: part(getattr(W, name)) for name in dir(W) if isinstance(getattr(W, name), list)}
        self.name = rng.choice(self.words["SITES"])
        self.months = W.MONTHS[rng.choice(list(W.MONTHS))]
        self.date_line = rng.choice(self.words["DATE"])
        self.byline = rng.choice(self.words["BYLINE"])
        self.menu = rng.sample(W.SECTIONS, rng.randint(6, 20))
        self.digits = rng.random() < 0.25
        self.json_ld, self.open_graph = rng.random() < 0.55, rng.random() < 0.6
        self.hashed = rng.random() < 0.3
        self.salt = "".join(rng.choices("abcdefghijklmnop0123456789", k=5))
        self.captions, self.inside = rng.random() < 0.7, rng.random() < 0.5
        self.paging, self.comments = rng.random() < 0.15, rng.choice([0, 0, 0, 2, 4, 25])

    def some(self, name, low, high):
        words = self.words[name]
        return [
            self.words[name][i]
            for i in self.rng.sample(range(len(words)), min(len(words), self.rng.randint(low, high)))
        ]

    def cls(self, name):
        """A class name in the site's manner: as it is, or hashed."""
        return f"{name}_{self.salt}" if self.hashed else name


class Story:
    """One article: its parts as text, and what a reader should find."""

    def __init__(self, rng, site, document, others):
        self.rng, self.site, self.others = rng, site, others
        self.fill_with = {
            "clause": clause(rng, others[0][1][0], 4, 11),
            "noun": clause(rng, others[1][1][0], 2, 4),
        }
        take = rng.randint(3, 12)
        self.paragraphs = list(document[1][:take])
        self.title = clause(rng, self.paragraphs[0], 5, 12)
        self.subtitle = clause(rng, others[2][1][0], 8, 20) if rng.random() < 0.35 else None
        if rng.random() < 0.5:
            at = rng.choice(W.PLACES)
            agency = rng.choice(site.words["AGENCIES"])
            self.paragraphs[0] = rng.choice(
                [
                    f"{at} - {self.paragraphs[0]}",
                    f"{at} ({agency}) - {self.paragraphs[0]}",
                    f"{at}/{site.name}/ {self.paragraphs[0]}",
                ]
            )
        self.year, self.month, self.day = rng.randint(2009, 2025), rng.randint(1, 12), rng.randint(1, 28)
        self.hour, self.minute = rng.randint(0, 23), rng.randint(0, 59)
        self.iso = f"{self.year}-{self.month:02}-{self.day:02}"
        self.author = f"{rng.choice(W.GIVEN)} {rng.choice(W.FAMILY)}".replace("_", " ")
        self.section, self.tags = rng.choice(site.menu), rng.sample(W.SECTIONS, 3)
        self.caption = self.fill(rng.choice(site.words["CAPTION"])) if site.captions else None

    def shown_date(self):
        rng, month = self.rng, self.site.months[self.month - 1]
        day = rng.choice(W.DAYS)
        text = rng.choice(
            [f"{self.day} {month} {self.year}", f"{day} {self.day} {month} {self.year}", f"{day}، {self.day} {month}، {self.year}",
             f"{self.iso}", f"{self.year}/{self.month:02}/{self.day:02}", f"{self.day:02}/{self.month:02}/{self.year}",
             f"{self.day}-{self.month}-{self.year}", f"{day} {rng.randint(1, 29)} {rng.choice(HIJRI)} 1439هـ - {self.day} {month} {self.year}م"]
        )  # fmt: skip
        return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if self.site.digits else text

    def fill(self, text, date=None):
        rng, number = self.rng, str(self.rng.randint(2, 900))
        values = dict(
            self.fill_with, site=self.site.name, name=self.author, place=rng.choice(W.PLACES), n=number, latin=rng.choice(W.LATIN),
            agency=rng.choice(self.site.words["AGENCIES"]), date=date or self.shown_date(), time=f"{self.hour:02}:{self.minute:02}",
        )  # fmt: skip
        return re.sub(r"\{(\w+)\}", lambda m: values.get(m[1], number), text)

    def date_text(self):
        text = self.site.date_line
        return self.fill(text if "{date}" in text else "{date}")

    def byline_text(self):
        return self.fill(self.site.byline)

    def headlines(self, count):
        pool = self.others
        return [clause(self.rng, pool[i % len(pool)][1][-1 - i // len(pool)], 5, 13) for i in range(count)]

    def head(self):
        """The `<head>`, as much as the site states."""
        e, site = html.escape, self.site
        separator = self.rng.choice([" | ", " - ", " — "])
        rows = [f"<title>{e(self.title)}{separator}{e(site.name)}</title>"]
        if site.open_graph:
            rows += [
                f'<meta property="og:title" content="{e(self.title)}">',
                f'<meta property="og:site_name" content="{e(site.name)}">',
            ]
            rows.append(
                f'<meta property="og:description" content="{e(clause(self.rng, self.paragraphs[0], 12, 25))}">'
            )
            if self.rng.random() < 0.5:
                rows.append(
                    f'<meta property="article:published_time" content="{self.iso}T{self.hour:02}:{self.minute:02}:00+03:00">'
                )
        if site.json_ld:
            data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title, "articleSection": self.section,
                    "datePublished": f"{self.iso}T{self.hour:02}:{self.minute:02}:00+03:00", "author": {"@type": "Person", "name": self.author},
                    "publisher": {"@type": "Organization", "name": site.name}}  # fmt: skip
            if self.rng.random() < 0.3:
                data["articleBody"] = " ".join(self.paragraphs)
            rows.append(f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
        return f'<html lang="ar" dir="rtl"><head><meta charset="utf-8">{"".join(rows)}</head>'


def maker(folder, seed, held):
    """Stories without end: each call gives one of a new site."""
    rng = random.Random(seed)
    found = documents(folder)[1 if held else 0 :: 2]

    def make():
        site = Site(rng, held)
        return Story(rng, site, rng.choice(found), rng.sample(found, 8))

    return make
