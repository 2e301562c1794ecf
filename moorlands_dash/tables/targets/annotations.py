"""The table of dated events, each with the targets that it bears on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months, month_name
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.areas import wards_of
from moorlands_dash.tables.targets.promises import TargetYear, chosen_targets
from moorlands_dash.words.numbers import counted


def events(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each target's events, oldest first, from its baseline's start to its period's end.

    An event of no category, or of no area, bears on all of them. With `until` later events are
    not known. A rebase is of one control chart, and no event.
    """
    year = TargetYear(Request(snapshot, settings, selection))
    chosen = chosen_targets(year)
    known = _known(year.request)
    frames = [
        _bearing(known, row, year) for _, row in year.rows.iterrows() if row["target_id"] in chosen
    ]
    found = [frame for frame in frames if len(frame)]
    frame = pd.concat(found) if found else empty("annotations")
    return year.request.table(
        "annotations",
        only("annotations", frame),
        title=f"Events that bear on the targets of {year.label}",
        period=year.period,
        sentence=_sentence(frame, year),
        notes=[],
    )


def of_series(request: Request, area_code: str, shown: Period) -> pd.DataFrame:
    """Return the events that bear on what is chosen in one area, in the months shown."""
    events, wards = _known(request), set(request.wards["area_code"])
    ours = set(request.categories)
    end = pd.Timestamp(add_months(shown.end, 1))
    within = (events["date"] >= pd.Timestamp(shown.start)) & (events["date"] < end)
    matter = [not (theirs := _categories(named)) or theirs & ours for named in events["category"]]
    here = [_of_area(area, area_code, wards) for area in events["area_code"]]
    kept = [bool(found) and near for found, near in zip(matter, here, strict=True)]
    return events[within & pd.Series(kept, events.index, dtype=bool)]


def _known(request: Request) -> pd.DataFrame:
    events, until = request.snapshot.annotations(), request.until
    events = events[events["kind"] != "rebase"]
    if until is not None:
        events = events[events["date"] < pd.Timestamp(add_months(until, 1))]
    return events.sort_values(["date", "annotation_id"], kind="stable")


def _bearing(events: pd.DataFrame, row: pd.Series, year: TargetYear) -> pd.DataFrame:
    """Return the events of a target: of its time, of what it counts, of its place."""
    begun = min(day for day in (row["baseline_start"], row["start"]) if pd.notna(day))
    end = pd.Timestamp(add_months(row["end"].date().replace(day=1), 1))
    within = (events["date"] >= begun) & (events["date"] < end)
    matter = [_of_category(category, row) for category in events["category"]]
    wards = set(year.request.wards["area_code"])
    own = wards_of(year.request, row["area_code"]) or [row["area_code"]]
    here = [any(_of_area(area, ward, wards) for ward in own) for area in events["area_code"]]
    found: pd.DataFrame = events[
        within & pd.Series(matter, events.index) & pd.Series(here, events.index)
    ]
    names = [year.names.get(code, code) for code in found["area_code"]]
    return found.assign(target_id=row["target_id"], area_name=names)


def _of_category(category: Any, row: pd.Series) -> bool:
    """Tell whether an event of that category bears on what the target counts or asks."""
    if not (theirs := _categories(category)):
        return True
    if row["measure"].startswith("incidents:"):
        return bool(theirs & set(vocabulary.category_keys(row["measure"].partition(":")[2])))
    return row["theme"] in {vocabulary.CATEGORY_BY_KEY[key].theme for key in theirs}


def _categories(named: Any) -> set[str]:
    """Return the categories that an event is of; none where it is of all."""
    if pd.isna(named) or not named:
        return set()
    return set(vocabulary.category_keys(vocabulary.find_choice(str(named))))


def _of_area(area: Any, target_area: str, wards: set[str]) -> bool:
    """Tell whether what happened in an area bears on a target's area: one holds the other."""
    if pd.isna(area) or not area:
        return True
    return area == target_area or not {str(area), target_area} <= wards


def _sentence(frame: pd.DataFrame, year: TargetYear) -> str:
    if frame.empty:
        return f"No dated event that bears on a target of {year.label} is loaded."
    events = frame.drop_duplicates("annotation_id")
    last = events.sort_values("date").iloc[-1]
    return (
        f"{counted(len(events), 'dated event')} that bear on targets of {year.label}; the latest "
        f"in {month_name(last['date'].date())}: {last['title']}."
    )
