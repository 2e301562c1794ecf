"""What each status means: the rule on the chance, with the thresholds of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moorlands_dash.measures import verdicts
from moorlands_dash.words.chances import chance_percent

if TYPE_CHECKING:
    from moorlands_dash.partnership import Status


def status_rule(status: Status) -> list[tuple[str, str]]:
    """Return every status with what it means, the one that needs most attention first."""
    course, watch, risk = (
        chance_percent(share) for share in (status.on_course, status.watch, status.at_risk)
    )
    meanings = {
        verdicts.MISSED: "the limit is passed, for certain",
        verdicts.UNLIKELY: f"chance under {risk}",
        verdicts.AT_RISK: f"{risk} to under {watch}",
        verdicts.WATCH: f"{watch} to under {course}",
        verdicts.ON_COURSE: f"{course} or more",
        verdicts.MET: "the period is over, the limit not passed",
        verdicts.CANNOT_TELL: "months missing, or under 24 months of history",
    }
    return [(word, meanings[word]) for word in verdicts.STATUSES]
