"""scikit-learn: a transformer that folds spelling, and an analyzer for ``CountVectorizer``.

>>> from sklearn.feature_extraction.text import CountVectorizer
>>> vectors = CountVectorizer(analyzer=Analyzer(unit="stem"))
>>> matrix = vectors.fit_transform(["زار المكتبة", "والمكتبة في بغداد"])
>>> sorted(vectors.vocabulary_)
['بغداد', 'زار', 'مكتبه']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from warraq import _warraq, columns
from warraq.errors import WarraqError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warraq.counts import WordUnit
    from warraq.normalization import Profile

__all__ = ["Analyzer", "TextNormalizer"]


class TextNormalizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Folds the spelling of texts, as :func:`warraq.normalize` does.

    Parameters
    ----------
    profile
        The profile.
    steps
        Steps that differ from it, as ``{"digits": "arabic"}``.

    >>> TextNormalizer("search").fit_transform(["الأنبـــار", None])
    ['الانبار', None]
    """

    def __init__(self, profile: Profile = "news", steps: dict[str, str] | None = None) -> None:
        """Keep the choices; they are checked by :meth:`fit`."""
        self.profile = profile
        self.steps = steps

    def fit(self, texts: Iterable[str | None], y: object = None) -> TextNormalizer:
        """Make the normaliser; nothing is learnt of ``texts``."""
        self.normalizer_ = _warraq.Normalizer(self.profile, **(self.steps or {}))
        return self

    def transform(self, texts: Iterable[str | None]) -> list[str | None]:
        """The texts with their spelling folded; None stays None."""
        check_is_fitted(self)
        return columns.one_by_one(texts, self.normalizer_, "texts")

    def __sklearn_is_fitted__(self) -> bool:
        """Whether there is a normaliser."""
        return hasattr(self, "normalizer_")

    def get_feature_names_out(self, names: object = None) -> object:
        """The same names: one text stays one text."""
        return names


class Analyzer:
    """Cuts a text into the words that :meth:`warraq.Corpus.frequencies` counts.

    Parameters
    ----------
    unit
        ``"stem"``: what is left between the clitics, folded; ``"norm"``: folded; ``"text"``: as it stands.
    stop_words
        Whether function words are kept.

    >>> Analyzer()("وصل الوزير إلى المدينة.")
    ['وصل', 'وزير', 'مدينه']
    >>> Analyzer("text", stop_words=True)("إلى بغداد!")
    ['إلى', 'بغداد']
    """

    def __init__(self, unit: WordUnit = "stem", stop_words: bool = False) -> None:
        """Keep the choices."""
        if unit not in {"stem", "norm", "text"}:
            message = f"unit: {unit!r} is none of stem, norm, text"
            raise WarraqError(message)
        self.unit = unit
        self.stop_words = stop_words

    def __call__(self, text: str) -> list[str]:
        """The words of ``text``, in order."""
        return _warraq.words(text, self.unit, self.stop_words)

    def __repr__(self) -> str:
        """The choices."""
        return f"Analyzer({self.unit!r}, stop_words={self.stop_words})"
