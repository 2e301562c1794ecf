"""The commands that keep a home safe: backed up, restored, looked over."""

from __future__ import annotations

import argparse
from pathlib import Path

from moorlands_dash.cli.plain import counted, printable, say
from moorlands_dash.partnership import DEFAULT_FILE, settings_file
from moorlands_dash.partnership.profiles import FOLDER
from moorlands_dash.store.backup.contents import ELSEWHERE, Contents
from moorlands_dash.store.home import Home, find_home


def backup(asked: argparse.Namespace) -> int:
    """Write the home as one file."""
    from moorlands_dash.store.backup.making import back_up

    home = find_home(asked.home)
    made = back_up(home, asked.file, settings_elsewhere(home, asked.partnership))
    say(
        f"{made.path}: {_held(made.contents)}, each read again and found whole.\n"
        f"SHA-256 {made.sha256}\n"
        "Whoever has this file has all that the home holds: keep it as you keep the home."
    )
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Put a backup back."""
    from moorlands_dash.store.backup.restoring import restore as put_back

    home = find_home(asked.home)
    contents = put_back(home, asked.file, replace=asked.replace, sha256=asked.sha256)
    lines = [f"{home.folder}: {_held(contents)}, of {contents.created}, put back."]
    names = [path for path in contents.paths if path.startswith(f"{ELSEWHERE}/")]
    if names:
        lines.append(
            f"The settings lay outside the home: they are in {home.folder / ELSEWHERE} now. Name "
            "them with --partnership or MOORLANDS_PARTNERSHIP."
        )
    say(printable_lines(lines))
    return 0


def doctor(asked: argparse.Namespace) -> int:
    """Say what is wrong with this installation."""
    from moorlands_dash.cli.doctoring import examined

    return examined(asked)


def settings_elsewhere(home: Home, given: str | None) -> list[Path]:
    """Return the settings in use and their profiles, unless the home or the program has them."""
    path = settings_file(given)
    if path == DEFAULT_FILE or path.is_relative_to(home.folder) or not path.is_file():
        return []
    return [path, *sorted((path.parent / FOLDER).glob("*.toml"))]


def printable_lines(lines: list[str]) -> str:
    """Return lines without what could steer a terminal."""
    return "\n".join(printable(line) for line in lines)


def _held(contents: Contents) -> str:
    snapshots = {path.split("/")[1] for path in contents.paths if path.startswith("snapshots/")}
    files = counted(len(contents.paths), "file")
    return f"{counted(len(snapshots), 'snapshot')}, {files}, {contents.size / 2**20:,.1f} MB"
