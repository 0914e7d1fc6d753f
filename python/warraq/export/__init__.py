r"""Tagged documents for other tools: CoNLL-U, BIO, brat, WebAnno TSV, Label Studio, TEI, GeoJSON, spaCy.

``Corpus.export`` writes many documents, ``of_document`` gives one. docs/formats.md shows each.

>>> import warraq
>>> of_document(warraq.tag("وصل إلى بغداد."), "bio").splitlines()[4]
'بغداد\tB-LOC'
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from warraq.errors import WarraqError
from warraq.export import conllu, geojson, standoff, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike

    from warraq import Document

__all__ = ["Format", "format_of", "of_document", "write"]

#: What documents are exported as.
Format = Literal["conllu", "bio", "brat", "webanno", "label-studio", "tei", "geojson", "spacy"]


class _File(NamedTuple):
    """A format that is one file: what stands before, between and after its documents."""

    endings: tuple[str, ...]
    document: Callable[[Document, int], str]
    before: str = ""
    between: str = ""
    after: str = ""


def _tei(document: Document, number: int) -> str:
    return tei.tei(document, number, corpus=True)


def _task(document: Document, number: int) -> str:
    return json.dumps(standoff.label_studio(document, number), ensure_ascii=False)


def _features(document: Document, number: int) -> str:
    return ",\n".join(
        json.dumps(feature, ensure_ascii=False) for feature in geojson.features(document, number)
    )


_CORPUS = f'<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="{tei.NAMESPACE}">{tei.HEADER}\n'
_FILES: dict[str, _File] = {
    "conllu": _File((".conllu", ".conll"), conllu.conllu),
    "bio": _File((".bio", ".iob2"), conllu.bio),
    "label-studio": _File((".json",), _task, "[\n", ",\n", "\n]\n"),
    "tei": _File((".xml", ".tei"), _tei, _CORPUS, "", "</teiCorpus>\n"),
    "geojson": _File(
        (".geojson",), _features, '{"type": "FeatureCollection", "features": [\n', ",\n", "\n]}\n"
    ),
}


def of_document(document: Document, format: Format) -> str:
    """One document as text in one of the formats that are one file; brat gives the annotations.

    Raises
    ------
    WarraqError
        When there is no such format, or it is no text (``spacy``: see :mod:`warraq.export.spacy`).
    """
    if format == "tei":
        return tei.tei(document)
    if format == "brat":
        return standoff.brat(document)[1]
    if format == "webanno":
        return standoff.webanno(document)
    if format not in _FILES:
        message = f"format: {format!r} is none of {', '.join([*_FILES, 'brat', 'webanno'])}"
        raise WarraqError(message)
    kind = _FILES[format]
    return f"{kind.before}{kind.document(document, 1)}{kind.after}"


def format_of(path: str | PathLike[str]) -> Format:
    """The format that the ending of ``path`` asks for.

    >>> format_of("out.conllu")
    'conllu'

    Raises
    ------
    WarraqError
        When the ending tells nothing: brat and WebAnno are folders.
    """
    ending = Path(path).suffix.lower()
    known: dict[str, Format] = {".spacy": "spacy"}
    for name in get_args(Format):
        known.update(dict.fromkeys(_FILES[name].endings if name in _FILES else (), name))
    if ending not in known:
        message = f"path: {os.fspath(path)!r} ends in none of {', '.join(known)}; name the format"
        raise WarraqError(message)
    return known[ending]


def write(documents: Iterable[Document], path: str | PathLike[str], format: Format | None = None) -> int:
    """Write ``documents`` to ``path`` and return how many there were.

    The file appears when it is complete; ``brat`` and ``webanno`` are folders with a file for each
    document, and ``index.tsv`` tells which is which.

    Raises
    ------
    WarraqError
        When there is no such format, or the folder exists and holds something.
    """
    chosen = format or format_of(path)
    target = Path(path)
    if chosen not in get_args(Format):
        message = f"format: {chosen!r} is none of {', '.join(get_args(Format))}"
        raise WarraqError(message)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if chosen in _FILES:
            count = _write_file(documents, draft, _FILES[chosen])
        elif chosen == "spacy":
            count = _write_spacy(documents, draft)
        else:
            if target.is_dir() and any(target.iterdir()):
                message = f"path: {target} exists and is not empty"
                raise WarraqError(message)
            count = _write_folder(documents, draft, chosen)
            if target.is_dir():
                target.rmdir()
        draft.replace(target)
    finally:
        if draft.is_dir():
            shutil.rmtree(draft)
        else:
            draft.unlink(missing_ok=True)
    return count


def _write_file(documents: Iterable[Document], draft: Path, kind: _File) -> int:
    count, first = 0, True
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(kind.before)
        for count, document in enumerate(documents, start=1):
            piece = kind.document(document, count)
            if piece:
                file.write(piece if first else kind.between + piece)
                first = False
        file.write(kind.after)
    return count


def _write_spacy(documents: Iterable[Document], draft: Path) -> int:
    from warraq.export.spacy import doc_bin

    made = doc_bin(documents)
    made.to_disk(draft)
    return len(made)


def _write_folder(documents: Iterable[Document], draft: Path, chosen: Format) -> int:
    draft.mkdir()
    count = 0
    with (draft / "index.tsv").open("w", encoding="utf-8", newline="\n") as index:
        index.write("file\tdoc_id\n")
        for count, document in enumerate(documents, start=1):
            # Names that every file system takes, each once.
            name = f"{count:06}_{re.sub(r'[^A-Za-z0-9.-]+', '_', document.id or '')[-80:]}".rstrip("_.")
            index.write(f"{name}\t{' '.join((document.id or '').split())}\n")
            if chosen == "brat":
                text, marks = standoff.brat(document)
                (draft / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
                (draft / f"{name}.ann").write_text(marks, encoding="utf-8", newline="\n")
            else:
                (draft / f"{name}.tsv").write_text(standoff.webanno(document), encoding="utf-8", newline="\n")
    if chosen == "brat":
        (draft / "annotation.conf").write_text(standoff.BRAT_CONF, encoding="utf-8")
    return count
