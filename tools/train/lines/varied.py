"""Pages for training: more wordings, freer headlines, rarer habits than in the half that is held apart."""

import random
import re

import heads
import wording as W
from inline import ending, goes_on, terse, widget
from pages import Page, Site
from source import clause, sentences


class VariedSite(Site):
    """A site with habits of its own."""

    def __init__(self, rng, name):
        super().__init__(rng, False, name)
        for key, more in W.MORE.items():
            own = getattr(self, key.lower())
            setattr(self, key.lower(), own + rng.sample(more, min(len(more), rng.randint(2, 9))))
        self.byline_form, self.date_line = rng.choice(self.byline), rng.choice(self.date)
        self.stop = rng.random() < 0.85
        self.bare = not self.stop and rng.random() < 0.5
        self.breath = rng.choice(["", "", "", "", "sentence", "sentence", "short"])
        self.wrap = rng.randint(60, 110) if rng.random() < 0.04 else 0
        self.marks = rng.choice([""] * 8 + ["◾️ ", "- ", "🔴 ", "• "])
        self.noise = rng.choice([0.0, 0.2, 0.4, 0.6])
        self.digits = rng.random() < 0.12
        self.inline = rng.choice([0.0, 0.0, 0.1, 0.2, 0.35])
        self.links = rng.choice([0.0, 0.2, 0.4, 0.6])
        self.terse = rng.random() < 0.06 or ("opinion" in name and rng.random() < 0.6)


class VariedPage(Page):
    """One dump in the making."""

    def __init__(self, site, source, rng):
        super().__init__(site, source, rng)
        desk = rng.random() < 0.5
        self.headline = heads.headline(self) if desk else self.loosened(self.headline)

    def loosened(self, text):
        """`text` with some words of another story: headlines seldom repeat the text word for word."""
        rng = self.rng
        other = re.sub(r"[^\w\s]", " ", rng.choice(self.source.next()[1])).split() or ["خبر"]
        words = [rng.choice(other) if rng.random() < self.site.noise else word for word in text.split()]
        if rng.random() < 0.3:
            words.insert(
                0,
                rng.choice(
                    [
                        "وفاة",
                        "مقتل",
                        "افتتاح",
                        "إطلاق",
                        "هل",
                        "لماذا",
                        "كيف",
                        "بدء",
                        "انطلاق",
                        "ارتفاع",
                        "وزير",
                        "رئيس",
                    ]
                ),
            )
        return " ".join(words)

    def story(self):
        if self.rng.random() < 0.25:
            own = self.rng.choice(sentences(self.rng.choice(self.paragraphs)) or [self.headline])
            return self.loosened(clause(self.rng, own, 5, 13))
        if self.rng.random() < 0.5:
            return heads.headline(self, self.source.next()[1])
        return super().story()

    def add(self, kind, line):
        if self.site.digits:
            line = line.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        site, rng = self.site, self.rng
        if kind == "paragraph" and site.bare:
            line = re.sub(r"[.،؛:]", "", line)
        if kind == "paragraph" and site.marks and rng.random() < 0.8:
            line = site.marks + line
        if kind == "paragraph" and site.wrap and len(line) > site.wrap:
            words, row = line.split(), ""
            for word in words:
                if len(row) + len(word) > site.wrap:
                    super().add(kind, row)
                    row = ""
                row += " " + word
            line = row
        super().add(kind, line)

    def fill(self, form):
        rng = self.rng
        person = lambda: rng.choice(W.GIVEN + W.GIVEN_MORE).replace("_", " ")
        family = lambda: rng.choice(W.FAMILY + W.FAMILY_MORE).replace("_", " ")
        full = (
            f"{person()} {rng.choice(W.FATHERS)} {family()}"
            if rng.random() < 0.3
            else f"{person()} {family()}"
        )
        while "{name}" in form:
            form = form.replace("{name}", f"{person()} {family()}", 1)
        return super().fill(form.replace("{full}", full))

    def date(self, other=False):
        rng, text = self.rng, super().date(other)
        month = rng.randint(1, 12)
        day, year = rng.randint(1, 28), rng.randint(2004, 2025)
        forms = [
            text,
            text,
            text,
            f"{day}.{month:02}.{year}",
            f"{day}/{month}/{year}",
            f"{day}-{month:02}-{year}",
            f"{day} {W.MONTHS['sham'][month - 1]}/ {W.MONTHS['misr'][month - 1]} {year}",
            f"{day} {W.MONTHS['sham'][month - 1]} / {W.MONTHS['misr'][month - 1]}، {year}",
            f"{rng.choice(W.DAYS)}، {day} {W.MONTHS['misr'][month - 1]}، {year}",
            f"{rng.choice(W.DAYS)} {day}/{W.MONTHS['misr'][month - 1]}/{year} - {rng.randint(1, 12):02}:{rng.randint(0, 59):02} م",
            f"{rng.choice(W.DAYS)} {day} {W.MONTHS['magh'][month - 1]} {year}",
        ]
        return forms[self.form()]

    def form(self):
        """Which way of writing dates the site has."""
        return random.Random(self.site.name + self.site.months + str(self.site.menu)).randrange(11)

    def streamed(self, paragraphs):
        stream = Page.streamed(paragraphs)
        if self.site.breath == "sentence":
            return [[sentence] for part in stream for sentence in part]
        if self.site.breath == "short":
            pieces = [p.strip() for part in stream for s in part for p in re.split(r"[،؛]", s)]
            return [[piece] for piece in pieces if len(piece) > 25] or stream
        return stream

    def part(self, letter):
        rng, site = self.rng, self.site
        if letter == "Y":
            self.add("byline", self.fill(rng.choice(site.byline)))
            if rng.random() < 0.6:
                role = rng.choice(W.ROLES)
                self.add(
                    "byline",
                    self.fill(
                        rng.choice(
                            [role, role + " من {place}", role + " مقيم في {place}", role + " في {site}"]
                        )
                    ),
                )
        elif letter == "G":
            width = rng.randint(2, 4)
            self.add("table", " ".join(clause(rng, p, 1, 1) for p in rng.choices(self.paragraphs, k=width)))
            for _ in range(rng.randint(2, 6)):
                cells = [clause(rng, rng.choice(self.paragraphs), 1, 2)]
                self.add("table", " ".join(cells + [str(rng.randint(0, 99)) for _ in range(width - 1)]))
        elif letter == "p":
            self.article()
        elif letter == "H":
            heads.head(self)
        elif letter == "Z":
            heads.page_title(self)
        elif letter == "N":
            self.add("notice", self.fill(rng.choice(W.INLINE["OPINION_NOTICE"])))
        elif letter == "Q":
            self.add("widget", rng.choice(["استطلاع الرأي", "استفتاء", "شارك في الاستطلاع", "تصويت"]))
            self.add("widget", "هل " + clause(rng, rng.choice(self.paragraphs), 4, 9) + "؟")
            for answer in ["نعم", "لا", "لا أدري"]:
                self.add("widget", answer + rng.choice(["", f" {rng.randint(1, 90)}%"]))
        elif letter == "u":
            # A quotation drawn out of the text.
            part = rng.choice(sentences(rng.choice(self.paragraphs)) or [self.headline])
            self.add("heading", f"«{clause(rng, part, 4, 12)}»")
        else:
            super().part(letter)

    def article(self):
        """A stretch of the body, as sites break it up."""
        rng, start = self.rng, len(self.rows)
        super().part("p")
        rows, self.rows = self.rows[start:], self.rows[:start]
        if rng.random() < 0.15 and rows:
            rows.append(("paragraph", ending(self)))
        if self.site.terse:
            rows = terse(self, rows)
        for index, (kind, line) in enumerate(rows):
            plain = kind == "paragraph" and not self.site.wrap
            if index and plain and rng.random() < self.site.links:
                line = goes_on(self, line)
            if index and plain and rng.random() < self.site.inline:
                for row in widget(self):
                    self.add(*row)
            self.rows.append((kind, line))
