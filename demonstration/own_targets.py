"""Members' own targets, beside those that all share: in a file of their own, so that none mix.

Each holds a truth that a naive reading gets wrong; `truths_of_targets` names them, and a test holds
them.
"""

from __future__ import annotations

from demonstration.places import DISTRICT_CODE
from demonstration.promises import CLOSED_YEAR, COLUMNS, RUNNING_YEAR, target_id
from demonstration.sheets import csv_text
from demonstration.tally import Tally
from demonstration.truths_of_targets import (
    LEEK_REPORTS,
    LUCKY_PATH,
    NOT_SHARED,
    VOLUNTEERS,
    OwnTarget,
)
from moorlands_dash.periods import Period, add_months, financial_year
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, POLICE_TYPES

OWN_COLUMNS = (*COLUMNS, "whose", "by_year")
_INVENTED = "Invented for the demonstration."
_TYPES = {key: name for name, key in POLICE_TYPES.items()}


def own_targets_csv(tally: Tally) -> str:
    """Return members' own targets as CSV text in the layout of targets."""
    years = (CLOSED_YEAR, RUNNING_YEAR)
    rows = [
        *(_row(LEEK_REPORTS, year, *LEEK_REPORTS.numbers[year]) for year in years),
        *(_row(NOT_SHARED, year, *_numbers(tally, year)) for year in years),
        *(_row(VOLUNTEERS, year, *VOLUNTEERS.numbers[year]) for year in years),
        _path(tally),
    ]
    return csv_text(OWN_COLUMNS, rows)


def _numbers(tally: Tally, year: int) -> tuple[int, int]:
    """Return the count of the year before, and that less a twentieth."""
    before = tally.in_district(_TYPES[NOT_SHARED.category], financial_year(year - 1))
    return before, round(before * 0.95)


def _row(own: OwnTarget, year: int, baseline: int, target: int) -> tuple[object, ...]:
    before, period = financial_year(year - 1), financial_year(year)
    theme = own.category if own.figure else CATEGORY_BY_KEY[own.category].theme
    return (
        *(target_id(own.key, year), own.title, theme),
        *(own.figure or f"incidents:{own.category}", own.kind, own.area or DISTRICT_CODE),
        *(before.start, before.end, baseline, period.start, period.end, target),
        *("seasonal", own.whose, _INVENTED, own.whose, ""),
    )


def _path(tally: Tally) -> tuple[object, ...]:
    path = LUCKY_PATH
    baseline = tally.in_district(_TYPES[path.category], financial_year(path.baseline_year))
    start = financial_year(path.baseline_year + 1).start
    period = Period(start, add_months(start, 12 * len(path.parts) - 1))
    before = financial_year(path.baseline_year)
    return (
        *(path.key, path.title, CATEGORY_BY_KEY[path.category].theme),
        *(f"incidents:{path.category}", "reduce", DISTRICT_CODE),
        *(before.start, before.end, baseline, period.start, period.end, sum(path.parts)),
        *("seasonal", path.whose, _INVENTED, path.whose, "; ".join(map(str, path.parts))),
    )
