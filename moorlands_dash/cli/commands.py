"""One function a subcommand: do it, say what was done, return the exit code."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.cli import summaries
from moorlands_dash.cli.account import account, taken
from moorlands_dash.cli.arguments import CHOICES
from moorlands_dash.cli.plain import UsageError, say
from moorlands_dash.cli.preparing import say_prepared
from moorlands_dash.cli.progress import meter
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period, parse_month

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.manifest import Manifest
    from moorlands_dash.store.queries import Snapshot
    from moorlands_dash.tables import Selection


def check(asked: argparse.Namespace) -> int:
    """Judge files; publish nothing."""
    from moorlands_dash.loading import check as judged

    paths = _existing(asked.paths)
    settings = load_settings(asked.partnership)
    with meter() as watch:
        outcome = judged(paths, settings, watch, asked.home)
    say(summaries.check_summary(outcome))
    mend = any(record.to_mend for record in outcome.files)
    return 1 if outcome.refused or outcome.parts or mend else 0


def load(asked: argparse.Namespace) -> int:
    """Load files into a new snapshot."""
    from moorlands_dash.loading import load as loaded

    if not asked.paths and not asked.rebuild:
        raise UsageError("Name at least one file, folder or ZIP to load.")
    paths = _existing(asked.paths)
    settings = load_settings(asked.partnership)
    with meter() as watch:
        outcome = loaded(
            paths,
            settings,
            asked.home,
            watch=watch,
            rebuild=asked.rebuild,
            again=asked.again,
            sparing=not asked.yes,
            by=account(),
            as_at={"*": asked.as_at} if asked.as_at else {},
        )
    say(summaries.load_summary(outcome))
    if outcome.published and outcome.manifest:
        _say_changes(outcome.manifest, settings, asked.home)
        say_prepared(settings, asked.home, skip=asked.no_prepare)
    return 1 if outcome.refused else 0


def _say_changes(manifest: Manifest, settings: Settings, home: str | None) -> None:
    from moorlands_dash.cli.differing import changed_text

    if told := changed_text(manifest, settings, home):
        say(f"\n{told}")


def init(asked: argparse.Namespace) -> int:
    """Load the demonstration extracts where nothing is published."""
    from moorlands_dash.loading import demonstrate

    with meter() as watch:
        outcome = demonstrate(load_settings(asked.partnership), asked.home, watch, account())
    say(summaries.init_summary(outcome))
    return 1 if outcome.refused else 0


def report(asked: argparse.Namespace) -> int:
    """Make the pack of a quarter and hand its files out, a ward's sheet, or the briefing."""
    from moorlands_dash.tables import SelectionError

    settings = load_settings(asked.partnership)
    if asked.kind not in ("briefing", "assessment") and not asked.of:
        raise UsageError(f"Say which {asked.kind}: `moorlands-dash report --help` says how.")
    try:
        said = _reported(asked, settings)
    except SelectionError as error:
        raise UsageError(str(error)) from error
    except ValueError as error:
        raise UsageError(f"{error}.") from error
    taken(asked, settings, f"report {asked.kind} {asked.of or ''}".strip())
    say(said)
    return 0


def _reported(asked: argparse.Namespace, settings: Settings) -> str:
    """Write what is asked for; return what was done, in words."""
    from moorlands_dash.cli import reporting
    from moorlands_dash.reports.pack.keep import make_pack
    from moorlands_dash.reports.pack.quarter import parse_quarter

    if asked.kind == "briefing":
        with meter() as watch:
            return reporting.briefing(asked, _opened(asked, settings), settings, watch)
    if asked.kind == "assessment":
        return reporting.assessment(asked, _opened(asked, settings), settings)
    if asked.kind == "ward":
        return reporting.ward(asked, _opened(asked, settings), settings)
    if asked.kind in reporting.LEAFLETS:
        return reporting.leaflet(asked, settings)
    quarter = parse_quarter(asked.of, settings.financial_year.first_month)
    with meter() as watch:
        kept = make_pack(_opened(asked, settings), settings, quarter, watch)
    written = kept.hand_out(asked.out)
    return summaries.pack_summary(str(quarter), kept, written)


def decisions(asked: argparse.Namespace) -> int:
    """List the decisions, and what briefings asked for."""
    from moorlands_dash.tables import Selection, SelectionError, build

    settings = load_settings(asked.partnership)
    try:
        snapshot = _opened(asked, settings)
        found = [
            build(name, snapshot, settings, Selection()) for name in ("decisions", "briefing-tasks")
        ]
    except SelectionError as error:
        raise UsageError(str(error)) from error
    for table in found:
        rows = table.frame.to_dict("records")
        say("\n".join([table.sentence, *map(summaries.decision_line, rows)]))
    return 0


def decide(asked: argparse.Namespace) -> int:
    """Record a decision, or what became of one."""
    from moorlands_dash.cli.deciding import followed, recorded
    from moorlands_dash.tables.audience import is_public

    settings = load_settings(asked.partnership)
    if is_public(settings, asked=asked.public):
        raise UsageError("Decisions aren't recorded in the public view: leave out --public.")
    try:
        made = followed(asked, settings) if asked.id else recorded(asked, settings)
    except ValueError as error:
        raise UsageError(str(error)) from error
    say(f"{made.decision_id} is recorded as {made.entry}: {made.decision}")
    return 0


def rebase(asked: argparse.Namespace) -> int:
    """Have a control chart's limits begin anew, or take that back."""
    from moorlands_dash.cli.noting import rebased

    try:
        say(rebased(asked, load_settings(asked.partnership)))
    except ValueError as error:
        raise UsageError(str(error)) from error
    return 0


def snooze(asked: argparse.Namespace) -> int:
    """Set an item of what changed aside, or list it again."""
    from moorlands_dash.cli.noting import snoozed

    try:
        say(snoozed(asked, load_settings(asked.partnership)))
    except ValueError as error:
        raise UsageError(str(error)) from error
    return 0


def backtest(asked: argparse.Namespace) -> int:
    """Try the forecasts on every series of the snapshot in use; what was tried already stays."""
    _not_public(asked, "The backtest is worked out on all that is loaded")
    from moorlands_dash.tables import Selection, build
    from moorlands_dash.tables.targets.rolling_origin import try_out

    settings = load_settings(asked.partnership)
    snapshot = _opened(asked, settings)
    with meter() as watch:
        tried = try_out(snapshot, settings, watch)
    if not tried:
        say(
            "Nothing to try: no series has a whole year with 24 months of history before it. Load "
            "earlier months."
        )
        return 1
    say(build("backtest", snapshot, settings, Selection()).sentence)
    return 0


def hotspots(asked: argparse.Namespace) -> int:
    """Work out the long trials of hotspots, and write their files."""
    _not_public(asked, "Hotspots are the partnership's own")
    from moorlands_dash.cli.hotspotting import worked_out
    from moorlands_dash.store.queries import open_snapshot
    from moorlands_dash.tables import SelectionError

    settings = load_settings(asked.partnership)
    try:
        with meter() as watch:
            said = worked_out(
                open_snapshot(asked.home), settings, _selection(asked), asked.out, watch
            )
    except SelectionError as error:
        raise UsageError(str(error)) from error
    say(said)
    return 0


def table(asked: argparse.Namespace) -> int:
    """Print one table."""
    from moorlands_dash.tables import NAMES, SelectionError

    if asked.name == "list":
        say("\n".join(f"{name:20}  {does}" for name, does in NAMES.items()))
        return 0
    if asked.name not in NAMES:
        raise UsageError(
            f"{asked.name!r} is not a table: choose from {', '.join(NAMES)}; "
            "`moorlands-dash table list` says what each holds."
        )
    try:
        content = _table_bytes(asked, _selection(asked))
    except SelectionError as error:
        raise UsageError(str(error)) from error
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    return 0


def _table_bytes(asked: argparse.Namespace, selection: Selection) -> bytes:
    from moorlands_dash.reports.export import to_csv, to_json
    from moorlands_dash.tables import build

    settings = load_settings(asked.partnership)
    built = build(asked.name, _opened(asked, settings), settings, selection)
    return to_json(built) if asked.format == "json" else to_csv(built)


def _selection(asked: argparse.Namespace) -> Selection:
    from moorlands_dash.tables import Selection
    from moorlands_dash.vocabulary import find_choice

    try:
        category = find_choice(asked.category)
        period = _period(asked.start, asked.end)
    except ValueError as error:
        raise UsageError(f"{error}.") from error
    named = {name: getattr(asked, name, None) for name in CHOICES}
    return Selection(
        period=period,
        category=category,
        **{name: value for name, value in named.items() if value is not None},
    )


def _period(start: str | None, end: str | None) -> Period | None:
    """Return the period asked for; one end alone is that one month."""
    if start is None and end is None:
        return None
    first: date = parse_month(start or end or "")
    return Period(first, parse_month(end or start or ""))


def _not_public(asked: argparse.Namespace, why: str) -> None:
    """Raise UsageError in the public view, which must not be given what is to be made."""
    from moorlands_dash.tables.audience import is_public

    if is_public(load_settings(asked.partnership), asked=asked.public):
        raise UsageError(f"{why}: leave out --public.")


def _existing(paths: list[Path]) -> list[Path]:
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"There is no file or folder {', '.join(missing)}: check the name.")
    return paths


def _opened(asked: argparse.Namespace, settings: Settings) -> Snapshot:
    """Open the snapshot in use; for the public where the command or the settings say so."""
    from moorlands_dash.tables.audience import opened

    return opened(settings, asked.home, asked=asked.public)
