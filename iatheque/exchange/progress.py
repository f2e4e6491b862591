"""How long work tells where it stands."""

from collections.abc import Callable

# Called with the name of a step, what is done, and the total (0 when it is not known yet).
Progress = Callable[[str, int, int], None]


def silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody."""
