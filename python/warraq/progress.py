"""A progress bar for work that may begin again: tqdm's own, in a terminal or in a notebook's widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Bar"]


class Bar:
    """A bar of documents with rate and time left, drawn on stderr or in the notebook.

    It is told how many documents are done and which share of the input that is; a smaller number
    begins a new bar. ``leave``: whether the bar stays when the work is done.

    >>> bar = Bar()
    >>> bar(64, 0.5)
    >>> bar.done
    64
    """

    def __init__(self, *, leave: bool = True) -> None:
        """A bar that is drawn when it is first told something."""
        self.done = 0
        self._leave = leave
        self._bar: Any = None

    def __call__(self, done: int, share: float) -> None:
        """Show that ``done`` documents are done, which is ``share`` of the input, from 0 to 1."""
        if self._bar is None or done < self.done:
            self._begin(done)
        if share > 0:
            self._bar.total = max(done, round(done / share))
        # Drawn each time: nothing says which time is the last, and batches are rare enough.
        self._bar.n = done
        self._bar.refresh()
        self.done = done

    def _begin(self, initial: int) -> None:
        # What was done before the bar was drawn, by an earlier run too, tells nothing of the rate.
        from tqdm.auto import tqdm

        if self._bar is not None:
            self._bar.close()
        self._bar = tqdm(unit=" documents", leave=self._leave, initial=initial)
