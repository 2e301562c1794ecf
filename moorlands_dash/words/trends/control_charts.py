"""What a control chart says: whether the latest point is chance, and what holds otherwise."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.measures.trends import control_rules as rules
from moorlands_dash.measures.trends.control_charts import LEAST_POINTS, POISSON, TRIAL_UNDER
from moorlands_dash.periods import Period, day_name, month_name
from moorlands_dash.words.doubt import SET_ASIDE, bounds
from moorlands_dash.words.numbers import amount, counted, decimal, months_listed

RULE_WORDS = {
    rules.OUTSIDE: "beyond a limit",
    rules.TREND: "seven rising or falling in a row",
    rules.NEAR: "two of three near a limit",
    rules.SHIFT: "seven in a row on one side of the mean",
}

VARIATION_WORDS = {
    icons.COMMON: "the usual ups and downs; nothing to explain in this one point.",
    icons.IMPROVING: "better than chance alone would have it; worth knowing why.",
    icons.CONCERNING: "worse than chance alone would have it; worth knowing why.",
    icons.DIFFERENT: "beyond chance, but neither better nor worse: these counts also rise and fall "
    "with what the police look for.",
    icons.CANNOT_TELL: "not every month of the latest point is loaded, rows set aside may belong "
    "to it, or there are too few points.",
}

ASSURANCE_WORDS = {
    icons.PASSING: "as things are, the target's monthly share is met each time.",
    icons.FAILING: "as things are, the target's monthly share is missed each time; only a "
    "real change will meet it.",
    icons.HIT_AND_MISS: "as things are, chance decides whether the target's monthly share is met.",
}

_MOVED = 1 / 3
"""Share of points in a row on one side from which one mean fits the months badly."""

_OFF = 1e-9
"""Limits are a little off the counts that they are of."""

POINT_NAMES = {1: "month", 3: "quarter", 6: "half year"}


def sentence_of(frame: pd.DataFrame, name: str, shown: Period, doubt: float = 0) -> str:
    """Return whether the latest point is real, in plain English.

    "Burglary in Leek East: 4 in September 2026, within the usual ups and downs (up to 9). The mean
    is 3.2 a month since October 2023."

    `doubt` is how many rows set aside may be of the latest point, as for `words.doubt.bounds`.
    """
    if frame.empty:
        # A point of a rare kind holds several months, and fewer than that are there.
        return (
            f"{name}: cannot tell, because they are so few that several months make one point, and "
            f"{shown} {'is' if len(shown) == 1 else 'are'} too few for one."
        )
    known = frame[frame["count"].notna()]
    if known.empty:
        return f"{name}: cannot tell, because no month from {shown} is loaded."
    last = frame.iloc[-1]
    if pd.isna(last["count"]):
        return f"{name}: cannot tell about {point_name(last)}, as {_not_whole(last)}."
    point = f"{name}: {bounds(last['count'], doubt)} in {point_name(last)}"
    if pd.isna(last["mean"]):
        return f"{point}. {_too_few(frame, last)}"
    if last["meaning"] == icons.CANNOT_TELL:
        return f"{point}. Cannot tell whether that is usual: {SET_ASIDE}. {_level(frame, last)}"
    return f"{point}, {_verdict(last)}. {_level(frame, last)}{_trial(last)}"


def _not_whole(last: pd.Series) -> str:
    return (
        "no whole file of it is loaded"
        if last["months"] == 1
        else ("not every month of it is loaded")
    )


def _too_few(frame: pd.DataFrame, last: pd.Series) -> str:
    """Return that there is no usual range yet, and from how many points on there is one."""
    points = int(frame.loc[frame["segment"] == last["segment"], "count"].notna().sum())
    return (
        f"Cannot tell whether that is usual: {counted(points, 'point')} {_are(points)} too few "
        f"points to tell, and a usual range needs {LEAST_POINTS} or more."
    )


def _verdict(last: pd.Series) -> str:
    if not last["rule"]:
        return f"within the usual ups and downs ({usual_range(last)})"
    side = "above" if last["side"] > 0 else "below"
    told = {
        rules.OUTSIDE: f"{side} what chance explains ({usual_range(last)})",
        rules.TREND: f"one of seven or more in a row that {_way(last)}: a trend, not chance",
        rules.NEAR: f"one of two in three near the {_limit(last)} limit: more than chance explains",
        rules.SHIFT: f"one of seven or more in a row {side} the mean: more than chance explains",
    }
    meaning = {icons.IMPROVING: ", and for the better", icons.CONCERNING: ", and for the worse"}
    return told[str(last["rule"])] + meaning.get(str(last["meaning"]), "")


def _way(row: pd.Series) -> str:
    return "rise" if row["way"] > 0 else "fall"


def way_word(row: pd.Series) -> str:
    """Return which way a special point is so: rising or falling of a trend, else high or low."""
    ways = ("rising", "falling") if row["rule"] == rules.TREND else ("high", "low")
    return ways[0] if row["way"] > 0 else ways[1]


def _limit(row: pd.Series) -> str:
    return "upper" if row["side"] > 0 else "lower"


def usual_range(row: pd.Series) -> str:
    """Return "3 to 14", or "up to 9" where there is no lower limit."""
    upper = int(row["upper"] + _OFF)
    if pd.isna(row["lower"]) or row["lower"] <= 0:
        return f"usually up to {amount(upper)}" if upper else "usually none"
    lower = int(np.ceil(row["lower"] - _OFF))
    if lower >= upper:
        return f"usually {amount(upper)}" if lower == upper else f"usually {upper:,} or {lower:,}"
    return f"usually {amount(lower)} to {amount(upper)}"


def point_name(row: pd.Series) -> str:
    """Return "September 2026", or "July to September 2026" where months are put together."""
    return str(Period(row["from"].date(), row["to"].date()))


def variation_name(row: pd.Series) -> str:
    """Return what a point's variation is called: "An ordinary month", "Improving"."""
    meaning = str(row["meaning"])
    if meaning == icons.DIFFERENT:
        return "Special, neither better nor worse"
    if meaning != icons.COMMON:
        return meaning.capitalize()
    whole = len(Period(row["from"].date(), row["to"].date()))
    return "An ordinary month" if whole == 1 else "Ordinary months"


def _level(frame: pd.DataFrame, last: pd.Series) -> str:
    stretch = frame[frame["segment"] == last["segment"]]
    since = month_name(stretch.loc[stretch["count"].notna(), "from"].iloc[0].date())
    level = stretch["mean"].sum() / stretch["season"].sum()
    special = int((stretch["rule"] != "").sum())
    shifted = (stretch["rule"] == rules.SHIFT).mean()
    told = f"The mean is {decimal(level)} a {POINT_NAMES[int(last['months'])]} since {since}"
    if not special:
        return f"{told}, and no other point is special."
    marked = f"{told}; {counted(special, 'point')} of {len(stretch)} {_are(special)} special."
    if shifted < _MOVED:
        return marked
    return f"{marked} The level moved on the way: if you know why, let the limits begin anew."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _trial(last: pd.Series) -> str:
    if not last["trial"]:
        return ""
    return f" These are trial limits, from fewer than {TRIAL_UNDER} points: they may still move."


def chart_notes(frame: pd.DataFrame) -> list[str]:
    """Return how the limits were found, and where they begin anew."""
    notes = []
    length = int(frame["months"].iloc[0]) if len(frame) else 1
    if length > 1:
        notes.append(
            f"A month usually brings under 2, too few to judge by: each point is a "
            f"{POINT_NAMES[length]}."
        )
    exact = frame[frame["method"] == POISSON]
    if len(exact):
        notes.append(_exact(exact.iloc[-1]))
    missing = [stamp.date() for stamp in frame.loc[frame["count"].isna(), "from"]]
    if missing:
        named = months_listed(missing) if length == 1 else counted(len(missing), "point")
        notes.append(f"Without a count: {named}. The line breaks there, and so does every rule.")
    for _, first in frame[frame["segment_reason"] != ""].groupby("segment").head(1).iterrows():
        notes.append(
            f"Limits begin anew in {month_name(first['from'].date())}: {first['segment_reason']}"
        )
    return notes


def events_words(events: pd.DataFrame) -> str:
    """Return "1 July 2024: A new car park opens in Checkley (event)", each one of a point."""
    return "; ".join(
        f"{day_name(day.date())}: {title} ({kind})"
        for day, title, kind in zip(events["date"], events["title"], events["kind"], strict=True)
    )


def numbered_events(frame: pd.DataFrame) -> list[tuple[int, date, str]]:
    """Return number, first day and events of each point in which something happened."""
    told = frame[frame["events"] != ""]
    return [
        (number, day.date(), str(words))
        for number, (day, words) in enumerate(
            zip(told["from"], told["events"], strict=True), start=1
        )
    ]


def _exact(row: pd.Series) -> str:
    above = f"a count above {amount(row['upper'])} has a chance of {_chance(row['chance_above'])}"
    if pd.isna(row["lower"]):
        below = "even none at all is usual, so there is no lower limit"
    else:
        below = f"one under {amount(row['lower'])} of {_chance(row['chance_below'])}"
    return (
        f"Exact Poisson limits, as the mean is under 10: of the latest point {above}, {below}. "
        "They take each one counted as independent of the others; a burst by one offender looks "
        "surer than it is."
    )


def _chance(value: float) -> str:
    return f"{decimal(value * 1000)} in 1,000"


def season_notes(asked: str, adjusted: bool, months: int) -> list[str]:
    """Return how the season is treated."""
    if adjusted:
        return [
            "Season adjusted: mean and limits go up and down with the months' usual share; the "
            "counts are as they came."
        ]
    if asked == "adjusted":
        return [
            f"Not adjusted for the season: that needs 24 months without a gap, and {months} "
            f"{'is' if months == 1 else 'are'} loaded."
        ]
    return ["Not adjusted for the season: a month that is always busy may stand out each year."]
