"""The head of an article: kicker, headline, subtitle, section, byline and date, in the orders and wordings of many sites."""

import pathlib
import re

import wording as W
from source import clause, sentences

FORMS: dict[str, list[str]] = {}
for row in (pathlib.Path(__file__).parent / "wording" / "heads.tsv").read_text(encoding="utf-8").splitlines():
    if not row.startswith("# "):
        key, form = row.split("\t")
        FORMS.setdefault(key, []).append(form)
ABOVE = {
    "section": 0.3,
    "kicker": 0.18,
    "date": 0.12,
    "author": 0.08,
    "caption": 0.1,
    "share": 0.06,
    "small": 0.05,
}
BELOW = {
    "subtitle": 0.5,
    "author": 0.65,
    "date": 0.65,
    "caption": 0.4,
    "share": 0.25,
    "small": 0.15,
    "section": 0.1,
    "stamped": 0.15,
    "credit": 0.05,
}


def worded(page, sort, paragraphs=None, **given):
    """One of the forms of `sort`, its gaps filled with words of `paragraphs`: those of the page unless told."""
    rng, text = page.rng, page.rng.choice(FORMS[sort])
    paragraphs = paragraphs or page.paragraphs
    words = {
        "section": lambda: rng.choice(page.site.menu + W.SECTIONS),
        "number": lambda: str(rng.choice([rng.randint(2, 99), rng.randint(100, 9000)])),
        "sentence": lambda: rng.choice(sentences(rng.choice(paragraphs)) or paragraphs)[:220],
        "clause": lambda: page.loosened(clause(rng, rng.choice(paragraphs[:3]), 4, 11)),
        "noun": lambda: clause(rng, rng.choice(paragraphs), 2, 5) if rng.random() < 0.6 else "{noun}",
        **{key: lambda key=key: worded(page, key, paragraphs) for key in ("SPEAKER", "VERB", "EVENT")},
        **{key: lambda value=value: value for key, value in given.items()},
    }
    filled = re.sub(r"{(\w+)}", lambda m: words[m[1]]() if m[1] in words else m[0], text)
    return page.fill(filled).replace("_", " ")


def headline(page, paragraphs=None):
    """A headline as desks word them; that of an opinion piece says little of the text."""
    return worded(page, "ESSAY" if page.rng.random() < 0.12 else "TITLE", paragraphs)


def head(page):
    """Writes the head of the article: what stands above the headline, it, and what stands below."""
    rng = page.rng
    above = [part for part, share in ABOVE.items() if rng.random() < share]
    below = [part for part, share in BELOW.items() if part not in above and rng.random() < share]
    rng.shuffle(above)
    rng.shuffle(below)
    if "subtitle" in below and rng.random() < 0.6:
        below.remove("subtitle")
        below.insert(0, "subtitle")
    for part in above:
        write(page, part, last=False)
    page.add("title", page.headline)
    for part in below:
        write(page, part, last=part == below[-1])


def write(page, part, last):
    """Writes one part; right above the text a subtitle is no sentence."""
    rng = page.rng
    if part == "subtitle":
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            text = worded(page, "SUBTITLE")
            page.add("subtitle", text.rstrip(".") if last or rng.random() < 0.4 else text)
    elif part == "kicker":
        page.add("subtitle", worded(page, "KICKER"))
    elif part == "section":
        page.add("section", worded(page, "SECTION"))
    elif part == "author":
        page.add("byline", worded(page, "AUTHOR"))
        if rng.random() < 0.15:
            page.add("byline", page.fill(rng.choice(W.ROLES) + rng.choice(["", " من {place}", " في {site}"])))
    elif part == "stamped":
        sort = rng.choice(["STAMPED", "DATED"])
        author = rng.choice(["{name}", "{full}", "{full}", "{site}", "{place} - {name}", "كتب: {name}"])
        page.add("byline" if sort == "STAMPED" else "date", worded(page, sort, author=page.fill(author)))
    elif part == "small":
        page.add("widget", worded(page, "SMALL"))
    else:
        page.part({"date": "D", "caption": "C", "share": "S", "credit": "A"}[part])


def page_title(page):
    """The title of the page: the headline with the name of the site."""
    section = page.rng.choice(page.site.menu)
    page.add("title", worded(page, "PAGE_TITLE", title=page.headline, site=page.site.name, section=section))
