"""The table behind the landing page: what needs attention, each item with its evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pandas as pd

from moorlands_dash import statuses, vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.actions import OVERDUE
from moorlands_dash.partnership import Settings
from moorlands_dash.statuses import urgency
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.district import district_change
from moorlands_dash.tables.comparison.others import against_country, recorded
from moorlands_dash.tables.data.loaded import coverage
from moorlands_dash.tables.data.supply import late_sentences
from moorlands_dash.tables.frames import blank, framed
from moorlands_dash.tables.meetings.calendar import next_meeting
from moorlands_dash.tables.meetings.changes import changes
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.words.commands import without_commands
from moorlands_dash.words.comparison import district as district_words
from moorlands_dash.words.meetings import overview as words
from moorlands_dash.words.numbers import during, sentence

EXCEPTIONS, WATCH, OPEN, ON_COURSE = get_args(statuses.Section)
TARGET_SECTIONS: tuple[statuses.Section, ...] = get_args(statuses.Section)
DISTRICT, COUNTRY, CHANGED, DATA = "district", "country", "changed", "data"


def section_of(status: str) -> str:
    """Return the part of the overview where a target of some status stands."""
    return statuses.STATUS_BY_WORD[status].section


def overview(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return exceptions first, then the watch list, the rest, the district, changes, the data."""
    request = Request(snapshot, settings, selection)
    year = TargetYear(request)
    promised = targets(snapshot, settings, selection)
    since = None if snapshot.public else changes(snapshot, settings, selection)
    rows = [
        *_target_rows(promised, since),
        *_district_rows(request),
        *_country_rows(request),
        *(_changed_rows(since) if since else []),
        *_data_rows(request),
    ]
    frame = framed("overview", [blank("overview") | row for row in rows])
    said = _said(request, frame, year, without_commands(promised.sentence))
    return request.table(
        "overview",
        frame,
        title=f"What needs attention: {year.label}",
        period=year.period,
        about=[vocabulary.ALL, *year.choices],
        missing=year.missing(),
        to_come=year.to_come,
        sentence=said,
        notes=_notes(year, since),
    )


def _notes(year: TargetYear, since: Table | None) -> list[str]:
    """Return since which meeting things changed, and what of the targets isn't told."""
    meeting = [note for note in since.notes if "meeting" in note] if since else []
    return meeting + ([year.left_out] if year.left_out else [])


def _said(request: Request, frame: pd.DataFrame, year: TargetYear, targets: str) -> str:
    if request.snapshot.public:
        return words.public_sentence(frame, year.label, targets, year.left_out)
    meeting = next_meeting(request)
    return words.overview_sentence(
        frame, year.label, targets, meeting["date"] if meeting is not None else None
    )


def _target_rows(promised: Table, since: Table | None) -> list[dict[str, Any]]:
    flips = pd.DataFrame(columns=["was"])
    if since is not None:
        flips = since.frame[since.frame["kind"] == "status"].set_index("target_id")
    rows = [_target_row(row, flips) for row in promised.frame.to_dict("records")]
    return sorted(rows, key=_need)


def _target_row(row: dict[Any, Any], flips: pd.DataFrame) -> dict[str, Any]:
    was = flips["was"].get(row["target_id"])
    known = was is not None and verdicts.CANNOT_TELL not in (was, row["status"])
    same = ("target_id", "title", "owner", "status", "chance", "chance_words")
    return {name: row[name] for name in same} | {
        "section": section_of(row["status"]),
        "item": row["title"],
        "was": was,
        "newly": known and urgency(row["status"]) < urgency(str(was)),
        "words": words.target_line(row),
        "page": "targets",
        "choice": row["target_id"],
    }


def _need(row: dict[str, Any]) -> tuple[int, bool, int, float]:
    """Return what a row is sorted by: unlikely and newly worse ones before the rest."""
    pressing = row["newly"] or row["status"] == statuses.UNLIKELY.word
    chance = 2.0 if pd.isna(row["chance"]) else float(row["chance"])
    section = TARGET_SECTIONS.index(row["section"])
    return section, not pressing, urgency(row["status"]), chance


def _district_rows(request: Request) -> list[dict[str, Any]]:
    table = district_change(
        request.snapshot, request.settings, replace(request.selection, category=vocabulary.ALL)
    )
    if table.frame.empty or table.missing:
        return [_item(DISTRICT, "Against the year before", table.sentence, "ward_map")]
    when = sentence(during(table.period)).rstrip(".") if table.period else ""
    asked = table.frame["category"].isin((vocabulary.ALL, vocabulary.ALL_CRIME))
    periods = [f"{when}: ", *["In the same months: "] * (int(asked.sum()) - 1)]
    rows = [
        _item(DISTRICT, row["name"], f"{said}{district_words.against_before(row)}.", "ward_map")
        | {"choice": row["name"]}
        for said, (_, row) in zip(periods, table.frame[asked].iterrows(), strict=False)
    ]
    said = sentence(district_words.clear_briefly(table.frame))
    clear = table.frame[~asked & table.frame["verdict"].isin(district_words.CLEAR)]
    evidence = {"choice": clear["name"].iloc[0]} if len(clear) else {}
    return [*rows, _item(DISTRICT, "By category", said, "ward_map") | evidence]


def _country_rows(request: Request) -> list[dict[str, Any]]:
    table = recorded(request.snapshot, request.settings, request.selection)
    name, said = request.settings.recorded_crime.country_name, table.sentence
    found = against_country(table, request.settings)
    if found and table.period:
        own, theirs, verdict = found
        said = words.country_line(own, theirs, name, verdict, during(table.period))
    return [_item(COUNTRY, f"Against {name}", said, "compare")]


def _changed_rows(since: Table) -> list[dict[str, Any]]:
    found = since.frame.astype(object).where(since.frame.notna(), None).to_dict("records")
    rows = [
        _item(CHANGED, row["title"], f"{row['words']} {row['why'] or ''}".strip(), row["page"])
        | {"target_id": row["target_id"], "choice": row["choice"]}
        for row in sorted(found, key=_pressing)
    ]
    return rows or [_item(CHANGED, "Since the last meeting", since.sentence, "data")]


def _pressing(row: dict[Any, Any]) -> int:
    """Return what changes are sorted by: the page has room for few, so what is late comes early."""
    if row["kind"] == "status":
        return 0 if row["now"] in statuses.EXCEPTIONS else 2
    return 1 if row["now"] == OVERDUE else 3


def _data_rows(request: Request) -> list[dict[str, Any]]:
    table = coverage(request.snapshot, request.settings, request.selection)
    loaded = request.loaded
    late = late_sentences(request.snapshot, request.settings, request.day)
    latest = loaded[-1] if loaded else None
    fresh = words.freshness(latest, request.day, len(table.missing), len(loaded), late)
    if not request.snapshot.public:
        fresh = f"{fresh} {words.accepted(len(request.snapshot.quarantine()))}"
    return [_item(DATA, "Fresh and complete?", fresh, "data")]


def _item(section: str, item: str, said: str, page: str) -> dict[str, Any]:
    return {
        "section": section,
        "item": item,
        "title": item,
        "words": without_commands(said),
        "page": page,
    }
