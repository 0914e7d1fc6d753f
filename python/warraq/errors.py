"""What warraq refuses, and why.

Every error says which document or row, which argument, and what was expected.
A missing file is Python's own ``FileNotFoundError``.
"""

from __future__ import annotations

__all__ = ["ColumnError", "EncodingError", "FormatError", "ModelError", "WarraqError"]


class WarraqError(ValueError):
    """What warraq refuses; the parent of the others.

    >>> import warraq
    >>> warraq.normalize("نص", "newz")
    Traceback (most recent call last):
    ...
    warraq.errors.WarraqError: ...
    """


class EncodingError(WarraqError):
    """Bytes that are not text in the stated encoding, or a text that is not valid Unicode."""


class FormatError(WarraqError):
    """A file that is not what its name says: a broken gzip, a bad line of JSON."""


class ModelError(WarraqError):
    """A model, template or gazetteer file that is foreign, truncated or altered."""


class ColumnError(WarraqError):
    """A column that is missing or holds something else than text; the row is named."""
