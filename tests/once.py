"""What is costly to make and never changed is made once, by one of the processes running tests."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` fills for all processes; it is not to be changed."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
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
