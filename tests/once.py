"""What is costly to make and never changed is made once, by one of the processes running tests."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

RUNNING = "running.json"
"""File in a folder made once that names a program which runs for all: its id comes first."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` fills for all processes; it is not to be changed."""
    base = shared_base(factory)
    folder, claimed, whole, failed = (
        base / f"{name}{end}" for end in ("", "-claimed", "-whole", "-failed")
    )
    try:
        claimed.mkdir()
    except FileExistsError:
        while not whole.exists():
            assert not failed.exists(), f"another process failed to make {name}"
            time.sleep(0.1)
        return folder
    try:
        make(folder)
        whole.touch()
    finally:
        if not whole.exists():
            failed.touch()
    return folder


def shared_base(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run, the same in each of its processes."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def end_what_runs(base: Path) -> None:
    """End the programs that were started for all processes of a run, now that none is left."""
    for running in base.glob(f"*/{RUNNING}"):
        process = json.loads(running.read_text())[0]
        with suppress(ProcessLookupError):
            os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
