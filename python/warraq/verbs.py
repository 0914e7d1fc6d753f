"""The verbs on one text: ``extract``, ``tag``, ``read_text``, and ``train``; ``normalize`` stands alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from warraq import _warraq

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from os import PathLike

    from warraq._warraq import Article, Document, Extractor, Tagger

__all__ = ["extract", "html_text", "read_text", "tag", "train"]

Format = Literal["auto", "html", "text"]


def read_text(path: str | PathLike[str], encoding: str | None = None) -> str:
    """Return the source of a file, as every verb sees it: decoded, without its byte-order mark.

    Newlines are untouched, so that offsets count in the file as it is.

    Parameters
    ----------
    path
        The file.
    encoding
        Its encoding; found from the byte-order mark, a ``meta`` tag or the bytes when None.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    EncodingError
        When the bytes are not text.
    """
    return _warraq.read_text(path, encoding)


def html_text(html: str) -> str:
    """Return what a reader sees of a piece of HTML.

    Tags are dropped, character references decoded, white space collapsed. This
    is the promise for HTML sources: ``html_text(source[start:end]) == text``.

    >>> import warraq
    >>> warraq.html_text("<p>في <b>بغداد</b>&nbsp;&laquo;اليوم&raquo;</p>")
    'في بغداد «اليوم»'
    """
    return _warraq.html_text(html)


def extract(
    source: str | bytes,
    *,
    format: Format = "auto",
    url: str | None = None,
    fetched: datetime.datetime | datetime.date | str | None = None,
    encoding: str | None = None,
    extractor: Extractor | None = None,
) -> Article:
    """Take a page or a text dump apart: title, byline, date, body, and the junk beside them.

    Parameters
    ----------
    source
        The page, as text or as bytes whose encoding is found.
    format
        ``"html"``, ``"text"``, or ``"auto"`` to look.
    url
        Where it came from.
    fetched
        When it was fetched; «منذ ساعتين» is counted from there.
    encoding
        The encoding of ``bytes``, when you know it.
    extractor
        What was learnt of the site's templates.

    Returns
    -------
    Article
        Every visible, non-blank piece of the source is in exactly one of its blocks.

    >>> import warraq
    >>> page = "<h1>فيضانات</h1><p>غمرت المياه شوارع المدينة أمس، وقالت البلدية إن العمل مستمر.</p>"
    >>> article = warraq.extract(page)
    >>> article.title
    'فيضانات'
    >>> [block.kind for block in article.blocks]
    ['title', 'paragraph']
    """
    return _warraq.extract(
        source, format=format, url=url, fetched=fetched, encoding=encoding, extractor=extractor
    )


def tag(
    source: str | bytes | Article,
    *,
    date: datetime.date | str | None = None,
    tagger: Tagger | None = None,
) -> Document:
    """Find names, dates, quantities and quotes in a text or an article.

    Parameters
    ----------
    source
        A text, tagged whole; or an :class:`Article`, tagged block by block without its junk.
        Offsets are the source's either way.
    date
        The day against which «أمس» is resolved; the article's own when None.
    tagger
        Your own labels or gazetteer.

    >>> import warraq
    >>> document = warraq.tag("وصل الوفد إلى بغداد أمس.", date="2017-11-04")
    >>> [(entity.text, entity.label, entity.value) for entity in document.entities]
    [('بغداد', 'LOC', None), ('أمس', 'DATE', '2017-11-03')]
    """
    return _warraq.tag(source, date=date, tagger=tagger)


def train(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    *,
    passes: int = 8,
) -> Tagger:
    """Train a names model on your own labelled files, write it, and return the tagger that reads with it.

    Parameters
    ----------
    paths
        Files with ``word label`` a line and a blank line between sentences; labels are ``B-PER``,
        ``I-PER``, ``B-ORG``, ``B-LOC``, ``B-MISC`` and ``O`` (``PERS``, ``GPE`` and ``MIS`` are understood).
    out
        The file to write; ``Tagger(model=out)`` loads it.
    passes
        How often the data are gone through.

    The model is a linear-chain conditional random field (Lafferty et al. 2001) beside the lists and rules
    that ship; it reads alone, without the network that ships. Its scores are made probabilities by a line
    fitted on every eighth document, read by a model that was trained without it; where that part has fewer
    than 400 names, scores stay as they are. ``Tagger.provenance`` says which, and names the files with their
    SHA-256. The same files give the same bytes. Raises FormatError with the line that has no label,
    FileNotFoundError for a missing file.

    >>> import pathlib, tempfile, warraq
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     mine = pathlib.Path(folder, "mine.conll")
    ...     lines = ["زار O", "سالم B-PER", "كركوك B-LOC", ""] * 20
    ...     _ = mine.write_text(chr(10).join(lines), encoding="utf-8")
    ...     tagger = warraq.train(mine, pathlib.Path(folder, "mine.model"))
    >>> [entity.text for entity in warraq.tag("زار سالم كركوك", tagger=tagger).entities]
    ['سالم', 'كركوك']
    """
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    _warraq.train([os.fspath(path) for path in given], os.fspath(out), passes=passes)
    return _warraq.Tagger(model=os.fspath(out))
