"""Long work in parts: whoever waits is told how far it has come, and may stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Watch = Callable[[float], None]
"""Told between two parts which share is done, 0 to 1. It may raise `Stopped`, which ends the work:
nothing is kept of it."""


class Stopped(Exception):  # noqa: N818 - it is no error
    """Whoever waited wants the work no longer."""


def silent(_share: float) -> None:
    """Watch without a word."""


def batches(total: int, size: int, watch: Watch) -> Iterator[int]:
    """Yield the size of each part of the work; tell before each, and at the end, how far it is."""
    for start in range(0, total, size):
        watch(start / total)
        yield min(size, total - start)
    watch(1.0)
