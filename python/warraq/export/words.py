"""The words of a document as tagged corpora count them: clitics apart, the article with its noun.

A token is what stands between spaces; where it holds several words («وببغداد»: و, ب, بغداد) each is
one, as in the Universal Dependencies treebanks of Arabic. Where an entity begins or ends within a
word, the word is cut there too, so that every entity is a run of whole words.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warraq import Document, Entity, Token

__all__ = ["Unit", "Word", "sentences"]

#: The article, as it stands before a noun, and as it stands after ل.
_ARTICLE = {"ال", "ٱل"}


class Word(NamedTuple):
    """A word: its place in ``Document.plain``, and the entity it belongs to."""

    text: str
    start: int
    end: int
    entity: Entity | None
    begins: bool

    @property
    def tag(self) -> str:
        """``B-``, ``I-`` or ``O``."""
        if self.entity is None:
            return "O"
        return f"{'B' if self.begins else 'I'}-{self.entity.label}"


class Unit(NamedTuple):
    """A token: its words, and what stands between it and the next one."""

    token: Token
    words: list[Word]
    after: str


def sentences(document: Document) -> list[list[Unit]]:
    """The sentences of a document, each a list of tokens; no entity runs over two of them.

    >>> import warraq
    >>> document = warraq.tag("عاد الوفد وببغداد استقبل. ثم غادر.")
    >>> [[word.text for word in unit.words] for unit in sentences(document)[0]]
    [['عاد'], ['الوفد'], ['و', 'ب', 'بغداد'], ['استقبل'], ['.']]
    """
    plain, tokens = document.plain, document.tokens
    places = document.plain_spans("tokens")
    starts = [start for start, _ in document.plain_spans("sentences")]
    entities = list(zip(document.plain_spans("entities"), document.entities, strict=True))
    found: list[list[Unit]] = []
    number, at = -1, 0
    for token, (start, end), following in zip(
        tokens, places, [*places[1:], None][: len(tokens)], strict=True
    ):
        while at < len(entities) and entities[at][0][1] <= start:
            at += 1
        here = [held for held in entities[at : at + 1 + end - start] if held[0][0] < end]
        words = list(_words(token, plain, start, end, here))
        within = bool(here) and here[0][0][0] < start
        new = False
        while number + 1 < len(starts) and starts[number + 1] <= start:
            number += 1
            new = True
        if (new and not within) or not found:
            found.append([])
        after = plain[end : following[0] if following else len(plain)]
        found[-1].append(Unit(token, words, after))
    return found


def _words(
    token: Token, plain: str, start: int, end: int, entities: list[tuple[tuple[int, int], Entity]]
) -> Iterator[Word]:
    cuts = {start, end}
    at = start
    pieces = [piece for piece, _, _ in token.proclitics]
    for place, piece in enumerate(pieces):
        at += len(piece)
        article = place == len(pieces) - 1 and (
            piece in _ARTICLE or (piece == "ل" and pieces[:-1][-1:] == ["ل"])
        )
        # The article stays with its noun: what is cut is what stands before it.
        cuts.add(at - len(piece) if article else at)
    at = end
    for piece, _, _ in reversed(token.enclitics):
        at -= len(piece)
        cuts.add(at)
    for span, _ in entities:
        cuts.update(span)
    for left, right in pairwise(sorted(cut for cut in cuts if start <= cut <= end)):
        held = next((held for held in entities if held[0][0] <= left and right <= held[0][1]), None)
        entity = held[1] if held else None
        yield Word(plain[left:right], left, right, entity, held is not None and held[0][0] == left)
