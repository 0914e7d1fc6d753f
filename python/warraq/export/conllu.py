"""CoNLL-U and BIO: one word a line.

CoNLL-U after the format's page at Universal Dependencies, with multi-word tokens for words with
clitics; ``start_char``, ``end_char`` (characters of the source) and ``ner`` stand in MISC, as
Stanza writes them. What we do not know (lemma, head, relation) is ``_``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warraq.export.words import sentences

if TYPE_CHECKING:
    from warraq import Document
    from warraq.export.words import Unit

__all__ = ["bio", "conllu"]

#: What the kind of a token tells of its part of speech.
_UPOS = {"punctuation": "PUNCT", "number": "NUM", "symbol": "SYM", "emoji": "SYM", "word": "_"}
_SPACES = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p", "\\": "\\\\"}


def conllu(document: Document, number: int = 1) -> str:
    """A document as CoNLL-U.

    >>> import warraq
    >>> lines = conllu(warraq.tag("في بغداد وبابل.")).splitlines()
    >>> lines[2].split()[:2], lines[4].split()[:2], lines[5].split()[:2]
    (['1', 'في'], ['3-4', 'وبابل'], ['3', 'و'])
    """
    name = document.id or str(number)
    blocks = []
    for at, units in enumerate(sentences(document), start=1):
        head = [f"# newdoc id = {_line(name)}"] if at == 1 else []
        text = "".join(_line(unit.token.text) + (" " if unit.after else "") for unit in units).rstrip()
        head += [f"# sent_id = {_line(name)}-{at}", f"# text = {text}"]
        blocks.append("\n".join([*head, *_rows(units)]) + "\n")
    return "\n".join(blocks) + ("\n" if blocks else "")


def _rows(units: list[Unit]) -> list[str]:
    rows, number = [], 0
    for unit in units:
        token = unit.token
        upos = _UPOS.get(token.kind, "X")
        first, last = number + 1, number + len(unit.words)
        spaces = [] if unit.after == " " else [_after(unit.after)]
        whole = [f"start_char={token.start}", f"end_char={token.end}", *spaces]
        if len(unit.words) > 1:
            rows.append(_row(f"{first}-{last}", token.text, "_", whole))
        for word in unit.words:
            number += 1
            misc = whole if len(unit.words) == 1 else []
            rows.append(_row(str(number), word.text, upos, [*misc, f"ner={word.tag}"]))
    return rows


def _row(number: str, form: str, upos: str, misc: list[str]) -> str:
    fields = [number, _line(form), "_", upos, *"_" * 5, "|".join(sorted(misc))]
    return "\t".join(fields)


def _after(gap: str) -> str:
    if not gap:
        return "SpaceAfter=No"
    return "SpacesAfter=" + "".join(_SPACES.get(character, character) for character in gap)


def _line(text: str) -> str:
    return " ".join(text.split())


def bio(document: Document, number: int = 1) -> str:
    """A document as lines of ``word`` and ``B-LOC``, ``I-LOC`` or ``O``, an empty line after each sentence.

    >>> import warraq
    >>> print(bio(warraq.tag("وصل إلى ببغداد")), end="")
    -DOCSTART-	O
    <BLANKLINE>
    وصل	O
    إلى	O
    ب	O
    بغداد	B-LOC
    <BLANKLINE>
    """
    blocks = ["-DOCSTART-\tO\n"]
    for units in sentences(document):
        words = [word for unit in units for word in unit.words]
        blocks.append("".join(f"{_line(word.text)}\t{word.tag}\n" for word in words))
    return "\n".join(blocks) + "\n"
