"""The tables behind the page on the data themselves."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.coverage import coverage as months_covered
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.spelling import force_key
from moorlands_dash.store.partners import FAR
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.comparison.recorded import remarks_told
from moorlands_dash.words.data import loaded as words


def coverage(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every month from the first loaded to the latest, and whether it is loaded."""
    request = Request(snapshot, settings, selection)
    frames = [_months(snapshot, source) for source in snapshot.sources()]
    loaded = request.loaded_of(vocabulary.ALL)
    period = Period(loaded[0], loaded[-1]) if loaded else None
    missing = months_covered(period, loaded).missing if period else ()
    return request.table(
        "coverage",
        pd.concat(frames, ignore_index=True) if frames else empty("coverage"),
        title="Months loaded",
        period=period,
        missing=missing,
        sentence=words.coverage_sentence(loaded, missing, request.force),
        notes=["A month without a file has no rows to give; a month with an empty file has 0."],
    )


def files(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every file of the snapshot and what became of its rows."""
    request = Request(snapshot, settings, selection)
    frame = snapshot.files()
    return request.table(
        "files",
        frame,
        title="Files",
        sentence=words.files_sentence(frame),
        notes=[
            *words.old_code_notes(snapshot.manifest.get("counts", {}).get("old_codes", {})),
            *remarks_told(snapshot.remarks(), _ours(settings)),
            words.elsewhere_note(FAR / 1000),
        ],
    )


def _ours(settings: Settings) -> set[str]:
    names = settings.recorded_crime
    return {force_key(name) for name in (names.force_name, *names.force_names)}


def quarantine(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the rows that were not accepted, with the reason."""
    request = Request(snapshot, settings, selection)
    frame = snapshot.quarantine()
    return request.table(
        "quarantine",
        frame,
        title="Rows not accepted",
        sentence=words.quarantine_sentence(frame),
        notes=[],
    )


def _months(snapshot: Snapshot, source: str) -> pd.DataFrame:
    found = snapshot.coverage(source)
    months = [stamp.date() for stamp in pd.to_datetime(found["month"])]
    whole = pd.DataFrame({"month": [pd.Timestamp(m) for m in Period(months[0], months[-1])]})
    found["month"] = pd.to_datetime(found["month"]).astype(whole["month"].dtype)
    frame = whole.merge(found, on="month", how="left")
    rows = frame["rows"].astype("Int64")
    named = vocabulary.choices().get(source, source)
    return frame.assign(of=named, rows=rows, loaded=rows.notna())
