"""What was planted in the demonstration's counts of people; `truths` has the rest."""

from __future__ import annotations

from datetime import date

INTAKE = date(2026, 4, 1)
INTAKE_BEFORE, INTAKE_AFTER = 0.30, 0.62
REOFFEND = {"higher": 0.52, "lower": 0.17}
"""From `INTAKE` on twice as many of the offenders managed together are of higher risk, and nothing
else changes: in either group as many reoffend as before. Whoever sets the shares of all against
each other sees reoffending rise."""

REPEAT_IN_BOTH = 0.5
"""Of the smaller of both, this share of a month's repeat victims of anti-social behaviour and of
crime are the same people. Whoever adds the two measures counts them twice."""

REFERRALS_FROM, MORE_REFERRALS = date(2026, 1, 1), 1.6
"""Referrals of domestic abuse rise in a step: which may be good news."""

SUPPORT_FROM, SUPPORT_BEFORE, SUPPORT_AFTER = date(2025, 7, 1), 0.44, 0.57
"""More of the victims who are offered support take it up."""
