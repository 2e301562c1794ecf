"""What a closed year came to: one sentence a target, and one for the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from moorlands_dash import statuses
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.targets.results import BROKEN, KEPT, RESULTS, foreseen
from moorlands_dash.measures.targets.year_end import QUARTERS
from moorlands_dash.periods import month_name
from moorlands_dash.target_kinds import asked_people, by_period, rises
from moorlands_dash.words.numbers import (
    counted,
    decimal,
    listed,
    months_listed,
    no_file,
    number,
    percent,
    sentence,
)
from moorlands_dash.words.targets.amounts import promised_words, target_amount
from moorlands_dash.words.targets.trajectories import JUDGED

_PHRASES = {mark.word: mark.phrases for mark in statuses.RESULTS}

BARS_KEY = (
    "A bar is what came, as a share of what was promised: the line. Where at most so much was "
    "promised, up to the line is kept; where at least so much was, from it on. Dashes are "
    "the baseline, a thin line through a bar's end a survey's 95% interval."
)
"""What the bars of the year end show."""


def target_sentence(
    row: pd.Series,
    ends: Mapping[int, date],
    missing: Sequence[date] = (),
    unit: str = "incident",
) -> str:
    """Return what was promised, what came and what was forecast, from a row of `year-end`.

    `ends` are the last months of the quarters that forecasts are looked back at; `missing` the
    months of the year without a file; `unit` the word for one of what is counted.
    """
    came = _count_came(row, missing, unit)
    if by_period(row):
        came = _survey_came(row) if asked_people(row) else _figure_came(row)
    return " ".join(part for part in (_promised(row), came, _forecasts(row, ends)) if part)


def year_sentence(frame: pd.DataFrame, label: str, half: date) -> str:
    """Return how many targets ended how, and how well that was foreseen.

    `half` is the last month of the second quarter, whose forecast the sentence looks back at.
    """
    counts = frame["result"].value_counts()
    named = [word for word in reversed(RESULTS) if counts.get(word)]
    parts = [f"{number(counts[word])} {_PHRASES[word][int(counts[word]) != 1]}" for word in named]
    total = len(frame)
    head = (
        f"of {counted(total, 'target')} {listed(parts)}"
        if total > 1
        else (f"the one target {_PHRASES[named[0]][0]}")
    )
    tails = [_looked_back(frame, half), _intervals(frame)]
    return " ".join([f"{label}: {head}.", *(tail for tail in tails if tail)])


def open_sentence(label: str, missing: Mapping[str, Sequence[date]]) -> str:
    """Return that a year which is over isn't closed, and whose months it lacks; nothing if none."""
    if not missing:
        return ""
    lacks = "; of ".join(f"{of} for {months_listed(months)}" for of, months in missing.items())
    return f" {label} is over but not closed: no whole file is loaded of {lacks}."


def not_closed_sentence(label: str | None, promised: bool, end: date | None, latest: date) -> str:
    """Return why there is no year to look back on, and when there will be one."""
    if label is None or end is None:
        return "No target is loaded: load a targets file with `moorlands-dash load PATH`."
    if not promised:
        return f"No target is loaded for {label}, so there is nothing to look back on."
    return (
        f"{label} is still running: it closes once {month_name(end)} is loaded. The latest month "
        f"loaded is {month_name(latest)}."
    )


def _promised(row: pd.Series) -> str:
    if row["kind"] == "no_worse":
        return (
            f"Promised: no worse than the {_amount(row['baseline'])} of before, up to a ceiling "
            f"of {_amount(row['target'])}."
        )
    before = (
        f", against a baseline of {target_amount(row, row['baseline'])}"
        if pd.notna(row["baseline"])
        else ""
    )
    return f"Promised: {promised_words(row)}{before}."


def _count_came(row: pd.Series, missing: Sequence[date], unit: str) -> str:
    if pd.isna(row["outturn"]):
        why = no_file(missing) if missing else "the months are not loaded"
        if row["result"] in BROKEN:
            return f"Missed: the months that are loaded passed it already, though {why}."
        if row["result"] in KEPT:
            return f"Met: the months that are loaded reached it already, though {why}."
        return f"What came can't be told: {why}."
    came = sentence(counted(row["outturn"], unit)).removesuffix(".") + " came:"
    tails = {
        verdicts.MET: "the target was met.",
        verdicts.MISSED: f"{_off(row)}, so the target was missed.",
        verdicts.CANNOT_TELL: "whether the target was met can't be told, as rows set aside may "
        "belong to it.",
    }
    judged = JUDGED.get(str(row["judgement"]), "")
    return f"{came} {tails[row['result']]} {judged}".rstrip()


def _off(row: pd.Series) -> str:
    gap = float(row["outturn"]) - float(row["target"])
    return f"{number(-gap)} too few" if rises(row["kind"]) else f"{number(gap)} too many"


def _survey_came(row: pd.Series) -> str:
    if pd.isna(row["outturn"]):
        return (
            "What came can't be told: no survey wave that ended in the year is loaded, or too few "
            "people answered it."
        )
    head = (
        f"In the year's last wave {percent(row['outturn'])} said so (between "
        f"{percent(row['outturn_lower_95'])} and {percent(row['outturn_upper_95'])}):"
    )
    tails = {
        verdicts.MET: "the whole interval reaches the target, so it was met.",
        verdicts.MISSED: "the whole interval falls short, so the target was missed.",
        verdicts.CANNOT_TELL: "the survey is too small to say whether the target was met.",
    }
    return f"{head} {tails[row['result']]}"


def _figure_came(row: pd.Series) -> str:
    """Return what came of a target that others' rates or shares decide."""
    if pd.isna(row["outturn"]):
        return "What came can't be told: no figure of the year is loaded."
    tails = {
        verdicts.MET: "the target was met.",
        verdicts.MISSED: "the target was missed.",
        verdicts.CANNOT_TELL: "the figures are too few to say whether the target was met.",
    }
    return f"It came to {target_amount(row, row['outturn'])}: {tails[row['result']]}"


def _forecasts(row: pd.Series, ends: Mapping[int, date]) -> str:
    """Return the chance after each quarter, and how many of the intervals held the outturn."""
    chances = [
        f"{'' if place else 'at the end of '}{month_name(ends[quarter])} {_chance(row, quarter)}"
        for place, quarter in enumerate(QUARTERS)
    ]
    if all(pd.isna(row[f"q{quarter}_chance"]) for quarter in QUARTERS):
        return "No forecast could be made during the year."
    said = f"The chance of meeting it, as forecast then: {', '.join(chances)}."
    given, held = int(row["intervals"]), int(row["intervals_held"])
    if not given:
        return said
    return f"{said} {_held(held, given)}"


def _held(held: int, given: int) -> str:
    """Return how many of a target's ranges held what came: each is to do so in 8 years of 10."""
    if given == 1:
        how = "The one range forecast held" if held else "The one range forecast did not hold"
    elif held in (0, given):
        how = f"{'All' if held else 'Not one'} of the {number(given)} ranges forecast held"
    else:
        how = f"{number(held)} of the {number(given)} ranges forecast held"
    return f"{how} what came (8 in 10 should)."


def _chance(row: pd.Series, quarter: int) -> str:
    if pd.isna(row[f"q{quarter}_chance"]):
        return "could not be told"
    return str(row[f"q{quarter}_chance_words"])


def _looked_back(frame: pd.DataFrame, half: date) -> str:
    """Return to how many met and missed targets the half-year forecast leant."""
    told = []
    for results, one, many, side in (
        (KEPT, "was met", "were met", "better than even chances"),
        (BROKEN, "was missed", "were missed", "less than even chances"),
    ):
        rows = frame[frame["result"].isin(results) & frame["q2_chance"].notna()]
        if len(rows):
            right = sum(
                bool(foreseen(float(chance), str(came)))
                for chance, came in zip(rows["q2_chance"], rows["result"], strict=True)
            )
            told.append(f"{side} to {_of(right, len(rows), one, many)}")
    if not told:
        return ""
    return f"At the end of {month_name(half)} (Q2) the forecasts gave {'. They gave '.join(told)}."


def _of(right: int, total: int, one: str, many: str) -> str:
    if not right:
        return f"none ({number(total)} {one if total == 1 else many})"
    if total == 1:
        return f"the one that {one}"
    share = f"all {number(total)}" if right == total else f"{number(right)} of the {number(total)}"
    return f"{share} that {many}"


def _intervals(frame: pd.DataFrame) -> str:
    given, held = int(frame["intervals"].sum()), int(frame["intervals_held"].sum())
    if not given:
        return ""
    return (
        f"{number(held)} of the {number(given)} ranges forecast held what came; about 8 in 10 "
        "should."
    )


def _amount(value: float) -> str:
    return number(value) if float(value).is_integer() else decimal(value)
