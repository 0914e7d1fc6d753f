"""``transliterate`` and ``stem``: what Python adds is arguments and errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import warraq
from warraq.words import Scheme

BOTH_WAYS = ("buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb")
LOSSLESS = (
    "".join(map(chr, [*range(0x621, 0x63B), *range(0x640, 0x653), 0x670, 0x671])) + "٠١٢0123 ،؛؟«»():%\n"
)


@given(st.text(LOSSLESS, max_size=60), st.sampled_from(BOTH_WAYS))
def test_the_lossless_subset_comes_back(text: str, scheme: Scheme) -> None:
    assert warraq.transliterate(warraq.transliterate(text, scheme), scheme, reverse=True) == text


def test_a_long_text_is_transliterated_as_a_short_one() -> None:
    assert warraq.transliterate("قال " * 4000) == "qAl " * 4000


def test_errors_name_the_argument_and_the_choices() -> None:
    with pytest.raises(warraq.WarraqError, match=r"scheme: .*buckwalter, safe_buckwalter"):
        warraq.transliterate("قال", "iso")  # type: ignore[arg-type]
    with pytest.raises(warraq.WarraqError, match="scheme: ala_lc goes one way"):
        warraq.transliterate("qāl", "ala_lc", reverse=True)
    with pytest.raises(warraq.WarraqError, match=r"stemmer: .*light10, snowball, isri"):
        warraq.stem("قال", "porter")  # type: ignore[arg-type]


def test_a_lone_surrogate_is_named() -> None:
    with pytest.raises(warraq.EncodingError, match="text: a lone surrogate at character 1"):
        warraq.transliterate("ق\ud800")
    with pytest.raises(warraq.EncodingError, match="word: a lone surrogate at character 0"):
        warraq.stem("\ud800")
