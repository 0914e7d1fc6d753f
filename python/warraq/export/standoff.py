"""brat standoff, WebAnno TSV 3 and Label Studio: marks beside a text that stays as it is.

The text is ``Document.plain``, which is what an annotator wants to read; each mark also tells its
place in the source. brat and Label Studio count code points; WebAnno counts UTF-16 units, as Java does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warraq.export.words import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warraq import Document, Entity

__all__ = ["BRAT_CONF", "brat", "label_studio", "webanno"]

_NAMES = ("PER", "ORG", "LOC", "MISC")
_TIMES = ("DATE", "TIME", "DURATION", "SET")
_NUMBERS = ("QUANTITY", "PERCENT", "MONEY", "CARDINAL", "ORDINAL")
#: What brat must know to show the files.
BRAT_CONF = "\n".join(
    ["[entities]", *_NAMES, *_TIMES, *_NUMBERS, "QUOTE", "[relations]", "[events]", "[attributes]", ""]
)


def _told(entity: Entity) -> str:
    """What is known of an entity beside its label, in a line."""
    pairs = {
        "source": f"{entity.start}:{entity.end}",
        "canonical": entity.canonical,
        "value": entity.value,
        "number": None if entity.number is None else f"{entity.number:.15g}",
        "unit": entity.unit,
    }
    return " ".join(f"{name}={value}" for name, value in pairs.items() if value is not None)


def brat(document: Document) -> tuple[str, str]:
    """The text and the annotations of a document in brat's standoff format.

    >>> import warraq
    >>> text, marks = brat(warraq.tag("وصل إلى بغداد."))
    >>> print(marks.splitlines()[0])
    T1	LOC 8 13	بغداد
    """
    text, lines, notes = document.plain, [], 0
    spans = list(zip(document.plain_spans("entities"), document.entities, strict=True))
    for number, ((start, end), entity) in enumerate(spans, start=1):
        lines.append(_span(number, entity.label, text, start, end))
        notes += 1
        lines.append(f"#{notes}\tAnnotatorNotes T{number}\t{_told(entity)}")
        if entity.entity_id:
            base, _, key = entity.entity_id.rpartition(":")
            reference = f"{base or 'Wikidata'}:{key}"
            lines.append(f"N{notes}\tReference T{number} {reference}\t{entity.canonical or entity.text}")
    for (start, end), quote in zip(document.plain_spans("quotes"), document.quotes, strict=True):
        notes += 1
        number = notes
        lines.append(_span(number, "QUOTE", text, start, end))
        speaker = f" speaker={quote.speaker}" if quote.speaker else ""
        note = f"source={quote.start}:{quote.end} kind={quote.kind}{speaker}"
        lines.append(f"#{notes}\tAnnotatorNotes T{number}\t{' '.join(note.split())}")
    return text, "".join(f"{line}\n" for line in lines)


def _span(number: int, label: str, text: str, start: int, end: int) -> str:
    # A mark that runs over a line is one of several pieces.
    pieces = [found.span() for found in re.finditer(r"[^\r\n]+", text[start:end])]
    places = ";".join(f"{start + left} {start + right}" for left, right in pieces)
    shown = " ".join(text[start + left : start + right] for left, right in pieces)
    return f"T{number}\t{label} {places}\t{shown}"


def label_studio(document: Document, number: int = 1) -> dict[str, object]:
    """A document as a task of Label Studio, what was found as its prediction.

    >>> import warraq
    >>> task = label_studio(warraq.tag("وصل إلى بغداد."))
    >>> task["predictions"][0]["result"][0]["value"]
    {'start': 8, 'end': 13, 'text': 'بغداد', 'labels': ['LOC']}
    """
    text = document.plain
    result: list[dict[str, object]] = []
    marks = [
        (place, entity.label, entity.score, _told(entity))
        for place, entity in zip(document.plain_spans("entities"), document.entities, strict=True)
    ] + [
        (place, "QUOTE", None, f"source={quote.start}:{quote.end} speaker={quote.speaker or ''}".strip())
        for place, quote in zip(document.plain_spans("quotes"), document.quotes, strict=True)
    ]
    for at, ((start, end), label, score, told) in enumerate(marks, start=1):
        value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
        mark = {"id": f"m{at}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}
        result.append({**mark, "meta": {"text": [told]}, **({} if score is None else {"score": score})})
    data = {
        "text": text,
        "doc_id": document.id or str(number),
        "group": document.group,
        "date": document.date,
    }
    return {"data": data, "predictions": [{"model_version": "warraq", "result": result}]}


_ESCAPED = re.compile(r"[\\\[\]|_;*\t\r\n]|->")


def _value(text: str) -> str:
    """A value as WebAnno TSV 3.3 wants it."""
    named = {"\t": "\\t", "\r": "\\r", "\n": "\\n"}
    return _ESCAPED.sub(lambda found: named.get(found[0], f"\\{found[0]}"), text)


def _text(text: str) -> str:
    named = {"\\": "\\\\", "\t": "\\t", "\r": "\\r", "\n": "\\n", "\f": "\\f", "\b": "\\b"}
    return "".join(named.get(character, character) for character in text)


def webanno(document: Document) -> str:
    r"""A document as WebAnno TSV 3.3, which INCEpTION reads too: the layer of named entities.

    >>> import warraq
    >>> print(webanno(warraq.tag("وصل إلى بغداد")).splitlines()[-1].split("\t")[:3])
    ['1-3', '8-13', 'بغداد']
    """
    layer = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"
    return f"#FORMAT=WebAnno TSV 3.3\n#T_SP={layer}\n\n" + "".join(_sentences(document))


def _sentences(document: Document) -> Iterator[str]:
    plain, units16, seen = document.plain, 0, 0
    mark = 0
    for at, units in enumerate(sentences(document), start=1):
        words = [word for unit in units for word in unit.words]
        first, last = words[0].start, words[-1].end
        lines = [f"\n#Text={_text(plain[first:last])}\n"]
        for number, word in enumerate(words, start=1):
            units16 += _utf16(plain[seen : word.start])
            begin = units16
            units16 += _utf16(plain[word.start : word.end])
            seen = word.end
            mark += word.begins
            identity = value = "_"
            if word.entity is not None:
                identity = f"{_value(word.entity.entity_id or '') or '*'}[{mark}]"
                value = f"{_value(word.entity.label)}[{mark}]"
            shown = " ".join(word.text.split())
            lines.append(f"{at}-{number}\t{begin}-{units16}\t{shown}\t{identity}\t{value}\t\n")
        yield "".join(lines)


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
