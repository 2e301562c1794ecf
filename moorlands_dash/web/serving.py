"""Starting the server: the address is printed, whatever else is silent."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from typing import Any

from moorlands_dash.access.provider import ProviderError, provider
from moorlands_dash.dashboard import APP
from moorlands_dash.partnership import Settings, SettingsError, load_settings
from moorlands_dash.partnership.serving import LOOPBACK, may_not_listen
from moorlands_dash.store.home import find_home
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.tables import audience

PORT = 8501
UPLOAD_MB = 50
"""Largest file that the data officer's page takes; larger ones are loaded by the command."""
NO_UPLOAD = -1
"""By 0 Streamlit would take empty files, and read up to a megabyte of others before it refuses."""
TRIED = 20
"""Ports tried from the first on: another dashboard may have it."""
SERVED, BEYOND = "MOORLANDS_SERVED", "MOORLANDS_BEYOND"
"""What the pages read: `ui/taking.py`, `ui/who.py`. Importing those would keep visitors waiting."""
HEADLESS = "STREAMLIT_SERVER_HEADLESS"


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped; leave with 2 and the reason where it may not be."""
    asked = _parser().parse_args(arguments)
    settings = _settings()
    public = _public(settings, asked=asked.public or taken_along())
    if refused := _refused(settings, asked.address, public=public):
        sys.stderr.write(f"moorlands-dash: {refused}\n")
        sys.exit(2)
    if public:
        os.environ[audience.VARIABLE] = "1"
    os.environ[SERVED] = "1"
    if asked.address not in LOOPBACK:
        os.environ[BEYOND] = "1"
    port = asked.port or free_port(asked.address)
    shown = "localhost" if asked.address in LOOPBACK else asked.address
    sys.stdout.write(f"The dashboard: http://{shown}:{port} (Ctrl+C stops it)\n")
    sys.stdout.flush()
    loads = settings is not None and settings.officer.load_page and not public
    options = _options(asked.address, port, UPLOAD_MB if loads else NO_UPLOAD)
    _run(settings, f"http://localhost:{port}" if asked.address in LOOPBACK else None, options)


def _public(settings: Settings | None, *, asked: bool) -> bool:
    return asked if settings is None else audience.is_public(settings, asked=asked)


def _refused(settings: Settings | None, address: str, *, public: bool) -> str:
    """Return why it may not be served so, in words; "" where it may."""
    try:
        provider(os.environ)
    except ProviderError as wrong:
        return str(wrong)
    hosts = settings.serving.hosts if settings else []
    sign_in = settings is not None and settings.access.sign_in
    asked_at = next(iter(hosts), address) if address in LOOPBACK else address
    return may_not_listen(asked_at, public=public, sign_in=sign_in)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("moorlands-dash serve", description=__doc__)
    parser.add_argument("--port", type=int)
    parser.add_argument("--address", default="localhost")
    parser.add_argument("--public", action="store_true")
    return parser


def _settings() -> Settings | None:
    """Return the settings; None where they can't be used, which the pages say in words."""
    try:
        return load_settings()
    except SettingsError:
        return None


def taken_along() -> bool:
    """Tell whether the home holds only what the public may have."""
    manifest = current_manifest(find_home())
    return manifest is not None and manifest.withheld is not None


def _run(settings: Settings | None, here: str | None, options: dict[str, Any]) -> None:
    from moorlands_dash.web.application import application

    # Streamlit reads its own settings from the folder of what was started.
    sys.argv = [str(APP)]
    application(settings, here, secrets=provider(os.environ)).run(config=options)


def _options(address: str, port: int, upload_mb: int) -> dict[str, Any]:
    """Return Streamlit's options that hang on what is served; `.streamlit/` has the others.

    Who may send files at all, `web/closed.py` says before they are read.
    """
    told = os.environ.get(HEADLESS, "").casefold()
    return {
        "server.address": address,
        "server.port": port,
        "server.maxUploadSize": upload_mb,
    } | ({"server.headless": told in ("1", "true")} if told else {})


def free_port(address: str = "localhost", first: int = PORT) -> int:
    """Return the first port of an address that nobody listens on; raise OSError if none is."""
    for port in range(first, first + TRIED):
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
            # As the server will: a port that was just left is free, one that is listened on isn't.
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return port
    raise OSError(f"no port from {first} to {first + TRIED - 1} is free: name one with --port")
