"""The tables of what was asked in single wards and other areas, and of what others recorded."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.concerns import COHESION
from moorlands_dash.measures.plan.surveys import survey_waves
from moorlands_dash.measures.plan.tallies import tallied
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RECORDS, RESIDENTS, RESPONSES
from moorlands_dash.ward_groups import group_name
from moorlands_dash.words.plan import elsewhere as words

ASKED, COUNTED = "asked-by-area", "records"


def asked_by_area(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return surveys and open consultations of single wards and of areas beyond the district."""
    request = Request(snapshot, settings, selection)
    found = known_indicators(request)
    ours = found["area_code"] == settings.district.code
    ours |= found["theme"] == COHESION
    asked = found[found["sample"].isin((RESIDENTS, RESPONSES)) & ~ours]
    keys = ["indicator", "area_code", "sample"]
    waves = [_waves(rows, settings) for _, rows in asked.groupby(keys, sort=False)]
    frame = pd.concat(waves, ignore_index=True) if waves else empty(ASKED)
    return request.table(
        ASKED,
        only(ASKED, frame),
        title="Asked in single wards and other areas",
        period=span(frame),
        sentence=words.asked_sentence(frame),
        notes=[],
    )


def records(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the shares and rates that others counted in their records, the newest first."""
    request = Request(snapshot, settings, selection)
    found = known_indicators(request)
    # What is known of groups and volunteers stands with who takes part (`communities`).
    frame = tallied(found[(found["sample"] == RECORDS) & (found["theme"] != COHESION)])
    frame = frame.sort_values(["title", "area_name", "period_end"], kind="stable")
    said = [words.record_sentence(row) for row in frame.to_dict("records")]
    return request.table(
        COUNTED,
        only(COUNTED, frame.assign(words=pd.Series(said, frame.index, dtype=object))),
        title="What others recorded",
        period=span(frame),
        sentence=words.records_sentence(frame),
        notes=[],
    )


def known_indicators(request: Request) -> pd.DataFrame:
    """Return the indicators as far as they are to be known, each with its area's name."""
    found = request.snapshot.indicators()
    if request.until is not None:
        found = found[found["period_end"] < pd.Timestamp(add_months(request.until, 1))]
    names = request.area_names
    areas = [group_name(code, names) for code in found["area_code"]]
    titles = found["title"].where(found["title"].fillna("") != "", found["indicator"])
    return found.assign(area_name=pd.Series(areas, found.index, dtype=object), title=titles)


def _waves(rows: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return one question's waves in one area; answers of whoever wanted to have no interval."""
    limits = settings.thresholds
    found = survey_waves(
        rows,
        design_effect=limits.survey_design_effect,
        warn_below=limits.survey_warn_below,
        hide_below=limits.survey_hide_below,
    )
    open_to_all = found["sample"] == RESPONSES
    return found.assign(
        lower_95=found["lower_95"].mask(open_to_all),
        upper_95=found["upper_95"].mask(open_to_all),
        answered=[words.WHO[sample] for sample in found["sample"]],
    )


def span(frame: pd.DataFrame) -> Period | None:
    """Return the months from the first period's start to the last one's end."""
    if frame.empty:
        return None
    ends = (frame["period_start"].min(), frame["period_end"].max())
    return Period(*(stamp.date().replace(day=1) for stamp in ends))
