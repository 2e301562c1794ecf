"""What the commands understand that bring what is public; `arguments.py` has the others."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Add: TypeAlias = "Callable[[Commands, str, str], argparse.ArgumentParser]"


def add_opening(add: Add, commands: Commands) -> None:
    """Add the commands that open the dashboard."""
    _add_start(add, commands)
    _add_update(add, commands)
    served = add(commands, "serve", "open the dashboard in a browser, and print its address")
    _add_port(served)


def _add_port(command: argparse.ArgumentParser) -> None:
    command.add_argument("--port", type=int, metavar="PORT", help="else the first free from 8501")
    command.add_argument("--address", metavar="ADDRESS", help="else this machine alone")


def _add_start(add: Add, commands: Commands) -> None:
    command = add(commands, "start", "open any district's dashboard with its public figures")
    command.add_argument("district", metavar="NAME", help='its name or ONS code: "High Peak"')
    command.add_argument(
        "--settings", type=Path, metavar="FILE", help="where its settings are written (else home)"
    )
    command.add_argument("--csp", metavar="NAME", help="its partnership, where that is asked for")
    command.add_argument(
        "--plan", action="store_true", help="write the settings, say what would be fetched; no more"
    )
    _add_given(command)
    command.add_argument(
        "--no-serve", action="store_true", help="don't open the dashboard after it"
    )
    _add_port(command)


def _add_update(add: Add, commands: Commands) -> None:
    command = add(commands, "update", "fetch and load what is new of what is public")
    command.add_argument(
        "--wards", metavar="YEAR", help="year of the ward map from now on, as 2024; or newest"
    )
    _add_given(command)


def _add_given(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="given",
        type=Path,
        metavar="DIR",
        help="take files that were downloaded already; fetch nothing",
    )
