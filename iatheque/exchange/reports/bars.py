"""Progress bars on the terminal."""

import sys
from typing import Any, Self

from tqdm import tqdm

from .wording import say

_LARGE = 2000


class Bars:
    """One bar per step, on stderr: on a terminal, or when the work is large."""

    def __init__(self) -> None:
        self._step = ""
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._close()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` (0: unknown) is reached in `step`."""
        if not sys.stderr.isatty() and max(done, total) < _LARGE:
            return
        if step != self._step or self._bar is None:
            self._close()
            self._step = step
            self._bar = tqdm(
                desc=say(step), total=total or None, file=sys.stderr, unit="", mininterval=0.5
            )
        self._bar.update(done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
        self._bar = None
