"""You said, we did, area by area: what was said, what was done there, and what came of it.

What came of it is the program's own judgement of the records, and no proof that anything worked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from moorlands_dash.concerns import CONCERN_BY_KEY, of_theme
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.comparison.district import district_change
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.did import what_we_did
from moorlands_dash.tables.plan.issues import issues
from moorlands_dash.tables.plan.perception import perception
from moorlands_dash.tables.plan.raised import raised_at_meetings
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.ward_map import change
from moorlands_dash.ward_groups import ward_codes
from moorlands_dash.words.plan import said_did as words

NAME = "said-did"
_TIMES = ("first", "last", "period_start", "period_end", "meeting_date", "from", "to")
"""Columns of the tables read that say of when their rows are."""
Key = tuple[str, str]
"""An area and a theme."""


def said_did(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a row an area and theme of which anything was said: what, what was done, what came."""
    request = Request(snapshot, settings, selection)
    heard = _heard(request)
    said = _said(request, heard)
    changes = {theme: _changes(request, theme) for theme in dict.fromkeys(t for _, t in said)}
    done = what_we_did(snapshot, settings, replace(selection, area=None)).frame.to_dict("records")
    rows = [
        _row(key, told, _actions(key, done, settings.district.code), changes[key[1]])
        for key, told in said.items()
    ]
    frame = _ordered(pd.DataFrame(rows)) if rows else empty(NAME)
    return request.table(
        NAME,
        only(NAME, frame),
        title="You said, we did: area by area",
        period=_span([*heard, *(pd.DataFrame(each.values()) for each in changes.values())]),
        sentence=words.said_did_sentence(frame),
        notes=[words.NO_PROOF],
        about=[],
    )


def _span(frames: list[pd.DataFrame]) -> Period | None:
    """Return the months in which it was said and those of the records that say what came of it."""
    found = [frame[name].dropna() for frame in frames for name in _TIMES if name in frame]
    days = [
        pd.Timestamp(day).date() for each in found if len(each) for day in (each.min(), each.max())
    ]
    return Period(min(days).replace(day=1), max(days).replace(day=1)) if days else None


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the areas of which most people said something first, and in each their themes so."""
    whole = frame.groupby("area_code")["people"].transform("sum")
    order = ["whole", "area_name", "people", "theme"]
    return frame.assign(whole=whole).sort_values(order, ascending=[False, True, False, True])


def _row(
    key: Key, told: list[Record], done: list[Record], changes: Mapping[str, Record]
) -> dict[str, object]:
    area, theme = key
    judged = changes.get(area)
    people = [row["raised"] for row in told if pd.notna(row.get("raised"))]
    return {
        "theme": theme,
        "theme_name": CONCERN_BY_KEY[theme].name,
        "area_code": area,
        "area_name": told[0]["area_name"],
        "people": int(sum(people)),
        "said": words.said_words(told),
        "did": words.did_words(done),
        "came": words.came_words(judged, several=len(ward_codes(area)) > 1),
        "verdict": str(judged["verdict_alone"]) if judged else "",
    }


def _heard(request: Request) -> list[pd.DataFrame]:
    """Return where people said something: issues, worries in the survey, public meetings."""
    given = (request.snapshot, request.settings, request.selection)
    worry = perception(*given).frame
    return [issues(*given).frame, worry[worry["said_side"] > 0], raised_at_meetings(*given).frame]


def _said(request: Request, heard: list[pd.DataFrame]) -> dict[Key, list[Record]]:
    """Return what was said of each area and theme."""
    found: dict[Key, list[Record]] = {}
    for frame in heard:
        for row in frame.to_dict("records"):
            area = str(row["area_code"] or request.settings.district.code)
            if request.ward is None or request.ward in ward_codes(area):
                found.setdefault((area, str(row["theme"])), []).append(row)
    return found


def _actions(key: Key, done: list[Record], district: str) -> list[Record]:
    """Return the actions of a theme in an area; where there are none, those of the district."""
    area, theme = key
    own = [row for row in done if of_theme(str(row["theme_key"])) == theme]
    wards = set(ward_codes(area))
    here = [row for row in own if str(row["area_code"]) in wards]
    return here or [row for row in own if str(row["area_code"]) == district]


def _changes(request: Request, theme: str) -> dict[str, Record]:
    """Return how what is recorded of a theme changed, by code, in each ward and the district."""
    choice = CONCERN_BY_KEY[theme].choice
    if choice not in offered(request.snapshot.withheld):
        return {}
    asked = replace(request.selection, category=choice, area=None)
    frame = change(request.snapshot, request.settings, asked).frame
    found = {str(row["ward_code"]): row for row in frame.assign(category=choice).to_dict("records")}
    whole = district_change(request.snapshot, request.settings, Selection()).frame
    for row in whole[whole["category"] == choice].to_dict("records"):
        found[request.settings.district.code] = row
    return found
