"""One page that shows a corpus: complete in itself, nothing in it runs or is fetched.

Everything that comes from a text is escaped, and a content security policy forbids scripts, so
that markup in an article stays text.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from html import escape
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from warraq.report.map import Place, map_svg
from warraq.report.page import STYLE
from warraq.report.timeline import timeline_svg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from warraq._warraq import Frame
    from warraq.corpus import Corpus

__all__ = ["page", "write"]

#: Rows of each table of names; groups that have a column of their own; removed pieces of each group.
_NAMES, _GROUPS, _PIECES = 15, 8, 40
#: Documents of each group of which removed pieces are shown.
_READ = 200
_LABELS = [("PER", "الأشخاص", "People"), ("ORG", "الهيئات", "Organisations"), ("LOC", "الأماكن", "Places")]
#: What the browser may load: nothing but the style of the page itself.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
#: How a group is shown that has no name.
_NO_GROUP = "—"


class _Actor(NamedTuple):
    key: str
    name: str


def write(corpus: Corpus, path: str | PathLike[str], title: str | None = None) -> int:
    """Write the page of ``corpus`` to ``path``, which appears when it is complete; return its documents."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        survey = corpus._plan.survey()
        draft.write_text(_page(corpus, survey, title), encoding="utf-8")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return sum(cast("int", row["documents"]) for row in _rows(survey["overview"]))


def page(corpus: Corpus, title: str | None = None) -> str:
    """The page of ``corpus``, as HTML.

    >>> import warraq
    >>> shown = page(warraq.Corpus({"text": ["وصل <script>alert(1)</script> إلى بغداد."]}).tag())
    >>> "<script" in shown
    False
    """
    return _page(corpus, corpus._plan.survey(), title)


def _page(corpus: Corpus, survey: Mapping[str, Frame], title: str | None) -> str:
    overview = _rows(survey["overview"])
    shown = title or "تقرير المدوّنة"
    places = [
        Place(
            str(row["canonical"]),
            cast("float", row["lat"]),
            cast("float", row["lon"]),
            cast("int", row["count"]),
            str(row["country"] or ""),
        )
        for row in _rows(survey["places"])
    ]
    days = {
        str(row["period"]): cast("int", row["documents"]) for row in _rows(survey["days"]) if row["period"]
    }
    undated = sum(cast("int", row["documents"]) for row in _rows(survey["days"]) if not row["period"])
    sections = [
        _section("المحتوى", "What it holds", _overview(overview)),
        _section("الزمن", "Timeline", timeline_svg(days) + _undated(undated)),
        _section("الخريطة", "Map", map_svg(places) if places else _none()),
        *_names(survey["naming"]),
        _section("ما نُزع", "What was removed, the least sure first", _removed(corpus, overview)),
        _section("الأخطاء", "Errors", _errors(corpus)),
    ]
    made = ", ".join(f"{name} {value}" for name, value in survey["overview"].metadata if value)
    return (
        '<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(shown)}</title><style>{STYLE}</style></head><body>"
        f"<header><h1>{escape(shown)}</h1>{_figures(overview)}</header>"
        f'<main>{"".join(sections)}</main><footer dir="ltr">{escape(made)}. Outlines: Natural Earth.</footer>'
        "</body></html>\n"
    )


def _rows(frame: Frame) -> list[dict[str, object]]:
    columns = frame.columns
    return [dict(zip(columns, row, strict=True)) for row in frame.rows(0, len(frame))]


def _section(arabic: str, english: str, body: str) -> str:
    return f'<section><h2>{arabic} <small lang="en" dir="ltr">{english}</small></h2>{body}</section>'


def _none() -> str:
    return '<p class="none">لا شيء <small lang="en">none</small></p>'


def _figures(overview: Sequence[Mapping[str, object]]) -> str:
    told = [
        ("documents", "وثيقة"),
        ("words", "كلمة"),
        ("entities", "ذكر"),
        ("quotes", "قول"),
        ("removed", "قطعة نُزعت"),
    ]
    sums = {name: sum(cast("int", row[name]) for row in overview) for name, _ in told}
    shown = [
        f'<div><b>{sums[name]:,}</b>{arabic}<small lang="en">{name}</small></div>' for name, arabic in told
    ]
    return f'<div class="figures">{"".join(shown)}</div>'


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]], kind: str = "") -> str:
    numeric = [isinstance(cell, int) for cell in rows[0]]
    heads = zip(columns, numeric, strict=True)
    head = "".join(f'<th class="n">{name}</th>' if number else f"<th>{name}</th>" for name, number in heads)
    body = "".join("<tr>" + "".join(_cell(cell) for cell in row) + "</tr>" for row in rows)
    return (
        f'<div class="wide"><table class="{kind}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(cell: object) -> str:
    if isinstance(cell, int | float):
        return f'<td class="n">{cell:,}</td>' if cell else '<td class="n z">0</td>'
    return f"<td><bdi>{escape(str(cell if cell is not None else ''))}</bdi></td>"


def _overview(overview: Sequence[Mapping[str, object]]) -> str:
    names = ["group", "documents", "words", "entities", "quotes", "removed", "errors", "first", "last"]
    rows = [[row[name] if name != "group" else row[name] or _NO_GROUP for name in names] for row in overview]
    rows.sort(key=lambda row: -cast("int", row[1]))
    arabic = [
        "المصدر",
        "الوثائق",
        "الكلمات",
        "الأسماء والأعداد",
        "الأقوال",
        "المنزوع",
        "الأخطاء",
        "من",
        "إلى",
    ]
    more = f"<p>… {len(rows) - 50}</p>" if len(rows) > 50 else ""
    return _table(arabic, rows[:50]) + more if rows else _none()


def _undated(count: int) -> str:
    return f'<p>بلا تاريخ: <bdi>{count:,}</bdi> <small lang="en">without a date</small></p>' if count else ""


def _names(naming: Frame) -> list[str]:
    counts: dict[str, dict[_Actor, Counter[str]]] = {label: defaultdict(Counter) for label, _, _ in _LABELS}
    groups: Counter[str] = Counter()
    for row in _rows(naming):
        if row["label"] not in counts:
            continue
        actor = _Actor(str(row["entity_id"] or row["canonical"]), str(row["canonical"]))
        group, count = str(row["group"] or _NO_GROUP), cast("int", row["count"])
        counts[str(row["label"])][actor][group] += count
        groups[group] += count
    columns = [group for group, _ in groups.most_common(_GROUPS)]
    sections = []
    for label, arabic, english in _LABELS:
        actors = sorted(counts[label].items(), key=lambda item: (-item[1].total(), item[0].name))[:_NAMES]
        highest = max((count for _, by in actors for count in by.values()), default=1)
        head = "".join(f'<th class="n"><bdi>{escape(group)}</bdi></th>' for group in columns)
        body = "".join(
            f"<tr><th><bdi>{escape(actor.name)}</bdi></th><td class='n'><b>{by.total():,}</b></td>"
            + "".join(_shade(by[group], highest) for group in columns)
            + "</tr>"
            for actor, by in actors
        )
        table = (
            '<div class="wide"><table class="names"><thead><tr><th></th>'
            f'<th class="n">المجموع</th>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>"
        )
        sections.append(_section(arabic, english, table if actors else _none()))
    return sections


def _shade(count: int, highest: int) -> str:
    if not count:
        return '<td class="n z">·</td>'
    return f'<td class="n" style="--s:{round(100 * count / highest)}%">{count:,}</td>'


def _removed(corpus: Corpus, overview: Sequence[Mapping[str, object]]) -> str:
    parts: list[str] = []
    busiest = sorted(overview, key=lambda row: -cast("int", row["documents"]))
    for row in busiest[:_GROUPS]:
        group = cast("str | None", row["group"])
        some = corpus if group is None else corpus.filter(group=group)
        junk = [
            block
            for block in some.head(_READ).blocks()
            if block["part"] == "junk" and (group is not None or block["group"] is None)
        ]
        seen: dict[str, dict[str, object]] = {}
        times: Counter[str] = Counter()
        for block in junk:
            text = str(block["text"])
            times[text] += 1
            if text not in seen or cast("float", block["score"]) < cast("float", seen[text]["score"]):
                seen[text] = block
        first = sorted(seen.items(), key=lambda item: cast("float", item[1]["score"]))
        rows = [
            [
                text if len(text) <= 160 else text[:159] + "…",
                block["block"],
                f"{cast('float', block['score']):.2f}",
                times[text],
                block["reason"],
                block["doc_id"],
            ]
            for text, block in first[:_PIECES]
        ]
        if rows:
            head = ["القطعة", "النوع", "الثقة", "المرات", "السبب", "الوثيقة"]
            name = escape(group or _NO_GROUP)
            summary = f"<summary><bdi>{name}</bdi> <small>{len(rows)} / {len(seen)}</small></summary>"
            parts.append(
                f"<details{' open' if not parts else ''}>{summary}{_table(head, rows, 'junk')}</details>"
            )
    return "".join(parts) or _none()


def _errors(corpus: Corpus) -> str:
    errors = corpus.errors
    rows = [[row["doc_id"], row["error"], row["cause"]] for row in islice(errors, 200)]
    if not rows:
        return _none()
    more = f"<p>… {len(errors) - len(rows)}</p>" if len(errors) > len(rows) else ""
    return _table(["الوثيقة", "النوع", "السبب"], rows, "junk") + more
