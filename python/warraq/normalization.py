"""``normalize``: one spelling for a text, by profile and steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict, TypeVar, overload

from warraq import _warraq
from warraq.columns import ArrowArray, ArrowStream, normalized

if TYPE_CHECKING:
    from typing import Unpack

__all__ = ["Profile", "Steps", "normalize"]

#: A named set of steps; docs/normalisation.md says what each holds.
Profile: TypeAlias = Literal[
    "none",
    "light",
    "news",
    "search",
    "rasm",
    "camel_tools",
    "camel_tools.normalize_unicode",
    "pyarabic.strip_tashkeel",
    "pyarabic.strip_tatweel",
    "pyarabic.normalize_ligature",
    "pyarabic.normalize_hamza",
    "pyarabic.normalize_hamza.tasheel",
    "pyarabic.normalize_alef",
    "pyarabic.normalize_teh",
    "lucene",
    "arabic_norm",
    "arabert",
]

#: A column of text: a Series of pandas or polars, an array of pyarrow, anything that gives itself as Arrow.
Column = TypeVar("Column", bound="ArrowStream | ArrowArray")

_Drop: TypeAlias = Literal["keep", "drop"]
_Piece: TypeAlias = Literal["keep", "drop", "placeholder"]


class Steps(TypedDict, total=False):
    """The steps and their values; docs/normalisation.md gives the code points of each."""

    unicode_form: Literal["keep", "nfc", "nfkc"]
    tashkeel: str
    tatweel: _Drop
    alef: Literal["keep", "basic", "all"]
    alef_maksura: Literal["keep", "yeh"]
    teh_marbuta: Literal["keep", "heh", "teh"]
    hamza: Literal["keep", "carrier", "hamza", "drop"]
    letters: Literal["keep", "shapes", "all"]
    presentation_forms: Literal["keep", "letters"]
    digits: Literal["keep", "ascii", "arabic", "extended"]
    punctuation: Literal["keep", "ascii"]
    quotes: Literal["keep", "ascii"]
    bidi: _Drop
    zero_width: Literal["keep", "drop", "persian", "space"]
    bom: _Drop
    spaces: Literal["keep", "ascii"]
    whitespace: Literal["keep", "lines", "space"]
    elongation: Literal["keep", "one", "two"]
    entities: Literal["keep", "decode"]
    urls: _Piece
    emails: _Piece
    mentions: _Piece
    hashtags: Literal["keep", "drop", "placeholder", "words"]
    emoji: _Piece
    rasm: Literal["keep", "skeleton"]


@overload
def normalize(text: str, profile: Profile = "news", **steps: Unpack[Steps]) -> str: ...
@overload
def normalize(text: None, profile: Profile = "news", **steps: Unpack[Steps]) -> None: ...
@overload
def normalize(text: Column, profile: Profile = "news", **steps: Unpack[Steps]) -> Column: ...
def normalize(
    text: str | Column | None, profile: Profile = "news", **steps: Unpack[Steps]
) -> str | Column | None:
    """Fold the spelling of ``text``; None stays None.

    Parameters
    ----------
    text
        Any string, lone surrogates and all; or a column of text, which comes back as what it is,
        normalised on all cores: a Series of pandas or polars, an array of pyarrow.
    profile
        Which steps are on: ``"news"`` for reading and counting, ``"search"`` for matching.
    **steps
        Single steps, which override the profile.

    Raises
    ------
    TypeError
        When a step is misspelt; the nearest is named.
    WarraqError
        When a profile or a value does not exist; those that do are named.
    ColumnError
        When a column holds something else than text.

    >>> import warraq
    >>> warraq.normalize("الأنبـــار")
    'الأنبار'
    >>> warraq.normalize("مُحافظة الأنبار", "search")
    'محافظه الانبار'
    >>> warraq.normalize("سنة ٢٠١٧", digits="ascii")
    'سنة 2017'
    >>> import polars
    >>> warraq.normalize(polars.Series(["قـــال", None])).to_list()
    ['قال', None]
    """
    if text is None or isinstance(text, str):
        return _warraq.normalize(text, profile, **steps)
    return normalized(text, _warraq.Normalizer(profile, **steps))
