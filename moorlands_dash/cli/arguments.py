"""What the command understands; imports nothing heavy, so that `--help` answers at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from moorlands_dash import __version__
from moorlands_dash.cli.keeping_arguments import add_keeping
from moorlands_dash.cli.officer_arguments import add_load, add_officer
from moorlands_dash.cli.public_arguments import add_opening
from moorlands_dash.cli.reporting_arguments import add_report, add_weighing

_EXIT_CODES = (
    "Exit code: 0 done; 1 not done, or a file was refused (with check also: a row was "
    "quarantined that is no total row); 2 asked wrongly."
)
_PATHS = "file, folder or ZIP; folders are searched through"


CHOICES = (
    "area", "wards", "year", "target", "whose", "until", "change", "cells", "shape", "bandwidth",
    "cell", "claim", "against", "weights", "harm",
)  # fmt: skip
"""Fields of a selection, beside period and category, that are options of the command."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="moorlands-dash",
        description="Load extracts for the dashboard, look after its snapshots, print its tables.",
        epilog=_EXIT_CODES,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_globals(top, None)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_opening(_add, commands)
    _add_check(commands)
    add_load(_add, commands, _PATHS)
    add_officer(_add, commands)
    _add(commands, "snapshots", "list the snapshots, the oldest first")
    used = _add(commands, "use", "put an earlier snapshot back")
    used.add_argument("snapshot", metavar="SNAPSHOT", help="its id, or the beginning of it")
    _add_withdraw(commands)
    _add_due(commands)
    _add_confirm(commands)
    _add_diff(commands)
    add_keeping(_add, commands)
    _add_table(commands)
    _add(
        commands, "backtest", "try the forecasts on years that are over; the Methods page shows it"
    )
    _add_hotspots(commands)
    add_report(_add, commands)
    _add_export(commands)
    settled = _add(
        commands, "settings", "say whether the settings fit each other and what is loaded"
    )
    settled.add_argument("action", choices=("check",), help="what to do with them")
    _add(commands, "decisions", "list what the group decided, and what became of it")
    _add_decide(commands)
    _add_rebase(commands)
    _add_snooze(commands)
    _add(commands, "init", "load the demonstration extracts if no snapshot is published")
    return top


def _add_globals(command: argparse.ArgumentParser, default: str | None) -> None:
    command.add_argument(
        "--home",
        metavar="DIR",
        default=default,
        help="where snapshots live (else MOORLANDS_HOME)",
    )
    command.add_argument(
        "--partnership",
        metavar="FILE",
        default=default,
        help="settings that hold (else MOORLANDS_PARTNERSHIP)",
    )
    command.add_argument(
        "--public",
        action="store_true",
        default=False if default is None else default,
        help="only what the public may have: small counts hidden (else MOORLANDS_PUBLIC)",
    )


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, does: str
) -> argparse.ArgumentParser:
    description = does[0].upper() + does[1:] + "."
    command = commands.add_parser(name, help=does, description=description, epilog=_EXIT_CODES)
    # Left out here, a value given before the subcommand stands.
    _add_globals(command, argparse.SUPPRESS)
    return command


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "check", "judge files and say what is wrong; publish nothing")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=_PATHS)


def _add_due(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "due", "say who is to send what by when; exit code 1 if one is late")
    command.add_argument("--on", metavar="DAY", help="as seen on a day; else the snapshot's")
    command.add_argument(
        "--list", action="store_true", help="name the sources that the settings can list"
    )


def _add_confirm(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "confirm", "say that a month that looks like a part is whole, and why")
    command.add_argument("what", nargs="?", metavar="WHAT", help="source, category or force")
    command.add_argument("month", nargs="?", metavar="MONTH", help="such as 2025-10")
    command.add_argument("--reason", required=True, metavar="TEXT", help="it is kept, and shown")
    command.add_argument("--by", default="", metavar="WHO", help="the office that confirms it")
    command.add_argument("--back", metavar="ID", help="take this confirmation back: C0001")


def _add_withdraw(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "withdraw", "take back a file, target, action, meeting or annotation")
    command.add_argument(
        "what",
        metavar="WHAT",
        help="a file, by its name or the beginning of its SHA-256, or an id; where it could be "
        "several things with its kind before it, as target:t1",
    )
    command.add_argument(
        "--reason", required=True, metavar="TEXT", help="why; it is kept, and shown with the data"
    )
    command.add_argument("--by", default="", metavar="WHO", help="the office that withdraws it")


def _add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "diff", "say what one snapshot differs in from another")
    snapshot = "its id, the beginning of it, previous or current"
    command.add_argument("then", nargs="?", default="previous", metavar="A", help=snapshot)
    command.add_argument("now", nargs="?", default="current", metavar="B", help=snapshot)
    command.add_argument("--format", choices=("text", "csv", "json"), default="text")


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "export", "write a home for the public's server, or the records")
    said = "a home of what the public may have, no more; or the records, a CSV file each"
    command.add_argument("of", choices=("public", "records"), help=said)
    command.add_argument("to", type=Path, metavar="DIR", help="its folder: new, or an earlier one")


def _add_hotspots(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(
        commands,
        "hotspots",
        "try whether hotspots hold and would have been foreseen; the Hotspots page shows it",
    )
    _add_counted(command)
    _add_cells(command)
    command.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="also write the tasking sheet, the map, GeoPackage and GeoJSON there",
    )


def _add_counted(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="start", metavar="MONTH", help="such as 2025-01")
    command.add_argument("--to", dest="end", metavar="MONTH", help="such as 2025-09")
    command.add_argument("--category", default="all", help="category or theme, by key or name")


def _add_cells(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--cells", metavar="METRES", help="hotspots: size of the cells, or auto, such as 500"
    )
    command.add_argument(
        "--shape", metavar="SHAPE", help="hotspots: shape of the cells: hexagon, square, lsoa"
    )
    command.add_argument(
        "--bandwidth", metavar="METRES", help="hotspots: reach of the density, or auto"
    )


def _add_decide(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "decide", "record a decision, or what became of one")
    command.add_argument(
        "id", nargs="?", metavar="ID", help="recorded before: D0001, or T0001 for a task"
    )
    command.add_argument("--what", metavar="TEXT", help="what was decided")
    command.add_argument("--owner", metavar="MEMBER", help="who does it, as the settings name it")
    command.add_argument("--due", metavar="DAY", help="by when, such as 2026-12-31")
    command.add_argument("--target", metavar="ID", help="the target that it is about, if one")
    command.add_argument(
        "--briefing", action="store_true", help="a task that the fortnightly briefing asks for"
    )
    command.add_argument(
        "--about",
        metavar="KEY",
        help="with --briefing: what the task is about, as item_key of `table briefing` has it, or "
        "ward:CODE or kind:CATEGORY",
    )
    command.add_argument("--meeting", metavar="ID", help="whose decision; else the next meeting's")
    command.add_argument(
        "--entry",
        choices=("done", "dropped", "decided"),
        help="what became of decision ID; decided takes the other two back",
    )
    command.add_argument("--note", default="", metavar="TEXT")


def _add_rebase(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "rebase", "have a control chart's limits begin anew, with the reason")
    command.add_argument("id", nargs="?", metavar="ID", help="take this one back: rebase-0001")
    command.add_argument("--month", metavar="MONTH", help="first month of the new limits: 2026-04")
    command.add_argument("--category", default="all", help="category or theme, by key or name")
    command.add_argument("--area", help="ward, by code or name; else the district")
    command.add_argument("--reason", default="", metavar="TEXT", help="what changed; required")


def _add_snooze(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "snooze", "set an item of what changed aside, with the reason")
    command.add_argument("id", nargs="?", metavar="ID", help="list this one again: S0001")
    command.add_argument("--category", help="category, by key or name")
    command.add_argument("--area", help="ward, by code or name")
    command.add_argument("--until", metavar="DAY", help="such as 2026-12-31; else until it changes")
    command.add_argument("--reason", default="", metavar="TEXT", help="required")


def _add_table(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = _add(commands, "table", "print a table behind a page, as CSV or JSON")
    command.add_argument("name", metavar="NAME", help="which table; `table list` names them all")
    _add_counted(command)
    command.add_argument("--area", help="ward, by code or name")
    command.add_argument("--year", metavar="YEAR", help="financial year of targets, as 2026/27")
    command.add_argument("--target", metavar="ID", help="one target, by its id")
    command.add_argument("--whose", metavar="MEMBER", help="a member's own targets alone")
    command.add_argument(
        "--until", metavar="MONTH", help="as it stood with the months up to then, such as 2026-06"
    )
    command.add_argument(
        "--change",
        metavar="SHARE",
        help="what-if: change of the months left, such as 0.10; write --change=-0.10 for fewer",
    )
    add_weighing(command)
    _add_cells(command)
    command.add_argument("--cell", metavar="ID", help="hotspots: one cell, as its table has it")
    command.add_argument(
        "--wards", type=_listed, metavar="NAMES", help="compare-wards: two to four, between commas"
    )
    command.add_argument(
        "--against", metavar="SNAPSHOT", help="diff: the id of the snapshot compared with"
    )
    command.add_argument("--claim", metavar="TEXT", help="claim: what somebody says, in words")
    command.add_argument("--format", choices=("csv", "json"), default="csv")
