"""The tables by name. Cheap to import: a builder is imported when its table is asked for."""

from __future__ import annotations

NAMES = {
    "ward-counts": "incidents in each ward",
    "ward-months": "incidents in each ward, month by month",
    "ward-rates": "incidents per 1,000 residents in each ward, and how sure they are",
    "ward-change": "each ward against the same months a year before",
    "district-months": "incidents in the district, month by month, and those that have no location",
    "comparison": "the district against others: street-level and official recorded crime",
    "comparison-street": "the district against others of its force, from street-level extracts",
    "comparison-recorded": "the district against its force and the country, from recorded crime",
    "comparison-years": "the gap between the district and its comparators, year by year",
    "targets": "every target of a financial year: where it stands",
    "trajectory": "targets that count incidents, month by month against their milestones",
    "survey": "targets that a survey measures, wave by wave",
    "coverage": "months for which a file is loaded, and its rows",
    "files": "every file that was given, and what became of its rows",
    "quarantine": "rows that were not loaded, with the reason",
}

BUILDERS = {
    "ward-counts": ("wards", "counts"),
    "ward-months": ("wards", "months"),
    "ward-rates": ("wards", "rates"),
    "ward-change": ("wards", "change"),
    "district-months": ("wards", "district_months"),
    "comparison": ("comparison", "both"),
    "comparison-street": ("comparison", "street"),
    "comparison-recorded": ("comparison", "recorded"),
    "comparison-years": ("comparison", "years"),
    "targets": ("targets", "targets"),
    "trajectory": ("targets", "trajectory"),
    "survey": ("targets", "survey"),
    "coverage": ("data", "coverage"),
    "files": ("data", "files"),
    "quarantine": ("data", "quarantine"),
}
"""Table -> the module of this package and the function in it."""

_PERIOD = ["from", "to", "months_expected", "months_loaded", "complete"]
_WARD = ["ward_code", "ward_name", "category"]
_PLACE = ["basis", "area_code", "area_name", "level", "group"]
_RATE = ["population", "population_year", "rate_per_1000", "lower_95", "upper_95"]
_RATIO = ["ratio", "ratio_lower_95", "ratio_upper_95", "verdict"]
_COMPARED = [*_PLACE, "from", "to", "complete", "count", *_RATE, *_RATIO]
_RECORDED = [*_COMPARED, "forces_reported", "forces_missing"]

COLUMNS = {
    "ward-counts": [*_WARD, *_PERIOD, "count"],
    "ward-months": [*_WARD, "month", "count"],
    "ward-rates": [
        *_WARD,
        *_PERIOD,
        "count",
        *_RATE,
        "reliable",
        "district_rate_per_1000",
        "against_district",
        "rank",
    ],
    "ward-change": [
        *_WARD,
        "from",
        "to",
        "before_from",
        "before_to",
        "complete",
        "count",
        "count_before",
        "difference",
        "percent",
        "p_value",
        "verdict",
    ],
    "district-months": ["category", "month", "count", "no_location", "outside_wards"],
    "comparison": _RECORDED,
    "comparison-street": _COMPARED,
    "comparison-recorded": _RECORDED,
    "comparison-years": [
        *_PLACE,
        "year_label",
        "from",
        "to",
        "complete",
        "count",
        *_RATE,
        "gap_per_1000",
    ],
    "targets": [
        "target_id",
        "title",
        "theme",
        "kind",
        "measure",
        "area_code",
        "area_name",
        "from",
        "to",
        "months_expected",
        "months_elapsed",
        "months_loaded",
        "complete",
        "baseline",
        "target",
        "actual",
        "milestone_now",
        "lower_95",
        "upper_95",
        "straight_line",
        "months_left",
        "standing",
        "words",
    ],
    "trajectory": [
        "target_id",
        "month",
        "actual",
        "actual_cumulative",
        "milestone",
        "milestone_cumulative",
        "baseline_cumulative",
    ],
    "survey": [
        "target_id",
        "indicator",
        "title",
        "wording",
        "period_start",
        "period_end",
        "numerator",
        "denominator",
        "share",
        "lower_95",
        "upper_95",
        "target",
        "baseline",
        "warning",
    ],
    "coverage": ["force", "month", "loaded", "rows"],
}
"""Columns in order; `files` and `quarantine` have the store's."""
