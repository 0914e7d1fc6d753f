"""Write docs/one-article.md: one sample article through every stage.

python tools/docs/one_article.py            print it
python tools/docs/one_article.py --write    write it
"""

from __future__ import annotations

import argparse
from pathlib import Path

import warraq

DOC_ID = "sada-al-furat/03_mathaf-mosul.txt"
TARGET = Path(__file__).parents[2] / "docs" / "one-article.md"


def row(*cells: object) -> str:
    """One row of a Markdown table, its cells free of bars and line ends."""
    shown = ["" if cell is None else " ".join(str(cell).split()).replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(shown)} |"


def table(head: list[str], rows: list[list[object]]) -> list[str]:
    """A Markdown table."""
    return [row(*head), row(*["---"] * len(head)), *(row(*cells) for cells in rows), ""]


def clip(text: str, most: int = 70) -> str:
    """The beginning of a text."""
    return text if len(text) <= most else text[: most - 1] + "…"


def page() -> str:
    """The whole page."""
    folder = Path(warraq.__file__).parent / "sample"
    source = warraq.read_text(folder / DOC_ID)
    article = warraq.extract(source, format="text")
    document = warraq.tag(article)
    sentence = max(document.sentences, key=lambda s: len(s.text))
    normalizer = warraq.Normalizer("search")
    aligned = normalizer.align(sentence.text)
    lines = [
        "# One article through every stage",
        "",
        f"`{DOC_ID}` of the sample corpus, as `tools/docs/one_article.py` prints it. All offsets are code points of",
        "the source file, half open: `source[start:end]` is the text beside them.",
        "",
        "```python",
        "import warraq",
        f'source = warraq.read_text("{DOC_ID}")',
        "article = warraq.extract(source)",
        "document = warraq.tag(article)",
        "```",
        "",
        "## 1. `extract`: every visible piece in one block",
        "",
        *table(
            ["start", "end", "kind", "text", "reason"],
            [[b.start, b.end, b.kind, clip(b.text), b.reason] for b in article.blocks],
        ),
        "What the blocks say of the article:",
        "",
        *table(
            ["field", "value"],
            [
                [name, getattr(article, name)]
                for name in ("title", "subtitle", "byline", "section", "date", "updated", "language")
            ],
        ),
        "## 2. `normalize`: one spelling, and the way back",
        "",
        'The longest sentence, and what `Normalizer("search")` makes of it:',
        "",
        f"> {clip(sentence.text, 200)}",
        ">",
        f"> {clip(aligned.text, 200)}",
        "",
        "Words keep their places: the first five words of the normalised sentence, mapped back.",
        "",
    ]
    at, rows = 0, []
    for word in aligned.text.split(" ")[:5]:
        start, end = aligned.to_source(at, at + len(word))
        rows.append([word, f"{at}:{at + len(word)}", f"{start}:{end}", sentence.text[start:end]])
        at += len(word) + 1
    lines += table(["normalised", "there", "here", "source"], rows)
    lines += ["## 3. Words and their clitics", ""]
    words = [t for t in document.tokens if t.start >= sentence.start and (t.proclitics or t.enclitics)][:8]
    lines += table(
        ["start", "end", "token", "proclitics", "stem", "enclitics"],
        [
            [
                t.start,
                t.end,
                t.text,
                " ".join(p[0] for p in t.proclitics),
                t.stem[0],
                " ".join(p[0] for p in t.enclitics),
            ]
            for t in words
        ],
    )
    lines += ["## 4. `tag`: names, times, numbers", ""]
    lines += table(
        ["start", "end", "text", "label", "what is known"],
        [[e.start, e.end, e.text, e.label, known(e)] for e in document.entities],
    )
    lines += ["## 5. Who said what", ""]
    lines += table(
        ["start", "end", "kind", "speaker", "cue", "text"],
        [[q.start, q.end, q.kind, q.speaker, q.cue, clip(q.text)] for q in document.quotes],
    )
    return "\n".join(lines).rstrip() + "\n"


def known(entity: warraq.Entity) -> str:
    """The fields of an entity that are filled, as `name=value`."""
    names = [
        "value",
        "mod",
        "number",
        "number_max",
        "unit",
        "counted",
        "role",
        "canonical",
        "entity_id",
        "country",
    ]
    pairs = [(name, getattr(entity, name)) for name in names]
    return ", ".join(
        f"{name}={value:.15g}" if isinstance(value, float) else f"{name}={value}"
        for name, value in pairs
        if value is not None
    )


def main() -> None:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/one-article.md")
    if parser.parse_args().write:
        TARGET.write_text(page(), encoding="utf-8")
    else:
        print(page(), end="")


if __name__ == "__main__":
    main()
