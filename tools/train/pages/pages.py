"""Writes Arabic pages of many builds, to train and to judge HTML mode.

    python3 tools/train/pages/pages.py ARWIKI_DIR OUT.jsonl [pages] [seed] [--held]

With --held, the builds, wordings and paragraphs are those that training never sees.
One JSON line a page: id, site, html, gold (the body), meta. Nothing of it is committed.
"""

import html
import json
import sys

from story import LONG_COMMENT, maker

E = html.escape


def run(story, text):
    """A paragraph's inside: links, bold words and references, as editors leave them."""
    rng, words = story.rng, E(text).split(" ")
    for _ in range(rng.choice([0, 0, 1, 2])):
        i = rng.randrange(len(words))
        words[i] = rng.choice(
            [
                "<a href='/tag/{0}'>{0}</a>",
                "<strong>{0}</strong>",
                "<b>{0}</b>",
                "<span>{0}</span>",
                "{0}&nbsp;",
            ]
        ).format(words[i])
    return " ".join(words)


def links(items, one="<li><a href='#'>{}</a></li>"):
    return "".join(one.format(E(i)) for i in items)


class Print:
    """The furniture of one page, by the class names that a build gives."""

    def __init__(self, story):
        self.s, self.rng, self.site, self.c = story, story.rng, story.site, story.site.cls
        self.gold = []

    def some(self, name, low, high):
        return [self.s.fill(t) for t in self.site.some(name, low, high)]

    def top(self, cls="header"):
        date = self.s.fill(self.rng.choice(self.site.words["SITE_DATE"]), "الأحد 9 مارس 2025")
        bar = f"<div class='{self.c('top-bar')}'><span>{E(date)}</span>{links(self.some('NAV', 1, 4), '<a href=#>{}</a> ')}</div>"
        ticker = (
            f"<div class='{self.c('ticker')}'><b>عاجل</b>{links(self.s.headlines(3), '<a href=#>{}</a>')}</div>"
            if self.rng.random() < 0.4
            else ""
        )
        return (
            f"<header class='{self.c(cls)}'>{bar}<nav><ul>{links(self.site.menu)}</ul></nav></header>{ticker}"
        )

    def crumbs(self, cls="breadcrumb"):
        return f"<div class='{self.c(cls)}'><a href=/>الرئيسية</a> » <a href=#>{E(self.s.section)}</a></div>"

    def share(self, cls="share"):
        return f"<ul class='{self.c(cls)}'>{links(self.some('SHARE', 2, 5))}</ul>"

    def widgets(self, cls="tools"):
        return "".join(f"<div class='{self.c(cls)}'>{E(t)}</div>" for t in self.some("WIDGET", 0, 2))

    def related(self, cls="related-posts", count=None, teasers=False):
        count = count or self.rng.randint(3, 8)
        heads = self.s.headlines(count)
        head = E(self.s.fill(self.rng.choice(self.site.words["RELATED_HEAD"])))
        if teasers:
            text = lambda i: E(self.s.others[i % 8][1][-1][:180]) + "..."
            rows = "".join(
                f"<div class='{self.c('item')}'><h3><a href=#>{E(h)}</a></h3><p>{text(i)}</p><span>{E(self.s.shown_date())}</span></div>"
                for i, h in enumerate(heads)
            )
            return f"<section class='{self.c(cls)}'><h2>{head}</h2>{rows}</section>"
        return f"<div class='{self.c(cls)}'><h3>{head}</h3><ul>{links(heads)}</ul></div>"

    def tags(self, cls="tags"):
        return f"<div class='{self.c(cls)}'>{E(self.rng.choice(self.site.words['TAGS_HEAD']))} {links(self.s.tags, '<a href=# rel=tag>{}</a> ')}</div>"

    def comments(self, cls="comments"):
        rows = ""
        for i in range(self.site.comments):
            text = (
                self.s.fill(LONG_COMMENT)
                if i % 3 == 0
                else self.s.fill(self.rng.choice(self.site.words["COMMENTS"]))
            )
            rows += f"<li class='{self.c('comment')}'><b>{E(self.s.author)}</b> <span>{E(self.s.shown_date())}</span><p>{E(text)}</p><a href=#>رد</a></li>"
        form = "".join(f"<p>{E(t)}</p>" for t in self.some("COMMENT_FORM", 1, 4))
        return f"<div id='{self.c(cls)}'><h3>{E(self.some('COMMENT_HEAD', 1, 1)[0])}</h3><ol>{rows}</ol><form>{form}<input name=q><button>إرسال</button></form></div>"

    def promo(self, cls="newsletter"):
        return "".join(
            f"<div class='{self.c(cls)}'>{E(t)}</div>"
            for t in self.some("PROMO", 0, 2) + self.some("LONG_PROMO", 0, 1)
        )

    def foot(self, cls="footer"):
        rows = self.some("FOOTER", 1, 5) + self.some("LONG_FOOTER", 0, 1) + self.some("COPYRIGHT", 1, 1)
        notice = "".join(
            f"<div class='{self.c('cookie-bar')}'><p>{E(t)}</p><button>موافق</button></div>"
            for t in self.some("LONG_NOTICE", 0, 1)
        )
        return f"<footer class='{self.c(cls)}'><ul>{links(self.site.menu[:6])}</ul>{''.join(f'<p>{E(r)}</p>' for r in rows)}</footer>{notice}</body></html>"

    def figure(self, kind="figure"):
        if not self.s.caption:
            return "<img src=a.jpg>"
        caption = E(self.s.caption)
        return {
            "figure": f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>",
            "wp": f"<div class='wp-caption'><img src=a.jpg><p class='wp-caption-text'>{caption}</p></div>",
            "div": f"<div class='{self.c('image')}'><img src=a.jpg><span class='{self.c('img-caption')}'>{caption}</span></div>",
            "table": f"<table align=left><tr><td><img src=a.jpg></td></tr><tr><td><font size=1>{caption}</font></td></tr></table>",
        }[kind]

    def body(self, one="<p>{}</p>", join="", inner="div", figure="figure", heading="<h2>{}</h2>"):
        """The body, with what sites put between its paragraphs."""
        rows, s = [], self.s
        paragraphs = s.paragraphs
        for i, text in enumerate(paragraphs):
            if heading and i > 1 and self.rng.random() < 0.12:
                title = " ".join(text.split()[:3]).strip("،.: ")
                rows.append(heading.format(E(title)))
                self.gold.append(title)
            rows.append(one.format(run(s, text)))
            self.gold.append(text)
            if i == 1 and self.site.inside:
                rows.append(self.rng.choice([
                    lambda: f"<{inner} class='{self.c('related-inline')}'>{E(self.rng.choice(self.site.words['RELATED_HEAD']))}: <a href=#>{E(s.headlines(1)[0])}</a></{inner}>",
                    lambda: f"<p><strong>{E(self.rng.choice(self.site.words['RELATED_HEAD']))}: <a href=#>{E(s.headlines(1)[0])}</a></strong></p>",
                    lambda: f"<div class='{self.c('ad-slot')}'>{E(self.rng.choice(self.site.words['ADVERT']))}</div>",
                    lambda: f"<blockquote class='twitter-tweet'><p>{E(s.others[3][1][0][:200])}</p>&mdash; {E(s.author)} (@user) <a href=#>May 3, 2021</a></blockquote>",
                    lambda: self.figure(figure),
                ])())  # fmt: skip
            if i == 2 and self.rng.random() < 0.1:
                items = [" ".join(p.split()[:7]) for p in paragraphs[:3]]
                rows.append("<ul>" + "".join(f"<li>{E(t)}</li>" for t in items) + "</ul>")
                self.gold += items
        return join.join(rows)


def page(story, build):
    printer = Print(story)
    content = build(printer, story)
    meta = {k: getattr(story, k) for k in ("title", "subtitle", "author", "section", "tags")}
    meta.update(site=story.site.name, date=story.iso)
    return "<!DOCTYPE html>" + story.head() + content, "\n".join(printer.gold), meta


def main():
    from builds import HELD, TRAIN

    arguments = [a for a in sys.argv[1:] if a != "--held"]
    held = "--held" in sys.argv
    folder, out = arguments[:2]
    count = int(arguments[2]) if len(arguments) > 2 else 200
    make = maker(folder, int(arguments[3]) if len(arguments) > 3 else 5, held)
    builds = HELD if held else TRAIN
    with open(out, "w", encoding="utf-8") as sink:
        for number in range(count):
            build = builds[number % len(builds)]
            source, gold, meta = page(make(), build)
            row = {
                "id": f"{build.__name__}-{number}",
                "site": f"{build.__name__}-{number}",
                "html": source,
                "gold": gold,
                "meta": meta,
            }
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
