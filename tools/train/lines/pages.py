"""A site, and the dumps of its pages."""

import re

import wording as W
from source import clause, sentences


class Site:
    """What stays the same over the pages of one template."""

    def __init__(self, rng, held, name):
        self.rng, self.held = rng, held
        pick = lambda words: words[1::2] if held else words[::2]
        self.pick = pick
        self.name = rng.choice(pick(W.SITES))
        self.menu = rng.sample(pick(W.SECTIONS), rng.randint(7, 18))
        self.bullet = rng.choice(["", "", "• ", "- ", "» "])
        self.blank = (
            "never" if name == "no-blank" else rng.choice(["never", "never", "always", "body", "parts"])
        )
        self.months = rng.choice(list(W.MONTHS))
        self.date_form = rng.randint(0, 6)
        self.stop = rng.random() < 0.9
        self.headings = rng.choice([0.0, 0.15, 0.3])
        for key in (
            "SHARE",
            "WIDGET",
            "COMMENT_HEAD",
            "COMMENT_FORM",
            "RELATED_HEAD",
            "PROMO",
            "NOTICE",
            "ADVERT",
            "EMBED",
            "TAGS_HEAD",
            "COPYRIGHT",
            "FOOTER",
            "SITE_DATE",
            "DATE",
            "BYLINE",
            "CREDIT",
            "CAPTION",
            "NAV",
        ):
            words = pick(getattr(W, key))
            setattr(self, key.lower(), rng.sample(words, min(len(words), rng.randint(3, 9))))
        self.byline_form, self.date_line = rng.choice(self.byline), rng.choice(self.date)
        self.related_form = rng.randint(0, 4)


class Page:
    """One dump in the making."""

    def __init__(self, site, source, rng):
        self.site, self.source, self.rng = site, source, rng
        self.title, self.paragraphs = source.next()
        self.rows = []
        self.stream = self.streamed(self.paragraphs)
        self.headline = self.make_headline(self.paragraphs[0])
        self.day, self.month, self.year = rng.randint(1, 28), rng.randint(0, 11), rng.randint(2009, 2025)

    @staticmethod
    def streamed(paragraphs):
        return [sentences(p) or [p] for p in dict.fromkeys(paragraphs)]

    def add(self, kind, line):
        line = re.sub(r"\s+", " ", line).strip()
        if line:
            self.rows.append((kind, line))

    def fill(self, form):
        rng = self.rng
        other = self.source.next()[1]
        name = lambda: f"{rng.choice(W.GIVEN)} {rng.choice(W.FAMILY)}".replace("_", " ")
        return (
            form.replace("{site}", self.site.name)
            .replace("{name}", name())
            .replace("{latin}", rng.choice(W.LATIN))
            .replace("{place}", rng.choice(W.PLACES))
            .replace("{agency}", rng.choice(W.AGENCIES))
            .replace("{date}", self.date())
            .replace("{time}", self.time())
            .replace("{clause}", clause(rng, rng.choice(self.paragraphs), 5, 16))
            .replace("{noun}", clause(rng, rng.choice(other), 2, 5))
        )

    def date(self, other=False):
        rng, months = self.rng, W.MONTHS[self.site.months]
        day, month, year = (
            (rng.randint(1, 28), rng.randint(0, 11), rng.randint(2009, 2025))
            if other
            else (self.day, self.month, self.year)
        )
        week = rng.choice(W.DAYS)
        return [
            f"{week} {day} {months[month]} {year}",
            f"{day} {months[month]} {year}",
            f"{day:02}/{month + 1:02}/{year}",
            f"{year}-{month + 1:02}-{day:02}",
            f"{week}، {day} {months[month]}، {year}",
            f"{months[month]} {day}, {year}",
            f"{week} {year}/{month + 1:02}/{day:02}",
        ][self.site.date_form]

    def time(self):
        hour, minute = self.rng.randint(1, 12), self.rng.randint(0, 59)
        return self.rng.choice(
            [
                f"{hour:02}:{minute:02}",
                f"{hour}:{minute:02} ص",
                f"{hour:02}:{minute:02} م",
                f"{hour:02}:{minute:02} GMT",
            ]
        )

    def make_headline(self, text):
        rng = self.rng
        first = clause(rng, (sentences(text) or [text])[0], 5, 13)
        if rng.random() < 0.15:
            first += ".. " + clause(rng, rng.choice(sentences(text) or [text]), 3, 8)
        if rng.random() < 0.1:
            first += rng.choice([" (فيديو)", ".. صور", " - فيديو", " (صور)"])
        if rng.random() < 0.1:
            first = rng.choice(["عاجل.. ", "بالفيديو.. ", "تقرير: ", "خاص | "]) + first
        return first + ("؟" if rng.random() < 0.06 else "")

    def story(self):
        return self.make_headline(self.source.next()[1][0])

    def body(self, stream, kind=None, low=3, high=12, headings=True):
        """Takes paragraphs from the front of `stream`, a list of paragraphs as lists of sentences."""
        rng, site, count = self.rng, self.site, 0
        want = rng.randint(low, high)
        paragraphs = [" ".join(part) for part in stream]
        while stream and count < want:
            parts = stream[0]
            while parts and count < want:
                take = rng.choice([1, 1, 1, 2, 2, 3, 4])
                text = " ".join(parts[:take])
                del parts[:take]
                if rng.random() < 0.3:
                    text = f"{rng.choice(W.SPEECH)} {text}"
                if rng.random() < 0.06:
                    text = f"{rng.choice(W.SPEECH)}: «{text}»"
                text = text[:900]
                if site.stop and text[-1] not in ".؟!»":
                    text += "."
                elif not site.stop:
                    text = text.rstrip(".")
                if headings and count > 1 and rng.random() < site.headings:
                    self.add(
                        kind or "heading",
                        clause(rng, rng.choice(paragraphs), 1, rng.choice([2, 3, 4, 7, 10]))
                        + rng.choice(["", "", "", ":"]),
                    )
                self.add(kind or "paragraph", text)
                count += 1
            if not parts:
                stream.pop(0)

    def some(self, kind, words, low, high, glue=0.1):
        chosen = [self.fill(w) for w in self.rng.sample(words, min(len(words), self.rng.randint(low, high)))]
        if self.rng.random() < glue and len(chosen) > 1:
            self.add(kind, self.rng.choice([" ", " | ", "  "]).join(chosen))
        else:
            for word in chosen:
                self.add(kind, word)

    def long(self, kind, words, chance):
        if self.rng.random() < chance:
            self.add(kind, self.fill(self.rng.choice(self.site.pick(words))))

    def part(self, letter):
        rng, site = self.rng, self.site
        bullet = site.bullet
        if letter == "n":
            self.some("navigation", site.nav, 0, 2)
            for section in site.menu:
                self.add("navigation", bullet + section)
        elif letter == "M":
            self.add("navigation", rng.choice([" ", " | ", " - "]).join(["الرئيسية"] + site.menu))
        elif letter == "x":
            self.add(
                "navigation",
                rng.choice(["الرئيسية » {}", "الرئيسية / {} / {}", "الرئيسية > {}", "أنت هنا: {}"]).format(
                    *rng.sample(site.menu, 2)
                ),
            )
        elif letter == "c":
            self.add("section", rng.choice(site.menu))
        elif letter == "k":
            self.add("navigation", "الرئيسية")
            self.add("navigation", rng.choice(site.menu))
            if rng.random() < 0.4:
                self.add("navigation", self.headline)
        elif letter == "K":
            self.add(
                "subtitle" if rng.random() < 0.6 else "section",
                clause(rng, rng.choice(self.paragraphs), 2, 4),
            )
        elif letter == "T":
            self.add("title", self.headline)
        elif letter == "U":
            if rng.random() < 0.7:
                self.add("subtitle", clause(rng, self.paragraphs[-1], 6, 20))
        elif letter == "P":
            self.add("widget", rng.choice(["Aa", "12", "0"]))
        elif letter == "D":
            if rng.random() < 0.25:
                self.add("date", self.fill(site.date_line) + " | " + self.fill("{name}"))
            else:
                self.add("date", self.fill(site.date_line))
        elif letter == "B":
            self.add("byline", self.fill(site.byline_form))
        elif letter == "d":
            self.add("site_date", self.fill(rng.choice(site.site_date)))
        elif letter == "S":
            self.some("share", [bullet + s for s in site.share], 1, 6, 0.25)
        elif letter == "w":
            self.some("widget", site.widget, 1, 3, 0.2)
        elif letter == "C":
            self.add("caption", self.fill(rng.choice(site.caption)))
        elif letter == "L":
            self.part("C")
        elif letter == "p":
            before = len(self.rows)
            self.body(self.stream, low=2 if rng.random() < 0.15 else 3, high=rng.choice([6, 12, 25]))
            if rng.random() < 0.35 and before < len(self.rows):
                kind, text = self.rows[before]
                lead = self.fill(
                    rng.choice(
                        [
                            "{place} - {agency}: ",
                            "{place} ({agency}) - ",
                            "{place}/ {agency} ـ ",
                            "{place} – ",
                            "{site} - {place}: ",
                            "({agency}) - ",
                            "{place} (العراق)- ",
                        ]
                    )
                )
                self.rows[before] = (kind, lead + text)
        elif letter == "i":
            self.body(self.stream, low=2, high=4, headings=False)
            for paragraph in self.paragraphs[1 : rng.randint(4, 8)]:
                self.add(
                    "list",
                    rng.choice(["- ", "• ", "1. "])
                    + clause(rng, paragraph, 5, 22)
                    + rng.choice([".", "", "؛"]),
                )
            self.body(self.stream, low=1, high=3, headings=False)
        elif letter == "A":
            self.add("credit", self.fill(rng.choice(site.credit)))
        elif letter == "s":
            if rng.random() < 0.4:
                self.add("credit", self.fill(rng.choice(site.credit)))
            self.part("S")
        elif letter == "t":
            self.add("tags", rng.choice(site.tags_head))
            tags = [clause(rng, p, 1, 3) for p in rng.sample(self.paragraphs * 6, rng.randint(2, 7))]
            if rng.random() < 0.2:
                self.add("tags", " ".join(f"#{t.replace(' ', '_')}" for t in tags))
            else:
                for tag in tags:
                    self.add("tags", bullet + tag)
        elif letter in "rh":
            if letter == "r" or rng.random() < 0.5:
                self.add("related", rng.choice(site.related_head))
            for number in range(rng.randint(2, 9)):
                if site.related_form == 1:
                    self.add("related", rng.choice(site.menu))
                if site.related_form == 2:
                    self.add("related", self.date(other=True))
                head = self.story()
                self.add("related", bullet + head)
                if site.related_form == 4:
                    self.add("related", head)
                if site.related_form == 3:
                    self.add("related", f"{self.date(other=True)} - {self.time()}")
        elif letter == "R":
            self.add("related", rng.choice(site.related_head))
            for _ in range(rng.randint(1, 6)):
                title, paragraphs = self.source.next()
                self.add("related", self.make_headline(paragraphs[0]))
                teaser = clause(rng, paragraphs[0], 14, 45)
                self.add("related", teaser + rng.choice(["...", "…", " [...]", "", "."]))
                if rng.random() < 0.4:
                    self.add(
                        "related",
                        rng.choice(["اقرأ المزيد", "المزيد", "التفاصيل", "تابع القراءة", "Read more »"]),
                    )
        elif letter == "q":
            self.add("related", f"{rng.choice(site.related_head).rstrip(':')}: {self.story()}")
            self.body(self.stream, low=1, high=5)
        elif letter == "a":
            self.add("advert", rng.choice(site.advert))
            self.body(self.stream, low=1, high=4)
        elif letter == "e":
            self.some("embed", site.embed, 1, 3, 0.0)
        elif letter == "o":
            self.long("notice", W.LONG_NOTICE, 0.5)
            self.some("notice", site.notice, 1, 5, 0.0)
        elif letter == "g":
            self.long("promo", W.LONG_PROMO, 0.6)
            self.some("promo", site.promo, 2, 6, 0.0)
        elif letter == "m":
            self.long("promo", W.LONG_PROMO, 0.4)
            self.some("promo", site.promo, 1, 3, 0.05)
            if rng.random() < 0.3:
                self.part("o")
        elif letter == "j":
            self.add("comment_form", rng.choice(site.comment_head))
            for _ in range(rng.randint(0, 6)):
                self.add("comment_form", self.fill("{name}"))
                if rng.random() < 0.5:
                    self.add("comment_form", f"{self.date(other=True)} {self.time()}")
                self.add("comment_form", " ".join(rng.sample(W.COMMENTS, rng.randint(1, 2))))
                if rng.random() < 0.5:
                    self.add("comment_form", rng.choice(["رد", "إعجاب", "Reply", "0 0"]))
            self.long("comment_form", W.LONG_NOTICE[:1] + W.LONG_NOTICE[4:6], 0.4)
            self.some("comment_form", site.comment_form, 1, 6, 0.0)
        elif letter == "#":
            self.add("page_number", str(rng.randint(1, 12)))
        elif letter == "V":
            if rng.random() < 0.4:
                self.add("related", self.story())
            self.body(self.streamed(self.source.next()[1]), kind="related", low=1, high=4, headings=False)
        elif letter == "l":
            for _ in range(rng.randint(3, 8)):
                self.add("widget", rng.choice(W.PLACES))
                self.add("widget", rng.choice(["21 o", "17°", "25 / 14", "غائم جزئياً", "33°C"]))
        elif letter == "b":
            self.add("byline", self.fill("{name}"))
        elif letter == "y":
            self.add("byline", self.fill(rng.choice(["كاتب وباحث من {place}", "{name} كاتب صحافي وروائي"])))
        elif letter == "z":
            self.part("A")
        elif letter == "f":
            self.some("footer", site.footer, 3, 9, 0.3)
            self.long("footer", W.LONG_FOOTER, 0.3)
        elif letter == "©":
            self.add("copyright", self.fill(rng.choice(site.copyright)))
        elif letter == "W":
            self.part("w")

    def dump(self):
        lines, kinds = [], []
        for kind, line in self.rows:
            blank, before = self.site.blank, kinds[-1] if kinds else kind
            prose = {kind, before} & {"paragraph", "title", "caption"}
            if lines and (
                blank == "always"
                or (blank == "body" and prose)
                or (blank == "parts" and (prose or kind != before))
            ):
                lines.append("")
                kinds.append("")
            lines.append(line)
            kinds.append(kind)
        return lines, kinds
