"""Holds that no file keeps a load for ever: whoever reads it says how far it is, or is stopped."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from moorlands_dash.extracts.model import Progress, Refusal


def within(
    seconds: int, file: str, progress: Progress | None, clock: Callable[[], float] = monotonic
) -> Progress:
    """Return what tells `progress`, and raises Refusal once so many seconds have passed."""
    end = clock() + seconds

    def told(share: float) -> None:
        if clock() > end:
            raise Refusal(
                file,
                f"It takes longer to read than {seconds:,} seconds.",
                "Split it into several files, or raise limits.seconds in the settings.",
            )
        if progress:
            progress(share)

    return told
