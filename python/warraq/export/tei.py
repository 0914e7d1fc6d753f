"""TEI P5: names, times and numbers as elements of the running text, quotes beside it.

Quotes may cross names and paragraphs, so their ends are ``anchor`` elements, and a ``spanGrp`` in
``standOff`` says what lies between them. ``n`` holds the place in the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from warraq import Document, Entity

__all__ = ["HEADER", "NAMESPACE", "tei"]

NAMESPACE = "http://www.tei-c.org/ns/1.0"
#: The header of a ``teiCorpus``.
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A corpus tagged by warraq</title></titleStmt>"
    "<publicationStmt><p>Tagged by warraq.</p></publicationStmt>"
    "<sourceDesc><p>See each text.</p></sourceDesc></fileDesc></teiHeader>"
)
_ELEMENTS = {
    "PER": "persName",
    "ORG": "orgName",
    "LOC": "placeName",
    "MISC": "name",
    "DATE": "date",
    "TIME": "time",
    "DURATION": "date",
    "SET": "date",
    "QUANTITY": "measure",
    "PERCENT": "measure",
    "MONEY": "measure",
    "CARDINAL": "num",
    "ORDINAL": "num",
}
#: What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _shown(text: str) -> str:
    # A carriage return as it stands would be read as a newline.
    return escape(_clean(text), {"\r": "&#13;"})


def _attributes(**given: object) -> str:
    pairs = ((name.replace("__", ":"), value) for name, value in given.items())
    return "".join(f" {name}={quoteattr(_clean(str(value)))}" for name, value in pairs if value is not None)


def _tags(entity: Entity) -> tuple[str, str]:
    name = _ELEMENTS[entity.label]
    kinds = {
        "DURATION": "duration",
        "SET": "set",
        "PERCENT": "percent",
        "MONEY": "money",
        "ORDINAL": "ordinal",
    }
    extra: dict[str, object] = {"type": kinds.get(entity.label), "n": f"{entity.start}-{entity.end}"}
    if name in {"persName", "orgName", "placeName", "name"}:
        extra["ref"] = entity.entity_id and (
            f"https://www.wikidata.org/entity/{entity.entity_id}"
            if entity.entity_id.startswith("Q")
            else entity.entity_id
        )
        extra["key"] = entity.canonical
    elif name in {"date", "time"}:
        day = entity.value if entity.value and _ISO.fullmatch(entity.value) else None
        extra["when"] = day
        extra["key"] = None if day else entity.value
    else:
        number = None if entity.number is None else f"{entity.number:.15g}"
        extra["quantity" if name == "measure" else "value"] = number
        extra["unit"] = entity.unit if name == "measure" else None
    return f"<{name}{_attributes(**extra)}>", f"</{name}>"


def tei(document: Document, number: int = 1, corpus: bool = False) -> str:
    """A document as a TEI element; as a whole file, unless it is part of a ``teiCorpus``.

    >>> import warraq
    >>> "<placeName" in tei(warraq.tag("وصل إلى بغداد."))
    True
    """
    name = document.id or str(number)
    article = document.article
    title = (article.title if article else None) or name
    date = document.date
    bibl = "".join(
        f"<{tag}{_attributes(when=date) if tag == 'date' else ''}>{escape(_clean(value))}</{tag}>"
        for tag, value in [
            ("author", article.byline if article else None),
            ("publisher", document.group),
            ("date", date),
            ("idno", name),
        ]
        if value
    )
    space = "" if corpus else f' xmlns="{NAMESPACE}"'
    head = "" if corpus else '<?xml version="1.0" encoding="UTF-8"?>\n'
    header = (
        f"<teiHeader><fileDesc><titleStmt><title>{escape(_clean(title))}</title></titleStmt>"
        "<publicationStmt><p>Tagged by warraq.</p></publicationStmt>"
        f"<sourceDesc><bibl>{bibl}</bibl></sourceDesc></fileDesc></teiHeader>"
    )
    body, spans = _body(document, number)
    group = f'<standOff><spanGrp type="quotes">{spans}</spanGrp></standOff>' if spans else ""
    return f'{head}<TEI{space}>{header}{group}<text xml:lang="ar"><body>{body}</body></text></TEI>\n'


def _body(document: Document, number: int) -> tuple[str, str]:
    plain = document.plain
    # What is put into the text, by place: closing tags first, then anchors, then opening tags.
    put: list[tuple[int, int, str]] = []
    for (start, end), entity in zip(document.plain_spans("entities"), document.entities, strict=True):
        opening, closing = _tags(entity)
        put += [(start, 2, opening), (end, 0, closing)]
    spans = []
    for at, ((start, end), quote) in enumerate(
        zip(document.plain_spans("quotes"), document.quotes, strict=True), start=1
    ):
        first, last = f"d{number}q{at}a", f"d{number}q{at}z"
        put += [(start, 1, f'<anchor xml:id="{first}"/>'), (end, 1, f'<anchor xml:id="{last}"/>')]
        told = _attributes(
            type=quote.kind, n=f"{quote.start}-{quote.end}", **{"from": f"#{first}", "to": f"#{last}"}
        )
        spans.append(f"<span{told}>{escape(_clean(quote.speaker or ''))}</span>")
    for found in re.finditer(r"\n\s*\n", plain):
        put.append((found.start(), 1, "</p><p>"))
    parts, seen = [], 0
    for place, _, piece in sorted(put, key=lambda item: item[:2]):
        parts += [_shown(plain[seen:place]), piece]
        seen = place
    parts.append(_shown(plain[seen:]))
    return f"<p>{''.join(parts)}</p>", "".join(spans)
