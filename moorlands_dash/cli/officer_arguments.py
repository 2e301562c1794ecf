"""What the commands understand that learn senders' files; `arguments.py` has the others."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.cli.public_arguments import Add, Commands


def add_officer(add: Add, commands: Commands) -> None:
    """Add the commands by which a data officer gets senders' files to load by themselves."""
    command = add(commands, "learn", "learn how a sender's file is read, and keep it as a profile")
    command.add_argument("file", type=Path, metavar="FILE", help="CSV, Excel or ODS")
    command.add_argument(
        "--as", dest="kind", default="", metavar="KIND", help="kind of file, such as environment"
    )
    command.add_argument("--sender", default="", metavar="NAME", help="whose file it is")
    command.add_argument("--name", default="", metavar="NAME", help="how to call the profile")
    command.add_argument(
        "--answers", type=Path, metavar="FILE", help="answers to what is asked, as TOML"
    )
    command.add_argument(
        "--yes", action="store_true", help="ask nothing: what is proposed holds, and is written"
    )
    _add_template(add, commands)


def _add_template(add: Add, commands: Commands) -> None:
    command = add(commands, "template", "write an empty file to fill in, with our codes and keys")
    command.add_argument(
        "kind",
        metavar="KIND",
        help="targets, actions, indicators, meetings, annotations or populations",
    )
    command.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="folder to write to; else here"
    )
