"""What the assessment on paper says beside its tables' own sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.numbers import counted, decimal, listed, number, percent

WEIGHTS = (
    "How much each criterion is to matter is for the partnership to judge. So this paper shows one "
    "ranking, and how often each theme would come first if all had been weighed otherwise."
)
MATRIX = (
    "The larger a dot, the more the theme scores by that criterion; a ring is not known. The bar "
    "shows how often the theme comes first under other weights, the paler one how often it is "
    "among the first three."
)
LAW = (
    "The law asks for a review each year of crime and disorder, with anti-social behaviour and "
    "whatever else spoils the local environment. It asks the same of the misuse of drugs and "
    "alcohol, and of reoffending. The partnership looks wider: at fires, roads, domestic abuse, "
    "vulnerability and cohesion."
)
DRAWS = (
    "The weights were drawn 10,000 times, any being as likely as any other. Each time the figures "
    "were moved by as much as chance may have moved them, and what is missing was filled in, now "
    "with little, now with much."
)
RANGES = "The dot is the theme's rank; the line reaches over its ranks in nine draws of ten."
LISTS = "Each line is a theme; its height is its rank under each list of harm, and without."
UNRANKED = "A theme without data has no rank. That is not the last rank: nobody can tell."
COMPLETE = (
    "What is complete has every part of the theme and all of 12 months. What is not may be higher "
    "than what was counted."
)


def ranges_alt(rows: Sequence[Row]) -> str:
    """Return the ranks of each theme in words."""
    told = [
        f"{row['theme_name']} {int(row['rank'])} ({int(row['rank_from'])} to {int(row['rank_to'])})"
        for row in rows
    ]
    return f"Ranks, and between which they lie: {listed(told)}."


def months_alt(row: Row) -> str:
    """Return what a theme's months show."""
    return f"{row['theme_name']} month by month, the latest 36 months. {row['words']}"


def theme_bullets(row: Row) -> tuple[str, ...]:
    """Return what else is known of a theme."""
    found = []
    if row["harm_list"] and pd.notna(row["harm_low"]):
        low, high = number(row["harm_low"]), number(row["harm_high"])
        amount = low if low == high else f"{low} to {high}"
        found.append(f"Harm by {row['harm_list']}: {amount}.")
    if row["gap_verdict"]:
        found.append(
            f"Official recorded crime: {decimal(row['gap'], 2)} times the rate of England and "
            f"Wales ({row['gap_verdict']})."
        )
    if pd.notna(row["share"]):
        found.append(f"Residents: {percent(row['share'])} of those asked say it is a problem.")
    if row["consultation"]:
        found.append(
            f"Open consultation: {row['consultation']} of what was asked about; whoever wanted to "
            "could answer."
        )
    if pd.notna(row["wards_with_half"]):
        wards = counted(int(row["wards_with_half"]), "ward")
        found.append(f"Where: {wards} hold half of it (Gini {decimal(row['gini'], 2)}).")
    found.append(
        f"How sure: among the first three in {chance_percent(row['top_three'])} of draws; data "
        f"{percent(row['whole'])} complete{_lacking(row)}."
    )
    return tuple(found)


def _lacking(row: Row) -> str:
    return f", without {row['lacking']}" if row["lacking"] else ""


def chosen_bullet(row: Row) -> str:
    """Return what was chosen, why, and what came."""
    reason = str(row["reason"])
    whole = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    return f"{row['theme_name']} ({row['year_label']}): {whole} {row['words']}"


def opening(district: str, latest: pd.Timestamp) -> str:
    """Return what the public's paper begins with."""
    return (
        f"Each year we look at all problems in {district} and choose which to tackle first. These "
        f"are the figures to {month_name(latest.date())} that we choose by."
    )
