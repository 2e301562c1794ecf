"""The commands that look after the snapshots of a home, one function each."""

from __future__ import annotations

import argparse
import sys

from moorlands_dash.cli import summaries
from moorlands_dash.cli.plain import UsageError, counted, say
from moorlands_dash.cli.preparing import say_prepared
from moorlands_dash.cli.progress import meter
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.store.home import Home, find_home


def snapshots(asked: argparse.Namespace) -> int:
    """List the snapshots."""
    from moorlands_dash.store.snapshot import snapshots as listed

    home = find_home(asked.home)
    say(summaries.snapshot_list(listed(home), home))
    return 0


def use(asked: argparse.Namespace) -> int:
    """Put an earlier snapshot back."""
    from moorlands_dash.store.snapshot import use as put_back

    home = find_home(asked.home)
    say(f"Snapshot {put_back(home, asked.snapshot)} is published again.")
    return 0


def withdraw(asked: argparse.Namespace) -> int:
    """Take back what was loaded."""
    from moorlands_dash.cli.withdrawing import withdrawn

    ours = load_settings(asked.partnership)
    with meter() as watch:
        said = withdrawn(asked, ours, watch)
    say(said)
    say_prepared(ours, asked.home)
    return 0


def due(asked: argparse.Namespace) -> int:
    """Say who is to send what by when."""
    from moorlands_dash.cli.supplying import due as told
    from moorlands_dash.tables.audience import is_public

    settings = load_settings(asked.partnership)
    if is_public(settings, asked=asked.public):
        raise UsageError("Who sends what is the partnership's own: leave out --public.")
    said, open_ = told(asked, settings)
    say(said)
    return 1 if open_ else 0


def confirm(asked: argparse.Namespace) -> int:
    """Record that a month is whole."""
    from moorlands_dash.cli.supplying import confirmed

    ours = load_settings(asked.partnership)
    with meter() as watch:
        said = confirmed(asked, ours, watch)
    say(said)
    say_prepared(ours, asked.home)
    return 0


def diff(asked: argparse.Namespace) -> int:
    """Say what one snapshot differs in from another."""
    from moorlands_dash.cli.differing import difference, difference_text
    from moorlands_dash.reports.export import to_csv, to_json

    table = difference(asked, load_settings(asked.partnership))
    if asked.format == "text":
        say(difference_text(table))
        return 0
    sys.stdout.buffer.write(to_json(table) if asked.format == "json" else to_csv(table))
    sys.stdout.buffer.flush()
    return 0


def settings(asked: argparse.Namespace) -> int:
    """Say whether the settings fit each other and the files loaded."""
    from moorlands_dash.cli.settling import settled

    return settled(asked.partnership, asked.home)


def prune(asked: argparse.Namespace) -> int:
    """Let old snapshots go, and what was noted of who did what, or say which would."""
    from moorlands_dash.store.pruning import prune as pruned

    home, settings = find_home(asked.home), load_settings(asked.partnership)
    found = pruned(home, settings.store, dry_run=asked.dry_run)
    say(summaries.prune_summary(found, asked.dry_run))
    if not asked.dry_run:
        _prune_audit(home, settings)
    return 0


def _prune_audit(home: Home, settings: Settings) -> None:
    from moorlands_dash.cli.account import account
    from moorlands_dash.store.audit import may_note, prune_audit
    from moorlands_dash.store.journal import records_of

    if not may_note(home):
        return
    months = settings.access.audit_months
    gone = prune_audit(records_of(home, settings), months, account())
    went = counted(gone, "entry", "entries")
    say(f"{went} of who did what, of more than {months} months ago, let go.")


def export(asked: argparse.Namespace) -> int:
    """Write a home for the public, or the records as files."""
    settings = load_settings(asked.partnership)
    if asked.of == "records":
        from moorlands_dash.cli.exporting import records

        say(records(asked, settings))
        return 0
    from moorlands_dash.cli.exporting import public_home

    say(public_home(asked, settings))
    return 0
