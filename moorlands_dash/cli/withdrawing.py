"""What `moorlands-dash withdraw` does, and what it says was done."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from moorlands_dash.cli.account import account
from moorlands_dash.cli.differing import changed_text
from moorlands_dash.cli.plain import UsageError, counted, printable
from moorlands_dash.cli.standing import standing
from moorlands_dash.partnership import Settings
from moorlands_dash.store.watch import Watch

if TYPE_CHECKING:
    from moorlands_dash.store.withdrawing import Withdrawn


def withdrawn(asked: argparse.Namespace, settings: Settings, watch: Watch) -> str:
    """Withdraw what is asked for; return in words what was done."""
    from moorlands_dash.loading import withdraw
    from moorlands_dash.tables.audience import is_public

    if is_public(settings, asked=asked.public):
        raise UsageError("Nothing is withdrawn in the public view: leave out --public.")
    done = withdraw(
        asked.what, asked.reason, settings, asked.home, by=asked.by, who=account(), watch=watch
    )
    told = (
        _head(done),
        _back(done),
        standing(done.manifest),
        changed_text(done.manifest, settings, asked.home),
    )
    return "\n\n".join(text for text in told if text)


def _head(done: Withdrawn) -> str:
    made = done.withdrawal
    again = (
        ""
        if done.manifest.previous is None
        else (f" `moorlands-dash use {done.manifest.previous}` puts back what stood before.")
    )
    return printable(
        f"Snapshot {done.manifest.id} is published without the {made.thing} ({made.reason}).{again}"
    )


def _back(done: Withdrawn) -> str:
    """Say which files count again, and which can't."""
    lines = [f"  {f.name}: {counted(f.loaded, 'row')} loaded" for f in done.back]
    lines += [f"  {name}: its rows are no longer kept; load the file again" for name in done.lost]
    head = ["What it had replaced counts again:"] if lines else []
    return "\n".join([*head, *(printable(line) for line in lines)])
