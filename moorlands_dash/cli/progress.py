"""A progress bar on standard error for anything that takes over a second."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from moorlands_dash.store.watch import Watch

_PATIENCE = 1.0
"""Seconds after which the bar shows."""


@contextmanager
def meter() -> Iterator[Watch]:
    """Yield the function to tell what is being done; without a terminal it says nothing."""
    if not sys.stderr.isatty():
        yield lambda _text, _share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    from moorlands_dash.cli.plain import printable

    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=None)

    def show(text: str, share: float | None) -> None:
        total = None if share is None else 1.0
        bar.update(task, description=printable(text), completed=share or 0, total=total)

    timer = threading.Timer(_PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield show
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
