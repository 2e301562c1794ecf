"""The tables by name: one line each. Cheap to import; builders are imported when one is asked for."""

from __future__ import annotations

NAMES = {
    "ward-counts": "incidents in each ward",
    "ward-months": "incidents in each ward, month by month",
    "ward-rates": "incidents per 1,000 residents in each ward, with 95% intervals, against the district",
    "ward-change": "each ward against the same months a year before",
    "district-months": "incidents in the district, month by month, and those that have no location",
    "comparison": "the district against others: street-level and official recorded crime together",
    "comparison-street": "the district against the force's other districts, from street-level extracts",
    "comparison-recorded": "the district against its force and England and Wales, official recorded crime",
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
