"""The table of what people say of their area beside what is recorded there, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from moorlands_dash.concerns import CONCERN_BY_KEY, is_worry
from moorlands_dash.measures.plan.perception import (
    Agreement,
    agreement,
    apart,
    area_shares,
    corners,
)
from moorlands_dash.measures.plan.voice import concern_of
from moorlands_dash.measures.wards.groups import area_rates
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.elsewhere import known_indicators
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RESIDENTS
from moorlands_dash.tables.wards.years import WardYears
from moorlands_dash.ward_groups import ward_codes
from moorlands_dash.words.plan import voice as words

NAME, AGREES = "perception", "perception-agreement"
_LEAST = 3
"""Areas of one question that are set beside each other, at least."""


def perception(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each area's share who say a thing is a problem, beside its rate; a row an area."""
    request = Request(snapshot, settings, selection)
    found = list(_beside(request))
    frame = pd.concat(found, ignore_index=True) if found else empty(NAME)
    limits = settings.thresholds
    return request.table(
        NAME,
        only(NAME, frame),
        title="What people say, beside what is recorded",
        period=_recorded(frame),
        sentence=words.perception_sentence(_first(frame)),
        notes=[
            words.POOLING,
            f"Drawn so are areas where fewer than {limits.survey_warn_below} answered; where fewer "
            f"than {limits.consultation_share_from} did, no share is given.",
        ],
        about=[],
    )


def perception_agreement(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how far the order of areas by worry is that by the records; a row a question."""
    request = Request(snapshot, settings, selection)
    rows = [_agreeing(frame) for frame in _beside(request)]
    frame = pd.DataFrame(rows, columns=empty(AGREES).columns)
    return request.table(
        AGREES,
        frame,
        title="Does worry follow what is recorded?",
        sentence=" ".join(frame["words"].head(1)) or words.perception_sentence(frame),
        notes=[],
        about=[],
    )


def _agreeing(frame: pd.DataFrame) -> dict[str, object]:
    first = frame.iloc[0]
    found: Agreement = agreement(frame["share"], frame["rate_per_1000"])
    return {
        "theme": first["theme"],
        "indicator": first["indicator"],
        "title": first["title"],
        "what": first["what"],
        "areas": found.areas,
        "rank_correlation": found.rank_correlation,
        "lower_95": found.lower_95,
        "upper_95": found.upper_95,
        "verdict": found.verdict,
        "words": words.agreement_sentence(found, str(first["what"])),
    }


def _first(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the first question."""
    return frame if frame.empty else frame[frame["indicator"] == frame["indicator"].iloc[0]]


def _recorded(frame: pd.DataFrame) -> Period | None:
    if frame.empty:
        return None
    return Period(frame["from"].iloc[0].date(), frame["to"].iloc[0].date())


def _beside(request: Request) -> Iterator[pd.DataFrame]:
    """Yield one frame for each question asked of several areas whose records are known."""
    asked = _asked(request)
    given = offered(request.snapshot.withheld)
    for theme in CONCERN_BY_KEY.values():
        if not theme.choice or theme.choice not in given:
            continue
        about = replace(request.selection, category=theme.choice, area=None)
        recorded = Request(request.snapshot, request.settings, about)
        if recorded.covered is None:
            continue
        for _, rows in asked[asked["theme"] == theme.key].groupby("indicator", sort=True):
            if len(areas := _newest(rows)) >= _LEAST:
                yield _set_beside(recorded, areas, request.settings)


def _asked(request: Request) -> pd.DataFrame:
    """Return what residents of wards and towns were asked about problems, each with its theme."""
    found = known_indicators(request)
    wards = set(request.wards["area_code"])
    ours = [wards.issuperset(ward_codes(code)) for code in found["area_code"]]
    worry = [is_worry(str(row.title or ""), str(row.wording or "")) for row in found.itertuples()]
    about = pd.Series(ours, found.index, dtype=bool) & pd.Series(worry, found.index, dtype=bool)
    chosen = found[about & (found["sample"] == RESIDENTS) & (found["unit"] == "share")]
    themes = [concern_of(row) for row in chosen.to_dict("records")]
    return chosen.assign(theme=pd.Series(themes, chosen.index, dtype=object))


def _newest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a question's newest wave in several areas, none of which overlaps another."""
    for _, wave in sorted(rows.groupby("period_end"), reverse=True):
        areas = wave[apart(list(wave["area_code"]))]
        if len(areas) >= _LEAST:
            return areas.sort_values("area_name").reset_index(drop=True)
    return rows.head(0)


def _set_beside(recorded: Request, asked: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    limits, years = settings.thresholds, WardYears(recorded)
    shares = area_shares(
        asked,
        design_effect=limits.survey_design_effect,
        thin_below=limits.survey_warn_below,
        hide_below=limits.consultation_share_from,
    )
    rates = area_rates(years.standing, list(asked["area_code"]))
    frame = shares.merge(rates, on="area_code", how="left").assign(
        what=recorded.what,
        category=recorded.category,
        district_rate_per_1000=years.standing["district_rate_per_1000"].iloc[0],
        standing=rates["against_district"].to_numpy(),
        **{"from": pd.Timestamp(years.covered.period.start)},
        to=pd.Timestamp(years.covered.period.end),
    )
    frame["corner"] = corners(list(frame["said_side"]), list(frame["standing"]))
    said = [words.area_words(row) for row in frame.to_dict("records")]
    return frame.assign(words=pd.Series(said, frame.index, dtype=object))
