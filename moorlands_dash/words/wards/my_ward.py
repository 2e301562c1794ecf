"""What one ward's page says: five fixed words, each with its rule, and no more than they bear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record, Row
from moorlands_dash.words.doubt import SET_ASIDE, as_counted, bounds
from moorlands_dash.words.numbers import (
    counted,
    decimal,
    difference,
    during,
    listed,
    months_listed,
    no_file,
    number,
    sentence,
    span,
)
from moorlands_dash.words.standing import beside
from moorlands_dash.words.usual import about, seen_clause, usual_clause
from moorlands_dash.words.wards.years import (
    doubted,
    during_words,
    incident_words,
    of_what,
)

CHOOSE = "Choose a ward, or type the name of a place: the page then says how things stand there."

IN_FULL = "Each theme in full: what is usual, the district, wards like it"
"""What the folded rest of the tiles is called."""

CLEAR = (verdicts.HIGHER_THAN_USUAL, verdicts.LOWER_THAN_USUAL)


def tap_words(what: str, *, dark: bool = False) -> str:
    """Return what the map of all wards shows, on a dark page or not, and that it can be pressed."""
    return f"{what}: {'lighter' if dark else 'darker'} is more. Press a ward to open it."


def missing_notes(missing: Sequence[date]) -> list[str]:
    """Return which months a change would need."""
    if not missing:
        return []
    return [f"No change can be told: {no_file(missing)}."]


def headline(frame: pd.DataFrame, missing: Sequence[date] = ()) -> str:
    """Return how a ward stands: its year, which themes changed, and its place in the district.

    `frame` holds a ward's rows of `my-ward`.
    """
    rows = frame.to_dict("records")
    whole = next((row for row in rows if row["category"] == vocabulary.ALL), rows[0])
    parts = [_year(whole, missing), _changed(rows), place_sentence(whole)]
    if any(row["verdict"] in CLEAR for row in rows) or pd.notna(whole["rate_per_1000"]):
        parts.append("Each is asked about by itself.")
    return " ".join(part for part in parts if part)


def _year(row: Row, missing: Sequence[date]) -> str:
    if pd.isna(row["count"]):
        return f"{row['ward_name']}: cannot tell, because {no_file(missing)}."
    head = f"{row['ward_name']}: {incident_words(row)}{of_what(row)} {during_words(row)}"
    if row["verdict"] == verdicts.CANNOT_TELL:
        because = _because(missing) or (f": {SET_ASIDE}" if doubted(row) else "")
        return f"{head}. Cannot tell whether that is a change{because}."
    usual = "" if pd.isna(row["usual"]) else f"; usually {about(row['usual'])}"
    if row["verdict"] == verdicts.TOO_FEW:
        return f"{head}, {_than(row)}{usual}: too few to say whether that is a change."
    return f"{head}, {_than(row)}{usual}: {row['verdict']}."


def _because(missing: Sequence[date]) -> str:
    return f": {no_file(missing)}" if missing else ""


def _than(row: Row) -> str:
    words = f"{difference(row['difference'])} {'than' if row['difference'] else 'as'}"
    return as_counted(f"{words} the year before", row.get(NOW, 0), row.get(BEFORE, 0))


def _changed(rows: list[Record]) -> str:
    themes = [row for row in rows if row["category"] != vocabulary.ALL]
    if not themes or all(row["verdict"] == verdicts.CANNOT_TELL for row in themes):
        return ""
    parts = []
    for word in CLEAR:
        named = [
            f"{row['item']} ({_now(row)}, usually {about(row['usual'])})"
            for row in themes
            if row["verdict"] == word
        ]
        if named:
            parts.append(f"{word[:1].upper()}{word[1:]}: {listed(named)}.")
    return " ".join(parts) or "No theme is clearly higher or lower than usual."


def _now(row: Row) -> str:
    return bounds(row["count"], row.get(NOW, 0))


def place_sentence(row: Row) -> str:
    """Return how the ward's rate compares with the district's, and where it may rank."""
    if pd.isna(row["rate_per_1000"]):
        return ""
    said = {
        verdicts.HIGHER: "more than in the rest of the district",
        verdicts.LOWER: "fewer than in the rest of the district",
        verdicts.SIMILAR: "not clearly more or fewer than in the rest of the district",
    }
    head = f"For its residents it had {said.get(row['against_district'])}"
    if row["against_district"] not in said:
        head = f"Cannot tell how that compares with the district, as {SET_ASIDE}"
    tail = f": {rank_words(row)}." if pd.notna(row["rank_lower"]) else "."
    visitors = (
        " Visitors to its shops count among the incidents, but not among its residents."
        if row["residents_mislead"] is True
        else ""
    )
    return head + tail + visitors


def rank_words(row: Row) -> str:
    """Return "between 2nd and 4th highest of 27 wards"; one place where there is no doubt."""
    low, high, of = int(row["rank_lower"]), int(row["rank_upper"]), int(row["ranked"])
    if low == high:
        return f"{ordinal(low)} highest of {number(of)} wards"
    return f"between {ordinal(low)} and {ordinal(high)} highest of {number(of)} wards"


def ordinal(place: int) -> str:
    """Return "1st", "2nd", "11th"."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def card_sentence(row: Row) -> str:
    """Return one theme's year, the one before, and its rates beside others."""
    if pd.isna(row["count"]):
        return "Cannot tell: no month of it is loaded."
    head = f"{_now(row)} {during_words(row)}"
    was = row["count_before"]
    before = "" if pd.isna(was) else f", {bounds(was, row.get(BEFORE, 0))} before"
    if row["verdict"] == verdicts.CANNOT_TELL:
        return f"{head}: {row['verdict']}. {beside_words(row)}".strip()
    usual = f"; {usual_clause(row)}" if usual_clause(row) else ""
    seen = f" {sentence(seen_clause(row))}" if row["verdict"] == verdicts.TOO_FEW else ""
    return f"{head}{before}{usual}: {row['verdict']}.{seen} {beside_words(row)}".strip()


def beside_words(row: Row) -> str:
    """Return how a theme's rate stands beside the district's and that of wards like it."""
    if pd.isna(row["rate_per_1000"]):
        return "No rate: the residents or a month are not known."
    rate = f"{decimal(row['rate_per_1000'])} per 1,000 residents"
    district = f"the district's {decimal(row['district_rate_per_1000'])}"
    text = f"{rate}: {beside(row['against_district'])} {district}"
    if pd.isna(row["peers_rate_per_1000"]):
        return f"{text}."
    peers = decimal(row["peers_rate_per_1000"])
    return f"{text}; {beside(row['against_peers'])} wards like it together ({peers})."


def months_sentence(frame: pd.DataFrame, place: str) -> str:
    """Return how many of the latest months lie beyond their usual range, and how many by chance."""
    known = frame.dropna(subset=["count", "usual_lower", "chance_beyond"])
    latest = known[known["month"] > known["month"].max() - pd.DateOffset(months=12)]
    if latest.empty:
        shown = Period(*(frame["month"].agg(end).date() for end in ("min", "max")))
        return (
            f"{place}, each theme {during(shown)}. Cannot tell what is usual: a whole year "
            "before is not loaded."
        )
    count = latest["count"].astype("float64")
    out = int(((count < latest["usual_lower"]) | (count > latest["usual_upper"])).sum())
    return (
        f"{place}, each theme month by month: of {counted(len(latest), 'month')} in the latest "
        f"year, {number(out)} {'lies' if out == 1 else 'lie'} beyond the usual range. Chance alone "
        f"would put {_by_chance(latest['chance_beyond'].sum())} there."
    )


def _by_chance(expected: float) -> str:
    """Return a mean number of months in words: "about 3", "fewer than 1"."""
    return f"about {number(round(expected))}" if expected >= 1 else "fewer than 1"


def trend_alt(rows: pd.DataFrame) -> str:
    """Return what a theme's small chart shows, for those who can't see it."""
    known = rows.dropna(subset=["count"])
    missing = [stamp.date() for stamp in rows.loc[rows["count"].isna(), "month"]]
    shown = Period(*(rows["month"].agg(end).date() for end in ("min", "max")))
    tail = f" No whole file for {months_listed(missing)}." if missing else ""
    if known.empty:
        return f"{shown}: not known.{tail}"
    low, high = int(known["count"].min()), int(known["count"].max())
    return f"{shown}: {span(low, high)} a month.{tail}"
