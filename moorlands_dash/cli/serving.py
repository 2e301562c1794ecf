"""Opening the dashboard in a browser: the address is printed, whatever else is silent."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app.py"
PORT = 8501
UPLOAD_MB = 50
"""Largest file that the data officer's page takes; larger ones are loaded by the command."""
TRIED = 20
"""Ports tried from the first on: another dashboard may have it."""


def free_port(first: int = PORT) -> int:
    """Return the first port of this machine that nobody listens on; raise OSError if none is."""
    for port in range(first, first + TRIED):
        with socket.socket() as probe:
            # As the server will: a port that was just left is free, one that is listened on isn't.
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("localhost", port))
            except OSError:
                continue
            return port
    raise OSError(f"no port from {first} to {first + TRIED - 1} is free: name one with --port")


def serve(port: int, environment: dict[str, str], *, public: bool, uploads: bool = False) -> int:
    """Run the dashboard until it is stopped; return its exit code.

    It takes `uploads` only where it has a page for them, and never the public's.
    """
    words = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    if uploads and not public:
        words += ["--server.maxUploadSize", str(UPLOAD_MB)]
    if public:
        words += ["--", "--public"]
    try:
        return subprocess.run(words, cwd=APP.parent, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


def taken_along(home: str | None) -> bool:
    """Tell whether a home holds only what the public may have."""
    from moorlands_dash.store.home import find_home
    from moorlands_dash.store.snapshot import current_manifest

    manifest = current_manifest(find_home(home))
    return manifest is not None and manifest.withheld is not None
