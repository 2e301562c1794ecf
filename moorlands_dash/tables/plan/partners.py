"""The tables of partners: who is in it since when, and who is named without being a member."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.plan.membership import members_on, not_members
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.plan import partners as words

_ENDED = ("done", "stopped")
_TEXTS = ("answers_for", "sends", "contact", "address", "succeeded_by", "source")
_ORDER = {words.MEMBER_NOW: 0, words.TO_COME: 1, words.ENDED: 2}


def partners(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the partnership's members, those of today first."""
    request = Request(snapshot, settings, selection)
    listed = listed_partners(snapshot)
    standing = _standing(listed, request.day)
    frame = listed.assign(
        standing=standing,
        answers_for=[words.themes_named(keys) for keys in listed["answers_for"]],
        sends=[words.sent_named(keys) for keys in listed["sends"]],
        order=standing.map(_ORDER),
        by_law=listed["kind"] != "responsible authority",
    )
    frame = frame.sort_values(["order", "by_law", "partner"], kind="stable")
    return request.table(
        "partners",
        only("partners", frame) if len(frame) else empty("partners"),
        title="Who is in the partnership",
        sentence=words.partners_sentence(frame, request.day),
        notes=[],
    )


def listed_partners(snapshot: Snapshot) -> pd.DataFrame:
    """Return the partners as loaded, with blanks for what isn't told."""
    found = snapshot.partners()
    return found.assign(**{name: found[name].fillna("").astype("str") for name in _TEXTS})


def _standing(listed: pd.DataFrame, day: date) -> pd.Series:
    now = listed.index.isin(members_on(listed, day).index)
    later = pd.to_datetime(listed["since"]) > pd.Timestamp(day)
    found = pd.Series(words.ENDED, index=listed.index, dtype="object")
    return found.mask(later, words.TO_COME).mask(now, words.MEMBER_NOW)


def gaps(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return actions, targets and settings that name an organisation that isn't a member then."""
    request = Request(snapshot, settings, selection)
    listed = listed_partners(snapshot)
    frame = empty("partner-gaps")
    if len(listed):
        amiss = not_members(listed, _named(request))
        amiss = amiss.assign(
            succeeded_by=amiss["succeeded_by"].fillna(""),
            words=[words.gap_words(row) for row in amiss.to_dict("records")],
            end=pd.to_datetime(amiss["end"]),
            start=pd.to_datetime(amiss["start"]),
        )
        frame = only("partner-gaps", amiss)
    return request.table(
        "partner-gaps",
        frame,
        title="Named without being a member",
        sentence=words.gaps_sentence(frame, loaded=bool(len(listed))),
        notes=[],
    )


def _named(request: Request) -> pd.DataFrame:
    """Return `kind key title owner start end` of all that names an organisation."""
    rows = [*_actions(request), *_targets(request), *_settings(request)]
    columns = ["kind", "key", "title", "owner", "start", "end"]
    return pd.DataFrame(rows, columns=columns)


def _actions(request: Request) -> list[tuple[object, ...]]:
    return [
        (
            *("action", row["action_id"], row["title"], row["owner"]),
            *_span(row["start"], row["due"], request.day),
        )
        for row in request.snapshot.actions().to_dict("records")
        if row["status"] not in _ENDED
    ]


def _targets(request: Request) -> list[tuple[object, ...]]:
    return [
        (
            *("target", row["target_id"], row["title"], row["owner"]),
            *_span(row["start"], row["end"], request.day),
        )
        for row in request.snapshot.targets().to_dict("records")
        if row["end"].date() >= request.day
    ]


def _span(start: pd.Timestamp, end: pd.Timestamp, day: date) -> tuple[date, date]:
    """Return from when to when somebody must be a member."""
    first = day if pd.isna(start) else start.date()
    last = first if pd.isna(end) else end.date()
    return first, max(first, last)


def _settings(request: Request) -> list[tuple[object, ...]]:
    day = request.day
    names = request.settings.members.names
    return [("settings", name, "", name, day, day) for name in names]


def member_names(snapshot: Snapshot, settings: Settings, day: date) -> tuple[str, ...]:
    """Return who may be given something to do on a day: of the list, else of the settings."""
    listed = listed_partners(snapshot)
    if listed.empty:
        return settings.members.names
    return tuple(dict.fromkeys(members_on(listed, day)["partner"]))
