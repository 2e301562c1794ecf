"""What `moorlands-dash doctor` says: each check's finding, and whether any is a fault."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from moorlands_dash.cli.health import data, program, serving
from moorlands_dash.cli.health.finding import Finding, fault, well
from moorlands_dash.cli.plain import printable
from moorlands_dash.dashboard import APP
from moorlands_dash.partnership import Settings, SettingsError, load_settings, settings_file
from moorlands_dash.store.home import find_home

PORT = 8501


def examined(asked: argparse.Namespace) -> int:
    """Say what is wrong with this installation; return 1 where something must be mended."""
    findings = list(_findings(asked))
    sys.stdout.write("\n".join(printable(str(each)) for each in findings) + "\n")
    faults = sum(each.state == "fault" for each in findings)
    said = "Nothing has to be mended." if not faults else f"To be mended: {faults}."
    sys.stdout.write(said + "\n")
    return 1 if faults else 0


def _findings(asked: argparse.Namespace) -> Iterator[Finding]:
    home = find_home(asked.home)
    yield program.of_python()
    yield program.of_packages(APP.parent / "deploy" / "requirements.lock")
    yield program.of_pages(APP)
    yield data.of_home(home)
    yield data.of_disk(home)
    yield data.of_secret(home)
    try:
        settings = load_settings(asked.partnership)
    except SettingsError as error:
        yield fault("Settings", str(error))
        return
    yield well("Settings", f"{settings_file(asked.partnership)} ({settings.partnership.name})")
    yield data.of_snapshot(home, settings)
    yield data.of_records(home, settings)
    yield data.of_age(home, settings, date.today())
    yield from _of_serving(settings, asked.port or PORT)


def _of_serving(settings: Settings, port: int) -> Iterator[Finding]:
    files = [folder / ".streamlit" / "secrets.toml" for folder in (APP.parent, Path.home())]
    yield serving.of_sign_in(settings, files, os.environ)
    yield serving.of_names(settings, files, os.environ)
    yield serving.of_port(port)
