"""Whether a home is sound: written to, with room, its snapshot and records open, its data fresh."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

from moorlands_dash.cli.health.finding import Finding, fault, note, well
from moorlands_dash.partnership import Settings
from moorlands_dash.store.backup import records
from moorlands_dash.store.backup.contents import RECORDS, REPLACED
from moorlands_dash.store.decisions import decision_log, why_not_writable
from moorlands_dash.store.home import Home, StoreError, current_id
from moorlands_dash.store.journal import records_of

_MB = 1 << 20
_LEAST, _BETTER = 200 * _MB, 2048 * _MB
"""Free bytes under which loads fail, and under which somebody should look."""


def of_home(home: Home) -> Finding:
    """Return whether the program may write to the home."""
    folder = home.folder
    if not folder.exists():
        return note("Home", f"{folder} isn't there yet: the first load makes it")
    if not os.access(folder, os.W_OK | os.X_OK):
        return fault("Home", f"{folder} can't be written: give the rights to who runs the program")
    aside = sorted(path.name for path in folder.glob(f"{REPLACED}*"))
    if aside:
        return note("Home", f"{folder}, with what a restored backup replaced: {', '.join(aside)}")
    return well("Home", str(folder))


def of_disk(home: Home) -> Finding:
    """Return whether there is room for another load."""
    folder = next(path for path in (home.folder, *home.folder.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    said = f"{free // _MB:,} MB are free"
    if free < _LEAST:
        return fault("Disk", f"{said}: loads and records will fail")
    if free < _BETTER:
        return note("Disk", f"{said}: `moorlands-dash prune` lets old snapshots go")
    return well("Disk", said)


def of_secret(home: Home) -> Finding:
    """Return whether the home's secret, by which counts are hidden, is there for us alone."""
    path = home.folder / "secret"
    if not path.exists():
        return note("Secret of the home", "none yet: the first load draws it")
    if os.name == "posix" and path.stat().st_mode & 0o077:
        return fault("Secret of the home", f"others may read it: chmod 600 {path}")
    return well("Secret of the home", "there, and nobody else may read it")


def of_snapshot(home: Home, settings: Settings) -> Finding:
    """Return whether what is published opens."""
    from moorlands_dash.store.queries import open_snapshot

    try:
        published = current_id(home)
        if published is None:
            return note("Snapshot", "nothing is published yet: `moorlands-dash load PATH...`")
        opened = open_snapshot(home)
        opened.must_be_of(settings)
    except StoreError as error:
        return fault("Snapshot", str(error))
    invented = ", demonstration data" if opened.demonstration else ""
    return well("Snapshot", f"{published} opens{invented}")


def of_age(home: Home, settings: Settings, today: date) -> Finding:
    """Return whether the latest month of the police's extracts is old by the settings' rule."""
    from moorlands_dash.store.queries import open_snapshot

    try:
        months = open_snapshot(home).months(*settings.force.all_names) if current_id(home) else []
    except StoreError:
        return note("Age of the data", "can't be told")
    if not months:
        return note("Age of the data", "no month of the police's extracts is loaded")
    latest = max(months)
    behind = (today.year - latest.year) * 12 + today.month - latest.month
    said = f"the latest month is {latest:%B %Y}"
    if behind >= settings.thresholds.old_after_months:
        return note("Age of the data", f"{said}, {behind} months ago: `moorlands-dash update`")
    return well("Age of the data", said)


def of_records(home: Home, settings: Settings) -> Finding:
    """Return whether the records open, hold together and can be added to."""
    path: Path = home.folder / RECORDS
    try:
        if path.is_file():
            records.hold(path)
        place = records_of(home, settings)
        made = len(decision_log(place).made())
        if refused := why_not_writable(place):
            return fault("Records", refused)
    except StoreError as error:
        return fault("Records", str(error))
    return well("Records", f"open, with {made:,} decision{'' if made == 1 else 's'}")
