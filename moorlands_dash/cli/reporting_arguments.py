"""What the command that makes papers understands; `arguments.py` has the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from moorlands_dash.cli.public_arguments import Add, Commands

KINDS = ("quarter", "assessment", "ward", "briefing", "year", "public-meeting", "plan-summary")


def add_report(add: Add, commands: Commands) -> None:
    """Add the command that makes papers."""
    command = add(
        commands,
        "report",
        "make a quarter's pack, the assessment, a ward's sheet, the briefing, or a leaflet",
    )
    command.add_argument(
        "kind",
        choices=KINDS,
        metavar="KIND",
        help="quarter, assessment (yearly), ward, briefing (fortnightly), or for the public year, "
        "public-meeting or plan-summary",
    )
    command.add_argument(
        "of",
        nargs="?",
        metavar="WHICH",
        help="for quarter the year in which the financial year begins, and the quarter: 2026-Q2 is "
        "July to September 2026 where the year begins in April; for ward its name or code; for "
        "year and plan-summary 2025/26; for public-meeting its id, or next; nothing for briefing "
        "and assessment",
    )
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder to write to, made if absent"
    )
    add_weighing(command)


def add_weighing(command: argparse.ArgumentParser) -> None:
    """Add how an assessment weighs."""
    command.add_argument(
        "--weights", metavar="W", help="of an assessment's criteria, each 0 to 10: 3,3,3,3,3,3"
    )
    command.add_argument(
        "--harm", metavar="LIST", help="list by which an assessment weighs harm, or none"
    )
