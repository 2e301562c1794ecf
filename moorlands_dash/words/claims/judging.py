"""What is said of a claim: the verdict as an answer, and what may be said instead."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.claims.answers import short_answer
from moorlands_dash.words.claims.evidence import (
    allowing_for,
    by_usual_only,
    places_words,
    shown,
    times,
    unlike,
)
from moorlands_dash.words.claims.measured import each_words, kind_place
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.numbers import every_counts, number_place
from moorlands_dash.words.claims.stating import (
    before_told,
    claim_text,
    incidents,
    small,
    things,
    told,
)
from moorlands_dash.words.numbers import counted, decimal, during, number, percent
from moorlands_dash.words.usual import about
from moorlands_dash.words.wards.my_ward import ordinal

ASK = (
    "Type what somebody says, or choose it: the page then says whether the figures bear it, and "
    "what may be said instead."
)


def may_be_said(claim: Claim, row: Row, names: Names) -> str:
    """Return a sentence that the figures bear, at their strength; nothing where none does."""
    place = names.place(claim.area)
    if pd.isna(row["count"]):
        return ""
    if claim.kind in (*claims.CHANGES, *claims.RUNS):
        return _change_said(claim, row, place)
    if claim.area == claims.EVERY:
        return every_counts(claim, row)
    if claim.kind in claims.NUMBER_RANKS and pd.notna(row["number_rank"]):
        return f"{place} had {told(claim, row)} {_when(claim, row)}. {number_place(row)}"
    if claim.kind in claims.NUMBERS_BESIDE and pd.notna(row["other_count"]):
        other = f"{names.versus(claim.versus)} {number(row['other_count'])}"
        return f"{place} had {told(claim, row)} {_when(claim, row)}, {other}; residents differ."
    if claim.kind in claims.OF_KINDS and pd.notna(row["other_count"]):
        beside = incidents(replace(claim, category=str(claim.other)), row["other_count"])
        return f"{place} had {told(claim, row)} and {beside} {_when(claim, row)}."
    if claim.kind in claims.SHARES and pd.notna(row["share"]):
        part = f"{decimal(row['share'])}% of all wards' {number(row['other_count'])}"
        return f"{place} had {told(claim, row)} {_when(claim, row)}, {part}."
    if claim.kind in claims.PARTS and pd.notna(row["share"]):
        whole = things(replace(claim, category=str(claim.other)), 2)
        part = f"{decimal(row['share'])}% of its {number(row['other_count'])} {whole}"
        return f"{place} had {told(claim, row)} {_when(claim, row)}, {part}."
    if claim.kind in claims.KIND_RANKS and pd.notna(row["number_rank"]):
        said = kind_place(claim, row)
        return f"{place} had {told(claim, row)} {_when(claim, row)}. {said}"
    if claim.kind in claims.RATES and pd.notna(row["rate_per_1000"]):
        rate = f"{decimal(row['rate_per_1000'])} per 1,000 residents"
        return f"{place} had {told(claim, row)} {_when(claim, row)}, {rate}."
    if claim.kind in claims.RANKS and pd.notna(row["rank_lower"]):
        rate = f"By its rate of {_per(claim)}"
        return f"{rate}, {place} is {places_words(row)} {_when(claim, row)}."
    if claim.kind in claims.BESIDE and row["against"] != verdicts.CANNOT_TELL:
        return _beside_said(claim, row, names)
    if claim.kind in claims.RECORDS and row["complete"]:
        return _record_said(claim, row, place)
    tail = "" if row["complete"] else " in the months that are loaded"
    each = each_words(claim, row) if row["complete"] else ""
    return f"{place} had {told(claim, row)} {during(claim.period)}{tail}{each}."


def _per(claim: Claim) -> str:
    return small(claim_name(claim.category))


def _when(claim: Claim, row: Row) -> str:
    return during(shown(claim, row))


def _change_said(claim: Claim, row: Row, place: str) -> str:
    before = claim.before or claim.period
    head = f"{place} had {told(claim, row)} {during(claim.period)}"
    if row["verdict_of_change"] == verdicts.CANNOT_TELL:
        return f"{head}." if row["known"] else ""
    if by_usual_only(row):
        more = row["verdict_of_change"] == verdicts.HIGHER_THAN_USUAL
        return (
            f"{head}, and {before_told(row)} {during(before)}; usually {about(row['usual'])}: that "
            f"is clearly {'more' if more else 'fewer'} than usual."
        )
    tail = {
        verdicts.HIGHER_THAN_USUAL: f"that is a clear rise{_about(claim, row)}",
        verdicts.LOWER_THAN_USUAL: f"that is a clear fall{_about(claim, row)}",
        verdicts.TOO_FEW: "too few to call it a change",
    }.get(row["verdict_of_change"], "that is no clear change")
    lead = f"{allowing_for(claim)}, " if unlike(claim) else ""
    return f"{head}, and {before_told(row)} {during(before)}: {lead}{tail}."


def _about(claim: Claim, row: Row) -> str:
    """Return by how much: per cent of large enough counts, the ratio where the months differ."""
    if unlike(claim) and pd.notna(row["ratio"]):
        return f", to {times(claim, row)}"
    if pd.isna(row["percent"]):
        return ""
    side = "up" if row["percent"] > 0 else "down"
    return f", {side} {percent(abs(row['percent']) / 100)}"


def _beside_said(claim: Claim, row: Row, names: Names) -> str:
    place, other = names.place(claim.area), names.versus(claim.versus)
    what, when = things(claim, 2), _when(claim, row)
    if row["against"] == verdicts.SIMILAR:
        return (
            f"For each resident, {place} had neither clearly more nor clearly fewer {what} than "
            f"{other} {when}."
        )
    word = "more" if row["against"] == verdicts.HIGHER else "fewer"
    return f"For each resident, {place} had {word} {what} than {other} {when}."


def _record_said(claim: Claim, row: Row, place: str) -> str:
    head = f"{place} had {told(claim, row)} {during(claim.period)}"
    if pd.isna(row["record_rank"]) or row["years"] < 1:
        return f"{head}."
    high = claim.kind == claims.RECORD_HIGH
    rank, end = int(row["record_rank"]), "most" if high else "fewest"
    place_words = f"the {end}" if rank == 1 else f"the {ordinal(rank)} {end}"
    months = "year" if len(claim.period) == 12 else "same months of each year"
    whole = counted(row["years"] + 1, "month" if claim.by_month else "year")
    tail = ""
    if rank == 1 and verdicts.SUPPORTED not in (row["verdict"], row["denied"]):
        tail = ", though not clearly beyond the next"
    if claim.by_month or claim.since:
        since = f" since {Period(claim.since, claim.since)}" if claim.since else " that are loaded"
        return f"{head}: {place_words} of {whole}{since}{tail}."
    if months == "year":
        return f"{head}: {place_words} of {whole} that are loaded{tail}."
    return f"{head}: {place_words} in the same months of {whole} that are loaded{tail}."


def answer(claim: Claim, row: Row, names: Names) -> str:
    """Return the verdict on a claim as the page's answer, and the claim as it was understood."""
    said = claim_text(claim, names)
    return f"{short_answer(claim, row)} You say: “{said}”."
