"""What the plan and the law ask of the partnership, and whether the data show that it was done.

Sources, in our words: the partnership's plan for 2010 to 2020; section 6 of the Crime and Disorder
Act 1998; the Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (S.I.
2007/1830) as made. The regulations were amended in 2011 and 2012, so a lawyer tells what binds now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from moorlands_dash.measures.verdicts import CANNOT_TELL

DONE, NOT_YET = "done", "not shown within the time"

_PLAN = "Plan 2010 to 2020"
_ACT = "Crime and Disorder Act 1998, section 6"
_REGULATIONS = "S.I. 2007/1830 as made, regulation"


@dataclass(frozen=True)
class Duty:
    """One thing to be done again and again, and what in the data shows it."""

    key: str
    title: str
    basis: str
    needed: str
    evidence: str
    """Which dates show it; a key of what `standings` is given."""
    times: int
    days: int
    """So many dates within so many days show it."""
    page: str


DUTIES = (
    Duty(
        "strategy-meetings",
        "Senior people meet every three months to see whether targets are being met",
        f"{_PLAN}, page 9; {_REGULATIONS} 3",
        "four meetings of the Strategy Group held in a year",
        "strategy",
        4,
        366,
        "review",
    ),
    Duty(
        "report-exceptions",
        "The Strategy Group hears of targets that do not look like being met, and decides",
        f"{_PLAN}, page 9",
        "a decision recorded in the last six months",
        "decisions",
        1,
        183,
        "review",
    ),
    Duty(
        "fortnightly-meetings",
        "Organisations meet every two weeks to solve problems of the day",
        f"{_PLAN}, page 11",
        "a fortnightly meeting held in the last three weeks",
        "fortnightly",
        1,
        21,
        "review",
    ),
    Duty(
        "strategic-assessment",
        "A strategic assessment of the district's problems each year",
        f"{_PLAN}, page 6; {_ACT}; {_REGULATIONS}s 5 to 7",
        "a strategic assessment that was adopted in the last year",
        "assessments",
        1,
        366,
        "methods",
    ),
    Duty(
        "targets",
        "Targets that show what is to be achieved each year",
        f"{_PLAN}, page 9; {_ACT}",
        "targets loaded for the running year",
        "targets",
        1,
        366,
        "targets",
    ),
    Duty(
        "delivery-plan",
        "A delivery plan of who does what",
        f"{_PLAN}, page 8; {_REGULATIONS}s 10 and 11",
        "an action updated in the last three months",
        "actions",
        1,
        92,
        "delivery_plan",
    ),
    Duty(
        "ask-residents",
        "Residents are asked about crime, disorder and what matters most",
        f"{_PLAN}, page 6; {_REGULATIONS} 12",
        "a survey or an open consultation that ended in the last year",
        "survey",
        1,
        366,
        "residents",
    ),
    Duty(
        "public-meeting",
        "At least one public meeting a year with senior people",
        f"{_PLAN}, page 14; {_REGULATIONS} 12",
        "a public meeting held in the last year",
        "public",
        1,
        366,
        "review",
    ),
    Duty(
        "regular-updates",
        "Regular updates on what was achieved",
        f"{_PLAN}, page 9",
        "a quarter's pack made in the last four months",
        "packs",
        1,
        123,
        "review",
    ),
    Duty(
        "summary-published",
        "A summary of the partnership plan is published",
        f"{_PLAN}, page 15",
        "a summary published in the last year, and where it can be read",
        "summaries",
        1,
        366,
        "methods",
    ),
)

COLUMNS = ["duty", "title", "basis", "needed", "latest", "standing", "page"]


def standings(known: Mapping[str, Sequence[date] | None], day: date) -> pd.DataFrame:
    """Return each duty with its newest date and whether the dates show that it was done.

    `known` is evidence -> the dates of it, None where nothing of the kind is loaded, which
    can't tell either way. Dates after `day` are yet to come and count for nothing.
    """
    rows = [_row(duty, known.get(duty.evidence), day) for duty in DUTIES]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"latest": "datetime64[s]"})


def _row(duty: Duty, dates: Sequence[date] | None, day: date) -> dict[str, object]:
    past = sorted(when for when in dates or () if when <= day)
    recent = [when for when in past if when > day - timedelta(days=duty.days)]
    standing = DONE if len(recent) >= duty.times else NOT_YET
    return {
        "duty": duty.key,
        "title": duty.title,
        "basis": duty.basis,
        "needed": duty.needed,
        "latest": pd.Timestamp(past[-1]) if past else pd.NaT,
        "standing": CANNOT_TELL if dates is None else standing,
        "page": duty.page,
    }
