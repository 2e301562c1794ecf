"""What is said of a rate's value, a count for each month, places of kinds, and turns in a row."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.rows import Row
from moorlands_dash.words.claims.stating import small, told
from moorlands_dash.words.numbers import decimal, number
from moorlands_dash.words.wards.my_ward import ordinal

EACH_TEST = "This is the count itself over the months that it is of; no chance is part of it."


def each_words(claim: Claim, row: Row) -> str:
    """Return ", which is 16.3 a month"; nothing where a count isn't for each of anything."""
    if not claim.each or pd.isna(row["per_each"]):
        return ""
    return f", which is {decimal(row['per_each'])} a {claim.each}"


def kind_place(claim: Claim, row: Row) -> str:
    """Return a kind's place by its count among the kinds, with the next one."""
    if pd.isna(row["number_rank"]):
        return ""
    end = "most" if claim.kind == claims.COMMONEST else "fewest"
    rank, kinds = int(row["number_rank"]), number(row["ranked"])
    place = f"the {end}" if rank == 1 else f"the {ordinal(rank)} {end}"
    other = small(vocabulary.choice_name(str(row["nearest_kind"])))
    return (
        f"Of {kinds} kinds it has {place}, {number(row['count'])}; {other} has "
        f"{number(row['other_count'])}."
    )


def rate_words(claim: Claim, row: Row) -> str:
    """Return a rate with its interval and its count."""
    if pd.isna(row["rate_per_1000"]):
        return ""
    limits = ""
    if pd.notna(row["lower_95"]):
        limits = f" (95% interval {decimal(row['lower_95'])} to {decimal(row['upper_95'])})"
    return (
        f"It is {decimal(row['rate_per_1000'], 2)} per 1,000 residents{limits}: {told(claim, row)}."
    )


def turns_words(claim: Claim, row: Row) -> str:
    """Return the counts of a row of changes, the earliest first."""
    if not row["turns"] or any(pd.isna(count) for count in row["turns"]):
        return ""
    counts = ", ".join(number(count) for count in row["turns"])
    return f"From the earliest {claim.each} on it was {counts}."
