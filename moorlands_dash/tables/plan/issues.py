"""The tables of what people raised: by theme and area, and by theme beside what the survey says."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.concerns import CONCERN_BY_KEY
from moorlands_dash.measures.plan.voice import by_theme, raised_by
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.elsewhere import known_indicators
from moorlands_dash.tables.plan.residents import residents
from moorlands_dash.tables.populations import residents as living
from moorlands_dash.tables.request import Request
from moorlands_dash.ward_groups import group_name, ward_codes
from moorlands_dash.words.plan import voice as words

NAME, THEMES = "issues", "voice-themes"


def issues(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how many raised each theme in each area, the most people first.

    The public is not told of themes of people in trouble by area, nor of numbers that could point
    at a person.
    """
    request = Request(snapshot, settings, selection)
    found = raised(request)
    frame = _counted(request, raised_by(found, "theme", "area_code")) if len(found) else empty(NAME)
    notes = [words.RANKS_NOTE]
    if snapshot.public:
        shown = _tellable(frame, settings.disclosure.threshold)
        notes += [words.held_back(len(frame) - len(shown))] if len(shown) < len(frame) else []
        frame = shown
    return request.table(
        NAME,
        only(NAME, frame),
        title="What people raised",
        period=_span(found),
        sentence=words.issues_sentence(frame),
        notes=notes,
        about=[],
    )


def voice_themes(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every theme of the partnership: how many raised it, and who say it is a problem."""
    request = Request(snapshot, settings, selection)
    waves = residents(snapshot, settings, selection).frame
    newest = waves.sort_values("period_end").drop_duplicates("indicator", keep="last")
    given = known_indicators(request).drop_duplicates("indicator", keep="last")
    themes = given.set_index("indicator")["theme"]
    frame = by_theme(raised(request), newest.assign(theme=newest["indicator"].map(themes)))
    if snapshot.public:
        few = frame["raised"].between(1, settings.disclosure.threshold - 1)
        frame.loc[few, ["entries", "raised"]] = 0
        frame.loc[few, ["raised_share", "consultation_rank"]] = pd.NA
    told = [CONCERN_BY_KEY[str(key)] for key in frame.index]
    frame = frame.reset_index().assign(
        theme_name=[concern.name for concern in told], by_law=[concern.by_law for concern in told]
    )
    frame["words"] = [words.theme_words(row) for row in frame.to_dict("records")]
    return request.table(
        THEMES,
        only(THEMES, frame),
        title="What matters to people, by theme",
        sentence=words.themes_sentence(frame),
        notes=[words.RANKS_NOTE],
        about=[],
    )


def raised(request: Request) -> pd.DataFrame:
    """Return the issues as far as they are to be known; those of a ward where one is chosen."""
    found = request.snapshot.issues()
    if request.until is not None:
        found = found[found["date"] < pd.Timestamp(add_months(request.until, 1))]
    if request.ward is not None:
        own = [request.ward in ward_codes(code) for code in found["area_code"]]
        found = found[pd.Series(own, found.index, dtype=bool)]
    return found.reset_index(drop=True)


def _counted(request: Request, rows: pd.DataFrame) -> pd.DataFrame:
    """Return counts with names, their part of all in the area, and per 1,000 residents."""
    names = request.area_names
    whole = rows.groupby("area_code")["raised"].transform("sum")
    enough = whole >= request.settings.thresholds.consultation_share_from
    people = [_residents(request, str(area), rows["last"].max()) for area in rows["area_code"]]
    return rows.assign(
        theme_name=[words.theme_name(key) for key in rows["theme"]],
        area_name=[group_name(code, names) for code in rows["area_code"]],
        share=(rows["raised"] / whole).where(enough),
        raised_per_1000=rows["raised"] / pd.Series(people, rows.index, dtype=float) * 1000,
    ).sort_values(["raised", "theme", "area_name"], ascending=[False, True, True])


def _residents(request: Request, area: str, at: pd.Timestamp) -> float:
    """Return how many live in an area; NaN where that isn't known."""
    found = living(request, ward_codes(area), at.date())["population"].astype("Float64")
    return float(found.sum(skipna=False)) if found.notna().all() else float("nan")


def _tellable(frame: pd.DataFrame, least: int) -> pd.DataFrame:
    """Return the rows that the public may have."""
    of_people = frame["theme"].map(lambda key: CONCERN_BY_KEY[key].of_people).astype(bool)
    return frame[~of_people & (frame["raised"] >= least)]


def _span(found: pd.DataFrame) -> Period | None:
    if found.empty:
        return None
    ends = (found["date"].min(), found["date"].max())
    return Period(*(stamp.date().replace(day=1) for stamp in ends))
