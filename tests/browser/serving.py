"""Dashboards that run for the tests: one for a test alone, or one that all processes share.

They are ended at once and unasked: nothing that they hold is worth an orderly end, which on a busy
machine doesn't always come.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.once import RUNNING, made_once

ROOT = Path(__file__).resolve().parents[2]

PATIENCE = 90_000
"""Milliseconds that anything may take: a busy machine is no fault of a page."""


@contextmanager
def served(home: Path, port: int | None = None, **variables: str) -> Iterator[str]:
    """Run the dashboard on a free port, with variables set; yield its address once it answers."""
    running, address = _started(home, variables, port or free_port())
    try:
        _answering(address, running)
        yield address
    finally:
        running.kill()
        running.wait()


@contextmanager
def served_by_command(home: Path, settings: Path, **variables: str) -> Iterator[str]:
    """Run the dashboard as `moorlands-dash serve` does; yield its address once it answers."""
    named = ["--home", str(home), "--partnership", str(settings)]
    port = free_port()
    words = [sys.executable, "-m", "moorlands_dash", *named, "serve", "--port", str(port)]
    environment = {**os.environ, "STREAMLIT_SERVER_HEADLESS": "true", **variables}
    running = subprocess.Popen(words, cwd=ROOT, env=environment, start_new_session=True)
    try:
        _answering(f"http://localhost:{port}", running)
        yield f"http://localhost:{port}"
    finally:
        # The command's own process has the server as its child.
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def shared(factory: pytest.TempPathFactory, name: str, home: Path, **variables: str) -> str:
    """Return the address of a dashboard on a home that no test changes; it runs until the end.

    The first process that asks starts it, so that each page is worked out once for all of them.
    """

    def start(folder: Path) -> None:
        running, address = _started(home, variables, free_port())
        folder.mkdir()
        (folder / RUNNING).write_text(json.dumps([running.pid, address]))
        _answering(address, running)

    folder = made_once(factory, name, start)
    address: str = json.loads((folder / RUNNING).read_text())[1]
    return address


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _started(
    home: Path, variables: dict[str, str], port: int
) -> tuple[subprocess.Popen[bytes], str]:
    words = [sys.executable, "-m", "moorlands_dash", "serve", "--port", str(port)]
    told = {"MOORLANDS_HOME": str(home), "STREAMLIT_SERVER_HEADLESS": "true", **variables}
    running = subprocess.Popen(words, cwd=ROOT, env=os.environ | told, stdout=subprocess.DEVNULL)
    return running, f"http://localhost:{port}"


def _answering(address: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers; fail where it has ended, or takes longer than all patience."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        assert running.poll() is None, "the dashboard ended before it answered"
        with suppress(OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
            return
        time.sleep(0.05)
    pytest.fail("the dashboard doesn't answer")
