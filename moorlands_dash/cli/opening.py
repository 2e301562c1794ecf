"""The commands that open the dashboard: any district's with its public figures, or a home's."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from moorlands_dash.cli.plain import UsageError
from moorlands_dash.dashboard import APP


def start(asked: argparse.Namespace) -> int:
    """Open any district's dashboard: its settings, what is public, and the pages."""
    from moorlands_dash.cli.starting import started
    from moorlands_dash.store.home import current_id

    code = started(asked)
    if asked.plan or asked.no_serve or current_id(asked.home) is None:
        return code
    return serve(asked) or code


def update(asked: argparse.Namespace) -> int:
    """Fetch and load what is new of what is public."""
    from moorlands_dash.cli.updating import updated

    return updated(asked)


def serve(asked: argparse.Namespace) -> int:
    """Open the dashboard, with the home and the settings that are named."""
    from moorlands_dash.cli import serving

    if not APP.is_file():
        raise UsageError("The dashboard's pages aren't installed here: run this in its checkout.")
    named = {"MOORLANDS_HOME": asked.home, "MOORLANDS_PARTNERSHIP": asked.partnership}
    given = {name: str(Path(path).resolve()) for name, path in named.items() if path is not None}
    words = ["--port", str(asked.port)] if asked.port else []
    words += ["--address", asked.address] if asked.address else []
    return serving.serve([*words, *(["--public"] if asked.public else [])], os.environ | given)
