"""warraq (ورّاق) turns a scraped Arabic news corpus into data.

One text, one set of coordinates: every result is a span of the source, in code
points, so that ``source[start:end] == text`` for every row of every table.

>>> import warraq
>>> corpus = warraq.sample().extract().tag()
>>> row = next(iter(corpus.entities()))
>>> source = corpus.source(row["doc_id"])
>>> warraq.html_text(source[row["start"]:row["end"]]) == row["text"]
True
"""

from __future__ import annotations

from importlib.metadata import version

from warraq import accessors
from warraq._warraq import (
    Alignment,
    Article,
    Block,
    Document,
    Entity,
    Extractor,
    Gazetteer,
    Normalizer,
    Quote,
    Sentence,
    Tagger,
    Token,
)
from warraq.corpus import Corpus, sample
from warraq.errors import ColumnError, EncodingError, FormatError, ModelError, WarraqError
from warraq.normalization import Profile, Steps, normalize
from warraq.table import Table
from warraq.verbs import extract, html_text, read_text, tag, train
from warraq.words import stem, transliterate

__version__ = version("warraq")

__all__ = [
    "Alignment",
    "Article",
    "Block",
    "ColumnError",
    "Corpus",
    "Document",
    "EncodingError",
    "Entity",
    "Extractor",
    "FormatError",
    "Gazetteer",
    "ModelError",
    "Normalizer",
    "Profile",
    "Quote",
    "Sentence",
    "Steps",
    "Table",
    "Tagger",
    "Token",
    "WarraqError",
    "__version__",
    "extract",
    "html_text",
    "normalize",
    "read_text",
    "sample",
    "stem",
    "tag",
    "train",
    "transliterate",
]

accessors.register()
