"""What the promise maker says: a promise's chance, what could be seen of it, what chance lent."""

from __future__ import annotations

import math
import re
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.targets.forecast import HISTORY
from moorlands_dash.measures.targets.promise import LIKE, POWER
from moorlands_dash.periods import Period, financial_year_label
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import side_of
from moorlands_dash.words.chances import chance_percent, chance_said
from moorlands_dash.words.numbers import amount, counted, number, percent

TITLES = {
    "promise": "A promise for the next year",
    "promise-months": "What it takes each month",
    "promise-others": "What other series did",
    "promise-draft": "The promise as a row of targets.csv",
}
NOTHING = "Nothing is loaded of what would be promised, so nothing can be told."
DRAFTED = "Drafted with the promise maker, from the months known then."
DRAFT_NOTE = (
    "The chance is of a year in which nothing new is done, with the months known now: a promise is "
    "worth making for what is done about it."
)


def too_short(months: int) -> str:
    """Return that the history is too short for a chance."""
    return (
        f"Cannot tell: a forecast needs {HISTORY} months without a gap, and "
        f"{counted(months, 'month')} {'is' if months == 1 else 'are'} loaded."
    )


def too_early(ahead: int, most: int) -> str:
    """Return that the next year lies too far ahead."""
    return (
        f"Cannot tell yet: the next year ends {counted(ahead, 'month')} after the latest month "
        f"loaded, and forecasts are tried up to {most}. Ask again nearer April."
    )


def change_words(change: float) -> str:
    """Return "5% fewer", "10% more", or "no more than before"."""
    share = f"{abs(change):.1%}".replace(".0%", "%")
    if not change:
        return "no more than before"
    return f"{share} {'fewer' if change < 0 else 'more'}"


def theme_of(choice: str) -> str:
    """Return the key of the theme that a choice lies in; "" where it lies in several."""
    themes = {vocabulary.CATEGORY_BY_KEY[key].theme for key in vocabulary.category_keys(choice)}
    return themes.pop() if len(themes) == 1 else ""


def draft_id(choice: str, area: str, label: str) -> str:
    """Return an id of letters, digits and hyphens, as a file of targets takes it."""
    text = f"{choice}-{area}-{label}".casefold()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:60]


def draft_title(change: float, choice: str, area: str, district: str) -> str:
    """Return the draft's title: "Burglary: 5% fewer", with the place where it is not all."""
    where = "" if area == district else f" in {area}"
    return f"{vocabulary.choice_name(choice)}{where}: {change_words(change)}"


def _promised(row: Row) -> str:
    return f"{side_of(row['kind'])} {amount(row['target'])}"


def _label(row: Row) -> str:
    return financial_year_label(row["from"].year)


def headline(row: Row) -> str:
    """Return the promise and its chance in one sentence."""
    what = vocabulary.choice_name(str(row["category"]))
    return (
        f"{what} in {row['area_name']}, {change_words(row['change'])} in {_label(row)} "
        f"({_promised(row)}): the chance is {chance_said(row['chance'])}, if nothing changes."
    )


def points(row: Row) -> list[str]:
    """Return what must be known before it is promised, a sentence or two each."""
    said = (likely_sentence(row), seen_sentence(row), owed_sentence(row), others_sentence(row))
    return [sentence for sentence in said if sentence]


def likely_sentence(row: Row) -> str:
    """Return where the year is heading if nothing changes."""
    before = Period(row["baseline_from"].date(), row["baseline_to"].date())
    return (
        f"{before} brought {number(row['baseline'])}. {_label(row)} is likely to bring about "
        f"{number(row['outturn_median'])}; 8 in 10 such years would end between "
        f"{number(row['outturn_lower_80'])} and {number(row['outturn_upper_80'])}."
    )


def seen_sentence(row: Row) -> str:
    """Return the smallest change that a year could show, and how likely this one is to be seen."""
    change = row["change"]
    side = "rise" if change > 0 else "fall"
    if pd.isna(row["seen_chance"]) and pd.isna(row["smallest_change"]):
        return "What a year could show can't be told, as no whole year before is loaded."
    if pd.isna(row["smallest_change"]):
        head = f"On so few, no {side} however large would be sure to be seen in one year."
    else:
        head = (
            f"The smallest {side} that one year shows in {number(POWER * 10)} of 10 is "
            f"{percent(abs(row['smallest_change']))}."
        )
    if not change or pd.isna(row["seen_chance"]):
        return head
    return (
        f"{head} A true {side} of {percent(abs(change))} would be seen with a chance of "
        f"{chance_percent(row['seen_chance'])}."
    )


def owed_sentence(row: Row) -> str:
    """Return what of the baseline was no level: what falls back, or comes back, by itself."""
    if pd.isna(row["level"]):
        return ""
    owed, level = round(row["owed"]), number(row["level"])
    if not owed:
        return f"The baseline lies at its level, about {level} a year: chance lent it nothing."
    side = "above" if owed > 0 else "below"
    usual = abs(row["owed"]) <= 2 * row["by_chance"]
    why = "as chance alone would do" if usual else "further than chance alone would do"
    turn = "fall back" if owed > 0 else "come back"
    return (
        f"The baseline lies {number(abs(owed))} {side} its level of about {level} a year, {why}: "
        f"so much is likely to {turn} by itself, whatever is done."
    )


def others_sentence(row: Row) -> str:
    """Return how often series of like size changed as much from one year to the next."""
    years, kept = int(row["like_years"]), int(row["like_kept"])
    if not years:
        return "No series of like size has two whole years loaded to look at."
    verb = "rose by as much or more" if row["change"] > 0 else "fell by as much or more"
    if not row["change"]:
        verb = "came to no more than the year before"
    return (
        f"Of {counted(years, 'year')} of series between {number(row['baseline'] / LIKE)} and "
        f"{number(row['baseline'] * LIKE)} a year, {number(kept)} ({percent(kept / years)}) {verb}."
    )


def months_sentence(row: Row) -> str:
    """Return what the promise leaves to a month."""
    a_month = row["target"] / 12
    shown = math.floor(a_month * 10) / 10 if row["kind"] != "increase" else a_month
    return (
        f"{_label(row)} month by month: {_promised(row)} in all is about {amount(round(shown, 1))} "
        "a month, shared out as the season goes."
    )


def draft_sentence(row: dict[str, Any]) -> str:
    """Return what the draft is good for."""
    return (
        f"“{row['title']}”, to be put into targets.csv: add who answers for it, then load the file."
    )
