"""The folding of warraq's `script::fold`, for the builders of derived lists."""

ALEF = dict.fromkeys("أإآٱ", "ا")
FOLD = {**ALEF, "ى": "ي", "ی": "ي", "ئ": "ي", "ة": "ه", "ۀ": "ه", "ە": "ه", "ؤ": "و", "ک": "ك"}
PLAIN = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


def is_mark(c: str) -> bool:
    return c == "ـ" or "ً" <= c <= "ٟ" or c == "ٰ" or c in "‎‏‌‍"


def folded(text: str) -> str:
    """The key of a form; the preposition على keeps its last letter, to stay apart from the name علي."""
    if text == "على":
        return text
    return "".join(FOLD.get(c, c) for c in text if not is_mark(c))


def bare(text: str) -> str:
    """Without marks, Persian kaf and yeh made Arabic, white space single."""
    text = "".join(c for c in text if not is_mark(c))
    return " ".join(text.replace("ک", "ك").replace("ی", "ي").replace("ٱ", "ا").split())


def is_arabic(text: str) -> bool:
    """Whether every letter is one that Arabic news uses."""
    return bool(text) and all(c in PLAIN or c in " -" for c in text)
