"""What was raised, and how worry lies beside the records, in words."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.concerns import CONCERN_BY_KEY
from moorlands_dash.measures.plan.perception import (
    BETWEEN,
    CALM_HIGH,
    CALM_LOW,
    OWN,
    POOLED,
    TOO_FEW,
    WORRIED_HIGH,
    WORRIED_LOW,
    Agreement,
)
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.periods import Period, month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, decimal, during, listed, number, percent

CORNER_WORDS = {
    WORRIED_HIGH: "more say it is a problem than in the district, and more is recorded",
    WORRIED_LOW: "more say it is a problem than in the district, and less is recorded",
    CALM_HIGH: "fewer say it is a problem than in the district, and more is recorded",
    CALM_LOW: "fewer say it is a problem than in the district, and less is recorded",
    BETWEEN: "not clearly on one side in both",
    CANNOT_TELL: "cannot tell",
}
"""Corner -> what it means."""
HOW = {
    OWN: "",
    POOLED: "drawn towards all areas, as few answered",
    TOO_FEW: "too few answered",
}

POOLING = (
    "Where few answered, an area's share is drawn towards that of all areas, by as much as chance "
    "alone would spread them (beta-binomial, weighed over its constants)."
)
RANKS_NOTE = (
    "People who raise issues choose to: their number says what was raised, not how many residents "
    "think so. Entries are how often it was put down; whoever writes many letters is counted each "
    "time."
)


def theme_name(key: str) -> str:
    """Return how a theme is called."""
    return CONCERN_BY_KEY[key].name if key in CONCERN_BY_KEY else key


def area_words(row: Row) -> str:
    """Return what one area says and what is recorded there, each with its interval."""
    return f"{_said(row)} {_recorded(row)}".strip()


def _said(row: Row) -> str:
    asked = counted(row["denominator"], "person", "people")
    if pd.isna(row["share"]):
        return f"{asked} answered: too few to give a share."
    limits = f"between {percent(row['share_lower_95'])} and {percent(row['share_upper_95'])}"
    drawn = f"; {HOW[row['how']]}" if HOW[row["how"]] else ""
    return f"{percent(row['share'])} say so ({limits}; {asked} answered{drawn})."


def _recorded(row: Row) -> str:
    if pd.isna(row["rate_per_1000"]):
        return "Its rate can't be told."
    return (
        f"Recorded: {decimal(row['rate_per_1000'])} for each 1,000 residents "
        f"({decimal(row['lower_95'])} to {decimal(row['upper_95'])})."
    )


def perception_sentence(frame: pd.DataFrame) -> str:
    """Return which areas lie in a corner, by name, of the first theme that has one."""
    if frame.empty:
        return (
            "No survey of several wards or towns is loaded, so worry can't be set beside what is "
            "recorded."
        )
    parts = [
        f"{listed(list(rows['area_name']), 3)}: {corner}"
        for corner in (WORRIED_LOW, WORRIED_HIGH, CALM_HIGH, CALM_LOW)
        if len(rows := frame[frame["corner"] == corner])
    ]
    rest = int((frame["corner"] == BETWEEN).sum())
    lost = int((frame["corner"] == CANNOT_TELL).sum())
    parts += [f"{counted(rest, 'area')} in between"] if rest else []
    parts += [f"{counted(lost, 'area')} of which it can't be told"] if lost else []
    return f"{'; '.join(parts)}."


def asked_when(row: Row) -> str:
    """Return when people were asked, and in which months the records are from."""
    spans = [
        Period(*(row[name].date().replace(day=1) for name in names))
        for names in (("period_start", "period_end"), ("from", "to"))
    ]
    return f"Asked {during(spans[0])}; recorded {during(spans[1])}."


def agreement_sentence(found: Agreement, what: str) -> str:
    """Return how far the order of areas agrees, in words, with the correlation's interval."""
    if found.verdict == CANNOT_TELL:
        return (
            f"Only {counted(found.areas, 'area')} can be set beside the records of {what}: too few "
            "to say whether worry follows them."
        )
    said = {
        "agree": "Areas that worry more do have more recorded",
        "disagree": "Areas that worry more have less recorded",
        "not clear": "Whether areas that worry more have more recorded is not clear",
    }[found.verdict]
    return (
        f"{said}. Of {counted(found.areas, 'area')} the rank correlation is "
        f"{signed(found.rank_correlation)}, most likely between {signed(found.lower_95)} and "
        f"{signed(found.upper_95)}. At 1 both orders are the same, at -1 each is the other's "
        "reverse."
    )


def signed(value: float) -> str:
    """Return "0.42" or "-0.10"."""
    text = f"{value:.2f}"
    return text.removeprefix("-") if not float(text) else text


def issues_sentence(frame: pd.DataFrame) -> str:
    """Return which themes most people raised, and in how many areas anything was."""
    if frame.empty:
        return "No list of issues that people raised is loaded."
    themes = frame.groupby("theme")["raised"].sum().sort_values(ascending=False)
    most = [f"{theme_name(str(key))} ({number(count)})" for key, count in themes.head(3).items()]
    first, last = (month_name(frame[name].agg(how).date()) for name, how in _ENDS)
    when = f"in {first}" if first == last else f"from {first} to {last}"
    areas = frame["area_code"].nunique()
    return (
        f"{counted(themes.sum(), 'person', 'people')} raised an issue {when}, in "
        f"{counted(areas, 'area')}: most often {listed(most)}."
    )


_ENDS = (("first", "min"), ("last", "max"))


def theme_words(row: Row) -> str:
    """Return what was raised of a theme and what the survey says of it."""
    parts = []
    if row["raised"]:
        parts.append(
            f"{counted(row['raised'], 'person', 'people')} raised it (place "
            f"{number(row['consultation_rank'])} of what was raised)"
        )
    if pd.notna(row["share"]):
        parts.append(
            f"{percent(row['share'])} of {number(row['asked'])} people asked say it is a problem "
            f"(between {percent(row['lower_95'])} and {percent(row['upper_95'])})"
        )
    return f"{'; '.join(parts)}." if parts else "Nothing was raised, and nobody was asked."


def themes_sentence(frame: pd.DataFrame) -> str:
    """Return which themes come first by what was raised, and of those asked about in the survey."""
    raised = list(frame[frame["consultation_rank"] == 1]["theme_name"])
    said = list(frame[frame["survey_rank"] == 1]["theme_name"])
    parts = [f"By people who raised something {listed(raised)} comes first"] if raised else []
    if said:
        number_asked = int(frame["survey_rank"].notna().sum())
        asked = counted(number_asked, "theme")
        parts.append(f"of the {asked} that the survey asked about, {listed(said)}")
    if not parts:
        return "Nothing that people raised and no survey of residents is loaded."
    both = "; ".join(parts)
    return f"{both[0].upper()}{both[1:]}."


def held_back(rows: int) -> str:
    """Return that small numbers, and what is of people in trouble, are not told by area."""
    return (
        f"{counted(rows, 'row')} not shown: too few people to be told of, or of people in trouble."
    )
