"""What the commands understand that keep a home safe; `arguments.py` has the others."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.cli.public_arguments import Add, Commands


def add_keeping(add: Add, commands: Commands) -> None:
    """Add the commands that let go, back up, restore and look over."""
    pruned = add(
        commands, "prune", "let old snapshots and notes of who did what go, by the settings"
    )
    pruned.add_argument("--dry-run", action="store_true", help="only say which would go, and why")
    backed = add(commands, "backup", "write the home as one file: snapshots, records, settings")
    backed.add_argument("file", type=Path, metavar="FILE", help="a new file, outside the home")
    _add_restore(add, commands)
    looked = add(commands, "doctor", "say what is wrong with this installation")
    looked.add_argument("--port", type=int, metavar="PORT", help="where it is served, else 8501")


def _add_restore(add: Add, commands: Commands) -> None:
    command = add(commands, "restore", "put a backup back into an empty home")
    command.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")
    command.add_argument(
        "--replace", action="store_true", help="set aside what the home holds, and restore"
    )
    command.add_argument(
        "--sha256", default="", metavar="HEX", help="refuse another file than this one"
    )
