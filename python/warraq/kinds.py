"""The closed sets of names that the objects and tables hold, for annotations of your own.

>>> from typing import get_args
>>> get_args(QuoteKind)
('direct', 'indirect', 'partial', 'colon')
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["BlockKind", "Label", "Modifier", "QuoteKind", "Role", "TokenKind"]

#: What an entity is; docs/labels.md explains each.
Label: TypeAlias = Literal[
    "PER",
    "ORG",
    "LOC",
    "MISC",
    "DATE",
    "TIME",
    "DURATION",
    "SET",
    "QUANTITY",
    "PERCENT",
    "MONEY",
    "CARDINAL",
    "ORDINAL",
]

#: What a block of an article is: body first, then metadata, then junk.
BlockKind: TypeAlias = Literal[
    "heading",
    "paragraph",
    "list",
    "table",
    "title",
    "subtitle",
    "section",
    "byline",
    "date",
    "caption",
    "credit",
    "navigation",
    "share",
    "comment_form",
    "promo",
    "related",
    "advert",
    "embed",
    "tags",
    "widget",
    "notice",
    "site_date",
    "page_number",
    "copyright",
    "footer",
]

#: How speech is reported.
QuoteKind: TypeAlias = Literal["direct", "indirect", "partial", "colon"]

#: What a token is.
TokenKind: TypeAlias = Literal[
    "word", "number", "punctuation", "url", "email", "mention", "hashtag", "emoji", "symbol"
]

#: ``mod`` of an entity: those of TIMEX3 for times, then those of numbers.
Modifier: TypeAlias = Literal[
    "START",
    "MID",
    "END",
    "APPROX",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
    "approx",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "vague",
]

#: What befell the people who are counted.
Role: TypeAlias = Literal[
    "killed",
    "wounded",
    "killed_or_wounded",
    "displaced",
    "detained",
    "missing",
    "abducted",
    "besieged",
    "arrested",
    "sentenced",
    "rescued",
    "infected",
    "returned",
]
