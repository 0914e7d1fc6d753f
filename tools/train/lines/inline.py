"""Widgets in the middle of an article, paragraphs that go on behind them, and how articles end."""

import wording as W
from source import clause


def widget(page):
    """Rows of one widget, of any sort, as (kind, line)."""
    rng, words = page.rng, W.INLINE
    sort = rng.choices(
        ["one", "two", "list", "bare", "promo", "embed", "advert", "tag", "share", "caption"],
        [30, 22, 6, 4, 14, 8, 8, 3, 4, 6],
    )[0]
    head = rng.choice(words["INLINE_HEAD"] + W.MORE["RELATED_HEAD"][::4])
    mark = rng.choice(["", "", "", "- ", "• ", "» ", "👈 ", "🔴 "])
    if sort == "one":
        glue = rng.choice([": ", ": ", " : ", ".. ", " | ", " - ", "... ", " ", ":"])
        return [("related", mark + head.rstrip(":") + glue + page.story())]
    if sort in ("two", "list"):
        count = 1 if sort == "two" else rng.randint(2, 4)
        rows = [("related", head + rng.choice(["", "", ":", "..", " :"]))]
        rows += [("related", mark + page.story()) for _ in range(count)]
        if rng.random() < 0.1:
            rows.append(("related", page.date(other=True)))
        return rows
    if sort == "bare":
        return [("related", mark + page.story())]
    if sort == "promo":
        rows = [("promo", page.fill(rng.choice(words["INLINE_PROMO"])))]
        if rng.random() < 0.3:
            rows.append(("promo", page.fill(rng.choice(words["INLINE_PROMO"] + W.MORE["PROMO"]))))
        return rows
    if sort == "embed":
        rows = [("embed", page.fill(rng.choice(words["INLINE_EMBED"])))]
        if rng.random() < 0.2:
            rows.append(("caption", clause(rng, rng.choice(page.paragraphs), 4, 10)))
        return rows
    if sort == "advert":
        return [("advert", rng.choice(words["INLINE_ADVERT"]))]
    if sort == "tag":
        tags = [
            clause(rng, rng.choice(page.paragraphs), 1, 3).replace(" ", "_") for _ in range(rng.randint(1, 4))
        ]
        return [("tags", " ".join("#" + tag for tag in tags))]
    if sort == "share":
        shares = [
            mark + page.fill(share) for share in rng.sample(page.site.share, min(3, len(page.site.share)))
        ]
        return [("share", " ".join(shares))] if rng.random() < 0.4 else [("share", share) for share in shares]
    return [("caption", page.fill(rng.choice(page.site.caption)))]


def goes_on(page, text):
    """`text` as a later paragraph of the same story: with a word that joins it to what stands above."""
    link = page.fill(page.rng.choice(W.INLINE["LINK"]))
    return f"{link} {text}"


def ending(page):
    """A last paragraph that says what such stories end on."""
    return page.rng.choice(W.INLINE["CLOSING"])


def terse(page, rows):
    """Paragraphs of an opinion piece: some of a few words among the others."""
    rng, out = page.rng, []
    for kind, line in rows:
        if kind == "paragraph" and out and rng.random() < 0.45:
            out.append(("paragraph", rng.choice(W.INLINE["TERSE"])))
        if kind == "paragraph" and rng.random() < 0.4:
            line = clause(rng, line, 4, 11) + rng.choice([".", ".", ".", "؟", "!", "..."])
        out.append((kind, line))
    if rng.random() < 0.5:
        out.append(("paragraph", rng.choice(W.INLINE["TERSE"])))
    return out
