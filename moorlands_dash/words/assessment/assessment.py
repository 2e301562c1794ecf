"""What is said of an assessment: which theme is first, how sure that is, what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.assessment.criteria import Criterion
from moorlands_dash.measures.assessment.harm import Weights
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.numbers import (
    amount,
    counted,
    decimal,
    during,
    listed,
    number,
    percent,
)

WITHOUT_HARM = "Without harm"
CRIME = (
    "Crime and disorder is ranked by its kinds: violence and public order, theft and burglary, "
    "damage and arson. Its sum would lead whatever mattered."
)
WHAT_SCORES = (
    "A weight says how much a criterion is to matter, from 0 to 10. That is for the partnership to "
    "judge; the figures don't say it."
)
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_RECORDS = {
    "street_cleaning_requests": "requests to clean streets",
    "alcohol_admissions": "hospital admissions for alcohol",
    "reoffending_adult": "adults who reoffend",
    "first_time_entrants": "young people new to the courts",
    "domestic_abuse_referrals": "referrals of domestic abuse",
    "vulnerable_helped": "vulnerable people helped",
    "hate_incidents": "hate incidents",
    "hate_crime": "hate crime",
    "domestic_abuse": "domestic abuse",
}
_HALF = 0.5


def ordinal(place: int) -> str:
    """Return "first", or "12th" beyond the ninth."""
    if place <= len(_ORDER):
        return _ORDER[place - 1]
    ends = {1: "st", 2: "nd", 3: "rd"}
    end = "th" if place % 100 in (11, 12, 13) else ends.get(place % 10, "th")
    return f"{place}{end}"


def assessment_sentence(frame: pd.DataFrame) -> str:
    """Return which theme leads, how often, and which one has the most incidents."""
    known = frame[frame["rank"].notna()]
    if known.empty:
        return (
            "Cannot tell: no file about any theme is loaded. Load one with "
            "`moorlands-dash load PATH`."
        )
    first = known.iloc[0]
    said = (
        f"{first['theme_name']} comes first by these weights, and in "
        f"{chance_percent(first['first'])} of 10,000 draws of other weights."
    )
    if first["first"] < _HALF:
        said += " So which theme matters most isn't sure."
    most = known.iloc[int(known["count"].astype(float).argmax())]
    if most["theme"] != first["theme"]:
        said += (
            f" {most['theme_name']} has the most ({number(most['count'])}), and comes "
            f"{ordinal(int(most['rank']))}."
        )
    return said + _unknown_sentence(frame)


def _unknown_sentence(frame: pd.DataFrame) -> str:
    unknown = frame[frame["rank"].isna()]
    said = ""
    whys = ((False, "no file about them is loaded"), (True, "we give no figures of them"))
    for kept, why in whys:
        own = unknown[(unknown["lacking"] == KEPT_BACK) == kept]
        if len(own):
            names = listed([str(name).lower() for name in own["theme_name"]])
            said += f" Not ranked, as {why}: {names}."
    return said


def scores_sentence(frame: pd.DataFrame) -> str:
    """Return of how many values of themes something is known."""
    if frame.empty:
        return "Nothing is scored: no file about any theme is loaded."
    known, whole = int(frame["known"].sum()), len(frame)
    themes = frame["theme"].nunique()
    return (
        f"{number(known)} of {number(whole)} values of {counted(themes, 'theme')} are known; each "
        "of the others counts as the mean of the themes of which it is."
    )


def months_sentence(frame: pd.DataFrame) -> str:
    """Return of how many themes months are shown."""
    if frame.empty:
        return "No theme's months are loaded."
    return f"The latest months of {counted(frame['theme'].nunique(), 'theme')}."


def theme_words(row: Row) -> str:
    """Return a theme's row in a sentence or two."""
    if pd.isna(row["rank"]):
        return f"{row['theme_name']}: {row['lacking']}. It isn't ranked, which is not the last."
    said = [f"{row['theme_name']}: {number(row['count'])}{_when(row)}"]
    said += [_judged(row) + _trend(row)]
    if pd.notna(row["gap"]):
        said.append(f"{decimal(row['gap'], 2)} times the rate of England and Wales")
    if pd.notna(row["similar"]):
        said.append(f"{decimal(row['similar'], 2)} times that of similar districts")
    if pd.notna(row["share"]):
        said.append(f"a problem for {percent(row['share'])} of residents asked")
    ranked = (
        f"Rank {int(row['rank'])}; first in {chance_percent(row['first'])} of draws, rank "
        f"{_ranks(row)} in nine of ten"
    )
    return f"{'; '.join(said)}. {ranked}."


def _ranks(row: Row) -> str:
    low, high = int(row["rank_from"]), int(row["rank_to"])
    return str(low) if low == high else f"{low} to {high}"


def _when(row: Row) -> str:
    if pd.isna(row["from"]) or pd.isna(row["to"]):
        return ""
    return f" {during(Period(row['from'].date(), row['to'].date()))}"


def _judged(row: Row) -> str:
    """Return of how many of them the trend is, where not of all."""
    if pd.isna(row["judged"]) or float(row["judged"]) == float(row["count"]):
        return ""
    return f"of these {number(row['judged'])} incidents or reports, "


def _trend(row: Row) -> str:
    """Return which way it goes: against what is usual, or others' counts against a year before."""
    against: str = "the year before" if pd.isna(row["judged"]) else ""
    return {
        verdicts.MORE: f"more than {against or 'usual'}",
        verdicts.FEWER: f"fewer than {against or 'usual'}",
        verdicts.CANNOT_TELL: "whether that is usual can't be told",
    }.get(str(row["trend"]), f"no clear change from {against or 'what is usual'}")


def value_words(criterion: Criterion, value: float, theme: str) -> str:
    """Return a theme's value in words, or that it isn't known."""
    if pd.isna(value):
        return f"{criterion.name} of {theme.lower()} isn't known."
    shown = amount(value) if abs(value) >= 10 else decimal(value, 2)
    return f"{criterion.name}: {shown} {criterion.unit}."


def unseat_words(row: dict[str, Any]) -> str:
    """Return what it takes with one weight."""
    weight, needed = amount(row["weight"]), row["needed"]
    if pd.isna(needed):
        return f"{row['criterion']}: no weight from 0 to 10 alone changes which theme is first."
    way = "fell" if needed < row["weight"] else "rose"
    return (
        f"{row['criterion']}: if its weight {way} from {weight} to {decimal(needed, 1)}, "
        f"{row['then']} would come first."
    )


def unseat_sentence(frame: pd.DataFrame, themes: pd.DataFrame) -> str:
    """Return which single weight unseats the first theme soonest, or that none does."""
    known = themes[themes["rank"].notna()]
    if known.empty:
        return "Nothing is ranked yet."
    name = known["theme_name"].iloc[0]
    able = frame[frame["needed"].notna()]
    if able.empty:
        return f"No single weight, whatever it were, would unseat {name}."
    nearest = able.iloc[int((able["needed"] - able["weight"]).abs().argmin())]
    return f"{name} is first. The nearest change that would unseat it: {nearest['words']}"


def harm_sentence(frame: pd.DataFrame) -> str:
    """Return which theme is first under each list, and without."""
    if frame.empty:
        return "Nothing is ranked yet."
    first = frame[frame["rank"] == 1]
    names = dict(zip(first["harm_list"], first["theme_name"], strict=True))
    if len(names) == 1:
        return (
            f"No list of harm is loaded. Without harm {next(iter(names.values()))} comes first. "
            "ONS's Crime Severity Score or the Cambridge Crime Harm Index can be loaded."
        )
    if len(set(names.values())) == 1:
        return f"{next(iter(names.values()))} comes first under each list of harm, and without."
    told = listed([f"{theme} ({name})" for name, theme in names.items()])
    return f"Which theme is first hangs on the list of harm: {told}."


def period_notes(periods: Sequence[tuple[str, Period]]) -> list[str]:
    """Return what months are counted, of the themes that differ by name."""
    spans: dict[Period, list[str]] = {}
    for name, period in periods:
        spans.setdefault(period, []).append(name)
    if not spans:
        return []
    usual = max(spans, key=lambda period: (len(spans[period]), period))
    notes = [f"Counted {during(usual)}."]
    return notes + [
        f"{listed(names)}: counted {during(period)}, the latest that is loaded."
        for period, names in spans.items()
        if period != usual
    ]


def unknown_notes(names: Sequence[str], first: float) -> list[str]:
    """Return which themes have no rank, and how likely one would be first, were it like others."""
    if not names:
        return []
    one = len(names) == 1
    whose = "It has" if one else "They have"
    like = "it were like any of the others, it" if one else "each were like any other, one of them"
    return [
        f"Nothing is known here of {listed([name.lower() for name in names])}. {whose} no rank. If "
        f"{like} would come first in {chance_percent(first)} of draws."
    ]


def harm_notes(weights: Weights | None) -> list[str]:
    """Return by which list harm is weighed, and how far it tells."""
    if weights is None:
        return ["Harm doesn't count here: no list is loaded, or none was chosen."]
    return [f"Harm is weighed by {list_words(weights)}"]


def lists_notes(lists: Sequence[Weights]) -> list[str]:
    """Return what each list is."""
    return [list_words(weights) for weights in lists]


def list_words(weights: Weights) -> str:
    """Return a list's name, unit, maker, and how much of the recorded offences it weighs."""
    part = ""
    if weights.weighed < 1:
        part = f" It weighs {percent(weights.weighed)} of our force's recorded offences."
    unit = f", in {weights.unit}" if weights.unit else ""
    source = weights.source.rstrip(".") or "a source that the file doesn't name"
    return f"{weights.name}{unit}. Source: {source}.{part}"


def place(raised: pd.DataFrame, key: str) -> str:
    """Return "first of 2" priorities of the newest consultation; "" where it wasn't asked."""
    if key not in raised.index:
        return ""
    row: Row = raised.loc[key].to_dict()
    return f"{ordinal(int(row['place']))} of {int(row['of'])}"


def parts_named(keys: Sequence[str]) -> str:
    """Return parts of a theme by name."""
    named = vocabulary.choices()
    return listed([named[key] if key in named else _RECORDS.get(key, key) for key in keys])


KEPT_BACK = "figures about it are not given here, to protect people"


def nobody(would_send: str) -> str:
    """Return that nothing is loaded, and who would send it."""
    return f"no file about it is loaded: {would_send} would send it"
