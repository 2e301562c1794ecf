"""What is said of a claim: how it was understood, the evidence, and what may be said instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.claims.lexis import claim_name
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import LEVEL
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.measures.claims.judging import Claim
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import amount, counted, decimal, during, no_file, number, percent
from moorlands_dash.words.wards.my_ward import ordinal, rank_words

NO_SEASON = (
    "the months differ, and how they differ by season isn't known: no whole year before is loaded"
)
NONE_IN_SEASON = (
    "the months differ, and the years before had none at all in the months of one of the two, so "
    "that what is usual in them isn't known"
)
ASK = (
    "Type what somebody says, or choose it: the page then says whether the figures bear it, and "
    "what may be said instead."
)


@dataclass(frozen=True)
class Names:
    """How places are called."""

    wards: Mapping[str, str]
    """Code -> name."""
    district: str
    country: str

    def place(self, area: str | None) -> str:
        """Return a ward's name, or the district's."""
        return self.wards[area] if area else self.district

    def versus(self, other: str | None) -> str:
        """Return what a claim sets a place against."""
        if other == claims.COUNTRY:
            return self.country
        return "the district as a whole" if other == claims.DISTRICT else self.wards[str(other)]


_CHANGED = {
    claims.RISEN: "higher",
    claims.FALLEN: "lower",
    claims.DOUBLED: "at least twice as high",
    claims.TREBLED: "at least three times as high",
    claims.HALVED: "at most half as high",
    claims.RISEN_BY: "at least {}% higher",
    claims.FALLEN_BY: "at least {}% lower",
}


def claim_text(claim: Claim, names: Names) -> str:
    """Return a claim in words that are understood as the very same claim."""
    what, place = claim_name(claim.category), names.place(claim.area)
    when = f"in {claim.period}"
    if claim.kind in claims.CHANGES:
        size = _CHANGED[claim.kind].format(amount(claim.amount or 0).replace(",", ""))
        than = "as" if size.endswith("as high") else "than"
        return f"{what} in {place} {_was(what)} {size} {when} {than} in {claim.before}"
    if claim.kind in claims.RANKS:
        return f"{place} had the {claim.kind} rate of {_small(what)} of all wards {when}"
    if claim.kind in claims.BESIDE:
        other = names.versus(claim.versus)
        return f"{what} in {place} {_was(what)} {claim.kind} in {other} for its residents {when}"
    if claim.kind in claims.RECORDS:
        return f"{what} in {place} {_was(what)} at a {claim.kind} {when}"
    if claim.kind == claims.NONE:
        return f"There were no {_of(claim, 2)} at all in {place} {when}"
    size = f"{claim.kind} {number(claim.amount or 0)}"
    return f"There were {size} {_of(claim, 2)} in {place} {when}"


def _was(what: str) -> str:
    """Return the verb that goes with the name of what is counted."""
    return "were" if what.endswith("s") and not what.startswith("Possession") else "was"


def _of(claim: Claim, count: float) -> str:
    """Return "incidents of burglary", "crimes", "reports of litter", "deliberate fires"."""
    one = round(count) == 1
    name, unit = _small(claim_name(claim.category)), vocabulary.unit_of(claim.category)
    if claim.versus == claims.COUNTRY:
        unit = "recorded offence"
    elif claim.category == vocabulary.ALL_CRIME:
        unit = "crime"
    whole = claim.category in (vocabulary.ALL, vocabulary.ALL_CRIME)
    if whole or not _named(claim.category, name, unit):
        noun = unit if one else vocabulary.plural(unit)
        return noun if whole else f"{noun} of {name}"
    for many, single in ((vocabulary.plural(unit), unit), ("people", "person")) if one else ():
        name = name.replace(many, single)
    return name


def _named(choice: str, name: str, unit: str) -> bool:
    """Tell whether the name of what is counted says already what one of it is."""
    keys = vocabulary.category_keys(choice)
    people = all(vocabulary.CATEGORY_BY_KEY[key].counts == "people" for key in keys)
    return vocabulary.plural(unit) in name or (people and unit == vocabulary.unit_of(choice))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _incidents(claim: Claim, count: float) -> str:
    return f"{number(count) if round(count) else 'no'} {_of(claim, count)}"


def evidence(claim: Claim, row: Row, names: Names) -> tuple[str, str]:
    """Return the counts with their periods, and what they come to."""
    if claim.kind in claims.CHANGES:
        return _change_counts(claim, row, names), _change_test(claim, row)
    if claim.kind in claims.RANKS:
        return _rate_line(claim, row, names), _rank_test(row)
    if claim.kind in claims.BESIDE:
        return _rate_line(claim, row, names), _beside_test(claim, row, names)
    if claim.kind in claims.RECORDS:
        return _count_line(claim, row, names), _record_test(claim, row)
    return _count_line(claim, row, names), _count_test(row)


def _counted(claim: Claim, row: Row) -> str:
    if pd.isna(row["count"]):
        return "nothing known"
    return _incidents(claim, row["count"])


def _change_counts(claim: Claim, row: Row, names: Names) -> str:
    before = claim.before or claim.period
    now = f"{_counted(claim, row)} {during(claim.period)}{_partly(row, 'count', 'known')}"
    then = f"{_known(row['count_before'])} {during(before)}"
    then += _partly(row, "count_before", "known_before")
    return f"{names.place(claim.area)}: {now}, {then}."


def _partly(row: Row, count: str, whole: str) -> str:
    """Return that a count is of a part of its months, where it is."""
    return "" if row[whole] or pd.isna(row[count]) else " in the months that are loaded"


def _known(value: Any) -> str:
    if pd.isna(value):
        return "nothing known"
    return number(value) if value else "none"


def _change_test(claim: Claim, row: Row) -> str:
    if row["verdict_of_change"] == verdicts.CANNOT_TELL:
        return _missing(row) or "The figures of the two periods don't count the same."
    if pd.isna(row["ratio"]):
        head = "There were none before, so that there is no “times as many”"
    else:
        limits = f"from {_two(row['ratio_lower_95'])} to {_upper(row['ratio_upper_95'])}"
        allowing = f", {_allowing(claim)}" if _unlike(claim) else ""
        head = f"That is {_times(claim, row)} (95% interval {limits}){allowing}"
    return f"{head}: {_meaning(row)}."


def _meaning(row: Row) -> str:
    """Return what a change comes to; one that only looks clear by itself is explained."""
    word = row["verdict_of_change"]
    if word == verdicts.NO_CLEAR_CHANGE and row["p_value"] < LEVEL <= row["p_adjusted"]:
        return (
            f"no clear change, as {number(row['tested'])} types are looked at together here, and "
            "one of so many may do that by chance"
        )
    return _CLEAR[word]


_CLEAR = {
    verdicts.HIGHER_THAN_USUAL: "a clear rise, more than the usual ups and downs explain",
    verdicts.LOWER_THAN_USUAL: "a clear fall, more than the usual ups and downs explain",
    verdicts.NO_CLEAR_CHANGE: "the usual ups and downs alone would explain it",
    verdicts.TOO_FEW: "so few that not even half as many would be a clear change",
}


def _unlike(claim: Claim) -> list[str]:
    """Return in what the months of both periods differ: length, season, both or nothing."""
    now, before = claim.period, claim.before or claim.period
    season = not claims.alike(now, before)
    return ["length"] * (len(now) != len(before)) + ["season"] * season


def _allowing(claim: Claim) -> str:
    return f"allowing for the {' and '.join(_unlike(claim))} of both"


def _times(claim: Claim, row: Row) -> str:
    """Return "5.53 times as many a month"; of periods as long as each other without the month."""
    each = " a month" if "length" in _unlike(claim) else ""
    return f"{_two(row['ratio'])} times as many{each}"


def _two(value: float) -> str:
    return decimal(value, 2)


def _upper(value: Any) -> str:
    return "no limit" if pd.isna(value) else _two(value)


def _missing(row: Row) -> str:
    return f"One can't tell: {row['missing']}." if row["missing"] else ""


def _rate_line(claim: Claim, row: Row, names: Names) -> str:
    head = f"{names.place(claim.area)}: {_counted(claim, row)} {during(_shown(claim, row))}"
    if pd.isna(row["rate_per_1000"]):
        return f"{head}; no rate, as the residents or a month are not known."
    limits = ""
    if pd.notna(row["lower_95"]):
        limits = f" (95% interval {decimal(row['lower_95'])} to {decimal(row['upper_95'])})"
    return f"{head}, {decimal(row['rate_per_1000'])} per 1,000 residents{limits}."


def _shown(claim: Claim, row: Row) -> Period:
    """Return the period that the figures are of: official ones are of whole quarters."""
    if pd.isna(row["from"]):
        return claim.period
    return Period(row["from"].date(), row["to"].date())


def _rank_test(row: Row) -> str:
    if pd.isna(row["rank_lower"]):
        return _missing(row) or "No places can be told: the wards' rates are not known."
    places = f"By that rate the ward is {_places(row)}, in at least 95 of 100 simulations."
    return f"{places}{_visitors(row)}"


def _visitors(row: Row) -> str:
    """Return what bears on a rate where residents mislead."""
    if row["residents_mislead"] is not True:
        return ""
    return " Mind: visitors to its shops are among the incidents, but not among its residents."


def _places(row: Row) -> str:
    if row["rank_lower"] == row["rank_upper"] and row["rank_lower"] in (1, row["ranked"]):
        end = "highest" if row["rank_lower"] == 1 else "lowest"
        return f"the {end} of {number(row['ranked'])} wards"
    return rank_words(row)


def _beside_test(claim: Claim, row: Row, names: Names) -> str:
    other = names.versus(claim.versus)
    if row["against"] == verdicts.CANNOT_TELL:
        return _missing(row) or f"One can't tell: the rate of {other} is not known."
    rate = decimal(row["other_rate_per_1000"])
    side = {
        verdicts.HIGHER: f"is clearly above that of {other}, {rate}",
        verdicts.LOWER: f"is clearly below that of {other}, {rate}",
    }.get(row["against"], f"is not clearly different from that of {other}, {rate}")
    return f"The rate {side}.{_visitors(row)}"


def _count_line(claim: Claim, row: Row, names: Names) -> str:
    loaded = "" if row["complete"] else " in the months that are loaded"
    place = names.place(claim.area)
    return f"{place}: {_counted(claim, row)} {during(claim.period)}{loaded}."


def _count_test(row: Row) -> str:
    if not row["complete"]:
        return f"Months are missing, which can only add to that: {row['missing']}."
    return "This is the count itself, of incidents published with a place; no chance is part of it."


def _record_test(claim: Claim, row: Row) -> str:
    if missing := _missing(row):
        return missing
    years = counted(row["years"], "earlier year")
    if row["years"] < claims.LEAST_YEARS:
        return f"The same months of {years} are loaded: a record needs {claims.LEAST_YEARS}."
    most = "most" if claim.kind == claims.RECORD_HIGH else "fewest"
    before = claim.before or claim.period
    return (
        f"The {most} in the same months of {years} were {number(row['count_before'])}, "
        f"{during(before)}. Against those: {_meaning(row)}."
    )


def may_be_said(claim: Claim, row: Row, names: Names) -> str:
    """Return a sentence that the figures bear, at their strength; nothing where none does."""
    place = names.place(claim.area)
    if pd.isna(row["count"]):
        return ""
    if claim.kind in claims.CHANGES:
        return _change_said(claim, row, place)
    if claim.kind in claims.RANKS and pd.notna(row["rank_lower"]):
        rate = f"By its rate of {_per(claim)}"
        return f"{rate}, {place} is {_places(row)} {_when(claim, row)}."
    if claim.kind in claims.BESIDE and row["against"] != verdicts.CANNOT_TELL:
        return _beside_said(claim, row, names)
    if claim.kind in claims.RECORDS and row["complete"]:
        return _record_said(claim, row, place)
    tail = "" if row["complete"] else " in the months that are loaded"
    return f"{place} had {_incidents(claim, row['count'])} {during(claim.period)}{tail}."


def _per(claim: Claim) -> str:
    return _small(claim_name(claim.category))


def _when(claim: Claim, row: Row) -> str:
    return during(_shown(claim, row))


def _change_said(claim: Claim, row: Row, place: str) -> str:
    before = claim.before or claim.period
    head = f"{place} had {_incidents(claim, row['count'])} {during(claim.period)}"
    if row["verdict_of_change"] == verdicts.CANNOT_TELL:
        return f"{head}." if row["known"] else ""
    tail = {
        verdicts.HIGHER_THAN_USUAL: f"that is a clear rise{_about(claim, row)}",
        verdicts.LOWER_THAN_USUAL: f"that is a clear fall{_about(claim, row)}",
        verdicts.TOO_FEW: "too few to call it a change",
    }.get(row["verdict_of_change"], "that is no clear change")
    lead = f"{_allowing(claim)}, " if _unlike(claim) else ""
    return f"{head}, and {_known(row['count_before'])} {during(before)}: {lead}{tail}."


def _about(claim: Claim, row: Row) -> str:
    """Return by how much: per cent of large enough counts, the ratio where the months differ."""
    if _unlike(claim) and pd.notna(row["ratio"]):
        return f", to {_times(claim, row)}"
    if pd.isna(row["percent"]):
        return ""
    side = "up" if row["percent"] > 0 else "down"
    return f", {side} {percent(abs(row['percent']) / 100)}"


def _beside_said(claim: Claim, row: Row, names: Names) -> str:
    place, other = names.place(claim.area), names.versus(claim.versus)
    what, when = _of(claim, 2), _when(claim, row)
    if row["against"] == verdicts.SIMILAR:
        return (
            f"For each resident, {place} had neither clearly more nor clearly fewer {what} than "
            f"{other} {when}."
        )
    word = "more" if row["against"] == verdicts.HIGHER else "fewer"
    return f"For each resident, {place} had {word} {what} than {other} {when}."


def _record_said(claim: Claim, row: Row, place: str) -> str:
    head = f"{place} had {_incidents(claim, row['count'])} {during(claim.period)}"
    if pd.isna(row["record_rank"]) or row["years"] < 1:
        return f"{head}."
    high = claim.kind == claims.RECORD_HIGH
    rank, end = int(row["record_rank"]), "most" if high else "fewest"
    place_words = f"the {end}" if rank == 1 else f"the {ordinal(rank)} {end}"
    months = "year" if len(claim.period) == 12 else "same months of each year"
    whole = counted(row["years"] + 1, "year")
    tail = ""
    if rank == 1 and row["verdict"] != verdicts.SUPPORTED:
        tail = ", though not clearly beyond the next"
    if months == "year":
        return f"{head}: {place_words} of {whole} that are loaded{tail}."
    return f"{head}: {place_words} in the same months of {whole} that are loaded{tail}."


def answer(claim: Claim, row: Row, names: Names) -> str:
    """Return the verdict on a claim as the page's answer."""
    said = claim_text(claim, names)
    word = {
        verdicts.SUPPORTED: "Yes: the figures support it.",
        verdicts.NOT_SUPPORTED: "No: the figures don't support it.",
        verdicts.TOO_FEW: "Neither yes nor no: there are too few to say.",
        verdicts.CANNOT_TELL: "One cannot tell.",
    }[row["verdict"]]
    head = f"{word} You say: “{said}”."
    extra = _missing(row) if row["verdict"] == verdicts.CANNOT_TELL else ""
    return f"{head} {extra}".strip()


def missing_words(missing: Any) -> str:
    """Return which months have no file, or nothing."""
    return no_file(missing) if missing else ""
