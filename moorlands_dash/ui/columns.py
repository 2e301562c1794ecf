"""How each column of a table is headed and written on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.periods import MONTH_NAMES, day_name, month_name
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.hotspots.found import METHOD_NAMES
from moorlands_dash.words.trends.control_charts import RULE_WORDS
from moorlands_dash.words.trends.rhythm import DAYS


def _whole(value: Any) -> str:
    return f"{value:,.0f}"


def _one_place(value: Any) -> str:
    return f"{value:,.1f}"


def _two_places(value: Any) -> str:
    return f"{value:,.2f}"


def _chance(value: Any) -> str:
    return "under 0.001" if value < 0.001 else f"{value:.3f}"


def _share(value: Any) -> str:
    return f"{value:.1%}"


def _month(value: Any) -> str:
    return month_name(pd.Timestamp(value).date())


def _signed(value: Any) -> str:
    return f"{value:+,.0f}".replace("-", "−")


def _signed_place(value: Any) -> str:
    return f"{value:+,.1f}".replace("-", "−")


def _signed_points(value: Any) -> str:
    return f"{value * 100:+.1f} points".replace("-", "−")


def _signed_share(value: Any) -> str:
    return f"{value:+.0%}".replace("-", "−")


def _day(value: Any) -> str:
    return day_name(pd.Timestamp(value).date())


def _yes_no(value: Any) -> str:
    return "Yes" if value else "No"


def _plain_year(value: Any) -> str:
    return f"{value:.0f}"


def _pounds(value: Any) -> str:
    return f"£{value:,.0f}"


def _theme(value: Any) -> str:
    return vocabulary.THEME_BY_KEY[value].name if value in vocabulary.THEME_BY_KEY else str(value)


def _kind(value: Any) -> str:
    return vocabulary.TARGET_KINDS.get(str(value), str(value))


def _calendar_month(value: Any) -> str:
    return MONTH_NAMES[int(value) - 1]


def _weekday(value: Any) -> str:
    return DAYS[int(value)]


def _hour(value: Any) -> str:
    return f"{value:02.0f}:00"


def _rule(value: Any) -> str:
    return RULE_WORDS.get(str(value), str(value))


def _in_1000(value: Any) -> str:
    return f"{value * 1000:.1f} in 1,000"


def _category(value: Any) -> str:
    return vocabulary.choices().get(str(value), str(value))


def _hotspot_method(value: Any) -> str:
    return METHOD_NAMES.get(str(value), str(value))


COLUMNS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "rank": ("Rank", _whole),
    "title": ("Title", str),
    "ward_name": ("Ward", str),
    "basis": ("Basis", str),
    "group": ("Group", str),
    "area_name": ("Area", str),
    "category": ("What", _category),
    "year_label": ("Year", str),
    "month": ("Month", _month),
    "wording": ("Question", str),
    "period_start": ("Asked from", _month),
    "period_end": ("To", _month),
    "from": ("From", _month),
    "to": ("To", _month),
    "before_from": ("Before: from", _month),
    "before_to": ("Before: to", _month),
    "months_expected": ("Months", _whole),
    "months_loaded": ("Months loaded", _whole),
    "complete": ("Complete", _yes_no),
    "loaded": ("Loaded", _whole),
    "kind": ("Kind", _kind),
    "count": ("Incidents", _whole),
    "count_before": ("Before", _whole),
    "difference": ("Difference", _signed),
    "percent": ("Per cent", _signed_place),
    "dispersion": ("Variance over chance", _two_places),
    "p_value": ("p-value", _chance),
    "no_location": ("No location", _whole),
    "outside_wards": ("Outside all wards", _whole),
    "population": ("Residents", _whole),
    "population_year": ("Residents in", _plain_year),
    "rate_per_1000": ("Per 1,000", _one_place),
    "numerator": ("Said so", _whole),
    "denominator": ("Asked", _whole),
    "share": ("Share", _share),
    "baseline": ("Baseline", _one_place),
    "target": ("Target", _one_place),
    "actual": ("Actual", _whole),
    "milestone_now": ("Milestone now", _one_place),
    "lower_95": ("95% from", _one_place),
    "upper_95": ("95% to", _one_place),
    "straight_line": ("Straight-line outturn", _whole),
    "months_left": ("Months left", _whole),
    "actual_cumulative": ("Actual, so far", _whole),
    "milestone": ("Milestone", _one_place),
    "milestone_cumulative": ("Milestone, so far", _one_place),
    "baseline_cumulative": ("Baseline, so far", _one_place),
    "reliable": ("Reliable", _yes_no),
    "district_rate_per_1000": ("District per 1,000", _one_place),
    "against_district": ("Against the district", str),
    "peers_rate_per_1000": ("Wards like it per 1,000", _one_place),
    "against_peers": ("Against wards like it", str),
    "rank_lower": ("Place from", _whole),
    "rank_upper": ("Place to", _whole),
    "ranked": ("Of wards", _whole),
    "residents_mislead": ("Residents mislead", _yes_no),
    "usual_lower": ("Usual from", _whole),
    "usual_upper": ("Usual to", _whole),
    "funnel_lower_95": ("95% limits from", _one_place),
    "funnel_upper_95": ("95% limits to", _one_place),
    "funnel_lower_998": ("99.8% limits from", _one_place),
    "funnel_upper_998": ("99.8% limits to", _one_place),
    "place": ("Where it lies", str),
    "smoothed_per_1000": ("Smoothed per 1,000", _one_place),
    "smoothed_lower_95": ("Smoothed from", _one_place),
    "smoothed_upper_95": ("Smoothed to", _one_place),
    "own_weight": ("Own share of it", _share),
    "peer_name": ("Ward like it", str),
    "residents_per_km2": ("Residents per km²", _whole),
    "km": ("Kilometres away", _one_place),
    "location": ("Where", str),
    "where": ("Where", str),
    "count_12": ("Twelve months", _whole),
    "clearly_above": ("Clearly above", str),
    "ratio": ("Ratio, ours to theirs", _two_places),
    "ratio_lower_95": ("Ratio 95% from", _two_places),
    "ratio_upper_95": ("Ratio 95% to", _two_places),
    "gap_per_1000": ("Gap per 1,000, theirs less ours", _signed_place),
    "verdict": ("Verdict", str),
    "forces_reported": ("Forces that reported", _whole),
    "forces_missing": ("Forces that did not", str),
    "standing": ("Standing", str),
    "owner": ("Owner", str),
    "status": ("Status", str),
    "status_reason": ("Why this status", str),
    "theme": ("Theme", _theme),
    "target_title": ("Target", str),
    "start": ("Starts", _day),
    "due": ("Due", _day),
    "days_late": ("Days late", _whole),
    "progress": ("Per cent done", _whole),
    "cost": ("Cost", _pounds),
    "funder": ("Who pays", str),
    "updated": ("Last updated", _day),
    "moved": ("Unchanged since", _day),
    "actions": ("Actions", _whole),
    "costed": ("With a known cost", _whole),
    "share_before": ("Share before", _share),
    "before_end": ("Set against the wave to", _month),
    "item": ("Item", str),
    "was": ("Was", str),
    "now": ("Now", str),
    "was_chance": ("Chance then", chance_percent),
    "now_chance": ("Chance now", chance_percent),
    "why": ("Why", str),
    "section": ("Section", str),
    "decision": ("What was decided or asked for", str),
    "status_then": ("Status then", str),
    "status_now": ("Status now", str),
    "followed": ("What followed", str),
    "meeting_date": ("Meeting", _day),
    "run": ("Latest months in a row", _whole),
    "months_with": ("Months with any", _whole),
    "p_adjusted": ("p-value, tested together", _chance),
    "judgement": ("Judged", str),
    "chance": ("Chance", chance_percent),
    "chance_words": ("Chance in words", str),
    "outturn_median": ("Likely outturn", _whole),
    "outturn_lower_50": ("Outturn 50% from", _whole),
    "outturn_upper_50": ("Outturn 50% to", _whole),
    "outturn_lower_80": ("Outturn 80% from", _whole),
    "outturn_upper_80": ("Outturn 80% to", _whole),
    "outturn_lower_95": ("Outturn 95% from", _whole),
    "outturn_upper_95": ("Outturn 95% to", _whole),
    "needed_per_month": ("Needed a month, at most", _two_places),
    "best_run_per_month": ("Best such run, a month", _two_places),
    "best_run_from": ("Best run from", _month),
    "best_run_to": ("Best run to", _month),
    "known": ("Counted", _yes_no),
    "median": ("Likely, so far", _whole),
    "lower_50": ("50% from", _whole),
    "upper_50": ("50% to", _whole),
    "lower_80": ("80% from", _whole),
    "upper_80": ("80% to", _whole),
    "change": ("Months left changed by", _signed_share),
    "months_in": ("Months known", _whole),
    "forecasts": ("Years tried", _whole),
    "covered_80": ("80% intervals that held", _share),
    "covered_95": ("95% intervals that held", _share),
    "crps": ("Error (CRPS)", _one_place),
    "straight_line_crps": ("Straight line's error", _one_place),
    "brier": ("Brier score", _two_places),
    "worse": ("Worse than the straight line", _yes_no),
    "size_band": ("Series of", str),
    "date": ("Date", _day),
    "note": ("Note", str),
    "source": ("Source", str),
    "words": ("In words", str),
    "warning": ("Warning", str),
    "months": ("Months in it", _whole),
    "calendar_month": ("Month", _calendar_month),
    "index": ("Of a usual month", _share),
    "per_month": ("A month", _one_place),
    "years": ("Years", _whole),
    "weekday": ("Day", _weekday),
    "hour": ("Hour", _hour),
    "hour_to": ("To", _hour),
    "incidents": ("Incidents", _one_place),
    "season": ("Season's share", _two_places),
    "mean": ("Mean", _one_place),
    "lower": ("Lower limit", _one_place),
    "upper": ("Upper limit", _one_place),
    "chance_above": ("Chance above", _in_1000),
    "chance_below": ("Chance below", _in_1000),
    "method": ("Limits", str),
    "trial": ("Trial limits", _yes_no),
    "segment_reason": ("Limits anew because", str),
    "events": ("What happened then", str),
    "rule": ("Special by", _rule),
    "meaning": ("Meaning", str),
    "term": ("Word", str),
    "needed": ("What would show it", str),
    "latest": ("Latest", _day),
    "assurance": ("Target", str),
    "window": ("Latest months", _whole),
    "expected": ("Expected", _one_place),
    "snooze_until": ("Snoozed until", _day),
    "snooze_reason": ("Snoozed because", str),
    "file": ("File", str),
    "name": ("File", str),
    "origin": ("Origin", str),
    "in_use": ("In use", _yes_no),
    "remedy": ("What to do", str),
    "line": ("Line", _plain_year),
    "column": ("Column", str),
    "value": ("Value", str),
    "reason": ("Reason", str),
    "rows": ("Rows", _whole),
    "rows_in": ("Rows in", _whole),
    "superseded": ("Superseded", _whole),
    "elsewhere": ("Of these, of elsewhere", _whole),
    "quarantined": ("Not accepted", _whole),
    "typed": ("As typed", str),
    "question": ("Asked back", str),
    "offered": ("Answer to choose", str),
    "claim": ("The claim", str),
    "assumed": ("Taken where not said", str),
    "evidence": ("Evidence", str),
    "test": ("What it comes to", str),
    "may_be_said": ("May be said", str),
    "amount": ("Number claimed", _whole),
    "other_rate_per_1000": ("Other per 1,000", _one_place),
    "against": ("Against it", str),
    "tested": ("Tested together", _whole),
    "span": ("Span", str),
    "when": ("Done or due", _month),
    "said": ("What residents said", str),
    "shown": ("Given or hidden", str),
    "hotspot": ("Hotspot", _whole),
    "called": ("Cell", str),
    "grid_reference": ("Grid reference", str),
    "area_km2": ("Square km", _two_places),
    "density": ("Per square km, smoothed", _one_place),
    "around": ("With the cells beside it", _whole),
    "z": ("Gi*", _two_places),
    "heat": ("Hot or cold", str),
    "survives": ("Holds in trials", _share),
    "windows_hot": ("Quarters hot", _whole),
    "windows_told": ("Quarters told", _whole),
    "first_hot": ("First hot", _month),
    "last_hot": ("Last hot", _month),
    "rose_from": ("Busier since", _month),
    "fell_from": ("Quieter since", _month),
    "change_verdict": ("Change", str),
    "change_p": ("p-value of the change", _chance),
    "cells": ("Cells", _whole),
    "area_share": ("Share of the area", _share),
    "types": ("Kinds of incident", str),
    "busiest_months": ("When", str),
    "busiest_hours": ("Days and hours", str),
    "part": ("All or a type", str),
    "all_incidents": ("All incidents", _whole),
    "top_cells": ("Busiest cells", _whole),
    "share_inside": ("Share in them", _share),
    "excess": ("Beyond chance", _share),
    "foreseen_by": ("Method", _hotspot_method),
    "horizon": ("Months ahead", _whole),
    "origins": ("Trials", _whole),
    "share_of_area": ("Share of the area", _share),
    "hits": ("Incidents caught", _whole),
    "hit_rate": ("Caught", _share),
    "chance_hit_rate": ("Caught by chance", _share),
    "counts_hit_rate": ("Caught by past counts", _share),
    "pai": ("PAI: times chance", _one_place),
    "pei": ("PEI: of the best possible", _share),
    "distance_from": ("Metres from", _whole),
    "distance_to": ("Metres to", _whole),
    "days_from": ("Days from", _whole),
    "days_to": ("Days to", _whole),
    "pairs": ("Pairs", _whole),
    "times_chance": ("Times chance", _two_places),
    "of": ("Of", str),
}
"""Column -> its head, and how a value is written. Codes and keys are for scripts: not shown."""

NUMBERS = (
    _whole,
    _one_place,
    _two_places,
    _chance,
    _share,
    _signed,
    _signed_place,
    _signed_share,
    _plain_year,
    _pounds,
    _in_1000,
    chance_percent,
)
"""How numbers are written: their columns stand flush right."""

MISSING = "–"
"""A value that is not known; never written as 0."""


def written(column: str, value: Any) -> str:
    """Return a value as pages write it."""
    if value is None or pd.isna(value) or value == "":
        return MISSING
    if isinstance(value, bool):
        return _yes_no(value)
    return COLUMNS[column][1](value)


_SHARES = ("lower_95", "upper_95", "target", "baseline", "expected")


def shares_written(column: str, value: Any) -> str:
    """Return a value of a table of shares, whose limits are shares too."""
    if column in _SHARES and pd.notna(value):
        return _share(value)
    if column == "difference" and pd.notna(value):
        return _signed_points(value)
    return written(column, value)
