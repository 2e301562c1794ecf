"""The commands that open the dashboard: any district's with its public figures, or a home's."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from moorlands_dash.cli.plain import UsageError


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

    if not serving.APP.is_file():
        raise UsageError("The dashboard's pages aren't installed here: run this in its checkout.")
    port = asked.port or serving.free_port()
    named = {"MOORLANDS_HOME": asked.home, "MOORLANDS_PARTNERSHIP": asked.partnership}
    given = {name: str(Path(path).resolve()) for name, path in named.items() if path is not None}
    sys.stdout.write(f"The dashboard: http://localhost:{port} (Ctrl+C stops it)\n")
    sys.stdout.flush()
    return serving.serve(
        port,
        os.environ | given,
        public=asked.public or serving.taken_along(asked.home),
        uploads=_takes_uploads(asked.partnership),
    )


def _takes_uploads(given: str | None) -> bool:
    """Tell whether there is a page for them; pages say what is wrong with settings.

    There is none where the settings or the environment make the dashboard the public's.
    """
    from moorlands_dash.partnership import SettingsError, load_settings
    from moorlands_dash.tables.audience import is_public

    try:
        settings = load_settings(given)
    except SettingsError:
        return False
    return settings.officer.load_page and not is_public(settings)
