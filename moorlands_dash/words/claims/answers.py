"""The verdict on a claim as an answer: yes, no, too few to say or can't be told, and by what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.judging import reaches
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.rows import Row
from moorlands_dash.words.claims.evidence import (
    allowing_for,
    by_usual_only,
    cannot_tell,
    places_words,
    times_short,
    unlike,
)
from moorlands_dash.words.claims.measured import each_words, kind_place, rate_words, turns_words
from moorlands_dash.words.claims.numbers import every_test, number_place
from moorlands_dash.words.claims.stating import before_told, incidents, told
from moorlands_dash.words.numbers import decimal, number
from moorlands_dash.words.usual import usual_clause

YES, NO = "Yes: the figures support it.", "No: the figures don't support it."
UNCLEAR = "Not clearly: it is so as counted, but not beyond chance."
FEW, UNKNOWN = "Too few to say.", "One cannot tell."

IN_A_WORD = {
    verdicts.SUPPORTED: "Yes",
    verdicts.NOT_SUPPORTED: "No",
    verdicts.TOO_FEW: "Too few to say",
    verdicts.CANNOT_TELL: "Cannot tell",
}
"""Verdict -> the answer in a word."""
NOT_CLEARLY = "Not clearly"
_WAYS = {verdicts.HIGHER_THAN_USUAL: "higher", verdicts.LOWER_THAN_USUAL: "lower"}


def in_a_word(row: Row) -> str:
    """Return the answer in a word: what is so as counted and not beyond chance isn't a plain no."""
    word = str(row["verdict"])
    counted = bool(pd.notna(row["as_counted"]) and row["as_counted"])
    # "No" to what is denied would say that it is so.
    denied = str(row.get("answer", "")).startswith(NOT_CLEARLY)
    return (
        NOT_CLEARLY if word == verdicts.NOT_SUPPORTED and (counted or denied) else IN_A_WORD[word]
    )


def short_answer(claim: Claim, row: Row) -> str:
    """Return the verdict on a claim with the figures for it."""
    word = row["verdict"]
    if word == verdicts.CANNOT_TELL:
        return f"{UNKNOWN} {cannot_tell(row)}".strip()
    if claim.area == claims.EVERY:
        return f"{_plain(word)} {every_test(row)}"
    if claim.negated:
        return _denial(claim, row)
    if claim.kind in (*claims.MOVED, *claims.RECORDS):
        return _changed(claim, row)
    fact = _fact(claim, row)
    return f"{_opposite(claim, row) or _lead(row)} {fact}".strip()


def _denial(claim: Claim, row: Row) -> str:
    """Return the answer to what is denied: whether it is so, and the figures."""
    if row["verdict"] == verdicts.SUPPORTED:
        lead = "Yes: it is not so."
    elif row["verdict"] == verdicts.TOO_FEW:
        lead = FEW
    elif row["denied"] == verdicts.SUPPORTED:
        lead = "No: it is so."
    else:
        lead = f"{NOT_CLEARLY}: what is denied is so as counted, but not beyond chance."
    if claim.kind not in (*claims.MOVED, *claims.RECORDS):
        return f"{lead} {_fact(claim, row)}".strip()
    return f"{lead} {_counts_told(claim, row)}".strip()


def _counts_told(claim: Claim, row: Row) -> str:
    """Return both counts of a change with their ratio."""
    if pd.isna(row["count_before"]):
        return ""
    counts = f"{told(claim, row)} after {before_told(row)}"
    if "season" in unlike(claim):
        counts += f", {allowing_for(claim)}"
    ratio = times_short(claim, row)
    many, _, limits = ratio.partition(", ")
    return f"It was {counts}: {many} ({limits})." if ratio else f"It was {counts}."


def _lead(row: Row) -> str:
    """Return the verdict as the beginning of an answer."""
    if row["verdict"] == verdicts.NOT_SUPPORTED and row["as_counted"] is True:
        return UNCLEAR
    return _plain(row["verdict"])


def _plain(word: str) -> str:
    return {verdicts.SUPPORTED: YES, verdicts.NOT_SUPPORTED: NO, verdicts.TOO_FEW: FEW}[word]


def _changed(claim: Claim, row: Row) -> str:
    """Return the answer to a change: the opposite where it is clear, else the two counts."""
    if pd.isna(row["count_before"]):
        return _plain(row["verdict"])
    counts = f"{told(claim, row)} after {before_told(row)}"
    if "season" in unlike(claim):
        counts += f", {allowing_for(claim)}"
    told_ratio = times_short(claim, row)
    many, _, limits = told_ratio.partition(", ")
    ratio = f": {many} ({limits})" if told_ratio else ""
    if row["verdict"] == verdicts.NOT_SUPPORTED:
        return _denied(claim, row, counts, told_ratio)
    if row["verdict"] == verdicts.TOO_FEW:
        return f"{FEW} {_as_counted(claim, row)}{counts}{ratio}."
    usual = f"; {usual_clause(row)}" if by_usual_only(row) else ""
    return f"{YES} It was {counts}{ratio}{usual}."


def _denied(claim: Claim, row: Row, counts: str, ratio: str) -> str:
    """Return a no: the other way, not as much, or not clearly; `ratio` with its interval."""
    way = _WAYS.get(row["verdict_of_change"])
    if (
        claim.kind in claims.MOVED
        and not row["count" if claim.kind in claims.UPWARD else "count_before"]
    ):
        return f"{NO} It was {counts}."
    upward = claim.kind in claims.UPWARD or claim.kind == claims.RECORD_HIGH
    if way and (way == "higher") != upward:
        return f"No: it is {way} ({ratio}): {counts}." if ratio else f"No: it is {way}: {counts}."
    if way and claim.kind in claims.SIZED:
        return f"No: it is {way}, but by less than is claimed ({ratio}): {counts}."
    clause = f" ({ratio})" if ratio else ""
    lead = UNCLEAR if row["as_counted"] is True else NO
    return f"{lead} It was {counts}{clause}: {_unclear(claim, row)}."


def _unclear(claim: Claim, row: Row) -> str:
    if claim.kind in claims.RECORDS:
        near = row["as_counted"] is not False
        return "not clearly beyond the nearest year" if near else "that isn't beyond it"
    return (
        "the usual ups and downs alone would explain it"
        if claim.kind not in claims.SIZED
        else ("not a clear change of that size")
    )


def _as_counted(claim: Claim, row: Row) -> str:
    """Return what the counts themselves come to, where too few happened to say more."""
    if claim.kind not in claims.SIZED or pd.isna(row["ratio"]):
        return "As counted it was "
    holds = reaches(claim.kind, claim.amount, float(row["ratio"]))
    return f"As counted {'yes' if holds else 'no'}; of the underlying level too few to say: "


def _opposite(claim: Claim, row: Row) -> str:
    """Return a clear no of two places, where the other way round is so."""
    sides = {claims.HIGHER: verdicts.LOWER, claims.LOWER: verdicts.HIGHER}
    if claim.kind in sides and row["against"] == sides[claim.kind]:
        return f"No: it is {row['against']}."
    return ""


def _fact(claim: Claim, row: Row) -> str:
    found = next((tell for kinds, tell in _FACTS if claim.kind in kinds), None)
    return "" if found is None else found(claim, row)


def _rank_fact(_: Claim, row: Row) -> str:
    return f"By its rate it is {places_words(row)}." if pd.notna(row["rank_lower"]) else ""


def _numbers_fact(claim: Claim, row: Row) -> str:
    counts = f"{told(claim, row)} against {number(row['other_count'])}"
    return f"As counted it is {counts}{_times(claim, row)}{_rates(row)}."


def _times(claim: Claim, row: Row) -> str:
    """Return how many times as many, where it is claimed by how much two are apart."""
    if claim.amount is None or not row["other_count"]:
        return ""
    return f", {decimal(row['count'] / row['other_count'], 2)} times as many"


def _beside_fact(claim: Claim, row: Row) -> str:
    if not _rates(row):
        return ""
    times = ""
    if claim.amount is not None and row["other_rate_per_1000"]:
        times = f": {decimal(row['rate_per_1000'] / row['other_rate_per_1000'], 2)} times as high"
    return f"By rate it is {_rates(row).removeprefix(', and by rate ')}{times}{_both(claim, row)}."


def _both(claim: Claim, row: Row) -> str:
    """Return the counts of two places beside their rates; a whole's is always above a part's."""
    if claim.versus in (claims.DISTRICT, claims.COUNTRY) or pd.isna(row["other_count"]):
        return ""
    return f"; as counted {told(claim, row)} against {number(row['other_count'])}"


def _kinds_fact(claim: Claim, row: Row) -> str:
    other = replace(claim, category=str(claim.other))
    against = f"{told(claim, row)} against {incidents(other, row['other_count'])}"
    return f"It is {against}{_times(claim, row)}."


def _share_fact(_: Claim, row: Row) -> str:
    if pd.isna(row["share"]):
        return ""
    of = f"{number(row['count'])} of {number(row['other_count'])}"
    return f"It is {decimal(row['share'])}% ({of})."


def _count_fact(claim: Claim, row: Row) -> str:
    verb = "was" if row["count"] == 1 and not row["doubt"] else "were"
    return f"There {verb} {told(claim, row)}{each_words(claim, row)}."


_FACTS: tuple[tuple[tuple[str, ...], Callable[[Claim, Row], str]], ...] = (
    (claims.NUMBER_RANKS, lambda _, row: number_place(row)),
    (claims.RANKS, _rank_fact),
    (claims.NUMBERS_BESIDE, _numbers_fact),
    (claims.BESIDE, _beside_fact),
    (claims.OF_KINDS, _kinds_fact),
    ((*claims.SHARES, *claims.PARTS), _share_fact),
    (claims.KIND_RANKS, kind_place),
    (claims.RATES, rate_words),
    (claims.COUNTS, _count_fact),
    (claims.RUNS, turns_words),
    (claims.CHANGES, _counts_told),
)
"""Kinds of claims -> what their figures are told by."""


def _rates(row: Row) -> str:
    rates = np.array([row["rate_per_1000"], row["other_rate_per_1000"]], dtype=float)
    if np.isnan(rates).any():
        return ""
    sides = f"{decimal(rates[0])} against {decimal(rates[1])} per 1,000 residents"
    return f", and by rate {sides}"
