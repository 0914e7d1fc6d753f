"""``df["body"].warraq`` in whatever order warraq and the library of the frame are imported.

The accessors are registered by :mod:`warraq.pandas` and :mod:`warraq.polars`, which import those
libraries; warraq itself must not, since that takes longer than all the rest.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

__all__ = ["register"]

_LIBRARIES = ("pandas", "polars")


def register() -> None:
    """Register the accessors of the libraries that are imported, now or later.

    >>> import pandas
    >>> hasattr(pandas.Series, "warraq")
    True
    """
    later = set()
    for library in _LIBRARIES:
        if library in sys.modules:
            import_module(f"warraq.{library}")
        else:
            later.add(library)
    if later:
        sys.meta_path.insert(0, _Later(later))


class _Later(MetaPathFinder):
    """Waits for the libraries that are not imported yet."""

    def __init__(self, libraries: set[str]) -> None:
        self._libraries = libraries
        self._asked: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec that the others find, with a loader that registers the accessors in the end."""
        if fullname not in self._libraries or fullname in self._asked:
            return None
        # Who only looks whether a library is there, as polars does for pandas, may import it later.
        self._asked.add(fullname)
        try:
            spec = find_spec(fullname)
        finally:
            self._asked.discard(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Then(spec.loader, self._libraries)
        return spec


class _Then(Loader):
    """Loads as another loader does, then registers the accessors."""

    def __init__(self, loader: Loader, waiting: set[str]) -> None:
        self._loader = loader
        self._waiting = waiting

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The other loader's module."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Give the module its own loader back, run it, and register."""
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._waiting.discard(module.__name__)
        # A library that is too old for the accessors can still be used without them.
        with suppress(ImportError, AttributeError):
            import_module(f"warraq.{module.__name__}")
