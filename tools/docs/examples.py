"""Gives the examples of docstrings their heading, which numpy's style wants and our docstrings leave out."""

from __future__ import annotations

import re
from typing import Any

import griffe


class Examples(griffe.Extension):
    """Puts a heading before the first example of each docstring."""

    def on_object(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Change the docstring of one object."""
        if obj.docstring is not None and "Examples\n---" not in obj.docstring.value:
            headed = r"\n\nExamples\n--------\n>>>"
            obj.docstring.value = re.sub(r"\n\n>>>", headed, obj.docstring.value, count=1)
