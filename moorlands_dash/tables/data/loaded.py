"""The tables behind the page on the data themselves."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.coverage import coverage as months_covered
from moorlands_dash.measures.data.wholeness import PART, WHOLE
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.spelling import force_key
from moorlands_dash.store.partners import FAR
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.data.supply import (
    due_rows,
    late_sentences,
    sender_of,
    sent_months,
    title_of,
)
from moorlands_dash.tables.frames import empty, framed, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.comparison.recorded import remarks_told
from moorlands_dash.words.data import loaded as words


def coverage(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every month of each sender from the first sent to the latest due, and its state."""
    request = Request(snapshot, settings, selection)
    frame = _months(request)
    loaded = request.loaded_of(vocabulary.ALL)
    period = Period(loaded[0], loaded[-1]) if loaded else None
    missing = months_covered(period, loaded).missing if period else ()
    said = words.coverage_sentence(loaded, missing, request.forces)
    late = late_sentences(snapshot, settings, request.day)
    return request.table(
        "coverage",
        frame if len(frame) else empty("coverage"),
        title="Months loaded",
        period=period,
        missing=missing,
        sentence=" ".join([said, *late]),
        notes=[*_newer(request), words.STATES, *_parts(frame)],
    )


def due(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return who is to send what by when, and to when it is known."""
    request = Request(snapshot, settings, selection)
    rows = due_rows(snapshot, settings, request.day)
    frame = framed("due", rows)
    for name in ("known_to", "month", "due"):
        frame[name] = pd.to_datetime(frame[name])
    return request.table(
        "due",
        frame,
        title="Who is to send what next",
        sentence=words.due_sentence(rows, request.day),
        notes=[],
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
            *words.lost_target_notes(snapshot.manifest.get("counts", {}).get("lost_targets", {})),
            *remarks_told(snapshot.remarks(), _ours(settings)),
            words.elsewhere_note(FAR / 1000),
        ],
    )


def _ours(settings: Settings) -> set[str]:
    names = settings.recorded_crime
    return {force_key(name) for name in (names.force_name, *names.force_names)}


def withdrawals(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what was loaded and withdrawn since, the latest first, with the reason."""
    request = Request(snapshot, settings, selection)
    found = snapshot.withdrawals()
    frame = found.assign(at=pd.to_datetime(found["at"]).dt.tz_localize(None).dt.normalize())
    return request.table(
        "withdrawals",
        frame,
        title="Withdrawn",
        sentence=words.withdrawals_sentence(frame),
        notes=[],
    )


def quarantine(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the rows that were not accepted, with the reason."""
    request = Request(snapshot, settings, selection)
    frame = snapshot.quarantine()
    return request.table(
        "quarantine",
        frame,
        title="Rows not accepted",
        sentence=words.quarantine_sentence(frame, _in_doubt(snapshot)),
        notes=[],
    )


def _in_doubt(snapshot: Snapshot) -> int:
    """Return how many rows set aside may belong to our counts."""
    return int(snapshot.doubt(list(vocabulary.CATEGORY_BY_KEY))["rows"].sum())


def _months(request: Request) -> pd.DataFrame:
    found = sent_months(request.snapshot, request.settings, request.day)
    revised = request.snapshot.revised()
    order = {source: place for place, source in enumerate(request.snapshot.sources())}
    found = found.assign(
        place=found["source"].map(order).fillna(len(order)),
        of=found["source"].map(lambda source: vocabulary.choices().get(source, source)),
        sends=found["source"].map(title_of),
        sender=[sender_of(a, b) for a, b in zip(found["source"], found["sender"], strict=True)],
        month=pd.to_datetime(found["month"]),
        due=pd.to_datetime(found["due"]),
        loaded=found["state"].isin((WHOLE, PART)),
        revised=[key in revised for key in _keys(found)],
        why=found["why"].where(found["why"] != "", None),
    )
    return only("coverage", found.sort_values(["place", "of", "sender", "month"]))


def _newer(request: Request) -> list[str]:
    """Return what to do where the settings list other suppliers than the months were judged by."""
    listed = [each.model_dump(mode="json") for each in request.settings.suppliers]
    return [] if request.snapshot.manifest["suppliers"] == listed else [words.NEWER_SUPPLIERS]


def _keys(found: pd.DataFrame) -> list[tuple[str, str, date]]:
    folded = found["sender"].str.casefold()
    return list(zip(found["source"], folded, found["month"], strict=True))


def _parts(frame: pd.DataFrame) -> list[str]:
    """Return why months are parts, a sentence each."""
    rows = frame.loc[frame["state"] == PART].to_dict("records")
    return [words.part_sentence(row["of"], row["month"].date(), row["why"] or "") for row in rows]
