"""What may be said of a ward, ready to be quoted, and what its figures don't bear."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import during, listed, number
from moorlands_dash.words.usual import about
from moorlands_dash.words.wards.my_ward import CLEAR, rank_words
from moorlands_dash.words.wards.years import (
    during_words,
    incident_words,
    incidents_of,
    of_what,
    period_of,
)

_ALONE = "asked about by itself, that is"
"""Goes with what is quoted: lists of all wards look at many together, and may say less."""


def may_be_said(frame: pd.DataFrame) -> list[str]:
    """Return sentences that a ward's figures bear, ready to be said."""
    rows = frame.to_dict("records")
    whole = rows[0]
    if pd.isna(whole["count"]):
        return []
    period = during(period_of(whole))
    said = [_sayable(whole, of_what(whole), during_words(whole))]
    said += [
        _sayable(row, of_what(row), during_words(row))
        for row in rows[1:]
        if row["verdict"] in CLEAR
    ]
    if whole["against_district"] in (verdicts.HIGHER, verdicts.LOWER):
        word = "more" if whole["against_district"] == verdicts.HIGHER else "fewer"
        said.append(
            f"Asked about by itself, for each resident {whole['ward_name']} had {word} "
            f"{incidents_of(whole)}{of_what(whole)} {period} than the rest of the district."
        )
    if pd.notna(whole["rank_lower"]):
        said.append(f"By its rate, {whole['ward_name']} is {rank_words(whole)}.")
    return said


def _sayable(row: Row, what: str, period: str) -> str:
    head = f"{row['ward_name']} had {incident_words(row)}{what} {period}"
    if row["verdict"] == verdicts.CANNOT_TELL:
        return f"{head}."
    usual: str = f"; usually {about(row['usual'])}" if pd.notna(row["usual"]) else ""
    head = f"{head}, and {number(row['count_before'])} in the same months a year before{usual}"
    tail = {
        verdicts.HIGHER_THAN_USUAL: f"{_ALONE} clearly more than usual",
        verdicts.LOWER_THAN_USUAL: f"{_ALONE} clearly fewer than usual",
        verdicts.TOO_FEW: "too few to call it a change",
    }.get(row["verdict"], "that is no clear change")
    return f"{head}: {tail}."


def may_not_be_said(frame: pd.DataFrame) -> list[str]:
    """Return what these figures don't bear, and why."""
    rows = frame.to_dict("records")
    whole, barred = rows[0], []
    ward = whole["ward_name"]
    every = whole["category"] == vocabulary.ALL
    themes = rows[1:] if every else rows
    unclear, few = (
        [row["item"].lower() for row in themes if row["verdict"] == word]
        for word in (verdicts.NO_CLEAR_CHANGE, verdicts.TOO_FEW)
    )
    if whole["verdict"] == verdicts.CANNOT_TELL:
        barred.append(
            f"“Things in {ward} got better” or “worse”: months are missing, or rows set aside."
        )
    elif every and whole["verdict"] not in CLEAR:
        barred.append(f"“Trouble in {ward} is up” or “down”: it is within the usual ups and downs.")
    if unclear:
        barred.append(f"That {listed(unclear)} rose or fell: no change is clear.")
    if few:
        barred.append(f"“Doubled” or “halved” of {listed(few)}: there are too few to say.")
    if pd.notna(whole["rank_lower"]) and whole["rank_lower"] != whole["rank_upper"]:
        barred.append("An exact place in a league table: the figures leave it open.")
    if whole["residents_mislead"] is True:
        barred.append("That its residents are at more risk: visitors are in the incidents.")
    return barred
