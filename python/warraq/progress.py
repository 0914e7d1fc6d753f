"""A progress bar for work that may begin again: tqdm's own, in a terminal or in a notebook's widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Bar"]


class Bar:
    """A bar of documents; it is told how many are done, and a smaller number begins a new one.

    >>> bar = Bar()
    >>> bar(64)
    >>> bar.done
    64
    """

    def __init__(self) -> None:
        """A bar that is drawn when it is first told something."""
        self.done = 0
        self._bar: Any = None

    def __call__(self, done: int) -> None:
        """Show that ``done`` documents are done."""
        if self._bar is None or done < self.done:
            self._begin()
        if self._bar is not None:
            # Drawn each time: nothing says which time is the last, and batches are rare enough.
            self._bar.n = done
            self._bar.refresh()
        self.done = done

    def _begin(self) -> None:
        from tqdm.auto import tqdm

        if self._bar is not None:
            self._bar.close()
        self.done = 0
        self._bar = tqdm(unit=" documents", leave=True)
