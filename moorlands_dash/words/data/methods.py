"""The rules that every figure keeps, with the settings in force, in plain English."""

from __future__ import annotations

from moorlands_dash.partnership import Settings, Thresholds
from moorlands_dash.periods import MONTH_NAMES
from moorlands_dash.words.numbers import percent

CONTENTS = {
    "forecasts": "How good are the forecasts?",
    "status": "When is a target on course?",
    "rules": "Rules that every figure keeps",
    "breaks": "Breaks in the series",
    "duties": "What the plan and the law ask",
    "glossary": "What the words mean",
    "measures": "Every measure",
}
"""What the page on methods holds: each part's place on it -> its name."""


def rules(settings: Settings, ward_map: str) -> list[tuple[str, str]]:
    """Return each rule's name and what it says; figures in them are those of the settings."""
    return [*_of_counts(settings, ward_map), *_of_verdicts(settings.thresholds)]


def _of_counts(settings: Settings, ward_map: str) -> list[tuple[str, str]]:
    return [
        (
            "Missing is not zero",
            "A month for which no file is loaded is missing. It is left out of counts, drawn as a "
            "break, and any verdict on a period that needs it reads “cannot tell”.",
        ),
        (
            "One rule for the ward",
            "An incident's ward is the one whose outline holds the point that the police publish, "
            "which they move to a nearby anonymous point. Ward map in use: "
            f"{ward_map}.",
        ),
        (
            "Counted once",
            "A crime that the police publish in two months is counted in the first, with its "
            "newest outcome. Incidents without a crime number are each counted.",
        ),
        (
            "The year",
            f"The financial year begins with {MONTH_NAMES[settings.financial_year.first_month - 1]}"
            "; months are whole calendar months, and like is set against like: the same months a "
            "year before.",
        ),
    ]


def _of_verdicts(limits: Thresholds) -> list[tuple[str, str]]:
    return [
        (
            "Few incidents",
            f"A rate on fewer than {limits.unreliable_below} incidents is marked as unreliable; a "
            f"change in per cent is not shown where either count is under "
            f"{limits.percent_change_from}.",
        ),
        (
            "“No worse” targets",
            f"The ceiling is the baseline and {percent(limits.no_worse_margin)} on top, unless the "
            "target names its own. Held: the count's whole 95% interval lies under the ceiling. "
            "Worse: it lies above the baseline. Else nothing is shown either way.",
        ),
        (
            "Surveys",
            f"Under {limits.survey_warn_below} people asked, a share is shown with a warning; "
            f"under {limits.survey_hide_below} it is not shown. {_design(limits)} Nothing is "
            "projected between two waves.",
        ),
        (
            "The same figures for all",
            "Every page, table and download of a snapshot is worked out from the same files; a "
            "snapshot never changes, and a later file makes a new one.",
        ),
    ]


def _design(limits: Thresholds) -> str:
    effect = limits.survey_design_effect
    if effect == 1:
        return "Intervals take the sample as simply random."
    return f"Intervals are widened for the sample's design (effect {effect:g})."
