"""Prints what other packages make of Arabic text, for the profiles that reproduce them.

    pip install pyarabic==0.6.15 arabic-norm==0.1.0 emoji
    pip install --no-deps camel-tools==1.6.0 arabert==1.0.1
    python benches/golden_normalize.py > tests/data/normalize/golden.tsv && gzip -9n tests/data/normalize/golden.tsv

The inputs are every code point of the Arabic blocks in four contexts and 20,000 strings drawn by a small
generator of pseudo-random numbers that is written out here, so that any machine draws the same ones. The output is
kept small: for each profile, one line for each single code point whose results differ from the input, and for the
generated strings one 64-bit FNV-1a hash for every 100 results, joined by U+000A. The inputs are not printed;
`tests/normalize_golden.rs` draws the same ones.

PyArabic is run, never read. Lucene's profile comes from its documentation and has no table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version

BLOCKS = [
    (0x600, 0x6FF),
    (0x750, 0x77F),
    (0x870, 0x8FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFF),
    (0x1EE00, 0x1EEFF),
]
CONTEXTS = ["{}", "س{}س", "ا{}لا {}", "{}{} 3"]
# What looks like markup, an address or a quirk, beside single characters.
FRAGMENTS = [
    *"ـٰٱٓٔﷲﷺى",
    *(
        "http://a.iq/b?c=د",
        "https://",
        "www.x.com",
        " n.org:80/",
        "me@x.iq",
        "@user_1",
        "@مستخدم",
        "#وسم_عام",
    ),
    *("<br />", "<b>", "</p>", "&amp;", "&lt", "&#1575;", "&#x627", "&copyright;"),
    *("12", "٣,٥", "!!!", "...", "ووو", "ttt", "\u00a0", "\n"),
]
STRINGS = 20_000
PER_HASH = 100


def code_points() -> Iterator[str]:
    for first, last in BLOCKS:
        yield from map(chr, range(first, last + 1))


def strings() -> Iterator[str]:
    """Strings of up to 40 pieces: mostly Arabic letters and marks, some presentation forms, ASCII and fragments."""
    state = 0x9E3779B97F4A7C15

    def draw(below: int) -> int:
        nonlocal state
        state ^= (state << 13) & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 7
        state ^= (state << 17) & 0xFFFFFFFFFFFFFFFF
        return (state >> 11) % below

    for _ in range(STRINGS):
        chars = []
        for _ in range(draw(41)):
            kind = draw(16)
            if kind < 8:
                chars.append(chr(0x621 + draw(42)))
            elif kind < 11:
                chars.append(chr(0x64B + draw(11)))
            elif kind == 11:
                chars.append(chr(0x600 + draw(0x100)))
            elif kind == 12:
                chars.append(chr(0xFE70 + draw(0x8D)))
            elif kind == 13:
                chars.append(chr(0x20 + draw(0x5F)))
            elif kind == 14:
                chars.append(" ")
            else:
                chars.append(FRAGMENTS[draw(len(FRAGMENTS))])
        yield "".join(chars)


def peers() -> dict[str, Callable[[str], str]]:
    import arabic_norm
    from arabert.preprocess import ArabertPreprocessor
    from camel_tools.utils.dediac import dediac_ar
    from camel_tools.utils.normalize import (
        normalize_alef_ar,
        normalize_alef_maksura_ar,
        normalize_teh_marbuta_ar,
        normalize_unicode,
    )
    from pyarabic import araby

    return {
        "camel_tools": lambda t: normalize_teh_marbuta_ar(
            normalize_alef_maksura_ar(normalize_alef_ar(dediac_ar(t)))
        ),
        "camel_tools.normalize_unicode": normalize_unicode,
        "pyarabic.strip_tashkeel": araby.strip_tashkeel,
        "pyarabic.strip_tatweel": araby.strip_tatweel,
        "pyarabic.normalize_ligature": araby.normalize_ligature,
        "pyarabic.normalize_hamza": araby.normalize_hamza,
        "pyarabic.normalize_hamza.tasheel": lambda t: araby.normalize_hamza(t, method="tasheel"),
        "pyarabic.normalize_alef": araby.normalize_alef,
        "pyarabic.normalize_teh": araby.normalize_teh,
        "arabic_norm": arabic_norm.normalize,
        "arabert": ArabertPreprocessor("bert-base-arabertv02").preprocess,
    }


def fnv(text: str) -> int:
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def hexed(text: str) -> str:
    return " ".join(f"{ord(c):04X}" for c in text)


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    versions = ", ".join(
        f"{name} {version(name)}" for name in ("pyarabic", "camel-tools", "arabic-norm", "arabert")
    )
    print(f"# {versions}; CPython {sys.version.split()[0]}. Printed by benches/golden_normalize.py.")
    print("# profile\tchar\tcode point\tthe four contexts, in code points")
    print("# profile\thash\tnumber of the hundred\tFNV-1a of its results")
    drawn = list(strings())
    for name, call in peers().items():
        for char in code_points():
            texts = [c.replace("{}", char) for c in CONTEXTS]
            results = [call(t) for t in texts]
            if results != texts:
                print(name, "char", f"{ord(char):04X}", *map(hexed, results), sep="\t")
        for i in range(0, STRINGS, PER_HASH):
            joined = "\n".join(call(t) for t in drawn[i : i + PER_HASH])
            print(name, "hash", i // PER_HASH, f"{fnv(joined):016x}", sep="\t")


if __name__ == "__main__":
    main()
