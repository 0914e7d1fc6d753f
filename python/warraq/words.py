"""``transliterate`` and ``stem``: letters and words by published conventions."""

from __future__ import annotations

from typing import Literal, TypeAlias

from warraq import _warraq

__all__ = ["stem", "transliterate"]

#: A way of writing Arabic in Latin letters; docs/transliteration.md has the tables.
Scheme: TypeAlias = Literal["buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb", "ala_lc"]

#: A published stemmer; docs/segmentation.md says what each cuts.
Stemmer: TypeAlias = Literal["light10", "snowball", "isri"]


def transliterate(text: str, scheme: Scheme = "buckwalter", reverse: bool = False) -> str:
    """Write the Arabic of ``text`` in Latin letters, or read it back; other characters stay.

    Buckwalter's schemes and HSB write one sign for one letter or mark. What they
    write comes back as it was, unless ``text`` itself holds such signs (Latin
    words; in HSB a full stop). ALA-LC is for readers and goes one way.

    Parameters
    ----------
    text
        Any text.
    scheme
        The scheme; ``"safe_buckwalter"`` is letters alone but for shadda and tatweel,
        ``"xml_buckwalter"`` has no ``<``, ``>`` and ``&``.
    reverse
        Whether ``text`` is in Latin letters and comes back in Arabic ones.

    Raises
    ------
    WarraqError
        When there is no such scheme, or when ``"ala_lc"`` is to be reversed.
    EncodingError
        When ``text`` holds a lone surrogate.

    >>> import warraq
    >>> warraq.transliterate("قَالَ المُتَحَدِّثُ")
    'qaAla AlmutaHad~ivu'
    >>> warraq.transliterate("AlEirAq", reverse=True)
    'العِراق'
    >>> warraq.transliterate("محافظة الأنبار، ٢٠١٧", "ala_lc")
    'mḥāfẓah al-anbār, 2017'
    """
    return _warraq.transliterate(text, scheme, reverse)


def stem(word: str, stemmer: Stemmer = "light10") -> str:
    """Reduce ``word`` to the key that a published stemmer makes of it.

    Parameters
    ----------
    word
        One word. Anything may be given; what is no Arabic word stays, marks aside.
    stemmer
        ``"light10"`` as in Lucene, ``"snowball"`` as in snowballstemmer, or ``"isri"``
        as in NLTK, byte for byte.

    Raises
    ------
    WarraqError
        When there is no such stemmer.
    EncodingError
        When ``word`` holds a lone surrogate.

    >>> import warraq
    >>> warraq.stem("والمكتبات")
    'مكتب'
    >>> warraq.stem("والمكتبات", "isri")
    'كتب'
    """
    return _warraq.stem(word, stemmer)
