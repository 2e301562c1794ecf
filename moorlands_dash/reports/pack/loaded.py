"""Which months of a quarter are loaded, for whatever is written of it."""

from __future__ import annotations

from datetime import date

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.data.supply import late_sentences
from moorlands_dash.tables.model import SelectionError, Table
from moorlands_dash.words.numbers import no_file, sentence


def months_to(snapshot: Snapshot, settings: Settings, quarter: Quarter) -> list[date]:
    """Return the months loaded up to a quarter's end; raise SelectionError for none within it."""
    loaded = snapshot.months(*settings.force.all_names)
    if any(month in quarter.period for month in loaded):
        return [month for month in loaded if month <= quarter.period.end]
    latest = f"the latest month is {month_name(loaded[-1])}" if loaded else "no month is loaded"
    raise SelectionError(
        f"No pack can be made of {quarter}: no whole file of {settings.force.called} is loaded for "
        f"any of its months ({latest}). Load them with `moorlands-dash load PATH`, or choose "
        "another quarter."
    )


def shortfalls(
    snapshot: Snapshot, settings: Settings, quarter: Quarter, targets: Table
) -> tuple[str, ...]:
    """Return what is missing from all that is said of a quarter, and who is late with it."""
    loaded = months_to(snapshot, settings, quarter)
    missing = [month for month in quarter.period if month not in loaded]
    notes = [note for note in targets.notes if note.startswith("No whole file of")]
    if missing:
        notes.insert(0, sentence(f"{no_file(missing)}: what this quarter brought is incomplete"))
    late = late_sentences(snapshot, settings, snapshot.as_at, quarter.period.end)
    return tuple(dict.fromkeys([*late, *notes]))
