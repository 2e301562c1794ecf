"""What the commands understand that load and learn files; `arguments.py` has the others."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.cli.public_arguments import Add, Commands
from moorlands_dash.periods import month_key, parse_month


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
    _add_rollover(add, commands)


def _add_rollover(add: Add, commands: Commands) -> None:
    command = add(
        commands, "rollover", "draft next year's targets.csv and actions.csv from this year's"
    )
    command.add_argument("--year", metavar="YEAR", help="the year to draft from, as 2026/27")
    command.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="folder to write to; else here"
    )


def _add_template(add: Add, commands: Commands) -> None:
    command = add(commands, "template", "write an empty file to fill in, with our codes and keys")
    command.add_argument(
        "kind",
        metavar="KIND",
        help="targets, actions, indicators, meetings, annotations, populations, people or partners",
    )
    command.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="folder to write to; else here"
    )


def add_load(add: Add, commands: Commands, paths: str) -> None:
    """Add the command that loads files; `paths` says what may be given."""
    command = add(commands, "load", "load files into a new snapshot and publish it")
    command.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=paths)
    command.add_argument(
        "--rebuild",
        action="store_true",
        help="make the tables anew from what is loaded, even where no file is new",
    )
    command.add_argument(
        "--yes", action="store_true", help="publish also a load that takes much away"
    )
    command.add_argument(
        "--again", action="store_true", help="load also what of the files given was withdrawn"
    )
    command.add_argument(
        "--as-at",
        metavar="MONTH",
        type=_month,
        help="of which month the outcomes of street extracts are, where no name says it: the "
        "newest on data.police.uk on the day of the download, such as 2026-09",
    )
    later = "leave what all pages show first to the server, or to whoever asks first"
    command.add_argument("--no-prepare", action="store_true", help=later)


def _month(text: str) -> str:
    """Return a month as files' names have it; raise ValueError, as the parser asks, for none."""
    return month_key(parse_month(text))
