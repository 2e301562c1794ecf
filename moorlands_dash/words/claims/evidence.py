"""The evidence for or against a claim: the counts with their periods, and the test of them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.holding import LEAST_MONTHS, LEAST_YEARS
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.measures.claims.spans import alike
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.claims.measured import each_words, turns_words
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.numbers import (
    AS_COUNTED,
    counts_beside,
    every_counts,
    every_test,
    number_place,
    numbers_test,
)
from moorlands_dash.words.claims.stating import before_told, told
from moorlands_dash.words.numbers import counted, decimal, during, no_file, number
from moorlands_dash.words.usual import usual_clause
from moorlands_dash.words.wards.my_ward import rank_words

NO_SEASON = (
    "the months differ, and how they differ by season isn't known: no whole year before is loaded"
)
NONE_IN_SEASON = (
    "the months differ, and the years before had none at all in the months of one of the two, so "
    "that what is usual in them isn't known"
)


def evidence(claim: Claim, row: Row, names: Names) -> tuple[str, str]:
    """Return the counts with their periods, and what they come to."""
    if claim.area == claims.EVERY:
        return every_counts(claim, row), every_test(row)
    if claim.kind in (*claims.NUMBER_RANKS, *claims.NUMBERS_BESIDE):
        return _rate_line(claim, row, names), numbers_test(claim, row, names)
    if claim.kind in (*claims.OF_KINDS, *claims.SHARES, *claims.PARTS, *claims.KIND_RANKS):
        return _count_line(claim, row, names), numbers_test(claim, row, names)
    if claim.kind in claims.RATES:
        return _rate_line(claim, row, names), cannot_tell(row) or AS_COUNTED
    if claim.kind in (*claims.CHANGES, *claims.RUNS):
        tested = _change_test(claim, row)
        turns = turns_words(claim, row) if claim.kind in claims.RUNS else ""
        return _change_counts(claim, row, names), f"{turns} {tested}".strip()
    if claim.kind in claims.RANKS:
        return _rate_line(claim, row, names), _rank_test(row)
    if claim.kind in claims.BESIDE:
        return _rate_line(claim, row, names), _beside_test(claim, row, names)
    if claim.kind in claims.RECORDS:
        return _count_line(claim, row, names), _record_test(claim, row)
    return _count_line(claim, row, names), _count_test(claim, row)


def _counted(claim: Claim, row: Row) -> str:
    if pd.isna(row["count"]):
        return "not known"
    return told(claim, row)


def _change_counts(claim: Claim, row: Row, names: Names) -> str:
    before = claim.before or claim.period
    now = f"{_counted(claim, row)} {during(claim.period)}{_partly(row, 'count', 'known')}"
    then = f"{before_told(row)} {during(before)}"
    then += _partly(row, "count_before", "known_before")
    return f"{names.place(claim.area)}: {now}, {then}."


def _partly(row: Row, count: str, whole: str) -> str:
    """Return that a count is of a part of its months, where it is."""
    return "" if row[whole] or pd.isna(row[count]) else " in the months that are loaded"


def _change_test(claim: Claim, row: Row) -> str:
    if row["verdict_of_change"] == verdicts.CANNOT_TELL:
        return cannot_tell(row) or "The figures of the two periods don't count the same."
    if pd.isna(row["ratio"]):
        head = "There were none before, so that there is no “times as many”"
    else:
        limits = f"from {_two(row['ratio_lower_95'])} to {_upper(row['ratio_upper_95'])}"
        allowing = f", {allowing_for(claim)}" if unlike(claim) else ""
        head = f"That is {times(claim, row)} (95% interval {limits}){allowing}"
    return f"{head}: {_meaning(row)}.{_asked_alone(row)}"


def _asked_alone(row: Row) -> str:
    """Return why a page that looks at many changes at once may not call this one clear."""
    if row["verdict_of_change"] not in (verdicts.HIGHER_THAN_USUAL, verdicts.LOWER_THAN_USUAL):
        return ""
    return (
        " It is judged by itself, as one claim named beforehand. A page that looks at many changes "
        "at once asks for more, as one of many may look like this by chance."
    )


def _meaning(row: Row) -> str:
    """Return what a change comes to, and what is usual in its months where that judges it."""
    said = (_BY_USUAL if by_usual_only(row) else _CLEAR)[row["verdict_of_change"]]
    return f"{said}; {usual}" if (usual := usual_clause(row)) else said


def by_usual_only(row: Row) -> bool:
    """Tell whether a clear change is one against earlier years, and not against the last alone."""
    clear = row["verdict_of_change"] in _BY_USUAL and bool(usual_clause(row))
    return clear and bool(row["ratio_lower_95"] <= 1 <= row["ratio_upper_95"])


_ALONE = "against that year alone it could be chance, but it is clearly"
_BY_USUAL = {
    verdicts.HIGHER_THAN_USUAL: f"{_ALONE} more than usual",
    verdicts.LOWER_THAN_USUAL: f"{_ALONE} fewer than usual",
}

_CLEAR = {
    verdicts.HIGHER_THAN_USUAL: "a clear rise, more than the usual ups and downs explain",
    verdicts.LOWER_THAN_USUAL: "a clear fall, more than the usual ups and downs explain",
    verdicts.NO_CLEAR_CHANGE: "the usual ups and downs alone would explain it",
    verdicts.TOO_FEW: "so few that neither twice nor half as many would be a clear change",
}


def unlike(claim: Claim) -> list[str]:
    """Return in what the months of both periods differ: length, season, both or nothing."""
    now, before = claim.period, claim.before or claim.period
    season = not alike(now, before) and not claim.by_month
    return ["length"] * (len(now) != len(before)) + ["season"] * season


def allowing_for(claim: Claim) -> str:
    """Return "allowing for the length and season of both"."""
    return f"allowing for the {' and '.join(unlike(claim))} of both"


def times(claim: Claim, row: Row) -> str:
    """Return "5.53 times as many a month"; of periods as long as each other without the month."""
    each = " a month" if "length" in unlike(claim) else ""
    return f"{_two(row['ratio'])} times as many{each}"


def times_short(claim: Claim, row: Row) -> str:
    """Return "5.5 times as many a month, 2.5 to 11.6"; nothing without a ratio."""
    if pd.isna(row["ratio"]):
        return ""
    each = " a month" if "length" in unlike(claim) else ""
    upper = row["ratio_upper_95"]
    limits = (
        f"{_small(row['ratio_lower_95'])} to {_small(upper) if pd.notna(upper) else 'no limit'}"
    )
    return f"{_small(row['ratio'])} times as many{each}, {limits}"


def _small(value: float) -> str:
    """Return a ratio with two places under 2, where one would hide a change."""
    return decimal(value, 2 if value < 2 else 1)


def _two(value: float) -> str:
    return decimal(value, 2)


def _upper(value: Any) -> str:
    return "no limit" if pd.isna(value) else _two(value)


def cannot_tell(row: Row) -> str:
    """Return what is missing, as the reason that one cannot tell; nothing where all is there."""
    return f"One can't tell: {row['missing']}." if row["missing"] else ""


def _rate_line(claim: Claim, row: Row, names: Names) -> str:
    head = f"{names.place(claim.area)}: {_counted(claim, row)} {during(shown(claim, row))}"
    if pd.isna(row["rate_per_1000"]):
        return f"{head}; no rate, as the residents or a month are not known."
    limits = ""
    if pd.notna(row["lower_95"]):
        limits = f" (95% interval {decimal(row['lower_95'])} to {decimal(row['upper_95'])})"
    return f"{head}, {decimal(row['rate_per_1000'])} per 1,000 residents{limits}."


def shown(claim: Claim, row: Row) -> Period:
    """Return the period that the figures are of: official ones are of whole quarters."""
    if pd.isna(row["from"]):
        return claim.period
    return Period(row["from"].date(), row["to"].date())


def _rank_test(row: Row) -> str:
    if pd.isna(row["rank_lower"]):
        return cannot_tell(row) or "No places can be told: the wards' rates are not known."
    places = f"By that rate the ward is {places_words(row)}, in at least 95 of 100 simulations."
    return f"{places}{_by_number(row)}{_visitors(row)}"


def _by_number(row: Row) -> str:
    """Return a ward's place by its count, which isn't that by its rate."""
    if pd.isna(row["number_rank"]):
        return ""
    return f" {number_place(row)}"


def _visitors(row: Row) -> str:
    """Return what bears on a rate where residents mislead."""
    if row["residents_mislead"] is not True:
        return ""
    return " Mind: visitors to its shops are among the incidents, but not among its residents."


def places_words(row: Row) -> str:
    """Return the places among the wards that a rate bears: "the highest of 27 wards"."""
    if row["rank_lower"] == row["rank_upper"] and row["rank_lower"] in (1, row["ranked"]):
        end = "highest" if row["rank_lower"] == 1 else "lowest"
        return f"the {end} of {number(row['ranked'])} wards"
    return rank_words(row)


def _beside_test(claim: Claim, row: Row, names: Names) -> str:
    other = names.versus(claim.versus)
    if row["against"] == verdicts.CANNOT_TELL:
        return cannot_tell(row) or f"One can't tell: the rate of {other} is not known."
    rate = decimal(row["other_rate_per_1000"])
    side = {
        verdicts.HIGHER: f"is clearly above that of {other}, {rate}",
        verdicts.LOWER: f"is clearly below that of {other}, {rate}",
    }.get(row["against"], f"is not clearly different from that of {other}, {rate}")
    return f"The rate {side}.{counts_beside(claim, row)}{_visitors(row)}"


def _count_line(claim: Claim, row: Row, names: Names) -> str:
    loaded = "" if row["complete"] else " in the months that are loaded"
    place = names.place(claim.area)
    return f"{place}: {_counted(claim, row)} {during(claim.period)}{loaded}."


def _count_test(claim: Claim, row: Row) -> str:
    if not row["complete"]:
        return f"Months are missing, which can only add to that: {row['missing']}."
    if each := each_words(claim, row):
        return f"That is {each.removeprefix(', which is ')}. {AS_COUNTED}"
    return "This is the count itself, of incidents published with a place; no chance is part of it."


def _record_test(claim: Claim, row: Row) -> str:
    if missing := cannot_tell(row):
        return missing
    if claim.by_month:
        years = counted(row["years"], "other month")
    else:
        years = f"the same months of {counted(row['years'], 'earlier year')}"
    if pd.isna(row["record_rank"]) or pd.isna(row["count_before"]):
        return f"Loaded are {years}: a record needs {LEAST_YEARS} years, or {LEAST_MONTHS} months."
    most = "most" if claim.kind == claims.RECORD_HIGH else "fewest"
    before = claim.before or claim.period
    fact = f"The {most} in {years} were {number(row['count_before'])}, {during(before)}."
    if row["verdict_of_change"] == verdicts.CANNOT_TELL:
        return f"{fact} Whether it is clearly beyond those can't be told."
    near = row["verdict_of_change"] == verdicts.NO_CLEAR_CHANGE
    against = "It is not clearly beyond those" if near else f"Against those: {_meaning(row)}"
    return f"{fact} {against}."


def missing_words(missing: Any) -> str:
    """Return which months have no file, or nothing."""
    return no_file(missing) if missing else ""
