"""What is counted over a corpus: words, names, who is named with whom, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from warraq.errors import WarraqError
from warraq.table import Table

if TYPE_CHECKING:
    from warraq._warraq import Plan

__all__ = ["Counts", "Every", "Order", "Per", "Window", "WordUnit", "natural"]

Every = Literal["day", "week", "month", "year"]
Order = Literal["document", "left", "right"]
Per = Literal["entity", "label", "period"]
Window = Literal["sentence", "document"]
WordUnit = Literal["stem", "norm", "text"]


class Counts:
    """The counts of a :class:`warraq.Corpus`: each is a table, computed when it is first shown."""

    _plan: Plan

    def frequencies(
        self, *, by: Literal["group"] | None = None, unit: WordUnit = "stem", stop_words: bool = False
    ) -> Table:
        """How often each word occurs, in how many documents.

        Parameters
        ----------
        by
            ``"group"`` counts each outlet apart.
        unit
            What a word is: its folded stem without clitics, its folded form, or the form as it stands.
        stop_words
            Whether function words are counted too.

        >>> import warraq
        >>> warraq.sample().extract().frequencies().columns
        ['group', 'word', 'count', 'documents', 'per_million']
        """
        if by not in {None, "group"}:
            message = f"by: {by!r} is none of 'group', None"
            raise WarraqError(message)
        return Table("frequencies", lambda: self._plan.frequencies(by == "group", unit, stop_words))

    def concordance(
        self, query: str, *, width: int = 60, regex: bool = False, order: Order = "document"
    ) -> Table:
        """Each place where ``query`` occurs, with ``width`` characters on each side.

        Words are compared under folding, with and without proclitics; a regular
        expression is compared with the folded text. ``order`` sorts by place in
        the corpus, or by what stands before (``"right"`` of it in Arabic script is
        what was read first; here ``"left"`` always means before, ``"right"`` after).

        >>> import warraq
        >>> [row["text"] for row in warraq.Corpus({"text": ["في بغداد", "وبغداد"]}).concordance("بغداد")]
        ['بغداد', 'بغداد']
        """
        plan = self._plan
        natural("width", width)
        return Table("concordance", lambda: plan.concordance(query, regex, width, order), None, plan.context)

    def cooccurrence(self, *, window: Window = "sentence", least: int = 1) -> Table:
        """Which things are named together, and how often, at least ``least`` times."""
        natural("least", least)
        return Table("cooccurrence", lambda: self._plan.cooccurrence(window, least))

    def naming(self, *, by: Literal["group"] = "group", least: int = 1) -> Table:
        """Which forms each outlet uses for one thing, apart for quotes and narration."""
        if by != "group":
            message = f"by: {by!r} is not 'group'"
            raise WarraqError(message)
        natural("least", least)
        return Table("naming", lambda: self._plan.naming(least))

    def variants(self, *, least: int = 1) -> Table:
        """Which forms one thing has in the whole corpus, joined across documents, with how sure that is.

        Spellings that differ only in the article or in spaces are joined, and a surname that stands alone in
        its document with the one person of the corpus who bears it; one that several bear stays by itself and
        has them as ``candidates``.

        >>> import warraq
        >>> corpus = warraq.Corpus({"text": ["قال ياسر عرفات إنه وصل.", "وقال ياسر عرفات ذلك."]})
        >>> [(row["form"], row["count"]) for row in corpus.variants() if row["label"] == "PER"]
        [('ياسر عرفات', 2)]
        """
        natural("least", least)
        return Table("variants", lambda: self._plan.variants(least))

    def timeline(self, *, every: Every = "month", per: Per = "entity") -> Table:
        """How often things are named in each span of time, by the dates of the documents."""
        return Table("timeline", lambda: self._plan.timeline(every, per))

    def places(self, *, least: int = 1) -> Table:
        """How often each place is named whose coordinates are known: what a map needs.

        >>> import warraq
        >>> place = next(iter(warraq.sample().extract().places()))
        >>> -90 <= place["lat"] <= 90 and place["count"] > 0
        True
        """
        natural("least", least)
        return Table("places", lambda: self._plan.places(least))

    def overview(self) -> Table:
        """What each group holds: documents, words, mentions, quotes, removed blocks, first and last date.

        >>> import warraq
        >>> [row["documents"] for row in warraq.sample().extract().overview()]
        [4, 4, 4, 4]
        """
        return Table("overview", lambda: self._plan.overview())


def natural(name: str, number: int) -> None:
    """Refuse a negative number."""
    if number < 0:
        message = f"{name}: {number} is negative"
        raise WarraqError(message)
