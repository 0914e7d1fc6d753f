"""spaCy: a ``Doc`` of our words, since spaCy's own Arabic tokens swallow the place in «ببغداد».

``doc.text`` is ``Document.plain``; ``doc.user_data["warraq"]`` holds the id, the group, the date
and, for each token, its place in the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warraq.export.words import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

    from warraq import Document

__all__ = ["doc", "doc_bin"]


def doc(document: Document, vocab: Vocab | None = None) -> Doc:
    """A document as a spaCy ``Doc``: words, sentences, and the entities with their ids."""
    import spacy
    from spacy.tokens import Doc, Span

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    places: list[tuple[int, int]] = []
    entities: list[tuple[int, int, str, str]] = []

    def add(text: str, place: tuple[int, int], new: bool) -> None:
        words.append(text)
        spaces.append(False)
        starts.append(new)
        places.append(place)

    plain = document.plain
    found = sentences(document)
    lead = plain[: found[0][0].words[0].start] if found else plain
    if lead:
        add(lead, (0, 0), True)
    for units in found:
        new = True
        for unit in units:
            token = unit.token
            offset = token.start - unit.words[0].start
            exact = token.end - token.start == unit.words[-1].end - unit.words[0].start
            for word in unit.words:
                place = (word.start + offset, word.end + offset) if exact else (token.start, token.end)
                add(word.text, place, new)
                new = False
                if word.entity is not None and word.begins:
                    at = len(words) - 1
                    entities.append((at, at + 1, word.entity.label, word.entity.entity_id or ""))
                elif word.entity is not None:
                    first, _, label, key = entities[-1]
                    entities[-1] = (first, len(words), label, key)
            gap = unit.after
            if gap.startswith(" "):
                spaces[-1] = True
                gap = gap[1:]
            if gap:
                add(gap, (token.end, token.end), False)
    vocab = spacy.blank("ar").vocab if vocab is None else vocab
    made = Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
    made.ents = tuple(Span(made, start, end, label, kb_id=key) for start, end, label, key in entities)
    made.user_data["warraq"] = {
        "id": document.id,
        "group": document.group,
        "date": document.date,
        "source": places,
    }
    return made


def doc_bin(documents: Iterable[Document]) -> DocBin:
    """Documents as a spaCy ``DocBin``, for ``spacy train`` and for disk."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("ar").vocab
    return DocBin(store_user_data=True, docs=(doc(document, vocab) for document in documents))
