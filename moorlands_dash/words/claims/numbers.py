"""What is said of counts beside each other: places, kinds, shares, and every ward."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.rows import Row
from moorlands_dash.words.claims.measured import kind_place
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.stating import incidents, things
from moorlands_dash.words.numbers import counted, decimal, during, number
from moorlands_dash.words.wards.my_ward import ordinal

RESIDENTS_DIFFER = "Wards differ in how many residents they have"
AS_COUNTED = "This is the count itself; no chance is part of it."


def numbers_test(claim: Claim, row: Row, names: Names) -> str:
    """Return what counts beside each other come to."""
    if row["verdict"] == verdicts.CANNOT_TELL:
        why = row["missing"] or "a count is not known, or rows set aside may turn it round"
        return f"One can't tell: {why}."
    if claim.kind in claims.NUMBER_RANKS:
        return f"{number_place(row)} {RESIDENTS_DIFFER}: {_by_rate(row)} {AS_COUNTED}"
    if claim.kind in claims.NUMBERS_BESIDE:
        sides = f"{number(row['count'])} against {number(row['other_count'])}"
        other = names.versus(claim.versus)
        return f"That is {sides} in {other}. {_rates_beside(row)} {AS_COUNTED}"
    if claim.kind in claims.OF_KINDS:
        theirs = replace(claim, category=str(claim.other))
        return f"That is against {incidents(theirs, row['other_count'])}. {AS_COUNTED}"
    if claim.kind in claims.KIND_RANKS:
        return f"{kind_place(claim, row)} {AS_COUNTED}"
    if claim.kind in claims.PARTS:
        whole = things(replace(claim, category=str(claim.other)), 2)
        return f"{_part(row)} of the {number(row['other_count'])} {whole} there. {AS_COUNTED}"
    whole = f"{number(row['other_count'])} in all wards of {names.district}"
    return f"{_part(row)} of the {whole}. {AS_COUNTED}"


def number_place(row: Row) -> str:
    """Return a ward's place by its count, with the next one."""
    if pd.isna(row["number_rank"]):
        return "Its place by count isn't known."
    fewest = row["kind"] in (claims.FEWEST, claims.LOWEST)
    end = "fewest" if fewest else "most"
    rank = int(row["number_rank"])
    nearest = number(row["other_count"])
    if row["count"] == row["other_count"]:
        return f"By count, another ward has as many: {nearest}."
    if rank == 1:
        return f"By count it has the {end}, {number(row['count'])}; the next has {nearest}."
    return f"By count it has the {ordinal(rank)} {end}; another ward has {nearest}."


def _by_rate(row: Row) -> str:
    if pd.isna(row["rank_lower"]):
        return "by rate its place isn't known."
    ends = number(row["rank_lower"]), number(row["rank_upper"])
    places = f"place {ends[0]}" if ends[0] == ends[1] else f"between place {ends[0]} and {ends[1]}"
    return f"by rate it is {places} of {number(row['ranked'])}, the highest first."


def _rates_beside(row: Row) -> str:
    rates = row["rate_per_1000"], row["other_rate_per_1000"]
    if pd.isna(rates[0]) or pd.isna(rates[1]):
        return "Residents differ; the rates are not known."
    sides = f"{decimal(rates[0])} against {decimal(rates[1])} per 1,000 residents"
    word = {
        verdicts.HIGHER: "clearly higher",
        verdicts.LOWER: "clearly lower",
    }.get(row["against"], "not clearly different")
    return f"Residents differ: by rate it is {sides}, {word}."


def counts_beside(claim: Claim, row: Row) -> str:
    """Return both counts of rates that are set beside each other."""
    plain = claim.versus not in (claims.DISTRICT, claims.COUNTRY)
    if not plain or pd.isna(row["other_count"]) or pd.isna(row["count"]):
        return ""
    sides = f"{number(row['count'])} against {number(row['other_count'])}"
    return f" As counted it is {sides}."


def _part(row: Row) -> str:
    return f"That is {decimal(row['share'])}%" if pd.notna(row["share"]) else "That is no share"


def every_counts(claim: Claim, row: Row) -> str:
    """Return of how many wards a claim holds, as counted and clearly."""
    wards, held = number(row["wards"]), number(row["wards_as_counted"])
    if claim.kind not in claims.CHANGES:
        supported = number(row["wards_supported"])
        return f"{sentence_case(during(claim.period))} it is so in {supported} of {wards} wards."
    before = claim.before or claim.period
    way = "more" if claim.kind in claims.UPWARD else "fewer"
    clearly = number(row["wards_supported"])
    return (
        f"{sentence_case(during(claim.period))} there were {way} {things(claim, 2)} than "
        f"{during(before)} in {held} of {wards} wards, and the claim is clearly so in {clearly}."
    )


def sentence_case(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def every_test(row: Row) -> str:
    """Return what speaks against a claim of every ward."""
    if row["verdict"] == verdicts.CANNOT_TELL:
        unknown = counted(row["wards_unknown"], "ward")
        return f"One can't tell: of {unknown} it isn't known."
    contrary = row["contrary"]
    if contrary is None:
        return (
            "No ward's count speaks against it, yet in most it isn't clear."
            if (row["verdict"] != verdicts.SUPPORTED)
            else "Each ward's figures bear it."
        )
    told = number(contrary["count"])
    if "count_before" in contrary:
        told += f" after {number(contrary['count_before'])}"
    return f"One ward is enough against it: {contrary['ward_name']} had {told}."
